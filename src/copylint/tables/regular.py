"""Files that come with the copy are read here: regular ones, of bounded size, opened without waiting.

A pipe is never opened (whoever writes into it would be set free, and this would wait for them), nor a
device: what a name leads to, through links too, is looked at before it is opened and once more after,
as it may have been changed in between.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable

#: Bytes that a settings file, a .gitignore, a rule file and a word table may have.
SETTINGS = IGNORE = 1 << 20
PACK = 32 << 20
TABLE = 64 << 20

#: Seconds that a file which somebody else holds is waited for.
PATIENCE = 2.0

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)


class Irregular(OSError):
    """What is not a regular file, or too large a one; `strerror` says which."""


def read(
    path: str | os.PathLike[str], most: int | None, look: Callable[[os.stat_result], None] | None = None
) -> bytes:
    """Returns the bytes of the regular file at `path`, at most `most` of them (None: any number).

    `look` is shown the state of the file that was opened, and may raise. Raises Irregular, and OSError
    where it cannot be read.
    """
    _regular(os.stat(path), path)
    handle = _opened(path)
    with open(handle, "rb") as f:
        status = os.fstat(handle)
        _regular(status, path)
        if look is not None:
            look(status)
        if most is None:
            return f.read()
        if status.st_size > most:
            raise _too_large(path, most)
        data = f.read(most + 1)
    if len(data) > most:  # it grew, or its size is not told (as under /proc)
        raise _too_large(path, most)
    return data


def _opened(path: str | os.PathLike[str]) -> int:
    """Opens the file without waiting; but for one that a file server holds for somebody else (a lease), of
    which the system then asks it back, a little."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return os.open(path, _FLAGS)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.02)


def words(e: OSError) -> str:
    """Returns what `read` has against a file, as a person would say it behind the file's name."""
    return str(e.strerror) if isinstance(e, Irregular) else f"cannot be read: {e.strerror}"


def _regular(status: os.stat_result, path: str | os.PathLike[str]) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fspath(path))
    if not stat.S_ISREG(status.st_mode):
        raise Irregular(errno.EINVAL, "is not a regular file", os.fspath(path))


def _too_large(path: str | os.PathLike[str], most: int) -> Irregular:
    words = f"is larger than {most >> 20} MB, which is the most that is read"
    return Irregular(errno.EFBIG, words, os.fspath(path))
