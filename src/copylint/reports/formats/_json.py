"""A report that is a list in JSON, in ASCII."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.contract import dumped
from copylint.reports.formats import View, Writer
from copylint.reports.formats._places import Place, each
from copylint.text.document import Lines


class JsonList(Writer):
    """One entry a finding; a subclass says what is in it."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._any = False

    def head(self) -> str:
        return "["

    def file(self, r: FileReport) -> Iterator[str]:
        for lines, f, place in each(r):
            yield (",\n" if self._any else "\n") + dumped(self.entry(r, lines, f, place))
            self._any = True

    def foot(self) -> str:
        return "\n]\n" if self._any else "]\n"

    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        """Returns what is said of a finding."""
        raise NotImplementedError
