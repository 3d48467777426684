"""Workflow commands that GitHub turns into annotations of a change's files."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.report import FileReport
from copylint.reports.formats import Writer
from copylint.reports.formats._places import each
from copylint.reports.terminal import unhashed, visible

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


class Report(Writer):
    """One command a finding. Columns are left out where a finding runs over lines, as GitHub takes them for
    one line only."""

    def file(self, r: FileReport) -> Iterator[str]:
        for _, f, at in each(r):
            place = f"file={_property(r.path)},line={at.line},endLine={at.end_line}"
            if at.line == at.end_line:
                place += f",col={at.column},endColumn={max(at.end_column, at.column + 1)}"
            yield f"::{_LEVEL[f.severity.label]} {place},title={_property(f.rule)}::{_data(f.message)}\n"
