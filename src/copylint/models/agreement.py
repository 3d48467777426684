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
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from copylint.models import accelerated as native
from copylint.models.file import OFTEN, Weights, least_sum, vocabulary
from copylint.models.vocabulary import ROOM, TAGS, Flat, Vocabulary
from copylint.tables.container import ModelError, read
from copylint.tables.wordlists import word_set

MAGIC = b"CLCONC01"
FORMAT = 1

_T = {name: number for number, name in enumerate(TAGS)}
_RB, _NOT, _COMMA, _W, _IN, _TO, _CC, _DT, _PRPS, _JJ = (
    _T[t] for t in ("RB", "NOT", ",", "W", "IN", "TO", "CC", "DT", "PRP$", "JJ")
)
_ADVERBS, _DETERMINERS, _LINKS = frozenset((_RB, _NOT)), frozenset((_DT, _PRPS)), frozenset((_IN, _TO))
_NOUNS = frozenset(_T[t] for t in ("NN", "NNS", "NNP", "PRP", "CD", "EX"))
_PARTICIPLES = frozenset(_T[t] for t in ("VBN", "VBD", "VBG"))
_WITHIN = frozenset(_T[t] for t in ("JJ", "JJR", "VBN", "VBD", "VBG", "POS"))
#: How many padding words stand on either side of a sentence.
PADS = 24
_WALK = 18

#: Verbs after which another stands in its base form, and words before a subjunctive.
AUXILIARIES = word_set("models", "verbs before a base form")
WISHES = word_set("models", "before a subjunctive")

#: Verbs that a whole clause follows.
SAYINGS = word_set("models", "saying and thinking")

TEMPLATES = 27
SECOND = 5


class Marks(NamedTuple):
    """Numbers of the words that the walk to the subject and the keys look for."""

    that: int
    auxiliaries: frozenset[int]
    wishes: frozenset[int]
    sayings: frozenset[int]

    @classmethod
    def of(cls, v: Vocabulary) -> Marks:
        """Returns the marks of a vocabulary."""
        find = v.number
        return cls(
            find["that"],
            frozenset(find[w] for w in AUXILIARIES if w in find),
            frozenset(find[w] for w in WISHES if w in find),
            frozenset(find[w] for w in SAYINGS if w in find),
        )


def pad(numbers: Sequence[int], tags: Sequence[int]) -> tuple[list[int], list[int]]:
    """Returns word numbers and tags of a sentence with room on both sides, as the looks want them."""
    room = [0] * PADS
    return [*room, *numbers, *room], [*room, *tags, *room]


@dataclass(slots=True)
class Subject:
    """What the walk found; places are in the padded sentence, 0 where there is none."""

    head: int  # the noun that the verb should agree with
    nearest: int  # the noun nearest to the verb
    determiner: int  # before the head
    preposition: int  # right after the head's phrase, where one was crossed
    stop: int  # where the walk ended
    crossed: int  # prepositions crossed
    joined: int  # place of an "and" or "or" between heads
    open: bool  # a head stands before the last preposition crossed
    relative: int  # 1: who or which, 2: that stands before the verb
    between: int  # tag that opens what stands between commas, 31 for a comma that closes nothing

    def sign(self, t: Sequence[int]) -> int:
        """Returns what the subject looks like, words aside, as a number of 16 bits; `t` are the tags."""
        way = min(self.crossed, 3) << 5 | (self.joined > 0) << 7 | self.open << 8
        return t[self.head] | way | self.relative << 9 | self.between << 11


def _walk_from(m: Marks, n: Sequence[int], t: Sequence[int], k: int) -> tuple[int, int, int]:
    """Returns where the walk to the subject of the verb at `k` begins, and `relative` and `between` of what
    it finds."""
    j = k - 1
    while t[j] in _ADVERBS and j > k - 4:
        j -= 1
    if t[j] == _COMMA:
        for i in range(j - 1, max(j - 20, PADS), -1):
            if t[i] == _COMMA:
                return i - 1, 0, t[i + 1]
        return j, 0, 31
    if t[j] == _W:
        j -= 1
        return (j - 1 if t[j] == _COMMA else j), 1, 0
    return (j - 1, 2, 0) if n[j] == m.that else (j, 0, 0)


def subject(m: Marks, n: Sequence[int], t: Sequence[int], k: int) -> Subject:
    """Returns the likely subject of the verb at the padded word `k`."""
    j, relative, between = _walk_from(m, n, t, k)
    s = Subject(0, 0, 0, 0, 0, 0, 0, False, relative, between)
    seen = False
    pending = 0
    i = j
    for i in range(j, max(j - _WALK, PADS - 1), -1):
        tag = t[i]
        if tag in _NOUNS:
            if not seen:
                if not s.nearest:
                    s.nearest = i
                s.head, s.determiner, s.preposition, seen = i, 0, pending, True
        elif n[i] in m.sayings:
            s.stop = i
            break
        elif tag in _PARTICIPLES and seen and (s.determiner or t[i - 1] in _NOUNS):
            # "the sites publishing this report": the participle links two phrases.
            s.crossed += 1
            pending, seen = i, False
        elif tag in _WITHIN:
            if not seen and tag == _JJ and not s.nearest:
                s.head = s.nearest = i
                seen = True
        elif tag in _DETERMINERS:
            if not seen:
                if not s.nearest:
                    s.nearest = i
                s.head, s.preposition, seen = i, pending, True
            s.determiner = i
        elif tag in _LINKS:
            if not seen or n[i] == m.that:
                s.stop = i
                break
            s.crossed += 1
            pending, seen = i, False
        elif tag == _CC:
            if not seen:
                s.stop = i
                break
            s.joined, seen = i, False
        elif tag == _COMMA:
            if not s.joined or not seen:
                s.stop = i
                break
            seen = False
        else:
            s.stop = i
            break
    s.open = seen
    return s


def first(
    v: Vocabulary, n: Sequence[int], t: Sequence[int], k: int, group: int, s: Subject
) -> tuple[int, ...]:
    """Returns the keys of the first look at the verb at the padded word `k`; `group` tells be, have, do and
    others."""
    a, h = n[k - 1], n[s.head]
    shape = (s.joined > 0) << 7 | s.relative << 5 | s.open << 4 | group
    sign = s.sign(t)
    return h << 8 | shape, v.fine[h] << 8 | shape, sign << 3 | group, a << 3 | group, v.fine[a] << 3 | group


def second(
    v: Vocabulary, m: Marks, n: Sequence[int], t: Sequence[int], k: int, group: int, s: Subject
) -> tuple[int, ...]:
    """Returns the keys of the second look."""
    b, a, _, x = n[k - 2 : k + 2]
    td, tc, tb, ta, _, tx, ty = t[k - 4 : k + 3]
    te = t[k - 5]
    fine = v.fine
    h, th = n[s.head], t[s.head]
    fh, det, stop, prep = fine[h], n[s.determiner], n[s.stop], n[s.preposition]
    sign = s.sign(t)
    aux = far = wish = 0
    for d in range(1, 13):
        w = n[k - d]
        if not aux and d < 9 and w in m.auxiliaries:
            aux, far = w, d
        if w in m.wishes:
            wish = w
            break
    joined = (s.joined > 0) << 3
    return (
        a << 16 | b,
        det << 9 | th << 4 | joined | group,
        td << 18 | tc << 13 | tb << 8 | ta << 3 | group,
        stop << 3 | group,
        stop << 16 | det,
        h << 16 | prep,
        fh << 16 | fine[n[s.nearest]],
        aux << 7 | far << 3 | group,
        wish << 3 | group,
        x << 3 | group,
        tx << 13 | ty << 8 | th << 3 | group,
        a << 16 | x,
        n[k] << 9 | th << 4 | joined | (s.relative > 0),
        t[s.stop] << 19 | sign << 3 | group,
        a << 16 | fine[b],
        h << 16 | stop,
        min(k - s.head, 15) << 9 | th << 4 | joined | group,
        (fh << 16 | n[s.joined]) if s.joined else 0,
        fh << 16 | det,
        te << 23 | td << 18 | tc << 13 | tb << 8 | ta << 3 | group,
        tx << 18 | ty << 13 | tb << 8 | ta << 3 | group,
        th << 16 | prep,
    )


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
        self._marks = Marks.of(self.vocabulary)
        try:
            self._weights = Weights(body, TEMPLATES)
        except (struct.error, ValueError) as error:
            raise ModelError(f"{path}: the weights are damaged ({error})") from error
        self._limits: dict[tuple[bool, int, float], int] = {}
        self._sums: Any = native.sums()
        if self._sums is not None:
            self._table = self._sums.Table(*self._weights.as_they_lie)
            marked = bytearray(len(self.vocabulary.tag))
            for bit, some in enumerate((self._marks.auxiliaries, self._marks.wishes, self._marks.sayings)):
                for word in some:
                    marked[word] |= 1 << bit
            self._marked = bytes(marked)
        self._first: tuple[Callable[[int, int], int], ...] = ()
        self._asked = 0
        #: written -> (its other form, number of the plural in the vocabulary, group, whether written is
        #: singular)
        self._verbs: dict[str, tuple[str, int, int, bool]] = {}
        number = self.vocabulary.number
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
        verbs, words = self._verbs, flat.words
        at = [k for k in range(low + 1, high) if words[k] in verbs]
        if not at:
            return
        head = self.header
        bias, scale = head["bias"], head["scale"]
        for k, total, subject, relative in (
            self._compiled(flat, low, at, slack) if self._sums else self._plain(flat, low, high, at, slack)
        ):  # fmt: skip
            right, _, group, singular = verbs[words[k]]
            margin = (-1 if singular else 1) * (bias + scale * total) - head["report"][singular][group]
            if margin >= -slack:
                yield Discord(k - low, right, singular, subject - low, relative > 0, round(margin, 3))

    def _limit(self, singular: bool, group: int, slack: float) -> int:
        """Returns the least sum of the first look's weights, times the direction, that passes."""
        known = self._limits.get((singular, group, slack))
        if known is None:
            head = self.header
            sign, least = -1 if singular else 1, head["least"][singular][group] - slack
            known = least_sum(head["bias"], head["scale"], sign, least, 128 * SECOND + 1)
            self._limits[singular, group, slack] = known
        return known

    def _compiled(
        self, flat: Flat, low: int, at: Sequence[int], slack: float
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yields (place, sum of the weights, place of the subject or -1, kind of relative) of what passes
        the first look, summed up by machine code."""
        text, that = flat.compiled, self._marks.that
        for k in at:
            _, base, group, singular = self._verbs[flat.words[k]]
            sign, limit = -1 if singular else 1, self._limit(singular, group, slack)
            found = self._sums.concord(
                text, self._table, self._marked, that, k, low, base, group, sign, limit
            )
            if found is not None:
                total, subject, relative = found
                yield k, total, subject or -1, relative

    def _plain(
        self, flat: Flat, low: int, high: int, at: Sequence[int], slack: float
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yields the same, summed up in Python."""
        v, m = self.vocabulary, self._marks
        n, t = pad(flat.numbers[low:high], flat.tags[low:high])
        self._first = self._first or self._weights.searchers(0, SECOND)
        for place in at:
            _, base, group, singular = self._verbs[flat.words[place]]
            k = place - low + PADS
            own = n[k]
            n[k] = base
            s = subject(m, n, t, k)
            one = first(v, n, t, k, group, s)
            total = 0
            self._asked += 1
            if (
                self._asked == OFTEN // 20
            ):  # as dicts they are quicker, but take longer to make than to check a few stories
                self._first = self._weights.getters(0, SECOND)
            for get, key in zip(self._first, one, strict=True):
                total += get(key, 0)
            if (-total if singular else total) >= self._limit(singular, group, slack):
                total += self._weights.sum(second(v, m, n, t, k, group, s), SECOND)
                yield place, total, s.head - PADS + low if s.head else -1, s.relative
            n[k] = own
