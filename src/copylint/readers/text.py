"""Plain text: every character is copy."""

from __future__ import annotations

from copylint.text import Document


def read(path: str, source: str) -> Document:
    """Returns the document of a plain text."""
    return Document(path, source)
