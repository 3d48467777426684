"""Markdown: what is not copy becomes blanks, so that every offset stays what it is in the file.

What other languages stand in the text is found first, then its blocks line by line, then the marks
inside each: see `markdown_embedded`, `markdown_blocks` and `markdown_inline`. Blocks of copy are the
document's paragraphs. Inline code, formulas and entities stand as U+FFFC, one for each character, so
that no rule takes their neighbours for neighbours; a quotation mark written as an entity stands as the
mark it shows, as what somebody said must be known for speech.
"""

from __future__ import annotations

from copylint.formats.escaped import beside_its_word
from copylint.formats.markdown_blocks import blocks_of
from copylint.formats.markdown_embedded import embedded
from copylint.formats.markdown_front import Front, escapes, front_matter, paragraphs
from copylint.formats.markdown_inline import SPECIAL, Inline
from copylint.formats.markdown_page import Block, Page, joined, spread
from copylint.text.document import OBJECT, Document, Region
from copylint.text.patterns import later
from copylint.text.spans import OffsetMap, Span, trimmed

_NOT_BREAK = later(r"[^\r\n]")


def read(path: str, source: str, *, jsx: bool = False) -> Document:
    """Returns the document of a Markdown text, whose lines end with LF or CR LF; its `text` is as long.
    `jsx`: of MDX, where braces hold JavaScript."""
    front = front_matter(source)
    start = front.end
    text, other = embedded(source, start, jsx=jsx)
    page = blocks_of(text, start)
    objects = [(f.start, f.end) for f in other.found if f.noun]
    labels = other.labels
    quotes: dict[int, str] = {}
    roles = _front(page, front, objects, quotes)
    extra: list[Region] = []
    blocks: list[Span] = []
    for k, block in enumerate(page.blocks):
        _inside(page, block, objects, labels, quotes)
        span = _trimmed(source, block.pieces[0][0], block.pieces[-1][1])
        if span is not None:
            blocks.append(span)
            if k < len(roles):
                extra.append(Region(span, roles[k]))
            if block.heading:
                extra.append(Region(span, "heading"))
            if block.quoted:
                extra.append(Region(span, "quoted-document"))
    for f in other.found:
        page.mask(f.start, f.end, f.kind)
    extra += [Region(Span(s, e), "label") for s, e in labels]
    shown, kept = _shown(source, page, blocks, objects, quotes)
    regions = (Region(Span(s, e), kind) for s, e, kind in page.regions)
    return Document(
        path,
        source,
        shown,
        tuple(sorted((*regions, *extra))),
        OffsetMap.identity(len(source)),
        tuple(kept),
        front.published,
    )


def _front(page: Page, front: Front, objects: list[tuple[int, int]], quotes: dict[int, str]) -> list[str]:
    """Puts what front matter shows to readers before the other blocks, masks the rest of it, and returns the
    role of each of these blocks."""
    roles, blocks, at = [], [], 0
    for value in front.values:
        page.mask(at, value.start, "front-matter")
        at = value.end
        for pieces in paragraphs(page.source, value):
            blocks.append(Block(pieces))
            roles.append(value.role)
        for a, b, char in escapes(page.source, value):
            shown = beside_its_word(page.source, a, b, char, value.start)
            itself = shown == b - 1 and page.source[shown] == char
            page.mask(a, b - itself, "markup")
            if itself:
                continue
            if shown is not None:
                quotes[shown] = char
            elif not char.isspace():
                objects.append((a, b))
    page.mask(at, front.end, "front-matter")
    page.blocks[:0] = blocks
    return roles


def _inside(
    page: Page,
    block: Block,
    objects: list[tuple[int, int]],
    labels: list[tuple[int, int]],
    quotes: dict[int, str],
) -> None:
    """Masks the marks inside a block, and notes what stands for a noun, what is a name of something, and
    where a quotation mark is to be shown."""
    from html import unescape

    whole, starts = joined(page.source, block.pieces)
    if not SPECIAL.search(whole) and len(block.pieces) < 2:
        return
    for s, e, kind in sorted(Inline(whole, page.labels).run()):
        for a, b in spread(s, e, starts, block.pieces):
            if kind == "label":
                labels.append((a, b))
                continue
            page.mask(a, b, "markup" if kind == "entity" else kind)
            mark = unescape(page.source[a:b]) if kind == "entity" else ""
            at = beside_its_word(page.source, a, b, mark)
            if at is not None:
                quotes[at] = mark
            elif kind in ("code", "entity"):
                objects.append((a, b))


def _shown(
    source: str, page: Page, blocks: list[Span], objects: list[tuple[int, int]], quotes: dict[int, str]
) -> tuple[str, list[Span]]:
    """The text as rules see it, and the blocks that hold copy. Nothing stands for a noun where there is
    no sentence round it: a line of nothing but code is none that something is missing from."""
    bare = _masked(source, [(s, e) for s, e, _ in page.regions], " ")
    copy = [b for b in blocks if any(c.isalnum() for c in bare[b.start : b.end])]
    objects = sorted(objects)
    inside, k = [], 0
    for b in copy:
        while k < len(objects) and objects[k][1] <= b.start:
            k += 1
        while k < len(objects) and objects[k][0] < b.end:
            inside.append((max(objects[k][0], b.start), min(objects[k][1], b.end)))
            if objects[k][1] > b.end:
                break
            k += 1
    text = _masked(bare, inside, OBJECT)
    if quotes:
        chars = list(text)
        for at, mark in quotes.items():
            chars[at] = mark
        text = "".join(chars)
    return text, [span for b in copy if (span := _trimmed(text, b.start, b.end)) is not None]


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


def _trimmed(text: str, start: int, end: int) -> Span | None:
    start, end = trimmed(text, start, end)
    return Span(start, end) if start < end else None
