"""Datelines: the place, the day and the agency that open a story."""

from __future__ import annotations

import re

from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

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


#: So far from its beginning the place of a dateline stands.
_HEAD = 40
_DASH_BEHIND = later(r"[^.?!\n]{0,60}?(?: ?[—–]| --?) ")


def goes_on(text: str, at: int, limit: int) -> bool:
    """Whether a dash follows in plain text as behind the place of a dateline: HEXLEY, England —."""
    return _DASH_BEHIND.match(text, at, min(limit, at + 70)) is not None


def is_place(text: str, p: Paragraph, start: int, end: int) -> bool:
    """Whether the capitals text[start:end] are those of the place that a dateline opens with."""
    if start - p.start >= _HEAD or not text[p.start : end].isupper():
        return False
    return p.role == "dateline" or goes_on(text, end, p.end)
