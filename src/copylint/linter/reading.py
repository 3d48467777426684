"""Copy as bytes: read from a file or standard input, and told apart."""

from __future__ import annotations

import errno
import sys

from copylint.formats.format import InputError, SourceFile, recognise
from copylint.linter.saving import reason
from copylint.linter.settings import Settings
from copylint.tables import regular


def read(path: str, shown: str) -> bytes:
    """Returns the bytes of a regular file. Raises InputError, which calls it `shown`, for anything else."""
    try:
        return regular.read(path, None)
    except regular.Irregular:
        raise InputError(shown, "is not a regular file; use - for standard input") from None
    except OSError as e:
        raise InputError(shown, reason(e)) from None


def standard_input(shown: str) -> bytes:
    """Returns all of standard input. Raises InputError, which calls it `shown`."""
    try:
        return sys.stdin.buffer.read()
    except OSError as e:
        said = "is closed" if e.errno == errno.EBADF else f"cannot be read: {reason(e)}"
        raise InputError(shown, f"standard input {said}") from None


def recognised(path: str, data: bytes, settings: Settings, shown: str) -> tuple[SourceFile, str]:
    """Returns how the bytes of a file are decoded, and the reader of what they are. Raises InputError."""
    return recognise(
        path, data, shown=shown, encoding=settings.encoding, own=settings.formats, told=settings.read_as
    )


def unharmed(source: SourceFile, data: bytes, shown: str) -> None:
    """Raises InputError where a text could not be written back to the very bytes it was decoded from."""
    if source.encode(source.text) != data:
        raise InputError(shown, f"cannot be written back as {source.encoding} without other changes")
