"""`listed`: names that differ by a letter, a capital or an accent from one in the house's lists.

match: {names: [...]}. The story goes first: what it writes in its own way three times and more is its own. A
word that some table of names or a dictionary has is another name, unless only capitals or accents part it
from the house's. House names come from the settings; those in the rule file only show how it works.

Message values: {text}, {fix}, {authority} (the name as the list has it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from copylint.findings.finding import Finding
from copylint.kinds.names.spellings import inflected, one_slip
from copylint.kinds.names.wordclasses import known_name
from copylint.lexicon.gazetteer import ordinary
from copylint.lexicon.household import one_dropped
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Strs
from copylint.story.names import Form, Ledger, names
from copylint.story.story import Story
from copylint.text.accents import stripped
from copylint.text.patterns import later

NAME = "listed"
READS = "story"
CHANGES = "writing"
SHOWN = ("authority",)
SCHEMA: dict[str, Field] = {"names": Strs(required=True)}

#: So many mentions are the story's own way of writing a name.
_SETTLED = 3
#: Letters of a name that is known by itself, beside no other; and of one that is known by its company.
_ALONE, _BESIDE = 6, 4
_SMALL = later(r"(?<![^\W_])(?<![^\W_]['’-])[^\W\d_]{4,}(?![^\W_])(?!['’-][^\W_]{3})")

#: (start, end, the right word, the whole name as the house has it)
_Slip = tuple[int, int, str, str]


def validate(rule: Rule) -> None:
    """Any names that SCHEMA lets through will do."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns None: what is a letter away from a name stands in no list."""
    return None


class _House:
    """The names of a house, found by what a slip has left of them."""

    def __init__(self, listed: Iterable[str]) -> None:
        #: word -> the first name that holds it
        self.words: dict[str, str] = {}
        #: (a word, the word behind it) -> the name in which they stand so
        self.pairs: dict[tuple[str, str], str] = {}
        self.behind: dict[str, set[str]] = {}
        self.before: dict[str, set[str]] = {}
        #: what slips leave of words that are names by themselves -> those words
        self.left: dict[str, list[str]] = {}
        #: those words in small letters
        self.small: dict[str, str] = {}
        for name in listed:
            parts = name.replace("’", "'").split()
            for word in parts:
                self._add(word, name)
            for a, b in pairwise(parts):
                self.pairs.setdefault((a, b), name)
                self.behind.setdefault(a, set()).add(b)
                self.before.setdefault(b, set()).add(a)

    def _add(self, word: str, name: str) -> None:
        if word in self.words:
            return
        self.words[word] = name
        if len(word) < _BESIDE:
            return
        if not word.islower():
            self.small.setdefault(word.lower(), word)
        for key in one_dropped(stripped(word).lower()):
            self.left.setdefault(key, []).append(word)

    def near(self, word: str) -> list[str]:
        """Returns the names that a word may be meant for, in alphabetical order."""
        near = {x for key in one_dropped(stripped(word).lower()) for x in self.left.get(key, ())}
        meant = (x for x in near if _dressed(word, x) or len(x) >= _ALONE and _slipped(word, x))
        return sorted(x for x in meant if not ordinary(x.lower()))


def _dressed(word: str, right: str) -> bool:
    """Whether only capitals and accents part two words; what is all capitals, or a small name at the
    beginning of a sentence, may be that name."""
    if word == right or word.isupper() or word[1:] == right[1:]:
        return False
    return stripped(word).lower() == stripped(right).lower()


def _slipped(word: str, right: str, everyday: bool = False) -> bool:
    """Whether a word that nobody knows as a name is one slip from one; with `everyday` also one of every
    day."""
    return (
        one_slip(word, right)
        and not known_name(word)
        and (everyday or not ordinary(word.lower()))
        and not inflected(word, right)
    )


def prepare(rule: Rule) -> Any:
    """Returns the names of the house."""
    return _House(rule.match["names"])


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields a finding a word."""
    said = set[int]()
    for start, end, right, whole in _slips(names(story), prepared):
        if start not in said:
            said.add(start)
            yield finding(rule, story, start, end, [right], values={"authority": whole})


def _slips(ledger: Ledger, house: _House) -> Iterator[_Slip]:
    yield from _in_company(ledger, house)
    for form in ledger.forms.values():
        if form.text not in house.words and form.strong and len(form.mentions) < _SETTLED:
            near = house.near(form.text)
            if len(near) == 1 and not _longer(form, near[0]):
                for m in form.mentions:
                    yield m.start, m.end, near[0], house.words[near[0]]
    for found in _SMALL.finditer(ledger.text):
        word = found.group()
        if word in house.small and word not in house.words and not ordinary(word):
            right = house.small[word]
            yield found.start(), found.end(), right, house.words[right]


def _longer(form: Form, right: str) -> bool:
    return form.text.startswith(right) or right.startswith(form.text)


def _in_company(ledger: Ledger, house: _House) -> Iterator[_Slip]:
    """Words beside one that the house has beside another: Ana Zorblat for Ane Zorblat."""
    found: dict[tuple[str, str], list[_Slip]] = {}
    for run in ledger.runs:
        for k, joint in enumerate(run.joints):
            first, second = run.words[k], run.words[k + 1]
            pair = first.text, second.text
            if joint != " " or pair in house.pairs:
                continue
            givens = [x for x in house.before.get(pair[1], ()) if _meant(pair[0], x, pair[1])]
            surnames = [x for x in house.behind.get(pair[0], ()) if _meant(pair[1], x, pair[0])]
            if len(givens) == 1:
                whole = house.pairs[givens[0], pair[1]]
                found.setdefault(pair, []).append((first.start, first.end, givens[0], whole))
            elif len(surnames) == 1:
                whole = house.pairs[pair[0], surnames[0]]
                found.setdefault(pair, []).append((second.start, second.end, surnames[0], whole))
    for slips in found.values():
        if len(slips) < _SETTLED:
            yield from slips


def _meant(word: str, right: str, other: str) -> bool:
    """Whether a word is meant for another beside this one. An everyday word may be, where its neighbour is
    none: Centre Parcs."""
    return (
        _dressed(word, right) or len(word) >= _BESIDE and _slipped(word, right, not ordinary(other.lower()))
    )
