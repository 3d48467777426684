"""Checkstyle's XML, which many build servers read."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.report import FileReport
from copylint.reports.formats import Writer
from copylint.reports.formats._places import each
from copylint.reports.formats._references import TOOL, relative
from copylint.reports.formats._xml import tag

_SEVERITY = {"error": "error", "warning": "warning", "suggestion": "info"}


class Report(Writer):
    """The document, one file at a time."""

    def head(self) -> str:
        return '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n'

    def file(self, r: FileReport) -> Iterator[str]:
        if r.document is None:
            return
        yield "  " + tag("file", {"name": relative(r.path)}, ">" if r.findings else "/>") + "\n"
        for _, f, at in each(r):
            told = {"line": at.line, "column": at.column, "severity": _SEVERITY[f.severity.label]}
            yield "    " + tag("error", {**told, "message": f.message, "source": f"{TOOL}.{f.rule}"}) + "\n"
        if r.findings:
            yield "  </file>\n"

    def foot(self) -> str:
        return "</checkstyle>\n"
