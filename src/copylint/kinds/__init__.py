"""Rule kinds, one module each, in rooms by subject.

A new kind is a new module in one of them; its NAME registers it: a kind is found by its module's name, or
where the room itself is called so, in its `kind.py`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TypeVar, cast

from copylint.rules.kind import Kind
from copylint.rules.packerror import PackError
from copylint.rules.rule import Rule
from copylint.text.faults import told

T = TypeVar("T")


@cache
def _modules() -> dict[str, list[str]]:
    """The modules of all rooms, by the name that a kind in them has."""
    out: dict[str, list[str]] = {}
    for folder in __path__:
        rooms = (
            e.name for e in os.scandir(folder) if e.name.isidentifier() and e.name[0] != "_" and e.is_dir()
        )
        for room in sorted(rooms):
            for file in sorted(os.listdir(os.path.join(folder, room))):
                stem, _, ending = file.partition(".")
                if ending == "py" and stem[0] != "_":
                    out.setdefault(room if stem == "kind" else stem, []).append(f"{__name__}.{room}.{stem}")
    return out


@cache
def available() -> tuple[str, ...]:
    """Returns the names of all kinds, in alphabetical order.

    Not called `names`: a kind of that name becomes an attribute of this package when it is imported.
    """
    return tuple(sorted(name for name in _modules() if _kind(name)))


@cache
def get(name: str) -> Kind:
    """Returns the kind of that name; KeyError where there is none."""
    found = _kind(name)
    if found is None:
        raise KeyError(name)
    return found


def _kind(name: str) -> Kind | None:
    # A room also holds modules that are no kinds: what their checks share has no NAME.
    for module in _modules().get(name, ()):
        found = import_module(module)
        if getattr(found, "NAME", None) == name:
            return cast(Kind, found)
    return None


@cache
def about_sentences(name: str) -> bool:
    """Returns whether a kind's rules are about sentences, so that furniture, tables and scores are none of
    their business unless their scope says so; what another program found is."""
    return name == "languagetool" or bool(getattr(get(name), "SENTENCES", False))


def reads(rule: Rule) -> str:
    """Returns how far a rule reads, "paragraph", "neighbours" or "story" (see `copylint.rules.kind.Kind`): of
    a text under edit it is asked again only about what changed."""
    if rule.kind == "languagetool":
        return "story"
    kind = get(rule.kind)
    tell = getattr(kind, "reads", None)
    return str(tell(rule) if tell is not None else getattr(kind, "READS", "story"))


def triggers(rule: Rule) -> list[str] | None:
    """Returns the rule's literals, as its kind's `triggers` does. Raises PackError where that fails."""
    return usable(rule, get(rule.kind).triggers)


def usable(rule: Rule, work: Callable[[Rule], T]) -> T:
    """Returns what `work` makes of a rule. Raises PackError where it fails: a value that no kind thought
    of."""
    try:
        return work(rule)
    except Exception as e:
        raise PackError(rule.path, rule.line, f"rule {rule.id}: cannot be used: {told(e)}") from None
