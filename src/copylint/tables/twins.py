"""Modules that are compiled where a compiler is at hand: the compiled twin takes the place of the Python it
was made of.

Such a module is plain Python with a `.pxd` beside it that says which C types its names have; hatch_build.py
makes `_name` of `name` and `name.pxd`, beside them. Both find the same. Where the twin is missing, or older
than its source, the module stays what it is; COPYLINT_PURE=1 asks for that.
"""

from __future__ import annotations

import os
import sys
import zlib
from functools import cache
from importlib import import_module
from types import ModuleType


def take_over(name: str) -> None:
    """Puts the compiled twin of the module `name` into its place, if there is one that fits its source.

    The module says `take_over(__name__)` as its last line: whoever imports it gets the twin, under the one
    name.
    """
    package, _, own = name.rpartition(".")
    if own.startswith("_") or os.environ.get("COPYLINT_PURE") == "1":  # `_name` is a twin, which has none
        return
    try:
        twin = import_module(f"{package}._{own}")
    except ImportError:
        return
    if getattr(twin, "SOURCE", None) == source(os.path.dirname(str(twin.__file__))):
        sys.modules[name] = twin


def is_compiled(module: ModuleType) -> bool:
    """Whether what stands under a module's name is its compiled twin."""
    return hasattr(module, "SOURCE")


@cache
def source(folder: str) -> int | None:
    """Returns the CRC-32 of all modules of a folder that have types, and of these: its twins know each other,
    so that all of them are used or none. None where one can't be read."""
    found = 0
    try:
        for name in sorted(n.removesuffix(".pxd") for n in os.listdir(folder) if n.endswith(".pxd")):
            for path in (f"{name}.py", f"{name}.pxd"):
                with open(os.path.join(folder, path), "rb") as f:
                    found = zlib.crc32(f.read(), found)
    except OSError:
        return None
    return found
