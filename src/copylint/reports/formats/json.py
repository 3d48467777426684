"""One JSON list of findings, as the contract has them."""

from __future__ import annotations

from typing import Any

from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.contract import entry
from copylint.reports.formats import View
from copylint.reports.formats._json import JsonList
from copylint.reports.formats._places import Place
from copylint.text.lines import Lines


class Report(JsonList):
    """The list; `--show-suppressed` adds what somebody answered."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.suppressed = view.suppressed

    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        return entry(r.path, lines.text, lines, f)
