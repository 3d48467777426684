"""Paragraphs: where they begin and end, and which sentences are in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from copylint.cache.patterns import later
from copylint.text.sentences import Sentence, sentence_spans
from copylint.text.spans import Span


class Paragraph:
    """A paragraph. `role` is one of `copylint.story.roles.ROLES`; sentences are split when asked for."""

    __slots__ = ("_sentences", "_text", "end", "index", "role", "start")

    def __init__(self, text: str, start: int, end: int, index: int, role: str = "body") -> None:
        self._text = text
        self.start = start
        self.end = end
        self.index = index
        self.role = role
        self._sentences: list[Sentence] | None = None

    @property
    def span(self) -> Span:
        """Where the paragraph stands in the story."""
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """The paragraph as written."""
        return self._text[self.start : self.end]

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of the paragraph, in order."""
        if self._sentences is None:
            self._sentences = [
                Sentence(self._text, s, e) for s, e in sentence_spans(self._text, self.start, self.end)
            ]
        return self._sentences

    def sentence_at(self, offset: int) -> Sentence:
        """Returns the sentence that holds the offset, or the one before the gap it lies in."""
        return self.sentences[max(bisect_right(self.sentences, offset, key=lambda s: s.start) - 1, 0)]


_BLOCK = later(r"[^\n]+")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Returns (start, end) of each paragraph, blanks trimmed at both ends.

    A line is a paragraph; `copylint.story.seen` has put those together that run over several.
    """
    lines = []
    for m in _BLOCK.finditer(text):
        s, e = m.span()
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1].isspace():
            e -= 1
        if e > s:
            lines.append((s, e))
    return lines


def locate(items: Sequence[Paragraph], starts: Sequence[int], offset: int) -> Paragraph | None:
    """Returns the paragraph that holds the offset, None before the first or where there is none."""
    k = bisect_right(starts, offset) - 1
    return items[k] if k >= 0 else None
