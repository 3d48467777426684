"""Copy that nobody would write, made of copy that somebody did: the seed stories and the examples of
the rules, cut up, mixed and damaged. Number N is the same text on every machine."""

from __future__ import annotations

import random
import re
from functools import cache

from support import newscopy
from support.own_rules import own_rules
from support.places import ROOT


@cache
def sentences() -> tuple[str, ...]:
    """The examples of every rule."""
    return tuple(e.text for r in own_rules() for e in r.examples)


@cache
def stories() -> tuple[str, ...]:
    """The seed stories."""
    return tuple(
        p.read_bytes().decode("utf-8", "replace")
        for p in sorted((ROOT / "seeds").rglob("*.*"))
        if p.suffix in (".txt", ".md")
    )


_CURLY = str.maketrans("“”‘’", "\"\"''")
_SPACES = " \u00a0\u2009\u202f\t\u3000"
_BREAKS = ("\n", "\n\n", "\r\n", "\n\n\n", " \n", "\r", "\u2028", "\x0b", "\x85")
_MARKS = "\"'“”‘’«»()[]{}<>.,;:!?…-–—/\\*_`#@&%$£€°|~^="
_ODD = [
    *newscopy.ODD,
    "\ufeff",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\ufffc",
    "\ufffd",
    "\x1b[31m",
    "\U0001f468\u200d\U0001f469",
    "Ǆ",
    "ŉ",
    "ı",
    "\u0660\u0661",
    "½",
    "²",
    "Ⅷ",
    "ﬀ",
]


def _word(rng: random.Random) -> str:
    pool = rng.choice((newscopy.PLAIN, newscopy.NAMES, newscopy.FAULTS, newscopy.LOWERED, _ODD))
    return rng.choice(pool)


def _mutate(rng: random.Random, text: str) -> str:
    """One change."""
    if not text:
        return _word(rng)
    how = rng.randrange(16)
    at = rng.randrange(len(text) + 1)
    if how == 0:
        return text[:at] + rng.choice(_MARKS) * rng.choice((1, 1, 1, 2, 3)) + text[at:]
    if how == 1:
        end = min(len(text), at + rng.choice((1, 1, 2, 5, 20)))
        return text[:at] + text[end:]
    if how == 2:
        end = min(len(text), at + rng.choice((1, 3, 8, 30)))
        return text[:end] + text[at:end] + text[end:]
    if how == 3:
        return text[:at] + rng.choice(_ODD) + text[at:]
    if how == 4:
        return text[:at] + rng.choice(_BREAKS) + text[at:]
    parts = text.split(" ")
    k = rng.randrange(len(parts))
    if how == 5:
        parts[k] = parts[k].swapcase()
    elif how == 6:
        parts[k] = rng.choice((parts[k].upper(), parts[k].lower(), parts[k].capitalize()))
    elif how == 7:
        parts.insert(k, parts[k])
    elif how == 8:
        j = rng.randrange(len(parts))
        parts[k], parts[j] = parts[j], parts[k]
    elif how == 9:
        parts[k] = _word(rng)
    elif how == 10:
        parts.insert(k, _word(rng))
    elif how == 11 and len(parts[k]) > 2:
        j = rng.randrange(len(parts[k]) - 1)
        w = parts[k]
        parts[k] = w[:j] + w[j + 1] + w[j] + w[j + 2 :]
    elif how == 12:
        parts[k] = parts[k] + rng.choice(_SPACES)
    elif how == 13:
        o, c = rng.choice(
            (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("(", ")"), ("*", "*"), ("[", "](x)"))
        )
        j = min(len(parts) - 1, k + rng.randrange(8))
        parts[k], parts[j] = o + parts[k], parts[j] + c
    elif how == 14:
        return text.translate(_CURLY)
    else:
        return re.sub(r"\d+", lambda m: str(rng.randrange(10 ** rng.choice((1, 2, 4, 6)))), text)
    return " ".join(parts)


def text(number: int) -> str:
    """Returns input `number`: mostly a few sentences, now and then a whole story."""
    rng = random.Random(number)
    if number % 97 == 0:
        out = rng.choice(stories())
        most = 12
    else:
        pieces = []
        for _ in range(rng.choice((1, 1, 2, 2, 3, 4))):
            if rng.random() < 0.3:
                line = rng.choice([x for x in rng.choice(stories()).split("\n") if x.strip()] or ["a"])
                pieces.append(rng.choice(re.split(r"(?<=[.!?]) ", line)))
            else:
                pieces.append(rng.choice(sentences()))
        out = rng.choice((" ", " ", "\n", "\n\n", "\r\n", "")).join(pieces)
        most = 6
    for _ in range(rng.randrange(most)):
        out = _mutate(rng, out)
    return out.replace("\0", "")


def passage(number: int) -> str:
    """Returns input `number` of the short ones: a sentence, sometimes two, with a few changes."""
    rng = random.Random(f"passage {number}")
    out = rng.choice(sentences())
    if rng.random() < 0.2:
        out += rng.choice((" ", " ", "\n\n", "\n", "")) + rng.choice(sentences())
    for _ in range(rng.choice((1, 1, 2, 3))):
        out = _mutate(rng, out)
    return out.replace("\0", "")


def path(number: int) -> str:
    """Returns the name that input goes by: every fifth is Markdown."""
    return "story.md" if number % 5 == 0 else "story.txt"


def smallest(text: str, fails: object) -> str:
    """Returns a shorter text for which `fails(text)` still holds, by leaving out ever less."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            tried = text[:at] + text[at + size :]
            if tried and fails(tried):  # type: ignore[operator]
                text = tried
            else:
                at += size
        size //= 2
    return text
