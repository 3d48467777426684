"""The JSON contract: what a finding is in JSON, offsets in code points of the decoded file."""

from __future__ import annotations

import json
import os
from typing import Any

from copylint.findings.answers import Suppressed
from copylint.findings.finding import Finding
from copylint.reports.terminal import unhashed
from copylint.text.lines import Lines


def named(path: str) -> dict[str, str]:
    """Returns what JSON calls a file: its `path`, and where that is no UTF-8, with U+FFFD for what is none,
    `path_bytes` too, the very bytes in base64."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        from base64 import b64encode

        shown = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in path)
        return {"path": shown, "path_bytes": b64encode(os.fsencode(path)).decode("ascii")}
    return {"path": path}


def dumped(value: Any, indent: int | None = None, readable: bool = False) -> str:
    """Returns a value as JSON, in ASCII unless it is to be `readable`: then what is printed as a letter or
    a mark stays. Nothing in it steers a terminal or is taken for a command in a build's log."""
    text = json.dumps(value, ensure_ascii=not readable, indent=indent)
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c == "\n" else _escaped(c) for c in text)
    # Such a mark stands in texts only, where JSON reads the escape as the same.
    return unhashed(text, "\\u005b")


def _escaped(c: str) -> str:
    return "\\u007f" if c == "\x7f" else json.dumps(c)[1:-1]


def answer_entry(answer: Suppressed) -> dict[str, Any]:
    """Returns what an entry has besides where somebody answered the finding."""
    return {"suppressed": True, "reason": answer.reason}


def entry(path: str, source: str, lines: Lines, f: Finding) -> dict[str, Any]:
    """Returns one finding as the contract has it."""
    line, column = lines.position(f.span.start)
    end_line, end_column = lines.position(f.span.end)
    return {
        **named(path),
        "rule": f.rule,
        "message": f.message,
        "severity": f.severity.label,
        "weight": f.weight,
        "precision": f.precision,
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
