"""`typography`: spaces and punctuation marks.

match: {check: NAME}. Every check starts from literals that hardly ever stand in clean copy, so that
it costs nothing there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.typography import brackets, gaps, house, marks, spaces, unseen
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story

NAME = "typography"
READS = "story"
CHANGES = "writing"
SENTENCES = True
SHOWN = ("mark", "more")

_LETTERS = list("abcdefghijklmnopqrstuvwxyz")
#: Check -> what does it, and the literals it starts from; None for what no matcher sees.
_CHECKS: dict[str, tuple[Callable[[Rule, Story, Sequence[Hit]], Iterator[Finding]], list[str] | None]] = {
    "space-before-comma": (spaces.before_mark, [" ,"]),
    "space-before-stop": (spaces.before_mark, [" ."]),
    "space-before-mark": (spaces.before_mark, [" ;", " :", " ?", " !"]),
    "space-after-comma": (spaces.after_comma, [m + x for m in ",;" for x in _LETTERS]),
    "space-after-stop": (spaces.after_stop, [m + x for m in ".?!" for x in _LETTERS]),
    "comma-twice": (marks.twice, [",,"]),
    "stop-twice": (marks.twice, [".."]),
    "marks-clash": (marks.clash, [",.", ".,", "?."]),
    "double-space": (gaps.double_space, ["  "]),
    "brackets": (brackets.unpaired, ["(", ")", "[", "]"]),
    "bracket-space": (brackets.space_inside, ["( ", " )", "[ ", " ]"]),
    "bracket-joined": (brackets.joined, [x + "(" for x in _LETTERS] + [")" + x for x in _LETTERS]),
    "double-hyphen": (house.dash, ["--"]),
    "hyphen-as-dash": (house.dash, [" - "]),
    "unseen": (unseen.unseen, None),
    "ellipsis": (house.ellipsis, ["...", ". .", "?"]),
}

SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=tuple(_CHECKS)),
    "house": Str(choices=house.HOUSES),
}


def validate(rule: Rule) -> None:
    """The schema says it all."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns the literals of the check; None for what no matcher sees."""
    return _CHECKS[rule.match["check"]][1]


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _CHECKS[rule.match["check"]][0]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)
