"""Markdown: what is not copy becomes blanks, so that every offset stays what it is in the file.

Blocks are found line by line, then the marks inside each, by the rules of CommonMark 0.31 for
containers, code, emphasis and links, with the tables, strike-through, footnotes and front matter
that site generators add. Blocks of copy are the document's paragraphs. Inline code and entities
stand as U+FFFC, one for each character, so that no rule takes their neighbours for neighbours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copylint.patterns import later
from copylint.readers.markdown_blocks import blocks_of
from copylint.readers.markdown_inline import SPECIAL, Inline
from copylint.text import Document, OffsetMap, Region, Span

#: What stands for something inside a sentence that is no copy.
OBJECT = "\ufffc"
_NOT_BREAK = later(r"[^\r\n]")


def read(path: str, source: str) -> Document:
    """Returns the document of a Markdown text; its `text` is as long as its source."""
    page = blocks_of(source)
    objects: list[tuple[int, int]] = []
    blocks: list[Span] = []
    extra: list[Region] = []
    for block in page.blocks:
        pieces = block.pieces
        joined = "\n".join(source[s:e] for s, e in pieces)
        starts = [0]
        for s, e in pieces:
            starts.append(starts[-1] + e - s + 1)
        inside: list[tuple[int, int]] = []
        if SPECIAL.search(joined) or len(pieces) > 1:
            for s, e, kind in sorted(Inline(joined, page.labels).run()):
                for a, b in _spread(s, e, starts, pieces):
                    page.mask(a, b, "markup" if kind == "entity" else kind)
                    if kind in ("code", "entity") or (kind == "link" and joined[s] == "<"):
                        inside.append((a, b))
        span = _trimmed(source, pieces[0][0], pieces[-1][1])
        if span is not None:
            blocks.append(span)
            if block.heading:
                extra.append(Region(span, "heading"))
            if block.quoted:
                extra.append(Region(span, "quoted-document"))
        objects += inside
    regions = [Region(Span(s, e), kind) for s, e, kind in sorted(page.regions)]
    text = _masked(source, [(s, e) for s, e, _ in page.regions], " ")
    text = _masked(text, objects, OBJECT)
    kept = []
    for found in blocks:
        inside_text = text[found.start : found.end]
        if any(c.isalnum() for c in inside_text):
            trimmed = _trimmed(text, found.start, found.end)
            if trimmed is not None:
                kept.append(trimmed)
        elif OBJECT in inside_text:
            # A line of nothing but code is no sentence that something is missing from.
            text = text[: found.start] + inside_text.replace(OBJECT, " ") + text[found.end :]
    return Document(path, source, text, tuple(sorted((*regions, *extra), key=lambda r: r.span)), OffsetMap.identity(len(source)), tuple(kept))


def _masked(text: str, stretches: list[tuple[int, int]], stand_in: str) -> str:
    """The text with every character of the stretches but line breaks replaced."""
    out, at = [], 0
    for s, e in sorted(stretches):
        if e <= at:
            continue
        s = max(s, at)
        out += [text[at:s], _NOT_BREAK.sub(stand_in, text[s:e])]
        at = e
    return "".join([*out, text[at:]])


def _spread(start: int, end: int, starts: list[int], pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the stretches of the source that a stretch of a block's joined text stands for."""
    k = bisect_right(starts, start) - 1
    while k < len(pieces) and starts[k] < end:
        s, e = pieces[k]
        a = s + max(0, start - starts[k])
        b = min(e, s + end - starts[k])
        if a < b:
            yield a, b
        k += 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
