"""Markdown."""

from __future__ import annotations

from copylint.text import Document

SUFFIXES = (".md", ".markdown")


def read(path: str, source: str) -> Document:
    """Returns the document of a Markdown text."""
    return Document(path, source)
