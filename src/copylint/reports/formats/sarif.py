"""SARIF 2.1.0, the format that GitHub's code scanning and most dashboards read; columns are code points."""

from __future__ import annotations

from typing import Any

from copylint.findings.answers import Suppressed
from copylint.findings.finding import Finding
from copylint.findings.report import FileReport
from copylint.reports.contract import dumped
from copylint.reports.formats import View
from copylint.reports.formats._json import JsonList
from copylint.reports.formats._places import Place, place
from copylint.reports.formats._references import TOOL, VERSION, Fingerprints, uri
from copylint.text.lines import Lines
from copylint.text.spans import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "suggestion": "note"}


class Report(JsonList):
    """The log: the results as they come, then the rules that had any."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._prints = Fingerprints()
        self._rules: dict[str, int] = {}
        self.suppressed = True  # readers of the format expect them, and leave them out of their counts

    def head(self) -> str:
        run = '"columnKind": "unicodeCodePoints", "results": ['
        return f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{{run}'

    def foot(self) -> str:
        rules = [_rule(id, self.view) for id in self._rules]
        driver = {"name": TOOL, "version": VERSION, "semanticVersion": VERSION, "rules": rules}
        return super().foot().rstrip("\n") + f', "tool": {{"driver": {dumped(driver)}}}}}]}}\n'

    def answered(self, answer: Suppressed) -> dict[str, Any]:
        kind = "inSource" if answer.by == "comment" else "external"
        return {"suppressions": [{"kind": kind, "status": "accepted", "justification": answer.reason}]}

    def entry(self, r: FileReport, lines: Lines, f: Finding, place: Place) -> dict[str, Any]:
        number = self._rules.setdefault(f.rule, len(self._rules))
        return _result(r.path, lines, f, number, self._prints.of(uri(r.path), lines.text, f))


def _rule(id: str, view: View) -> dict[str, Any]:
    told: dict[str, Any] = {"id": id}
    rule = view.rule(id)
    if rule is not None:
        told["shortDescription"] = {"text": rule.message}
        if rule.why:
            told["fullDescription"] = {"text": rule.why}
        told["defaultConfiguration"] = {"level": _LEVEL[rule.severity.label]}
    return told


def _result(path: str, lines: Lines, f: Finding, number: int, fingerprint: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ruleId": f.rule,
        "ruleIndex": number,
        "level": _LEVEL[f.severity.label],
        "message": {"text": f.message},
        "locations": [_location(path, lines, f.span)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        "properties": {"weight": f.weight},
    }
    if f.precision is not None:
        told["properties"]["precision"] = f.precision
    if f.evidence:
        told["relatedLocations"] = [
            {"id": k, **_location(path, lines, e.span), "message": {"text": e.reason}}
            for k, e in enumerate(f.evidence)
        ]
    if f.fixes:
        told["fixes"] = [
            {
                "description": {"text": f"{x.safety.label} fix"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": uri(path)},
                        "replacements": [
                            {"deletedRegion": _region(lines, e.span), "insertedContent": {"text": e.new}}
                            for e in x.edits
                        ],
                    }
                ],
            }
            for x in f.fixes
        ]
    return told


def _location(path: str, lines: Lines, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": _region(lines, span)}}


def _region(lines: Lines, span: Span) -> dict[str, int]:
    at = place(lines, span)
    return {
        "startLine": at.line,
        "startColumn": at.column,
        "endLine": at.end_line,
        "endColumn": at.end_column,
        "charOffset": span.start,
        "charLength": len(span),
    }
