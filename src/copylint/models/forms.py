"""A statistical judge of forms: does another form of a word stand where this one is written?

It reads what is around a word, the word hidden but for its family (sign, signs, signed, signing, sign's), and
weighs the family's classes against each other: "has not yet sign" wants a participle, "a fraud charges" a
singular, "her husbands death" a possessive, "the closure of all crossings have" the other number.

Of finite verbs a second judge tells the number by itself, from what their subject may be: what stands right
beside a verb tells its form, but not its number.

The file is one of `copylint.tables.container`. Its header: format, trained, credits, judges: of each its
name, which features it weighs, scale (what a weight is worth in log odds), rows, least (the threshold of each
pair of what is written and what is likelier, "VBZ NNS > VB", of all others under ""). Its blobs, of each
judge: a byte a row that tells which features it holds, and a signed byte a class for each row (see
`copylint.models.form_features`).
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from zlib import crc32

from copylint.lexicon.families import BIT, CLASSES
from copylint.lexicon.tagger import Described, tagger
from copylint.models import form_sums as sums
from copylint.models.form_features import FACTS, FEATURES
from copylint.story.story import Story, by_paragraph, once_a_story
from copylint.tables.container import read
from copylint.tables.shipped import rules_path
from copylint.text.tokens import cut_sentences

MAGIC = b"CLFORMS1"
FORMAT = 1
#: No doubt is told that falls further short of its threshold, in log odds.
FLOOR = -1.0

#: Tags by what they are to a word near them, for the features.
_NOUNS = "NN NNS NNP NNPS PRP EX CD WP".split()
_DETERMINERS = "DT PRP$ CD WP$ PDT NN_POS NNP_POS NNS_POS POS WDT".split()
_MODIFIERS = "JJ JJR JJS VBN VBG RB RBR RBS NN NNP CC".split()
_OPENERS = "WDT WP WP$ WRB CC".split()
_FINITE = ("VBD", "VBP", "VBZ", "MD")


class Doubt(NamedTuple):
    """A word, from `start` up to `end` in code points of the story, of which another form is likelier:
    `written` the classes it may be, `wanted` the one that is, `margin` by how much its log odds pass the
    threshold of the two; and what stands beside it; whether it is its number alone that is doubted."""

    start: int
    end: int
    written: tuple[str, ...]
    wanted: str
    margin: float
    before: str
    behind: str
    number: bool = False


@cache
def groups() -> array[int]:
    """Returns what the sums ask for: sets of tags as bits, and the words "of" and "and"."""
    number = tagger().number

    def bits(tags: list[str]) -> int:
        return sum(1 << number[tag] for tag in tags if tag in number)

    finite = [tag for tag in number if tag.partition("_")[0] in _FINITE or tag.rpartition("_")[2] in _FINITE]
    sets = [_NOUNS, finite, _DETERMINERS, ["IN", "TO"], _MODIFIERS, ["RB"], _OPENERS]
    return array("Q", [*map(bits, sets), crc32(b"of"), crc32(b"and")])


class Judge:
    """One judge of a model file."""

    def __init__(self, header: dict[str, Any], body: memoryview, name: str) -> None:
        at = 0
        for each in header["judges"]:
            rows, size = each["rows"], each["rows"] * sums.CLASSES
            if each["name"] == name:
                self.header: dict[str, Any] = each
                self.checks, self.weights = body[at : at + rows], body[at + rows : at + rows + size].cast("b")
            at += rows + size
        self.which = bytes(self.header["which"])
        self.scale: float = self.header["scale"]
        self.least: dict[str, float] = self.header["least"]
        self.lowest = min(self.least.values()) + FLOOR

    def margin(self, pair: str, odds: float) -> float:
        """Returns by how much log odds pass the threshold of a pair."""
        return odds - self.least.get(pair, self.least[""])


class _Read(NamedTuple):
    """Sentences as the judges read them."""

    text: str
    edges: array[int]
    each: Described
    tags: bytearray
    stems: array[int]
    offered: array[int]
    owned: array[int]


def _read(text: str, bounds: array[int]) -> _Read:
    cut = cut_sentences(text, bounds)
    each = Described(text, cut.starts, cut.ends, cut.sorts)
    return _Read(text, cut.edges, each, each.tags(cut.edges), *each.kinship())


@cache
def finite() -> tuple[int, int]:
    """Returns the numbers of the tags VBZ and VBP."""
    number = tagger().number
    return number["VBZ"], number["VBP"]


class Forms:
    """The judges of one model file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Raises ModelError where the file is missing or damaged."""
        model = read(path, MAGIC, FORMAT)
        self._forms, self._number = Judge(*model, "forms"), Judge(*model, "number")

    def doubts(self, text: str, bounds: array[int]) -> list[Doubt]:
        """Returns the doubtful words of the sentences of a text, whose begins and ends are `bounds`, in
        order. The number of a verb is a doubt of its own: it may be doubted twice."""
        r = _read(text, bounds)
        n = len(r.tags)
        out = [_doubt(r, i, CLASSES[best], m) for i, best, m in _asked(self._forms, r, r.offered, r.owned)]
        offered, owned = array("I", bytes(4 * n)), array("I", bytes(4 * n))
        sums.numbers(n, r.tags, r.owned, *finite(), offered, owned)
        for i, best, m in _asked(self._number, r, offered, owned):
            wanted = CLASSES[best]
            if r.owned[i] & (BIT["was"] | BIT["were"]):
                wanted = "was" if wanted == "VBZ" else "were"
            out.append(_doubt(r, i, wanted, m)._replace(number=True))
        return sorted(out)


def _asked(j: Judge, r: _Read, offered: array[int], owned: array[int]) -> Iterator[tuple[int, int, float]]:
    """Yields the places a judge doubts, the likeliest class and the margin."""
    n = len(r.tags)
    places, best, odds = array("i", bytes(4 * n)), bytearray(n), array("f", bytes(4 * n))
    found = sums.judged(
        r.each.words, r.tags, r.stems, offered, owned, r.each.shapes, r.edges, groups(), j.which, j.checks,
        j.weights, array("I", bytes(4 * FACTS)), array("i", bytes(4 * FEATURES)), j.scale, j.lowest, places,
        best, odds,
    )  # fmt: skip
    for k in range(found):
        i = places[k]
        margin = j.margin(f"{' '.join(_classes(owned[i]))} > {CLASSES[best[k]]}", odds[k])
        if margin >= FLOOR:
            yield i, best[k], margin


def _classes(bits: int) -> tuple[str, ...]:
    return tuple(name for c, name in enumerate(CLASSES) if bits >> c & 1)


def _doubt(r: _Read, i: int, wanted: str, margin: float) -> Doubt:
    starts, ends = r.each.starts, r.each.ends
    before = r.text[starts[i - 1] : ends[i - 1]] if i and i not in r.edges[0::2] else ""
    behind = r.text[starts[i + 1] : ends[i + 1]] if i + 1 < len(starts) and i + 1 not in r.edges[1::2] else ""
    return Doubt(starts[i], ends[i], _classes(r.owned[i]), wanted, margin, before, behind)


@cache
def judge() -> Forms:
    """Returns the shipped model, read once a process. Raises ModelError."""
    return Forms(os.path.join(rules_path(), "models", "forms.bin"))


@once_a_story
@by_paragraph
def doubtful_forms(story: Story) -> list[Doubt]:
    """Returns the doubtful words of the story's body, in order; worked out once and kept with it."""
    bounds = array("i", [at for p in story.body for s in p.sentences for at in (s.start, s.end)])
    return judge().doubts(story.text, bounds) if bounds else []
