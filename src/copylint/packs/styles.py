"""What a house style makes of a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from copylint import kinds
from copylint.findings.finding import Safety, Severity
from copylint.rules import schema
from copylint.rules.rule import Rule
from copylint.tables.shipped import is_own


def styled(rule: Rule, style: str) -> Rule:
    """Returns the rule as a house style changes it; the rule itself where the style says nothing.

    Raises SchemaError where the change does not fit the kind.
    """
    change = rule.styles.get(style)
    if not change:
        return rule
    match = dict(rule.match)
    severity = rule.severity
    if severity is Severity.SUGGESTION and rule.weight == "house" and is_own(rule.path):
        severity = Severity.WARNING  # which the house has made its own matter
    if "match" in change:
        fields = {k: f._replace(required=False) for k, f in kinds.get(rule.kind).SCHEMA.items()}
        match.update(schema.load(fields, change["match"], (style, "match")))
    return replace(
        rule,
        enabled=change.get("enabled", rule.enabled),
        severity=Severity[change["severity"].upper()] if "severity" in change else severity,
        fix=Safety[change["fix"].upper()] if "fix" in change else rule.fix,
        replace=change.get("replace", rule.replace),
        message=change.get("message", rule.message),
        match=match,
        plan="",
    )


def styled_by(rule: Rule, styles: Sequence[str]) -> Rule:
    """Returns the rule as several house styles change it, a point at a time: of two that speak of one, the
    later wins. Raises SchemaError."""
    for style in styles:
        rule = styled(rule, style)
    return rule


class Decided(NamedTuple):
    """A point of a rule, such as `match.house`, that several styles speak of: which decides it, and which it
    goes before."""

    rule: str
    point: str
    value: Any
    style: str
    over: tuple[str, ...]


def decided(rules: Iterable[Rule], styles: Sequence[str]) -> Iterator[Decided]:
    """Yields the points over which styles differ, in the order of the rules."""
    if len(styles) < 2:
        return
    for rule in rules:
        points: dict[str, list[tuple[str, Any]]] = {}
        for style in styles:
            for key, value in rule.styles.get(style, {}).items():
                parts = {f"match.{k}": v for k, v in value.items()} if key == "match" else {key: value}
                for point, said in parts.items():
                    points.setdefault(point, []).append((style, said))
        for point, said in points.items():
            style, value = said[-1]
            over = tuple(s for s, v in said[:-1] if v != value)
            if over:
                yield Decided(rule.id, point, value, style, over)
