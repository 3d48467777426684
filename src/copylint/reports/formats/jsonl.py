"""One line of JSON a finding, as the contract has it; none where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.report import FileReport
from copylint.reports.contract import answer_entry, dumped, entry
from copylint.reports.formats import Writer
from copylint.reports.formats._places import with_suppressed


class Report(Writer):
    """The lines, in ASCII."""

    def file(self, r: FileReport) -> Iterator[str]:
        for lines, f, _, answer in with_suppressed(r, self.view.suppressed):
            told = entry(r.path, lines.text, lines, f) | (answer_entry(answer) if answer else {})
            yield dumped(told) + "\n"
