"""The sums of the judge of agreement: what the weights come to at a verb, and the subject that its sentence
has for it.

What the templates are is part of the file format: they are numbered in the order in which the two looks have
their keys. Compiled where there is a compiler.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copylint.models.vocabulary import TAG
from copylint.models.weights import ROOM
from copylint.tables.twins import take_over

if TYPE_CHECKING:
    from copylint.models import lookups, weights


def _bits(tags: str) -> int:
    return sum(1 << TAG[tag] for tag in tags.split())


#: How many templates there are, and where the second look begins.
TEMPLATES, SECOND = 27, 5
#: What a word of the vocabulary is marked as.
_AUXILIARY, _WISH, _SAYING = 1, 2, 4

_SUBJECTS, _PARTICIPLES = _bits("NN NNS NNP PRP CD EX"), _bits("VBN VBD VBG")
_WITHIN, _DETERMINERS = _bits("JJ JJR VBN VBD VBG POS"), _bits("DT PRP$")
_ADVERBS, _LINKS = _bits("RB NOT"), _bits("IN TO")
_CC, _COMMA, _W, _JJ = TAG["CC"], TAG[","], TAG["W"], TAG["JJ"]
_WALK = 18
_SECOND = bytes(range(SECOND, TEMPLATES))


class Verbs:
    """The weights of all verbs, and the words that their sums look for."""

    def __init__(
        self,
        rest: lookups.Table,
        first: Sequence[lookups.Template],
        words: int,
        that: int,
        marked: tuple[Iterable[int], Iterable[int], Iterable[int]],
    ) -> None:
        """`first` are the templates of the first look, `words` how many the vocabulary has, `that` the number
        of that word. `marked` are words before a verb in its base form, words before a subjunctive, and verbs
        that a whole clause follows. Raises ValueError for a table of another model."""
        if rest.templates != TEMPLATES or None in first:
            raise ValueError(f"{rest.templates} templates, {TEMPLATES} expected")
        marks = bytearray(words)
        for mark, numbers in zip((_AUXILIARY, _WISH, _SAYING), marked, strict=True):
            for number in numbers:
                marks[number] |= mark
        self.rest, self.marks, self.that = rest, bytes(marks), that
        self.h, self.fh, self.sign, self.a, self.fa = first


class Subject:
    """What the walk to the subject of a verb found; places are in the text, 0 where there is none."""

    def __init__(self) -> None:
        #: the noun that the verb should agree with, that nearest to the verb, what stands before the head,
        #: and right after its phrase where a preposition was crossed
        self.head = self.nearest = self.determiner = self.preposition = 0
        #: where the walk ended, and the "and" or "or" between heads
        self.stop = self.joined = 0
        #: how many prepositions were crossed; 1 where a head stands before the last of them
        self.crossed = self.open = 0
        #: 1: who or which, 2: that stands before the verb; the tag that opens what stands between commas, 31
        #: for a comma that closes nothing
        self.relative = self.between = 0


def _walk_from(text: weights.Text, v: Verbs, s: Subject, k: int, low: int) -> int:
    """Where the walk to the subject of the verb at `k` begins: over adverbs, what stands between commas, and
    who, which or that."""
    j = k - 1
    while 1 << text.t[j] & _ADVERBS and j > k - 4:
        j -= 1
    if text.t[j] == _COMMA:
        s.between = 31
        i, last = j - 1, max(j - 20, low)
        while i > last:
            if text.t[i] == _COMMA:
                s.between = text.t[i + 1]
                return i - 1
            i -= 1
    elif text.t[j] == _W:
        s.relative = 1
        j -= 1
        if text.t[j] == _COMMA:
            j -= 1
    elif text.n[j] == v.that:
        s.relative = 2
        j -= 1
    return j


def _walk(text: weights.Text, v: Verbs, s: Subject, k: int, low: int) -> None:
    """Walks left from the verb at `k` to its likely subject, in a sentence that begins at `low`."""
    j = _walk_from(text, v, s, k, low)
    seen = pending = 0
    i, last = j, max(j - _WALK, low - 1)
    while i > last:
        tag = text.t[i]
        bit = 1 << tag
        if bit & _SUBJECTS:
            if not seen:
                if not s.nearest:
                    s.nearest = i
                s.head, s.determiner, s.preposition, seen = i, 0, pending, 1
        elif v.marks[text.n[i]] & _SAYING:
            s.stop = i
            break
        elif bit & _PARTICIPLES and seen and (s.determiner or 1 << text.t[i - 1] & _SUBJECTS):
            # "the sites publishing this report": the participle links two phrases.
            s.crossed += 1
            pending, seen = i, 0
        elif bit & _WITHIN:
            if not seen and tag == _JJ and not s.nearest:
                s.head = s.nearest = i
                seen = 1
        elif bit & _DETERMINERS:
            if not seen:
                if not s.nearest:
                    s.nearest = i
                s.head, s.preposition, seen = i, pending, 1
            s.determiner = i
        elif bit & _LINKS and seen and text.n[i] != v.that:
            s.crossed += 1
            pending, seen = i, 0
        elif tag == _CC and seen:
            s.joined, seen = i, 0
        elif tag == _COMMA and seen and s.joined:
            seen = 0
        else:
            s.stop = i
            break
        i -= 1
    s.open = seen


def _first(text: weights.Text, v: Verbs, s: Subject, k: int, group: int) -> int:
    """The weights of the first look at the verb at `k`; `group` tells be, have, do and others."""
    a, h = text.n[k - 1], text.n[s.head]
    shape = (s.joined > 0) << 7 | s.relative << 5 | s.open << 4 | group
    total = v.h.get(h << 8 | shape, 0) + v.fh.get(text.fine[h] << 8 | shape, 0) + v.a.get(a << 3 | group, 0)
    return total + v.fa.get(text.fine[a] << 3 | group, 0) + v.sign.get(_sign(text, s) << 3 | group, 0)


def _sign(text: weights.Text, s: Subject) -> int:
    """What the subject looks like, words aside, as a number of 16 bits."""
    way = min(s.crossed, 3) << 5 | (s.joined > 0) << 7 | s.open << 8
    return text.t[s.head] | way | s.relative << 9 | s.between << 11


def _rest(text: weights.Text, v: Verbs, s: Subject, k: int, low: int, base: int, group: int) -> int:
    """The weights of the second look; `base` is the number of the verb's plural."""
    b, a, x = text.n[k - 2], text.n[k - 1], text.n[k + 1]
    ta, tb, tx, ty = text.t[k - 1], text.t[k - 2], text.t[k + 1], text.t[k + 2]
    # Before the sentence is padding, as far as one may look.
    tc = text.t[k - 3] if k - 3 >= low else text.t[0]
    td = text.t[k - 4] if k - 4 >= low else text.t[0]
    te = text.t[k - 5] if k - 5 >= low else text.t[0]
    h, th, fh = text.n[s.head], text.t[s.head], text.fine[text.n[s.head]]
    determiner, stop, preposition = text.n[s.determiner], text.n[s.stop], text.n[s.preposition]
    aux = far = wish = 0
    for d in range(1, min(13, k - low + 1)):
        w = text.n[k - d]
        if not aux and d < 9 and v.marks[w] & _AUXILIARY:
            aux, far = w, d
        if v.marks[w] & _WISH:
            wish = w
            break
    shared = (s.joined > 0) << 3
    keys = [
        a << 16 | b,
        determiner << 9 | th << 4 | shared | group,
        td << 18 | tc << 13 | tb << 8 | ta << 3 | group,
        stop << 3 | group,
        stop << 16 | determiner,
        h << 16 | preposition,
        fh << 16 | text.fine[text.n[s.nearest]],
        aux << 7 | far << 3 | group,
        wish << 3 | group,
        x << 3 | group,
        tx << 13 | ty << 8 | th << 3 | group,
        a << 16 | x,
        base << 9 | th << 4 | shared | (s.relative > 0),
        text.t[s.stop] << 19 | _sign(text, s) << 3 | group,
        a << 16 | text.fine[b],
        h << 16 | stop,
        (min(k - s.head, 15) if s.head else 15) << 9 | th << 4 | shared | group,
        fh << 16 | text.n[s.joined] if s.joined else 0,
        fh << 16 | determiner,
        te << 23 | td << 18 | tc << 13 | tb << 8 | ta << 3 | group,
        tx << 18 | ty << 13 | tb << 8 | ta << 3 | group,
        th << 16 | preposition,
    ]
    return v.rest.add(_SECOND, keys)


def agreement(
    text: weights.Text, v: Verbs, k: int, low: int, base: int, group: int, sign: int, limit: int
) -> tuple[int, int, int] | None:
    """Returns (sum of all weights, place of the subject or 0, kind of relative) for the verb at `k` of a
    sentence that begins at `low`; None where the first look settles it.

    `base` is the number of the verb's plural, `group` that of its kind, `limit` the least first sum times
    `sign`. Raises IndexError for a place outside the text, ValueError for marks that do not fit the
    vocabulary.
    """
    if text is None or v is None:
        raise TypeError("no text, or no verbs")
    if not ROOM <= low < k < text.size - ROOM:
        raise IndexError(k)
    if len(v.marks) != text.count:
        raise ValueError("marks that do not fit the vocabulary")
    s = Subject()
    _walk(text, v, s, k, low)
    total = _first(text, v, s, k, group)
    if sign * total < limit:
        return None
    return total + _rest(text, v, s, k, low, base, group), s.head, s.relative


take_over(__name__)
