"""A story of which only one paragraph can be read, or that and its neighbours: what a rule finds there shows
how far it reads."""

from __future__ import annotations

import re
from typing import cast

from copylint.engine.passage import Neighbourhood, Passage
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph


def hidden(story: Story, paragraph: Paragraph, looked: set[int] | None = None) -> Story:
    """Returns the story as rules about that paragraph get it, with all other lines made of crosses; those of
    the neighbours too, but for the ones `looked` at, where a rule reads these."""
    last = len(story.paragraphs) - 1
    there = [story.paragraphs[min(max(paragraph.index + d, 0), last)] for d in looked or {0}]
    passage = Passage(story, paragraph) if looked is None else Neighbourhood(story, paragraph, set(looked))
    bounds = [(story.plain.rfind("\n", 0, p.start) + 1, story.plain.find("\n", p.end)) for p in there]

    def covered(text: str) -> str:
        crosses = re.sub(r"[^\n]", "x", text)
        for low, end in bounds:
            high = len(text) if end < 0 else end
            crosses = crosses[:low] + text[low:high] + crosses[high:]
        return crosses

    passage.text, passage.plain = covered(story.text), covered(story.plain)
    passage.folded = covered(story.folded.decode("ascii")).encode("ascii")
    return cast(Story, passage)
