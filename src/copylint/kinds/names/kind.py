"""`names`: what the story's own names prove: lost capitals, drifting spellings.

match: {check: NAME}, one of

- calendar, nationality, place, acronym, name: a word in lower case that the story or the language
  writes with a capital;
- compound: the same inside a compound (Trump-putin, Anglo-french);
- first-name: an unknown lower-case word that stands where only a name can (andrii Sybiha);
- drift: a spelling that differs by a letter or two from the one the story settled on, or of two
  mentions the one that no table knows;
- diacritic: the same where only accents differ;
- case-drift: McDonald and Mcdonald;
- particle: al-Masri and Al-Masri in one story;
- part: a word of a longer name that its company proves (Security council, Blue mountains);
- official: an official name in the other variety's spelling (World Health Organisation);
- known: one slip from the name of somebody well known;
- household: one slip from a day, a month, a country or a city.

Message values: {text}, {fix}, {authority} (the spelling the story proves, or the usual one).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from copylint.findings.finding import Evidence, Finding, Safety
from copylint.kinds.names.examination import CHECKS, examine
from copylint.lexicon.wellknown import official_names
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.story import Story
from copylint.text.spans import Span

NAME = "names"
READS = "story"
CHANGES = "writing"
SHOWN = ("authority",)
SCHEMA: dict[str, Field] = {"check": Str(required=True, choices=(*CHECKS, "official"))}


def validate(rule: Rule) -> None:
    """Raises RuleError for a rule with a replacement: the story supplies it."""
    if rule.replace is not None:
        raise RuleError(("replace",), "a names rule takes its fix from the story")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the wrong official names; else None: the ledger is looked at for every story, once
    for all rules of this kind."""
    return [border(w) for w in official_names()] if rule.match["check"] == "official" else None


def prepare(rule: Rule) -> Any:
    """Returns the name of the check."""
    return rule.match["check"]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a fault of this rule's check."""
    if prepared == "official":
        yield from _official(rule, story, hits)
        return
    for fault in examine(story).get(prepared, ()):
        yield finding(
            rule,
            story,
            fault.start,
            fault.end,
            fault.fixes,
            safety=Safety.SAFE if fault.safe else Safety.UNSAFE,
            values={"authority": fault.authority or (fault.fixes[0] if fault.fixes else "")},
            evidence=[Evidence(span=Span(s, e), reason=reason) for s, e, reason in fault.evidence],
        )


def _official(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields one finding a name, at its first mention: its fix mends them all."""
    names = official_names()
    places: dict[str, list[Hit]] = {}
    for start, end in hits:
        right = names.get(story.plain[start:end])
        if right:
            places.setdefault(right, []).append((start, end))
    for right, found in places.items():
        yield finding(
            rule,
            story,
            *found[0],
            edits=[[(start, end, right) for start, end in found]],
            safety=Safety.UNSAFE,
            values={"authority": right},
            evidence=[Evidence(span=Span(start, end), reason="here too") for start, end in found[1:]],
        )
