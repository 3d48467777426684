"""The modules of benchmarks/, which are scripts and in no package."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from support.places import ROOT


def benchmark(name: str) -> ModuleType:
    """Returns a module of benchmarks/ that needs none of its neighbours, run anew; what is looked for by
    others stays what it is."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "benchmarks" / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
    return module
