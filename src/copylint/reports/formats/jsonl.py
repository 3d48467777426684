"""One line of JSON a finding, as the contract has it; none where nothing was found."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.report import FileReport
from copylint.reports.contract import dumped, entry
from copylint.reports.formats import Writer
from copylint.reports.formats._places import each


class Report(Writer):
    """The lines, in ASCII."""

    def file(self, r: FileReport) -> Iterator[str]:
        for lines, f, _ in each(r):
            yield dumped(entry(r.path, lines.text, lines, f)) + "\n"
