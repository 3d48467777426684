"""Modules that have a compiled twin, both ways: what is imported, and the Python that it was made of."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from copylint.tables.twins import is_compiled
from support.places import ROOT


def interpreted(name: str) -> ModuleType:
    """Returns the Python of a module, whatever stands under its name; a module of its own."""
    package, _, own = name.rpartition(".")
    path = (ROOT / "src").joinpath(*name.split(".")).with_suffix(".py")
    spec = spec_from_file_location(f"{package}._plain_{own}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compiled(name: str) -> ModuleType:
    """Returns the twin. Skips the test where there is none; fails it under CI=true, where there must be."""
    module = import_module(name)
    if not is_compiled(module):
        said = f"{name} was not compiled, or is older than its source"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(f"{said}; COPYLINT_PURE is set, or there was no compiler")
    return module


def way_of(name: str, way: str) -> ModuleType:
    """Returns a module `compiled` or `interpreted`."""
    return {"compiled": compiled, "interpreted": interpreted}[way](name)


def typed() -> list[str]:
    """Returns the names of all modules that have types beside them."""
    src = ROOT / "src"
    return sorted(".".join(p.relative_to(src).with_suffix("").parts) for p in Path(src).rglob("*.pxd"))


def twin_of(name: str) -> str:
    """Returns where in a wheel the twin of a module lies, without what stands behind its name."""
    package, _, own = name.rpartition(".")
    return f"{package.replace('.', '/')}/_{own}"


WAYS = ("compiled", "interpreted")
PYTHON = sys.executable
