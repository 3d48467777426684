"""The distinct words of a story, whatever its length."""

from __future__ import annotations

from copylint.kinds.spelling.unknown import distinct
from copylint.story.story import Story
from copylint.text.document import Document
from copylint.text.pieces import LONG


def test_the_words_of_a_long_story_are_those_of_its_lines() -> None:
    line = "The ferry's crew left Brannock at noon; naïve as ever. "
    short = Story(Document("a.txt", line))
    assert distinct(Story(Document("a.txt", line * (3 * LONG // len(line))))) == distinct(short)
    assert distinct(Story(Document("a.txt", "x" * (2 * LONG)))) == {"x" * (2 * LONG)}
