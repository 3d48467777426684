"""A statistical judge of gaps: has a little word (the, of, to, be ...) been left out between two others?

For each of these words there is a small linear model over what stands to the left and to the right of a
boundary between two words: the words, their tags and distributional classes and the head of the noun phrase
that begins there. The sum of the weights is the natural logarithm of the odds that the word was lost,
against an untouched boundary. Only boundaries that a look at the two neighbours nominates are scored.

The file is one of :mod:`copylint.models.file`. Its header: format, trained, credits, words (the checksum of
the vocabulary), gaps. Its blobs, one a gap: a byte a word of the vocabulary (may it stand before the gap,
1, after it, 2), then the weights.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from copylint.models import gap_sums as sums
from copylint.models.file import least_sum, vocabulary, weights
from copylint.models.lookups import templates
from copylint.models.vocabulary import Flat
from copylint.models.weights import ROOM
from copylint.tables.container import ModelError, read

MAGIC = b"CLGAPS01"
FORMAT = 1

#: How many padding words stand on either side of a sentence.
PADS = ROOM
#: More than all weights can add up to.
_FAR = 128 * sums.TEMPLATES


class Gap(NamedTuple):
    """A word that seems to be missing before the word `at` of the sentence.

    `log_odds` is the natural logarithm of the odds that it is, `margin` by how much they pass the threshold.
    """

    at: int
    word: str
    log_odds: float
    margin: float


class _Word:
    """A word that may be missing, and its weights."""

    def __init__(self, entry: dict[str, Any], data: memoryview, words: int) -> None:
        self.word: str = entry["word"]
        self.bias, self.scale, self.report = entry["bias"], entry["scale"], entry["report"]
        self._least: tuple[float, float] = tuple(entry["least"])
        self.may = bytes(data[:words])
        self._weights = weights(data[words:], sums.TEMPLATES)
        self._first = templates(self._weights, range(sums.SECOND))

    def model(self, number: int, slack: float) -> sums.Model:
        """Returns what the sums want to know of the word; `slack` is taken off the thresholds of the
        looks."""
        first, second = (least_sum(self.bias, self.scale, 1, least - slack, _FAR) for least in self._least)
        return sums.Model(number, self._weights, self._first, first, second)


class Gaps:
    """Answers for every word of one model file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Reads a model file; raises ModelError when it is missing, damaged or made for other words."""
        self.header, body = read(path, MAGIC, FORMAT)
        self.vocabulary, crc = vocabulary()
        if self.header["words"] != crc:
            raise ModelError(f"{path}: made for another vocabulary")
        count = len(self.vocabulary.tag)
        self._words = []
        for entry in self.header["gaps"]:
            blob = body[entry["offset"] : entry["offset"] + entry["length"]]
            try:
                self._words.append(_Word(entry, blob, count))
            except (struct.error, ValueError) as error:
                raise ModelError(f"{path}: the model of {entry['word']!r} is damaged") from error
        # One byte a word for each side: bit n is set where the word may stand beside the gap of model n.
        sides = [0, 0]
        for bit, word in enumerate(self._words):
            for side, mark in enumerate((1, 2)):
                marked = word.may.translate(bytes(1 << bit if may & mark else 0 for may in range(256)))
                sides[side] |= int.from_bytes(marked, "little")
        left, right = (x.to_bytes(count, "little") for x in sides)
        self._sides = left, right
        self._models: dict[float, list[tuple[sums.Model, ...]]] = {}

    @property
    def words(self) -> frozenset[str]:
        """The words that may be missing."""
        return frozenset(w.word for w in self._words)

    def margin(self, words: Sequence[str], index: int, word: str) -> float:
        """Returns by how much the log odds that `word` is missing before words[index] pass its threshold,
        whatever the first looks say. Raises IndexError where no word of the sentence stands there, KeyError
        for a word of no model."""
        if not 0 <= index < len(words):
            raise IndexError(index)
        asked = {w.word: w for w in self._words}[word]
        total = sums.whole(Flat.of(self.vocabulary, words).text, asked.model(0, 0.0), index + ROOM)
        margin: float = asked.bias + asked.scale * total - asked.report
        return round(margin, 3)

    def sentence(self, words: Sequence[str], slack: float = 0.0) -> Iterator[Gap]:
        """Yields the words that seem to be missing from a sentence (its tokens as split_words gives them),
        in order; with `slack` also those that fail the threshold by no more than that."""
        return self.within(Flat.of(self.vocabulary, words), ROOM, len(words) + ROOM, slack)

    def within(self, flat: Flat, low: int, high: int, slack: float = 0.0) -> Iterator[Gap]:
        """Yields the same for the sentence that is the words from `low` up to `high`."""
        best: Gap | None = None
        for k, m, total in self.sums(flat, low, high, slack):
            model = self._words[m]
            odds = model.bias + model.scale * total
            margin = odds - model.report
            if margin < -slack:
                continue
            if best is not None and best.at != k - low:
                yield best
            elif best is not None and margin <= best.margin:
                continue
            best = Gap(k - low, model.word, round(odds, 3), round(margin, 3))
        if best is not None:
            yield best

    def sums(self, flat: Flat, low: int, high: int, slack: float) -> list[tuple[int, int, int]]:
        """Returns (place, number of the word, sum of its weights) of what passes the first two looks."""
        models = self._models.get(slack)
        if models is None:
            each = [w.model(number, slack) for number, w in enumerate(self._words)]
            models = self._models[slack] = [
                tuple(m for bit, m in enumerate(each) if may >> bit & 1) for may in range(256)
            ]
        return sums.gaps(flat.text, models, self._sides, low, high)
