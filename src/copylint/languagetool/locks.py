"""A lock on a file that the system lets go when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Lock:
    """A file that one process at a time can hold."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Takes the lock if nobody holds it; returns whether it did. Raises OSError."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def drop(self) -> None:
        """Lets go of the lock."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def held(self) -> bool:
        """Whether some process holds the lock now. Raises OSError."""
        if not self.path.exists():
            return False
        if self.take():
            self.drop()
            return False
        return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def holding(path: Path, patience: float, tick: Callable[[], None] = lambda: None) -> Iterator[bool]:
    """Waits up to `patience` seconds for the lock at `path`; yields whether it is held now."""
    lock = Lock(path)
    end = time.monotonic() + patience
    while not (got := lock.take()) and time.monotonic() < end:
        tick()
        time.sleep(0.05)
    try:
        yield got
    finally:
        lock.drop()
