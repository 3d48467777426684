"""Weights of the statistical models, searched as they lie, and the words of a text that they are asked for.

Compiled where there is a compiler; then every index that comes from a file or a caller is checked when an
object is made, and the sums (confusable_sums, gap_sums) check none.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate

from copylint.tables.twins import take_over

#: Padding words between sentences, before the first and behind the last: as many as any look reaches over the
#: edge.
ROOM = 8


class Table:
    """Weights as they lie: for each template its keys in ascending order, and a weight a key."""

    def __init__(self, counts: Sequence[int], keys: Sequence[int], weights: Sequence[int]) -> None:
        """`counts` says how many keys each template has. Raises ValueError where that does not fit them."""
        self.keys, self.weights = keys, weights
        if sum(counts) != len(keys) or len(keys) != len(weights):
            raise ValueError(f"{len(weights)} weights for {len(keys)} keys")
        self.starts, self.templates = array("I", accumulate(counts, initial=0)), len(counts)

    def find(self, at: int, size: int, key: int) -> int:
        """The weight of a key among the `size` keys from `at` on, 0 without it."""
        if not size:
            return 0
        # Written so that the compiler needs no branch in the loop, which no processor could foretell.
        while size > 1:
            half = size >> 1
            at += half * (self.keys[at + half] <= key)
            size -= half
        return self.weights[at] if self.keys[at] == key else 0

    def add(self, templates: bytes, keys: Sequence[int]) -> int:
        """Returns the sum of the weights of one key each of these templates, which must be there."""
        total = 0
        for k in range(len(templates)):
            start = self.starts[templates[k]]
            total += self.find(start, self.starts[templates[k] + 1] - start, keys[k])
        return total

    def weight(self, template: int, key: int) -> int:
        """Returns the weight of a key of a template, 0 without one. Raises IndexError for a template that is
        not there."""
        if not 0 <= template < self.templates:
            raise IndexError(template)
        start = self.starts[template]
        return self.find(start, self.starts[template + 1] - start, key)


class Template:
    """The weights of one template of a table, times a sign."""

    def __init__(self, table: Table, number: int, sign: int = 1) -> None:
        """Raises IndexError for a template that is not there."""
        self.table, self.sign = table, sign
        if self.table is None or not 0 <= number < self.table.templates:
            raise IndexError(number)
        self.at = self.table.starts[number]
        self.size = self.table.starts[number + 1] - self.at

    def get(self, key: int, default: int) -> int:
        """The weight of a key, 0 without one: `dict.get`, whose default is 0 wherever this is asked."""
        return self.sign * self.table.find(self.at, self.size, key)

    def most(self) -> int:
        """Returns the greatest weight, nought counted in."""
        most = 0
        for k in range(self.at, self.at + self.size):
            most = max(most, self.sign * self.table.weights[k])
        return most


class Words:
    """The distributional classes of a vocabulary."""

    def __init__(self, fine: Sequence[int], coarse: Sequence[int]) -> None:
        """`fine` holds two bytes a word, `coarse` one. Raises ValueError where they are empty or not of one
        length."""
        self.fine, self.coarse, self.count = fine, coarse, len(fine)
        if not fine or len(fine) != len(coarse):
            raise ValueError("no classes, or classes of two lengths")


class Text:
    """The words of sentences that lie one behind the other, with padding words between, before and behind
    them."""

    def __init__(
        self, words: Words, numbers: Sequence[int], tags: Sequence[int], starts: Sequence[int]
    ) -> None:
        """`numbers` holds two bytes a word, `tags` one; `starts` says, four bytes each, where sentences
        begin.

        Raises ValueError for numbers and tags that are not the vocabulary's, and where the padding is
        missing.
        """
        if words is None:
            raise TypeError("no words")
        self.words, self.n, self.t, self.starts = words, numbers, tags, starts
        self.fine, self.coarse, self.count = self.words.fine, self.words.coarse, self.words.count
        self.size = len(numbers)
        self._sound()

    def _sound(self) -> bool:
        size = self.size
        if len(self.t) != size or size < ROOM:
            raise ValueError("numbers and tags of two lengths, or without padding")
        for i in range(size):
            if self.n[i] >= self.count or self.t[i] > 31:
                raise ValueError("a number or tag that the vocabulary has not")
        for i in range(ROOM):
            if self.n[i] or self.n[size - 1 - i]:
                raise ValueError("no padding")
        for i in range(len(self.starts)):
            if self.starts[i] < ROOM or self.starts[i] > size - ROOM:
                raise ValueError("a sentence begins outside the text")
            if i and self.starts[i] < self.starts[i - 1]:
                raise ValueError("sentences that are not in order")
        return True


take_over(__name__)
