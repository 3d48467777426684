"""Markdown, which `copylint.formats.markdown` reads."""

from __future__ import annotations

from copylint.text.document import Document
from copylint.text.lines import with_plain_ends

CALLED = "Markdown"
SUFFIXES = (".md", ".markdown")


def read(path: str, source: str, *, jsx: bool = False) -> Document:
    """Returns the document of a Markdown text; `jsx`: of MDX."""
    from copylint.formats import markdown

    # Markdown knows no other line ends than these; to its structure the rest is text.
    doc = markdown.read(path, with_plain_ends(source, returns_only=True), jsx=jsx)
    doc.text = with_plain_ends(doc.text)
    return doc
