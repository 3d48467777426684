"""Files in, documents out: one module a format, picked by what the file is told to be, its suffix and its
first bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copylint.formats import readers
from copylint.formats.encoding import InputError, SourceFile, decode
from copylint.formats.recognised import (
    FORMATS,
    SUFFIXES,
    Foreign,
    by_suffix,
    check_text,
    reader_for,
)
from copylint.text.document import Document
from copylint.text.lines import with_plain_ends
from copylint.text.spans import Edit

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Foreign",
    "InputError",
    "SourceFile",
    "by_suffix",
    "decode",
    "document",
    "recognise",
    "writable",
]


def recognise(
    path: str,
    data: bytes,
    *,
    shown: str | None = None,
    encoding: str | None = None,
    own: Sequence[tuple[str, str]] = (),
    told: str | None = None,
) -> tuple[SourceFile, str]:
    """Returns the decoded bytes of a file and the name of the reader for it.

    `told` is the reader that somebody named, who knows; else the suffix decides (`own` are suffixes of a
    house, each with a reader), and how the file begins. `shown` is what errors call it. Raises Foreign for
    what no reader knows, InputError for what is no text.
    """
    shown = path if shown is None else shown
    reader = told or reader_for(path, shown, data, own)
    source = decode(shown, data, encoding)
    if told is None:
        check_text(path, shown, source.text, reader)
    return source, reader


def writable(doc: Document, edits: Iterable[Edit]) -> bool:
    """Whether the edits, at places of the document's source, leave alone what its format says to programs."""
    if not any(r.kind == "front-matter" for r in doc.regions[:1]):
        return True
    from copylint.formats.markdown_front import front_matter, may_edit

    front = front_matter(with_plain_ends(doc.source, returns_only=True))
    return all(may_edit(front, doc.source, e.span.start, e.span.end, e.new) for e in edits)


def document(path: str, source: str, reader: str | None = None) -> Document:
    """Returns the document of a decoded text, read by the reader of that name; without one by that of the
    suffix, as plain text where it has none. KeyError where there is no such reader."""
    doc = readers.reader(reader or by_suffix(path) or "text").read(path, source)
    doc.source = source
    return doc
