"""The marks of a text that may quote, and what it costs to read each as opening, as closing or as neither.

A mark's shape and what stands beside it say which way it ought to face. Each thing that speaks against a
reading costs something, and a reading that nothing speaks against costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from copylint.tables.wordlists import alternation
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

#: Every character that can open or close a quotation.
MARKS = "\"“”„‟«»'‘’‚‛`"
DOUBLE = frozenset('"“”„‟«»')
SINGLE = frozenset("'‘’‚‛`")
_OPENING = frozenset("“„‟‘‚‛«`")
_CLOSING = frozenset("”’»")

# Marks that are not an apostrophe inside a word. The class comes first so that the search can skip.
_MARK = later('["“”„‟«»\'‘’‚‛`](?:(?<=["“”„‟«»])|(?<![^\\W_].)|(?![^\\W_]))')

#: A paragraph with more marks than this is no prose: all of it counts as speech, nothing is judged.
MOST_MARKS = 1500

SPACE = frozenset(" \t\r\n\v\f\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2060")
_BRACKETS_IN = frozenset("([{<")
#: What stands before an opening mark, and behind a closing one, beside other marks.
BEFORE_OPEN = SPACE | _BRACKETS_IN | frozenset("–—-/=>*_…|@+~•·")
_AFTER_CLOSE = SPACE | frozenset(".,;:!?)]}>–—-/*_…|%&")
_STOPS = frozenset(".,;:!?)]}%")

_ELIDED_WORDS = alternation("text", "words that begin with an apostrophe")
#: What begins with an apostrophe, without it: ’em, ’90s.
ELIDED = later(rf"(?:\d\ds?\b|(?:{_ELIDED_WORDS})\b(?![-])|hood\b)", re.IGNORECASE)
_DECADE = later(r"\d0s\b")
_FEET = later(r"\d[\s\u00a0]?(?:['’′]|ft\.?)[\s\u00a0]?\d{1,2}(?:[.½¼¾]\d*)?\Z")

#: What speaks against a reading. The mark faces the other way,
_WRONG_FACE = 2.5
#: there is no space where one belongs,
_NO_SPACE = 1.5
#: a space too many,
_STRAY = 1.0
#: or the space only on the side on which it does not belong;
WRONG_SIDE = 6.0
#: next to it stands what hardly stands there;
_ODD_NEIGHBOUR = 3.0
#: and what is no apostrophe by any sign ought to open or close.
_NO_APOSTROPHE = 9.0


class Mark(NamedTuple):
    """A mark as found: where, "D" double or "S" single, and what each reading of it would cost. `after_stop`:
    it is a double one between a sentence's end and a space, where only an opening one belongs."""

    start: int
    end: int
    kind: str
    text: str
    open: float
    close: float
    none: float
    after_stop: bool


class _Place(NamedTuple):
    """Where a mark text[start:end] of the paragraph text[low:high] stands: between which characters."""

    text: str
    start: int
    end: int
    low: int
    high: int
    face: str
    left: str
    right: str

    def is_plural(self) -> bool:
        """Whether an s by itself follows: the “no”s."""
        return self.right == "s" and not self.text[self.end + 1 : self.end + 2].isalnum()


def _place(text: str, start: int, end: int, low: int, high: int) -> _Place:
    left = text[start - 1] if start > low else " "
    right = text[end] if end < high else " "
    return _Place(text, start, end, low, high, text[start], left, right)


def _to_open(m: _Place) -> float:
    """What speaks against an opening mark."""
    cost = _WRONG_FACE if m.face in _CLOSING and m.face != "»" else 0.0
    if m.right in SPACE:
        stray = m.end < m.high and (m.left in SPACE or m.left in _BRACKETS_IN)
        cost += _STRAY if stray else WRONG_SIDE
    elif m.right in _STOPS:
        two = m.text[m.end : m.end + 2]
        if two not in {"..", ".…"} and not (m.right == "." and two[1:].isdigit()):
            cost += _ODD_NEIGHBOUR
    if m.left not in BEFORE_OPEN and m.left not in MARKS:
        cost += _NO_SPACE
    return cost


def _to_close(m: _Place) -> float:
    """What speaks against a closing mark."""
    cost = _WRONG_FACE if m.face in _OPENING and m.face != "«" else 0.0
    ends = m.right in _AFTER_CLOSE or m.right in MARKS
    if m.start == m.low:
        cost += WRONG_SIDE
    elif m.left in SPACE and not (m.start - 2 >= m.low and m.text[m.start - 2] in MARKS):
        cost += _STRAY if ends else 5.0 if m.right.isupper() else 3.0
    elif m.left in _BRACKETS_IN:
        cost += _ODD_NEIGHBOUR
    if m.right.isalnum():
        cost += 0.3 if m.is_plural() else _NO_SPACE
    elif not ends:
        cost += 1.0
    return cost


def _as_inches(m: _Place) -> tuple[float, float, float]:
    """What it costs to read a double mark as neither, and what that adds to opening and to closing: 6' 4"."""
    if not m.left.isdigit() or m.right.isalnum():
        return _NO_APOSTROPHE, 0.0, 0.0
    if m.face in '"”' and _FEET.search(m.text, max(m.low, m.start - 8), m.start):
        return 0.0, 3.0, 1.5
    return 1.2, 0.0, 0.0


def _as_apostrophe(m: _Place) -> tuple[float, float, float]:
    """What it costs to read a single mark as neither, and what that adds to opening and to closing."""
    if m.face in "‚‛":
        return _NO_APOSTROPHE, 0.0, 0.0
    word_left, word_right = m.left.isalnum(), m.right.isalnum()
    if word_left and not word_right:
        return _behind_a_word(m)
    if word_right and not word_left:
        return _before_a_word(m)
    return (0.0 if m.left == "°" or m.face == "'" == m.left else 3.0), 0.0, 0.0


def _behind_a_word(m: _Place) -> tuple[float, float, float]:
    """The boys’, havin’, rock ’n’ roll."""
    before = m.text[m.start - 2 : m.start - 1]
    if m.face == "‘":
        return 4.0, 0.0, 0.0
    if m.left in "sSzxX" or m.left.isdigit():
        return 0.3, 0.0, 0.0
    if m.left in "nN" and before in {"i", "I"}:
        return 0.6, 0.0, 0.0
    if m.left in "nN" and before in {"'", "’", "‘"}:
        return 0.0, 0.0, 2.0
    return 1.8, 0.0, 0.0


def _before_a_word(m: _Place) -> tuple[float, float, float]:
    """’Tis, the ’90s, rock ’n’ roll."""
    if not ELIDED.match(m.text, m.end):
        return (5.0 if m.face == "‘" else 1.5 if m.face == "’" else 2.5), 0.0, 0.0
    none = 0.0 if m.face != "‘" else 2.5 if m.right.isupper() else 0.8
    lone_n = m.right in "nN" and m.text[m.end + 1 : m.end + 2] in {"'", "’", "‘"}
    if lone_n or _DECADE.match(m.text, m.end):
        return none, 2.5, 0.0
    return none, (1.0 if m.right.isdigit() and m.face == "’" else 0.0), 0.0


def _mark(text: str, start: int, low: int, high: int) -> Mark | None:
    """The mark at a place of the paragraph text[low:high]; two singles typed for a double are one. None where
    there is none after all."""
    face = text[start]
    if face == "‚" and start > low and text[start - 1].isalnum() and text[start + 1 : start + 2] in SPACE:
        return None  # a comma of another keyboard
    twice = face in "'`’‘" and text.startswith(face, start + 1) and start + 1 < high
    if face == "`" and not twice:
        return None
    double = twice or face in DOUBLE
    end = start + 1 + twice
    at = _place(text, start, end, low, high)
    none, more_to_open, more_to_close = _as_inches(at) if double else _as_apostrophe(at)
    after_stop = double and start - 2 > low and at.left in SPACE and text[start - 2] in ".?!…):"
    close = _to_close(at) + more_to_close
    if after_stop and text[end : end + 1].isupper():
        close += WRONG_SIDE
    kind = "D" if double else "S"
    return Mark(start, end, kind, text[start:end], _to_open(at) + more_to_open, close, none, after_stop)


def marks_of(text: str, paragraphs: Sequence[Paragraph]) -> list[list[Mark]]:
    """Returns the marks of each paragraph, in order; of one with more than MOST_MARKS one more than that."""
    out: list[list[Mark]] = [[] for _ in paragraphs]
    if not paragraphs:
        return out
    k = 0
    low, high = paragraphs[0].start, paragraphs[0].end
    beyond = -1
    for m in _MARK.finditer(text):
        start = m.start()
        if start < beyond:
            continue
        while start >= high and k + 1 < len(paragraphs):
            k += 1
            low, high = paragraphs[k].start, paragraphs[k].end
        if not low <= start < high or len(out[k]) > MOST_MARKS:
            continue
        found = _mark(text, start, low, high)
        if found is not None:
            out[k].append(found)
            beyond = found.end
    return out
