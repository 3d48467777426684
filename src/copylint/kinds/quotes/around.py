"""What stands around a quotation in its sentence, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.story import attribution
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.quotations import Quotation

#: What mends a fault: (start, end, new) of each place.
Edits = list[tuple[int, int, str]]

_WORD = later(r"[^\W_][\w'’-]*")
_BREAK = later(r',"\s(?P<who>[^".:;!?\n]{2,70}?)[ ,]+\Z')


def closed(story: Story) -> Iterator[tuple[Quotation, int, int]]:
    """Yields the outermost quotations that are closed, with the places behind the closing mark and behind the
    space that follows it."""
    text = story.plain
    for q in story.quotations.items:
        if q.closer is not None and q.level == 0:
            at = q.closer.end
            yield q, at, at + 1 if text[at : at + 1] == " " else at


def speaker(story: Story, at: int, near: int | None = None) -> re.Match[str] | None:
    """Returns the attribution that begins at a place and ends in the paragraph of `near` (without it in its
    own), as `attribution.match` does."""
    p = story.paragraph_at(at if near is None else near)
    return attribution.match(story.plain, at, p.end if p is not None else len(story.plain))


def opens_sentence(story: Story, q: Quotation) -> bool:
    """Whether a sentence begins with the quotation, or may."""
    p = story.paragraph_at(q.span.start)
    if p is None or q.opener is None:
        return q.opener is None
    before = story.plain[p.start : q.opener.start].rstrip()
    return not before or before[-1] in ".!?:" or before.endswith(('."', '!"', '?"', ',"', ".)", " -"))


def words_of(story: Story, q: Quotation) -> list[str]:
    """Returns the words of a quotation."""
    return _WORD.findall(story.plain[q.inner.start : q.inner.end])


def is_title(words: Sequence[str]) -> bool:
    """Whether every word of weight has a capital, as in the title of a book or a show."""
    return len(words) <= 8 and all(w[0].isupper() or w[0].isdigit() or len(w) <= 3 for w in words)


def interrupted(story: Story, at: int) -> bool:
    """Whether the quotation that opens at `at` goes on after a speaker: "Here we are," she said "and"."""
    text = story.plain
    m = _BREAK.search(text, max(0, at - 90), at)
    if m is None:
        return False
    whole = attribution.match(text, m.start("who"), at)
    return whole is not None and whole.end() <= at
