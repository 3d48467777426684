"""Which literals of the rules stand in a text.

Nearly all literals are words or runs of words. They are looked up word by word in a table, by one
word or by two that stand side by side, and only then compared with the text. The table is made
once, with the compiled pack, and used as it lies on disk: nothing is built when a process starts,
and its size costs no time. The few literals that begin or end inside a word, or hold no word at
all, are left to a matcher.

A literal is written as `copylint.rules.literals` says; its users are numbers of rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any

from copylint.tables.table import Table
from copylint.text.patterns import later_bytes

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher

#: A place where a literal stands: (start, end) in bytes of the folded text.
Place = tuple[int, int]

#: Everything that is neither letter nor digit parts words.
_PARTS = bytes(c if c < 128 and chr(c).isalnum() else 32 for c in range(256))

#: A word may begin a pair of the table, or end one; it has literals of its own; it was not met yet.
_BEGINS, _ENDS, _HAS, _NEW = 1, 2, 4, 8

#: The same in a byte for each word of a text: words with literals of their own, words that begin a pair.
_STANDS = later_bytes(rb"[\x04-\x07]")
_PAIRS = later_bytes(rb"[\x01\x03\x05\x07](?=[\x02\x03\x06\x07])")

#: By words no longer than this alone nothing is looked up: too much would be compared.
_SHORT = 3

#: Words and pairs remembered at most; a long run meets new ones for ever.
_MOST = 60_000

#: (literal, how far its word or pair lies behind its start, borders left and right, users)
_Longer = tuple[bytes, int, bool, bool, tuple[int, ...]]
#: (users of the word itself, literals that it is looked up for); the table has beside them the words
#: that end pairs which this one begins, and whether it ends some itself
_Record = tuple[tuple[int, ...], tuple[_Longer, ...]]

#: A thousand marks and blanks without a letter or a figure are no copy, whatever a rule may look for among
#: them. Only a long text is looked through for that.
LONG = 1 << 16
_RUN = later_bytes(rb"[\x00-/:-@\[-`{-\x7f]{1000,}")


class _Met:
    """The words met so far: what each calls for (`codes`), the records of those that call for anything, and
    of a word that begins pairs the words that end them (`after`)."""

    __slots__ = ("after", "codes", "words")

    def __init__(self) -> None:
        self.words: dict[bytes, _Record] = {}
        self.after: dict[bytes, frozenset[bytes]] = {}
        self.codes: dict[bytes, int] = {}


class Index:
    """Finds the literals of a set of rules."""

    def __init__(
        self, table: Table | Mapping[bytes, Any], rest: Iterable[tuple[str, list[list[Any]]]]
    ) -> None:
        #: tables, each with the number that its first rule has here
        self._tables: tuple[tuple[Table | Mapping[bytes, Any], int], ...] = ((table, 0),)
        #: literals left to the matcher, each with its users: [number, border left, border right]
        self._rest = list(rest)
        self._matcher: Matcher | None = None
        self._met = _Met()
        self._pairs: dict[bytes, tuple[_Longer, ...]] = {}

    # -- making one ------------------------------------------------------------------------------
    @classmethod
    def of(cls, triggers: Mapping[int, Iterable[str]]) -> Index:
        """Returns the index of rules' literals, by number of the rule."""
        return cls(*_sort(triggers))

    @staticmethod
    def pack(triggers: Mapping[int, Iterable[str]]) -> tuple[bytes, list[tuple[str, list[list[Any]]]]]:
        """Returns the bytes of the table and the other literals: what the constructor takes, with
        the table wrapped as `Table`."""
        records, rest = _sort(triggers)
        return Table.pack(records), rest

    @classmethod
    def joined(cls, parts: Iterable[tuple[Index, int]]) -> Index:
        """Returns one index for several, each with the number that its first rule has from here on.

        A text is gone through once, however many there are: a word is looked up in the table of each when
        it is first met.
        """
        tables: list[tuple[Table | Mapping[bytes, Any], int]] = []
        rest: dict[str, list[list[Any]]] = defaultdict(list)
        for index, first in parts:
            tables += [(table, first + n) for table, n in index._tables]
            for literal, users in index._rest:
                rest[literal] += [[first + k, left, right] for k, left, right in users]
        out = cls({}, rest.items())
        out._tables = tuple(tables)
        return out

    # -- using it --------------------------------------------------------------------------------
    @cached_property
    def by_line(self) -> bool:
        """Whether no literal holds a line break but where it begins, so that a text may be looked through
        line by line, each with the break before it."""
        return not any("\n" in literal[1:] for literal, _ in self._rest)

    def over_lines(self) -> set[int]:
        """Returns the rules of which a literal holds a line break."""
        return {k for literal, users in self._rest if "\n" in literal for k, _, _ in users}

    def places(self, text: bytes) -> dict[int, list[Place]]:
        """Returns number of a rule -> where its literals stand in the folded text, unsorted."""
        out: dict[int, list[Place]] = defaultdict(list)
        # What has grown too large is left, not emptied: another thread may be at it.
        if len(self._met.codes) > _MOST:
            self._met = _Met()
        if len(self._pairs) > _MOST:
            self._pairs = {}
        if len(text) > LONG:
            text = _RUN.sub(lambda m: b" " * len(m[0]), text)
        met, pairs = self._met, self._pairs
        known = met.words
        words = text.translate(_PARTS).split(b" ")
        # One byte a word says what is to be done about it, so that most words cost no step of their own.
        codes = bytes(map(met.codes.get, words, repeat(_NEW)))
        if _NEW in codes:
            for word in set(words).difference(met.codes):
                self._code(word, met)
            codes = bytes(map(met.codes.__getitem__, words))
        ends = list(accumulate(map(len, words)))
        for m in _STANDS.finditer(codes):
            i = m.start()
            users, longer = known[words[i]]
            end = ends[i] + i
            at = end - len(words[i])
            if users:
                place = (at, end)
                for k in users:
                    out[k].append(place)
            if longer:
                _longer(text, at, longer, out)
        after = met.after
        for i in [m.start() for m in _PAIRS.finditer(codes)]:
            word = words[i]
            if words[i + 1] in after[word]:
                pair = word + b" " + words[i + 1]
                found = pairs.get(pair)
                if found is None:
                    found = pairs[pair] = tuple(
                        x for table, first in self._tables for x in _unpacked(table.get(pair) or (), first)
                    )
                _longer(text, ends[i] + i - len(word), found, out)
        if self._rest:
            self._match(text, out)
        return out

    def _code(self, word: bytes, met: _Met) -> None:
        """Reads the records of a word when it is first met, and notes what they call for."""
        code = 0
        own: tuple[int, ...] = ()
        longer: tuple[_Longer, ...] = ()
        after: set[bytes] = set()
        for table, first in self._tables:
            raw = table.get(word)
            if raw is None:
                continue
            users, others, seconds, ends = raw
            if users:
                own += _moved(users, first)
            if others:
                longer += _unpacked(others, first)
            if seconds:
                after.update([x.encode("ascii") for x in seconds])
            code |= _ENDS * ends
        if own or longer:
            met.words[word] = own, longer
            code |= _HAS
        if after:
            met.after[word] = frozenset(after)
            code |= _BEGINS
        met.codes[word] = code

    def _match(self, text: bytes, out: dict[int, list[Place]]) -> None:
        if self._matcher is None:
            from copylint.text.matcher import matcher

            self._matcher = matcher([x.encode("ascii") for x, _ in self._rest])
        size, rest = len(text), self._rest
        for n, start, end in self._matcher.find(text):
            place = (start, end)  # one for all rules: a long text has millions
            for k, left, right in rest[n][1]:
                if left and start and text[start - 1 : start].isalnum():
                    continue
                if right and end < size and text[end : end + 1].isalnum():
                    continue
                out[k].append(place)


class Overlaid:
    """An index in which some rules have other literals: `numbers` are found by `over` alone."""

    def __init__(self, under: Index, over: Index, numbers: Iterable[int]) -> None:
        self._under, self._over, self._numbers = under, over, tuple(numbers)

    @property
    def by_line(self) -> bool:
        """Whether `Index.by_line` holds."""
        return self._under.by_line and self._over.by_line

    def over_lines(self) -> set[int]:
        """Returns what `Index.over_lines` does."""
        return self._under.over_lines().difference(self._numbers) | self._over.over_lines()

    def places(self, text: bytes) -> dict[int, list[Place]]:
        """Returns what `Index.places` does."""
        out = self._under.places(text)
        for k in self._numbers:
            out.pop(k, None)
        out.update(self._over.places(text))
        return out


def _longer(text: bytes, at: int, longer: Iterable[_Longer], out: dict[int, list[Place]]) -> None:
    """Notes the literals that really stand where their word or pair does."""
    for core, back, left, right, users in longer:
        start = at - back
        if start < 0 or not text.startswith(core, start):
            continue
        if left and start and text[start - 1 : start].isalnum():
            continue
        end = start + len(core)
        if right and end < len(text) and text[end : end + 1].isalnum():
            continue
        for k in users:
            out[k].append((start, end))


def _unpacked(raw: Iterable[Any], first: int) -> tuple[_Longer, ...]:
    """What a table says of longer literals; its rule 0 has the number `first`."""
    return tuple(
        (c.encode("ascii"), back, bool(b & 1), bool(b & 2), _moved(users, first)) for c, back, b, users in raw
    )


def _moved(numbers: Iterable[int], first: int) -> tuple[int, ...]:
    """The numbers of rules of a pack whose rule 0 has the number `first`."""
    return tuple([first + k for k in numbers]) if first else tuple(numbers)


def _sort(
    triggers: Mapping[int, Iterable[str]],
) -> tuple[dict[bytes, Any], list[tuple[str, list[list[Any]]]]]:
    """What is looked up by word or pair, and what is left to the matcher."""
    users: dict[tuple[str, bool, bool], list[int]] = defaultdict(list)
    for k, literals in triggers.items():
        for literal in dict.fromkeys(literals):
            left = literal.startswith("|")
            right = len(literal) > 1 and literal.endswith("|")
            users[literal[left : len(literal) - right], left, right].append(k)
    seconds: dict[bytes, set[str]] = defaultdict(set)
    closing: set[bytes] = set()
    exact: dict[bytes, list[int]] = {}
    longer: dict[bytes, list[Any]] = defaultdict(list)
    rest: dict[str, list[list[Any]]] = defaultdict(list)
    for (core, left, right), numbers in users.items():
        text = core.encode("ascii")
        words = text.translate(_PARTS).split(b" ")
        if "\n" in core:
            rest[core] += [[k, left, right] for k in numbers]
            continue
        whole = _whole(words, left, right)
        if left and right and whole == [0] and len(words) == 1:
            exact[text] = numbers
            continue
        starts = [0]
        for w in words:
            starts.append(starts[-1] + len(w) + 1)
        entry = [core, 0, left | right << 1, numbers]
        pairs = [i for i in whole if i + 1 in whole]
        if pairs:
            # The pair that is likely to be rare, then that which fewest others are looked up by.
            i = min(
                pairs,
                key=lambda i: (
                    -min(len(words[i]) + len(words[i + 1]), 11),
                    len(longer.get(words[i] + b" " + words[i + 1], ())),
                    i,
                ),
            )
            entry[1] = starts[i]
            longer[words[i] + b" " + words[i + 1]].append(entry)
            seconds[words[i]].add(words[i + 1].decode("ascii"))
            closing.add(words[i + 1])
        elif whole and max(len(words[i]) for i in whole) > _SHORT:
            i = max(whole, key=lambda i: (len(words[i]), -i))
            entry[1] = starts[i]
            longer[words[i]].append(entry)
        else:
            rest[core] += [[k, left, right] for k in numbers]
    records: dict[bytes, Any] = {key: entries for key, entries in longer.items() if b" " in key}
    for word in {*seconds, *closing, *exact, *(key for key in longer if b" " not in key)}:
        records[word] = [
            exact.get(word, []), longer.get(word, []), sorted(seconds.get(word, ())), int(word in closing)
        ]  # fmt: skip
    return records, sorted(rest.items())


def _whole(words: list[bytes], left: bool, right: bool) -> list[int]:
    """Numbers of the words of a literal that stand in it from their first letter to their last."""
    last = len(words) - 1
    return [i for i, w in enumerate(words) if w and (i > 0 or left) and (i < last or right)]
