"""Dashes and ellipses, for a house that says how it writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copylint.findings.finding import Finding
from copylint.kinds.typography.around import paragraphs_of
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.patterns import later

_HYPHENS = later(r"(?<=[\w\"')\]%])(?: -- |--)(?=[\w\"'(\[$£€])")
_SPACED = later(r"(?<=[\w\"'),\]%]) - (?=[\w\"'(\[$£€])")
_ELLIPSES = later(r"…|(?<!\.)\.\.\.(?!\.)|(?<![. ])(?: \.){3}(?! ?\.)|(?<!\.)\. \. \.(?! ?\.)")

_DASHES = {"spaced-en": " – ", "em": "—", "spaced-em": " — "}
_DOTS = {"dots": "...", "character": "…", "spaced": ". . ."}
#: What a rule's `house` may say.
HOUSES = (*_DASHES, *_DOTS)


def dash(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields hyphens that stand for a dash."""
    text = story.plain
    pattern = _HYPHENS if rule.match["check"] == "double-hyphen" else _SPACED
    new = _DASHES[rule.match.get("house", "spaced-en")]
    for p in paragraphs_of(story, hits):
        for m in pattern.finditer(text, p.start, p.end):
            if not (text[m.start() - 1].isdigit() and text[m.end() : m.end() + 1].isdigit()):
                yield finding(rule, story, m.start(), m.end(), [new], values={"fix": new.strip()})


def ellipsis(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields ellipses that are written in another way than the house's."""
    new = _DOTS[rule.match.get("house", "dots")]
    for p in paragraphs_of(story, hits):
        for m in _ELLIPSES.finditer(story.text, p.start, p.end):
            if m[0].strip() != new:
                lead = " " if m[0].startswith(" ") else ""
                yield finding(rule, story, m.start(), m.end(), [lead + new])
