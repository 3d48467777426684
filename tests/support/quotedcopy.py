"""The quotations of a text, their faults, and the text mended."""

from __future__ import annotations

from copylint.text.paragraphs import Paragraph, paragraph_spans
from copylint.text.quotations import Quotations
from copylint.text.quote_parsing import parse


def read(text: str) -> Quotations:
    return parse(text, [Paragraph(text, s, e, k) for k, (s, e) in enumerate(paragraph_spans(text))])


def quoted(text: str) -> list[str]:
    """Each quotation with its marks, in order; a dot a level before it."""
    return ["." * q.level + text[q.span.start : q.span.end] for q in read(text).items]


def faults(text: str) -> list[str]:
    return [f.kind for f in read(text).faults]


def mended(text: str) -> str:
    """The text with the edits of every fault made."""
    edits = [e for f in read(text).faults for e in f.edits]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text
