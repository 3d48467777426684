"""`company`: a word far from the words it keeps company with, where a like word would be at home.

A table (rules/lexicons/company.tsv) has for each written word the like word that may be meant, and the words
one of which stands near almost every honest use of the written one: food and cooks near "sauce", hay and
farms near "bale". A "sauce" with none of them within 500 characters, once in the story, is likely to be a
source. Where both are common words, company of the meant one is wanted too: "trail" among judges and juries.
Where copylint.models.confusables knows both words it must doubt the written one by itself too, and where it
does not the written one may not be much the commoner of the two: a ceiling is no sealing. Of two words that
may each stand for the other, neither is doubted where neither has company: a plague that is over might as
well be a plaque.

match: {} as the table says it all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from copylint.findings.finding import Finding
from copylint.lexicon import dictionary
from copylint.lexicon.tables import load_table
from copylint.models.verdicts import judge
from copylint.models.vocabulary import split_words
from copylint.rules.kind import Hit, finding, like
from copylint.rules.literals import border
from copylint.rules.rule import Rule
from copylint.rules.schema import Field
from copylint.story.story import Story, once_a_story
from copylint.text.patterns import IGNORECASE, later
from copylint.text.tokens import lowered

NAME = "company"
READS = "story"
CHANGES = "writing"
SENTENCES = True
SCHEMA: dict[str, Field] = {}

#: How far around a word its company is looked for, in code points.
NEAR = 500

#: By so much, on the dictionary's scale of frequency, two words are still about as common as each other.
_NEAR_AS_COMMON = 5

# What another word begins or goes on with, and where one ends, endings of its own included.
_PART = later(r"\w")
_ENDED = later(r"(?:s|es|ed|ing|'s)?(?!\w)")


class _Row(NamedTuple):
    """A word that may be written for another: patterns of its company, of the other's, and of what it stands
    in by itself."""

    meant: str
    company: Any
    wanted: Any
    within: Any


def validate(rule: Rule) -> None:
    """Accepts the empty match, which is all there is."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns the written words of the table."""
    return sorted(border(w) for w in _table())


def prepare(rule: Rule) -> Any:
    """Returns nothing."""
    return None


def _pattern(words: str) -> Any:
    if words in ("", "-"):
        return None
    inner = "|".join(w.replace("*", r"\w*").replace("_", " ") for w in words.split())
    return later(rf"(?<![\w'’])(?:{inner})(?![\w])", IGNORECASE)


@cache
def _table() -> dict[str, list[tuple[str, ...]]]:
    """The rows of each written word, as they stand in the table."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for written, *row in load_table("company"):
        out.setdefault(written, []).append(tuple(row))
    return out


@cache
def _rows(written: str) -> list[_Row]:
    """The rows of a word, none where the table has not got it; a run asks for few."""
    return [
        _Row(meant, _pattern(company), _pattern(wanted), _within(written, within))
        for meant, company, wanted, within in _table().get(written, ())
    ]


def _within(written: str, phrases: str) -> Any:
    """Phrases that are right by themselves, as one pattern; ~ stands for the word."""
    if phrases in ("", "-"):
        return None
    inner = "|".join(
        p.strip().replace("~", f"(?P<at{k}>{written})").replace("*", r"\w*")
        for k, p in enumerate(phrases.split(";"))
    )
    return later(rf"(?<![\w])(?:{inner})(?![\w])", IGNORECASE)


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding for each word that stands alone among strangers."""
    text = story.plain
    for start, end in hits:
        word = text[start:end]
        if (
            not word.islower()
            or text[end : end + 1] in ("-", "'")
            or text[start - 1 : start] in ("-", "'", ".")
        ):
            continue
        for row in _rows(word):
            if _alone(story, start, end, word, row):
                yield finding(rule, story, start, end, [like(word, row.meant)])
                break


def at_home(story: Story, start: int, end: int) -> bool:
    """Whether the table knows the word and has company of it near: sores where a wound is, a sun where
    planets are."""
    rows = _rows(story.plain[start:end].lower())
    near = story.plain[max(0, start - NEAR) : start] + " \x00 " + story.plain[end : end + NEAR]
    return any(row.company is not None and row.company.search(near) is not None for row in rows)


def _once(story: Story, word: str) -> bool:
    """Whether the word, its plural and its other forms stand in the story once in all."""
    stem = word[:-1] if word.endswith("s") and len(word) > 4 else word
    text = _lowered(story)
    times, at = 0, text.find(stem)
    while at >= 0 and times < 2:
        end = at + len(stem)
        if not (at and _PART.match(text, at - 1)) and _ENDED.match(text, end):
            times += 1
        at = text.find(stem, at + 1)
    return times == 1


@once_a_story
def _lowered(story: Story) -> str:
    """The plain text in small letters."""
    return lowered(story.plain)


def _wanted(story: Story, word: str, row: _Row) -> bool:
    """Whether the story has company of the meant word, or that word itself, where it is not as doubtful as
    this one."""
    text = story.plain
    if row.wanted is None or row.wanted.search(text) is not None:
        return True
    if re.search(rf"(?<![\w]){row.meant}s?(?![\w])", text) is None:
        return False
    back = next((r for r in _rows(row.meant) if r.meant == word), None)
    return back is None or back.company is None or back.company.search(text) is not None


def _alone(story: Story, start: int, end: int, word: str, row: _Row) -> bool:
    text = story.plain
    if not _once(story, word):
        return False
    near = text[max(0, start - NEAR) : start] + " \x00 " + text[end : end + NEAR]
    if row.company is not None and row.company.search(near) is not None:
        return False
    if row.within is not None and row.within.search(text, max(0, start - 40), end + 40) is not None:
        return False
    if not _wanted(story, word, row) or not _fits(story, start, end, word, row.meant):
        return False
    return not _as_lonely(story, start, end, word, row.meant, near)


def _as_lonely(story: Story, start: int, end: int, word: str, meant: str, near: str) -> bool:
    """Whether the meant word, put in the place of the written one, would be taken for that in its turn."""
    back = next((r for r in _rows(meant) if r.meant == word), None)
    if back is None or (back.company is not None and back.company.search(near) is not None):
        return False
    if back.wanted is not None and back.wanted.search(story.plain) is None:
        return False
    put = story.plain[max(0, start - 40) : start] + meant + story.plain[end : end + 40]
    if back.within is not None and back.within.search(put) is not None:
        return False
    # Where the judge knows both it has leant to the meant one, and will not lean back.
    return not (meant in judge().sets_of(word) and word in judge().sets_of(meant))


def _fits(story: Story, start: int, end: int, word: str, meant: str) -> bool:
    """Whether the statistical judge, where it knows the two words, doubts the written one in this sentence:
    where it only leant to the other, four words in five were right as they stood. Of two that it does not
    know the written one may not be much the commoner."""
    model = judge()
    if meant not in model.sets_of(word):
        commoner = dictionary.words().frequency(word) - dictionary.words().frequency(meant)
        return commoner <= _NEAR_AS_COMMON
    sentence = story.sentence_at(start)
    if sentence is None:
        return False
    text = story.plain[sentence.start : sentence.end]
    spans = split_words(text)
    at = next(
        (k for k, (a, b) in enumerate(spans) if (a, b) == (start - sentence.start, end - sentence.start)),
        None,
    )
    if at is None:
        return False
    verdict = model.judge([text[a:b] for a, b in spans], at, word)
    return verdict is not None and verdict.report and verdict.best.lower() == meant
