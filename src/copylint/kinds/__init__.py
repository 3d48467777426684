"""Rule kinds, one module each. A new kind is a new module here; its NAME registers it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TypeVar, cast

from copylint.faults import told
from copylint.kinds.contract import Kind
from copylint.rules import PackError, Rule

_NOT_KINDS = frozenset({"checklist", "contract"})


T = TypeVar("T")


@cache
def available() -> tuple[str, ...]:
    """Returns the names of all kinds, in alphabetical order.

    Not called `names`: a kind of that name becomes an attribute of this package when it is imported.
    """
    from pkgutil import iter_modules

    return tuple(sorted(m.name for m in iter_modules(__path__) if m.name not in _NOT_KINDS))


@cache
def get(name: str) -> Kind:
    """Returns the kind of that name; KeyError where there is none."""
    # Asked of a name at a time: to list all modules takes longer than to import one.
    if not name.isidentifier() or name.startswith("_") or name in _NOT_KINDS:
        raise KeyError(name)
    full = f"{__name__}.{name}"
    try:
        return cast(Kind, import_module(full))
    except ModuleNotFoundError as e:
        if e.name != full:
            raise
        raise KeyError(name) from None


@cache
def about_sentences(name: str) -> bool:
    """Returns whether a kind's rules are about sentences, so that furniture, tables and scores are none of their
    business unless their scope says so; what another program found is."""
    return name == "languagetool" or bool(getattr(get(name), "SENTENCES", False))


def triggers(rule: Rule) -> list[str] | None:
    """Returns the rule's literals, as its kind's `triggers` does. Raises PackError where that fails."""
    return usable(rule, get(rule.kind).triggers)


def usable(rule: Rule, work: Callable[[Rule], T]) -> T:
    """Returns what `work` makes of a rule. Raises PackError where it fails: a value that no kind thought of."""
    try:
        return work(rule)
    except Exception as e:
        raise PackError(rule.path, rule.line, f"rule {rule.id}: cannot be used: {told(e)}") from None
