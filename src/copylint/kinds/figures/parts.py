"""What stands round a list of parts: the figures near by, what they come to, and whether another check speaks
of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    amount_in,
    is_age,
    is_year,
)
from copylint.kinds.figures.held import CHECKS as HELD
from copylint.kinds.figures.remainders import CHECKS as REMAINDERS
from copylint.kinds.figures.sums import CHECKS as SUMS
from copylint.kinds.figures.totals import CHECKS as TOTALS
from copylint.story.numbers import Amount
from copylint.story.story import Story
from copylint.text.patterns import later

LOOSE = later(
    r"\b(?:including|among|mostly|mainly|some of|at least|up to|more than|less than|fewer than|over"
    r"|nearly|almost|about|around|approximately|as many|as well|both|respectively|followed by"
    r"|average[sd]?|compared|than"
    r"|previous|earlier|last (?:year|month|week|season)|another|further|additional|expected|planned"
    r"|target|other than|apart from|besides|excluding|not counting|first|per|each|every|a (?:day|week"
    r"|month|year)|annual(?:ly)?)\b",
    re.IGNORECASE,
)


def context(story: Story, at: int, *, before: int = 2, after: int = 1) -> list[Amount]:
    """The amounts of the paragraphs round a place, years and ages left out."""
    p = story.paragraph_at(at)
    if p is None:
        return []
    low = story.paragraphs[max(0, p.index - before)].start
    high = story.paragraphs[min(len(story.paragraphs) - 1, p.index + after)].end
    text = story.plain
    head = story.headline
    found = [*ANY_NUMBER.finditer(text, head.start, head.end)] if head is not None and head.end <= low else []
    found += ANY_NUMBER.finditer(text, low, high)
    return [
        a
        for m in found
        if (a := amount_in(m, "n")) is not None and not is_year(text, a) and not is_age(text, a)
    ]


def comes_to(value: float, pool: Sequence[Amount], slack: float) -> bool:
    """Whether a figure of the pool, or the sum or the difference of two, is the value."""
    for k, a in enumerate(pool):
        if abs(a.value - value) <= slack + 1e-6:
            return True
        for b in pool[k + 1 :]:
            if abs(a.value + b.value - value) <= slack + 1e-6 or abs(abs(a.value - b.value) - value) <= 1e-6:
                return True
    return False


_MARKS = later(
    r"[:–—(,.!?\n\"-]|\bof (?:which|whom|them|those) |\bthe (?:other|remaining|rest) ", re.IGNORECASE
)


def told(story: Story, start: int, end: int) -> bool:
    """Whether the checks of lists within one sentence speak of it already."""
    text = story.plain
    here = [(start, start + 1)]
    marks = [
        (m.start(), m.end() if len(m.group()) > 1 else m.end() + 6)
        for m in _MARKS.finditer(text, max(0, start - 2), end)
    ]
    checks = (
        (TOTALS["parts"], marks),
        (HELD["held"], here),
        (SUMS["in-all"], here),
        (SUMS["shared-out"], here),
        (REMAINDERS["left-over"], here),
    )
    return any(start <= f.start < end for check, hits in checks for f in check(story, hits))
