"""The sums behind the judge of confusable words: the weights of a pair, and what they come to at a place.

Most places are settled by the first look, six weights of the two neighbours; what keeps a doubt up there is
weighed in full. `Compiled` has the sums made by machine code, `Plain` makes the same in Python.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from typing import Any, Protocol

from copylint.cache.patterns import later_bytes
from copylint.models import accelerated as native
from copylint.models.file import least_sum
from copylint.models.vocabulary import PAD, TAG, Flat, ModelError, Vocabulary

# One entry a template of features, in the order of keys(); the order is part of the file format.
TEMPLATES = (
    "w-1",
    "w+1",
    "w-2",
    "w+2",
    "w-3",
    "w+3",
    "c-2 c+1",
    "c-1 c+2",
    "f-1",
    "f+1",
    "f-2",
    "f+2",
    "w-1 w-2",
    "w+1 w+2",
    "w-1 w+1",
    "w-2 w+1",
    "w-1 w+2",
    "w-1 f+1",
    "f-1 w+1",
    "f-1 f+1",
    "f-1 f-2",
    "f+1 f+2",
    "w-1 f-2",
    "w+1 f+2",
    "t-2 t-1 t+1",
    "t-1 t+1 t+2",
    "t-2 t-1 t+1 t+2",
    "t-3 t-2 t-1",
    "t+1 t+2 t+3",
    "w-1 t+1 t+2",
    "w+1 t-1 t-2",
    "c-1 c+1",
    "c-2 c-1",
    "c+1 c+2",
    "t-3 t-2 t-1 t+1 t+2",
    "place",
    "head",
    "head tag",
    "left",
    "left tag",
    "right",
)
FIRST = (0, 1, 8, 9, 14, 31)  # looked up before all others: most places are settled by these
_BAG = 9  # how far the bags of words to the left and right reach; nearer words are looked at one by one
HEAD = len(TEMPLATES) - 5  # from here on, the templates of the subject and the bags
_OFTEN = 12  # so often a pair's weights are searched before they are laid out; the first of a word five times, the rest of a pair eight times as often
_OVER = 32  # bits of a key; above them stands the number of its template
_ZEROS = repeat(0)

_NOUNS = frozenset(TAG[t] for t in ("NN", "NNS", "NNP", "PRP", "CD", "EX", "VBG"))
_STOPS = frozenset(TAG[t] for t in ("VBD", "VBZ", "VB", "MD", "AUX", "W", ":", ".", '"', "-"))
_IN, _CC, _COMMA, _DT, _TO = TAG["IN"], TAG["CC"], TAG[","], TAG["DT"], TAG["TO"]


def subject(numbers: Sequence[int], tags: Sequence[int], left: int) -> tuple[int, int]:
    """Return keys for the likely subject of a verb whose left neighbour stands at ``left``.

    Walks left over noun phrases and prepositions to the head of the first phrase; both numbers are 0
    without one."""
    head = -1
    seen = crossed = joined = 0
    stop = 0
    for j in range(left, max(left - 15, -1), -1):
        tag = tags[j]
        if tag in _STOPS:
            stop = tag
            break
        if tag in _NOUNS:
            if not seen:
                head, seen = j, 1
        elif tag in (_IN, _TO):
            if seen:
                crossed += 1
                head, seen = -1, 0
        elif tag == _CC:
            if seen:
                joined = 1
                seen = 0
        elif tag == _COMMA:
            if seen and crossed + joined == 0 and j < left:
                stop = tag
                break
    if head < 0:
        return 0, stop
    return numbers[head] << 1 | joined, (tags[head] << 8 | min(crossed, 3) << 6 | joined << 5 | stop)


class Raw:
    """The weights of a pair as they lie: keys in ascending order for each template, one weight a key."""

    __slots__ = ("counts", "keys", "starts", "weights")

    def __init__(self, counts: Sequence[int], keys: Sequence[int], weights: Sequence[int]) -> None:
        self.counts = counts
        self.starts = tuple(accumulate(counts, initial=0))
        self.keys, self.weights = keys, weights

    @classmethod
    def inflated(cls, blob: bytes) -> Raw:
        """Inflate one pair: for each template a count, then keys as deltas in byte planes, then signed
        weights."""
        data = zlib.decompress(blob)
        counts = struct.unpack_from(f"<{len(TEMPLATES)}I", data)
        at = 4 * len(TEMPLATES)
        total = sum(counts)
        planes = bytearray(4 * total)
        for k in range(4):
            planes[k::4] = data[at : at + total]
            at += total
        deltas = array("I")
        deltas.frombytes(bytes(planes))
        weights = array("b")
        weights.frombytes(data[at : at + total])
        if len(deltas) != total or len(weights) != total or at + total != len(data):
            raise ModelError("a pair of the model has the wrong length")
        keys = array("I")
        start = 0
        for count in counts:
            keys.extend(accumulate(deltas[start : start + count]))
            start += count
        return cls(counts, keys, weights)

    def table(self, template: int, base: int = 0) -> Iterator[tuple[int, int]]:
        """Yield (key, weight) of one template, `base` added to the keys."""
        low, high = self.starts[template : template + 2]
        keys: Iterable[int] = self.keys[low:high]
        return zip(map(base.__add__, keys) if base else keys, self.weights[low:high], strict=True)

    def bounds(self, template: int) -> tuple[int, int]:
        """Return the least and the greatest weight of a template, nought counted in."""
        low, high = self.starts[template : template + 2]
        weights = self.weights[low:high]
        return min(0, min(weights, default=0)), max(0, max(weights, default=0))

    def getter(self, template: int, sign: int) -> _Get:
        """Return what `dict.get` would be of a template's keys and weights, times `sign`."""
        low, high = self.starts[template : template + 2]
        keys, weights = self.keys, self.weights

        def get(key: int, default: int) -> int:
            at = bisect_left(keys, key, low, high)
            return sign * weights[at] if at < high and keys[at] == key else default

        return get


def unpacked(data: memoryview, number: int) -> Raw:
    """One pair of what judge.Judge.unpack wrote."""
    start = struct.unpack_from("=I", data, 4 + 4 * number)[0]
    keys = start + 4 * len(TEMPLATES)
    counts = data[start:keys].cast("I").tolist()
    weights = keys + 4 * sum(counts)
    return Raw(counts, data[keys:weights].cast("I"), data[weights : weights + sum(counts)].cast("b"))


#: More than six weights of one byte can add up to.
_FAR = 6 * 128 + 1


class Suspect:
    """A word that another may have been meant for: the sibling, the number of their pair, the direction in
    it (1 or -1), the thresholds, and the only English it holds in (`gb`, `us`), else `-`."""

    __slots__ = ("bias", "flag", "limit", "number", "report", "safe", "scale", "sibling", "sign")

    def __init__(
        self, sibling: str, number: int, sign: int, least: float, report: float, safe: float, flag: str, bias: float, scale: float
    ) -> None:  # fmt: skip
        self.sibling, self.number, self.sign, self.flag = sibling, number, sign, flag
        self.report, self.safe, self.bias, self.scale = report, safe, bias, scale
        #: the least sum of the first look, times the sign, that keeps the doubt up
        self.limit = least_sum(bias, scale, sign, least, _FAR)


#: A place, what is suspected there, and the sum of all weights of their pair.
Weighed = tuple[int, Suspect, int]


class Sums(Protocol):
    """The two ways of making the sums."""

    def look(self, flat: Flat, kinds: bytes, variant: str) -> list[Weighed]:
        """Return what keeps a doubt up, place after place, for every word whose kind is 1 or 3: a member of
        a set that stands as the vocabulary has it."""

    def weigh(
        self, flat: Flat, i: int, right: int, written: str, capital: bool, variant: str
    ) -> list[Weighed]:
        """Return what keeps up the doubt about the words from `i` up to `right`, `written` in lower case."""


class Compiled:
    """The sums in machine code."""

    def __init__(
        self, v: Vocabulary, raw: Callable[[int], Raw], suspects: Callable[[str], list[Suspect]]
    ) -> None:
        """`raw` gives the weights of a pair, `suspects` those of a written word. Only where
        copylint.models.accelerated has the code."""
        self._sums: Any = native.sums()
        self._raw, self._suspects = raw, suspects
        self._tables: dict[int, Any] = {}
        #: the suspects of a word by its number in the vocabulary, and by the word
        self._groups: list[tuple[Any, ...] | None] = [None] * len(v.tag)
        self._written: dict[str, tuple[Any, ...]] = {}

    def _group(self, written: str) -> tuple[Any, ...]:
        made = self._written.get(written)
        if made is None:
            made = self._written[written] = tuple(map(self._suspect, self._suspects(written)))
        return made

    def _suspect(self, s: Suspect) -> Any:
        table = self._tables.get(s.number)
        if table is None:
            raw = self._raw(s.number)
            table = self._tables[s.number] = self._sums.Table(raw.counts, raw.keys, raw.weights)
        return self._sums.Suspect(table, s.sign, s.limit, _FLAGS[s.flag], s)

    def look(self, flat: Flat, kinds: bytes, variant: str) -> list[Weighed]:
        """As in Sums."""

        def build(i: int) -> tuple[Any, ...]:
            made = self._groups[flat.numbers[i]] = self._group(flat.words[i])
            return made

        found: list[Weighed] = self._sums.look(flat.compiled, kinds, self._groups, build, _FLAGS[variant])
        return found

    def weigh(
        self, flat: Flat, i: int, right: int, written: str, capital: bool, variant: str
    ) -> list[Weighed]:
        """As in Sums."""
        group = self._group(written)
        return [
            (i, s, total)
            for s, total in self._sums.weigh(flat.compiled, group, i, right, capital, _FLAGS[variant])
        ]


#: The Englishes by number; what a story's English is called, and what a pair's.
_FLAGS = {"-": 0, "": 0, "gb": 1, "us": 2}


class _Searched:
    """One template of a pair, searched instead of laid out."""

    __slots__ = ("_high", "_low", "_raw")

    def __init__(self, raw: Raw, template: int) -> None:
        self._raw = raw
        self._low, self._high = raw.starts[template : template + 2]

    def __bool__(self) -> bool:
        return self._high > self._low

    def get(self, key: int, default: int) -> int:
        """Return the weight of the key, else the default."""
        keys = self._raw.keys
        at = bisect_left(keys, key, self._low, self._high)
        return self._raw.weights[at] if at < self._high and keys[at] == key else default


class _SearchedRest:
    """The templates that keys() answers for, searched instead of laid out in one table."""

    __slots__ = ("_raw",)

    def __init__(self, raw: Raw) -> None:
        self._raw = raw

    def get(self, key: int, default: int) -> int:
        """Return the weight of a key with its template's number over it, else the default."""
        raw, template = self._raw, key >> _OVER
        key &= (1 << _OVER) - 1
        high = raw.starts[template + 1]
        at = bisect_left(raw.keys, key, raw.starts[template], high)
        return raw.weights[at] if at < high and raw.keys[at] == key else default


class _Pair:
    """The weights of one pair. Most places need only those of FIRST; the rest is asked when one needs more.

    At first all are searched as they lie; what is asked often is laid out in dicts, which takes longer than
    to check a story but makes the next thousand quicker."""

    __slots__ = (
        "_asked",
        "_first",
        "head",
        "head_tag",
        "left",
        "left_tag",
        "raw",
        "rest",
        "right",
    )

    head: dict[int, int] | _Searched
    head_tag: dict[int, int] | _Searched
    left: dict[int, int] | _Searched
    left_tag: dict[int, int] | _Searched
    right: dict[int, int] | _Searched

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self._asked = 0
        self._first: list[dict[int, int]] | None = None
        #: the templates that keys() answers for, all in one table: the template's number stands over the key
        self.rest: dict[int, int] | None = None

    @property
    def first(self) -> list[dict[int, int]]:
        """The templates of FIRST, laid out."""
        if self._first is None:
            self._first = [dict(self.raw.table(k)) for k in FIRST]
        return self._first

    def asked(self) -> dict[int, int] | _SearchedRest:
        """Return what answers for the templates that keys() answers for; see to the subject and the bags."""
        self._asked += 1
        raw = self.raw
        if not hasattr(self, "right"):  # not told by the count: another thread may be at it
            self.head, self.head_tag, self.left, self.left_tag, self.right = (
                _Searched(raw, k) for k in range(HEAD, len(TEMPLATES))
            )
        if self._asked < 8 * _OFTEN:
            return _SearchedRest(raw)
        rest: dict[int, int] = {}
        for k in range(HEAD):
            if k not in FIRST:
                rest.update(raw.table(k, k << _OVER))
        self.head, self.head_tag, self.left, self.left_tag, self.right = (
            dict(raw.table(k)) for k in range(HEAD, len(TEMPLATES))
        )
        # In this order: another thread may stand anywhere in here.
        self.rest = rest
        return rest


_Get = Callable[[int, int], int]


class _First:
    """What the first look asks of a suspect."""

    __slots__ = ("asks", "pair", "suspect")

    def __init__(self, suspect: Suspect, pair: _Pair) -> None:
        self.suspect, self.pair = suspect, pair
        raw, sign, limit = pair.raw, suspect.sign, suspect.limit
        # What is left of the limit when the last two add as much as they can.
        bounds = [raw.bounds(k) for k in FIRST[4:]]
        low = limit - sum(high if sign > 0 else -least for least, high in bounds)
        #: the weights towards the sibling, the least sums that keep the doubt up, and this
        w_a, w_x, f_a, f_x, w_ax, c_ax = (raw.getter(k, sign) for k in FIRST)
        self.asks: _Asks = (w_a, w_x, f_a, f_x, low, w_ax, c_ax, limit, self)

    def lay_out(self) -> None:
        """Has the first weights laid out instead of searched."""
        tables = (
            self.pair.first
            if self.suspect.sign > 0
            else [{k: -n for k, n in t.items()} for t in self.pair.first]
        )
        w_a, w_x, f_a, f_x, w_ax, c_ax = tables
        *_, low, _, _, limit, _ = self.asks
        self.asks = (w_a.get, w_x.get, f_a.get, f_x.get, low, w_ax.get, c_ax.get, limit, self)


_Asks = tuple[_Get, _Get, _Get, _Get, int, _Get, _Get, int, _First]

#: In the kinds of the words of a text: members of a set as the vocabulary has them.
_ONES = later_bytes(rb"[\x01\x03]")


class Plain:
    """The sums in Python. Not tied to a thread: a race costs a second inflation, nothing else."""

    def __init__(
        self, v: Vocabulary, raw: Callable[[int], Raw], suspects: Callable[[str], list[Suspect]]
    ) -> None:
        """`raw` gives the weights of a pair, `suspects` those of a written word."""
        self._v, self._raw, self._suspects = v, raw, suspects
        self._pairs: dict[int, _Pair] = {}
        #: words met often, and the others with how often they were met
        self._often: dict[str, list[_Asks]] = {}
        self._seldom: dict[str, tuple[int, list[_First]]] = {}

    def _pair(self, number: int) -> _Pair:
        pair = self._pairs.get(number)
        if pair is None:
            pair = self._pairs[number] = _Pair(self._raw(number))
        return pair

    def _asks(self, written: str, places: int = 1) -> list[_Asks]:
        """Return what the word, in lower case, may have been meant for, to be asked about so many places;
        its pairs are inflated at the first call."""
        found = self._often.get(written)
        if found is not None:
            return found
        times, firsts = self._seldom.get(written, (0, None))
        if firsts is None:
            firsts = [_First(s, self._pair(s.number)) for s in self._suspects(written)]
        times += places
        if times < 5 * _OFTEN:
            self._seldom[written] = (times, firsts)
            return [f.asks for f in firsts]
        for first in firsts:
            first.lay_out()
        found = self._often[written] = [f.asks for f in firsts]
        self._seldom.pop(written, None)
        return found

    def look(self, flat: Flat, kinds: bytes, variant: str) -> list[Weighed]:
        """As in Sums."""
        words, numbers = flat.words, flat.numbers
        # By the word, as its weights then lie at hand for all of its places.
        places: dict[str, list[int]] = {}
        for m in _ONES.finditer(kinds):
            i = m.start()
            places.setdefault(words[i], []).append(i)
        fine, coarse = self._v.fine, self._v.coarse
        fines = list(map(fine.__getitem__, numbers))
        often = self._often
        left: dict[int, list[tuple[int, _First]]] = {}
        for word, where in places.items():
            for w_a, w_x, f_a, f_x, low, w_ax, c_ax, limit, first in often.get(word) or self._asks(
                word, len(where)
            ):
                for i in where:
                    a, x = numbers[i - 1], numbers[i + 1]
                    total = w_a(a, 0) + f_a(fines[i - 1], 0) + w_x(x, 0) + f_x(fines[i + 1], 0)
                    if total >= low:
                        total += w_ax(a << 16 | x, 0) + c_ax(coarse[a] << 8 | coarse[x], 0)
                        if total >= limit:
                            left.setdefault(i, []).append((total, first))
        return [found for i in sorted(left) for found in self._full(flat, i, i + 1, False, left[i], variant)]

    def weigh(
        self, flat: Flat, i: int, right: int, written: str, capital: bool, variant: str
    ) -> list[Weighed]:
        """As in Sums."""
        a, x = flat.numbers[i - 1], flat.numbers[right]
        fine, coarse = self._v.fine, self._v.coarse
        fa, fx, ax, cc = fine[a], fine[x], a << 16 | x, coarse[a] << 8 | coarse[x]
        left = [
            (total, first)
            for w_a, w_x, f_a, f_x, _, w_ax, c_ax, limit, first in self._asks(written)
            if (total := w_a(a, 0) + w_x(x, 0) + f_a(fa, 0) + f_x(fx, 0) + w_ax(ax, 0) + c_ax(cc, 0)) >= limit
        ]
        return self._full(flat, i, right, capital, left, variant)

    def _full(
        self, flat: Flat, i: int, right: int, capital: bool, left: list[tuple[int, _First]], variant: str
    ) -> list[Weighed]:
        """Add what the first weights, summed up beside each suspect, leave out."""
        numbers, tags = flat.numbers, flat.tags
        asked: list[int] | None = None
        found = []
        for signed, first in left:
            suspect, pair = first.suspect, first.pair
            if suspect.flag != "-" and suspect.flag != variant:
                continue
            if asked is None:
                asked = keys(self._v, numbers, tags, i, right, capital)
                # The bags end with the sentence.
                begin, end = flat.bounds(i)
                begin = max(begin, i - _BAG)
                before, before_tags = numbers[begin : i - 1], tags[begin : i - 1]
                after = numbers[right + 1 : min(end, right + _BAG)]
            rest: dict[int, int] | _SearchedRest | None = pair.rest
            if rest is None:
                rest = pair.asked()
            total = suspect.sign * signed + sum(map(rest.get, asked, _ZEROS))
            if pair.head or pair.head_tag:
                head, head_tag = subject(numbers, tags, i - 1)
                total += pair.head.get(head, 0) + pair.head_tag.get(head_tag, 0)
            if pair.left:
                total += sum(map(pair.left.get, before, _ZEROS))
            if pair.left_tag:
                total += sum(map(pair.left_tag.get, before_tags, _ZEROS))
            if pair.right:
                total += sum(map(pair.right.get, after, _ZEROS))
            found.append((i, suspect, total))
        return found


def keys(
    v: Vocabulary, numbers: list[int], tags: list[int], left: int, right: int, capital: bool
) -> list[int]:
    """Return one key a template, its number over it, for the place between ``numbers[:left]`` and
    ``numbers[right:]``.

    Left out are the templates of FIRST, the subject and the bags.
    """
    c, b, a = numbers[left - 3 : left]
    tc, tb, ta = tags[left - 3 : left]
    x, y, z = numbers[right : right + 3]
    tx, ty, tz = tags[right : right + 3]
    fine, coarse = v.fine, v.coarse
    fa, fx, fb, fy = fine[a], fine[x], fine[b], fine[y]
    ca, cx, cb, cy = coarse[a], coarse[x], coarse[b], coarse[y]
    aa, xx, faa = a << 16, x << 16, fa << 16
    before = tb << 10 | ta << 5
    after = tx << 5 | ty
    # 32 is _OVER: written out, the compiler works the sums out.
    return [
        2 << 32 | b,
        3 << 32 | y,
        4 << 32 | c,
        5 << 32 | z,
        6 << 32 | cb << 8 | cx,
        7 << 32 | ca << 8 | cy,
        10 << 32 | fb,
        11 << 32 | fy,
        12 << 32 | aa | b,
        13 << 32 | xx | y,
        15 << 32 | b << 16 | x,
        16 << 32 | aa | y,
        17 << 32 | aa | fx,
        18 << 32 | faa | x,
        19 << 32 | faa | fx,
        20 << 32 | faa | fb,
        21 << 32 | fx << 16 | fy,
        22 << 32 | aa | fb,
        23 << 32 | xx | fy,
        24 << 32 | before | tx,
        25 << 32 | ta << 10 | after,
        26 << 32 | before << 5 | after,
        27 << 32 | tc << 10 | tb << 5 | ta,
        28 << 32 | after << 5 | tz,
        29 << 32 | a << 10 | after,
        30 << 32 | x << 10 | ta << 5 | tb,
        32 << 32 | cb << 8 | ca,
        33 << 32 | cx << 8 | cy,
        34 << 32 | tc << 20 | before << 5 | after,
        35 << 32 | 2 * capital + (a == PAD),
    ]
