"""Files in the cache folder that are made once and used as they lie there, whole or not at all.

Each ends in a sum of all that stands before it. A file is looked through before it is used, and again
whenever the system says that somebody has touched it since.
"""

from __future__ import annotations

import os
import re
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from copylint.cache.folder import contents, folder, is_own, replace_file, replaced
from copylint.cache.marks import digest, is_abandoned, is_marked, signature

if TYPE_CHECKING:
    from mmap import mmap

#: The last bytes of every file that is kept: this mark, and the CRC-32 of all before it.
_MARK, SIZE = b"CLK1", 8

#: A file changed within this many nanoseconds may change again without the time of change telling.
RACY = 2_000_000_000

#: A name that `place` gives, and that of a mark beside it.
_PLACED = re.compile(r"(?P<name>.+)-(?P<key>[^-]+)-(?P<mark>[0-9a-f]{16})\.\w+(?:\.seen)?")

#: Seconds after which a file that other sources would give is nobody's any more: a fortnight.
_UNUSED = 14 * 86_400


def place(name: str, key: str, suffix: str) -> str | None:
    """Returns where what is called so is kept, under a name that says whose it is; None without a safe
    folder."""
    base = folder()
    return None if base is None else os.path.join(base, f"{name}-{key}-{signature(name, key)}{suffix}")


def get(path: str) -> bytes | mmap | None:
    """Returns what is kept at `path` (its sum behind it), None where nothing is that can be relied on."""
    try:
        if not is_own(path):
            return None
        data = contents(path)
        return data if _unharmed(path, data) else None
    except OSError:
        return None


def put(path: str, data: bytes) -> None:
    """Keeps `data` at `path`. Raises OSError."""
    replace_file(path, data + _end(data))


def sound(data: bytes | mmap) -> bool:
    """Whether the bytes of a file that `put` made are as they were."""
    with memoryview(data) as view:
        return len(view) >= SIZE and view[-SIZE:] == _end(view[:-SIZE])


def derived(
    name: str, sources: Sequence[str | os.PathLike[str]], suffix: str, make: Callable[[str], object]
) -> str | None:
    """Returns the file that `make(path)` derives from `sources`, made when missing, out of date or damaged,
    with a sum behind it; None without a safe folder.

    Its name follows from path, size and time of change of every source; one that is missing counts as empty.
    Raises OSError where the file cannot be made.
    """
    key = digest(map(_seen, sources)).hex()
    path = place(name, key, suffix)
    if path is None or get(path) is not None:
        return path

    def whole(temporary: str) -> None:
        make(temporary)
        end = _end(contents(temporary))
        with open(temporary, "ab") as f:
            f.write(end)

    sweep(name, key, suffix)
    replaced(path, whole)
    return path


def sweep(name: str, key: str, suffix: str) -> None:
    """Removes what is called `name` under other keys and was not made again for a fortnight, and what killed
    runs had begun of anything.

    Only names that are copylint's own to the last digit: the folder may be another program's too. Raises
    OSError.
    """
    for entry in os.scandir(folder()):
        with suppress(OSError):
            status = entry.stat(follow_symlinks=False)
            # Another installation of copylint may be at work with a file that is none of this one's.
            outdated = _is_kept(entry.name, name, suffix) and not entry.name.startswith(f"{name}-{key}-")
            begun = is_begun(entry.name)
            if outdated and is_abandoned(status, _UNUSED) or begun and is_abandoned(status):
                os.unlink(entry.path)


def is_kept(file: str) -> bool:
    """Whether `place` called a file so, whatever it is, or it is the mark of one."""
    m = _PLACED.fullmatch(file)
    return m is not None and m["mark"] == signature(m["name"], m["key"])


def is_begun(file: str) -> bool:
    """Whether a run called a file so that it had not yet written whole."""
    return is_marked(file, file[: -len(".tmp") - 33], ".tmp")


def _end(data: bytes | mmap | memoryview) -> bytes:
    return _MARK + zlib.crc32(data).to_bytes(4, "little")


def _unharmed(path: str, data: bytes | mmap) -> bool:
    """Whether the file, of these contents, is as it was made: looked through now, unless that was done before
    and the system says that nobody has touched it since."""
    s, mark = os.stat(path), f"{path}.seen"
    state = f"{s.st_dev} {s.st_ino} {s.st_size} {s.st_mtime_ns} {s.st_ctime_ns}".encode()
    tells = os.name == "posix"  # elsewhere the time of the last change is one that can be set back
    with suppress(OSError):
        if tells and is_own(mark) and bytes(contents(mark)) == state:
            return True
    if not sound(data):
        return False
    if tells and s.st_ctime_ns < time.time_ns() - RACY:
        with suppress(OSError):
            with open(path, "rb") as f:
                os.fsync(f.fileno())  # a power cut must not take what the mark vouches for
            replace_file(mark, state)
    return True


def _seen(path: str | os.PathLike[str]) -> bytes:
    """A file as a key has it: its path, size and time of change."""
    seen = os.path.realpath(path)
    with suppress(OSError):
        s = os.stat(seen)
        seen += f"\0{s.st_size}\0{s.st_mtime_ns}"
    return seen.encode("utf-8", "surrogateescape")


def _is_kept(file: str, name: str, suffix: str) -> bool:
    """Whether `place` called a file so, for whatever key, or it is the mark of one."""
    kept = file.removesuffix(".seen")
    key, _, mark = kept.removeprefix(f"{name}-").removesuffix(suffix).partition("-")
    return kept == f"{name}-{key}-{mark}{suffix}" and mark == signature(name, key)
