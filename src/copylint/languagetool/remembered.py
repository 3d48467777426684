"""What LanguageTool said of a paragraph, kept so that only changed paragraphs are asked again.

One SQLite file in the user's private cache folder. No text of a story is in it, only digests of
paragraphs, places in them, and what LanguageTool said. Whatever is wrong with the file, the run goes
on without it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copylint.cache import folder as cachefolder
from copylint.languagetool.client import Match

if TYPE_CHECKING:
    import sqlite3

#: Number of the format; files of other formats are left alone.
FORMAT = 1
#: Paragraphs that are kept; beyond that the oldest go.
MOST = 50_000


def key(version: str, language: str, rules: frozenset[str], paragraph: str) -> bytes:
    """Returns what an answer depends on, as 16 bytes: the server's version, the language and rules
    it was asked for, and the text of the paragraph."""
    h = hashlib.blake2b(digest_size=16)
    for part in (str(FORMAT), version, language, *sorted(rules), paragraph):
        h.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return h.digest()


class Remembered:
    """The answers of earlier runs, and where this one's go."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._file: Path | None = None
        self._process = 0
        self._off = False

    def _open(self) -> sqlite3.Connection | None:
        if self._database is not None and self._process == os.getpid():
            return self._database
        if self._off:
            return None
        import sqlite3

        path = self._path
        if path is None:
            base = cachefolder.folder()
            path = Path(base) / f"languagetool-{FORMAT}.sqlite" if base is not None else None
        if path is None:
            self._off = True
            return None
        for _ in range(2):
            try:
                # Made here, so that it is never readable by others, and a link is not followed.
                os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
                if not cachefolder.is_own(path):
                    break
                database = sqlite3.connect(path, timeout=5)
                database.execute("CREATE TABLE IF NOT EXISTS said (key BLOB PRIMARY KEY, sum INTEGER, answer BLOB) WITHOUT ROWID")
                database.execute("CREATE TABLE IF NOT EXISTS turn (key BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID")
                self._database, self._file, self._process = database, path, os.getpid()
                return database
            except sqlite3.OperationalError:
                break
            except sqlite3.DatabaseError:
                # Not a database, or a broken one: it is only a cache.
                with suppress(OSError):
                    path.unlink()
            except OSError:
                break
        self._off = True
        return None

    def get(self, keys: Sequence[bytes], sizes: Mapping[bytes, int]) -> dict[bytes, list[Match]]:
        """Returns the answers that are there, by key. `sizes` are the lengths of the paragraphs, in
        code points: an answer that does not fit its paragraph is none."""
        database = self._open()
        if database is None:
            return {}
        out = {}
        try:
            for k in keys:
                row = database.execute("SELECT sum, answer FROM said WHERE key = ?", (k,)).fetchone()
                if row is not None:
                    answer = _read(row[0], row[1], k, sizes[k])
                    if answer is not None:
                        out[k] = answer
        except Exception as e:
            self._broken(e)
        return out

    def put(self, answers: Mapping[bytes, Sequence[Match]]) -> None:
        """Keeps answers, all or none of them."""
        database = self._open()
        if database is None or not answers:
            return
        rows = []
        for k, matches in answers.items():
            data = json.dumps([list(m) for m in matches], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            rows.append((k, zlib.crc32(k + data), data))
        try:
            with database:
                database.executemany("INSERT OR REPLACE INTO said VALUES (?, ?, ?)", rows)
                last = database.execute("SELECT COALESCE(MAX(at), 0) FROM turn").fetchone()[0]
                database.executemany("INSERT OR REPLACE INTO turn VALUES (?, ?)", [(r[0], last + 1) for r in rows])
                many = database.execute("SELECT COUNT(*) FROM turn").fetchone()[0]
                if many > MOST:
                    old = "SELECT key FROM turn ORDER BY at LIMIT ?"
                    database.execute(f"DELETE FROM said WHERE key IN ({old})", (many - MOST * 9 // 10,))  # noqa: S608
                    database.execute("DELETE FROM turn WHERE key NOT IN (SELECT key FROM said)")
        except Exception as e:
            self._broken(e)

    def _broken(self, e: Exception) -> None:
        """Goes on without the file; where it is damaged, the next run begins a new one."""
        import sqlite3

        self._off = True
        database, self._database = self._database, None
        if database is not None:
            with suppress(Exception):
                database.close()
        if isinstance(e, sqlite3.DatabaseError) and not isinstance(e, sqlite3.OperationalError) and self._file is not None:
            with suppress(OSError):
                self._file.unlink()

    def close(self) -> None:
        """Lets go of the file."""
        if self._database is not None and self._process == os.getpid():
            self._database.close()
        self._database = None


def _read(total: Any, data: Any, k: bytes, size: int) -> list[Match] | None:
    """An answer as it was kept, None where it is damaged."""
    try:
        if zlib.crc32(k + data) != total:
            return None
        out = []
        for start, end, rule, category, issue, message, fixes in json.loads(data):
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= size):
                return None
            if not all(isinstance(x, str) for x in (rule, category, issue, message, *fixes)):
                return None
            out.append(Match(start, end, rule, category, issue, message, tuple(fixes)))
        return out
    except (TypeError, ValueError):
        return None
