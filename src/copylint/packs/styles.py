"""What a house style makes of a rule."""

from __future__ import annotations

from dataclasses import replace

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
