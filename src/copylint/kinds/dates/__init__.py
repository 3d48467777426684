"""`dates`: what a calendar knows and the copy does not.

match: {check: NAME}; the checks stand in the modules of this package. All are report only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

from copylint.findings import Finding
from copylint.kinds.contract import Hit, RuleError
from copylint.rules import Rule
from copylint.schema import Field, Str
from copylint.story import Story

NAME = "dates"
CHANGES = "wording"

#: The module of each check: only those that a story calls for are imported.
_MODULES = {
    "weekday": "weekdays",
    "impossible": "days",
    "years": "spans",
    "anniversary": "spans",
    "clock": "spans",
    "age-twice": "ages",
    "age-born": "ages",
    "tense": "tense",
}
SCHEMA: dict[str, Field] = {"check": Str(required=True, choices=tuple(_MODULES))}


def _module(rule: Rule) -> Any:
    return import_module(f"{__name__}.{_MODULES[rule.match['check']]}")


def validate(rule: Rule) -> None:
    """Raises RuleError where the rule promises a fix: which of two dates is wrong nobody can tell."""
    if rule.fix > 0:
        raise RuleError(("fix",), "this kind reports only: expected none")


def triggers(rule: Rule) -> list[str]:
    """Returns the names of days or months, or the words that speak of age."""
    return list(_module(rule).TRIGGERS[rule.match["check"]])


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _module(rule).CHECKS[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)
