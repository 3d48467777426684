"""Words of a text at once have the numbers, marks and tags that each has by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.models.encoded import Worded
from copylint.models.file import vocabulary
from copylint.models.vocabulary import ROOM, Flat, split_words
from copylint.text.folding import plain
from copylint.text.sentences import Sentence

#: Words and marks of which some open sentences, some are known in other letters, and some not at all.
SOME = st.sampled_from(
    """the The THE Anna anna's ANNA'S Paris's 5 42 1999 5th 3.5 12-year-old co-op Co-op Qzxwv qzxwv qzxwving
    qzxwvtion qzxwvist qzxwvous qzxwvs qzxwvss naïve Café U.S. . , : " ' ( [ - -- – … ... * • ~ ~~~~~ a1 NATO
    Will will May £5m""".split()
)
COPY = st.one_of(st.lists(SOME, max_size=20).map(" ".join), st.text(max_size=30))


@pytest.fixture(scope="module", autouse=True)
def _words_at_hand() -> None:
    """The first example does not pay for the reading of the vocabulary."""
    vocabulary()


@given(st.lists(COPY, min_size=1, max_size=4))
def test_a_story_s_words_are_those_of_its_sentences(copy: list[str]) -> None:
    text, sentences = "", []
    for piece in map(plain, copy):
        sentences.append(Sentence("", len(text), len(text) + len(piece)))
        text += piece + "\n"
    together = Worded(text, sentences)
    for k, s in enumerate(sentences):
        alone = Flat.of(
            vocabulary()[0], [text[a + s.start : b + s.start] for a, b in split_words(text[s.start : s.end])]
        )
        low, high = together.starts[k], together.ends[k]
        assert high - low == len(alone.words) - 2 * ROOM
        for ours, theirs in (
            (together.words, alone.words), (together.numbers, alone.numbers),
            (together.tags, alone.tags), (together.marks, alone.marks),
        ):  # fmt: skip
            assert list(ours[low - ROOM : high + ROOM]) == list(theirs)
