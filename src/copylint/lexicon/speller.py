"""Corrections for a word that the dictionary does not have.

A noisy channel: a correction's score is how usual the word is, less how unlikely the slip that leads
from it to what stands. Both are powers of ten, so a point of score is a factor of ten. First come
the listed misspellings and the words one slip away; longer words that have no good one are compared
with the words two slips away that start alike. The same input gives the same answer with and without
rapidfuzz, which only makes the second step faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from copylint.lexicon.dictionary import Words, plain_apostrophe
from copylint.text.distance import distance


class Suggestion(NamedTuple):
    """A correction. score: log10 of its likelihood, on a scale that only compares; certain: it is
    the first, one slip away, usual, and ahead of the second by `MARGIN` or more."""

    word: str
    score: float
    certain: bool


MARGIN = 1.6
"""How far, in powers of ten, a certain correction is ahead of the next (measured on random slips)."""
SHORT_MARGIN = 2.3
"""The same for words too short to be told from others by one letter (nto: not, into)."""
LEAST_LENGTH = 5
"""Shorter words are certain only when listed: too many coinages are one slip from English."""
LEAST_FREQUENCY = 30
"""A certain correction is at least this usual (10 x log10 of uses in 1,000 million)."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Keys that touch on the usual English keyboard: the next in a row, and the two below.
_NEAR = frozenset(
    pair
    for r, row in enumerate(_ROWS)
    for k, key in enumerate(row)
    for other in (
        row[k + 1 : k + 2],
        *(_ROWS[r + 1][max(0, k - 1) : k + 1] if r + 1 < len(_ROWS) else ""),
    )
    if other
    for pair in ((key, other), (other, key))
)
_VOWELS = frozenset("aeiouy")
_SOUNDS = frozenset(
    pair
    for group in ("cks", "sz", "cx", "gj", "fv", "mn", "td", "bp", "kq", "uw", "iy", "vw")
    for a in group
    for b in group
    if a != b
    for pair in ((a, b),)
)

# Costs of one slip, in powers of ten.
_SWAP = 2.0  # two neighbours change places
_SWAP_IE = 1.6  # recieve
_MISSING = 2.3  # a letter is not there
_MISSING_DOUBLE = 1.7  # one of a double letter is not there
_MISSING_VOWEL = 2.1
_EXTRA = 2.7
_EXTRA_DOUBLE = 1.9  # a letter is doubled
_EXTRA_NEAR = 2.4  # a key beside the right one was touched too
_OTHER = 3.1  # one letter stands for another
_OTHER_NEAR = 2.3
_OTHER_VOWEL = 2.1
_OTHER_SOUND = 2.4
_FIRST = 0.9  # the first letter of a word is seldom the wrong one
_LISTED = 1.2  # a listed misspelling is likelier by this
_SKIPPED = 2.6  # two letters are not there, up to where the first of them stands again
_SPLIT = 2.6  # a space is not there
#: Letters beyond which a run of them is no English word with a slip, and every slip of it too dear to try.
_LONGEST = 30
_ARTICLE = 3.2  # the same behind "a"
_REGION = 1.5  # the spelling of the other variety


def suggest(
    word: str,
    words: Words,
    region: str = "*",
    left: str | None = None,
    right: str | None = None,
    *,
    limit: int = 5,
    context: Callable[[str], float] | None = None,
) -> list[Suggestion]:
    """The likeliest corrections of `word`, best first; at most `limit`, perhaps none.

    `word` is in lower case, or capitalised, and then so are the corrections; a possessive ending
    is kept. `region` is "u", "g" or "*": spellings of the other variety are put back. `left` and
    `right` are the words beside it, if any: what cannot follow an article, a modal or "to" is put
    back. `context`, where given, adds to the score of a correction (a power of ten). Only the
    first suggestion can be `certain`. A word that the dictionary has gets no suggestions.
    """
    word = plain_apostrophe(word)
    ending = ""
    for possessive in ("'s", "s'"):
        if word.endswith(possessive) and len(word) > 4:
            ending = possessive[possessive.index("'") :]
            word = word[: -len(ending)]
            break
    wrong = word.lower()
    if not wrong.isalpha() or not 2 <= len(wrong) <= _LONGEST or wrong in words:
        return []
    listed = words.corrections(wrong)
    scores: dict[str, float] = {}
    for candidate in listed:
        cost = slip_cost(wrong, candidate) if " " not in candidate else _SPLIT
        scores[candidate] = _usual(candidate, words) - cost + _LISTED
    for candidate in _skipped(wrong) if len(wrong) >= LEAST_LENGTH else ():
        if candidate in words and candidate not in scores:
            scores[candidate] = _usual(candidate, words) - _SKIPPED
    for candidate in set(_one_slip(wrong)):
        if candidate not in scores and candidate in words:
            scores[candidate] = _usual(candidate, words) - slip_cost(wrong, candidate)
    for k in range(1, len(wrong)):
        first, second = wrong[:k], wrong[k:]
        beside = first in _LITTLE or second in _LITTLE
        if _stands_alone(first, words, beside) and _stands_alone(second, words, beside):
            candidate = f"{first} {second}"
            scores[candidate] = _usual(candidate, words) - _SPLIT - _APART[runs_on(candidate)]
            if first in ("a", "an") and (second[0] in "aeio") == (first == "an"):
                # Likelier than a letter before a word for no reason.
                scores[candidate] = max(_usual(second, words) - _ARTICLE, scores.get(second, -9.0) + 0.3)
    best = max(scores.values(), default=-9.0)
    if len(wrong) >= 5 and best < 1.5:
        for candidate in _two_slips(wrong, words):
            if candidate not in scores:
                scores[candidate] = _usual(candidate, words) - slip_cost(wrong, candidate)
    for candidate in scores:
        entry = words.get(candidate)
        if entry is not None and region in ("u", "g") and entry.region not in ("*", region):
            scores[candidate] -= _REGION
        scores[candidate] += _fits(candidate, words, left, right)
        if context is not None:
            scores[candidate] += context(candidate)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    margin = MARGIN if len(wrong) >= LEAST_LENGTH else SHORT_MARGIN
    out: list[Suggestion] = []
    for rank, (candidate, score) in enumerate(ranked[:limit]):
        certain = (
            rank == 0
            and _sure(wrong, candidate, words, candidate in listed)
            and (len(ranked) == 1 or score - ranked[1][1] >= margin)
            and (candidate in listed or not _nearer(wrong, candidate, ranked))
        )
        shown = candidate[:1].upper() + candidate[1:] if word[:1].isupper() else candidate
        out.append(Suggestion(shown + ending, round(score, 3), certain))
    return out


def _nearer(wrong: str, best: str, ranked: list[tuple[str, float]]) -> bool:
    """Whether a rarer word is nearer by half a power of ten, and not a thousand times rarer: funerial, from funereal."""
    cost, score = slip_cost(wrong, best), ranked[0][1]
    return " " not in best and any(
        score - s < _RARER and " " not in c and slip_cost(wrong, c) <= cost - 0.5 for c, s in ranked[1:4]
    )


#: What a nearer word's score may fall behind, and still be thought of.
_RARER = 2.4

#: Little words that run into their neighbours; of the first kind others are made too (onscreen,
#: inhouse, byline), so that they run on only into one another.
_MAKERS = frozenset("a an as at by in no off on one or out over so up under you all".split())
_LITTLE = _MAKERS | frozenset(
    """the of and to for from with that this his her their its our he she it they we is are was were be been has had have
    will would could can may not but which who when where there than after before while into about said says if i""".split()
)
_TOGETHER = frozenset(
    """as well;in order;in fact;each other;at least;of course;at first;so far;in addition;as such;for example;in case;in front
    no one;last year;last week;last month;last night;next year;next week;next month;per cent;prime minister;years ago""".replace(
        "\n", ";"
    )
    .replace("    ", "")
    .split(";")
)
#: Those that make a new word of any second: nowhen, outwith, underwhich.
_HEADS = frozenset("no all so out over under up off".split())
#: What a split costs besides, by how many of its words are little ones.
_APART = (1.5, 0.7, 0.0)


def runs_on(words: str) -> int:
    """Returns how many of two words are little ones that run into their neighbours: 0 also where the
    first makes compounds with words of the other's kind."""
    first, second = words.split(" ", 1)
    if first in _LITTLE and second in _LITTLE:
        return 2
    if words in _TOGETHER or first in ("a", "an") and len(second) > 2:
        return 1
    return int(
        first in _LITTLE - _MAKERS
        or second in _LITTLE - {"i", "a", "all", "out", "over", "up", "off", "under"}
    )


def _sure(wrong: str, candidate: str, words: Words, listed: bool) -> bool:
    """Whether the correction is near and usual enough for the word to be its slip, and not a
    coinage, a rare word or an inflection that the dictionary does not have."""
    if " " in candidate:
        return (
            listed
            or len(wrong) > LEAST_LENGTH - 1
            and runs_on(candidate) == 2
            and candidate.split(" ")[0] not in _HEADS
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
    """Whether an unlisted word may be another's and no slip: a letter for one that neither finger nor ear takes for it (contre,
    podular, bradycardic); a clipped word (tradie); a usual word behind one letter, or in a program's
    name (gzipped, stdout); or two words run together, the second of which nobody knows."""
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
    """Whether the unlisted word may be the candidate as somebody says it, or a word of a dialect: a short one with a vowel
    more or another (moonth), or a letter more that lies nowhere near those beside it (fantigue)."""
    if len(wrong) > _LONGEST_SAID:
        return False
    if len(wrong) == len(candidate):
        changed = [(a, b) for a, b in zip(wrong, candidate, strict=True) if a != b]
        return len(changed) == 1 and set(changed[0]) <= _VOWELS
    if len(wrong) < len(candidate):
        return False
    at = next((k for k, (a, b) in enumerate(zip(wrong, candidate, strict=False)) if a != b), len(candidate))
    return wrong[at] in _VOWELS or _extra(wrong, at) >= _EXTRA


def _other_hand(wrong: str, candidate: str) -> bool:
    """Whether only s for z or z for s parts the two: an old or a foreign spelling (surprized)."""
    return len(wrong) == len(candidate) and {
        (a, b) for a, b in zip(wrong, candidate, strict=True) if a != b
    } <= {("s", "z"), ("z", "s")}


def _slips_to(typed: str, meant: str, length: int) -> bool:
    """Whether one letter is typed for another: a neighbour on the keyboard, or a consonant that sounds like it. A vowel that
    lies nowhere near makes a word of other languages and names (rituel, libor), a vowel for a consonant a lively short
    one (blooey), s for z and z for s an old or a foreign spelling (surprized)."""
    if {typed, meant} == {"s", "z"}:
        return False
    if (typed, meant) in _NEAR:
        return length > _SHORT or typed not in _VOWELS or meant in _VOWELS
    return (typed, meant) in _SOUNDS and not {typed, meant} <= _VOWELS


#: Letters of the longest word that a vowel for a consonant leaves in doubt.
_SHORT = 6


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
    return entry.freq >= (
        60
        if len(half) < 3
        else 50
        if len(half) < 4 and beside
        else 60
        if len(half) < 4
        else 32
        if beside
        else 50
    )


_BEFORE_NOUN = frozenset(("DT", "PRP$"))
_NOUNS = frozenset(("NN", "NNS", "JJ", "JJR", "JJS", "VBG", "VBN", "RB", "CD", "NNP", "RBS"))
_BASES = frozenset(("VB", "RB", "VBP"))
_AFTER_TO = _BASES | {"DT", "NN", "NNS", "JJ", "VBG", "PRP", "PRP$", "NNP", "CD", "IN", "WP"}


def _fits(candidate: str, words: Words, left: str | None, right: str | None) -> float:
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


def _one_slip(word: str) -> Iterator[str]:
    for k in range(len(word) + 1):
        head, tail = word[:k], word[k:]
        if tail:
            yield head + tail[1:]
            if len(tail) > 1 and tail[0] != tail[1]:
                yield head + tail[1] + tail[0] + tail[2:]
            for letter in LETTERS:
                if letter != tail[0]:
                    yield head + letter + tail[1:]
        for letter in LETTERS:
            yield head + letter + tail


def _skipped(word: str) -> Iterator[str]:
    """The words of which the eye has skipped two letters from one letter to the same letter again: mov(em)ent, rem(em)ber."""
    for k in range(1, len(word)):
        for letter in LETTERS:
            yield word[:k] + word[k] + letter + word[k:]


def one_slip_apart(left: str, right: str) -> bool:
    """Whether one letter missing, added, changed, or two neighbours swapped make the difference."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    if len(a) > len(b):
        return a[1:] == b
    if len(a) < len(b):
        return a == b[1:]
    return a[1:] == b[1:] or (len(a) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:])


@cache
def _starting(words: Words, letter: str) -> tuple[tuple[str, ...], ...]:
    """Usual lower-case words with this first letter, by length: index 0 holds those of length 0."""
    by_length: list[list[str]] = [[] for _ in range(40)]
    for word in words.starting(letter):
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
                if near(candidate) and _usual(candidate, words) >= 2.5:
                    out.append(candidate)
    return out


def slip_cost(wrong: str, right: str) -> float:
    """How unlikely it is that somebody who means `right` writes `wrong`: a power of ten."""
    # What they share at both ends costs nothing, except that doubling looks at its neighbours.
    start = 0
    while start < min(len(wrong), len(right)) and wrong[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(wrong), len(right)) - start and wrong[-1 - end] == right[-1 - end]:
        end += 1
    low = max(0, start - 1)
    width, height = len(right) - end, len(wrong) - end
    before: list[float] = []
    last: list[float] = []
    for i in range(low, height + 1):
        now: list[float] = []
        for j in range(low, width + 1):
            if i == low and j == low:
                now.append(0.0)
                continue
            best = 1e9
            if i > low and j > low:
                best = last[j - 1 - low] + _change(wrong[i - 1], right[j - 1], i == 1 and j == 1)
            if j > low:
                best = min(best, now[j - 1 - low] + _missing(right, j - 1))
            if i > low:
                best = min(best, last[j - low] + _extra(wrong, i - 1))
            if (
                i > low + 1
                and j > low + 1
                and wrong[i - 1] == right[j - 2]
                and wrong[i - 2] == right[j - 1]
                and wrong[i - 1] != wrong[i - 2]
            ):
                pair = {wrong[i - 1], wrong[i - 2]}
                swap = (_SWAP_IE if pair == {"i", "e"} else _SWAP) + (_FIRST / 3 if j == 2 else 0)
                best = min(best, before[j - 2 - low] + swap)
            now.append(best)
        before, last = last, now
    return last[-1]


def _change(typed: str, meant: str, first: bool) -> float:
    if typed == meant:
        return 0.0
    cost = _OTHER
    if (typed, meant) in _NEAR:
        cost = _OTHER_NEAR
    if typed in _VOWELS and meant in _VOWELS:
        cost = min(cost, _OTHER_VOWEL)
    elif (typed, meant) in _SOUNDS:
        cost = min(cost, _OTHER_SOUND)
    return cost + (_FIRST if first else 0.0)


def _missing(right: str, at: int) -> float:
    letter = right[at]
    if at and right[at - 1] == letter or right[at + 1 : at + 2] == letter:
        return _MISSING_DOUBLE
    cost = _MISSING_VOWEL if letter in _VOWELS else _MISSING
    return cost + (_FIRST if at == 0 else 0.0)


def _extra(wrong: str, at: int) -> float:
    letter = wrong[at]
    beside = wrong[at - 1 : at] if at else ""
    after = wrong[at + 1 : at + 2]
    if letter in (beside, after):
        return _EXTRA_DOUBLE
    if (letter, beside) in _NEAR or (letter, after) in _NEAR:
        return _EXTRA_NEAR + (_FIRST / 2 if at == 0 else 0.0)
    return _EXTRA + (_FIRST if at == 0 else 0.0)
