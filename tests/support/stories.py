"""A text as a story."""

from __future__ import annotations

from copylint.story.story import Story
from copylint.text.document import Document


def story_of(text: str) -> Story:
    return Story(Document("test", text))
