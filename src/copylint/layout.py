"""The parts of a story: headline, byline, standfirst, dateline, body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copylint.patterns import later
from copylint.tokens import Paragraph

# "LONDON – ", "WASHINGTON/BUDAPEST – ", "ST. LOUIS, Mo. (AP) — ", "PARIS, July 4 (Reuters) - "
DATELINE = later(
    r"""(?P<place>[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[ .'’/-]+[^\W\d_]+\.?){0,4}?)
        (?P<region>,[ ]?[A-Z][\w. ]{1,20}?)?
        (?P<date>,[ ]?[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|,[ ]?\d{1,2}[ ][A-Z][a-z]{2,8})?
        (?P<agency>[ ]\([^()\n]{2,20}\))?
        (?P<stray>,)?
        (?P<dash>[ ]?(?:--?|[–—])[ ]?)(?=\S)""",
    re.VERBOSE,
)
_BYLINE = later(r"(?:By|Words by|Report by)[ :]+[A-ZÀ-Þ][^\n]{2,80}\Z|[^.\n]{3,60} (?:in|reporting from) [A-Z]\w+\Z")
_ENDS_SENTENCE = later(r"[.!?…:][\"'”’»)\]]*\Z")


def dateline_of(text: str, start: int = 0) -> re.Match[str] | None:
    """Returns the match of a dateline at `start`, groups place, region, date, agency, dash; or None.

    The place must be in capitals, or the dash spaced, so that a hyphenated first word is no dateline.
    """
    m = DATELINE.match(text, start)
    if m is None:
        return None
    place = m.group("place")
    letters = [c for c in place if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if upper == len(letters) and len(letters) >= 3:
        return m
    return None


def assign_roles(paragraphs: Sequence[Paragraph]) -> None:
    """Sets `role` on each paragraph: a first one without a full stop is the headline, and what
    stands between it and the first full sentence is byline or standfirst."""
    if len(paragraphs) < 2:
        if paragraphs and dateline_of(paragraphs[0].text):
            paragraphs[0].role = "dateline"
        return
    k = 0
    first = paragraphs[0].text
    if len(first) <= 200 and not _ENDS_SENTENCE.search(first) and not dateline_of(first):
        paragraphs[0].role = "headline"
        k = 1
    while k < len(paragraphs) - 1 and k < 4:
        text = paragraphs[k].text
        if dateline_of(text):
            break
        if _BYLINE.match(text) and len(text) <= 90:
            paragraphs[k].role = "byline"
        elif k == 1 and len(text) <= 220 and not _ENDS_SENTENCE.search(text) and paragraphs[0].role == "headline":
            paragraphs[k].role = "standfirst"
        else:
            break
        k += 1
    if k < len(paragraphs) and dateline_of(paragraphs[k].text):
        paragraphs[k].role = "dateline"
