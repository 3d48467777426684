"""A story of which only one paragraph can be read: what a rule finds there shows how far it reads."""

from __future__ import annotations

import re
from typing import cast

from copylint.engine.passage import Passage
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph


def hidden(story: Story, paragraph: Paragraph) -> Story:
    """Returns the story as rules about that paragraph get it, with all other lines made of crosses."""
    passage = Passage(story, paragraph)
    low = story.plain.rfind("\n", 0, paragraph.start) + 1
    high = story.plain.find("\n", paragraph.end)
    high = len(story.text) if high < 0 else high

    def covered(text: str) -> str:
        crosses = re.sub(r"[^\n]", "x", text)
        return crosses[:low] + text[low:high] + crosses[high:]

    passage.text, passage.plain = covered(story.text), covered(story.plain)
    passage.folded = covered(story.folded.decode("ascii")).encode("ascii")
    return cast(Story, passage)
