"""The report people read: place, rule, message, the line with the words marked, evidence, fix."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copylint.reports.excerpts import NARROWEST, WINDOW, describe, excerpt
from copylint.reports.formats import Writer
from copylint.reports.formats._places import Place, with_suppressed
from copylint.reports.terminal import Paint, visible
from copylint.text.lines import Lines

if TYPE_CHECKING:
    from copylint.findings.finding import Finding
    from copylint.findings.report import FileReport

#: Blanks before an excerpt.
_INDENT = "    "

#: The colour of what is said of a severity.
SEVERITY = {"error": "bold red", "warning": "bold yellow", "suggestion": "bold blue"}


class Report(Writer):
    """One text a finding; excerpts fit a terminal of so many columns."""

    for_people = True

    def file(self, r: FileReport) -> Iterator[str]:
        columns, paint = self.view.columns, self.view.paint
        room = WINDOW if columns is None else min(WINDOW, max(NARROWEST, columns - len(_INDENT)))
        for lines, f, place, answer in with_suppressed(r, self.view.suppressed):
            told = details(r.path, lines, f, paint, room)
            if answer is not None:
                told += f"  {paint('suppressed:', 'dim')} {visible(answer.reason)}\n"
            yield headed(f"{visible(r.path)}:", f, place, paint) + told


def headed(path: str, f: Finding, place: Place, paint: Paint) -> str:
    """Returns the line that begins a finding: its place behind `path`, severity, rule, message."""
    severity = f.severity.label
    where = paint(f"{path}{place.line}:{place.column}:", "bold")
    return f"{where} {paint(severity, SEVERITY[severity])} {paint(f.rule, 'cyan')} {visible(f.message)}\n"


def details(path: str, lines: Lines, f: Finding, paint: Paint, room: int = WINDOW) -> str:
    """Returns what stands below it, every line ended: an excerpt of at most `room` columns, evidence,
    fixes."""
    from copylint.findings.finding import Safety

    shown, mark = excerpt(lines, f.span.start, f.span.end, room)
    out = [f"{_INDENT}{shown}".rstrip()]
    out.append(f"{_INDENT}{paint(mark, SEVERITY[f.severity.label]) if paint.on else mark}".rstrip())
    for e in f.evidence:
        at, col = lines.position(e.span.start)
        out.append(f"  {paint('note:', 'dim')} {visible(path)}:{at}:{col} {visible(e.reason)}")
    for k, fix in enumerate(f.fixes[:3]):
        label = "fix:" if k == 0 else "or:"
        note = " (unsafe)" if fix.safety is Safety.UNSAFE else ""
        out.append(f"  {paint(label, 'green')} {describe(lines.text, f, fix)}{note}")
    return "\n".join(out) + "\n"
