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
    if getattr(twin, "SOURCE", None) == _source(sys.modules[name]):
        sys.modules[name] = twin


def is_compiled(module: ModuleType) -> bool:
    """Whether what stands under a module's name is its compiled twin."""
    return hasattr(module, "SOURCE")


def _source(module: ModuleType) -> int | None:
    """The CRC-32 of a module and its types, which the build puts into the twin; None where there are none."""
    code = str(module.__file__)
    try:
        with open(code, "rb") as f, open(code.removesuffix("py") + "pxd", "rb") as types:
            return zlib.crc32(types.read(), zlib.crc32(f.read()))
    except OSError:
        return None
