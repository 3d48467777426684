"""The sums of the judge of gaps: what the weights of a word come to at the boundary before which it may be
missing.

Three looks, each at more than the one before; most boundaries are settled by the first. What the templates
are is part of the file format: they are numbered in the order in which the looks have their keys. Compiled
where there is a compiler.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copylint.models.vocabulary import TAG
from copylint.models.weights import ROOM
from copylint.tables.twins import take_over

if TYPE_CHECKING:
    from copylint.models import lookups, weights


def _bits(tags: str) -> int:
    return sum(1 << TAG[tag] for tag in tags.split())


#: How many templates there are, and where the second and the third look begin.
TEMPLATES, SECOND, THIRD = 47, 6, 22

#: What a noun phrase is made of, once its determiner is gone; and what can be its head.
_INSIDE = _bits("JJ JJR NN NNS NNP CD VBN VBG POS")
_HEADS = _bits("NN NNS NNP VBG CD POS")
_POS = TAG["POS"]
_REACH = 6
_SECOND, _THIRD = bytes(range(SECOND, THIRD)), bytes(range(THIRD, TEMPLATES))


class Model:
    """The weights of one word that may be missing."""

    def __init__(
        self, number: int, rest: lookups.Table, first: Sequence[lookups.Template], least: int, limit: int
    ) -> None:
        """`first` are the templates of the first look, `least` its least sum that passes, `limit` that of the
        first two looks; `number` is what the caller knows it by. Raises ValueError for a table of another
        model."""
        if rest.templates != TEMPLATES or None in first:
            raise ValueError(f"{rest.templates} templates, {TEMPLATES} expected")
        self.number, self.rest, self.least, self.limit = number, rest, least, limit
        self.w_a, self.w_x, self.w_ax, self.w_afx, self.w_fax, self.w_fafx = first


def _first(text: weights.Text, m: Model, k: int) -> int:
    """The weights of the first look at the boundary before the word `k`."""
    a, x = text.n[k - 1], text.n[k]
    fa, fx = text.fine[a], text.fine[x]
    total = m.w_a.get(a, 0) + m.w_x.get(x, 0) + m.w_ax.get(a << 16 | x, 0)
    return (
        total + m.w_afx.get(a << 16 | fx, 0) + m.w_fax.get(fa << 16 | x, 0) + m.w_fafx.get(fa << 16 | fx, 0)
    )


def _second(text: weights.Text, m: Model, k: int) -> int:
    b, a, x, y = text.n[k - 2], text.n[k - 1], text.n[k], text.n[k + 1]
    # The noun phrase that begins at the boundary: its head, and the word after it.
    head = j = k
    while j < k + _REACH:
        bit = 1 << text.t[j]
        if not bit & _INSIDE:
            break
        if bit & _HEADS:
            head = j
        j += 1
        if text.t[j - 1] == _POS:
            break
    h, th, e, te = text.n[head], text.t[head], text.n[j], text.t[j]
    fh, ta, aa = text.fine[h], text.t[k - 1], a << 16
    keys = [
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
        fh << 16 | text.fine[e],
        te << 14 | th << 9 | (j - k) << 5 | ta,
        h << 5 | te,
        fh << 6 | te << 1 | (head == k),
        aa | te << 5 | th,
    ]
    return m.rest.add(_SECOND, keys)


def _third(text: weights.Text, m: Model, k: int) -> int:
    c, b, a = text.n[k - 3], text.n[k - 2], text.n[k - 1]
    x, y, z = text.n[k], text.n[k + 1], text.n[k + 2]
    tc, tb, ta = text.t[k - 3], text.t[k - 2], text.t[k - 1]
    tx, ty, tz, tu = text.t[k], text.t[k + 1], text.t[k + 2], text.t[k + 3]
    fa, fx, fb, fy = text.fine[a], text.fine[x], text.fine[b], text.fine[y]
    ca, cx, cb, cy = text.coarse[a], text.coarse[x], text.coarse[b], text.coarse[y]
    before, after = tb << 10 | ta << 5, tx << 5 | ty
    keys = [
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
    ]
    return m.rest.add(_THIRD, keys)


def gaps(
    text: weights.Text, models: list[tuple[Model, ...]], sides: tuple[bytes, bytes], low: int, high: int
) -> list[tuple[int, int, int]]:
    """Returns (place, number of the model, sum of all weights) for the boundaries of the words from `low` up
    to `high` that pass the first two looks, place after place.

    `sides` are two byte strings over the vocabulary: a bit is set where the word may stand before, and after,
    the gap of a model; `models` has, for each byte, the models whose bits are set. Raises IndexError for
    words outside the text, ValueError for sides and models that do not fit.
    """
    if text is None:
        raise TypeError("no text")
    left, right = sides
    if not ROOM <= low <= high <= text.size - ROOM:
        raise IndexError(low)
    if len(left) != text.count or len(right) != text.count or len(models) != 256:
        raise ValueError("sides or models that do not fit")
    found = []
    for k in range(low + 1, high):
        may = left[text.n[k - 1]] & right[text.n[k]]
        if not may:
            continue
        some = models[may]
        for m in some:
            if m is None:
                raise TypeError("no model")
            total = _first(text, m, k)
            if total < m.least:
                continue
            total += _second(text, m, k)
            if total >= m.limit:
                found.append((k, m.number, total + _third(text, m, k)))
    return found


def whole(text: weights.Text, m: Model, k: int) -> int:
    """Returns the sum of all weights at the boundary before the word `k`. Raises IndexError where no word
    stands."""
    if text is None or m is None:
        raise TypeError("no text, or no model")
    if not ROOM <= k < text.size - ROOM:
        raise IndexError(k)
    return _first(text, m, k) + _second(text, m, k) + _third(text, m, k)


take_over(__name__)
