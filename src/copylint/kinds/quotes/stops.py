"""Comma and stop inside the closing marks or outside them, as American and British houses have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copylint.findings.finding import Finding, Safety
from copylint.kinds.quotes.around import closed, opens_sentence, speaker, words_of
from copylint.rules.kind import finding
from copylint.rules.rule import Rule
from copylint.story import attribution
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.quotations import Quotation

#: Words before a quoted phrase, or at its head, that show it to be no sentence of the speaker's.
_SMALL = word_set("quotes", "words that show a quoted phrase to be none of a sentence")
_ARTICLES = frozenset({"a", "an", "the"})
#: The most characters and words of a quoted phrase.
_LONGEST, _MOST_WORDS = 80, 6

_MARK_AND_STOP = later("[\"”’'][.,]")
_WORD_BEFORE = later(r"(\w+) \Z")
_PAUSE = later(r"[.!?,;:]")


def _sides(story: Story) -> tuple[int, list[tuple[int, int]]]:
    """How many commas and stops stand inside the closing marks, and where outside: (stop, marks)."""
    text = story.plain
    inside, outside = 0, []
    for q in story.quotations.items:
        if q.closer is None:
            continue
        at = q.closer.end
        before, after = text[q.inner.end - 1 : q.inner.end], text[at : at + 1]
        if before in {",", "."} and after != before:
            inside += 1
        elif after in {",", "."} and before.isalnum() and text[at + 1 : at + 2] in {" ", "\n", "", '"', "'"}:
            outside.append((at, q.closer.start))
    return inside, outside


def stop_outside(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “art”, in American copy, where the comma and the stop stand inside."""
    text = story.text
    if not _MARK_AND_STOP.search(text):
        return
    inside, outside = _sides(story)
    if len(outside) > 1 and len(outside) * 2 >= inside:
        return
    if not inside and story.variant != "en-US":
        return  # nothing in the story says that its house has them inside
    for at, mark in outside:
        stop = text[at]
        # A matter of the house: only its setting, and no guess at the story's English, makes it automatic.
        yield finding(
            rule,
            story,
            mark,
            at + 1,
            edits=[[(mark, mark, stop), (at, at + 1, "")]],
            safety=Safety.SAFE if story.variant == "en-US" else Safety.UNSAFE,
            values={"fix": stop + text[mark:at]},
        )


class _Phrase(NamedTuple):
    """A quoted phrase within a sentence of ours, its closing mark, the word before it and its own words."""

    quotation: Quotation
    start: int
    end: int
    before: str
    words: list[str]

    @property
    def article(self) -> bool:
        """Whether it begins with an article."""
        return self.words[0].lower() in _ARTICLES

    @property
    def small(self) -> bool:
        """Whether it is surely no sentence of the speaker's."""
        return self.before in _SMALL or self.words[0].lower() in _SMALL


def _phrase(story: Story, q: Quotation) -> _Phrase | None:
    """The quotation as a phrase, None where it may be speech."""
    text, inner = story.plain, q.inner
    if q.closer is None or q.opener is None or q.level or not text[inner.start : inner.start + 1].islower():
        return None
    words = words_of(story, q)
    if inner.end - inner.start > _LONGEST or not 0 < len(words) <= _MOST_WORDS:
        return None
    before = _WORD_BEFORE.search(text[max(0, q.opener.start - 20) : q.opener.start])
    if (
        before is None
        or before[1].lower() in attribution.verbs()
        or _PAUSE.search(text[inner.start : inner.end - 1])
    ):
        return None
    return _Phrase(q, q.closer.start, q.closer.end, before[1].lower(), words)


def stop_inside(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “art,” in British copy, where the comma or stop after a phrase stands outside.

    The story's own phrases decide. A single one, with nothing to compare it to, is only doubtful.
    """
    found, outside = _stopped_phrases(story)
    alone = len(found) == 1 and not outside
    if len(found) > outside and not alone:
        return
    british = story.variant == "en-GB"
    for p in found:
        if alone and not (british or p.article):
            continue
        at = p.quotation.inner.end - 1
        stop = story.plain[at]
        yield finding(
            rule,
            story,
            at,
            p.end,
            edits=[[(at, at + 1, ""), (p.end, p.end, stop)]],
            safety=Safety.SAFE if british and p.small else Safety.UNSAFE,
            values={"fix": story.text[p.start : p.end] + stop},
        )


def _stopped_phrases(story: Story) -> tuple[list[_Phrase], int]:
    """The phrases with a comma or stop inside their marks, and how many have it outside."""
    text = story.plain
    found, outside = [], 0
    for q in story.quotations.items:
        p = _phrase(story, q)
        if p is None:
            continue
        stop, after = text[q.inner.end - 1], text[p.end : p.end + 1]
        if stop not in ",.":
            outside += after in {",", "."}
        elif stop == "," and (after != " " or speaker(story, p.end + 1, p.end) is not None):
            continue
        elif stop == "." and after != " " and not _ends_paragraph(story, p.end):
            continue
        else:
            found.append(p)
    return found, outside


def _ends_paragraph(story: Story, at: int) -> bool:
    p = story.paragraph_at(at)
    return at >= (p.end if p is not None else len(story.plain))


def comma_outside_speech(rule: Rule, story: Story) -> Iterator[Finding]:
    """Yields “It smelt right”, said Mr Haigh: speech keeps its comma inside in British copy too."""
    text = story.plain
    if '",' not in text and "'," not in text:
        return
    outside = {mark for at, mark in _sides(story)[1] if text[at] == ","}
    kept = 0
    found = []
    for q, at, after in closed(story):
        assert q.closer is not None
        if text[q.inner.end - 1] == ",":
            kept += speaker(story, after) is not None
        elif q.closer.start in outside and speaker(story, at + 2, at) is not None:
            words = words_of(story, q)
            if len(words) >= 3 and words[0][0].isupper() and opens_sentence(story, q):
                found.append((q.closer.start, at))
    if len(found) > max(kept, 1):
        return
    for mark, at in found:
        yield finding(
            rule,
            story,
            mark,
            at + 1,
            edits=[[(mark, mark, ","), (at, at + 1, "")]],
            values={"fix": "," + story.text[mark:at]},
        )
