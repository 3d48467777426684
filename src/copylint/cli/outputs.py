"""Where reports go: standard output, and the files that `--output` names."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING

from copylint.reports import formats
from copylint.reports.formats import View, Writer
from copylint.text.nearest import nearest

if TYPE_CHECKING:
    from copylint.findings.report import FileReport
    from copylint.reports.terminal import Paint
    from copylint.rules.rule import Rule


class Unwritable(Exception):
    """A report that cannot be written; the message names its file."""


def named_output(text: str) -> tuple[str, str]:
    """Returns the format and the file that a FORMAT=FILE names. Raises ValueError, which says what is
    wrong."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise ValueError(f"--output: expected FORMAT=FILE, found {text!r}")
    if name not in formats.names():
        known = formats.names()
        raise ValueError(
            f"--output: no format {name!r}{nearest(name, known) or ';'} known are {', '.join(known)}"
        )
    return name, path


class Outputs:
    """The reports of one run, each written as the files come; `suppressed`: with what somebody answered.
    `emit` takes what people read on standard output, in `paint`, `put` the bytes of what programs do. Raises
    Unwritable where a file cannot be opened."""

    def __init__(
        self,
        form: str,
        files: Sequence[tuple[str, str]],
        rule: Callable[[str], Rule | None],
        emit: Callable[[str], None],
        put: Callable[[bytes], None],
        paint: Paint,
        suppressed: bool = False,
    ) -> None:
        plain = View(rule=rule, suppressed=suppressed)
        shown = formats.writer(form, plain)
        self.for_people = shown.for_people
        self._stack = ExitStack()
        self._reports: list[tuple[Writer, Callable[[str], object]]] = []
        if shown.for_people:
            shown.view = plain._replace(paint=paint, columns=_columns())
            self._reports.append((shown, emit))
        else:
            self._reports.append((shown, lambda piece: put(_bytes(piece))))
        for name, path in files:
            self._reports.append(
                (
                    formats.writer(name, plain),
                    _saved(self._stack.enter_context(_opened(path)), path),
                )
            )
        for report, write in self._reports:
            write(report.head())

    def add(self, r: FileReport) -> None:
        """Writes what there is to say of a file. Raises Unwritable."""
        for report, write in self._reports:
            for piece in report.file(r):
                write(piece)

    def close(self) -> None:
        """Ends all reports. Raises Unwritable."""
        for report, write in self._reports:
            write(report.foot())
        self._stack.close()


def _bytes(piece: str) -> bytes:
    return piece.encode("utf-8", "backslashreplace")


def _columns() -> int | None:
    """How wide the terminal is, None where standard output is none."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _opened(path: str) -> IO[bytes]:
    try:
        return open(path, "wb")
    except OSError as e:
        raise Unwritable(f"{path}: cannot be written: {e.strerror}") from None


def _saved(file: IO[bytes], path: str) -> Callable[[str], object]:
    def write(piece: str) -> None:
        try:
            file.write(_bytes(piece))
        except OSError as e:
            raise Unwritable(f"{path}: cannot be written: {e.strerror}") from None

    return write
