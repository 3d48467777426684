"""Acronyms of a story: where each is spelled out, with what words, and where it stands alone.

Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copylint.story import datelines
from copylint.story.roles import FURNITURE
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.spans import Stretches

#: Two to six capitals, with an ampersand or a small plural s allowed; stops (U.N.) are taken out.
_ACRONYM = later(r"[A-Z](?=[A-Z&])(?<![\w.'&/$£€@#-].)(?:[A-Z]|&(?=[A-Z])){1,6}(?![\w&-]|\.[A-Z]|/\w)")
_BRACKETED = later(r"\((?P<a>[A-Z][A-Za-z&]{1,7})\)")
_WORD = later(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?:'(?= ))?")
_SMALL = word_set("story", "small words of names")


class Definition(NamedTuple):
    """An acronym in brackets behind the words it stands for."""

    acronym: str
    #: Where the acronym stands, without its brackets.
    start: int
    end: int
    #: Where the words stand.
    words_start: int
    words_end: int
    #: Whether the initials of the words give the acronym.
    fits: bool
    initials: str = ""


class Acronyms(NamedTuple):
    """What a story shows of its acronyms."""

    text: str
    definitions: list[Definition]
    #: acronym -> (start, end) of its places outside the brackets that define it, in order
    places: dict[str, list[tuple[int, int]]]
    #: acronym -> where it is spelled out first
    defined: dict[str, Definition]


def initials(words: list[str]) -> str:
    """Returns the initials of the words that count: small words only where they have a capital."""
    return "".join(w[0].upper() for w in words if w.lower() not in _SMALL or w[0].isupper())


def fits(acronym: str, words: list[str]) -> bool:
    """Whether the acronym can be made of the words: first letters in order, small words and inner
    letters allowed (DEFRA, Ofsted, MoD), every capitalised word used or next to one used."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    if not words:
        return False
    pool = "".join(_parts(words)).upper()
    first = "".join(p[0] for p in _parts(words)).upper()
    return _subsequence(letters, first) or (
        pool[:1] == letters[0] and _subsequence(letters, pool) and _starts_used(letters, words)
    )


def _parts(words: list[str]) -> list[str]:
    return [p for w in words for p in re.split(r"[-/]", w) if p and p[0].isalpha()]


def _subsequence(letters: list[str], pool: str) -> bool:
    it = iter(pool)
    return all(c in it for c in letters)


def _starts_used(letters: list[str], words: list[str]) -> bool:
    """Whether each acronym letter can be taken in order with at least half of them first letters."""
    firsts = [w[0].upper() for w in _parts(words) if w.lower() not in _SMALL]
    k = hits = 0
    for c in letters:
        if k < len(firsts) and firsts[k] == c:
            hits += 1
            k += 1
    return hits * 2 >= len(letters) and k == len(firsts)


def words_before(text: str, at: int, count: int) -> list[tuple[int, int]]:
    """Returns the places of up to `count` words that stand before `at` with only spaces between."""
    low = max(0, at - 120)
    out: list[tuple[int, int]] = []
    end = at
    for m in reversed(list(_WORD.finditer(text, low, at))):
        if len(out) >= count or text[m.end() : end].strip(" \u00a0&',") or "\n" in text[m.end() : end]:
            break
        out.insert(0, m.span())
        end = m.start()
    return out


@once_a_story
def acronyms(story: Story) -> Acronyms:
    """Returns the acronyms of the story, and where each is spelled out."""
    text = story.plain
    definitions = list(_definitions(text)) if "(" in text else []
    inside = {d.start for d in definitions}
    defined: dict[str, Definition] = {}
    for d in definitions:
        defined.setdefault(d.acronym, d)
    aside = Stretches((p.start, p.end) for p in story.paragraphs if p.role in FURNITURE)
    places: dict[str, list[tuple[int, int]]] = {}
    for m in _ACRONYM.finditer(text):
        if m.start() not in inside and not aside.covers(*m.span()) and not _in_dateline(story, m):
            places.setdefault(m.group(), []).append(m.span())
    return Acronyms(text, definitions, places, defined)


def _in_dateline(story: Story, m: re.Match[str]) -> bool:
    p = story.paragraph_at(m.start())
    return p is not None and datelines.is_place(story.plain, p, *m.span())


def _definitions(text: str) -> Iterator[Definition]:
    for m in _BRACKETED.finditer(text):
        a = m["a"]
        capitals = [c for c in a if c.isupper()]
        if len(capitals) < 2 or len(capitals) * 2 < len(a.replace("&", "")):
            continue
        spans = words_before(text, m.start(), len(capitals) + 5)
        if not spans:
            continue
        chosen = _chosen(text, a, spans)
        if chosen:
            start = chosen[0][0]
            ws = [text[s:e] for s, e in chosen]
            yield Definition(a, m.start("a"), m.end("a"), start, chosen[-1][1], True, initials(ws))
            continue
        # The run of capitalised words (and small words between) right before the bracket.
        run = _capital_run(text, spans)
        # With a comma inside, the name begins where its letters are those of the acronym.
        comma = max((k for k in range(1, len(run)) if "," in text[run[k - 1][1] : run[k][0]]), default=0)
        if comma:
            run = next(
                (
                    run[k:]
                    for k in range(len(run))
                    if sorted(initials([text[s:e] for s, e in run[k:]])) == sorted(a)
                ),
                run[comma:],
            )
            while run and text[run[0][0] : run[0][1]].lower() in _SMALL:
                run.pop(0)
        if len(run) >= 2:
            ws = [text[s:e] for s, e in run]
            yield Definition(a, m.start("a"), m.end("a"), run[0][0], run[-1][1], False, initials(ws))


def _chosen(text: str, acronym: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The shortest run of words before the bracket that the acronym fits, from a word that starts it."""
    letters = [c for c in acronym.upper() if c.isalpha()]
    for k in range(len(spans) - 1, -1, -1):
        words = [text[s:e] for s, e in spans[k:]]
        if words[0][0].upper() != letters[0] or (words[0].lower() in _SMALL and not words[0][0].isupper()):
            continue
        if not fits(acronym, words):
            continue
        # Take in a capitalised word before that goes with the name: "Colorado Department of ...".
        count = sum(w.lower() not in _SMALL for w in words)
        if count >= len(letters) - 1 or len(words) >= 2:
            return spans[k:]
        if len(words) == 1 and len(words[0]) >= 6 and _subsequence(letters, words[0].upper()):
            return spans[k:]
    return []


def _capital_run(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    run: list[tuple[int, int]] = []
    for s, e in reversed(spans):
        w = text[s:e]
        if w[0].isupper() or (run and w.lower() in _SMALL):
            run.insert(0, (s, e))
        else:
            break
    while run and text[run[0][0] : run[0][1]].lower() in _SMALL:
        run.pop(0)
    return run
