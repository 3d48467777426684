"""Rule kinds, one module each. A new kind is a new module here; its NAME registers it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from copylint.kinds.contract import Kind

_NOT_KINDS = frozenset({"checklist", "contract"})


@cache
def available() -> tuple[str, ...]:
    """Returns the names of all kinds, in alphabetical order.

    Not called `names`: a kind of that name becomes an attribute of this package when it is imported.
    """
    return tuple(sorted(m.name for m in iter_modules(__path__) if m.name not in _NOT_KINDS))


@cache
def get(name: str) -> Kind:
    """Returns the kind of that name; KeyError where there is none."""
    if name not in available():
        raise KeyError(name)
    return cast(Kind, import_module(f"{__name__}.{name}"))
