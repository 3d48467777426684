"""Findings where they belong in the source: from the copy as it is seen back to what stands in the file.

What an edit leaves as it was stays to the letter: a line break stays where a space was seen, capitals stay
capitals.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copylint.findings.finding import Evidence, Finding, Fix
from copylint.story.seen import HIDDEN
from copylint.text.document import Document
from copylint.text.lines import ODD_ENDS, Lines, line_ends, next_line_end
from copylint.text.patterns import later
from copylint.text.spans import Edit, Span

_BLANKS = later(r"\s+")
_PARTS = later(r"\s+|\S+")
_END = later(f"\r\n|[\n{ODD_ENDS}]")
_UNSEEN = str.maketrans("", "", HIDDEN)


def at_source(doc: Document, f: Finding) -> Finding | None:
    """Returns the finding with the spans of the source, and edits that say what stands there; None where all
    that it would change is how the source is shown, as capitals that the source has."""
    if doc.text is doc.source:
        return f
    fixes = []
    for x in f.fixes:
        edits = tuple(e for e in (_edit(doc, e) for e in x.edits) if e.old != e.new)
        if edits:
            fixes.append(Fix(edits=edits, safety=x.safety))
    if f.fixes and not fixes:
        return None
    evidence = tuple(Evidence(span=doc.offsets.to_source(v.span), reason=v.reason) for v in f.evidence)
    return replace(f, span=doc.offsets.to_source(f.span), fixes=tuple(fixes), evidence=evidence)


class Places:
    """Where stretches of a document's text stand in its source."""

    def __init__(self, doc: Document) -> None:
        self._offsets = doc.offsets
        self._lines = Lines(doc.source)

    def of(self, start: int, end: int) -> tuple[int, int, int]:
        """Returns (start, end, line) of text[start:end] in the source: code points, and lines from 1."""
        span = self._offsets.to_source(Span(start, end))
        return span.start, span.end, self._lines.position(span.start)[0]


def _edit(doc: Document, e: Edit) -> Edit:
    span = doc.offsets.to_source(e.span)
    old = doc.source[span.start : span.end]
    shouted = doc.capitals.covers(max(0, e.span.start - 1), e.span.end + 1)
    if old == e.old and not shouted:
        return Edit(span, old, _ended(doc, old, e.new, span))
    if e.old == e.new:  # what the source hides is to go
        return Edit(span, old, old.translate(_UNSEEN))
    parts, news = _PARTS.findall(e.old), _PARTS.findall(e.new)
    ahead = _alike(parts, news)
    behind = _alike(parts[ahead:][::-1], news[ahead:][::-1])
    start = e.span.start + sum(map(len, parts[:ahead]))
    end = e.span.end - sum(map(len, parts[len(parts) - behind :]))
    new = "".join(news[ahead : len(news) - behind])
    if not e.new and doc.text[start : start + 1] == doc.text[end : end + 1] == " ":
        # The space behind a word goes with it, not a line break before it.
        span = doc.offsets.to_source(Span(start + 1, end + 1))
        return Edit(span, doc.source[span.start : span.end], "")
    new = _broken(doc, Span(start, end), new.upper() if shouted else new)
    mid = doc.offsets.to_source(Span(start, end))
    new = doc.source[span.start : mid.start] + new + doc.source[mid.end : span.end]
    return Edit(span, old, _ended(doc, old, new, span))


def _alike(one: Sequence[str], two: Sequence[str]) -> int:
    """How many words and blanks two texts begin with alike."""
    return next(
        (k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )


def _broken(doc: Document, seen: Span, new: str) -> str:
    """The new words with the blanks of the source between them, where there are as many as before."""
    old = doc.text[seen.start : seen.end]
    gaps = list(_BLANKS.finditer(old))
    parts = _BLANKS.split(new)
    if not gaps or len(parts) != len(gaps) + 1:
        return new
    out = [parts[0]]
    for m, shown, part in zip(gaps, _BLANKS.findall(new), parts[1:], strict=True):
        at = doc.offsets.to_source(Span(seen.start + m.start(), seen.start + m.end()))
        there = doc.source[at.start : at.end]
        out += [there if m[0] == shown else shown, part]
    return "".join(out)


def _ended(doc: Document, old: str, new: str, span: Span) -> str:
    """The new text with its lines ended as the source ends them there."""
    if "\n" not in new.replace("\r\n", ""):
        return new
    first, *parts = _END.split(new)
    ends = line_ends(old) or [next_line_end(doc.source, span.start)]
    ends += ends[-1:] * len(parts)
    return first + "".join(end + p for end, p in zip(ends, parts, strict=False))
