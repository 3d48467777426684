"""Workflow commands that GitHub turns into annotations of a change's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copylint.findings.report import FileReport
from copylint.reports.terminal import unhashed, visible
from copylint.text.document import Lines

_LEVEL = {"error": "error", "warning": "warning", "suggestion": "notice"}


# What the runner turns back when it reads a command.
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def _data(text: str) -> str:
    # On Azure's runners, where this format says nothing, the copy in a message must not either.
    return "".join(_ESCAPES.get(c) or visible(c) for c in unhashed(text, "\\x5b"))


def _property(text: str) -> str:
    # A tab stays: the name must be that of the file.
    parts = (_data(part) for part in text.split("\t"))
    return "\t".join(parts).replace(":", "%3A").replace(",", "%2C")


def render(reports: Iterable[FileReport]) -> Iterator[str]:
    """Yields one command a finding. Columns are left out where a finding runs over lines, as GitHub
    takes them for one line only."""
    for r in reports:
        if r.document is None or not r.findings:
            continue
        lines = Lines(r.document.source)
        for f in r.findings:
            line, column = lines.position(f.span.start)
            end_line, end_column = lines.position(f.span.end)
            place = f"file={_property(r.path)},line={line},endLine={end_line}"
            if line == end_line:
                place += f",col={column},endColumn={max(end_column, column + 1)}"
            yield f"::{_LEVEL[f.severity.label]} {place},title={_property(f.rule)}::{_data(f.message)}\n"
