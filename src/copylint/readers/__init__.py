"""Files in, documents out: one module a format, picked by the file's suffix."""

from __future__ import annotations

import os

from copylint.readers.encoding import InputError, SourceFile, decode
from copylint.text import Document, with_plain_ends

__all__ = ["InputError", "SourceFile", "decode", "document", "form"]

_MARKDOWN = (".md", ".markdown")


def form(path: str) -> str:
    """Returns the name of the reader for a file: "markdown" or "text"."""
    return "markdown" if os.path.splitext(path)[1].lower() in _MARKDOWN else "text"


def document(path: str, source: str) -> Document:
    """Returns the document of a decoded file; whatever is not Markdown is read as plain text. Rules see
    every line end as LF or CR LF."""
    if form(path) == "markdown":
        from copylint.readers import markdown

        # Markdown knows no other line ends than these; to its structure the rest is text.
        doc = markdown.read(path, with_plain_ends(source, returns_only=True))
        doc.text = with_plain_ends(doc.text)
    else:
        from copylint.readers import text

        doc = text.read(path, with_plain_ends(source))
    doc.source = source
    return doc
