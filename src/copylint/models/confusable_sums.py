"""The sums of the judge of confusable words: what the weights of a pair come to at a place.

Most places are settled by the first look, six weights of the two neighbours; what keeps a doubt up there is
weighed in full. The numbers of templates are those of copylint.models.templates. Compiled where there is a
compiler.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from copylint.models.templates import BAG, FIRST, HEAD, LINKS, NOUNS, STOPS, TEMPLATES
from copylint.models.vocabulary import TAG
from copylint.models.weights import ROOM
from copylint.tables.twins import take_over

if TYPE_CHECKING:
    from copylint.models import lookups, weights


def _bits(tags: str) -> int:
    return sum(1 << TAG[tag] for tag in tags.split())


_NOUNS, _STOPS, _LINKS = _bits(NOUNS), _bits(STOPS), _bits(LINKS)
_CC, _COMMA = TAG["CC"], TAG[","]
_BAG = BAG
#: The templates of one key a place that the first look leaves out, in the order of `_rest`.
_REST = bytes(k for k in range(HEAD) if k not in FIRST)


class Pair:
    """The weights of two words that may have been meant for each other, but those of the first look."""

    def __init__(self, rest: lookups.Table, bags: Sequence[lookups.Template]) -> None:
        """`bags` are the last templates, those of the subject and the bags. Raises ValueError for a table of
        another model."""
        if rest.templates != len(TEMPLATES) or None in bags:
            raise ValueError(f"{rest.templates} templates, {len(TEMPLATES)} expected")
        self.rest = rest
        self.head, self.head_tag, self.left, self.left_tag, self.right = bags


class Suspect:
    """A word that another may have been meant for."""

    def __init__(
        self, pair: Pair, first: Sequence[lookups.Template], sign: int, limit: int, flag: int, of: Any
    ) -> None:
        """`first` are the templates of FIRST, times `sign`, which says towards which word; `limit` is the
        least sum of the first look, times `sign`, that keeps the doubt up; `flag` the number of the only
        English it holds in, else 0; `of` is what the caller knows it by."""
        if pair is None or None in first:
            raise ValueError("no pair, or no weights")
        self.pair, self.sign, self.limit, self.flag, self.of = pair, sign, limit, flag, of
        self.w_a, self.w_x, self.f_a, self.f_x, self.w_ax, self.c_ax = first
        #: what is left of the limit when the last two add as much as they can
        self.low = limit - first[4].most() - first[5].most()


def _subject(text: weights.Text, pair: Pair, left: int) -> int:
    """The weights of the likely subject of a verb whose left neighbour stands at `left`.

    Walks left over noun phrases and prepositions to the head of the first phrase.
    """
    head = -1
    seen = crossed = joined = stop = 0
    j, last = left, max(left - 15, -1)
    while j > last:
        tag = text.t[j]
        bit = 1 << tag
        if bit & _STOPS:
            stop = tag
            break
        if bit & _NOUNS:
            if not seen:
                head, seen = j, 1
        elif bit & _LINKS:
            if seen:
                crossed += 1
                head, seen = -1, 0
        elif tag == _CC:
            if seen:
                joined, seen = 1, 0
        elif tag == _COMMA:
            if seen and crossed + joined == 0 and j < left:
                stop = tag
                break
        j -= 1
    if head < 0:
        return pair.head.get(0, 0) + pair.head_tag.get(stop, 0)
    way = text.t[head] << 8 | min(crossed, 3) << 6 | joined << 5 | stop
    return pair.head.get(text.n[head] << 1 | joined, 0) + pair.head_tag.get(way, 0)


def _rest(text: weights.Text, pair: Pair, i: int, right: int, begin: int, end: int, capital: int) -> int:
    """All weights but those of the first look; the sentence lies from `begin` up to `end`."""
    c, b, a = text.n[i - 3], text.n[i - 2], text.n[i - 1]
    x, y, z = text.n[right], text.n[right + 1], text.n[right + 2]
    tc, tb, ta = text.t[i - 3], text.t[i - 2], text.t[i - 1]
    tx, ty, tz = text.t[right], text.t[right + 1], text.t[right + 2]
    fa, fx, fb, fy = text.fine[a], text.fine[x], text.fine[b], text.fine[y]
    ca, cx, cb, cy = text.coarse[a], text.coarse[x], text.coarse[b], text.coarse[y]
    aa, xx, faa = a << 16, x << 16, fa << 16
    before, after = tb << 10 | ta << 5, tx << 5 | ty
    keys = [
        b,
        y,
        c,
        z,
        cb << 8 | cx,
        ca << 8 | cy,
        fb,
        fy,
        aa | b,
        xx | y,
        b << 16 | x,
        aa | y,
        aa | fx,
        faa | x,
        faa | fx,
        faa | fb,
        fx << 16 | fy,
        aa | fb,
        xx | fy,
        before | tx,
        ta << 10 | after,
        before << 5 | after,
        tc << 10 | tb << 5 | ta,
        after << 5 | tz,
        a << 10 | after,
        x << 10 | ta << 5 | tb,
        cb << 8 | ca,
        cx << 8 | cy,
        tc << 20 | before << 5 | after,
        2 * capital + (a == 0),
    ]
    total = pair.rest.add(_REST, keys)
    if pair.head.size or pair.head_tag.size:
        total += _subject(text, pair, i - 1)
    # The bags end with the sentence.
    if pair.left.size or pair.left_tag.size:
        for j in range(max(begin, i - _BAG), i - 1):
            total += pair.left.get(text.n[j], 0) + pair.left_tag.get(text.t[j], 0)
    if pair.right.size:
        for j in range(right + 1, min(end, right + _BAG)):
            total += pair.right.get(text.n[j], 0)
    return total


def look(
    text: weights.Text, kinds: bytes, groups: list[Any], build: Callable[[int], Any], variant: int
) -> list[tuple[int, Any, int]]:
    """Returns (place, suspect, sum of all weights) for what keeps a doubt up, place after place.

    `kinds` holds a byte a word, 1 or 3 where a member of a set stands as the vocabulary has it; `groups` has
    the suspects of a word under its number, a tuple, or None until `build(place)` has made them. Raises
    ValueError where these do not fit the text.
    """
    if text is None:
        raise TypeError("no text")
    if len(kinds) != text.size or len(groups) != text.count:
        raise ValueError("kinds or groups do not fit the text")
    k, begin, end, sentences = -1, ROOM, ROOM, len(text.starts)
    found = []
    for i in range(ROOM, text.size - ROOM):
        if kinds[i] != 1 and kinds[i] != 3:
            continue
        group = groups[text.n[i]]
        if group is None:
            group = build(i)
        a, x = text.n[i - 1], text.n[i + 1]
        fa, fx = text.fine[a], text.fine[x]
        for s in group:
            if s is None:
                raise TypeError("no suspect")
            total = s.w_a.get(a, 0) + s.f_a.get(fa, 0) + s.w_x.get(x, 0) + s.f_x.get(fx, 0)
            if total < s.low or s.flag and s.flag != variant:
                continue
            total += s.w_ax.get(a << 16 | x, 0) + s.c_ax.get(text.coarse[a] << 8 | text.coarse[x], 0)
            if total < s.limit:
                continue
            while k + 1 < sentences and text.starts[k + 1] <= i:
                k += 1
                begin = text.starts[k]
                end = text.starts[k + 1] - ROOM if k + 1 < sentences else text.size - ROOM
            found.append((i, s.of, s.sign * total + _rest(text, s.pair, i, i + 1, begin, end, 0)))
    return found


def weigh(
    text: weights.Text, group: tuple[Any, ...], i: int, right: int, capital: int, variant: int
) -> list[tuple[Any, int]]:
    """Returns (suspect, sum of all weights) for what keeps up the doubt about the words from `i` up to
    `right`.

    Raises IndexError where that is not within the text.
    """
    if text is None or group is None:
        raise TypeError("no text, or no suspects")
    if not ROOM <= i < right <= text.size - ROOM:
        raise IndexError(i)
    begin, end = ROOM, text.size - ROOM
    for k in range(len(text.starts)):
        if text.starts[k] > i:
            end = text.starts[k] - ROOM
            break
        begin = text.starts[k]
    a, x = text.n[i - 1], text.n[right]
    found = []
    for s in group:
        if s is None:
            raise TypeError("no suspect")
        if s.flag and s.flag != variant:
            continue
        total = s.w_a.get(a, 0) + s.f_a.get(text.fine[a], 0) + s.w_x.get(x, 0) + s.f_x.get(text.fine[x], 0)
        total += s.w_ax.get(a << 16 | x, 0) + s.c_ax.get(text.coarse[a] << 8 | text.coarse[x], 0)
        if total >= s.limit:
            found.append((s.of, s.sign * total + _rest(text, s.pair, i, right, begin, end, capital)))
    return found


take_over(__name__)
