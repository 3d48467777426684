"""`rejected`: words and phrases that a house does not want, each with what it writes instead, if anything.

match: {words: {utilise: use}}. A word in small letters is also meant with a capital at its beginning, or in
capitals; one with capitals only as it is written: what is rejected as "US" is not "us". House words come from
the settings; those in the rule file only show how it works.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Finding
from copylint.rules.kind import Hit, finding, like
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, StrMap
from copylint.story.story import Story

NAME = "rejected"
READS = "paragraph"
CHANGES = "wording"
SCHEMA: dict[str, Field] = {"words": StrMap(required=True, many=True)}


def validate(rule: Rule) -> None:
    """Any words that SCHEMA lets through will do."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns the words and phrases themselves."""
    return [border(w) for w in rule.match["words"]]


def prepare(rule: Rule) -> Any:
    """Returns the words, each with what is written instead."""
    return dict(rule.match["words"])


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a word."""
    for start, end in hits:
        found = story.plain[start:end]
        instead = prepared.get(found)
        if instead is None:
            small = found.lower() if found.isupper() else found[:1].lower() + found[1:]
            instead = prepared.get(small) if small.islower() else None
        if instead is not None:
            shown = [like(found, x) if found.lower() in prepared else x for x in instead]
            yield finding(rule, story, start, end, shown)
