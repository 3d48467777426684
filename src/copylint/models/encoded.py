"""The words of a story as the statistical models know them: cut and numbered once for all of them.

Sentences lie one behind the other in flat lists with `ROOM` padding words between, so that a look at
the neighbours needs no care for where a sentence begins. What a run of characters between blanks is
cut into depends on it alone, and copy has few different ones: they are remembered.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from copylint.models.file import vocabulary
from copylint.models.vocabulary import PAD, PADDING, ROOM, WORD, Flat
from copylint.story.story import by_paragraph, once_a_story

if TYPE_CHECKING:
    from copylint.story.story import Story
    from copylint.text.sentences import Sentence

#: (words, their numbers, their marks)
_Run = tuple[tuple[str, ...], tuple[int, ...], bytes]

_EDGE = ""
_PADDING: _Run = ((PADDING,) * ROOM, (PAD,) * ROOM, bytes(ROOM))


@lru_cache(maxsize=30_000)
def _cut(run: str) -> _Run:
    """The words of a run of characters between blanks; padding for the edge of a sentence."""
    if run == _EDGE:
        return _PADDING
    words = tuple(WORD.findall(run))
    numbers, marks = vocabulary()[0].numbered(words)
    return words, tuple(numbers), marks


class Worded(Flat):
    """Words, their numbers, tags and marks, sentence after sentence.

    `starts[k]` and `ends[k]` say where sentence `k` of `sentences` lies in the lists.
    """

    def __init__(self, text: str, sentences: list[Sentence]) -> None:
        """Cuts the sentences of a text."""
        v = vocabulary()[0]
        self.sentences = sentences
        runs: list[str] = []
        edges = []
        for s in sentences:
            edges.append(len(runs))
            runs.append(_EDGE)
            runs += text[s.start : s.end].split()
        edges.append(len(runs))
        runs.append(_EDGE)
        each, own_numbers, own_marks = zip(*map(_cut, runs), strict=True)
        words, numbers = list(chain.from_iterable(each)), list(chain.from_iterable(own_numbers))
        marks = b"".join(own_marks)
        at = list(accumulate(map(len, own_marks)))
        super().__init__(
            v, words, numbers, v.tagged(words, numbers, marks), marks, [at[k] for k in edges[:-1]]
        )
        self.ends = [at[k] - ROOM for k in edges[1:]]
        #: a sentence's start in the story -> its number
        self.where = {s.start: k for k, s in enumerate(sentences)}

    def bounds_of(self, sentence: Sentence) -> tuple[int, int]:
        """Returns where the words of a sentence begin and end in the lists."""
        k = self.where[sentence.start]
        return self.starts[k], self.ends[k]


@once_a_story
@by_paragraph
def worded(story: Story) -> Worded:
    """Returns the words of all sentences of the story; worked out once and kept with it."""
    sentences = [s for p in story.paragraphs for s in p.sentences]
    return Worded(story.plain, sentences)
