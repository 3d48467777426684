"""Quoted writing is evidence: what was texted, posted or written, what carries [sic], and what the story
itself talks about as a spelling, is left as it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copylint.lexicon.shapes import any_of, first_words
from copylint.story.turn import Turn
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.quotations import Quotation, Quotations
from copylint.text.spans import Stretches


class Writings(NamedTuple):
    """`sealed`: stretches in which nothing is even reported; `kept`: those in which nothing is mended."""

    sealed: Stretches
    kept: Stretches


def writings(
    text: str, paragraphs: Sequence[Paragraph], quotations: Quotations, turns: Sequence[Turn]
) -> Writings:
    """Returns what is evidence in the plain text of a story."""
    quoted = [q for q in quotations.items if q.inner.start < q.inner.end]
    sealed: list[tuple[int, int]] = []
    if _SIC.search(text):
        sealed += [_words(text, q) for q in quoted if _has_sic(text, q)]
        sealed += [(t.start, t.end) for t in turns if _SIC.search(text, t.start, t.end)]
    sealed += _talked_of(text, paragraphs, quoted)
    kept = [_words(text, q) for q in _written(text, paragraphs, quoted)]
    return Writings(Stretches(sealed), Stretches(kept))


def _words(text: str, q: Quotation) -> tuple[int, int]:
    """Where the words of a quotation stand; the spaces beside its marks are the story's."""
    inner = text[q.inner.start : q.inner.end]
    return q.inner.end - len(inner.lstrip()), q.inner.start + len(inner.rstrip())


# -- [sic] -------------------------------------------------------------------------------------------
_SIC = later(r"[(\[]\s?sic\s?[)\]]", re.IGNORECASE)
# Behind a closing mark, also with the stop or comma of the sentence between.
_SIC_BEHIND = later(r"[\"')\].,;:!?\\]{0,3}\s{0,2}[(\[]\s?sic\s?[)\]]", re.IGNORECASE)


def _has_sic(text: str, q: Quotation) -> bool:
    if _SIC.search(text, q.inner.start, q.inner.end):
        return True
    return q.closer is not None and _SIC_BEHIND.match(text, q.closer.end) is not None


# -- what was written --------------------------------------------------------------------------------
_SPOKE = later(r"\b(?:said|says|told|added|asked|shouted|replied)\b")
#: A quotation goes on with the one before it within so many characters.
_NEAR = 80
_BEFORE_REACH = 120
_BEHIND_REACH = 80
_TAG_REACH = 40


_WORDS = later(r"[a-z-]+")


@cache
def _heads() -> frozenset[str]:
    """The words one of which stands beside every writing that is quoted."""
    return frozenset(word for kind in ("write", "writing") for word in first_words(kind))


@cache
def _before() -> re.Pattern[str]:
    """What stands in the clause before the opening mark: he texted: “; a sign that read “; in a note: “."""
    write, writing, read = any_of("write"), any_of("writing"), any_of("read")
    return later(
        rf"(?:\b{write}\b[^.!?\"]{{0,60}}|\b{writing}\b[^.!?\"]{{0,50}}?\b{read}\b[^.!?\"]{{0,24}}"
        rf"|\b{writing}\b[^.!?\"]{{0,30}}:)\s?\Z"
    )


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind the closing mark: ” she texted; ” read the note; ” the banner said."""
    write, writing, read = any_of("write"), any_of("writing"), any_of("read")
    some = r"(?:the|an?|one|his|her|their|another)"
    return later(
        rf"[,.!?]?[\"']*\s(?:(?:[\w.'-]+ ){{0,6}}?{write}\b"
        rf"|(?:read|reads|said|says|ran) {some} (?:[\w'-]+ ){{0,3}}?{writing}\b"
        rf"|{some} (?:[\w'-]+ ){{0,3}}?{writing} (?:[\w'-]+ ){{0,3}}?{read}\b)"
    )


def _written(text: str, paragraphs: Sequence[Paragraph], quoted: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations whose words were written. One that goes on with another of its paragraph, or of the
    paragraph before, is what that is, until somebody is said to speak."""
    k = 0
    last: Quotation | None = None
    for q in quoted:
        start = q.span.start
        k = _paragraph(paragraphs, start, k)
        low = paragraphs[k].start
        if last is not None and last.inner.start <= start and q.inner.end <= last.inner.end:
            yield q  # a quotation within it
        elif last is not None and _goes_on(text, last, q, low) or _is_written(text, q, low):
            yield q
            last = q
        else:
            last = None


def _is_written(text: str, q: Quotation, low: int) -> bool:
    before = text[max(low, q.span.start - _BEFORE_REACH) : q.span.start]
    if not _heads().isdisjoint(_WORDS.findall(before.lower())) and _before().search(before):
        return True
    behind = text[q.span.end : q.span.end + _BEHIND_REACH]
    # A quotation that ends with a stop has no speaker, and no writer, behind it.
    if text[q.inner.end - 1] == "." or _heads().isdisjoint(_WORDS.findall(behind.lower())):
        return False
    return _behind().match(behind) is not None


def _goes_on(text: str, last: Quotation, q: Quotation, low: int) -> bool:
    """Whether the quotation goes on with the last one, and nobody is said to speak it."""
    after = q.span.end
    if _SPOKE.search(text, after, after + _TAG_REACH):
        return False
    if last.runs_on:
        return True
    return q.span.start - _NEAR < last.inner.end > low and not _SPOKE.search(
        text, last.inner.end, q.span.start
    )


def _paragraph(paragraphs: Sequence[Paragraph], at: int, k: int) -> int:
    """The number of the paragraph that holds the place, sought from the k-th on."""
    while k + 1 < len(paragraphs) and paragraphs[k + 1].start <= at:
        k += 1
    return k


# -- what is talked about ------------------------------------------------------------------------------
# What a story says of how words are spelled, in the sentence or in the next paragraph ...
_SPELLING = (
    r"\b(?:mis-?spel(?:led|t|ling|lings|ls?)|mis-?typed|typos?|spel(?:led|t)(?! out)"
    r"|autocorrect(?:ed)?|misprint(?:ed|s)?"
    r"|spellings?(?= (?:it|of|as|mistake|error|the word|that)|[.,;)])|spells? (?:it|the word|her|his"
    r"|their)"
    r"|respel(?:led|t)|should have (?:read|said)|ought to have read)\b"
)
# ... and what it says of a word only in the sentence that has it.
_WORDING = (
    r"\b(?:misquoted|mispronounced|grammatical(?:ly)?|earlier version|the word"
    r"|(?:incorrectly|wrongly|mistakenly|erroneously) (?:said|stated|gave|read|used|named|referred"
    r"|rendered))\b"
)
_DISCUSSED = later(rf"(?P<spelling>{_SPELLING})|{_WORDING}", re.IGNORECASE)
#: What is discussed is short: more words than this are somebody's speech about something else.
_SHORT = 8
_LONGEST = 100
#: A sentence is looked at so far, in characters, on both sides of a quotation.
_REACH = 400
_SENTENCE = later(r"[.!?][\"')]*\s")


def _talked_of(
    text: str, paragraphs: Sequence[Paragraph], quoted: Sequence[Quotation]
) -> Iterator[tuple[int, int]]:
    """Short quotations in a sentence that talks of spelling, or before one that goes on to."""
    talk = list(_DISCUSSED.finditer(text)) if quoted else []
    if not talk:
        return
    every = [m.start() for m in talk]
    spelling = [m.start() for m in talk if m["spelling"]]
    k = 0
    for q in quoted:
        low, high = q.inner.start, q.inner.end
        if high - low > _LONGEST or len(text[low:high].split()) > _SHORT:
            continue
        k = _paragraph(paragraphs, low, k)
        p = paragraphs[k]
        begin = max(p.start, low - _REACH)
        begin = max((m.end() for m in _SENTENCE.finditer(text, begin, low)), default=begin)
        stop = _SENTENCE.search(text, high, min(p.end, high + _REACH))
        here = stop.end() if stop is not None else min(p.end, high + _REACH)
        onward = paragraphs[min(k + 1, len(paragraphs) - 1)].end
        if _any_between(every, begin, here) or _any_between(spelling, begin, onward):
            yield _words(text, q)


def _any_between(places: Sequence[int], low: int, high: int) -> bool:
    k = bisect_left(places, low)
    return k < len(places) and places[k] < high
