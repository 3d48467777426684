"""Plain text: every character is copy, but for what is left of the HTML that some of it was made from."""

from __future__ import annotations

from copylint.formats.escaped import beside_its_word
from copylint.text.document import OBJECT, Document, Region
from copylint.text.lines import with_plain_ends
from copylint.text.patterns import later
from copylint.text.spans import OffsetMap, Span

CALLED = "plain text"
SUFFIXES = (".txt",)

_ENTITY = later(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")


def read(path: str, source: str) -> Document:
    """Returns the document of a plain text.

    Entities (`&rsquo;`, `&#8217;`) are left as they are: a quotation mark stands as the mark it shows, a
    blank as blanks, and anything else as OBJECT.
    """
    source = with_plain_ends(source)
    if "&" not in source or ";" not in source:
        return Document(path, source)
    from html import unescape

    chars: list[str] | None = None
    regions = []
    for m in _ENTITY.finditer(source):
        shown = unescape(m[0])
        if shown == m[0]:
            continue
        chars = list(source) if chars is None else chars
        start, end = m.span()
        regions.append(Region(Span(start, end), "markup"))
        at = beside_its_word(source, start, end, shown)
        blank = at is not None or shown.isspace()
        chars[start:end] = (" " if blank else OBJECT) * (end - start)
        if at is not None:
            chars[at] = shown
    if chars is None:
        return Document(path, source)
    return Document(path, source, "".join(chars), tuple(regions), OffsetMap.identity(len(source)))
