"""One JSON list of findings, as the contract has them."""

from __future__ import annotations

from typing import Any

from copylint.findings.answers import Suppressed
from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.contract import answer_entry, entry
from copylint.reports.formats._json import JsonList
from copylint.reports.formats._places import Place
from copylint.text.lines import Lines


class Report(JsonList):
    """The list; `--show-suppressed` adds what somebody answered."""

    @property
    def shows_suppressed(self) -> bool:
        return self.view.suppressed

    def answered(self, answer: Suppressed) -> dict[str, Any]:
        return answer_entry(answer)

    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        return entry(r.path, lines.text, lines, f)
