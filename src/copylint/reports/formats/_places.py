"""What reports for programs say alike: where a finding stands, and what would mend it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from copylint import __version__
from copylint.findings.answers import Suppressed
from copylint.findings.finding import Finding, Fix
from copylint.findings.keys import Key, key_of
from copylint.findings.report import FileReport
from copylint.text.lines import Lines
from copylint.text.spans import Span, spliced

#: What a program is told of copylint.
TOOL = "copylint"
VERSION = __version__


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


def relative(path: str) -> str:
    """Returns a path as programs compare it: from the current folder where it lies within, with `/`
    between."""
    if os.path.isabs(path):
        try:
            inside = os.path.relpath(path)
        except ValueError:  # another drive
            inside = path
        path = path if inside.startswith(os.pardir) else inside
    path = path.replace(os.sep, "/")
    return path.removeprefix("./")


def uri(path: str) -> str:
    """Returns a path as a reference that is relative where the path is; bytes that are no UTF-8 stay what
    they are."""
    shown = relative(path)
    lead = (
        "file://" + ("" if shown.startswith("/") else "/")
        if os.path.isabs(path) and os.path.isabs(shown)
        else ""
    )
    return lead + quote(os.fsencode(shown), safe="/~!$&'()*+,;=@")


def joined(source: str, fix: Fix) -> tuple[Span, str]:
    """Returns a fix as one edit: the stretch from its first edit to its last, and what stands there after."""
    edits = sorted(fix.edits, key=lambda e: e.span)
    span = Span(edits[0].span.start, max(e.span.end for e in edits))
    return span, spliced(source, edits, span.start, span.end)


class Fingerprints:
    """Names findings so that an edit elsewhere in the story leaves a name as it is, and no two of a run have
    the same."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, Key]] = Counter()

    def of(self, path: str, source: str, f: Finding) -> str:
        """Returns 32 hexadecimal digits, for the file, the rule, the words and those around them, and which
        of several such it is."""
        key = key_of(source, f)
        number = self._seen[path, key]
        self._seen[path, key] += 1
        told = "\0".join((path, *key, str(number)))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
