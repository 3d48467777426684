"""MDX: Markdown in which braces and tags hold JavaScript."""

from __future__ import annotations

from copylint.formats.readers import markdown
from copylint.text.document import Document

CALLED = "Markdown"
SUFFIXES = (".mdx",)


def read(path: str, source: str) -> Document:
    """Returns the document of an MDX text."""
    return markdown.read(path, source, jsx=True)
