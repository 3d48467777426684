"""Where findings stand, as reports say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from copylint.text.lines import Lines

if TYPE_CHECKING:
    from copylint.findings.answers import Suppressed
    from copylint.findings.finding import Finding
    from copylint.findings.report import FileReport
    from copylint.text.spans import Span


class Place(NamedTuple):
    """Where a stretch begins and ends: lines and columns from 1, columns in code points, the end's column
    that of the character behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


def each(r: FileReport) -> Iterator[tuple[Lines, Finding, Place]]:
    """Yields the findings of a file, none where it was not read, each with the file's lines and its place."""
    for lines, f, at, _ in with_suppressed(r, False):
        yield lines, f, at


def with_suppressed(r: FileReport, shown: bool) -> Iterator[tuple[Lines, Finding, Place, Suppressed | None]]:
    """Yields the findings as `each` does, and where they are `shown` those that somebody answered, all in the
    order of the copy, each with its answer or None."""
    aside = r.suppressed if shown else ()
    if r.document is None or not (r.findings or aside):
        return
    lines = Lines(r.document.source)
    found: list[tuple[Finding, Suppressed | None]] = [(f, None) for f in r.findings]
    if aside:
        found += [(s.finding, s) for s in aside]
        found.sort(key=lambda x: x[0].order)
    for f, answer in found:
        yield lines, f, place(lines, f.span), answer


def place(lines: Lines, span: Span) -> Place:
    """Returns where a span of the source stands."""
    return Place(*lines.position(span.start), *lines.position(span.end))
