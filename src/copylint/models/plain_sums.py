"""The sums behind the judge of confusable words in Python: what machine code adds up where there is some."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import repeat

from copylint.models.pairs import Get, Raw
from copylint.models.scoring import Suspect, Weighed
from copylint.models.templates import BAG, FIRST, HEAD, TEMPLATES, keys, subject
from copylint.models.vocabulary import Flat, Vocabulary
from copylint.text.patterns import later_bytes

#: So often a pair's weights are searched before they are laid out; the first of a word five times, the rest
#: of a pair eight times as often.
_OFTEN = 12
#: Bits of a key; above them stands the number of its template.
_OVER = 32
_ZEROS = repeat(0)


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

    __slots__ = ("_asked", "_first", "head", "head_tag", "left", "left_tag", "raw", "rest", "right")

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


_Asks = tuple[Get, Get, Get, Get, int, Get, Get, int, _First]

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
                begin = max(begin, i - BAG)
                before, before_tags = numbers[begin : i - 1], tags[begin : i - 1]
                after = numbers[right + 1 : min(end, right + BAG)]
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
