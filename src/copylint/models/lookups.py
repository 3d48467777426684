"""What gives the models their weights: compiled, they are searched as they lie; in Python they are first
searched and then, where they are asked often, laid out in dicts.

To lay weights out takes longer than to check some stories, but makes the next thousand quicker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, repeat
from operator import or_
from typing import Protocol

from copylint.models import weights
from copylint.tables.twins import is_compiled

_ZEROS = repeat(0)
#: So many weights are laid out in the time that one search takes.
_PER_SEARCH = 2


class Table(Protocol):
    """All weights of a model, or of a pair of words."""

    templates: int

    def add(self, templates: bytes, keys: Sequence[int], /) -> int:
        """Returns the sum of the weights of one key each of these templates."""


class Template(Protocol):
    """The weights of one template."""

    size: int

    def get(self, key: int, default: int, /) -> int:
        """Returns the weight of a key, 0 without one."""

    def most(self) -> int:
        """Returns the greatest weight, nought counted in."""


class LaidTable:
    """As weights.Table, in Python."""

    __slots__ = ("_asked", "_laid", "keys", "starts", "templates", "weights")

    def __init__(self, counts: Sequence[int], keys: Sequence[int], weights: Sequence[int]) -> None:
        """As there."""
        self.keys, self.weights = keys, weights
        self.starts, self.templates = tuple(accumulate(counts, initial=0)), len(counts)
        if self.starts[-1] != len(keys) or len(keys) != len(weights):
            raise ValueError(f"{len(weights)} weights for {len(keys)} keys")
        #: by templates: how often asked; what stands over their keys in a dict of all of them, and its `get`
        self._asked: dict[bytes, int] = {}
        self._laid: dict[bytes, tuple[list[int], Callable[[int, int], int]]] = {}

    def add(self, templates: bytes, keys: Sequence[int]) -> int:
        """As there."""
        laid = self._laid.get(templates)
        if laid is None:
            return self._search(templates, keys)
        over, get = laid
        return sum(map(get, map(or_, keys, over), _ZEROS))

    def _search(self, templates: bytes, keys: Sequence[int]) -> int:
        asked = self._asked[templates] = self._asked.get(templates, 0) + 1
        if asked * len(templates) * _PER_SEARCH > self._size(templates):
            self._lay_out(templates)
            return self.add(templates, keys)
        total = 0
        for template, key in zip(templates, keys, strict=True):
            high = self.starts[template + 1]
            at = bisect_left(self.keys, key, self.starts[template], high)
            if at < high and self.keys[at] == key:
                total += self.weights[at]
        return total

    def _size(self, templates: bytes) -> int:
        return sum(self.starts[k + 1] - self.starts[k] for k in templates)

    def _lay_out(self, templates: bytes) -> None:
        laid: dict[int, int] = {}
        for k in templates:
            low, high = self.starts[k], self.starts[k + 1]
            laid.update(zip(map((k << 32).__or__, self.keys[low:high]), self.weights[low:high], strict=True))
        self._laid[templates] = [k << 32 for k in templates], laid.get


class LaidTemplate:
    """As weights.Template, in Python."""

    __slots__ = ("_asked", "_at", "_sign", "_table", "get", "size")

    def __init__(self, table: LaidTable, number: int, sign: int = 1) -> None:
        """As there."""
        self._table, self._sign, self._asked = table, sign, 0
        self._at = table.starts[number]
        self.size = table.starts[number + 1] - self._at
        self.get: Callable[[int, int], int] = self._search

    def _search(self, key: int, default: int) -> int:
        keys, weights = self._table.keys, self._table.weights
        low, high = self._at, self._at + self.size
        self._asked += 1
        if self._asked * _PER_SEARCH > self.size:
            signed = map(self._sign.__mul__, weights[low:high])
            self.get = dict(zip(keys[low:high], signed, strict=True)).get
        at = bisect_left(keys, key, low, high)
        return self._sign * weights[at] if at < high and keys[at] == key else default

    def most(self) -> int:
        """As there."""
        weights = self._table.weights[self._at : self._at + self.size]
        return max(0, max(weights, default=0) if self._sign > 0 else -min(weights, default=0))


def table(counts: Sequence[int], keys: Sequence[int], each: Sequence[int]) -> Table:
    """Returns the weights of a model: for each template so many keys in ascending order, each with its
    weight.

    Raises ValueError where these do not fit each other.
    """
    way = weights.Table if is_compiled(weights) else LaidTable
    return way(counts, keys, each)


def templates(of: Table, numbers: Sequence[int], sign: int = 1) -> list[Template]:
    """Returns the weights of some templates of a table, times `sign`."""
    if isinstance(of, LaidTable):
        return [LaidTemplate(of, k, sign) for k in numbers]
    assert isinstance(of, weights.Table)
    return [weights.Template(of, k, sign) for k in numbers]
