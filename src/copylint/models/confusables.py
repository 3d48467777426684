"""A statistical judge of confusable words: should this word have been its sibling?

The judge holds one small linear model for every pair of a confusion set (``than``/``then``, ``every
day``/``everyday``). A model adds up the weights of the words, word classes and tags around the place, never
of the word that stands there; the sum is the natural logarithm of the odds of one member against the other.
Two thresholds a direction, found on text the models never saw, say when those odds are good enough to
report and when they are good enough to act on.

Nothing but the standard library is used. A model file is read once, and each pair is inflated when it is
first asked for.

The file (all numbers little-endian)::

    8 bytes   magic, b"CLJUDGE1"
    4 bytes   length of the header, 4 bytes its CRC-32
    header    JSON: format, trained, credits, words, pairs, blobs
    blobs     zlib streams, each at an offset counted from the end of the header

Sentences are cut into words as :mod:`copylint.models.vocabulary` says; :mod:`copylint.models.scoring` adds
up the weights.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter, or_
from typing import Any, NamedTuple

from copylint.cache.folder import contents
from copylint.models.pairs import Raw, unpacked
from copylint.models.scoring import Sums, Suspect, Weighed
from copylint.models.vocabulary import (
    ODD,
    OPENERS,
    PADDING,
    QUOTES,
    Flat,
    Vocabulary,
    shape,
    straight,
)
from copylint.models.weights import ROOM
from copylint.tables.container import ModelError
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later_bytes

MAGIC = b"CLJUDGE1"
FORMAT = 1

#: In the kinds of the words of a text: what needs a closer look.
_OTHERS = later_bytes(rb"[\x02\x03\x05-\x07\x0d-\x0f]")


#: By so much, in log odds, a sibling must be likelier than every other to be written unasked.
APART = 2.0


class Verdict(NamedTuple):
    """What the judge makes of one word.

    ``best`` is the likeliest sibling in the letter case of what is written, ``log_odds`` the natural
    logarithm of its odds against what is written; ``report`` and ``safe`` say whether these pass the two
    thresholds of that direction, ``margin`` by how much they pass the first. ``leeway`` is the margin that
    the first wants where the rest of the story does not speak for the sibling."""

    best: str
    log_odds: float
    report: bool
    safe: bool
    margin: float = 0.0
    leeway: float = 0.0


class Judge:
    """Answers for every pair of one model file. Not tied to a thread: a race costs a second inflation,
    nothing else."""

    def __init__(
        self, data: bytes, name: str = "model", caution: float = 0.0, unpacked: memoryview | None = None
    ) -> None:
        """``caution`` is added to every threshold: each unit is a factor e in the odds asked for.
        ``unpacked`` is what :func:`unpack` made of the same model."""
        self._unpacked = unpacked
        self._name = name
        self._data = data
        if len(data) < 16 or data[:8] != MAGIC:
            raise ModelError(f"{name}: not a judge model (bad magic)")
        length, crc = struct.unpack_from("<II", data, 8)
        header = data[16 : 16 + length]
        if len(header) != length or zlib.crc32(header) != crc:
            raise ModelError(f"{name}: the header is damaged")
        self.header = json.loads(header)
        if self.header.get("format") != FORMAT:
            raise ModelError(f"{name}: format {self.header.get('format')}, this version reads {FORMAT}")
        self._base = 16 + length
        if self._base + self.header["length"] != len(data):
            raise ModelError(f"{name}: {len(data)} bytes long, {self._base + self.header['length']} expected")
        # written word -> [(sibling, pair number, sign, least, report, safe, flag, bias, scale)]
        self._siblings: dict[str, list[tuple[str, int, int, float, float, float, str, float, float]]] = {}
        self._leeway: dict[tuple[str, str], float] = {}
        for number, (a, b, flag, _, _, bias, scale, *_, a_doubt, b_doubt) in enumerate(self.header["pairs"]):
            for pair, doubt in (((a, b), a_doubt), ((b, a), b_doubt)):
                if doubt is not None and len(doubt) > 3:
                    self._leeway[pair] = doubt[3]
            if a_doubt is not None:  # a is written, b may be meant: (least, report, safe[, leeway])
                least, report, safe = a_doubt[:3]
                self._siblings.setdefault(a, []).append(
                    (b, number, -1, least, report + caution, safe + caution, flag, bias, scale)
                )
            if b_doubt is not None:
                least, report, safe = b_doubt[:3]
                self._siblings.setdefault(b, []).append(
                    (a, number, 1, least, report + caution, safe + caution, flag, bias, scale)
                )
        #: for each word of the vocabulary: 1 where it is a member of a set, 2 where one of two words begins
        #: with it
        self._kinds: bytes | None = None
        self._vocabulary: Vocabulary | None = None
        self._sums: Sums | None = None
        self._firsts: dict[str, int] = {}
        for written in self._siblings:
            first, _, rest = written.partition(" ")
            self._firsts[first] = self._firsts.get(first, 0) | (2 if rest else 1)

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], caution: float = 0.0, unpacked: memoryview | None = None
    ) -> Judge:
        """Read a model file; raises :class:`ModelError` when it is missing or damaged. ``unpacked`` is what
        :meth:`unpack` made of it."""
        try:
            # Little of the model is looked at where its pairs lie unpacked beside it.
            data: Any = contents(os.fspath(path))
        except OSError as error:
            raise ModelError(f"{path}: cannot be read ({error.strerror})") from error
        return cls(data if unpacked is not None else bytes(data), str(path), caution, unpacked)

    def unpack(self) -> bytes:
        """Return all pairs inflated, to be used as they lie on disk: the count of pairs and where each
        begins, in 4 bytes; each pair is a count a template and the keys, 4 bytes each, and the weights, one
        byte each, filled up to four."""
        parts = []
        for _, _, _, offset, length, *_ in self.header["pairs"]:
            raw = Raw.inflated(self._blob(offset, length))
            counts = array("I", raw.counts)
            weights = bytes(memoryview(raw.weights).cast("B"))  # type: ignore[arg-type]
            parts.append(
                counts.tobytes() + array("I", raw.keys).tobytes() + weights + bytes(-len(weights) % 4)
            )
        starts = accumulate(map(len, parts), initial=4 + 4 * len(parts))
        return array("I", [len(parts), *list(starts)[:-1]]).tobytes() + b"".join(parts)

    @property
    def words(self) -> frozenset[str]:
        """Everything the judge can doubt, lower case; a member of two words has a space in it."""
        return frozenset(self._siblings)

    def sets_of(self, word: str) -> tuple[str, ...]:
        """Return the siblings that ``word`` (any letter case, straight or curly apostrophe) is judged
        against."""
        return tuple(s[0] for s in self._siblings.get(word.translate(QUOTES).lower(), ()))

    def _blob(self, offset: int, length: int) -> bytes:
        start = self._base + offset
        return self._data[start : start + length]

    @property
    def vocabulary(self) -> Vocabulary:
        """The model's words, inflated at the first call."""
        if self._vocabulary is None:
            try:
                texts = zlib.decompress(self._blob(*self.header["words"]))
                columns = zlib.decompress(self._blob(*self.header["columns"]))
            except zlib.error as error:
                raise ModelError(f"{self._name}: the word table is damaged ({error})") from error
            names = texts.decode("utf-8").split("\n")
            n = len(names)
            if len(columns) != 5 * n:
                raise ModelError(f"{self._name}: the word table has the wrong length")
            low, high = columns[2 * n : 3 * n], columns[3 * n : 4 * n]
            planes = bytearray(2 * n)
            planes[0::2], planes[1::2] = low, high
            fine = array("H")
            fine.frombytes(bytes(planes))
            self._vocabulary = Vocabulary(
                dict(zip(names, range(n), strict=True)),
                columns[:n],
                columns[n : 2 * n],
                fine,
                columns[4 * n :],
            )
        return self._vocabulary

    def share(self, vocabulary: Vocabulary) -> None:
        """Use these words, which must be the model's own, instead of a copy of them."""
        self._vocabulary = vocabulary

    def _raw(self, number: int) -> Raw:
        """The weights of a pair."""
        _, _, _, offset, length, *_ = self.header["pairs"][number]
        try:
            if self._unpacked is not None:
                return unpacked(self._unpacked, number)
            return Raw.inflated(self._blob(offset, length))
        except (zlib.error, struct.error, ValueError) as error:
            raise ModelError(f"{self._name}: a pair is damaged ({error})") from error

    def _suspects(self, written: str) -> list[Suspect]:
        """What a word, in lower case, may have been meant for."""
        return [Suspect(*s) for s in self._siblings.get(written, ())]

    @property
    def sums(self) -> Sums:
        """What adds up the weights."""
        if self._sums is None:
            self._sums = Sums(self.vocabulary, self._raw, self._suspects)
        return self._sums

    def judge(self, words: Sequence[str], i: int, written: str, variant: str = "") -> Verdict | None:
        """Judge the ``written`` word that stands at ``words[i]`` (and ``words[i + 1]`` if it has a space in
        it).

        ``variant`` (``gb`` or ``us``) opens the pairs that only hold in that variety of English. Returns
        None where no sibling is likelier, where the word belongs to no set, or where a capital inside the
        sentence makes it a name."""
        plain = written.translate(QUOTES)
        if plain.lower() not in self._siblings:
            return None
        return self._verdict(Flat.of(self.vocabulary, words), i + ROOM, plain, variant)

    def sentence(self, words: Sequence[str], variant: str = "") -> Iterator[tuple[int, int, str, Verdict]]:
        """Judge every member of a set in one sentence; yield (index, tokens, written, verdict) where one is
        reported."""
        for i, count, written, verdict in self.flat(Flat.of(self.vocabulary, words), variant):
            yield i - ROOM, count, written, verdict

    def flat(self, flat: Flat, variant: str) -> list[tuple[int, int, str, Verdict]]:
        """The same for many sentences that lie one behind the other; returns them in order."""
        if self._kinds is None:
            number = self.vocabulary.number
            kinds = bytearray(len(number))
            for first, kind in self._firsts.items():
                # Words too rare for the vocabulary are looked for among those of their shape.
                kinds[number[first] if first in number else shape(first)] |= kind
            self._kinds = bytes(kinds)
        kinds_of = bytes(map(or_, map(self._kinds.__getitem__, flat.numbers), flat.marks))
        words = flat.words
        found = []
        for i, weighed in groupby(self.sums.look(flat, kinds_of, variant), itemgetter(0)):
            verdict = self._best(words[i], weighed)
            if verdict is not None and verdict.report:
                found.append((i, 1, words[i], verdict))
        for m in _OTHERS.finditer(kinds_of):
            i = m.start()
            kind = kinds_of[i]
            for n in (1, 2):
                if kind & n and (n == 2 or kind & ODD):
                    written = straight(words[i] if n == 1 else f"{words[i]} {words[i + 1]}")
                    if written.lower() in self._siblings:
                        verdict = self._verdict(flat, i, written, variant)
                        if verdict is not None and verdict.report:
                            found.append((i, n, written, verdict))
        found.sort(key=lambda f: f[:2])
        return found

    def _verdict(self, flat: Flat, i: int, written: str, variant: str) -> Verdict | None:
        """Judge one word among padded ones."""
        words = flat.words
        length = 1 + written.count(" ")
        start = words[i - 1] == PADDING or straight(words[i - 1]) in OPENERS
        capital = written[0].isupper()
        if capital and written not in _PRONOUN and (not start or (len(written) > 1 and written.isupper())):
            return None
        if capital and length == 1 and written.lower() not in _PLAIN:
            following = words[i + 1]
            if following[0].isupper() and straight(following) not in _PRONOUN:
                return None  # Whole Foods, Will Smith
        weighed = self.sums.weigh(flat, i, i + length, written.lower(), capital and start, variant)
        return self._best(written, weighed)

    def _best(self, written: str, weighed: Iterable[Weighed]) -> Verdict | None:
        """What comes of the sums at one place."""
        likely = []
        for _, suspect, total in weighed:
            odds = suspect.sign * (suspect.bias + suspect.scale * total)
            if odds > 0:
                likely.append((odds - suspect.report, odds, suspect))
        if not likely:
            return None
        margin, odds, best = max(likely, key=itemgetter(0))
        # Where another sibling is nearly as likely, something is wrong but nobody can be sure what was meant.
        safe = odds >= best.safe and all(other is best or odds - o >= APART for _, o, other in likely)
        leeway = self._leeway.get((written.lower(), best.sibling), 0.0)
        return Verdict(
            recase(best.sibling, written), round(odds, 3), margin >= 0, safe, round(margin, 3), leeway
        )


# Words that begin a sentence before a name; any other that is followed by a capital may be part of the name.
_PLAIN = word_set("models", "openers before a name")
_PRONOUN = frozenset({"I", "I'll", "I'd", "I'm", "I've"})


def recase(word: str, like: str) -> str:
    """Return ``word`` in the letter case of ``like``: lower, first capital or all capitals."""
    if word == "i" or word.startswith("i'"):
        word = "I" + word[1:]
    if len(like) > 1 and like.isupper() and any(c.isalpha() for c in like[1:]) and like not in _PRONOUN:
        return word.upper()
    if like[0].isupper() and like not in _PRONOUN:
        return word[0].upper() + word[1:]
    return word
