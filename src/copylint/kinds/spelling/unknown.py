"""Which words of a story no dictionary has, and where they stand."""

from __future__ import annotations

from collections.abc import Set
from functools import lru_cache

from copylint.lexicon.dictionary import words
from copylint.lexicon.gazetteer import in_tables
from copylint.lexicon.tables import load_set
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.pieces import LONG
from copylint.text.sieve import Sieve

# Every byte that cannot be part of a word becomes a blank; letters, apostrophes and the stand-in for
# what is not ASCII stay, so that a word with a foreign letter is seen whole and left alone.
_KEEP = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'?_")
_TABLE = bytes(c if c in _KEEP else 32 for c in range(256))
_WORD = later(r"[a-z]{3,}(?:'[a-z]{1,2})?\Z")
_OPENING = later(r"[A-Z][a-z]{3,}\Z")
#: Other words of three letters that the dictionary does not have are often foreign, or abbreviations, and are
#: only asked about where ordinary words stand on both sides of them.
SHORT = word_set("spelling", "slips of three letters")
_CODES = word_set("spelling", "units and codes of three letters")


@once_a_story
def distinct(story: Story) -> frozenset[str]:
    """Returns the distinct words of the story as they are capitalised, apostrophes straight; words
    with letters beyond ASCII have `?` in them."""
    raw = story.plain.encode("ascii", "replace").translate(_TABLE).decode("ascii")
    found: set[str] = set()
    at = 0
    while at < len(raw):  # a list of all words of a long text would be its largest thing
        end = raw.find(" ", at + LONG)
        end = end if end >= 0 else len(raw)
        found.update(raw[at:end].split())
        at = end
    return frozenset(found)


@once_a_story
def unknown(story: Story) -> frozenset[str]:
    """Returns the lower-case words of the story that the dictionary does not have."""
    found = frozenset(_strangers.of(distinct(story)))
    return found - load_set("dialect") if found else found


@lru_cache(maxsize=1 << 14)
def _strange(word: str) -> bool:
    w = words()
    if not word.islower() or word in w or not _WORD.match(word) or w.known(word) or _code(word):
        return False
    # A word that only exists with a capital has lost it: the names rules say so.
    return word.split("'")[0].capitalize() not in w


_strangers = Sieve(_strange)


def _code(word: str) -> bool:
    """Whether three letters are a unit, a code or the like rather than a slip, or four the plural of a
    clipped unit (mins, secs, yds)."""
    if len(word) == 3:
        return word not in SHORT and (word in _CODES or word.upper() in words())
    return len(word) == 4 and word.endswith("s") and word[:3] in _CODES


@once_a_story
def unknown_openers(story: Story) -> frozenset[str]:
    """Returns the capitalised words of the story that neither the dictionary nor a table of names has, and
    that it has in no other capitals."""
    tokens = distinct(story)
    return frozenset(t for t in _openers.of(tokens) if t.lower() not in tokens and t.upper() not in tokens)


@lru_cache(maxsize=1 << 14)
def _odd(word: str) -> bool:
    return _OPENING.match(word) is not None and not words().known(word) and not in_tables(word)


_openers = Sieve(_odd)

#: A word, and with its possessive ending; nothing that is part of an address or the like.
_LETTERS = later(r"(?<![\w'@#%/\\])([A-Za-z]+)(?:('[a-z]{1,2})(?![\w/\\]))?(?![\w/\\])")
_JOINED_BEFORE, _JOINED_BEHIND = frozenset("_'@#%/\\"), frozenset("_/\\")

#: Up to so many words each is sought by itself, which is quicker; more would make a long story of
#: unknown words dear.
_FEW = 30


def where(text: str, wanted: Set[str]) -> dict[str, list[tuple[int, int]]]:
    """Returns where each of the words stands. A word is also where it stands with a possessive ending."""
    out: dict[str, list[tuple[int, int]]] = {}
    if len(wanted) <= _FEW:
        for word in wanted:
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                before, after = text[start - 1 : start], text[end : end + 1]
                parted = not before.isalnum() and before not in _JOINED_BEFORE
                if parted and not after.isalnum() and after not in _JOINED_BEHIND:
                    out.setdefault(word, []).append((start, end))
                start = text.find(word, end)
        return out
    for m in _LETTERS.finditer(text):
        if m[1] in wanted:
            out.setdefault(m[1], []).append(m.span(1))
        if m[2] and m[0] in wanted:
            out.setdefault(m[0], []).append(m.span())
    return out
