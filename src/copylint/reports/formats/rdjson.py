"""Reviewdog's Diagnostic Format: one JSON object; columns count the bytes of a line in UTF-8."""

from __future__ import annotations

from typing import Any

from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.formats._json import JsonList
from copylint.reports.formats._places import Place, place
from copylint.reports.formats._references import TOOL, joined, relative
from copylint.text.lines import Lines
from copylint.text.spans import Span

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}


class Report(JsonList):
    """The object, whose list are the diagnostics."""

    def head(self) -> str:
        return f'{{"source": {{"name": "{TOOL}"}}, "diagnostics": ['

    def foot(self) -> str:
        return super().foot().rstrip("\n") + "}\n"

    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        path = relative(r.path)
        told: dict[str, Any] = {
            "message": f.message,
            "location": {"path": path, "range": _range(lines, f.span)},
            "severity": _SEVERITY[f.severity.label],
            "code": {"value": f.rule},
        }
        changes = [joined(lines.text, x) for x in f.fixes]
        if changes:
            told["suggestions"] = [{"range": _range(lines, span), "text": new} for span, new in changes]
        if f.evidence:
            told["related_locations"] = [
                {"message": e.reason, "location": {"path": path, "range": _range(lines, e.span)}}
                for e in f.evidence
            ]
        return told


def _range(lines: Lines, span: Span) -> dict[str, dict[str, int]]:
    at = place(lines, span)
    return {"start": _at(lines, at.line, at.column), "end": _at(lines, at.end_line, at.end_column)}


def _at(lines: Lines, line: int, column: int) -> dict[str, int]:
    before = lines.line(line)[: column - 1]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
