"""What doubled, trebled or halved, against the two figures it did so between."""

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
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.tokens import lowered

_MULTIPLE = later(
    rf"\b(?P<pre>more than |nearly |almost |about |roughly )?(?P<verb>doubl(?:ed?|es|ing)|trebl(?:ed?"
    rf"|es|ing)|tripl(?:ed?|es|ing)|halv(?:ed?|es|ing)|quadrupl(?:ed?|es|ing))(?:,| in [^.;,\d]{{3,30}}"
    rf"| over [^.;,\d]{{3,30}}| since [^.;,]{{3,30}})? from {numbered('a')}"
    rf"(?P<tail>[^.;\d$£€]{{0,30}}?) to {numbered('b')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)

# "Profit halved to £4.1m last year from £6.6m"; "the crowd tripled to 900 from 450".
_MULTIPLE_TO_FROM = later(
    rf"\b(?P<pre>more than |nearly |almost |about |roughly )?(?P<verb>doubl(?:ed?|es|ing)|trebl(?:ed?"
    rf"|es|ing)|tripl(?:ed?|es|ing)|halv(?:ed?|es|ing)|quadrupl(?:ed?|es"
    rf"|ing)) to {numbered('b')}(?P<tail>[^.;:\d$£€]{{0,40}}?),? from {numbered('a')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
_TIMES = {"doub": 2.0, "treb": 3.0, "trip": 3.0, "halv": 0.5, "quad": 4.0}


def _multiple(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        for m in (*_MULTIPLE.finditer(text, start, end), *_MULTIPLE_TO_FROM.finditer(text, start, end)):
            a, b = amount_in(m, "a"), amount_in(m, "b")
            if (
                a is None
                or b is None
                or a.value <= 0
                or b.value <= 0
                or a.sign != b.sign
                or (is_year(text, a) and not a.sign)
            ):
                continue
            times = _TIMES[lowered(m["verb"][:4])]
            ratio = b.value / a.value
            pre = (m["pre"] or "").strip().lower()
            low, high = times * 0.88, times * 1.15
            if pre == "more than":
                low, high = (times, times * 1.6) if times > 1 else (0.0, times)
            elif pre in {"nearly", "almost"}:
                low, high = (times * 0.75, times) if times > 1 else (times, times * 1.35)
            elif pre:
                low, high = times * 0.8, times * 1.25
            if low - 1e-9 <= ratio <= high + 1e-9:
                continue
            yield doubt(
                m.span("verb"),
                f"{shown(b.value, b.sign)} is {shown(round(ratio, 2))} times {shown(a.value, a.sign)}",
                (span_of(a), "before"),
                (span_of(b), "after"),
            )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "multiple": ["|doubl", "|trebl", "|tripl", "|halv", "|quadrupl"],
}
READS = "neighbours"
CHECKS = {
    "multiple": _multiple,
}
