"""Anniversaries beside the year in which something began and the one in which it is marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.story import Story
from copylint.text.patterns import later

_ORDINALS = dict(
    zip(
        "fifth sixth seventh eighth ninth tenth twentieth thirtieth fortieth fiftieth sixtieth "
        "seventieth eightieth ninetieth hundredth centenary".split(),
        (5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100),
        strict=True,
    )
)
_BEGAN = (
    r"(?:founded|established|formed|set up|launched|built|opened|created|started|incorporated|began"
    r"|born|first held|first run)"
)
_YEAR_BEGAN = rf"\b{_BEGAN}(?: [a-z]+){{0,3}}? in (?P<y1>(?:1[5-9]|20)\d\d)\b"
_NTH = rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"

# Nothing but words may stand between, so that the year and the anniversary are of one thing.
_WEDDINGS = {"silver": 25, "pearl": 30, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70}
_WEDDING = later(
    rf"\b(?:married|wed) (?:[a-z]+ ){{0,3}}in (?P<y1>(?:19"
    rf"|20)\d\d)\b[^;.\d]{{0,60}}?\b(?P<n>{'|'.join(_WEDDINGS)}) (?:wedding"
    rf"|anniversary)(?: anniversary)?(?: with [^.;\d]{{3,40}})? in (?P<y2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ANNIVERSARY = [
    _WEDDING,
    later(
        rf"{_YEAR_BEGAN}[^;\d]{{0,60}}?\b(?:celebrat|mark|observ|commemorat)[a-z]* (?:its|their|his"
        rf"|her) {_NTH} (?:anniversary|birthday)(?: with [^.;\d]{{3,40}})? in (?P<y2>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    later(
        rf"\b(?:celebrat|mark|observ|commemorat)[a-z]* (?:its|their|his|her) {_NTH} (?:anniversary"
        rf"|birthday)(?: with [^.;\d]{{3,40}})? in (?P<y2>(?:19|20)\d\d)[^;.\d]{{0,40}}?{_YEAR_BEGAN}",
        re.IGNORECASE,
    ),
]


def _anniversary(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, _ in hits:
        for pattern in _ANNIVERSARY:
            for m in pattern.finditer(text, max(0, start - 190), min(len(text), start + 150)):
                if not m.start() < start < m.end() or m.group().count(". ") > 1:
                    continue
                y1, y2 = int(m["y1"]), int(m["y2"])
                n = _WEDDINGS.get(m["n"].lower()) or _ORDINALS.get(m["n"].lower()) or int(m["n"][:-2])
                if y2 <= y1 or y2 - y1 == n:
                    continue
                yield doubt(
                    m.span("n"),
                    f"{y1} to {y2} is {y2 - y1} years",
                    (m.span("y1"), "the beginning"),
                    (m.span("y2"), "the year meant"),
                )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "anniversary": ("|anniversary|", "|birthday|", "|jubilee|", "|wedding|"),
}
CHECKS = {
    "anniversary": _anniversary,
}
