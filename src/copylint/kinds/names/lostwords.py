"""A word of a longer name that has lost its capital, and what every way of finding one asks of the words
beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from copylint.kinds.names import mentions
from copylint.lexicon import gazetteer, wellknown
from copylint.lexicon.gazetteer import function_word, ordinary
from copylint.lexicon.tables import load_table
from copylint.story.names import Ledger, Mention, Run, names
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

WORD = later(r"[^\W\d_]+(?:'[^\W\d_]+)*")
#: The small word right behind a name, and the one before it.
LOWER_NEXT = later(r" ([a-z]+(?:'s)?)(?![\w'-])")
LOWER_LAST = later(r"(?<![\w'@#./-])([a-z]+) \Z")

# After these a generic word that follows a place is a description: "a London hospital".
VAGUE = word_set("names", "signs of a description")


class Lost(NamedTuple):
    """A word at [start, end) that should be `right`, as part of `whole`."""

    start: int
    end: int
    right: str
    whole: str
    #: Where the proof stands in the story, if it does, and what it is.
    proof: tuple[int, int, str] | None = None


def behind(m: Mention, word: str, whole: str, rest: str = "") -> Lost:
    """Returns that the small word right behind a mention wants its capital; `whole` is what stands before
    it of the name, `rest` what stands behind."""
    right = word[:1].upper() + word[1:]
    return Lost(m.end + 1, m.end + 1 + len(word), right, f"{whole} {right}{rest}")


def ahead(small: re.Match[str], whole: str) -> Lost:
    """Returns that the small word that LOWER_LAST found wants its capital; `whole` is what stands behind it
    of the name."""
    right = small.group(1).capitalize()
    return Lost(small.start(1), small.end(1), right, f"{right} {whole}")


def person_before(ledger: Ledger, m: Mention) -> bool:
    """Whether the word before in the run makes this one a surname."""
    run, k = mentions.placed(ledger, m)
    if not k or run.joints[k - 1][:1] not in (" ", "."):
        return False
    before = run.words[k - 1].text
    bare = before.rstrip(".")
    return gazetteer.is_given(before) or bare in gazetteer.HONORIFICS or len(bare) == 1


def small_behind(story: Story) -> Iterable[tuple[Run, re.Match[str]]]:
    """Returns the runs whose last word has a strong capital and a small word right behind it, with what
    LOWER_NEXT finds there."""
    # A long text has ten thousand of them: to look again takes less than to keep them.
    return _small_behind(names(story)) if names(story).long else _kept_behind(story)


@once_a_story
def _kept_behind(story: Story) -> list[tuple[Run, re.Match[str]]]:
    return list(_small_behind(names(story)))


def _small_behind(ledger: Ledger) -> Iterator[tuple[Run, re.Match[str]]]:
    text = ledger.text
    for run in ledger.runs:
        m = run.words[-1]
        if m.strong and "a" <= text[m.end + 1 : m.end + 2] <= "z":
            small = LOWER_NEXT.match(text, m.end, m.end + 24)
            if small is not None:
                yield run, small


def settled_before(ledger: Ledger, m: Mention) -> bool:
    """Whether the word ends a name of ordinary words with the one before it: "the Social Security
    trust fund"; then what follows need not belong to it."""
    run, k = mentions.placed(ledger, m)
    if not k or run.joints[k - 1] != " ":
        return False
    before = run.words[k - 1].text
    return before[1:].islower() and ordinary(before.lower()) and not function_word(before.lower())


@cache
def demonyms() -> frozenset[str]:
    """Returns the words for the people of a place, as they are written."""
    return frozenset(row[0] for row in load_table("demonyms"))


@cache
def settled() -> frozenset[str]:
    """Names that end in such a word already: Premier League club."""
    return frozenset(row[0] for row in load_table("full-names.txt")) | wellknown.organisations()


def vague(text: str, start: int) -> bool:
    """Whether the words before make what follows a description: "a London hospital"."""
    before = WORD.findall(text, max(0, start - 24), start)
    return bool(before) and before[-1].lower() in VAGUE
