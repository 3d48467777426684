"""Small things in the cache folder, each under a key of 16 bytes that follows from all it depends on.

Nothing is ever out of date, then: what is changed has another key. They lie in a few files, each a row of
records that is only added to, so that keeping one costs little; a file that has grown too large loses its
older half. A record that is cut short or was meddled with ends the row.
"""

from __future__ import annotations

import os
import struct
from _thread import allocate_lock
from contextlib import suppress
from zlib import crc32

from copylint.cache.folder import folder, is_own, opened, replace_file

FILES = 64
#: Bytes after which a file loses its older half; what would fill a quarter of one is not kept.
LARGEST = 512 * 1024

#: What is kept so: results of checks, and LanguageTool's answers.
NAMES = ("answers", "results")

#: Of a record: its key, the length of what is kept, and the CRC-32 of both.
_HEAD = struct.Struct("<16sII")


class Rows:
    """What is kept under a name, in the cache folder or another; of no effect where there is no safe one."""

    def __init__(self, name: str, base: str | None = None) -> None:
        self._name = name
        self._base = base or folder()
        self._rows: dict[str, dict[bytes, bytes]] = {}
        self._lock = allocate_lock()  # of threads; other processes are kept apart by how files are written

    def get(self, key: bytes) -> bytes | None:
        """Returns what is kept under the key, None where nothing is."""
        path = self._path(key)
        if path is None:
            return None
        with self._lock:
            return self._row(path).get(key)

    def put(self, key: bytes, data: bytes) -> None:
        """Keeps `data` under the key; a folder that cannot be written is no reason to stop."""
        path = self._path(key)
        if path is None:
            return
        with self._lock:
            row = self._row(path)
            if row.get(key) == data or len(data) > LARGEST // 4:
                return
            row[key] = data
            with suppress(OSError):
                handle = opened(path, os.O_APPEND)
                try:
                    size = os.fstat(handle).st_size
                    os.write(handle, record(key, data))  # one call, so that processes do not mix theirs
                finally:
                    os.close(handle)
                if size > LARGEST or not is_own(path):
                    self._write_anew(path, row, LARGEST // 2)

    def _path(self, key: bytes) -> str | None:
        file = f"{self._name}-{key[0] % FILES:02x}.bin"
        return None if self._base is None else os.path.join(self._base, file)

    def _row(self, path: str) -> dict[bytes, bytes]:
        if path not in self._rows:
            self._rows[path] = self._read(path)
        return self._rows[path]

    def _read(self, path: str) -> dict[bytes, bytes]:
        row: dict[bytes, bytes] = {}
        try:
            if not is_own(path):
                return row
            with open(path, "rb") as f:
                data = f.read(2 * LARGEST)
        except OSError:
            return row
        at = 0
        with suppress(struct.error):
            while at < len(data):
                key, size, crc = _HEAD.unpack_from(data, at)
                start = at + _HEAD.size
                kept = data[start : start + size]
                if len(kept) != size or crc32(key + kept) != crc:
                    break
                row[key] = kept
                at = start + size
        if at < len(data):  # what would be added behind it could not be read
            self._write_anew(path, row, len(data))
        return row

    @staticmethod
    def _write_anew(path: str, row: dict[bytes, bytes], most: int) -> None:
        """Lets go of the oldest records, until there are no more bytes than `most`, and writes the rest."""
        size = sum(_HEAD.size + len(data) for data in row.values())
        for key in list(row):
            if size <= most:
                break
            size -= _HEAD.size + len(row.pop(key))
        with suppress(OSError):
            replace_file(path, b"".join(record(key, data) for key, data in row.items()))


def record(key: bytes, data: bytes) -> bytes:
    """Returns a record as a row has it."""
    return _HEAD.pack(key, len(data), crc32(key + data)) + data


def is_kept(file: str, path: str) -> bool:
    """Whether the file of that name and path is a row: called as one, and beginning as one, for the folder
    may be another program's too. Raises nothing."""
    if file not in _FILES:
        return False
    try:
        with open(path, "rb") as f:
            head = f.read(_HEAD.size)
            key, size, crc = _HEAD.unpack(head)
            return bool(size <= LARGEST and crc32(key + f.read(size)) == crc)
    except (OSError, struct.error):
        return False


_FILES = frozenset(f"{name}-{k:02x}.bin" for name in NAMES for k in range(FILES))
