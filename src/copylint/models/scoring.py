"""What the judge of confusable words asks its sums for: the suspects of a word, and the weights of their
pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from copylint.models import confusable_sums as sums
from copylint.models.file import least_sum
from copylint.models.lookups import Table, table, templates
from copylint.models.pairs import Raw
from copylint.models.templates import FIRST, HEAD, TEMPLATES
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
#: The Englishes by number; what a story's English is called, and what a pair's.
_FLAGS = {"-": 0, "": 0, "gb": 1, "us": 2}


class Sums:
    """The sums of one model. Not tied to a thread: a race costs a second inflation, nothing else."""

    def __init__(
        self, v: Vocabulary, raw: Callable[[int], Raw], suspects: Callable[[str], list[Suspect]]
    ) -> None:
        """`raw` gives the weights of a pair, `suspects` those of a written word."""
        self._raw, self._suspects = raw, suspects
        self._pairs: dict[int, tuple[Table, sums.Pair]] = {}
        #: the suspects of a word by its number in the vocabulary, and by the word
        self._groups: list[tuple[sums.Suspect, ...] | None] = [None] * len(v.tag)
        self._written: dict[str, tuple[sums.Suspect, ...]] = {}

    def _group(self, written: str) -> tuple[sums.Suspect, ...]:
        made = self._written.get(written)
        if made is None:
            made = self._written[written] = tuple(map(self._suspect, self._suspects(written)))
        return made

    def _suspect(self, s: Suspect) -> sums.Suspect:
        made = self._pairs.get(s.number)
        if made is None:
            raw = self._raw(s.number)
            each = table(raw.counts, raw.keys, raw.weights)
            pair = sums.Pair(each, templates(each, range(HEAD, len(TEMPLATES))))
            made = self._pairs[s.number] = each, pair
        return sums.Suspect(made[1], templates(made[0], FIRST, s.sign), s.sign, s.limit, _FLAGS[s.flag], s)

    def look(self, flat: Flat, kinds: bytes, variant: str) -> list[Weighed]:
        """Returns what keeps a doubt up, place after place, for every word whose kind is 1 or 3: a member of
        a set that stands as the vocabulary has it."""

        def build(i: int) -> tuple[Any, ...]:
            made = self._groups[flat.numbers[i]] = self._group(flat.words[i])
            return made

        return sums.look(flat.text, kinds, self._groups, build, _FLAGS[variant])

    def weigh(
        self, flat: Flat, i: int, right: int, written: str, capital: bool, variant: str
    ) -> list[Weighed]:
        """Returns what keeps up the doubt about the words from `i` up to `right`, `written` in lower case."""
        group = self._group(written)
        found = sums.weigh(flat.text, group, i, right, capital, _FLAGS[variant])
        return [(i, s, total) for s, total in found]
