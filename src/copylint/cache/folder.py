"""The user's cache folder: where it is, whether it may be trusted, and files made into it.

Nothing here is ever needed: where there is no safe folder, callers do without.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from mmap import mmap

    from copylint.tables.table import Table


@cache
def folder() -> str | None:
    """Returns the cache folder, made if missing; None where there is none that only this user can
    write to. COPYLINT_CACHE_DIR names another; COPYLINT_NO_CACHE=1 turns it off."""
    if os.environ.get("COPYLINT_NO_CACHE") == "1":
        return None
    try:
        path = os.environ.get("COPYLINT_CACHE_DIR") or _usual()
        if not path:
            return None
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path if is_own(path) else None
    except (OSError, RuntimeError, KeyError):
        return None


def _usual() -> str:
    """The folder that the system sets aside for this; "" for a user who has no home."""
    if sys.platform == "linux":  # as platformdirs has it, whose import takes longer than the rest
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
        path = os.path.join(base, "copylint")
    else:
        from platformdirs import user_cache_dir

        path = user_cache_dir("copylint", appauthor=False)
    # What names no place by itself would be a folder called ~, or another, beside the copy.
    return path if os.path.isabs(path) else ""


def is_own(path: str | os.PathLike[str]) -> bool:
    """Whether the file or folder is this user's and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    s = os.lstat(path)
    plain = stat.S_ISREG(s.st_mode) or stat.S_ISDIR(s.st_mode)  # no link, and no pipe that would have to be opened
    return plain and s.st_uid == os.getuid() and not s.st_mode & 0o022


#: A file changed within this many nanoseconds may change again without the time of change telling.
_RACY = 2_000_000_000


def verified(path: str, sound: Callable[[], bool]) -> bool:
    """Returns whether the file at `path` is what was put there: whether `sound()` says so, which reads
    all of it, and is not asked again while the system says that nobody has touched the file since.

    The file must be the user's own (`is_own`). Raises OSError.
    """
    status = os.stat(path)
    # Elsewhere than under POSIX this is not the time of the last change, which nobody can set back.
    tells = os.name == "posix"
    seen = f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
    mark = f"{path}.seen"
    if tells:
        with suppress(OSError, UnicodeDecodeError):
            if is_own(mark):
                with open(mark, encoding="ascii") as f:
                    if f.read() == seen:
                        return True
    if not sound():
        return False
    if tells:
        import time

        if status.st_ctime_ns < time.time_ns() - _RACY:
            with suppress(OSError):
                with open(path, "rb") as f:
                    os.fsync(f.fileno())  # a power cut must not take what the mark vouches for
                replace_file(mark, seen.encode("ascii"))
    return True


def contents(path: str) -> bytes | mmap:
    """Returns the bytes of a file that is replaced but never written to: mapped, so that what is not
    looked at costs nothing, but read where a mapped file could not be replaced. Raises OSError."""
    with open(path, "rb") as f:
        if os.name != "posix" or not os.fstat(f.fileno()).st_size:
            return f.read()
        from mmap import ACCESS_READ, mmap

        return mmap(f.fileno(), 0, access=ACCESS_READ)


def replaced(path: str, make: Callable[[str], object]) -> None:
    """Has `make(temporary)` write a file and puts it in the place of `path`, whole or not at all.

    Raises what `make` raises, and OSError; `path` is then as it was.
    """
    temporary = marked(f"{path}.", ".tmp")
    try:
        make(temporary)
        if os.name == "posix":
            os.chmod(temporary, 0o600)  # under umask 002 others could write to it, and it would not be believed
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def replace_file(path: str, data: bytes) -> None:
    """Writes `data` to `path`, whole or not at all; only this user may read it. Raises OSError."""

    def write(temporary: str) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(temporary, flags, 0o600), "wb") as f:
            f.write(data)

    replaced(path, write)


def signature(*parts: str) -> str:
    """Returns sixteen digits that only copylint would put behind these names: the mark by which it knows
    what it made itself. It keeps nobody from forging one; it keeps names that others chose apart."""
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return str(blake2b()(text, digest_size=8, key=b"made by copylint, to be removed by it").hexdigest())


def blake2b() -> Callable[..., Any]:
    """Returns hashlib's BLAKE2b without all of OpenSSL, which hashlib loads."""
    try:
        from _blake2 import blake2b as made
    except ImportError:
        from hashlib import blake2b as made
    return cast("Callable[..., Any]", made)


def marked(start: str, end: str = "") -> str:
    """Returns the path of a file to be made for a while: `start`, a random part, its signature and `end`.

    The mark is in the name, which a file has from its first moment to its last: a kill leaves no file
    without it, and none that gets another name keeps it.
    """
    chance = os.urandom(8).hex()
    return f"{start}{chance}-{signature(os.path.basename(start), chance, end)}{end}"


def is_marked(name: str, start: str, end: str = "") -> bool:
    """Whether `marked` made this name of `start` and `end` (no folders in either)."""
    size = len(start) + 16 + 1 + 16
    if len(name) != size + len(end) or not name.startswith(start):
        return False
    chance = name[len(start) : len(start) + 16]
    return name[len(start) + 16 :] == f"-{signature(start, chance, end)}{end}"


#: Seconds after which what a killed run left behind is nobody's work in progress.
ABANDONED = 3600.0

#: Seconds after which a table that other sources would give is nobody's any more: a fortnight.
_UNUSED = 14 * 86_400


def is_abandoned(status: os.stat_result, seconds: float | None = None) -> bool:
    """Whether a file in this state, which has a name of ours, has been left alone so long (ABANDONED, unless
    given): by a run that was killed, say."""
    import time

    mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return mine and stat.S_ISREG(status.st_mode) and status.st_nlink == 1 and time.time() - status.st_mtime > (
        ABANDONED if seconds is None else seconds
    )


def cached_file(name: str, sources: Sequence[str | os.PathLike[str]], suffix: str, make: Callable[[str], object]) -> str | None:
    """Returns the file that `make(path)` derives from `sources`, made when missing or out of date;
    None without a safe folder.

    The name holds the path, size and time of change of every source, and a digest stands beside
    the file, so that one that was cut short or meddled with is made again. A source that is missing
    counts as empty. Raises OSError where the file cannot be made.
    """
    base = folder()
    if base is None:
        return None
    import zlib

    seen = "\0".join("\0".join(map(str, _seen(path))) for path in sources).encode("utf-8", "surrogateescape")
    # Two sums of 32 bits: enough to tell a user's own files apart, and hashlib takes long to import.
    key = f"{zlib.crc32(seen):08x}{zlib.adler32(seen):08x}"
    path = os.path.join(base, f"{name}-{key}-{signature(name, key)}{suffix}")
    mark = f"{path}.sum"
    try:
        if is_own(path) and is_own(mark):
            with open(mark, encoding="ascii") as f:
                stated = f.read()
            if verified(path, lambda: stated == _sum(path)):
                return path
    except (OSError, UnicodeDecodeError):
        pass
    sweep(base, name, key, suffix)
    try:
        replaced(path, make)
    except RuntimeError as e:  # as marisa-trie calls a disk that is full
        raise OSError(f"{path}: {e}") from e
    replace_file(mark, _sum(path).encode("ascii"))
    return path


def cached_table(name: str, sources: Sequence[str | os.PathLike[str]], make: Callable[[], Mapping[bytes, Any]]) -> Table:
    """Returns the table of what `make()` derives from `sources`, which should count the module that
    does so; kept in the cache folder where there is one."""
    from copylint.tables.table import Table

    made: list[bytes] = []

    def write(path: str) -> None:
        made.append(Table.pack(make()))
        with open(path, "wb") as f:
            f.write(made[0])

    try:
        file = cached_file(name, sources, ".table", write)
        if file is not None:
            return Table(contents(file))
    except OSError:
        pass
    return Table(made[0] if made else Table.pack(make()))


def _seen(path: str | os.PathLike[str]) -> tuple[str, int, int]:
    """A file as a key has it: its path, size and time of change."""
    full = os.path.realpath(path)
    try:
        s = os.stat(full)
    except OSError:
        return full, -1, 0
    return full, s.st_size, s.st_mtime_ns


def _sum(path: str) -> str:
    import zlib

    size = crc = 0
    with open(path, "rb") as f:
        while data := f.read(1 << 18):
            size, crc = size + len(data), zlib.crc32(data, crc)
    return f"{size}-{crc:08x}"


def sweep(base: str, name: str, key: str, suffix: str) -> None:
    """Removes what older versions of the same table left behind, and what killed runs had begun of any.

    Only names that are copylint's own to the last digit: the folder may be another program's too.
    """
    for entry in os.scandir(base):
        with suppress(OSError):
            status = entry.stat(follow_symlinks=False)
            mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            if not (mine and stat.S_ISREG(status.st_mode) and status.st_nlink == 1):
                continue
            outdated = _is_table(entry.name, name, suffix) and not entry.name.startswith(f"{name}-{key}-")
            # Another installation of copylint may be at work with a table that is none of this one's.
            if outdated and is_abandoned(status, _UNUSED) or _is_begun(entry.name) and is_abandoned(status):
                os.unlink(entry.path)


def _is_table(file: str, name: str, suffix: str) -> bool:
    """Whether `cached_file` called a file so, for whatever sources."""
    for end in (suffix, f"{suffix}.sum", f"{suffix}.seen"):
        key, dash, mark = file.removeprefix(f"{name}-").removesuffix(end).partition("-")
        if dash and file == f"{name}-{key}-{mark}{end}" and mark == signature(name, key):
            return True
    return False


def _is_begun(file: str) -> bool:
    """Whether `replaced` called a file so while it was written."""
    start = file[: -len(".tmp") - 33]
    return bool(start) and is_marked(file, start, ".tmp")
