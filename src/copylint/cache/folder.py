"""The user's cache folder: where it is, and whether what is in it may be trusted.

Nothing here is ever needed: where there is no safe folder, callers do without.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from copylint.cache.marks import marked

if TYPE_CHECKING:
    from mmap import mmap


@cache
def folder() -> str | None:
    """Returns the cache folder, made if missing; None where there is none that only this user can
    write to. COPYLINT_CACHE_DIR names another; COPYLINT_NO_CACHE=1 turns it off."""
    if os.environ.get("COPYLINT_NO_CACHE") == "1":
        return None
    try:
        path = usual_place()
        if not path:
            return None
        os.makedirs(path, mode=0o700, exist_ok=True)
        return path if is_own(path) else None
    except (OSError, RuntimeError, KeyError):
        return None


def usual_place() -> str:
    """Returns where the cache folder is, or would be; "" for a user who has no home. Raises RuntimeError and
    KeyError where the system does not say."""
    return os.environ.get("COPYLINT_CACHE_DIR") or _usual()


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
    # No link, and no pipe that would have to be opened.
    plain = stat.S_ISREG(s.st_mode) or stat.S_ISDIR(s.st_mode)
    return plain and s.st_uid == os.getuid() and not s.st_mode & 0o022


def contents(path: str) -> bytes | mmap:
    """Returns the bytes of a file that is replaced but never written to: mapped, so that what is not
    looked at costs nothing, but read where a mapped file could not be replaced. Raises OSError."""
    with open(path, "rb") as f:
        if os.name != "posix" or not os.fstat(f.fileno()).st_size:
            return f.read()
        from mmap import ACCESS_READ, mmap

        return mmap(f.fileno(), 0, access=ACCESS_READ)


def opened(path: str, flags: int) -> int:
    """Returns a handle to write to a file that is made for this user's eyes alone; no link is followed, no
    pipe waited for. Raises OSError."""
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    return os.open(path, os.O_WRONLY | os.O_CREAT | flags, 0o600)


def replaced(path: str, make: Callable[[str], object]) -> None:
    """Has `make(temporary)` write a file and puts it in the place of `path`, whole or not at all.

    Raises what `make` raises, and OSError; `path` is then as it was.
    """
    temporary = marked(f"{path}.", ".tmp")
    try:
        make(temporary)
        if os.name == "posix":
            # Under umask 002 others could write to it, and it would not be believed.
            os.chmod(temporary, 0o600)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def replace_file(path: str, data: bytes) -> None:
    """Writes `data` to `path`, whole or not at all; only this user may read it. Raises OSError."""

    def write(temporary: str) -> None:
        with open(opened(temporary, os.O_TRUNC), "wb") as f:
            f.write(data)

    replaced(path, write)
