"""What reports for programs say alike: whose they are, which file and which finding is meant, and what would
mend it."""

from __future__ import annotations

import os
from collections import Counter
from hashlib import sha256
from urllib.parse import quote

from copylint import __version__
from copylint.findings.finding import Finding, Fix
from copylint.findings.keys import Key, key_of
from copylint.text.spans import Span, spliced

#: What a program is told of copylint.
TOOL = "copylint"
VERSION = __version__


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
