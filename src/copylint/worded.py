"""The words of a story as the statistical models know them: cut and numbered once for all of them.

Sentences lie one behind the other in flat lists with `ROOM` padding words between, so that a look at
the neighbours needs no care for where a sentence begins. What a run of characters between blanks is
cut into depends on it alone, and copy has few different ones: they are remembered.
"""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING

from copylint.judge import ODD, PAD, WORD, Vocabulary
from copylint.story import once_a_story
from copylint.weights import vocabulary

if TYPE_CHECKING:
    from copylint.story import Story
    from copylint.tokens import Sentence

#: Padding words between sentences, before the first and behind the last.
ROOM = 8

#: Runs remembered at most; a long run of the program meets new ones for ever.
_MOST = 30_000

#: (words, their numbers, their marks)
_Run = tuple[tuple[str, ...], tuple[int, ...], bytes]

_seen: dict[str, _Run] = {}
_EDGE = ""
_PADDING: _Run = (("<pad>",) * ROOM, (PAD,) * ROOM, bytes(ROOM))


class Worded:
    """Words, their numbers, tags and marks (see `copylint.judge`), sentence after sentence.

    `starts[k]` and `ends[k]` say where sentence `k` of `sentences` lies in the lists.
    """

    __slots__ = ("ends", "marks", "numbers", "sentences", "starts", "tags", "where", "words")

    def __init__(self, text: str, sentences: list[Sentence], v: Vocabulary) -> None:
        self.sentences = sentences
        runs: list[str] = []
        for s in sentences:
            runs.append(_EDGE)
            runs += text[s.start : s.end].split()
        runs.append(_EDGE)
        if len(_seen) > _MOST:
            _seen.clear()
        for run in set(runs).difference(_seen):
            words = tuple(WORD.findall(run))
            numbers, marks = v.numbered(words)
            _seen[run] = words, tuple(numbers), marks
        _seen[_EDGE] = _PADDING
        found = list(map(_seen.__getitem__, runs))
        self.words = list(chain.from_iterable([f[0] for f in found]))
        self.numbers = list(chain.from_iterable([f[1] for f in found]))
        self.marks = b"".join([f[2] for f in found])
        self.tags = v.tagged(self.words, self.numbers, self.marks)
        at = list(accumulate([len(f[2]) for f in found]))
        edges = [k for k, run in enumerate(runs) if run is _EDGE]
        self.starts = [at[k] for k in edges[:-1]]
        self.ends = [at[k] - ROOM for k in edges[1:]]
        #: a sentence's start in the story -> its number
        self.where = {s.start: k for k, s in enumerate(sentences)}

    def bounds(self, sentence: Sentence) -> tuple[int, int]:
        """Returns where the words of a sentence begin and end in the lists."""
        k = self.where[sentence.start]
        return self.starts[k], self.ends[k]


@once_a_story
def worded(story: Story) -> Worded:
    """Returns the words of all sentences of the story; worked out once and kept with it."""
    sentences = [s for p in story.paragraphs for s in p.sentences]
    return Worded(story.plain, sentences, vocabulary()[0])


__all__ = ["ODD", "ROOM", "Worded", "worded"]
