"""The JSON contract: a list of findings, offsets in code points of the decoded file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from copylint.check import FileReport
from copylint.findings import Finding
from copylint.text import Lines


def entry(path: str, source: str, lines: Lines, f: Finding) -> dict[str, Any]:
    """Returns one finding as the contract has it."""
    line, column = lines.position(f.span.start)
    end_line, end_column = lines.position(f.span.end)
    return {
        "path": path,
        "rule": f.rule,
        "message": f.message,
        "severity": f.severity.label,
        "start": f.span.start,
        "end": f.span.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": source[f.span.start : f.span.end],
        "evidence": [{"start": e.span.start, "end": e.span.end, "reason": e.reason} for e in f.evidence],
        "fixes": [
            {
                "safety": x.safety.label,
                "edits": [{"start": e.span.start, "end": e.span.end, "replacement": e.new} for e in x.edits],
            }
            for x in f.fixes
        ],
    }


def render(reports: Iterable[FileReport]) -> Iterator[str]:
    """Yields the pieces of one JSON list, finding by finding, in ASCII."""
    first = True
    yield "["
    for r in reports:
        if r.document is None or not r.findings:
            continue
        lines = Lines(r.document.source)
        for f in r.findings:
            text = json.dumps(entry(r.path, r.document.source, lines, f))
            yield ("\n" if first else ",\n") + text
            first = False
    yield "]\n" if first else "\n]\n"
