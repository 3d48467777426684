"""Spellings of one name."""

from __future__ import annotations

from copylint.kinds.names.examination import examine
from copylint.kinds.names.spellings import near_ordinary
from copylint.story.names import names
from copylint.story.story import Story
from copylint.text.document import Document


def test_both_ways_of_writing_an_accent_are_one_spelling() -> None:
    text = "Jo\u0308rg Fro\u0308hlich sang in Hull. J\u00f6rg Fr\u00f6hlich bowed, and Fr\u00f6hlich left."
    found = names(Story(Document("story", text)))
    assert [len(found.forms[x].mentions) for x in ("J\u00f6rg", "Fr\u00f6hlich")] == [2, 3]
    assert not examine(Story(Document("story", text)))


def test_a_slip_of_an_ordinary_word_is_no_name() -> None:
    assert near_ordinary("presidnt")
    assert near_ordinary("minster")
    assert not near_ordinary("andrii")
