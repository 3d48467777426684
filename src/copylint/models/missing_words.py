"""A statistical judge of gaps: has a little word (the, of, to, be ...) been left out between two others?

For each of these words there is a small linear model over what stands to the left and to the right of a
boundary between two words: the words, their tags and distributional classes and the head of the noun phrase
that begins there. The sum of the weights is the natural logarithm of the odds that the word was lost,
against an untouched boundary. Only boundaries that a look at the two neighbours nominates are scored.

The file is one of :mod:`copylint.models.file`. Its header: format, trained, credits, words (the checksum of
the vocabulary), gaps. Its blobs, one a gap: a byte a word of the vocabulary (may it stand before the gap,
1, after it, 2), then the weights.
"""

from __future__ import annotations

import os
import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from operator import and_, or_
from typing import Any, NamedTuple

from copylint.models import accelerated as native
from copylint.models.file import OFTEN, Weights, least_sum, vocabulary
from copylint.models.vocabulary import ROOM, TAGS, Flat, Vocabulary
from copylint.tables.container import ModelError, read

MAGIC = b"CLGAPS01"
FORMAT = 1

_T = {name: number for number, name in enumerate(TAGS)}
#: What a noun phrase is made of, once its determiner is gone; and what can be its head.
_INSIDE = frozenset(_T[t] for t in ("JJ", "JJR", "NN", "NNS", "NNP", "CD", "VBN", "VBG", "POS"))
_HEADS = frozenset(_T[t] for t in ("NN", "NNS", "NNP", "VBG", "CD", "POS"))
_POS = _T["POS"]
_Get = Callable[[int, int], int]
_ZEROS = repeat(0)
#: How many padding words stand on either side of a sentence.
PADS = ROOM
_REACH = 6

#: How many templates there are, and where the second and the third look begin: most boundaries are settled by
#: the sum of the first look's weights alone.
TEMPLATES = 47
SECOND, THIRD = 6, 22
#: What laid_out() puts over the keys of the second look.
_OVER = [k << 32 for k in range(SECOND, THIRD)]


def first(v: Vocabulary, n: Sequence[int], k: int) -> tuple[int, ...]:
    """Returns the keys of the first look at the boundary before the padded word `k`."""
    a, x = n[k - 1], n[k]
    fine = v.fine
    fa, fx = fine[a], fine[x]
    return a, x, a << 16 | x, a << 16 | fx, fa << 16 | x, fa << 16 | fx


def second(v: Vocabulary, n: Sequence[int], t: Sequence[int], k: int) -> tuple[int, ...]:
    """Returns the keys of the second look."""
    fine = v.fine
    b, a, x, y = n[k - 2 : k + 2]
    # The noun phrase that begins at the boundary: its head, and the word after it.
    head = j = k
    while t[j] in _INSIDE and j < k + _REACH:
        if t[j] in _HEADS:
            head = j
        j += 1
        if t[j - 1] == _POS:
            break
    h, th, e, te = n[head], t[head], n[j], t[j]
    fh, ta = fine[h], t[k - 1]
    aa = a << 16
    return (
        b,
        y,
        aa | b,
        x << 16 | y,
        b << 16 | x,
        aa | y,
        h,
        aa | h,
        fh << 16 | e,
        h << 16 | e,
        aa | fh,
        fh << 16 | fine[e],
        te << 14 | th << 9 | (j - k) << 5 | ta,
        h << 5 | te,
        fh << 6 | te << 1 | (head == k),
        aa | te << 5 | th,
    )


def third(v: Vocabulary, n: Sequence[int], t: Sequence[int], k: int) -> tuple[int, ...]:
    """Returns the keys of the third look."""
    c, b, a, x, y, z = n[k - 3 : k + 3]
    tc, tb, ta, tx, ty, tz, tu = t[k - 3 : k + 4]
    fine, coarse = v.fine, v.coarse
    fa, fx, fb, fy = fine[a], fine[x], fine[b], fine[y]
    ca, cx, cb, cy = coarse[a], coarse[x], coarse[b], coarse[y]
    before, after = tb << 10 | ta << 5, tx << 5 | ty
    return (
        c,
        z,
        fa,
        fx,
        fb,
        fy,
        fa << 16 | fb,
        fx << 16 | fy,
        a << 16 | fb,
        x << 16 | fy,
        before | tx,
        ta << 10 | after,
        before << 5 | after,
        tc << 10 | tb << 5 | ta,
        after << 5 | tz,
        a << 10 | after,
        x << 10 | ta << 5 | tb,
        ca << 8 | cx,
        cb << 8 | ca,
        cx << 8 | cy,
        tc << 20 | before << 5 | after,
        after << 10 | tz << 5 | tu,
        z << 16 | y,
        cb << 8 | cx,
        ca << 8 | cy,
    )


class Gap(NamedTuple):
    """A word that seems to be missing before the word `at` of the sentence.

    `log_odds` is the natural logarithm of the odds that it is, `margin` by how much they pass the threshold.
    """

    at: int
    word: str
    log_odds: float
    margin: float


class _Model:
    __slots__ = tuple("_asked _limits _looks bias first least may report scale second weights word".split())

    def __init__(self, entry: dict[str, Any], data: memoryview, words: int) -> None:
        self.word: str = entry["word"]
        self.bias, self.scale, self.report = entry["bias"], entry["scale"], entry["report"]
        self.least: tuple[float, float] = tuple(entry["least"])
        self.may = bytes(data[:words])
        self.weights = Weights(data[words:], TEMPLATES)
        # The first look is asked at every boundary and the second at many, the last is not. To lay them out
        # takes longer than to check a few stories.
        self._asked = self._looks = 0
        self._limits: dict[float, tuple[int, int]] = {}
        self.first: tuple[_Get, ...] = ()
        self.second: _Get = self._search

    def _search(self, key: int, default: int) -> int:
        """The weight of a key of the second look, the number of its template over it."""
        self._asked += 1
        if self._asked == OFTEN:
            self.second = self.weights.laid_out(SECOND, THIRD).get
        return self.weights.searched(key, default)

    def look(self, boundaries: int) -> tuple[_Get, ...]:
        """Returns what gives the weights of the first look, to be asked at up to so many boundaries."""
        if 0 <= self._looks < OFTEN:
            self._looks += boundaries
            self.first = self.first or self.weights.searchers(0, SECOND)
        elif self._looks > 0:
            self._looks = -1
            self.first = self.weights.getters(0, SECOND)
        return self.first

    def limits(self, slack: float) -> tuple[int, int]:
        """Returns the least sums, of the first look's weights and of those of the first two, that pass."""
        known = self._limits.get(slack)
        if known is None:
            first, second = (
                least_sum(self.bias, self.scale, 1, least - slack, 128 * TEMPLATES) for least in self.least
            )
            known = self._limits[slack] = first, second
        return known


class Gaps:
    """Answers for every word of one model file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Reads a model file; raises ModelError when it is missing, damaged or made for other words."""
        self.header, body = read(path, MAGIC, FORMAT)
        self.vocabulary, crc = vocabulary()
        if self.header["words"] != crc:
            raise ModelError(f"{path}: made for another vocabulary")
        count = len(self.vocabulary.tag)
        self._models = []
        for entry in self.header["gaps"]:
            blob = body[entry["offset"] : entry["offset"] + entry["length"]]
            try:
                self._models.append(_Model(entry, blob, count))
            except (struct.error, ValueError) as error:
                raise ModelError(f"{path}: the model of {entry['word']!r} is damaged") from error
        # One byte a word for each side: bit n is set where the word may stand beside the gap of model n.
        sides = [0, 0]
        for bit, model in enumerate(self._models):
            for side, mark in enumerate((1, 2)):
                marked = model.may.translate(bytes(1 << bit if may & mark else 0 for may in range(256)))
                sides[side] |= int.from_bytes(marked, "little")
        self._left, self._right = (x.to_bytes(count, "little") for x in sides)
        self._sums: Any = native.sums()
        if self._sums is not None:
            self._tables = tuple(self._sums.Table(*m.weights.as_they_lie) for m in self._models)
            self._least: dict[float, array[int]] = {}

    @property
    def words(self) -> frozenset[str]:
        """The words that may be missing."""
        return frozenset(m.word for m in self._models)

    def margin(self, words: Sequence[str], index: int, word: str) -> float:
        """Returns by how much the log odds that `word` is missing before words[index] pass its threshold,
        whatever the first looks say. Raises IndexError where no word of the sentence stands there, KeyError
        for a word of no model."""
        if not 0 <= index < len(words):
            raise IndexError(index)
        model = {m.word: m for m in self._models}[word]
        flat = Flat.of(self.vocabulary, words)
        v, n, t, k = self.vocabulary, flat.numbers, flat.tags, index + ROOM
        looks = ((first(v, n, k), 0), (second(v, n, t, k), SECOND), (third(v, n, t, k), THIRD))
        total = sum(model.weights.sum(keys, low) for keys, low in looks)
        margin: float = model.bias + model.scale * total - model.report
        return round(margin, 3)

    def sentence(self, words: Sequence[str], slack: float = 0.0) -> Iterator[Gap]:
        """Yields the words that seem to be missing from a sentence (its tokens as split_words gives them),
        in order; with `slack` also those that fail the threshold by no more than that."""
        return self.within(Flat.of(self.vocabulary, words), ROOM, len(words) + ROOM, slack)

    def within(self, flat: Flat, low: int, high: int, slack: float = 0.0) -> Iterator[Gap]:
        """Yields the same for the sentence that is the words from `low` up to `high`."""
        best: Gap | None = None
        for k, m, total in (
            self._compiled(flat, low, high, slack) if self._sums else self._plain(flat, low, high, slack)
        ):
            model = self._models[m]
            odds = model.bias + model.scale * total
            margin = odds - model.report
            if margin < -slack:
                continue
            if best is not None and best.at != k - low:
                yield best
            elif best is not None and margin <= best.margin:
                continue
            best = Gap(k - low, model.word, round(odds, 3), round(margin, 3))
        if best is not None:
            yield best

    def _compiled(self, flat: Flat, low: int, high: int, slack: float) -> Iterable[tuple[int, int, int]]:
        """Returns (place, number of the model, sum of its weights) of what passes the first two looks,
        summed up by machine code."""
        least = self._least.get(slack)
        if least is None:
            least = self._least[slack] = array("i", [n for m in self._models for n in m.limits(slack)])
        found: list[tuple[int, int, int]] = self._sums.gaps(
            flat.compiled, self._tables, (self._left, self._right), least, low, high
        )
        return found

    def _plain(self, flat: Flat, low: int, high: int, slack: float) -> Iterator[tuple[int, int, int]]:
        """Yields the same, summed up in Python."""
        n, t = flat.numbers, flat.tags
        some = n[low:high]
        # In one step for all boundaries: which of the words may be missing there.
        sides = map(and_, map(self._left.__getitem__, some), map(self._right.__getitem__, some[1:]))
        v, fine = self.vocabulary, self.vocabulary.fine
        limits = self._limits(slack, high - low)
        for index, may in enumerate(sides, 1):
            if not may:
                continue
            k = index + low
            a, x = n[k - 1], n[k]
            fa, fx = fine[a], fine[x]
            ax, afx, fax, fafx = a << 16 | x, a << 16 | fx, fa << 16 | x, fa << 16 | fx
            two: list[int] = []
            three: tuple[int, ...] = ()
            for m, limit, more, (g_a, g_x, g_ax, g_afx, g_fax, g_fafx), model in limits:
                if not may >> m & 1:
                    continue
                # What first() gives, asked at a fifth of all boundaries.
                total = g_a(a, 0) + g_x(x, 0) + g_ax(ax, 0) + g_afx(afx, 0) + g_fax(fax, 0) + g_fafx(fafx, 0)
                if total < limit:
                    continue
                two = two or list(map(or_, second(v, n, t, k), _OVER))
                total += sum(map(model.second, two, _ZEROS))
                if total >= more:
                    three = three or third(v, n, t, k)
                    yield k, m, total + model.weights.sum(three, THIRD)

    def _limits(self, slack: float, boundaries: int) -> list[tuple[int, int, int, tuple[_Get, ...], _Model]]:
        """Each model with its number, the least sums that pass, and what gives the weights of the first
        look."""
        return [(k, *m.limits(slack), m.look(boundaries), m) for k, m in enumerate(self._models)]
