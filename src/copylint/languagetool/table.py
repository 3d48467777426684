"""Which of LanguageTool's rules are asked for: the measured table, and what the settings change in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from copylint.tables.shipped import rules_folder

#: What a finding's id begins with.
PREFIX = "lt."


class Row(NamedTuple):
    """A line of the table: `what` is "category", "rule" or "never"; counts as the table explains them."""

    what: str
    name: str
    right: int
    added: int
    false: int
    safe: bool = False


class Asked(NamedTuple):
    """What LanguageTool is asked for, and which of its findings are not wanted after all.

    `named` are the rules that the settings name, which LanguageTool itself may have turned off.
    """

    rules: frozenset[str]
    categories: frozenset[str]
    never: frozenset[str]
    named: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.rules or self.categories)

    def wants(self, rule: str, category: str) -> bool:
        """Whether a finding of that rule and category is wanted."""
        return rule not in self.never and (rule in self.rules or category in self.categories)


@cache
def rows() -> tuple[Row, ...]:
    """Returns the lines of the table, in order. Raises OSError and ValueError."""
    out = []
    with open(rules_folder() / "languagetool" / "kept.tsv", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or not line.strip():
                continue
            what, name, right, added, false, *rest = line.rstrip("\n").split("\t")
            out.append(Row(what, name, int(right), int(added), int(false), rest == ["safe"]))
    return tuple(out)


def safe() -> frozenset[str]:
    """Returns the rules whose fixes may be safe."""
    return frozenset(r.name for r in rows() if r.safe)


def asked(select: Sequence[str], extend: Sequence[str], ignore: Iterable[str]) -> Asked:
    """Returns what is asked for under these settings.

    `select` narrows it down as it does copylint's own rules; a rule named by its id in `select` or
    `extend` is asked for even where the table does not list it.
    """
    ignore = set(ignore)
    if ignore & {"lt", "all"}:
        return Asked(frozenset(), frozenset(), frozenset())
    dropped = {s[len(PREFIX) :] for s in ignore if s.startswith(PREFIX)}
    named = {s[len(PREFIX) :] for s in (*select, *extend) if s.startswith(PREFIX)}
    rules, categories, never = set(named), set(), set(dropped)
    if not select or {"lt", "all"} & {*select, *extend}:
        rules |= {r.name for r in rows() if r.what == "rule"}
        categories |= {r.name for r in rows() if r.what == "category"}
        never |= {r.name for r in rows() if r.what == "never"} - named
    return Asked(
        frozenset(rules - dropped), frozenset(categories), frozenset(never), frozenset(named - dropped)
    )
