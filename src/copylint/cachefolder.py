"""The user's cache folder: where it is, whether it may be trusted, and files made into it.

Nothing here is ever needed: where there is no safe folder, callers do without.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from functools import cache
from pathlib import Path


@cache
def folder() -> Path | None:
    """Returns the cache folder, made if missing; None where there is none that only this user can
    write to. COPYLINT_CACHE_DIR names another; COPYLINT_NO_CACHE=1 turns it off."""
    if os.environ.get("COPYLINT_NO_CACHE") == "1":
        return None
    named = os.environ.get("COPYLINT_CACHE_DIR")
    try:
        if named:
            path = Path(named)
        else:
            from platformdirs import user_cache_dir

            path = Path(user_cache_dir("copylint", appauthor=False))
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path if is_own(path) else None
    except (OSError, RuntimeError, KeyError):
        return None


def is_own(path: Path) -> bool:
    """Whether the file or folder is this user's and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    s = path.lstat()
    return not stat.S_ISLNK(s.st_mode) and s.st_uid == os.getuid() and not s.st_mode & 0o022


def cached_file(name: str, source: Path, suffix: str, make: Callable[[Path], None]) -> Path | None:
    """Returns the file that `make(path)` derives from `source`, made when missing or out of date;
    None without a safe folder.

    The name holds the source's path, size and time of change, and a digest stands beside the file,
    so that one that was cut short or meddled with is made again. `make` must write atomically.
    """
    base = folder()
    if base is None:
        return None
    s = source.stat()
    key = hashlib.blake2b(
        f"{source.resolve()}\0{s.st_size}\0{s.st_mtime_ns}".encode("utf-8", "surrogateescape"), digest_size=8
    ).hexdigest()
    path = base / f"{name}-{key}{suffix}"
    mark = base / f"{name}-{key}.sum"
    try:
        if is_own(path) and is_own(mark) and mark.read_text("ascii") == _sum(path):
            return path
    except (OSError, UnicodeDecodeError):
        pass
    _sweep(base, name, key)
    make(path)
    temporary = mark.with_name(f"{mark.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(_sum(path), "ascii")
        os.replace(temporary, mark)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _sum(path: Path) -> str:
    import zlib

    data = path.read_bytes()
    return f"{len(data)}-{zlib.crc32(data):08x}"


def _sweep(base: Path, name: str, key: str) -> None:
    """Removes what older versions of the same table left behind."""
    for old in base.glob(f"{name}-*"):
        if key not in old.name and not old.name.endswith(".tmp"):
            old.unlink(missing_ok=True)
