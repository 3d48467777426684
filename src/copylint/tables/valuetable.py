"""A table of bytes by word, on `copylint.tables.wordtable`."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from itertools import accumulate
from typing import TYPE_CHECKING

from copylint.tables.wordtable import WordTable

if TYPE_CHECKING:
    from mmap import mmap


class ValueTable:
    """Bytes by word, in the bytes that `pack` makes."""

    def __init__(self, data: bytes | mmap) -> None:
        """Raises ValueError and KeyError for bytes that are no such table."""
        self._words = WordTable(data)
        self._start, self._size = self._words.column("start"), self._words.column("size")
        self._values = self._words.blob("values")

    def __contains__(self, word: str) -> bool:
        return self._words.number(word) >= 0

    def get(self, word: str) -> bytes | None:
        """Returns what is kept under exactly this spelling, None where nothing is."""
        n = self._words.number(word)
        if n < 0:
            return None
        start = self._start[n]
        return bytes(self._values[start : start + self._size[n]])

    @staticmethod
    def pack(values: Mapping[str, bytes]) -> bytes:
        """Returns the bytes of a table. Raises OverflowError for a value of 64 KiB or more."""
        words = sorted(values)
        size = array("H", [len(values[w]) for w in words])
        start = array("I", accumulate(size, initial=0))
        start.pop()
        together = b"".join(values[w] for w in words)
        return WordTable.pack(words, {"start": start, "size": size}, {"values": together})
