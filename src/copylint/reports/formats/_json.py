"""A report that is a list in JSON, in ASCII."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any

from copylint.findings.answers import Suppressed
from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.contract import answer_entry, dumped
from copylint.reports.formats import View, Writer
from copylint.reports.formats._places import Place, with_suppressed
from copylint.text.lines import Lines


class JsonList(Writer):
    """One entry a finding; a subclass says what is in it."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._any = False
        #: Whether what somebody answered is in it.
        self.suppressed = False

    def head(self) -> str:
        return "["

    def file(self, r: FileReport) -> Iterator[str]:
        for lines, f, place, answer in with_suppressed(r, self.suppressed):
            told = self.entry(r, lines, f, place) | (self.answered(answer) if answer else {})
            yield (",\n" if self._any else "\n") + dumped(told)
            self._any = True

    def foot(self) -> str:
        return "\n]\n" if self._any else "]\n"

    def answered(self, answer: Suppressed) -> dict[str, Any]:
        """Returns what is said of the answer to a finding, besides what is said of the finding."""
        return answer_entry(answer)

    @abstractmethod
    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        """Returns what is said of a finding."""
