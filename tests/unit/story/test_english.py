"""Which English a story is written in."""

from __future__ import annotations

from copylint.story.english import language
from copylint.story.story import Story
from copylint.text.document import Document


def test_american_bodies_make_no_american_story() -> None:
    copy = (
        "Lawmakers met sheriffs and attorneys in Ohio, Texas and Iowa. A grand jury heard that the felony "
        "was known to the Department of Defense and "
        "the Center for Naval Tests. Democrats and Republicans came before Labor Day and Thanksgiving. The "
        "rumour is that the harbour will be shut, the envoy said."
    )
    assert language(Story(Document("story", copy))) == "en-GB"
