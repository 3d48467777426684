"""What stands around a mark: its line, the run of characters it is in, the letters on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copylint.rules.kind import Hit
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

#: How far a run without a space is looked at: longer ones are no prose, and may be as long as the file.
_NEAR = 300
_NOT_SPACE = later(r"\S*")
_MACHINE = later(r"[/@_=&\\{}<>|#^~]")


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether a word is in the dictionary, whatever its capitals."""
    from copylint.lexicon.dictionary import words

    return words().find(word.lower()) is not None


def paragraphs_of(story: Story, hits: Sequence[Hit]) -> list[Paragraph]:
    """Returns the paragraphs in which something was nominated, in order."""
    return list({id(p): p for p in (story.paragraph_at(at) for at, _ in hits) if p is not None}.values())


def line_at(story: Story, at: int) -> tuple[int, int]:
    """Returns where the paragraph that holds a place begins and ends; an empty stretch between two."""
    p = story.paragraph_at(at)
    return (p.start, p.end) if p is not None and at < p.end else (at, at)


def run_at(text: str, at: int) -> str:
    """Returns the run of non-space characters around a place, as far as it is near."""
    before = text[max(0, at - _NEAR) : at].split()
    head = before[-1] if before and not text[at - 1].isspace() else ""
    m = _NOT_SPACE.match(text, at, at + _NEAR)
    return head + (m[0] if m else "")


def is_machine_text(run: str) -> bool:
    """Whether a run has marks that addresses, paths and programs have, and prose has not."""
    return _MACHINE.search(run) is not None


def letters_before(text: str, at: int) -> str:
    """Returns the letters and apostrophes that end at a place."""
    start = at
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "'’"):
        start -= 1
    return text[start:at]


def letters_after(text: str, at: int) -> str:
    """Returns the letters and apostrophes that begin at a place."""
    end = at
    while end < len(text) and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    return text[at:end]
