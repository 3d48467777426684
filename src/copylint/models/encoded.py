"""The words of a story as the statistical models know them: cut and numbered once for all of them.

Sentences lie one behind the other in flat arrays with `ROOM` padding words between, so that a look at
the neighbours needs no care for where a sentence begins.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from copylint.models import numbering
from copylint.models.file import vocabulary
from copylint.models.vocabulary import PADDING, TAG, Flat, Numbers, Vocabulary, packed_endings
from copylint.models.weights import ROOM
from copylint.story.story import by_paragraph, once_a_story
from copylint.tables.twins import is_compiled
from copylint.text import core
from copylint.text.characters import codes_of, crc_steps, kinds_for
from copylint.text.pieces import LONG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copylint.story.story import Story
    from copylint.text.sentences import Sentence

_ENDINGS = packed_endings()


class _Words(Sequence[str]):
    """The words of a text, each cut out of it when it is asked for; padding has no letters there."""

    def __init__(self, text: str, begins: Sequence[int], ends: Sequence[int]) -> None:
        self._text, self._begins, self._ends = text, begins, ends

    def __len__(self) -> int:
        return len(self._begins)

    def __iter__(self) -> Iterator[str]:
        text = self._text
        return (text[a:b] or PADDING for a, b in zip(self._begins, self._ends, strict=True))

    @overload
    def __getitem__(self, k: int) -> str: ...
    @overload
    def __getitem__(self, k: slice) -> list[str]: ...
    def __getitem__(self, k: int | slice) -> str | list[str]:
        if isinstance(k, slice):
            return list(_Words(self._text, self._begins[k], self._ends[k]))
        return self._text[self._begins[k] : self._ends[k]] or PADDING


class Worded(Flat):
    """Words, their numbers, tags and marks, sentence after sentence.

    `starts[k]` and `ends[k]` say where sentence `k` of `sentences` lies in the arrays; `begins[i]` where word
    `i` begins in the text.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Cuts the sentences of a text."""
        v = vocabulary()[0]
        self.sentences = sentences
        codes = codes_of(text)
        bounds = array("i", [at for s in sentences for at in (s.start, s.end)])
        most = sum(s.end - s.start for s in sentences) + ROOM * (len(sentences) + 1)
        begins, ends, edges = array("i", bytes(4 * most)), array("i", bytes(4 * most)), bounds[:]
        n = core.padded_sentences(codes, kinds_for(text), bounds, ROOM, begins, ends, edges)
        del begins[n:], ends[n:]
        words: Sequence[str] = _Words(text, begins, ends)
        if is_compiled(core):
            numbers, marks = _numbered(v, words, codes, begins, ends)
        else:  # a word is looked up quicker that was looked up before
            if len(text) <= LONG:
                words = list(words)
            numbers, marks = array("H"), bytearray()
            for number, mark in map(_known, words):
                numbers.append(number)
                marks.append(mark)
        tags = bytearray(map(v.tag.__getitem__, numbers))
        numbering.named(numbers, marks, n, tags, v.edge, TAG["NNP"])
        super().__init__(v, words, numbers, tags, marks, edges[0::2])
        self.begins = begins
        self.ends = edges[1::2]
        #: a sentence's start in the story -> its number
        self.where = {s.start: k for k, s in enumerate(sentences)}

    def bounds_of(self, sentence: Sentence) -> tuple[int, int]:
        """Returns where the words of a sentence begin and end in the arrays."""
        k = self.where[sentence.start]
        return self.starts[k], self.ends[k]


@lru_cache(maxsize=30_000)
def _known(word: str) -> tuple[int, int]:
    """The number and the marks of a word."""
    (number,), (mark,) = vocabulary()[0].numbered((word,))
    return number, mark


def _numbered(
    v: Vocabulary, words: Sequence[str], codes: memoryview, begins: array[int], ends: array[int]
) -> tuple[array[int], bytearray]:
    """The numbers and marks of words, as `Vocabulary.numbered` has them; of padding both are 0."""
    n = len(begins)
    numbers, marks = array("H", bytes(2 * n)), bytearray(n)
    known = v.number
    assert isinstance(known, Numbers)
    table = known.table
    exact, lower = array("i", bytes(4 * n)), array("i", bytes(4 * n))
    core.looked_up(
        codes, begins, ends, 0, n, crc_steps(), table.slots, table.offsets, table.pool, exact, lower
    )
    numbering.model_numbers(
        codes, begins, ends, n, exact, lower, known.learnt, v.lower, _ENDINGS, numbers, marks
    )
    at = marks.find(255)
    while at >= 0:
        (numbers[at],), (marks[at],) = v.numbered((words[at],))
        at = marks.find(255, at + 1)
    return numbers, marks


@once_a_story
@by_paragraph
def worded(story: Story) -> Worded:
    """Returns the words of all sentences of the story; worked out once and kept with it."""
    return Worded(story.plain, [s for p in story.paragraphs for s in p.sentences])
