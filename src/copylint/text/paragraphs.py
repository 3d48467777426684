"""Paragraphs: where they begin and end, and which sentences are in them."""

from __future__ import annotations

from bisect import bisect_right

from copylint.text.patterns import later
from copylint.text.sentences import Pass, Recent, Sentence, sentence_spans
from copylint.text.spans import Written, trimmed


class Paragraph(Written):
    """A paragraph. `role` is one of `copylint.story.roles.ROLES`; sentences are split when asked for.
    Those of a long text share its `recent`, those of another its `pass_`."""

    __slots__ = ("_begins", "_pass", "_recent", "_sentences", "index", "role")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        index: int,
        role: str = "body",
        recent: Recent | None = None,
        pass_: Pass | None = None,
    ) -> None:
        super().__init__(text, start, end)
        self._recent = recent
        self._pass = pass_
        self.index = index
        self.role = role
        self._sentences: list[Sentence] | None = None
        #: where the sentences begin, once one was sought
        self._begins: list[int] | None = None

    @property
    def sentences(self) -> list[Sentence]:
        """The sentences of the paragraph, in order."""
        if self._sentences is None:
            self._sentences = [
                Sentence(self._text, s, e, self._recent, self._pass)
                for s, e in sentence_spans(self._text, self.start, self.end)
            ]
        return self._sentences

    def take_over(self, other: Paragraph) -> None:
        """Takes the sentences of a paragraph that reads the same, as far as it had any cut, for its own."""
        if other._sentences is not None:
            by = self.start - other.start
            self._sentences, self._begins = other._sentences, None
            if by:
                self._sentences = [s.moved(self._text, by, self._recent) for s in other._sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """Returns the sentence that holds the offset, or the one before the gap it lies in."""
        begins = self._begins
        if begins is None:
            begins = self._begins = [s.start for s in self.sentences]
        return self.sentences[max(bisect_right(begins, offset) - 1, 0)]


_BLOCK = later(r"[^\n]+")


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Returns (start, end) of each paragraph, blanks trimmed at both ends.

    A line is a paragraph; `copylint.story.seen` has put those together that run over several.
    """
    lines = []
    for m in _BLOCK.finditer(text):
        start, end = trimmed(text, *m.span())
        if start < end:
            lines.append((start, end))
    return lines
