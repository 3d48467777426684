"""The words of a long story are those of its sentences, though no list of them is kept."""

from __future__ import annotations

from copylint.models.encoded import worded
from copylint.models.vocabulary import PADDING
from copylint.models.weights import ROOM
from copylint.story.story import Story
from copylint.tables.twins import is_compiled
from copylint.text import core
from copylint.text.document import Document
from copylint.text.pieces import LONG

LINE = "The ferry to Brannock sailed at eight. Nobody saw it leave."


def test_a_long_story_has_the_same_words_as_a_short_one() -> None:
    short = worded(Story(Document("a.txt", LINE)))
    long = worded(Story(Document("a.txt", "\n".join([LINE] * (LONG // len(LINE) + 1)))))
    # Interpreted, the words of a short one are looked up one by one, so that they are cut at once.
    assert isinstance(short.words, list) != is_compiled(core)
    assert not isinstance(long.words, list)
    n = len(short.words) - ROOM
    assert long.words[:n] == short.words[:n]
    assert list(long.words)[:n] == list(short.words)[:n]
    assert long.words[0] == PADDING
    assert long.words[ROOM] == "The"
    assert len(long.words) == len(long.numbers)
    assert list(long.numbers[:n]) == list(short.numbers[:n])
