"""What the models of gaps and of agreement share: a file with a header, a vocabulary, and packed weights.

A file is one of `copylint.tables.container`, its numbers little-endian.

A model's weights: a 32-bit count a template, for each template its sorted 32-bit keys, then the weights of
all keys in the same order, a signed byte each. The weights of a look (a run of templates) are searched as
they lie, or laid out as dicts once they have been asked often.

A vocabulary (magic b"CLWORDS1") holds two zlib streams: the words, and five bytes a word: tag, coarse
class, low and high byte of the fine class, whether lower case is usual.
"""

from __future__ import annotations

import os
import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import accumulate

from copylint.lexicon.dictionary import words
from copylint.lexicon.wordfile import WORDS
from copylint.models.vocabulary import Numbers, Vocabulary
from copylint.tables.container import read
from copylint.tables.shipped import rules_path


@cache
def vocabulary() -> tuple[Vocabulary, int]:
    """Returns the words that the shipped models know, and the checksum that their files must name."""
    path = os.path.join(rules_path(), "models", "words.bin")
    header, body = read(path, WORDS, 1)
    columns = zlib.decompress(body[header["columns"] :])
    n = len(columns) // 5
    planes = bytearray(2 * n)
    planes[0::2], planes[1::2] = columns[2 * n : 3 * n], columns[3 * n : 4 * n]
    fine = array("H")
    fine.frombytes(bytes(planes))
    if sys.byteorder == "big":
        fine.byteswap()
    v = Vocabulary(Numbers(words().table, n), columns[:n], columns[n : 2 * n], fine, columns[4 * n :])
    return v, header["crc"]


def least_sum(bias: float, scale: float, sign: int, least: float, far: int) -> int:
    """Returns the least `sign * total` whose log odds, `sign * (bias + scale * total)`, are `least` or
    more; what is further from nought than `far` is not told apart."""

    def falls_short(n: int) -> bool:
        return sign * (bias + scale * (sign * n)) < least

    n = int((least - sign * bias) / scale) if scale else 0
    n = max(-far, min(far, n))
    while n < far and falls_short(n):
        n += 1
    while n > -far and not falls_short(n - 1):
        n -= 1
    return n


def _searcher(keys: array[int], weights: memoryview) -> Callable[[int, int], int]:
    size = len(keys)

    def get(key: int, default: int) -> int:
        at = bisect_left(keys, key)
        return weights[at] if at < size and keys[at] == key else default

    return get


#: So many times something is searched before it is laid out in a dict: some stories' worth.
OFTEN = 4_000


class Weights:
    """The weights of one model."""

    def __init__(self, data: memoryview, templates: int) -> None:
        """Raises ValueError or struct.error where the bytes do not fit the number of templates."""
        counts = struct.unpack_from(f"<{templates}I", data, 0)
        at = 4 * templates
        total = sum(counts)
        keys = array("I")
        keys.frombytes(data[at : at + 4 * total])
        if sys.byteorder == "big":
            keys.byteswap()
        weights = data[at + 4 * total :].cast("b")
        if len(weights) != total:
            raise ValueError(f"{len(weights)} weights for {total} keys")
        #: counts, keys and weights, one template behind the other
        self.as_they_lie = counts, keys, weights

    @cached_property
    def _tables(self) -> list[tuple[array[int], memoryview]]:
        """Keys and weights of each template; only the sums in Python want them apart."""
        counts, keys, weights = self.as_they_lie
        ends = accumulate(counts)
        return [
            (keys[end - count : end], weights[end - count : end])
            for count, end in zip(counts, ends, strict=True)
        ]

    def getters(self, low: int, high: int) -> tuple[Callable[[int, int], int], ...]:
        """Returns dict.get of the templates from `low` up to `high`."""
        return tuple(dict(zip(*table, strict=True)).get for table in self._tables[low:high])

    def searchers(self, low: int, high: int) -> tuple[Callable[[int, int], int], ...]:
        """Returns what `getters` does, each searched as it lies: ready at once, some times slower."""
        return tuple(_searcher(*table) for table in self._tables[low:high])

    def searched(self, key: int, default: int) -> int:
        """Returns what the dict of `laid_out` would give for a key with its template's number over it."""
        keys, weights = self._tables[key >> 32]
        key &= 0xFFFFFFFF
        at = bisect_left(keys, key)
        return weights[at] if at < len(keys) and keys[at] == key else default

    def laid_out(self, low: int, high: int) -> dict[int, int]:
        """Returns the weights of the templates from `low` up to `high` by key, the template's number over
        32 bits of it."""
        out: dict[int, int] = {}
        for k in range(low, high):
            keys, weights = self._tables[k]
            out.update(zip(map((k << 32).__or__, keys), weights, strict=True))
        return out

    def sum(self, keys: Sequence[int], low: int) -> int:
        """Returns the sum of the weights of one key a template, from the template `low` on."""
        total = 0
        for (known, weights), key in zip(self._tables[low : low + len(keys)], keys, strict=True):
            at = bisect_left(known, key)
            if at < len(known) and known[at] == key:
                total += weights[at]
        return total
