"""Modules that have a compiled twin, as they are without one."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def interpreted(module: ModuleType) -> ModuleType:
    """Returns the module as it runs where no compiler was at hand, under another name."""
    package, _, own = module.__name__.rpartition(".")
    own = own.removeprefix("_")
    name = f"{package}._plain_{own}"
    path = Path(str(module.__file__)).with_name(f"{own}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made
