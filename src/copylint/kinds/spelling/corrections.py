"""What a word that no dictionary has is likely to be a slip of, and whether that is certain."""

from __future__ import annotations

import re
from functools import lru_cache

from copylint.kinds.spelling.coinages import coined, either, mentioned, plural_of_its_own, prefixed, romance
from copylint.lexicon.dictionary import words
from copylint.lexicon.runons import runs_on
from copylint.lexicon.slips import slip_cost
from copylint.lexicon.speller import Suggestion, suggest
from copylint.story.english import language
from copylint.story.story import Story

#: A correction that is not certain says something from this score on; below lie foreign words, new
#: words and names that happen to be two slips from English (measured on edited prose).
LEAST_SCORE = 0.3
#: Words of so many letters are one slip from several words, and are clippings, codes and foreign words more
#: often than slips: one that is not listed is asked about where its correction has the first score, or the
#: second and the next that much less.
BRIEF, BRIEF_SCORES, BRIEF_LEAD = 4, (4.0, 3.3), 1.2
#: The same where a little word has run into its neighbour: few words fall into two by chance.
LEAST_SPLIT = -1.3
#: What it costs that any letter stands for any other: no slip of the hand.
ANY_LETTER = 3.0


@lru_cache(maxsize=2_000)
def _candidates(word: str, region: str, left: str | None) -> list[Suggestion]:
    """The corrections of a word behind another; a word listed as wrong may stand many times."""
    return suggest(word, words(), region, left)


def corrected(story: Story, word: str, start: int, end: int, least: int) -> tuple[list[str], bool] | None:
    """Returns the corrections of a word where it stands, best first, and whether the first is certain; None
    where nothing can be said of it. `least` is the frequency that one must have."""
    region = {"en-US": "u", "en-GB": "g"}.get(language(story) or "", "*")
    text = story.plain
    left = re.search(r"([\w'-]+)\W*\Z", text[max(0, start - 40) : start])
    if word.endswith("ns") and plural_of_its_own(word[:-1]):
        return [f"{word[:-1]}'s"], False  # womens, childrens: what is lost is the apostrophe
    got = _candidates(word, region, left.group(1) if left else None)
    if not got or mentioned(word):
        return None
    best = got[0]
    if " " in best.word:
        # Two words that each stand alone: only little ones run into their neighbours.
        if not runs_on(best.word) and not words().corrections(word):
            return None
    elif words().frequency(best.word) < least:
        return None
    listed = bool(words().corrections(word))
    if not listed and not best.certain and best.score < (LEAST_SPLIT if " " in best.word else LEAST_SCORE):
        return None
    if not listed and not best.certain and _any_of_several(word, got):
        return None
    if romance(word, best.word) and (not listed or not best.certain):
        return None
    # Tables of misspellings have many a word in -eable that is only spelled the other way.
    if (not listed or "eable" in word) and coined(word):
        return None
    if not listed and prefixed(word) and slip_cost(word, best.word) >= ANY_LETTER:
        return None
    sure = (
        best.certain and (listed or not story.of_code) and not romance(word, best.word) and not either(word)
    )
    return [s.word for s in got], sure


def _any_of_several(word: str, got: list[Suggestion]) -> bool:
    """Whether a short word may be a slip of several words as well, or none."""
    best, first, least = got[0], *BRIEF_SCORES
    if len(word) > BRIEF or " " in best.word or best.score >= first:
        return False
    return best.score < least or len(got) > 1 and best.score - got[1].score < BRIEF_LEAD
