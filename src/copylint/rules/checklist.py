"""What a kind is made of that has many checks, each in some module of the kind's own package, and what
these report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from copylint.findings.finding import Evidence, Finding
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.text.spans import Span

Validate = Callable[[Rule], None]
Triggers = Callable[[Rule], list[str]]
Prepare = Callable[[Rule], Any]
Check = Callable[[Rule, Any, Story, Sequence[Hit]], Iterable[Finding]]


class Doubt(NamedTuple):
    """What a check reports of text[start:end], and the places elsewhere that speak for it, each with a
    reason."""

    start: int
    end: int
    message: str
    evidence: tuple[tuple[Span, str], ...]


def doubt(at: Span | tuple[int, int], message: str, *evidence: tuple[Span | tuple[int, int], str]) -> Doubt:
    """Returns the doubt; places are spans, or (start, end) as a match gives them."""
    start, end = _ends(at)
    return Doubt(start, end, message, tuple((Span(*_ends(place)), reason) for place, reason in evidence))


def _ends(place: Span | tuple[int, int]) -> tuple[int, int]:
    return (place.start, place.end) if isinstance(place, Span) else place


class Checklist:
    """The checks of a kind that only reports: a rule names one with match: {check: NAME}.

    `modules` holds, by check, the module of `package` that has it. Such a module has TRIGGERS, the
    literals of each check, and CHECKS, its functions: (story, hits) -> doubts; READS where these do not read
    all of a story (see `copylint.rules.kind.Kind`). Only the modules that a story calls for are imported.
    """

    def __init__(self, package: str, modules: Mapping[str, str]) -> None:
        self._package = package
        self._modules = modules
        self.schema: dict[str, Field] = {"check": Str(required=True, choices=tuple(modules))}

    def parts(self) -> tuple[dict[str, Field], Validate, Triggers, Prepare, Check]:
        """Returns what the module of the kind has to offer: SCHEMA, validate, triggers, prepare and check."""
        return self.schema, self.validate, self.triggers, self.prepare, self.check

    def _module(self, rule: Rule) -> Any:
        return import_module(f"{self._package}.{self._modules[rule.match['check']]}")

    def validate(self, rule: Rule) -> None:
        """Raises RuleError where the rule promises a fix: which of two figures is wrong nobody can tell."""
        if rule.fix > 0:
            raise RuleError(("fix",), "this kind reports only: expected none")

    def triggers(self, rule: Rule) -> list[str]:
        """Returns the literals without which the check has nothing to look at."""
        return list(self._module(rule).TRIGGERS[rule.match["check"]])

    def reads(self, rule: Rule) -> str:
        """Returns how far the check reads, as the module that has it states."""
        return str(getattr(self._module(rule), "READS", "story"))

    def prepare(self, rule: Rule) -> Any:
        """Returns the check."""
        return self._module(rule).CHECKS[rule.match["check"]]

    def check(self, rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yields what the check finds."""
        found: Iterator[Doubt] = prepared(story, hits)
        for start, end, message, evidence in found:
            places = [Evidence(span=span, reason=reason) for span, reason in evidence]
            yield finding(rule, story, start, end, message=message, evidence=places)
