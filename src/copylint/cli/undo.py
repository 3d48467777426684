"""The patch that takes back what `fix --write` wrote, for `patch -p1` and `git apply`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from copylint.formats.format import InputError
from copylint.reports.diff import patch

if TYPE_CHECKING:
    from copylint.findings.filefix import FileFix


class Undo:
    """A patch that grows with each file that is written. One of an earlier run is never written over."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._begun = False

    @contextmanager
    def of(self, done: FileFix) -> Iterator[None]:
        """Around the writing of a file: its patch is there before the file changes, and goes where the file
        could not be written. Raises InputError where the patch cannot be kept."""
        try:
            with open(self._path, "ab") as f:
                size = f.tell()
                if size and not self._begun:
                    left = f"{done.path} was left as it is"
                    raise InputError(
                        self._path, f"takes back what an earlier run wrote; {left}: move it away"
                    )
                f.write(patch(done.path, done.new_data, done.data))
        except OSError as e:
            raise InputError(
                self._path, f"cannot be written, and {done.path} was left as it is: {e.strerror}"
            ) from None
        self._begun = True
        try:
            yield
        except BaseException:
            with open(self._path, "r+b") as f:
                f.truncate(size)
            raise
