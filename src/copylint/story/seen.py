"""The copy as a reader sees it: a line break inside a paragraph is a space, characters without a width are
not there, a block in capitals reads as sentences do.

What comes out is a document whose text differs in length from its source; `copylint.findings.sourced` puts
findings back where they belong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copylint.story import shouting, wrapping
from copylint.story.labelled import opens_turn
from copylint.story.verse import is_verse
from copylint.text.document import Document, Region
from copylint.text.patterns import later
from copylint.text.spans import OffsetMap, Span, Stretches

#: Zero-width space, soft hyphen, word joiner, zero-width no-break space.
HIDDEN = "\u200b\u00ad\u2060\ufeff"
_HIDDEN = later(f"[{HIDDEN}]+")
_BREAK = later(r"[ \t]*(?:\r?\n[ \t]*)+")
_HARD = later(r"(?:  |\\|<br ?/?>)[ \t]*\Z", 2)  # re.IGNORECASE

#: text[start:end] is shown as that.
_Cut = tuple[int, int, str]


def seen(document: Document) -> Document:
    """Returns the document as a reader sees it, itself where that is the same. Its text must be as long as
    its source."""
    text = document.text
    cuts = sorted(_cuts(document))
    if cuts:
        document = _shown(document, cuts)
    spans = shouting.blocks(document.text)
    if spans:
        text = shouting.folded(document.text, spans)
        if document.text is text:
            return document
        document = _with_text(document, text)
        document.capitals = Stretches(spans)
    return document


def _cuts(document: Document) -> Iterator[_Cut]:
    text = document.text
    joins = []
    if "\n" in text:
        joins = wrapping.joins(text) if document.blocks is None else list(_within_blocks(document))
    taken = Stretches(joins)
    for start, end in joins:
        # A soft hyphen at the end of a line is a hyphen that the word is put together again without.
        yield start, end, "" if text[start - 1 : start] == "\u00ad" else " "
    if "\r" in text:
        at = text.find("\r")
        while at >= 0:
            if text.startswith("\r\n", at) and not taken.covers(at, at + 1):
                yield at, at + 1, ""
            at = text.find("\r", at + 1)
    if not text.isascii() and any(c in text for c in HIDDEN):
        for m in _HIDDEN.finditer(text):
            start, end = m.span()
            # Elsewhere than beside a letter or a digit they are no part of a word.
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                yield start, end, ""


def _within_blocks(document: Document) -> Iterator[tuple[int, int]]:
    """The line breaks inside the blocks of a format that are spaces: neither hard ones nor those of verse."""
    text, source = document.text, document.source
    for block in document.blocks or ():
        if text.find("\n", block.start, block.end) < 0:
            continue
        if is_verse([x.strip() for x in text[block.start : block.end].split("\n") if x.strip()]):
            continue
        for m in _BREAK.finditer(text, block.start, block.end):
            start, end = m.span()
            if m[0].count("\n") > 1:
                continue  # what ends lines there does so to everybody but the format
            if _HARD.search(
                source,
                max(0, start - 5),
                source.find("\n", start, end) if "\n" in source[start:end] else start,
            ):
                continue
            if opens_turn(text, end, block.end):
                continue
            while start < end and not source[start].isspace():
                start += 1
            while end > start and not source[end - 1].isspace():
                end -= 1
            if source[start:end].isspace() and "\n" in text[start:end]:
                yield start, end


def _shown(document: Document, cuts: list[_Cut]) -> Document:
    """The document with what is cut left out, everything that has a place moved with it."""
    text, aligned = document.text, document.aligned
    pieces: list[str] = []
    beside: list[str] = []
    segments: list[tuple[int, int, int] | tuple[int, int, int, int]] = []
    moved: list[tuple[int, int]] = [(0, 0)]  # from this place in the source on, so many fewer
    hidden: list[int] = []
    at = length = 0
    for start, end, stand_in in cuts:
        if start < at:
            continue
        if start > at:
            segments.append((length, at, start - at))
            pieces.append(text[at:start])
            beside.append(aligned[at:start])
            length += start - at
        if stand_in:
            segments.append((length, start, 1, end - start))
            pieces.append(stand_in)
            beside.append(stand_in)
            length += 1
        elif text[start] in HIDDEN:
            hidden.append(length)
        at = end
        moved.append((end, end - length))
    if at < len(text) or not segments:
        segments.append((length, at, len(text) - at))
        pieces.append(text[at:])
        beside.append(aligned[at:])
    starts = [m[0] for m in moved]

    def place(offset: int) -> int:
        k = bisect_right(starts, offset) - 1
        upto = offset - moved[k][1]
        # Inside a stretch that is cut: where that stands.
        return min(upto, moved[k + 1][0] - moved[k + 1][1]) if k + 1 < len(moved) else upto

    def span(of: Span) -> Span:
        return Span(place(of.start), max(place(of.start), place(of.end)))

    out = _with_text(document, "".join(pieces))
    out.offsets = OffsetMap(segments)
    out.aligned = "".join(beside)
    out.hidden = tuple(hidden)
    out.regions = tuple(
        Region(s, r.kind) for r in document.regions if len(s := span(r.span)) or not len(r.span)
    )
    out.blocks = None if document.blocks is None else tuple(map(span, document.blocks))
    return out


def _with_text(document: Document, text: str) -> Document:
    out = Document(document.path, document.source, text, document.regions, document.offsets, document.blocks)
    out.aligned = document.aligned
    out.hidden = document.hidden
    out.published = document.published
    return out
