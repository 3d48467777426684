"""So many times a figure, in words, against the figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    amount_in,
    is_year,
    numbered,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.fractions import band
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.story import Story
from copylint.tables.wordlists import word_pairs
from copylint.text.patterns import later
from copylint.text.tokens import lowered

_TIMES = {w: float(n) for w, n in word_pairs("figures", "multiples in words").items()}
_TIMES_THE = later(
    rf"(?<![\w.,/$£€-]){numbered('a')}(?P<unit>[a-z]{{1,3}}\b| [a-z]+)?(?:,| –| —| -) (?P<pre>(?:nearly"
    rf"|almost|about|around|roughly|more than|over|less than|well over|just over"
    rf"|just under) )?(?P<k>{'|'.join(_TIMES)}) the (?:[a-z]+ )?(?:average|figure|total|number|record"
    rf"|price|usual|norm|target|limit|maximum|minimum|rate|level|amount|sum)(?: [a-z]+)?(?: of| was"
    rf"| is)? {numbered('b')}(?P<unit2>[a-z]{{1,3}}\b| [a-z]+)?(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)

# "1.2 million visitors, twice the 600,000 of the year before"
_TIMES_THE_NUMBER = later(
    rf"(?<![\w.,/$£€-]){numbered('a')}(?P<unit>[a-z]{{1,3}}\b)?(?: [a-z-]+){{0,4}},? (?P<pre>(?:nearly"
    rf"|almost|about|around|roughly|more than|over|less than|well over|just over"
    rf"|just under) )?(?P<k>{'|'.join(_TIMES)}) (?:the|its|their|his|her) (?:(?:original|previous"
    rf"|normal|usual|planned|expected|first|initial|earlier|opening) |(?:estimate|guide price|budget"
    rf"|cost|price|capacity|target|estimates|value)(?: of)? |(?:original|previous|expected) (?:estimate"
    rf"|cost|price|budget|figure)(?: of)? )?{numbered('b')}(?!\d"
    rf"|[.,:]\d)(?P<unit2>[a-z]{{1,3}}\b)?(?: [a-z]+)?(?= (?:of|in|last|a year|recorded|expected|who"
    rf"|that|seen|reported|won|its|his|her|their|it|they|he|she|paid|sought|a)\b|[,.;]|\Z)",
    re.IGNORECASE,
)


def _times(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "84mm, twice the average of 36mm"."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        for m in (*_TIMES_THE.finditer(text, start, end), *_TIMES_THE_NUMBER.finditer(text, start, end)):
            a, b = amount_in(m, "a"), amount_in(m, "b")
            if (
                a is None
                or b is None
                or a.sign != b.sign
                or min(a.value, b.value) <= 0
                or is_year(text, a)
                or is_year(text, b)
            ):
                continue
            if (
                a.sign == ""
                and (m["unit"] or "").strip().lower() != (m["unit2"] or "").strip().lower()
                and len((m["unit"] or "").strip()) <= 3
            ):
                continue
            times = _TIMES[lowered(m["k"])]
            low, high = band(m["pre"] or "", times, times * 0.12)
            if low - 1e-9 <= a.value / b.value <= high + 1e-9:
                continue
            yield doubt(
                m.span("k"),
                f"{shown(a.value, a.sign)} is {shown(round(a.value / b.value, 2))} times "
                f"{shown(b.value, b.sign)}",
                (span_of(a), "the one"),
                (span_of(b), "the other"),
            )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "times": [f"|{k} {w} " for k in _TIMES for w in ("the", "its", "their", "his", "her")],
}
READS = "neighbours"
CHECKS = {
    "times": _times,
}
