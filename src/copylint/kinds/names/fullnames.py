"""Names of several words of which one has lost its capital: "Security council", "Blue mountains".

The lone word is English in lower case, so only its company proves the name: a table of full names
(`full-names.txt`), pairs of words that edited prose never writes half in capitals
(`name-pairs.tsv`), the letters in brackets behind it, or the story's own other mentions. House
styles lower the generic word of many names (Labour party, Heathrow airport, Nobel prize); none of
those is judged but by the story itself. Offsets are code points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from copylint.kinds.names import mentions
from copylint.kinds.names.bodies import BODY, bodies, headed, inside, offices_of
from copylint.kinds.names.land import before_land, land
from copylint.kinds.names.lostwords import (
    LOWER_LAST,
    LOWER_NEXT,
    WORD,
    Lost,
    ahead,
    behind,
    person_before,
    settled_before,
)
from copylint.kinds.names.ownpairs import elsewhere
from copylint.lexicon import nametables
from copylint.lexicon.gazetteer import function_word, ordinary
from copylint.lexicon.tables import load_table
from copylint.story.acronyms import acronyms
from copylint.story.names import Ledger, Mention
from copylint.story.roles import PROSE
from copylint.tables.wordlists import word_set
from copylint.text.matcher import matcher
from copylint.text.patterns import later

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher

_SMALL = word_set("names", "small words of long names")
_GENERIC = word_set("names", "generic words")

# Adjectives that may stand before a name without being part of it.
_ANY_NAME = word_set("names", "adjectives before any name")

_LETTERS = later(r"[^\W\d_]+")


@cache
def _names() -> tuple[tuple[str, ...], Matcher]:
    """The full names and a matcher for them, folded."""
    names = tuple(row[0] for row in load_table("full-names.txt"))
    return names, matcher([n.lower().encode("ascii") for n in names])


def _listed(ledger: Ledger) -> Iterator[Lost]:
    """Names of the table with a word in lower case and another whose capital nothing else explains."""
    names, known = _names()
    folded, text = ledger.story.folded, ledger.text
    size = len(folded)
    for k, start, end in sorted(known.find(folded), key=itemgetter(2)):
        if folded[start - 1 : start].isalnum() or end < size and folded[end : end + 1].isalnum():
            continue
        name = names[k]
        written = text[start:end]
        if written == name or written.islower() or written.isupper():
            continue
        if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
            continue
        lower: list[int] = []
        strong = False
        for m in WORD.finditer(name):
            if m.group().islower():
                continue
            w = written[m.start() : m.end()]
            if w[:1].islower():
                lower.append(m.start())
            elif (mention := ledger.starting(start + m.start())) is not None:
                strong = strong or mention.strong
        # Where a sentence begins with it, the story must write it in full somewhere else.
        if not lower or not strong and (written[0].islower() or name not in text):
            continue
        opens = ledger.starting(start)
        if opens is not None and _ends_place(ledger, opens) or _described(name, lower, text):
            continue
        p = ledger.story.paragraph_at(start) if not strong else None
        if p is not None and (p.role not in PROSE or p.role == "dateline"):
            continue
        for at in lower:
            m2 = _LETTERS.match(name, at)
            if m2 is not None:
                yield Lost(start + at, start + m2.end(), m2.group(), name)


def _described(name: str, lower: list[int], text: str) -> bool:
    """Whether the small word only describes the name behind it ("their new Statesman", "the south Pacific
    Ocean"): nothing in the story says that it belongs to it."""
    first = name.partition(" ")[0]
    return lower[0] == 0 and first in _ANY_NAME and name not in text


def _spelled_out(ledger: Ledger) -> Iterator[Lost]:
    """One small letter among the words whose initials make the acronym behind them."""
    text = ledger.text
    if "(" not in text:
        return
    story = ledger.story
    for d in acronyms(story).definitions:
        if not d.fits:
            continue
        words = [
            (m.start() + d.words_start, m.group()) for m in WORD.finditer(text[d.words_start : d.words_end])
        ]
        big = [w for _, w in words if w[0].isupper()]
        low = [(at, w) for at, w in words if w[0].islower() and w not in _SMALL]
        if len(low) != 1 or len(big) < 2 or len(big) + 1 < len(d.acronym):
            continue
        at, w = low[0]
        opens = at == d.words_start
        if opens and (
            len(big) + 1 != len(d.acronym)
            or d.acronym[0] != w[0].upper()
            or text[at - 4 : at].lower() != "the "
        ):
            continue
        if w[0].upper() in d.acronym and text[at - 1] == " ":
            whole = story.text[d.words_start : d.words_end]
            right = w[:1].upper() + w[1:]
            yield Lost(at, at + len(w), right, whole.replace(w, right), (d.start, d.end, "its letters"))


@lru_cache(maxsize=4096)
def _may_pair(word: str) -> str:
    """A capitalised word in small letters where it is one of those that pairs are made of, else ""."""
    low = word.lower()
    if len(word) < 3 or not word[1:].islower() or not ordinary(low) or function_word(low):
        return ""
    return low


def _paired(ledger: Ledger) -> Iterator[Lost]:
    """Pairs of words that edited prose never writes half in capitals."""
    text = ledger.text
    for form in ledger.forms.values():
        word = form.text
        low = _may_pair(word)
        if not low:
            continue
        for m in form.mentions:
            if not m.strong:
                continue
            small = "a" <= text[m.end + 1 : m.end + 2] <= "z"
            nxt = LOWER_NEXT.match(text, m.end, m.end + 24) if small else None
            if nxt is not None:
                b = nxt.group(1).removesuffix("'s")
                flags = nametables.name_pair(low, b)
                if "s" in flags and not (
                    person_before(ledger, m) or settled_before(ledger, m) or _ends_place(ledger, m)
                ):
                    yield behind(m, b, word)
            small = "a" <= text[m.start - 2 : m.start - 1] <= "z"
            last = LOWER_LAST.search(text, max(0, m.start - 24), m.start) if small else None
            if last is not None:
                a = last.group(1)
                run = ledger.run_of(m)
                if "f" in nametables.name_pair(a, low) and (
                    len(run.words) == 1 or run.words[-1].text in BODY
                ):
                    yield ahead(last, word)


def _ends_place(ledger: Ledger, m: Mention) -> bool:
    """Whether the word ends the name of a part of the land ("Athens County"), and so makes no pair with what
    follows."""
    run, k = mentions.placed(ledger, m)
    return k > 0 and run.joints[k - 1] == " " and m.text.lower() in _GENERIC


#: In this order: what an earlier one has found, a later one does not find again.
_WAYS: tuple[Callable[[Ledger], Iterator[Lost]], ...] = (
    _listed, _spelled_out, _paired, bodies, headed, inside, before_land, land, offices_of, elsewhere,
)  # fmt: skip


def lost(ledger: Ledger) -> list[Lost]:
    """Returns the words of longer names that lost their capital, in order, each once."""
    found: dict[int, Lost] = {}
    for way in _WAYS:
        for x in way(ledger):
            found.setdefault(x.start, x)
    return [found[k] for k in sorted(found)]
