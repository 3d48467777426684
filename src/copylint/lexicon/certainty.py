"""Which correction of a word is certain: near and usual enough, and the word none of its own."""

from __future__ import annotations

from collections.abc import Sequence

from copylint.lexicon.dictionary import Words
from copylint.lexicon.runons import HEADS, runs_on
from copylint.lexicon.slips import EXTRA, NEAR, SOUNDS, VOWELS, extra_cost, one_slip_apart, slip_cost

#: How far, in powers of ten, a certain correction is ahead of the next (measured on random slips).
MARGIN = 1.6
#: The same for words too short to be told from others by one letter (nto: not, into).
SHORT_MARGIN = 2.3
#: Shorter words are certain only when listed: too many coinages are one slip from English.
LEAST_LENGTH = 5
#: A certain correction is at least this usual (10 x log10 of uses in 1,000 million).
LEAST_FREQUENCY = 30


def certain(wrong: str, ranked: list[tuple[str, float]], words: Words, listed: Sequence[str]) -> bool:
    """Whether the first of the corrections of a word, each with its score, is its slip for certain; `listed`
    are those that a table has for it."""
    best, score = ranked[0]
    margin = MARGIN if len(wrong) >= LEAST_LENGTH else SHORT_MARGIN
    return (
        _sure(wrong, best, words, best in listed)
        and (len(ranked) == 1 or score - ranked[1][1] >= margin)
        and (best in listed or not _nearer(wrong, best, ranked))
    )


def _nearer(wrong: str, best: str, ranked: list[tuple[str, float]]) -> bool:
    """Whether a rarer word is nearer by half a power of ten, and not a thousand times rarer: funerial, from
    funereal."""
    cost, score = slip_cost(wrong, best), ranked[0][1]
    return " " not in best and any(
        score - s < _RARER and " " not in c and slip_cost(wrong, c) <= cost - 0.5 for c, s in ranked[1:4]
    )


#: What a nearer word's score may fall behind, and still be thought of.
_RARER = 2.4


def _sure(wrong: str, candidate: str, words: Words, listed: bool) -> bool:
    """Whether the correction is near and usual enough for the word to be its slip, and not a
    coinage, a rare word or an inflection that the dictionary does not have."""
    if " " in candidate:
        return (
            listed
            or len(wrong) > LEAST_LENGTH - 1
            and runs_on(candidate) == 2
            and candidate.split(" ")[0] not in HEADS
        )
    entry = words.get(candidate)
    if entry is None or entry.freq < LEAST_FREQUENCY:
        return False
    if listed:
        return wrong != f"{candidate}s" and not _other_hand(wrong, candidate)  # the befores and afters
    if (
        len(wrong) < LEAST_LENGTH
        or not one_slip_apart(wrong, candidate)
        or _of_its_own(wrong, candidate, words)
    ):
        return False
    # An added or lost ending is another form, not a slip: emojis, vaxxed, reposted.
    shorter, longer = sorted((wrong, candidate), key=len)
    if longer.startswith(shorter) or longer.endswith(shorter):
        return False
    return wrong[0] == candidate[0] or wrong[:2] == candidate[1::-1]


#: What stands before or behind a word in the names of programs.
_PROGRAM = ("std", "js", "css", "sql")
#: Endings of French words: histoires, politique.
_FRENCH = ("oire", "oires", "ique", "iques", "euse", "euses", "eux", "eaux", "aise", "oise")
_RUN_ON = ("the", "and", "with", "for", "from")


def _of_its_own(wrong: str, candidate: str, words: Words) -> bool:
    """Whether an unlisted word may be another's and no slip: a letter for one that neither finger nor ear
    takes for it (contre, podular, bradycardic); a clipped word (tradie); a usual word behind one letter, or
    in a program's name (gzipped, stdout); or two words run together, the second of which nobody knows."""
    if len(wrong) == len(candidate):
        changed = [(a, b) for a, b in zip(wrong, candidate, strict=True) if a != b]
        if len(changed) == 1 and not _slips_to(*changed[0], len(wrong)):
            return True
    if wrong.endswith(_FRENCH) and not candidate.endswith(wrong[-3:]):
        return True
    if wrong.endswith(("ie", "ies")) and not candidate.endswith(("ie", "ies")):
        return True
    whole = [wrong[len(p) :] for p in _PROGRAM if wrong.startswith(p)] + [
        wrong[: -len(p)] for p in _PROGRAM if wrong.endswith(p)
    ]
    if any(w in words for w in whole if len(w) > 2):
        return True
    first, rest = wrong[0], words.get(wrong[1:])
    if (
        rest is not None
        and len(wrong) > LEAST_LENGTH
        and candidate != wrong[1:]
        and candidate[0] == first
        and wrong[1] != candidate[0]
    ):
        return True
    return any(
        wrong.startswith(w) and (len(wrong) <= len(w) + 2 or not candidate.startswith(w)) for w in _RUN_ON
    )


#: Letters of the longest word that copy spells as it sounds.
_LONGEST_SAID = 8


def spoken_so(wrong: str, candidate: str) -> bool:
    """Whether the unlisted word may be the candidate as somebody says it, or a word of a dialect: a short one
    with a vowel more or another (moonth), or a letter more that lies nowhere near those beside it
    (fantigue)."""
    if len(wrong) > _LONGEST_SAID:
        return False
    if len(wrong) == len(candidate):
        changed = [(a, b) for a, b in zip(wrong, candidate, strict=True) if a != b]
        return len(changed) == 1 and set(changed[0]) <= VOWELS
    if len(wrong) < len(candidate):
        return False
    at = next((k for k, (a, b) in enumerate(zip(wrong, candidate, strict=False)) if a != b), len(candidate))
    return wrong[at] in VOWELS or extra_cost(wrong, at) >= EXTRA


def _other_hand(wrong: str, candidate: str) -> bool:
    """Whether only s for z or z for s parts the two: an old or a foreign spelling (surprized)."""
    return len(wrong) == len(candidate) and {
        (a, b) for a, b in zip(wrong, candidate, strict=True) if a != b
    } <= {("s", "z"), ("z", "s")}


def _slips_to(typed: str, meant: str, length: int) -> bool:
    """Whether one letter is typed for another: a neighbour on the keyboard, or a consonant that sounds like
    it. A vowel that lies nowhere near makes a word of other languages and names (rituel, libor), a vowel for
    a consonant a lively short one (blooey), s for z and z for s an old or a foreign spelling (surprized)."""
    if {typed, meant} == {"s", "z"}:
        return False
    if (typed, meant) in NEAR:
        return length > _SHORT or typed not in VOWELS or meant in VOWELS
    return (typed, meant) in SOUNDS and not {typed, meant} <= VOWELS


#: Letters of the longest word that a vowel for a consonant leaves in doubt.
_SHORT = 6
