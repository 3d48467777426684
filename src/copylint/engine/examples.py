"""Runs the examples that rules carry: they are the rules' tests and their documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from copylint.engine.engine import Engine
from copylint.engine.fixer import apply
from copylint.findings.finding import Finding, Safety
from copylint.findings.sourced import at_source
from copylint.rules.rule import Example, Rule
from copylint.story.seen import seen
from copylint.story.story import Story
from copylint.text.document import Document
from copylint.text.spans import Edit


class Failure(NamedTuple):
    """An example that does not hold, and what happened instead."""

    rule: Rule
    example: Example
    reason: str

    def __str__(self) -> str:
        return f"{self.rule.path}:{self.example.line}: {self.rule.id}: {self.reason}"


def findings_of(engine: Engine, text: str, example: Example, lost: list[str] | None = None) -> list[Finding]:
    """Returns the engine's findings on an example's text; `lost` is as `Engine.run` has it."""
    published = date.fromisoformat(example.published) if example.published else None
    document = seen(Document("example", text))
    # An example stands for the story it is from.
    story = Story(document, variant=example.variant or "auto", published=published, whole=True)
    return [f for f in (at_source(document, f) for f in engine.run(story, lost)) if f is not None]


def run(rules: Iterable[Rule]) -> Iterator[Failure]:
    """Yields a Failure for every example that does not hold, each rule tested alone."""
    for rule in rules:
        if rule.status == "retired":
            continue
        engine = Engine([rule] if rule.enabled else [_on(rule)])
        for example in rule.examples:
            lost: list[str] = []
            reason = _reason(engine, example, lost)
            if lost:
                reason = lost[0]
            if reason:
                yield Failure(rule, example, reason)


def _on(rule: Rule) -> Rule:
    return replace(rule, enabled=True)


def _reason(engine: Engine, example: Example, lost: list[str]) -> str | None:
    text = example.text
    found = findings_of(engine, text, example, lost)
    if example.ok:
        if found:
            return f"flags {text[found[0].span.start : found[0].span.end]!r} in an 'ok' example: {text!r}"
        return None
    if not found:
        return f"does not flag {text!r}"
    if example.at is not None:
        flagged = [text[f.span.start : f.span.end] for f in found]
        if example.at not in flagged:
            return f"flags {flagged} instead of {example.at!r}"
        return None
    assert example.fixed is not None
    fixed = text
    for _ in range(4):
        todo = findings_of(engine, fixed, example, lost)
        fixes = [f.fixes[0] for f in todo if f.fixes and f.fixes[0].safety > Safety.NONE]
        if not fixes:
            break
        edits: list[Edit] = []
        last = -1
        for x in sorted(fixes, key=lambda x: x.edits[0].span):
            if x.edits[0].span.start >= last:
                edits += x.edits
                last = max(e.span.end for e in x.edits)
        fixed = apply(fixed, edits)
    if fixed != example.fixed:
        return f"mends {text!r} to {fixed!r}, not {example.fixed!r}"
    again = findings_of(engine, fixed, example, lost)
    if any(f.fixes for f in again):
        return f"finds more to mend in its own result {fixed!r}"
    return None
