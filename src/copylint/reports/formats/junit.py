"""JUnit's XML: a suite a file, a failed case a finding, one case that passes for a file with none."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.report import FileReport
from copylint.reports.formats import Writer
from copylint.reports.formats._places import each
from copylint.reports.formats._references import TOOL, relative
from copylint.reports.formats._xml import tag, value


class Report(Writer):
    """The document, one file at a time. A file that could not be checked is a case with an error."""

    def head(self) -> str:
        return f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="{TOOL}">\n'

    def file(self, r: FileReport) -> Iterator[str]:
        name = relative(r.path)
        cases = len(r.findings) or 1
        told = {"name": name, "tests": cases, "failures": len(r.findings), "errors": int(r.document is None)}
        yield f"  {tag('testsuite', told, '>')}\n"
        if r.document is None:
            error = tag("error", {"message": r.error or "not checked", "type": "input"})
            yield f"    {tag('testcase', {'classname': name, 'name': 'read'}, '>')}{error}</testcase>\n"
        elif not r.findings:
            yield f"    {tag('testcase', {'classname': name, 'name': 'no findings'})}\n"
        for _, f, at in each(r):
            case = tag("testcase", {"classname": name, "name": f"{f.rule} ({at.line}:{at.column})"}, ">")
            failure = tag("failure", {"message": f.message, "type": f.severity.label}, ">")
            where = value(f"{name}:{at.line}:{at.column}: {f.rule} {f.message}")
            yield f"    {case}{failure}{where}</failure></testcase>\n"
        yield "  </testsuite>\n"

    def foot(self) -> str:
        return "</testsuites>\n"
