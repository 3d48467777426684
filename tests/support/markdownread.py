"""Markdown as it is read: its paragraphs, white space and marks squeezed."""

from __future__ import annotations

from copylint.formats.format import document
from copylint.text.document import NOT_COPY


def blocks(source: str) -> list[str]:
    """The paragraphs of a Markdown text, white space and marks squeezed."""
    doc = document("a.md", source)
    assert len(doc.text) == len(source)
    assert [k for k, c in enumerate(doc.text) if c == "\n"] == [k for k, c in enumerate(source) if c == "\n"]
    for k, (a, b) in enumerate(zip(doc.text, source, strict=True)):
        if a != b:
            assert any(r.span.start <= k < r.span.end and r.kind in NOT_COPY for r in doc.regions)
    assert doc.blocks is not None
    ends = [0, *(b.end for b in doc.blocks)]
    between = [
        doc.text[a:b] for a, b in zip(ends, [*(b.start for b in doc.blocks), len(source)], strict=True)
    ]
    assert not "".join(between).strip()  # what is in no paragraph is not there for rules
    return [" ".join(doc.text[b.start : b.end].replace("\ufffc", "§").split()) for b in doc.blocks]


NOUN = "\ufffc"


def paragraphs(source: str, path: str = "a.md") -> list[str]:
    """The paragraphs of a Markdown text, blanks squeezed, § for what stands for a noun."""
    doc = document(path, source)
    assert len(doc.text) == len(source)
    out = []
    for b in doc.blocks or ():
        text = doc.text[b.start : b.end]
        while NOUN * 2 in text:
            text = text.replace(NOUN * 2, NOUN)
        out.append(" ".join(text.replace(NOUN, "§").split()))
    return out
