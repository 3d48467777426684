"""A statistical judge of agreement: is this verb singular where its sentence wants a plural, or the reverse?

One linear model for all verbs tells from what stands around a finite verb, the verb's own ending aside,
whether it is singular (is, was, has, does, says) or plural (are, were, have, do, say; also the bare
infinitive and the subjunctive, which look like plurals). Most of the evidence is the likely subject:
subject() walks left from the verb over adverbs, clauses between commas, who and which, prepositional
phrases and lists.

The file is one of :mod:`copylint.models.file`. Its header: format, trained, credits, words (the checksum of
the vocabulary), bias, scale, verbs (singular, plural, group); least and report, the thresholds of the first
look and of both, for plurals and for singulars as written, a group each. Its blob: the weights.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from copylint.models import agreement_sums as sums
from copylint.models.file import least_sum, vocabulary, weights
from copylint.models.lookups import templates
from copylint.models.vocabulary import Flat, Vocabulary
from copylint.models.weights import ROOM
from copylint.tables.container import ModelError, read
from copylint.tables.wordlists import word_set

MAGIC = b"CLCONC01"
FORMAT = 1

#: Verbs after which another stands in its base form, and words before a subjunctive.
AUXILIARIES = word_set("models", "verbs before a base form")
WISHES = word_set("models", "before a subjunctive")

#: Verbs that a whole clause follows.
SAYINGS = word_set("models", "saying and thinking")

#: More than the weights of the first look can add up to.
_FAR = 128 * sums.SECOND + 1


def marked(v: Vocabulary) -> tuple[list[int], list[int], list[int]]:
    """Returns the numbers of the words that the sums look for: AUXILIARIES, WISHES and SAYINGS."""
    auxiliaries, wishes, sayings = (
        [v.number[w] for w in some if w in v.number] for some in (AUXILIARIES, WISHES, SAYINGS)
    )
    return auxiliaries, wishes, sayings


class Discord(NamedTuple):
    """A verb, at the word `at` of the sentence, that seems to disagree. `right` is its other form in lower
    case, `subject` the index of the noun it should agree with (-1 for none), `margin` by how much the log
    odds pass the threshold."""

    at: int
    right: str
    singular: bool
    subject: int
    relative: bool
    margin: float


class Concord:
    """Answers for every verb of one model file."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Reads a model file; raises ModelError when it is missing, damaged or made for other words."""
        self.header, body = read(path, MAGIC, FORMAT)
        self.vocabulary, crc = vocabulary()
        if self.header["words"] != crc:
            raise ModelError(f"{path}: made for another vocabulary")
        try:
            each = weights(body, sums.TEMPLATES)
        except (struct.error, ValueError) as error:
            raise ModelError(f"{path}: the weights are damaged ({error})") from error
        self._limits: dict[tuple[bool, int, float], int] = {}
        number = self.vocabulary.number
        self._asked = sums.Verbs(
            each,
            templates(each, range(sums.SECOND)),
            len(self.vocabulary.tag),
            number["that"],
            marked(self.vocabulary),
        )
        #: written -> (its other form, number of the plural in the vocabulary, group, whether written is
        #: singular)
        self._verbs: dict[str, tuple[str, int, int, bool]] = {}
        for singular, plural, group in self.header["verbs"]:
            base = number.get(plural, 0)
            self._verbs[singular] = (plural, base, group, True)
            self._verbs[plural] = (singular, base, group, False)

    @property
    def verbs(self) -> Set[str]:
        """The forms of verbs that it can doubt."""
        return self._verbs.keys()

    def sentence(self, words: Sequence[str], slack: float = 0.0) -> Iterator[Discord]:
        """Yields the verbs of a sentence that seem to disagree (its tokens as split_words gives them), in
        order; with `slack` also those that fail the threshold by no more than that."""
        return self.within(Flat.of(self.vocabulary, words), ROOM, len(words) + ROOM, slack)

    def within(self, flat: Flat, low: int, high: int, slack: float = 0.0) -> Iterator[Discord]:
        """Yields the same for the sentence that is the words from `low` up to `high`."""
        verbs = self._verbs
        words = flat.words[low:high]
        at = [k for k, word in enumerate(words[1:], low + 1) if word in verbs]
        if not at:
            return
        head = self.header
        bias, scale = head["bias"], head["scale"]
        for k, total, subject, relative in self.sums(flat, low, at, slack):
            right, _, group, singular = verbs[words[k - low]]
            margin = (-1 if singular else 1) * (bias + scale * total) - head["report"][singular][group]
            if margin >= -slack:
                yield Discord(k - low, right, singular, subject - low, relative > 0, round(margin, 3))

    def _limit(self, singular: bool, group: int, slack: float) -> int:
        """Returns the least sum of the first look's weights, times the direction, that passes."""
        known = self._limits.get((singular, group, slack))
        if known is None:
            head = self.header
            sign, least = -1 if singular else 1, head["least"][singular][group] - slack
            known = least_sum(head["bias"], head["scale"], sign, least, _FAR)
            self._limits[singular, group, slack] = known
        return known

    def sums(
        self, flat: Flat, low: int, at: Sequence[int], slack: float
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yields (place, sum of the weights, place of the subject or -1, kind of relative) of what passes
        the first look."""
        text, asked = flat.text, self._asked
        for k in at:
            _, base, group, singular = self._verbs[flat.words[k]]
            sign, limit = -1 if singular else 1, self._limit(singular, group, slack)
            found = sums.agreement(text, asked, k, low, base, group, sign, limit)
            if found is not None:
                total, subject, relative = found
                yield k, total, subject or -1, relative
