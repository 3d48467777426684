"""A table of words that is used as it lies in a file: each has a number, and columns have a value a word.

Words lie in code-point order, so that those with one beginning lie together. A word is found by the CRC-32
of its UTF-8 in an open table of slots, without anything being read beforehand; `copylint.text.core` looks
words up in the same slots.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from mmap import mmap

_MAGIC = b"CLTABLE1"
#: Where sections begin is a multiple of this.
_ALIGNED = 8


class WordTable:
    """Words by number, numbers by word, and columns, in the bytes that `pack` makes."""

    def __init__(self, data: bytes | mmap, start: int = 0) -> None:
        """The table begins at `start`. Raises ValueError for bytes that are no such table, or one of a
        machine of the other byte order."""
        view = memoryview(data)[start:]
        if bytes(view[:8]) != _MAGIC:
            raise ValueError("no table of words")
        length = int.from_bytes(view[8:12], "little")
        header = json.loads(bytes(view[12 : 12 + length]))
        if header["order"] != sys.byteorder:
            raise ValueError(f"a table for {header['order']}-endian machines")
        self._sections: dict[str, memoryview] = {
            name: _cast(view[at : at + size], code) for name, (code, at, size) in header["sections"].items()
        }
        #: CRC-32 and number + 1 of the word in each slot, 0 and 0 where there is none
        self.slots = self._sections.pop(" slots")
        #: where in `pool` each word begins, and where the last one ends
        self.offsets = self._sections.pop(" offsets")
        #: the words in UTF-8, one right behind the other
        self.pool = self._sections.pop(" pool")
        self._mask = len(self.slots) // 2 - 1

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def number(self, word: str) -> int:
        """Returns the number of exactly this spelling, -1 where the table has not got it."""
        raw = word.encode("utf-8", "surrogatepass")
        slots, mask = self.slots, self._mask
        crc = crc32(raw)
        slot = crc & mask
        while True:
            n = slots[2 * slot + 1]
            if not n:
                return -1
            if slots[2 * slot] == crc and self.pool[self.offsets[n - 1] : self.offsets[n]] == raw:
                return n - 1
            slot = (slot + 1) & mask

    def word(self, number: int) -> str:
        """Returns the word that has a number."""
        return bytes(self.pool[self.offsets[number] : self.offsets[number + 1]]).decode("utf-8")

    def column(self, name: str) -> memoryview:
        """Returns the values of a column, one a word in the order of their numbers. Raises KeyError."""
        return self._sections[name]

    def blob(self, name: str) -> memoryview:
        """Returns the bytes, or the values of the array, that were packed with the table under a name. Raises
        KeyError."""
        return self._sections[f"={name}"]

    def starting(self, prefix: str) -> range:
        """Returns the numbers of the words that start so, which are in code-point order."""
        raw = prefix.encode("utf-8", "surrogatepass")
        # No UTF-8 has this byte: behind the prefix it stands behind every word that starts so.
        return range(self._first(raw), self._first(raw + b"\xff"))

    def _first(self, raw: bytes) -> int:
        """The number of the first word that does not stand before these bytes."""
        low, high = 0, len(self)
        pool, offsets = self.pool, self.offsets
        while low < high:
            middle = (low + high) // 2
            if bytes(pool[offsets[middle] : offsets[middle + 1]]) < raw:
                low = middle + 1
            else:
                high = middle
        return low

    @staticmethod
    def pack(
        words: Iterable[str],
        columns: Mapping[str, array[int] | array[float]],
        blobs: Mapping[str, bytes | array[int]] | None = None,
    ) -> bytes:
        """Returns the bytes of a table. `words` are distinct and in code-point order, each column has a value
        for each of them; else raises ValueError. `blobs` are kept as they are."""
        encoded = [w.encode("utf-8", "surrogatepass") for w in words]
        if any(a >= b for a, b in pairwise(encoded)):
            raise ValueError("words that are not in order, or there twice")
        size = 8
        while size * 3 < len(encoded) * 5:
            size *= 2
        slots, offsets = array("I", bytes(8 * size)), array("I", [0])
        for n, raw in enumerate(encoded, 1):
            crc = crc32(raw)
            slot = crc & (size - 1)
            while slots[2 * slot + 1]:
                slot = (slot + 1) & (size - 1)
            slots[2 * slot], slots[2 * slot + 1] = crc, n
            offsets.append(offsets[-1] + len(raw))
        sections: dict[str, array[int] | array[float] | bytes] = {
            " slots": slots,
            " offsets": offsets,
            " pool": b"".join(encoded),
            **columns,
            **{f"={name}": blob for name, blob in (blobs or {}).items()},
        }
        for name, column in columns.items():
            if len(column) != len(encoded):
                raise ValueError(f"{len(column)} values of {name} for {len(encoded)} words")
        return _laid_out(sections)


def _cast(view: memoryview, code: Any) -> memoryview:
    """The values of a section."""
    return view.cast(code) if len(view) else memoryview(array(code))


def _laid_out(sections: Mapping[str, array[int] | array[float] | bytes]) -> bytes:
    """The bytes of a table: magic, length of the header, the header in JSON, sections."""
    bodies = {
        name: (getattr(body, "typecode", "B"), bytes(memoryview(body).cast("B")))
        for name, body in sections.items()
    }
    # The header says where sections begin and its own length moves them: room for ten digits each.
    room = len(json.dumps({name: ["I", 10**9, 10**9] for name in bodies})) + 64
    start = _up(12 + room)
    where: dict[str, tuple[str, int, int]] = {}
    for name, (code, body) in bodies.items():
        where[name] = (code, start, len(body))
        start = _up(start + len(body))
    header = json.dumps({"order": sys.byteorder, "sections": where}).ljust(room).encode("ascii")
    out = bytearray(start)
    out[: 12 + room] = _MAGIC + room.to_bytes(4, "little") + header
    for name, (_, at, size) in where.items():
        out[at : at + size] = bodies[name][1]
    return bytes(out)


def _up(offset: int) -> int:
    """The offset at which a section may begin next."""
    return -(-offset // _ALIGNED) * _ALIGNED
