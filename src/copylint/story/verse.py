"""Verse: short lines that go on into the next, each with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.story.turn import Turn
from copylint.text.patterns import later

# -- verse -----------------------------------------------------------------------------------------
_STANZA = later(r"(?:^[ \t>*_]*[^\s\d•*#|>-][^\n:|]{3,62}(?:\n|\Z)){3,}", re.MULTILINE)
#: A line of verse has no more characters, but for what is set before it.
_WIDEST = 63
_LONGEST_VERSE = 400
_LONGEST_LINE = 12


def verse(text: str) -> Iterator[Turn]:
    """Yields the stanzas of a text."""
    # Most copy has no three such lines on end, and is not looked through for more.
    short = [bool(x.strip()) and len(x.lstrip(" \t>*_")) <= _WIDEST for x in text.split("\n")]
    if not any(map(all, zip(short, short[1:], short[2:], strict=False))):
        return
    for m in _STANZA.finditer(text):
        lines = [x.strip(" \t*_\\>") for x in m[0].rstrip("\n").split("\n")]
        if 3 <= len(lines) <= _LONGEST_VERSE and is_verse(lines):
            yield Turn(m.start(), m.end(), "verse")


def is_verse(lines: Sequence[str]) -> bool:
    """Returns whether short lines are verse: most go on into the next, yet begin with a capital, and some end
    in a comma or the like, as no list of headlines has."""
    from copylint.lexicon.gazetteer import function_word

    n = len(lines)
    if any(any(c.isdigit() for c in x) for x in lines):
        return False
    running = sum(x[-1:] not in {".", "?", "!", ":"} for x in lines[:-1])
    paused = any(x[-1:] in {",", ";", "-", "–", "—"} for x in lines[:-1])
    capitals = sum(x[:1].isupper() or x[:1] in "\"'" for x in lines)
    words = [x.split() for x in lines]
    small = sum(any(function_word(w.lower()) for w in line) for line in words)
    return (
        paused
        and running * 2 >= n - 1
        and capitals * 3 >= n * 2
        and small * 3 >= n * 2
        and max(map(len, words)) <= _LONGEST_LINE
        and sum(len(w) >= 3 for w in words) * 3 >= n * 2
    )
