"""`figures`: sums that do not come out, and figures given twice.

match: {check: NAME}; the checks stand in the modules of this package, by what they look at. All are
report only: which of two figures is wrong the copy cannot say. Where a figure is called
approximate, or the parts need not be the whole, nothing is said.
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

NAME = "figures"
CHANGES = "wording"

#: The module of each check: only those that a story calls for are imported.
_MODULES = {
    "parts": "totals",
    "held": "totals",
    "in-all": "sums",
    "shared-out": "sums",
    "votes": "contests",
    "score": "contests",
    "record": "contests",
    "each": "rates",
    "rate": "rates",
    "average": "rates",
    "change": "percentages",
    "points": "percentages",
    "shares": "percentages",
    "share": "percentages",
    "direction": "percentages",
    "multiple": "percentages",
    "conversion": "conversions",
    "count-twice": "counts",
    "duration-twice": "counts",
    "toll-twice": "tolls",
    "more-than-all": "tolls",
    "listed": "listed",
    "difference": "differences",
    "left-over": "differences",
    "exchange-rate": "currencies",
    "fraction": "fractions",
    "times": "fractions",
}
SCHEMA: dict[str, Field] = {"check": Str(required=True, choices=tuple(_MODULES))}


def _module(rule: Rule) -> Any:
    return import_module(f"{__name__}.{_MODULES[rule.match['check']]}")


def validate(rule: Rule) -> None:
    """Raises RuleError where the rule promises a fix."""
    if rule.fix > 0:
        raise RuleError(("fix",), "this kind reports only: expected none")


def triggers(rule: Rule) -> list[str]:
    """Returns the words without which the check has nothing to look at."""
    words: list[str] = _module(rule).TRIGGERS[rule.match["check"]]
    return words


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return _module(rule).CHECKS[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)
