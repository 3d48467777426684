"""Statements in full, and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from copylint.lexicon.shapes import any_of
from copylint.story.turn import TOLD, Page, Turn
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.spans import Stretches

# -- statements and letters ------------------------------------------------------------------------
_DOCUMENT = (
    r"(?:statement|text|letter|speech|transcript|apology|words|e-?mail|message|judgment|post|note"
    r"|tweet|memo)"
)
_IN_FULL = later(
    rf"(?:\bin full\b[^.?!\n]{{0,40}}|\bfull {_DOCUMENT}\b[^.?!\n]{{0,60}}):[*_ ]*\Z", re.IGNORECASE
)
_READS = later(
    rf"\b(?:{_DOCUMENT}(?: [a-z]+){{0,3}} (?:reads?|said|says|ran|runs|continued|goes"
    rf"|went)(?: on)?(?: as follows)?"
    r"|wrote(?: on \w+)?):[*_ ]*\Z",
    re.IGNORECASE,
)
_TITLE = later(
    rf"[^.\n]{{0,60}}\b(?:{_DOCUMENT}\b[^.\n]{{0,30}} in full"
    rf"|(?:read )?(?:the )?full {_DOCUMENT})[*_ ]*\Z",
    re.IGNORECASE,
)
_DIVIDER = later(r"(?:[*#_~=-][ ]?){3,}\Z|(?i:ends?|\[ends?\]|-ends?-|more|background|notes to editors?:?)\Z")

#: So many paragraphs a statement or a letter may have.
_MOST = 40
_LONGEST_TITLE = 100


def _length(page: Page, p: Paragraph) -> int:
    """How many of the paragraphs that follow may be a statement that this one announces."""
    tail = page.text[max(p.start, p.end - 200) : p.end]
    # Most paragraphs do not end in a colon, as what announces a statement does; to tell takes no search.
    announces = tail.rstrip("*_ ").endswith(":")
    if announces and _IN_FULL.search(tail) or p.end - p.start <= _LONGEST_TITLE and _TITLE.match(tail):
        return _MOST
    return 1 if announces and _READS.search(tail) else 0


def statements(page: Page, blocks: Stretches) -> Iterator[Turn]:
    """Yields the paragraphs of statements that the one before announces, but for those in `>` blocks."""
    for k, p in enumerate(page.paragraphs[:-1]):
        for q in page.paragraphs[k + 1 : k + 1 + _length(page, p)]:
            words = page.words(q)
            if q.start in page.headings or words[0] in "\"'>" or _DIVIDER.match(words):
                break
            if blocks.covers(q.start, q.end) or TOLD.search(words) and not page.talks(q):
                break
            yield Turn(q.start, q.end, "statement")


_DEAR = later(
    r"(?:Dear|DEAR|My dear|To whom it may concern)\b[^\n.?!:,]{0,60}(?:[,:–—-]|\Z|(?=\n))"
    r"|(?:Sir|SIR|Sirs|Madam|Editor)(?:,? or (?:Madam|madam))?[ ]?[,:–—-]"
)


@cache
def _close() -> re.Pattern[str]:
    return later(rf"^{any_of('close')}\b[^.?!\n]{{0,40}}[,.]?$", re.MULTILINE)


def letters(page: Page) -> Iterator[Turn]:
    """Yields letters, from how they address somebody to how they close."""
    skip = 0
    for k, p in enumerate(page.paragraphs):
        if k < skip or _DEAR.match(page.text, p.start, p.end) is None:
            continue
        tail = page.paragraphs[k : k + _MOST]
        last = next((n for n, q in enumerate(tail) if _close().search(page.words(q))), None)
        if last is None:
            # Nobody signs: the letter goes on while it talks.
            last = next((n for n, q in enumerate(tail) if n and not page.talks(q)), len(tail)) - 1
        if last or page.talks(p):
            yield Turn(p.start, tail[last].end, "letter")
            skip = k + last + 1
