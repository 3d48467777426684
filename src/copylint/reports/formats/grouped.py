"""The findings of each file below its name: line, column, severity, rule, message."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.report import FileReport
from copylint.reports.formats import View, Writer
from copylint.reports.formats._places import each
from copylint.reports.formats.text import headed
from copylint.reports.summary import number
from copylint.reports.terminal import visible


class Report(Writer):
    """A block a file that has findings, an empty line between two."""

    for_people = True

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._any = False

    def file(self, r: FileReport) -> Iterator[str]:
        if r.document is None or not r.findings:
            return
        name = self.view.paint(visible(r.path), "bold")
        yield ("\n" if self._any else "") + f"{name} ({number(len(r.findings), 'finding')})\n"
        for _, f, place in each(r):
            yield "  " + headed("", f, place, self.view.paint)
        self._any = True
