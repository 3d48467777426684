"""The sums behind the judge of confusable words: the weights of a pair, and what they come to at a place.

Most places are settled by the first look, six weights of the two neighbours; what keeps a doubt up there is
weighed in full. `Compiled` has the sums made by machine code, `Plain` makes the same in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from copylint.models import accelerated as native
from copylint.models.file import least_sum
from copylint.models.pairs import Raw
from copylint.models.vocabulary import Flat, Vocabulary

#: More than six weights of one byte can add up to.
_FAR = 6 * 128 + 1


class Suspect:
    """A word that another may have been meant for: the sibling, the number of their pair, the direction in
    it (1 or -1), the thresholds, and the only English it holds in (`gb`, `us`), else `-`."""

    __slots__ = ("bias", "flag", "limit", "number", "report", "safe", "scale", "sibling", "sign")

    def __init__(
        self,
        sibling: str,
        number: int,
        sign: int,
        least: float,
        report: float,
        safe: float,
        flag: str,
        bias: float,
        scale: float,
    ) -> None:
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
