"""Blocks in capitals, read as they would stand in a sentence: six words or more of capitals say nothing
of any word's own.

A word is written as the rest of the story writes it, else as edited copy does; one that nobody knows may
be a name and keeps a capital. Every letter keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from copylint.text.patterns import later
from copylint.text.tokens import lowered

#: So many words in capitals make a block.
WORDS = 6
#: An initialism of so many letters that nobody knows keeps its capitals.
_SHORT = 5
_WORD = r"[^\W\d_a-zà-öø-ÿ](?:[^\W_a-zà-öø-ÿ])*"
_ANY_WORD = later(r"(?<![^\W_])[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*|\d+(?:ST|ND|RD|TH|AM|PM|S)(?![^\W_])")
#: A label at the head of a line, as scripts and transcripts have them, stays what it is.
_LABEL = later(r"[^\n:]{1,40}:[ \t]")
_BLOCK = later(
    rf"(?<!\w){_WORD}(?:[^\w\n]+(?:\d\w*[^\w\n]+)*{_WORD}(?!\w)|['’]{_WORD}(?!\w)){{{WORDS - 1},}}"
)
#: Before the first word of a sentence.
_OPENS = later(r"(?:\A|[.!?…]{1,4}[\"'”’)\]]*\s+|\n\s*|:\s*(?=[\"“]))[\"'“‘(\[]*\Z")
_TAILS = frozenset("s t d m ll re ve".split())


def blocks(text: str) -> list[tuple[int, int]]:
    """Returns (start, end) of every block in capitals, within one line each, in order."""
    if not _CANDIDATE.search(text):
        return []
    out = []
    for m in _BLOCK.finditer(text):
        start, end = m.span()
        label = _LABEL.match(text, text.rfind("\n", 0, start) + 1, end)
        start = max(start, label.end()) if label is not None else start
        words = _ANY_WORD.findall(text, start, end)
        if len(words) >= WORDS and sum(_is_word(w) for w in words) * 2 > len(words):
            out.append((start, end))
    return out


#: Cheap: no block without two words of capitals beside each other, one of them longer than an acronym.
_CANDIDATE = later(r"[A-ZÀ-Þ][A-ZÀ-Þ][^\w\n]+[A-ZÀ-Þ]{2}")


def folded(text: str, spans: list[tuple[int, int]]) -> str:
    """Returns the text with those blocks as in sentences: same length, same offsets."""
    own = _own_forms(text, spans)
    out: list[str] = []
    at = 0
    for start, end in spans:
        out += [text[at:start], *_folded(text, start, end, own)]
        at = end
    return "".join([*out, text[at:]])


def _folded(text: str, start: int, end: int, own: dict[str, str]) -> Iterator[str]:
    at = start
    for m in _ANY_WORD.finditer(text, start, end):
        yield text[at : m.start()]
        word = _written(m[0], own)
        if word.islower() and _OPENS.search(text, max(0, m.start() - 8), m.start()):
            word = word[:1].upper() + word[1:]
        yield word if len(word) == len(m[0]) else m[0]
        at = m.end()
    yield text[at:end]


def _written(word: str, own: dict[str, str]) -> str:
    low = lowered(word)
    stem, mark, tail = _parted(low)
    return _form(stem, own) + mark + tail


def _parted(low: str) -> tuple[str, str, str]:
    """A word, and what an apostrophe adds to it: it's, the city's."""
    for mark in "'’":
        stem, found, tail = low.rpartition(mark)
        if found and tail in _TAILS and stem:
            return (low, "", "") if tail == "t" else (stem, mark, tail)
    return low, "", ""


def _form(low: str, own: dict[str, str]) -> str:
    from copylint.lexicon import gazetteer
    from copylint.lexicon.dictionary import words

    if len(low) == 1 and low != "a":
        return low.upper()
    if low[0].isdigit():
        return low
    if low in own:
        return own[low]
    sure = gazetteer.sure_capital(low)
    if sure is not None and len(sure[0]) == len(low):
        return sure[0]
    plain = low.replace("’", "'")
    if gazetteer.ordinary(plain) or words().known(plain) or words().corrections(plain):
        return low
    if low[:2] in ("o'", "o’") or low[:2] == "mc" and len(low) > 5:
        return low[:2].capitalize() + low[2:].capitalize()
    capital = low[:1].upper() + low[1:]
    if len(low) <= _SHORT and not gazetteer.is_name(capital):
        return low.upper()
    return capital


@lru_cache(maxsize=4096)
def _is_word(word: str) -> bool:
    from copylint.lexicon.dictionary import words

    return len(word) > 1 and words().find(lowered(word)) is not None


def _own_forms(text: str, spans: list[tuple[int, int]]) -> dict[str, str]:
    """Word in small letters -> how the rest of the story writes it, where that is with a capital in
    mid-sentence and never without."""
    rest: list[str] = []
    at = 0
    for start, end in spans:
        rest.append(text[at:start])
        at = end
    rest.append(text[at:])
    forms: dict[str, str] = {}
    small: set[str] = set()
    for piece in rest:
        for m in re.finditer(r"(?<=[a-z,] )([^\W\d_][^\W_]*)", piece):
            word = m[1]
            if word.islower():
                small.add(word)
            else:
                forms.setdefault(lowered(word), word)
    return {low: form for low, form in forms.items() if low not in small}
