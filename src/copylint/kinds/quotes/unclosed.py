"""Quotations that are not closed, and where the mark that is missing belongs."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.findings.finding import Finding, Safety
from copylint.kinds.quotes.around import interrupted
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story import attribution
from copylint.story.english import language
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.quotations import Quotation

#: How far before a quotation a bracket that it stands in may open.
_NEAR = 160
#: Words of a quotation that need not be speech.
_FEW = 6

_ENDS = later(r"[.!?…]['\"’”)\]]*\s*\Z")
_BEFORE_SPEAKER = later(r"[,?!] (?=\w)")
_CLOSERS = {"“": "”", "‘": "’", "„": "“", "«": "»", "»": "«", "``": "''", "”": "”", "’": "’"}


def unclosed(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields opening marks of quotations that are not closed, with the places where they may end."""
    quotations = story.quotations
    faults = {f.start: f for f in quotations.faults if f.kind == "unclosed"}
    for q in quotations.items:
        if q.closer is not None or q.opener is None or q.level:
            continue
        fault = faults.get(q.opener.start)
        if fault is None and not q.runs_on:
            continue
        places, sure = _where_to_close(story, q)
        if fault is None:
            if not _names_its_speaker(story, places):
                continue
            sure = False
        elif fault.again and (not places or story.plain[places[0] - 1] in ".…?!"):
            # A quotation that ends without a mark just as the next sentence opens one has lost the
            # line breaks of a running quotation; that is no fault of a mark.
            continue
        mark = story.text[q.opener.start : q.opener.end]
        new = _CLOSERS.get(mark, mark)
        yield finding(
            rule,
            story,
            q.opener.start,
            q.opener.end,
            edits=[[(at, at, new)] for at in places],
            safety=Safety.SAFE if sure else Safety.UNSAFE,
        )


def _names_its_speaker(story: Story, places: list[int]) -> bool:
    """Whether a quotation that the next paragraph opens again names its speaker where it would end: else it
    is whole."""
    text = story.plain
    a = attribution.match(text, places[0] + 1, len(text)) if places else None
    return a is not None and (a["inverted"] is not None or text[a.end() : a.end() + 1] in {".", "\n", ""})


def _where_to_close(story: Story, q: Quotation) -> tuple[list[int], bool]:
    """Places for the missing mark, the likeliest first, and whether the first is beyond doubt."""
    found = _before_speakers(story, q)
    if found[0]:
        return found
    p = story.paragraph_at(q.inner.start)
    return ([] if q.runs_on or p is None else _at_an_end(story, q, p)), False


def _before_speakers(story: Story, q: Quotation) -> tuple[list[int], bool]:
    """The places before attributions in the quotation: "We go, she said."."""
    text, low, high = story.plain, q.inner.start, q.inner.end
    found = []
    for m in _BEFORE_SPEAKER.finditer(text[low:high]):
        a = attribution.match(text, low + m.end(), min(len(text), high + 80))
        if a is not None and a.end() <= high + 1:
            found.append((low + m.start() + 1, a))
    if not found:
        return [], False
    place, a = found[0]
    after = text[a.end() : a.end() + 1]
    inverted, pronoun = a["inverted"] is not None, a["pronoun"] is not None
    # "..., said Ms Hale" and "..., he said." leave no doubt where the sentence began with the mark.
    sure = len(found) == 1 and text[low : low + 1].isupper()
    sure = sure and (inverted or (pronoun and after in {".", ""}))
    plainly = inverted or after in {".", ",", ""} or a.end() >= high
    return [place] if plainly else [at for at, _ in found[:2]], sure


def _at_an_end(story: Story, q: Quotation, p: Paragraph) -> list[int]:
    """The places where the bracket, the sentences or the paragraph end that the quotation stands in."""
    text, low, high = story.plain, q.inner.start, q.inner.end
    bracket = _bracket(text, p.start, q)
    if bracket >= 0:
        return [bracket]
    few = len(text[low:high].split()) <= _FEW
    capital = text[low : low + 1].isupper() or text[low : low + 1].isdigit()
    tail = low + len(text[low:high].rstrip())
    last = high >= p.end
    stops = _sentence_ends(text, p, low, high)
    if not capital and len(stops) > 1:
        return [stops[0]]
    if not capital and not few and not (last and len(stops) == 1):
        return []
    if last and _ENDS.search(text, max(low, tail - 4), tail):
        if not capital and language(story) == "en-GB" and not interrupted(story, low - 1):
            return [tail - 1]
        return [tail] if len(stops) <= 1 else [tail, stops[0]]
    if not last and stops:
        return [stops[-1]]
    return [tail] if last and few else []


def _bracket(text: str, start: int, q: Quotation) -> int:
    """Where the bracket closes in which the quotation opens, -1 where it opens in none."""
    before = text[max(start, q.span.start - _NEAR) : q.span.start]
    if before.count("(") <= before.count(")"):
        return -1
    return text.find(")", q.inner.start, q.inner.end)


def _sentence_ends(text: str, p: Paragraph, start: int, end: int) -> list[int]:
    """Where sentences of a paragraph end between two places, each after its closing marks."""
    return [start + len(text[start : s.end].rstrip()) for s in p.sentences if start < s.end <= end]
