"""The weights of one pair of confusable words, as they lie in a model file and in what is unpacked of it."""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from copylint.models.templates import TEMPLATES
from copylint.tables.container import ModelError


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
        if sys.byteorder == "big":
            deltas.byteswap()
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


def unpacked(data: memoryview, number: int) -> Raw:
    """One pair of what judge.Judge.unpack wrote."""
    start = struct.unpack_from("=I", data, 4 + 4 * number)[0]
    keys = start + 4 * len(TEMPLATES)
    counts = data[start:keys].cast("I").tolist()
    weights = keys + 4 * sum(counts)
    return Raw(counts, data[keys:weights].cast("I"), data[weights : weights + sum(counts)].cast("b"))
