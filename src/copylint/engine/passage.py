"""A paragraph as rules see it that read no more of a story: what else they ask of it is noted down."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import Any

from copylint.story.roles import PROSE
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.sentences import Sentence
from copylint.text.spans import Span
from copylint.text.tokens import Token

#: What a rule asked of a story: the name of something it has, or the function that works out a fact of it; or
#: what it asked about a place, as (name, start, end), from the paragraph's start.
Fact = Hashable

#: What a story says of a place: those that take it as a span, and those that take where it starts and ends.
_OF_SPANS = frozenset({"in_speech", "is_sealed", "is_evidence", "in_columns"})
_OF_PLACES = frozenset({"is_protected", "is_label"})


class Passage:
    """Stands for a story where a rule reads one paragraph of it.

    Texts and offsets are the story's; paragraphs, sentences and tokens are this paragraph's alone. Facts that
    are gathered by paragraph are gathered from it, all others are the story's own. `asked` has every fact
    that came from the story: what a rule finds follows from the paragraph and from these.
    """

    def __init__(self, story: Story, paragraph: Paragraph) -> None:
        self._story = story
        self._paragraph = paragraph
        self.text, self.plain, self.folded, self.pieces = story.text, story.plain, story.folded, story.pieces
        self.paragraphs = [paragraph]
        self.memo = _Facts(story, self)
        self.asked: set[Fact] = set()

    def __getattr__(self, name: str) -> Any:
        if name in _OF_SPANS:
            return lambda span: self._about(name, span.start, span.end)
        if name in _OF_PLACES:
            return lambda start, end: self._about(name, start, end)
        self.asked.add(name)
        return getattr(self._story, name)

    def _about(self, name: str, start: int, end: int) -> object:
        origin = self._paragraph.start
        fact = (name, start - origin, end - origin)
        self.asked.add(fact)
        return value(self._story, fact, origin)

    @property
    def body(self) -> list[Paragraph]:
        """The paragraph where it tells the story, else nothing."""
        return self.paragraphs if self._paragraph.role in PROSE else []

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Returns the paragraph; None before it."""
        return self._paragraph if offset >= self._paragraph.start else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Returns its sentence that holds the offset, as `Story.sentence_at` does."""
        return self._paragraph.sentence_at(offset) if offset >= self._paragraph.start else None

    def tokens_of(self, paragraph: Paragraph) -> list[Token]:
        """Returns the tokens of a whole paragraph."""
        return [t for s in paragraph.sentences for t in s.tokens]


#: How many paragraphs a rule may read that reads the neighbours of one: before it, and behind it.
BEFORE, BEHIND = 2, 1

#: Stands for the number of any paragraph.
_ANY = -1


class Neighbourhood(Passage):
    """Stands for a story where a rule reads one paragraph of it and its neighbours.

    It has the story's paragraphs. Into `looked` go those that a rule looked at, by how many paragraphs
    further on they stand; where it looked further than to its neighbours, it has asked for all of them.
    """

    def __init__(self, story: Story, paragraph: Paragraph, looked: set[int]) -> None:
        super().__init__(story, paragraph)
        self.looked = looked
        looked.add(0)
        self.paragraphs = _Watched(story.paragraphs, self._look)

    def _look(self, n: int) -> None:
        off = n - self._paragraph.index
        if n >= 0 and -BEFORE <= off <= BEHIND:
            self.looked.add(off)
        else:
            self.asked.add("paragraphs")

    @property
    def body(self) -> list[Paragraph]:
        """The paragraphs that tell the story."""
        self.asked.add("paragraphs")
        return self._story.body

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """Returns the paragraph of the story that holds the offset; None before the first one."""
        p = self._story.paragraph_at(offset)
        self._look(p.index if p is not None else _ANY)
        return p

    def sentence_at(self, offset: int) -> Sentence | None:
        """Returns the sentence of the story that holds the offset, as `Story.sentence_at` does."""
        p = self.paragraph_at(offset)
        return p.sentence_at(offset) if p is not None else None


class _Watched(list[Paragraph]):
    """Paragraphs; `look` is told the number of each that somebody takes."""

    def __init__(self, paragraphs: list[Paragraph], look: Callable[[int], None]) -> None:
        super().__init__(paragraphs)
        self._look = look

    def __getitem__(self, k: Any) -> Any:
        self._look(k if isinstance(k, int) else _ANY)
        return super().__getitem__(k)

    def __iter__(self) -> Iterator[Paragraph]:
        self._look(_ANY)
        return super().__iter__()


class _Facts(dict[Any, Any]):
    """What `once_a_story` looks into for a passage: it finds every fact there."""

    def __init__(self, story: Story, passage: Passage) -> None:
        super().__init__()
        self._of, self._passage = story, passage

    def __contains__(self, work: object) -> bool:
        return True

    def __getitem__(self, work: Any) -> Any:
        passage = self._passage
        if not getattr(work, "by_paragraph", False):
            passage.asked.add(work)
            return value(self._of, work)
        kept = self.get(work)
        if kept is None:
            before, passage.asked = passage.asked, set()
            try:
                made = work(passage)
                kept = made, passage.asked
            finally:
                passage.asked = before
            self[work] = kept
        passage.asked |= kept[1]
        return kept[0]


def value(story: Story, fact: Any, origin: int = 0) -> Any:
    """Returns what a story says to a fact; `origin` is where the paragraph starts that asks about a place."""
    if isinstance(fact, str):
        return getattr(story, fact)
    if isinstance(fact, tuple):
        name, start, end = fact[0], fact[1] + origin, fact[2] + origin
        told = getattr(story, name)
        return told(start, end) if name in _OF_PLACES else 0 <= start <= end and told(Span(start, end))
    memo = story.memo
    if fact not in memo:
        memo[fact] = fact(story)
    return memo[fact]


def placeless(stated: Any) -> bool:
    """Whether what a story states names no places in it, so that it means the same where the story grew:
    words, sets of words and how often they stand there."""
    if stated is None or isinstance(stated, str | bool | date):
        return True
    if isinstance(stated, frozenset | set | tuple):
        return all(isinstance(x, str) for x in stated)
    return False
