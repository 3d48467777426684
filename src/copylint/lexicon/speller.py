"""Corrections for a word that the dictionary does not have.

A noisy channel: a correction's score is how usual the word is, less how unlikely the slip that leads
from it to what stands. Both are powers of ten, so a point of score is a factor of ten. First come
the listed misspellings and the words one slip away; longer words that have no good one are compared
with the words two slips away that start alike. The same input gives the same answer with and without
rapidfuzz, which only makes the second step faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from copylint.lexicon.certainty import LEAST_LENGTH, certain
from copylint.lexicon.dictionary import Words, plain_apostrophe
from copylint.lexicon.runons import LITTLE, runs_on
from copylint.lexicon.slips import one_slip, skipped, slip_cost
from copylint.text.distance import distance


class Suggestion(NamedTuple):
    """A correction. score: log10 of its likelihood, on a scale that only compares; certain: it is
    the first, one slip away, usual, and well ahead of the second."""

    word: str
    score: float
    certain: bool


_LISTED = 1.2  # a listed misspelling is likelier by this
_SKIPPED = 2.6  # two letters are not there, up to where the first of them stands again
_SPLIT = 2.6  # a space is not there
#: Letters beyond which a run of them is no English word with a slip, and every slip of it too dear to try.
_LONGEST = 30
_ARTICLE = 3.2  # the same behind "a"
_REGION = 1.5  # the spelling of the other variety


def suggest(
    word: str, words: Words, region: str = "*", left: str | None = None, *, limit: int = 5
) -> list[Suggestion]:
    """The likeliest corrections of `word`, best first; at most `limit`, perhaps none.

    `word` is in lower case, or capitalised, and then so are the corrections; a possessive ending
    is kept. `region` is "u", "g" or "*": spellings of the other variety are put back. `left` is the
    word before it, if any: what cannot follow an article, a modal or "to" is put back. Only the
    first suggestion can be `certain`. A word that the dictionary has gets no suggestions.
    """
    word = plain_apostrophe(word)
    ending = ""
    if len(word) > 4 and word.endswith(("'s", "s'")):
        ending = word[word.rindex("'") :]
        word = word[: -len(ending)]
    wrong = word.lower()
    if not wrong.isalpha() or not 2 <= len(wrong) <= _LONGEST or wrong in words:
        return []
    listed = words.corrections(wrong)
    scores = _scores(wrong, words, listed)
    for candidate in scores:
        entry = words.get(candidate)
        if entry is not None and region in ("u", "g") and entry.region not in ("*", region):
            scores[candidate] -= _REGION
        scores[candidate] += _fits(candidate, words, left)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    sure = bool(ranked) and certain(wrong, ranked, words, listed)
    out: list[Suggestion] = []
    for rank, (candidate, score) in enumerate(ranked[:limit]):
        shown = candidate[:1].upper() + candidate[1:] if word[:1].isupper() else candidate
        out.append(Suggestion(shown + ending, round(score, 3), sure and rank == 0))
    return out


def _scores(wrong: str, words: Words, listed: Sequence[str]) -> dict[str, float]:
    """What `wrong` may be a slip of: the listed corrections, words with two letters skipped, words one slip
    away, two words run together, and where none of these is good the words two slips away."""
    scores: dict[str, float] = {}
    for candidate in listed:
        cost = slip_cost(wrong, candidate) if " " not in candidate else _SPLIT
        scores[candidate] = _usual(candidate, words) - cost + _LISTED
    for candidate in skipped(wrong) if len(wrong) >= LEAST_LENGTH else ():
        if candidate in words and candidate not in scores:
            scores[candidate] = _usual(candidate, words) - _SKIPPED
    for candidate in set(one_slip(wrong)):
        if candidate not in scores and candidate in words:
            scores[candidate] = _usual(candidate, words) - slip_cost(wrong, candidate)
    for k in range(1, len(wrong)):
        first, second = wrong[:k], wrong[k:]
        beside = first in LITTLE or second in LITTLE
        if _stands_alone(first, words, beside) and _stands_alone(second, words, beside):
            candidate = f"{first} {second}"
            scores[candidate] = _usual(candidate, words) - _SPLIT - _APART[runs_on(candidate)]
            if first in ("a", "an") and (second[0] in "aeio") == (first == "an"):
                # Likelier than a letter before a word for no reason.
                scores[candidate] = max(_usual(second, words) - _ARTICLE, scores.get(second, -9.0) + 0.3)
    if len(wrong) >= 5 and max(scores.values(), default=-9.0) < 1.5:
        for candidate in _two_slips(wrong, words):
            if candidate not in scores:
                scores[candidate] = _usual(candidate, words) - slip_cost(wrong, candidate)
    return scores


#: What a split costs besides, by how many of its words are little ones.
_APART = (1.5, 0.7, 0.0)


def _usual(candidate: str, words: Words) -> float:
    """log10 of the uses of a word (or of the rarer of two) in 1,000 million; rare ones by level."""
    if " " in candidate:
        first, second = candidate.split(" ", 1)
        return min(_usual(first, words), _usual(second, words)) - 1.0
    entry = words.get(candidate)
    if entry is None:
        return 0.0
    return max(entry.freq / 10, 2.0 - entry.size / 40)


def _stands_alone(half: str, words: Words, beside: bool) -> bool:
    """Whether the half is a usual word; beside a little one it need not be so usual."""
    if len(half) == 1:
        return half in ("a", "i")
    entry = words.get(half)
    if entry is None:
        return False
    if beside:
        return entry.freq >= (60 if len(half) < 3 else 50 if len(half) < 4 else 32)
    return entry.freq >= (60 if len(half) < 4 else 50)


_BEFORE_NOUN = frozenset(("DT", "PRP$"))
_NOUNS = frozenset(("NN", "NNS", "JJ", "JJR", "JJS", "VBG", "VBN", "RB", "CD", "NNP", "RBS"))
_BASES = frozenset(("VB", "RB", "VBP"))
_AFTER_TO = _BASES | {"DT", "NN", "NNS", "JJ", "VBG", "PRP", "PRP$", "NNP", "CD", "IN", "WP"}


def _fits(candidate: str, words: Words, left: str | None) -> float:
    """A small penalty for a word that hardly follows the one on its left."""
    if not left or " " in candidate:
        return 0.0
    before = left.lower()
    tags = words.tags(candidate)
    if before == "a" and candidate[0] in "aeio":
        return -1.5
    if before == "an" and candidate[0] not in "aeiouh":
        return -1.5
    found = set(words.tags(before)[:1])
    if found & _BEFORE_NOUN and not _NOUNS.intersection(tags):
        return -0.8
    if "MD" in found and not _BASES.intersection(tags):
        return -0.8
    if before == "to" and not _AFTER_TO.intersection(tags):
        return -0.6
    return 0.0


#: From this frequency on a word is usual enough to be meant where it is two slips away.
_MET = 25


@cache
def _starting(words: Words, letter: str) -> tuple[tuple[str, ...], ...]:
    """Usual lower-case words with this first letter, by length: index 0 holds those of length 0."""
    by_length: list[list[str]] = [[] for _ in range(40)]
    for word in words.starting(letter, _MET):
        if len(word) < 40 and word.isalpha():
            by_length[len(word)].append(word)
    return tuple(tuple(some) for some in by_length)


def _two_slips(wrong: str, words: Words) -> list[str]:
    """Usual words within two slips that have the same first letter, or its neighbour's."""
    try:
        from rapidfuzz.distance import OSA

        def near(candidate: str) -> bool:
            return bool(OSA.distance(wrong, candidate, score_cutoff=2) <= 2)
    except ImportError:
        letters = set(wrong)

        def near(candidate: str) -> bool:
            # Two slips change at most two letters of the set; cheap, and drops nearly all.
            return len(letters.symmetric_difference(candidate)) <= 4 and distance(wrong, candidate, 2) <= 2

    out = []
    for letter in dict.fromkeys(wrong[:2]):
        by_length = _starting(words, letter)
        for size in range(max(3, len(wrong) - 2), min(len(by_length), len(wrong) + 3)):
            for candidate in by_length[size]:
                if near(candidate):
                    out.append(candidate)
    return out
