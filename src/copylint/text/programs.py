"""Programs of compiled patterns as a file keeps them: the code of each as it is run, and what JSON can hold
of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from copylint.tables.table import Table

if TYPE_CHECKING:
    from mmap import mmap


class Program(NamedTuple):
    """What a pattern is compiled into: its code, and all else there is to know of it."""

    told: list[Any]
    code: bytes


class Programs:
    """Programs by key, in the bytes that `pack` makes: where the table begins (8 bytes), the codes one behind
    the other, the table, which has what is told of each and where its code lies."""

    def __init__(self, data: bytes | mmap) -> None:
        self._data = data
        self._table = Table(data, int.from_bytes(data[:8], "little"))

    def get(self, key: bytes) -> Program | None:
        """Returns the program kept under a key, None where there is none."""
        found = self._table.get(key)
        return None if found is None else self._program(found)

    def items(self) -> Iterator[tuple[bytes, Program]]:
        """Yields (key, program), in no order."""
        return ((key, self._program(found)) for key, found in self._table.items())

    def _program(self, found: list[Any]) -> Program:
        *told, at, size = found
        return Program(told, bytes(self._data[at : at + size]))

    @staticmethod
    def pack(programs: Mapping[bytes, Program]) -> bytes:
        """Returns the bytes of programs by key."""
        out = bytearray(8)
        records: dict[bytes, list[Any]] = {}
        for key, (told, code) in programs.items():
            records[key] = [*told, len(out), len(code)]
            out += code
        out[:8] = len(out).to_bytes(8, "little")
        return bytes(out) + Table.pack(records)
