"""Speech that no quotation mark shows: turns under a speaker's label, answers to a bold question, dash
dialogue, the words of a recording, subtitles, `>` lines, statements in full, letters and verse.

Each is known by the shape of its lines. Where ordinary copy has the same shape (`Read more:`,
`Photo: Reuters`, `Monday: rain`) the words must also talk as people do, or the label be a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.story.answers import answers
from copylint.story.labelled import labelled
from copylint.story.letters import letters, statements
from copylint.story.turn import Page, Turn
from copylint.story.verse import verse
from copylint.text.document import Document
from copylint.text.folding import plain
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.spans import Stretches


def find(document: Document, paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Returns the turns of a document cut into those paragraphs, in order of their start; they may overlap.
    Takes linear time."""
    if not paragraphs:
        return []
    page = Page(plain(document.text), document, paragraphs)
    blocks = list(_blocks(page))
    found = [
        *blocks,
        *labelled(page),
        *answers(page),
        *_dashes(page),
        *_subtitles(page.text),
        *statements(page, Stretches((b.start, b.end) for b in blocks)),
        *letters(page),
        *verse(page.text),
    ]
    return sorted(t for t in found if t.start < t.end)


# -- dash dialogue ---------------------------------------------------------------------------------
_DASH = later(r"(?:[–—―]|--?)[ \t]*(?=[^\W\d_]|[\"'])")
_TAG = later(
    r"[,.?!] (?:(?:he|she|they|I|we|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) (?:said|says|asked|asks|replied"
    r"|answered)"
    r"|(?:said|says|asked|replied|answered) (?:he|she|they|the|a|his|her|my|[A-Z]))\b"
)


def _dashes(page: Page) -> Iterator[Turn]:
    spoken = False
    waiting: list[Paragraph] = []  # lines of the same run that nothing has shown to be speech yet
    for p in page.paragraphs:
        if _DASH.match(page.text, p.start, p.end) is None:
            spoken, waiting = False, []
            continue
        waiting.append(p)
        long = page.text[p.start] in "–—―"
        if _TAG.search(page.text, p.start, p.end) or long and (spoken or page.talks(p)):
            spoken = True
            yield from (Turn(w.start, w.end, "dash") for w in waiting)
            waiting = []


# -- subtitles, posts ------------------------------------------------------------------------------
_TIME = r"(?:\d+:)?\d\d:\d\d[.,:]\d+"
_CUE = later(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n", re.MULTILINE)
_CUE_WORDS = later(r"(?:(?!\s*\d+[ \t]*\n[^\n]*-->)[^\n]*\S[^\n]*(?:\n|\Z))+")


def _subtitles(text: str) -> Iterator[Turn]:
    if "-->" not in text:
        return
    for m in _CUE.finditer(text):
        words = _CUE_WORDS.match(text, m.end())
        if words is not None:
            yield Turn(m.end(), words.end(), "subtitle")


_QUOTED_LINES = later(r"^[ \t]{0,3}>[^\n]*(?:\n[ \t]{0,3}>[^\n]*)*", re.MULTILINE)


def _blocks(page: Page) -> Iterator[Turn]:
    """The `>` lines; those that only white space parts are one block."""
    spans = [(r.span.start, r.span.end) for r in page.document.regions if r.kind == "quoted-document"]
    spans += [m.span() for m in _QUOTED_LINES.finditer(page.text)] if ">" in page.text else []
    merged: list[tuple[int, int]] = []
    for s, e in sorted(spans):
        if merged and not page.text[merged[-1][1] : s].strip(" \n\t>"):
            merged[-1] = (merged[-1][0], max(merged[-1][1], e))
        else:
            merged.append((s, e))
    for s, e in merged:
        yield Turn(s, e, "block")
