"""The names of a text, and what is doubted of them."""

from __future__ import annotations

from copylint.kinds.names.examination import examine
from copylint.story.names import Ledger, names
from copylint.story.story import Story
from copylint.text.document import Document


def story(text: str, variant: str = "auto") -> Story:
    return Story(Document("story", text), variant=variant)


def ledger(text: str) -> Ledger:
    return names(story(text))


def faults(text: str) -> list[tuple[str, str, str]]:
    """(check, what is flagged, first fix) in order."""
    found = [
        (f.start, c, text[f.start : f.end], f.fixes[0]) for c, fs in examine(story(text)).items() for f in fs
    ]
    return [x[1:] for x in sorted(found)]
