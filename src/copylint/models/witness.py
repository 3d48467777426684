"""Second opinions: what a statistical judge says of a fix that a pattern, or another judge, proposes.

A pattern knows the words it names and a judge those around them. They go wrong in different places, so that
a fix is certain where both say the same; and where a judge would take the fix back, there is nothing to
report.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from copylint.models.confusables import Verdict
    from copylint.models.missing_words import Gaps
    from copylint.story.story import Story

#: How far around a place the words of its sentence are read, in code points: further than the judges look.
_REACH = 250


class Opinion(NamedTuple):
    """What the judge of confusable words holds of one word written for another, in log odds.

    `known` says whether it knows the two at all, `held` the odds that the other was meant, `against` those
    that the other would be wrong there; either is 0 where it does not think so."""

    known: bool
    held: float
    against: float


@cache
def gaps() -> Gaps:
    """Returns the shipped judge of gaps, read once a process. Raises vocabulary.ModelError when it is
    damaged."""
    from copylint.models.missing_words import Gaps
    from copylint.tables.shipped import rules_path

    return Gaps(os.path.join(rules_path(), "models", "gaps.bin"))


def _words(story: Story, start: int, end: int, new: str) -> tuple[list[str], int] | None:
    """The words around a stretch of a sentence with `new` in its place, and the number of the first at or
    behind its start."""
    from bisect import bisect_left

    from copylint.models.vocabulary import split_words

    sentence = story.sentence_at(start)
    if sentence is None:
        return None
    text = story.plain
    low, high = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    if low > sentence.start:
        low = text.find(" ", low, start) + 1 or start
    if high < sentence.end:
        high = max(text.rfind(" ", end, high), end)
    tried = text[low:start] + new + text[end:high]
    spans = split_words(tried)
    at = bisect_left(spans, (start - low, 0))
    return [tried[a:b] for a, b in spans], at


def missing(story: Story, start: int, end: int, word: str) -> float | None:
    """Returns by how much the log odds that `word` is missing before the code point `end` pass the
    threshold of the judge of gaps, what stands from `start` up to `end` being taken away; None where it has
    no say."""
    model = gaps()
    if word not in model.words:
        return None
    around = _words(story, start, end, "")
    if around is None or not 0 < around[1] < len(around[0]):
        return None
    return model.margin(around[0], around[1], word)


def opinion(story: Story, start: int, end: int, best: str) -> Opinion:
    """Returns what the judge of confusable words holds of `best` in place of story.plain[start:end]."""
    written = story.plain[start:end]
    known = straightened(best) in _siblings(written)
    return Opinion(known, _odds(story, start, end, written, best), _odds(story, start, end, best, written))


def _odds(story: Story, start: int, end: int, written: str, meant: str) -> float:
    """The log odds of `meant` where `written` stands, or is put, at a place; 0 where the judge does not
    think so."""
    if straightened(meant) not in _siblings(written):
        return 0.0
    said = _asked(story, start, end, written)
    return said.log_odds if said is not None and straightened(said.best) == straightened(meant) else 0.0


def straightened(word: str) -> str:
    """Returns a word in small letters with a straight apostrophe, as the judge knows it."""
    return word.replace("’", "'").lower()


def _siblings(written: str) -> tuple[str, ...]:
    from copylint.models.verdicts import judge

    return judge().sets_of(written)


def _asked(story: Story, start: int, end: int, new: str) -> Verdict | None:
    """What the judge says of `new` where story.plain[start:end] stands."""
    from copylint.models.verdicts import english, judge

    if new.count(" ") > 1:
        return None
    around = _words(story, start, end, new)
    if around is None or around[1] + new.count(" ") >= len(around[0]):
        return None
    words, at = around
    return judge().judge(words, at, new, english(story))
