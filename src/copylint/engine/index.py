"""Which literals of the rules stand in a text.

Nearly all literals are words or runs of words. They are looked up word by word in a table, by one
word or by two that stand side by side, and only then compared with the text. The table is made
once, with the compiled pack, and used as it lies on disk: nothing is built when a process starts,
and its size costs no time. The few literals that begin or end inside a word, or hold no word at
all, are left to a matcher.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from copylint.engine import nomination
from copylint.engine.literals import LiteralTable
from copylint.tables.twins import is_compiled
from copylint.text import core
from copylint.text.characters import codes_of, crc_steps
from copylint.text.patterns import later_bytes
from copylint.text.pieces import LONG

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher

#: A place where a literal stands: (start, end) in bytes of the folded text.
Place = tuple[int, int]

#: A thousand marks and blanks without a letter or a figure are no copy, whatever a rule may look for among
#: them. Only a long text is looked through for that.
_RUN = later_bytes(rb"[\x00-/:-@\[-`{-\x7f]{1000,}")
_WORD = later_bytes(rb"[0-9a-z]+")


class Packed(Sequence[Place]):
    """Places of a long text, which has millions: eight bytes each."""

    def __init__(self) -> None:
        self._places = array("q")

    def append(self, place: Place) -> None:
        """Puts one at the end."""
        self._places.append(place[0] << 32 | place[1])

    def sort(self) -> None:
        """Puts them in order."""
        self._places = array("q", sorted(self._places))

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Place]:
        return map(_unpacked, self._places)

    @overload
    def __getitem__(self, k: int) -> Place: ...
    @overload
    def __getitem__(self, k: slice) -> list[Place]: ...
    def __getitem__(self, k: int | slice) -> Place | list[Place]:
        if isinstance(k, slice):
            return list(map(_unpacked, self._places[k]))
        return _unpacked(self._places[k])


def _unpacked(both: int) -> Place:
    return both >> 32, both & 0xFFFFFFFF


#: Number of a rule -> where its literals stand.
Places = dict[int, list[Place] | Packed]


class Index:
    """Finds the literals of a set of rules."""

    def __init__(self, table: LiteralTable, rest: Iterable[tuple[str, list[list[Any]]]]) -> None:
        """`rest` are the literals that are left to the matcher, each with its users: [number, border left,
        border right]."""
        #: tables, each with the number that its first rule has here
        self._tables: tuple[tuple[LiteralTable, int], ...] = ((table, 0),)
        self._rest = list(rest)
        self._matcher: Matcher | None = None

    # -- making one ------------------------------------------------------------------------------
    @classmethod
    def of(cls, triggers: Mapping[int, Iterable[str]]) -> Index:
        """Returns the index of rules' literals, by number of the rule."""
        table, rest = LiteralTable.pack(triggers)
        return cls(LiteralTable(table), rest)

    @classmethod
    def joined(cls, parts: Iterable[tuple[Index, int]]) -> Index:
        """Returns one index for several, each with the number that its first rule has from here on."""
        tables: list[tuple[LiteralTable, int]] = []
        rest: dict[str, list[list[Any]]] = defaultdict(list)
        for index, first in parts:
            tables += [(table, first + n) for table, n in index._tables]
            for literal, users in index._rest:
                rest[literal] += [[first + k, left, right] for k, left, right in users]
        out = cls.of({})
        out._rest = list(rest.items())
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

    def places(self, text: bytes) -> Places:
        """Returns number of a rule -> where its literals stand in the folded text, unsorted."""
        out: Places = defaultdict(list)
        if len(text) > LONG:
            out = defaultdict(Packed)
            text = _RUN.sub(lambda m: b" " * len(m[0]), text)
        starts, ends = _parts(text)
        for table, first in self._tables:
            numbers = _numbers(table, text, starts, ends)
            room = len(starts) // 2 + 64
            while True:
                hits = array("i", bytes(12 * room))
                n = nomination.nominated(text, starts, ends, numbers, first, hits, *table.arrays)
                if n <= room:
                    break
                room = n
            each = iter(hits[: 3 * n])
            for k, start, end in zip(each, each, each, strict=True):
                out[k].append((start, end))
        if self._rest:
            self._match(text, out)
        return out

    def _match(self, text: bytes, out: Places) -> None:
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

    def places(self, text: bytes) -> Places:
        """Returns what `Index.places` does."""
        out = self._under.places(text)
        for k in self._numbers:
            out.pop(k, None)
        out.update(self._over.places(text))
        return out


def _parts(text: bytes) -> tuple[array[int], array[int]]:
    """Where each run of letters and figures of a folded text begins and ends."""
    if not is_compiled(nomination):  # a pattern cuts them quicker than a loop does
        spans = [m.span() for m in _WORD.finditer(text)]
        return array("i", [a for a, _ in spans]), array("i", [b for _, b in spans])
    most = len(text) // 2 + 1
    starts, ends = array("i", bytes(4 * most)), array("i", bytes(4 * most))
    n = nomination.parts(text, starts, ends)
    del starts[n:], ends[n:]
    return starts, ends


def _numbers(table: LiteralTable, text: bytes, starts: array[int], ends: array[int]) -> array[int]:
    """The number in the table of each run, -1 for none."""
    if not is_compiled(core):  # a word is looked up quicker that was looked up before
        words = text.decode("ascii")
        number = table.number
        return array("i", [number(words[a:b]) for a, b in zip(starts, ends, strict=True)])
    numbers = array("i", bytes(4 * len(starts)))
    codes, t = codes_of(text.decode("ascii")), table.words
    core.looked_up(
        codes, starts, ends, 0, len(starts), crc_steps(), t.slots, t.offsets, t.pool, numbers, numbers
    )
    return numbers
