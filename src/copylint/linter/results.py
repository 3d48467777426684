"""What was found in a text before, so that an unchanged file need not be checked again.

A result is kept under a digest of the text and of everything that it follows from: the rules, word
tables and code it was found with, and the settings. Nothing is ever out of date, then; a changed
file simply has another key. Results lie in a few files of the user's cache folder, each a row of
records that is only added to, so that keeping one costs little; a file that has grown too large
loses its older half. A record that is cut short or was meddled with ends the row.
"""

from __future__ import annotations

import json
import os
import struct
from _thread import allocate_lock
from collections.abc import Iterable
from typing import Any
from zlib import crc32

from copylint.cache.folder import folder, is_own, replace_file
from copylint.findings.finding import WEIGHTS, Evidence, Finding, Fix, Safety, Severity
from copylint.text.spans import Edit, Span

#: Raised when what is kept changes its shape.
FORMAT = 3

_FILES = 64
_LARGEST = 512 * 1024

#: Of a record: its key, the length of its text and the text's CRC-32.
_HEAD = struct.Struct("<16sII")


class Results:
    """The kept results; of no effect where there is no safe cache folder."""

    def __init__(self) -> None:
        self._base = folder()
        self._rows: dict[int, dict[bytes, bytes]] = {}
        self._lock = allocate_lock()  # of threads; other processes are kept apart by how files are written

    def get(self, key: bytes, source: str) -> tuple[Finding, ...] | None:
        """Returns the findings kept under the key, None where there are none that fit the source."""
        if self._base is None:
            return None
        with self._lock:
            kept = self._row(key[0] % _FILES).get(key)
        if kept is None:
            return None
        try:
            return tuple(_finding(raw, source) for raw in json.loads(kept))
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    def put(self, key: bytes, findings: Iterable[Finding]) -> None:
        """Keeps findings under the key; a folder that cannot be written is no reason to stop."""
        if self._base is None:
            return
        text = json.dumps([_raw(f) for f in findings], separators=(",", ":")).encode("ascii")
        with self._lock:
            self._put(key, text)

    def _put(self, key: bytes, text: bytes) -> None:
        number = key[0] % _FILES
        row = self._row(number)
        if row.get(key) == text or len(text) > _LARGEST // 4:
            return
        row[key] = text
        path = self._path(number)
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
            for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
                flags |= getattr(os, name, 0)
            handle = os.open(path, flags, 0o600)
            try:
                size = os.fstat(handle).st_size
                os.write(handle, _record(key, text))  # one call, so that processes do not mix theirs
            finally:
                os.close(handle)
            if size > _LARGEST or not is_own(path):
                self._shorten(path, row)
        except OSError:
            return

    def _path(self, number: int) -> str:
        return os.path.join(self._base or "", f"results-{number:02x}.bin")

    def _row(self, number: int) -> dict[bytes, bytes]:
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = self._read(self._path(number))
        return row

    def _read(self, path: str) -> dict[bytes, bytes]:
        out: dict[bytes, bytes] = {}
        try:
            if not is_own(path):
                return out
            with open(path, "rb") as f:
                data = f.read(2 * _LARGEST)
        except OSError:
            return out
        at = 0
        try:
            while at < len(data):
                key, size, crc = _HEAD.unpack_from(data, at)
                start = at + _HEAD.size
                text = data[start : start + size]
                if len(text) != size or crc32(key + text) != crc:
                    break
                out[key] = text
                at = start + size
        except struct.error:
            pass
        if at < len(data):  # what would be added behind it could not be read
            self._shorten(path, out, spoilt=True)
        return out

    def _shorten(self, path: str, row: dict[bytes, bytes], spoilt: bool = False) -> None:
        """Writes the file anew: all of it where it was spoilt, else the newer half."""
        kept = list(row.items()) if spoilt else []
        if not spoilt:
            size = 0
            for key, text in reversed(row.items()):
                size += _HEAD.size + len(text)
                if size > _LARGEST // 2:
                    break
                kept.append((key, text))
            kept.reverse()
            row.clear()
            row.update(kept)
        try:
            replace_file(path, b"".join(_record(key, text) for key, text in kept))
        except OSError:
            return


def _record(key: bytes, text: bytes) -> bytes:
    return _HEAD.pack(key, len(text), crc32(key + text)) + text


def _raw(f: Finding) -> list[Any]:
    return [
        f.rule, f.span.start, f.span.end, f.message, int(f.severity),
        [[int(x.safety), [[e.span.start, e.span.end, e.old, e.new] for e in x.edits]] for x in f.fixes],
        [[v.span.start, v.span.end, v.reason] for v in f.evidence], f.weight, f.precision,
    ]  # fmt: skip


def _finding(raw: Any, source: str) -> Finding:
    """The finding; ValueError where it is none of this source."""
    rule, start, end, message, severity, fixes, evidence, weight, precision = raw
    known = precision is None or isinstance(precision, float)
    if not (isinstance(rule, str) and isinstance(message, str) and end <= len(source) and weight in WEIGHTS and known):
        raise ValueError("no finding")
    made = []
    for safety, edits in fixes:
        for s, e, old, new in edits:
            if source[s:e] != old or not isinstance(new, str):
                raise ValueError("another text")
        made.append(Fix(edits=tuple(Edit(Span(s, e), old, new) for s, e, old, new in edits), safety=Safety(safety)))
    reasons = tuple(Evidence(span=Span(s, e), reason=str(why)) for s, e, why in evidence)
    return Finding(rule=rule, span=Span(start, end), message=message, severity=Severity(severity), fixes=tuple(made), evidence=reasons, weight=weight, precision=precision)
