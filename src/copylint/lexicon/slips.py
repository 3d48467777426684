"""Slips of the hand and of the ear: what one of them makes of a word, and how unlikely each is."""

from __future__ import annotations

from collections.abc import Iterator

#: The alphabet.
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
#: Keys that touch on the usual English keyboard: the next in a row, and the two below.
NEAR = frozenset(
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
#: Letters that stand for vowels.
VOWELS = frozenset("aeiouy")
#: Pairs of consonants that sound alike in some word.
SOUNDS = frozenset(
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
EXTRA = 2.7  # a letter too many
_EXTRA_DOUBLE = 1.9  # a letter is doubled
_EXTRA_NEAR = 2.4  # a key beside the right one was touched too
_OTHER = 3.1  # one letter stands for another
_OTHER_NEAR = 2.3
_OTHER_VOWEL = 2.1
_OTHER_SOUND = 2.4
_FIRST = 0.9  # the first letter of a word is seldom the wrong one


def one_slip(word: str) -> Iterator[str]:
    """Yields what one letter less, more or another, or two neighbours swapped make of a word; some of it
    twice."""
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


def skipped(word: str) -> Iterator[str]:
    """Yields the words of which the eye has skipped two letters, from one letter to the same again:
    mov(em)ent."""
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
                best = min(best, last[j - low] + extra_cost(wrong, i - 1))
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
    if (typed, meant) in NEAR:
        cost = _OTHER_NEAR
    if typed in VOWELS and meant in VOWELS:
        cost = min(cost, _OTHER_VOWEL)
    elif (typed, meant) in SOUNDS:
        cost = min(cost, _OTHER_SOUND)
    return cost + (_FIRST if first else 0.0)


def _missing(right: str, at: int) -> float:
    letter = right[at]
    if at and right[at - 1] == letter or right[at + 1 : at + 2] == letter:
        return _MISSING_DOUBLE
    cost = _MISSING_VOWEL if letter in VOWELS else _MISSING
    return cost + (_FIRST if at == 0 else 0.0)


def extra_cost(wrong: str, at: int) -> float:
    """How unlikely it is that the letter at that place was added: a power of ten."""
    letter = wrong[at]
    beside = wrong[at - 1 : at] if at else ""
    after = wrong[at + 1 : at + 2]
    if letter in (beside, after):
        return _EXTRA_DOUBLE
    if (letter, beside) in NEAR or (letter, after) in NEAR:
        return _EXTRA_NEAR + (_FIRST / 2 if at == 0 else 0.0)
    return EXTRA + (_FIRST if at == 0 else 0.0)
