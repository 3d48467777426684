"""GitLab's Code Quality report: one JSON list, each finding with a fingerprint that no other has."""

from __future__ import annotations

from typing import Any

from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.formats import View
from copylint.reports.formats._json import JsonList
from copylint.reports.formats._places import Place
from copylint.reports.formats._references import Fingerprints, relative
from copylint.text.lines import Lines

_SEVERITY = {"error": "major", "warning": "minor", "suggestion": "info"}


class Report(JsonList):
    """The list."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._prints = Fingerprints()

    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        path = relative(r.path)
        return {
            "description": f.message,
            "check_name": f.rule,
            "fingerprint": self._prints.of(path, lines.text, f),
            "severity": _SEVERITY[f.severity.label],
            "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
        }
