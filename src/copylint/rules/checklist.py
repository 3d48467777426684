"""What a kind is made of that has many checks, each in some module of the kind's own package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

from copylint.findings.finding import Finding
from copylint.rules.kind import Hit, RuleError
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story


class Checklist:
    """The checks of a kind that only reports: a rule names one with match: {check: NAME}.

    `modules` holds, by check, the module of `package` that has it. Such a module has TRIGGERS, the
    literals of each check, and CHECKS, its functions: (rule, story, hits) -> findings. Only the
    modules that a story calls for are imported.
    """

    def __init__(self, package: str, modules: Mapping[str, str]) -> None:
        self._package = package
        self._modules = modules
        self.schema: dict[str, Field] = {"check": Str(required=True, choices=tuple(modules))}

    def _module(self, rule: Rule) -> Any:
        return import_module(f"{self._package}.{self._modules[rule.match['check']]}")

    def validate(self, rule: Rule) -> None:
        """Raises RuleError where the rule promises a fix: which of two figures is wrong nobody can tell."""
        if rule.fix > 0:
            raise RuleError(("fix",), "this kind reports only: expected none")

    def triggers(self, rule: Rule) -> list[str]:
        """Returns the literals without which the check has nothing to look at."""
        return list(self._module(rule).TRIGGERS[rule.match["check"]])

    def prepare(self, rule: Rule) -> Any:
        """Returns the check."""
        return self._module(rule).CHECKS[rule.match["check"]]

    def check(self, rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yields what the check finds."""
        found: Iterator[Finding] = prepared(rule, story, hits)
        yield from found
