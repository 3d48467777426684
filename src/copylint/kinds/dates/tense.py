"""The tense of a sentence against the publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.dates.words import MONTH_WORDS
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story import dates as cal
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.spans import Span

_WILL = later(
    r"\b(?:will|'ll|is to|are to|is due to|are due to|is scheduled to|are scheduled to|is expected to"
    r"|are expected to|plans? to)\b"
)
_ALREADY = later(r"\b(?:was|were|took place|happened|began|opened|met|voted|died|held|won|signed)\b")
_PLANNED = later(r" (?:[a-z]+ing|due|to|set|scheduled|expected|planned|supposed|meant|likely|about|bound)\b")
_BREAK = later(
    r"[,;:\"()]|\b(?:after|before|since|until|which|who|that|as|than|where|when|said|by|because|but"
    r"|and|if|from|between|had|of)\b"
)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _tense(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    if story.published is None:
        return
    text = story.plain
    months = {s for s, _ in hits}
    for ref in cal.dates(story):
        if ref.year is None or not any(ref.start <= s < ref.end for s in months):
            continue
        day = cal.of(ref.day, ref.month, ref.year)
        s = story.sentence_at(ref.start)
        if day is None or s is None or story.in_speech(Span(ref.start, ref.end)):
            continue
        head = text[s.start : ref.start]
        head = re.sub(rf"(?:{cal.WEEKDAY},? )\Z", "", head)
        away = (day - story.published).days
        m = None
        if away < -1:
            m = _last(_WILL, head)
            why = "is past"
        elif away > 0:
            m = _last(_ALREADY, head)
            why = "is still to come"
        if m is not None and away > 0 and m.group() in ("was", "were") and _PLANNED.match(head, m.end()):
            continue  # a plan that is told of: "was closing on", "was due to speak on"
        if (
            m is None
            or len(head) - m.end() > 45
            or _BREAK.search(head, m.end())
            or not re.search(r"\bon \Z", head)
        ):
            continue
        yield doubt(
            ref.span,
            f"“{m.group()}”, but this day {why} on the publication date, "
            f"{cal.written(story.published, ref.month_first, True)}",
            ((s.start + m.start(), s.start + m.end()), "the tense"),
        )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, tuple[str, ...]] = {
    "tense": MONTH_WORDS,
}
CHECKS = {"tense": _tense}
