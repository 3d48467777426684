"""A table of values by key that is used as it lies in a file: nothing is read before it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from struct import Struct
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from mmap import mmap

_SLOT = Struct("<I")
_LENGTHS = Struct("<HI")


class Table:
    """Values by key, in the bytes that `Table.pack` makes; values are what JSON can hold.

    It begins at `start`. 4 bytes: the number of slots, a power of two. Then the slots, 4 bytes each:
    where a record lies from there, 0 for none; the key's CRC-32 says in which slot a search begins.
    A record is the length of its key (2 bytes) and of its JSON (4 bytes), then both.
    """

    def __init__(self, data: bytes | mmap, start: int = 0) -> None:
        self._data = data
        self._start = start
        (slots,) = _SLOT.unpack_from(data, start)
        self._mask = slots - 1

    def get(self, key: bytes) -> Any:
        """Returns what is kept under the key, None where nothing is."""
        data, base, mask = self._data, self._start, self._mask
        slot = crc32(key) & mask
        while True:
            (at,) = _SLOT.unpack_from(data, base + 4 + 4 * slot)
            if not at:
                return None
            at += base
            size, length = _LENGTHS.unpack_from(data, at)
            at += 6
            if data[at : at + size] == key:
                at += size
                return json.loads(data[at : at + length])
            slot = (slot + 1) & mask

    def items(self) -> Iterator[tuple[bytes, Any]]:
        """Yields (key, what is kept under it), in no order."""
        data, base = self._data, self._start
        for slot in range(self._mask + 1):
            (at,) = _SLOT.unpack_from(data, base + 4 + 4 * slot)
            if at:
                size, length = _LENGTHS.unpack_from(data, base + at)
                start = base + at + 6
                yield (
                    bytes(data[start : start + size]),
                    json.loads(data[start + size : start + size + length]),
                )

    @staticmethod
    def pack(records: Mapping[bytes, Any]) -> bytes:
        """Returns the bytes of a table."""
        slots = 8
        while slots < 2 * len(records):
            slots *= 2
        where = [0] * slots
        out = bytearray(4 + 4 * slots)
        out[:4] = slots.to_bytes(4, "little")
        for key in sorted(records):
            slot = crc32(key) & (slots - 1)
            while where[slot]:
                slot = (slot + 1) & (slots - 1)
            where[slot] = len(out)
            value = json.dumps(records[key], separators=(",", ":")).encode("ascii")
            out += len(key).to_bytes(2, "little") + len(value).to_bytes(4, "little") + key + value
        for slot, at in enumerate(where):
            out[4 + 4 * slot : 8 + 4 * slot] = at.to_bytes(4, "little")
        return bytes(out)
