"""Good sentences with one odd thing in a word: a capital inside, a digit beside a letter, a letter whose
lower case is longer or that only a search blind to case takes for another."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from support import fuzzing

_WORD = re.compile(r"[^\W_]+")


def _inner(word: str) -> str:
    k = len(word) // 2
    return word[:k] + word[k:].swapcase() if len(word) > 1 else word.swapcase()


def _swapped(letters: str, new: str) -> object:
    """A change of the first of these letters into another; no change where the word has none."""
    found = re.compile(f"[{letters}]")
    return lambda w: found.sub(new, w, count=1)


#: name -> what is done to a word
ODDITIES = {
    "a capital inside": _inner,
    "capitals": str.upper,
    "no capital": str.lower,
    "one capital more": lambda w: w[:1] + w[1:2].upper() + w[2:],
    "a digit before": lambda w: "3" + w,
    "a digit behind": lambda w: w + "7",
    "a digit inside": lambda w: w[:1] + "0" + w[1:],
    "dotted I": _swapped("iI", "İ"),
    "dotless i": _swapped("iI", "ı"),
    "long s": _swapped("sS", "ſ"),
    "kelvin": _swapped("kK", "\u212a"),
    "angstrom": _swapped("aA", "\u212b"),
    "sharp s": _swapped("sS", "ß"),
    "capital sharp s": _swapped("sS", "ẞ"),
    "ligature": lambda w: w[:1] + "ﬁ" + w[1:],
    "a letter of two": lambda w: "ŉ" + w,
    "a digraph": lambda w: "ǅ" + w[1:],
    "sigma at the end": lambda w: w + "Σ",
    "a combining mark": lambda w: w[:1] + "\u0301" + w[1:],
    "a combining mark behind": lambda w: w + "\u0307",
    "wide letters": lambda w: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in w),
    "a Cyrillic letter": _swapped("aAoOeE", "о"),
    "a raised digit": lambda w: w + "²",
    "Arabic digits": lambda w: "".join(chr(0x660 + int(c)) if c in "0123456789" else c for c in w) or w,
    "a fraction": lambda w: w + "½",
    "a Roman numeral": lambda w: "Ⅷ" + w,
    "another accent": lambda w: "".join("è" if c > "\x7f" else c for c in w),
    "a number without end": lambda w: w * 150 if w[:1] in "0123456789" else w,
    "a number with more noughts than a float holds": lambda w: w + "0" * 400 if w[:1] in "0123456789" else w,
    "a letter of the astral plane": lambda w: "𝐚" + w[1:],
}


def changed(rng: random.Random, sentence: str) -> str:
    """Returns the sentence with one word changed in one of the ways; as it is where none of some tries
    does."""
    words = list(_WORD.finditer(sentence))
    for _ in range(30 if words else 0):
        m = rng.choice(words)
        name = rng.choice(list(ODDITIES))
        new = ODDITIES[name](m.group())
        if new != m.group():
            return sentence[: m.start()] + new + sentence[m.end() :]
    return sentence


def variants(sentence: str) -> Iterator[tuple[str, str]]:
    """Yields (what was done, the sentence with it done to one word): every word in every way."""
    for m in _WORD.finditer(sentence):
        for name, change in ODDITIES.items():
            new = change(m.group())
            if new != m.group():
                yield name, sentence[: m.start()] + new + sentence[m.end() :]


def some(count: int, seed: int = 0) -> Iterator[str]:
    """Yields so many of the variants of all rules' examples, the same ones for the same seed."""
    rng = random.Random(seed)
    sentences = fuzzing.sentences()
    for _ in range(count):
        yield changed(rng, rng.choice(sentences))
