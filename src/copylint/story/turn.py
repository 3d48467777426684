"""A turn of speech without quotation marks, and what all that look for one know of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copylint.lexicon.shapes import any_of
from copylint.text.document import Document
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later


class Turn(NamedTuple):
    """A stretch text[start:end] of speech or of somebody else's writing without quotation marks.

    `kind` is "label", "answer", "dash", "subtitle", "block" (`>` lines), "statement", "letter" or "verse".
    """

    start: int
    end: int
    kind: str


class Page:
    """What all shapes are looked for in: the plain text, its paragraphs, and where headings start."""

    def __init__(self, text: str, document: Document, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.document = document
        self.paragraphs = paragraphs
        self.headings = {r.span.start for r in document.regions if r.kind == "heading"}
        self.source = document.aligned

    def talks(self, p: Paragraph) -> bool:
        """Whether somebody speaks of himself or to somebody in the paragraph, or asks."""
        return talks(self.text, p.start, p.end)

    def words(self, p: Paragraph) -> str:
        """The paragraph as plain text."""
        return self.text[p.start : p.end]


@cache
def _talk() -> re.Pattern[str]:
    return later(
        rf"\b{any_of('talk')}(?![\w'-])|\b(?:I|[Ww]e|[Yy]ou)'[a-z]+\b|\b\w+n't\b"
        r"|\b(?:[Yy]es|[Nn]o|[Ww]ell)(?=[,.!?])|\?"
    )


def talks(text: str, start: int, end: int) -> bool:
    """Returns whether somebody speaks of himself or to somebody, or asks, in the plain text[start:end]."""
    return _talk().search(text, start, end) is not None


SELF = later(r"\b(?:I|I'[a-z]+|[Mm]e|[Mm]y|[Mm]yself)(?![\w'])")
TOLD = later(r"\b(?:said|says|told|added|asked|according to|replied|wrote)\b")
_STOP = later(r"[.?!…:][\"')\]*_ ]*\Z")
