"""A statistical judge of confusable words: should this word have been its sibling?

The judge holds one small linear model for every pair of a confusion set (``than``/``then``, ``every day``/``everyday``).
A model adds up the weights of the words, word classes and tags around the place, never of the word that stands there;
the sum is the natural logarithm of the odds of one member against the other. Two thresholds a direction, found on text
the models never saw, say when those odds are good enough to report and when they are good enough to act on.

Nothing but the standard library is used. A model file is read once, and each pair is inflated when it is first asked for.

The file (all numbers little-endian)::

    8 bytes   magic, b"CLJUDGE1"
    4 bytes   length of the header, 4 bytes its CRC-32
    header    JSON: format, trained, credits, words, pairs, blobs
    blobs     zlib streams, each at an offset counted from the end of the header

Words are a sentence's tokens, punctuation as tokens of its own, contractions and hyphenated words whole, a possessive
``'s`` attached (``company's``): what :func:`split_words` gives. Letter case is kept, typographic quotes may stand.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from operator import or_
from pathlib import Path
from typing import Any

from copylint.patterns import later, later_bytes

MAGIC = b"CLJUDGE1"
FORMAT = 1

_QUOTES = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
    }
)

WORD = later(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:-[^\W_]+)*"  # 3.5, 10:30, 5th, 12-year-old
    r"|[^\W\d_]+(?:['’ʼ-][^\W_]+)*"  # it's, O'Brien, long-term
    r"|\.{2,}|--+|[^\w\s]|_"
)

# Words outside the vocabulary share one identity for each shape; the numbers are part of the file format.
PAD = 0
SHAPES = (
    "<pad>",
    "<name>",
    "<acronym>",
    "<name's>",
    "<word's>",
    "<number>",
    "<small>",
    "<year>",
    "<ordinal>",
    "<mixed>",
    "<hyphen>",
    "<ing>",
    "<ed>",
    "<ly>",
    "<es>",
    "<abstract>",
    "<person>",
    "<quality>",
    "<foreign>",
    "<word>",
)
(
    _PAD,
    _NAME,
    _ACRONYM,
    _NAMES,
    _WORDS,
    _NUMBER,
    _SMALL,
    _YEAR,
    _ORDINAL,
    _MIXED,
    _HYPHEN,
    _ING,
    _ED,
    _LY,
    _ES,
    _ABSTRACT,
    _PERSON,
    _QUALITY,
    _FOREIGN,
    _WORD,
) = range(len(SHAPES))

TAGS = (
    "-",
    "NN",
    "NNS",
    "NNP",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBZ",
    "MD",
    "JJ",
    "JJR",
    "RB",
    "IN",
    "DT",
    "PRP",
    "PRP$",
    "TO",
    "CC",
    "CD",
    "W",
    "EX",
    "POS",
    ".",
    ",",
    ":",
    '"',
    "(",
    "$",
    "RP",
    "AUX",
    "NOT",
)
_T = {name: number for number, name in enumerate(TAGS)}
_SHAPE_TAG = bytes(
    _T[t]
    for t in (
        "-",
        "NNP",
        "NNP",
        "POS",
        "POS",
        "CD",
        "CD",
        "CD",
        "JJ",
        "NNP",
        "JJ",
        "VBG",
        "VBD",
        "RB",
        "NNS",
        "NN",
        "NN",
        "JJ",
        "NN",
        "NN",
    )
)

_NNP = _T["NNP"]
_OPENERS = frozenset({'"', "'", "(", "[", "-", "--", "–", "—", ":", "•", "*", "…", "...", "_"})
_BAG = 9  # how far the bags of words to the left and right reach; nearer words are looked at one by one

_ORDINAL_RE = later(r"\d+(?:st|nd|rd|th)$")


class ModelError(ValueError):
    """The model file is missing, damaged or of another format; the text says which."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge makes of one word.

    ``best`` is the likeliest sibling in the letter case of what is written, ``log_odds`` the natural logarithm of its
    odds against what is written; ``report`` and ``safe`` say whether these pass the two thresholds of that direction,
    ``margin`` by how much they pass the first. ``leeway`` is the margin that the first wants where the rest of the
    story does not speak for the sibling.
    """

    best: str
    log_odds: float
    report: bool
    safe: bool
    margin: float = 0.0
    leeway: float = 0.0


def _straight(word: str) -> str:
    """The word with typewriter quotes."""
    return word if word.isascii() else word.translate(_QUOTES)


def split_words(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) code-point offsets of the tokens of ``text`` as the models saw them in training."""
    return [m.span() for m in WORD.finditer(text)]


def shape(word: str) -> int:
    """Return the number of the shape that a word outside the vocabulary shares with its like."""
    first = word[0]
    if first.isdigit():
        if word.isdigit():
            if len(word) == 4 and word[0] in "12":
                return _YEAR
            return _SMALL if len(word) < 3 else _NUMBER
        if _ORDINAL_RE.match(word):
            return _ORDINAL
        if "-" in word:
            return _HYPHEN
        return _MIXED if word[-1].isalpha() else _NUMBER
    if word.endswith("'s"):
        return _NAMES if first.isupper() else _WORDS
    if "-" in word:
        return _NAME if first.isupper() else _HYPHEN
    if first.isupper():
        return _ACRONYM if len(word) > 1 and word.isupper() else _NAME
    if not word.isascii():
        return _FOREIGN
    if len(word) > 4:
        end = word[-3:]
        if end == "ing":
            return _ING
        if end[1:] == "ed":
            return _ED
        if end[1:] == "ly":
            return _LY
        if word.endswith(("tion", "ness", "ment", "ity", "ism", "ance", "ence", "ship")):
            return _ABSTRACT
        if word.endswith(("er", "or", "ist")):
            return _PERSON
        if word.endswith(("al", "ous", "ive", "ic", "able", "ible", "ful", "less")):
            return _QUALITY
        if end[2] == "s" and end[1] != "s":
            return _ES
    return _WORD


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by number with their tag, two sizes of distributional class, and whether lower case is usual."""

    number: dict[str, int]
    tag: bytes
    coarse: bytes
    fine: array[int]
    lower: bytes

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the word numbers and tags of a whole sentence, one of each a token."""
        numbers, marks = self.numbered(words)
        return numbers, self.tagged(words, numbers, marks)

    def numbered(self, words: Sequence[str]) -> tuple[list[int], bytes]:
        """Return the number of each word, and its marks: ODD where the vocabulary has it in other letters or not at all,
        CAPITAL where it is a name unless a sentence begins with it."""
        found: list[Any] = list(map(self.number.get, words))
        marks = bytearray(len(found))
        if None in found:
            for i, number in enumerate(found):
                if number is None:
                    plain = _straight(words[i])
                    number = self.number.get(plain.lower())
                    marks[i] = ODD
                    if number is None:
                        number = shape(plain)
                    elif self.lower[number] and plain[0].isupper():
                        marks[i] |= CAPITAL
                    found[i] = number
        return found, bytes(marks)

    def tagged(self, words: Sequence[str], numbers: Sequence[int], marks: bytes) -> list[int]:
        """Return the tag of each word; sentences may lie one behind the other with padding between."""
        tags = list(map(self.tag.__getitem__, numbers))
        for m in _CAPITALS.finditer(marks):
            i = m.start()
            if not self._opens(words, i):
                tags[i] = _NNP
        return tags

    def _opens(self, words: Sequence[str], i: int) -> bool:
        """Whether nothing but marks stands between the word and where the sentence, or what is said in it, begins."""
        for j in range(i - 1, -1, -1):
            word = words[j]
            if word == _PADDING or _straight(word) == '"':
                return True
            if word not in _OPENERS or word not in self.number:
                return False
            if word == ":":
                return True
        return True


#: Marks of a word that is not in the vocabulary as it stands (see Vocabulary.numbered).
ODD, CAPITAL = 4, 8
_CAPITALS = later_bytes(rb"[\x08-\x0f]")
_PADDING = "<pad>"

# One entry a template of features, in the order of keys(); the order is part of the file format.
TEMPLATES = (
    "w-1",
    "w+1",
    "w-2",
    "w+2",
    "w-3",
    "w+3",
    "c-2 c+1",
    "c-1 c+2",
    "f-1",
    "f+1",
    "f-2",
    "f+2",
    "w-1 w-2",
    "w+1 w+2",
    "w-1 w+1",
    "w-2 w+1",
    "w-1 w+2",
    "w-1 f+1",
    "f-1 w+1",
    "f-1 f+1",
    "f-1 f-2",
    "f+1 f+2",
    "w-1 f-2",
    "w+1 f+2",
    "t-2 t-1 t+1",
    "t-1 t+1 t+2",
    "t-2 t-1 t+1 t+2",
    "t-3 t-2 t-1",
    "t+1 t+2 t+3",
    "w-1 t+1 t+2",
    "w+1 t-1 t-2",
    "c-1 c+1",
    "c-2 c-1",
    "c+1 c+2",
    "t-3 t-2 t-1 t+1 t+2",
    "place",
    "head",
    "head tag",
    "left",
    "left tag",
    "right",
)
FIRST = (0, 1, 8, 9, 14, 31)  # looked up before all others: most places are settled by these
HEAD = len(TEMPLATES) - 5  # from here on, the templates of the subject and the bags
_OFTEN = 12  # so often a pair's weights are searched before they are laid out; the first of a word five times, the rest of a pair eight times as often
_OVER = 32  # bits of a key; above them stands the number of its template
_ZEROS = repeat(0)

_NOUNS = frozenset(_T[t] for t in ("NN", "NNS", "NNP", "PRP", "CD", "EX", "VBG"))
_STOPS = frozenset(_T[t] for t in ("VBD", "VBZ", "VB", "MD", "AUX", "W", ":", ".", '"', "-"))
_IN, _CC, _COMMA, _DT, _TO = _T["IN"], _T["CC"], _T[","], _T["DT"], _T["TO"]


def subject(numbers: Sequence[int], tags: Sequence[int], left: int) -> tuple[int, int]:
    """Return keys for the likely subject of a verb whose left neighbour stands at ``left``.

    Walks left over noun phrases and prepositions to the head of the first phrase; both numbers are 0 without one.
    """
    head = -1
    seen = crossed = joined = 0
    stop = 0
    for j in range(left, max(left - 15, -1), -1):
        tag = tags[j]
        if tag in _STOPS:
            stop = tag
            break
        if tag in _NOUNS:
            if not seen:
                head, seen = j, 1
        elif tag in (_IN, _TO):
            if seen:
                crossed += 1
                head, seen = -1, 0
        elif tag == _CC:
            if seen:
                joined = 1
                seen = 0
        elif tag == _COMMA:
            if seen and crossed + joined == 0 and j < left:
                stop = tag
                break
    if head < 0:
        return 0, stop
    return numbers[head] << 1 | joined, (
        tags[head] << 8 | min(crossed, 3) << 6 | joined << 5 | stop
    )


class _Raw:
    """The weights of a pair as they lie: keys in ascending order for each template, one weight a key."""

    __slots__ = ("keys", "starts", "weights")

    def __init__(self, counts: Sequence[int], keys: Sequence[int], weights: Sequence[int]) -> None:
        self.starts = tuple(accumulate(counts, initial=0))
        self.keys, self.weights = keys, weights

    @classmethod
    def inflated(cls, blob: bytes) -> _Raw:
        """Inflate one pair: for each template a count, then keys as deltas in byte planes, then signed weights."""
        data = zlib.decompress(blob)
        counts = struct.unpack_from(f"<{len(TEMPLATES)}I", data)
        at = 4 * len(TEMPLATES)
        total = sum(counts)
        planes = bytearray(4 * total)
        for k in range(4):
            planes[k::4] = data[at : at + total]
            at += total
        deltas = array("I")
        deltas.frombytes(bytes(planes))
        weights = array("b")
        weights.frombytes(data[at : at + total])
        if len(deltas) != total or len(weights) != total or at + total != len(data):
            raise ModelError("a pair of the model has the wrong length")
        keys = array("I")
        start = 0
        for count in counts:
            keys.extend(accumulate(deltas[start : start + count]))
            start += count
        return cls(counts, keys, weights)

    def table(self, template: int, base: int = 0) -> Iterator[tuple[int, int]]:
        """Yield (key, weight) of one template, `base` added to the keys."""
        low, high = self.starts[template : template + 2]
        keys: Iterable[int] = self.keys[low:high]
        return zip(map(base.__add__, keys) if base else keys, self.weights[low:high], strict=True)

    def bounds(self, template: int) -> tuple[int, int]:
        """Return the least and the greatest weight of a template, nought counted in."""
        low, high = self.starts[template : template + 2]
        weights = self.weights[low:high]
        return min(0, min(weights, default=0)), max(0, max(weights, default=0))

    def getter(self, template: int, sign: int) -> _Get:
        """Return what `dict.get` would be of a template's keys and weights, times `sign`."""
        low, high = self.starts[template : template + 2]
        keys, weights = self.keys, self.weights

        def get(key: int, default: int) -> int:
            at = bisect_left(keys, key, low, high)
            return sign * weights[at] if at < high and keys[at] == key else default

        return get


def _unpacked(data: memoryview, number: int) -> _Raw:
    """One pair of what Judge.unpack wrote."""
    start = struct.unpack_from("=I", data, 4 + 4 * number)[0]
    keys = start + 4 * len(TEMPLATES)
    counts = data[start:keys].cast("I").tolist()
    weights = keys + 4 * sum(counts)
    return _Raw(counts, data[keys:weights].cast("I"), data[weights : weights + sum(counts)].cast("b"))


class _Searched:
    """One template of a pair, searched instead of laid out."""

    __slots__ = ("_high", "_low", "_raw")

    def __init__(self, raw: _Raw, template: int) -> None:
        self._raw = raw
        self._low, self._high = raw.starts[template : template + 2]

    def __bool__(self) -> bool:
        return self._high > self._low

    def get(self, key: int, default: int) -> int:
        """Return the weight of the key, else the default."""
        keys = self._raw.keys
        at = bisect_left(keys, key, self._low, self._high)
        return self._raw.weights[at] if at < self._high and keys[at] == key else default


class _SearchedRest:
    """The templates that keys() answers for, searched instead of laid out in one table."""

    __slots__ = ("_raw",)

    def __init__(self, raw: _Raw) -> None:
        self._raw = raw

    def get(self, key: int, default: int) -> int:
        """Return the weight of a key with its template's number over it, else the default."""
        raw, template = self._raw, key >> _OVER
        key &= (1 << _OVER) - 1
        high = raw.starts[template + 1]
        at = bisect_left(raw.keys, key, raw.starts[template], high)
        return raw.weights[at] if at < high and raw.keys[at] == key else default


class _Pair:
    """The weights of one pair. Most places need only those of FIRST; the rest is asked when one needs more.

    At first all are searched as they lie; what is asked often is laid out in dicts, which takes longer than to check
    a story but makes the next thousand quicker.
    """

    __slots__ = (
        "_asked",
        "_first",
        "bias",
        "head",
        "head_tag",
        "left",
        "left_tag",
        "raw",
        "rest",
        "right",
        "scale",
    )

    head: dict[int, int] | _Searched
    head_tag: dict[int, int] | _Searched
    left: dict[int, int] | _Searched
    left_tag: dict[int, int] | _Searched
    right: dict[int, int] | _Searched

    def __init__(self, raw: _Raw, bias: float, scale: float) -> None:
        self.bias, self.scale = bias, scale
        self.raw = raw
        self._asked = 0
        self._first: list[dict[int, int]] | None = None
        #: the templates that keys() answers for, all in one table: the template's number stands over the key
        self.rest: dict[int, int] | None = None

    @property
    def first(self) -> list[dict[int, int]]:
        """The templates of FIRST, laid out."""
        if self._first is None:
            self._first = [dict(self.raw.table(k)) for k in FIRST]
        return self._first

    def asked(self) -> dict[int, int] | _SearchedRest:
        """Return what answers for the templates that keys() answers for; see to the subject and the bags."""
        self._asked += 1
        raw = self.raw
        if self._asked == 1:
            self.head, self.head_tag, self.left, self.left_tag, self.right = (
                _Searched(raw, k) for k in range(HEAD, len(TEMPLATES))
            )
        if self._asked < 8 * _OFTEN:
            return _SearchedRest(raw)
        rest: dict[int, int] = {}
        for k in range(HEAD):
            if k not in FIRST:
                rest.update(raw.table(k, k << _OVER))
        self.head, self.head_tag, self.left, self.left_tag, self.right = (
            dict(raw.table(k)) for k in range(HEAD, len(TEMPLATES))
        )
        # In this order: another thread may stand anywhere in here.
        self.rest = rest
        return rest

    def limit(self, sign: int, least: float) -> int:
        """Return the least `sign * total` of the first weights whose log odds, in that direction, are `least` or more."""

        def falls_short(n: int) -> bool:
            return sign * (self.bias + self.scale * (sign * n)) < least

        n = int((least - sign * self.bias) / self.scale) if self.scale else 0
        n = max(-_FAR, min(_FAR, n))
        while n < _FAR and falls_short(n):
            n += 1
        while n > -_FAR and not falls_short(n - 1):
            n -= 1
        return n


#: Padding words between sentences, as many as any look reaches over the edge.
_ROOM = 8
#: In the kinds of the words of a text: members of a set as the vocabulary has them; what needs a closer look.
_ONES = later_bytes(rb"[\x01\x03]")
_OTHERS = later_bytes(rb"[\x02\x03\x05-\x07\x0d-\x0f]")
#: More than six weights of one byte can add up to.
_FAR = 6 * 128 + 1


class _Suspect:
    """A word that another may have been meant for: the doubt's own figures, and what is asked first."""

    __slots__ = ("first", "flag", "pair", "report", "safe", "sibling", "sign")

    def __init__(
        self, sibling: str, pair: _Pair, sign: int, least: float, report: float, safe: float, flag: str
    ) -> None:
        self.sibling, self.pair, self.sign = sibling, pair, sign
        self.report, self.safe, self.flag = report, safe, flag
        raw = pair.raw
        limit = pair.limit(sign, least)
        # What is left of the limit when the last two add as much as they can.
        bounds = [raw.bounds(k) for k in FIRST[4:]]
        low = limit - sum(high if sign > 0 else -least_ for least_, high in bounds)
        #: the weights towards the sibling, the least sums that keep the doubt up, the suspect itself
        w_a, w_x, f_a, f_x, w_ax, c_ax = (raw.getter(k, sign) for k in FIRST)
        self.first: _First = (w_a, w_x, f_a, f_x, low, w_ax, c_ax, limit, self)

    def lay_out(self) -> None:
        """Has the first weights laid out instead of searched."""
        tables = self.pair.first if self.sign > 0 else [{k: -n for k, n in t.items()} for t in self.pair.first]
        w_a, w_x, f_a, f_x, w_ax, c_ax = tables
        *_, low, _, _, limit, _ = self.first
        self.first = (w_a.get, w_x.get, f_a.get, f_x.get, low, w_ax.get, c_ax.get, limit, self)


_Get = Callable[[int, int], int]
_First = tuple[_Get, _Get, _Get, _Get, int, _Get, _Get, int, _Suspect]


class Judge:
    """Answers for every pair of one model file. Not tied to a thread: a race costs a second inflation, nothing else."""

    def __init__(
        self, data: bytes, name: str = "model", caution: float = 0.0, unpacked: memoryview | None = None
    ) -> None:
        """``caution`` is added to every threshold: each unit is a factor e in the odds asked for. ``unpacked`` is what
        :func:`unpack` made of the same model."""
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
            raise ModelError(
                f"{name}: format {self.header.get('format')}, this version reads {FORMAT}"
            )
        self._base = 16 + length
        if self._base + self.header["length"] != len(data):
            raise ModelError(
                f"{name}: {len(data)} bytes long, {self._base + self.header['length']} expected"
            )
        # written word -> [(sibling, pair number, sign, least, report, safe, flag)]
        self._siblings: dict[str, list[tuple[str, int, int, float, float, float, str]]] = {}
        self._pairs: list[_Pair | None] = [None] * len(self.header["pairs"])
        self._leeway: dict[tuple[str, str], float] = {}
        for number, (a, b, flag, *_, a_doubt, b_doubt) in enumerate(self.header["pairs"]):
            for pair, doubt in (((a, b), a_doubt), ((b, a), b_doubt)):
                if doubt is not None and len(doubt) > 3:
                    self._leeway[pair] = doubt[3]
            if a_doubt is not None:  # a is written, b may be meant: (least, report, safe[, leeway])
                least, report, safe = a_doubt[:3]
                self._siblings.setdefault(a, []).append(
                    (b, number, -1, least, report + caution, safe + caution, flag)
                )
            if b_doubt is not None:
                least, report, safe = b_doubt[:3]
                self._siblings.setdefault(b, []).append(
                    (a, number, 1, least, report + caution, safe + caution, flag)
                )
        #: words met often, and the others with how often they were met
        self._suspects: dict[str, list[_First]] = {}
        self._seldom: dict[str, tuple[int, list[_Suspect]]] = {}
        #: for each word of the vocabulary: 1 where it is a member of a set, 2 where one of two words begins with it
        self._kinds: bytes | None = None
        self._vocabulary: Vocabulary | None = None
        self._firsts: dict[str, int] = {}
        for written in self._siblings:
            first, _, rest = written.partition(" ")
            self._firsts[first] = self._firsts.get(first, 0) | (2 if rest else 1)

    @classmethod
    def open(cls, path: str | Path, caution: float = 0.0, unpacked: str | None = None) -> Judge:
        """Read a model file; raises :class:`ModelError` when it is missing or damaged. ``unpacked`` names a file that
        :func:`unpack` wrote for it."""
        try:
            with open(path, "rb") as f:
                data = f.read()
            if unpacked is None:
                return cls(data, str(path), caution)
            import mmap

            with open(unpacked, "rb") as f:
                return cls(data, str(path), caution, memoryview(mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)))
        except OSError as error:
            raise ModelError(f"{path}: cannot be read ({error.strerror})") from error

    def unpack(self, path: str) -> None:
        """Write all pairs inflated, to be used as they lie on disk: the count of pairs and where each begins, in 4 bytes;
        each pair is a count a template and the keys, 4 bytes each, and the weights, one byte each, filled up to four."""
        parts = []
        for _, _, _, offset, length, *_ in self.header["pairs"]:
            raw = _Raw.inflated(self._blob(offset, length))
            counts = array("I", (b - a for a, b in pairwise(raw.starts)))
            weights = bytes(memoryview(raw.weights).cast("B"))  # type: ignore[arg-type]
            parts.append(counts.tobytes() + array("I", raw.keys).tobytes() + weights + bytes(-len(weights) % 4))
        starts = accumulate(map(len, parts), initial=4 + 4 * len(parts))
        with open(path, "wb") as f:
            f.write(array("I", [len(parts), *list(starts)[:-1]]).tobytes())
            f.writelines(parts)

    @property
    def words(self) -> frozenset[str]:
        """Everything the judge can doubt, lower case; a member of two words has a space in it."""
        return frozenset(self._siblings)

    def sets_of(self, word: str) -> tuple[str, ...]:
        """Return the siblings that ``word`` (any letter case, straight or curly apostrophe) is judged against."""
        return tuple(s[0] for s in self._siblings.get(word.translate(_QUOTES).lower(), ()))

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

    def _pair(self, number: int) -> _Pair:
        pair = self._pairs[number]
        if pair is None:
            _, _, _, offset, length, bias, scale, *_ = self.header["pairs"][number]
            try:
                if self._unpacked is not None:
                    raw = _unpacked(self._unpacked, number)
                else:
                    raw = _Raw.inflated(self._blob(offset, length))
                pair = _Pair(raw, bias, scale)
            except (zlib.error, struct.error) as error:
                raise ModelError(f"{self._name}: a pair is damaged ({error})") from error
            self._pairs[number] = pair
        return pair

    def _suspects_of(self, written: str, places: int = 1) -> list[_First]:
        """Return what the word, in lower case, may have been meant for, to be asked about so many places; its pairs are
        inflated at the first call."""
        found = self._suspects.get(written)
        if found is not None:
            return found
        times, suspects = self._seldom.get(written, (0, None))
        if suspects is None:
            suspects = [
                _Suspect(sibling, self._pair(number), sign, least, report, safe, flag)
                for sibling, number, sign, least, report, safe, flag in self._siblings.get(written, ())
            ]
        times += places
        if times < 5 * _OFTEN:
            self._seldom[written] = (times, suspects)
            return [s.first for s in suspects]
        for suspect in suspects:
            suspect.lay_out()
        found = self._suspects[written] = [s.first for s in suspects]
        self._seldom.pop(written, None)
        return found

    def judge(
        self, words: Sequence[str], i: int, written: str, variant: str = ""
    ) -> Verdict | None:
        """Judge the ``written`` word that stands at ``words[i]`` (and ``words[i + 1]`` if it has a space in it).

        ``variant`` (``gb`` or ``us``) opens the pairs that only hold in that variety of English. Returns None where no
        sibling is likelier, where the word belongs to no set, or where a capital inside the sentence makes it a name.
        """
        plain = written.translate(_QUOTES)
        if plain.lower() not in self._siblings:
            return None
        numbers, tags = self.vocabulary.encode(words)
        room, none = [_PADDING] * _ROOM, [PAD] * _ROOM
        padded = [*room, *words, *room]
        return self._verdict(
            padded, none + numbers + none, none + tags + none, i + _ROOM, plain, [_ROOM], variant
        )  # fmt: skip

    def sentence(
        self, words: Sequence[str], variant: str = ""
    ) -> Iterator[tuple[int, int, str, Verdict]]:
        """Judge every member of a set in one sentence; yield (index, tokens, written, verdict) where one is reported."""
        numbers, marks = self.vocabulary.numbered(words)
        room = [_PADDING] * _ROOM
        flat = [*room, *words, *room]
        numbers = [PAD] * _ROOM + numbers + [PAD] * _ROOM
        marks = bytes(_ROOM) + marks + bytes(_ROOM)
        tags = self.vocabulary.tagged(flat, numbers, marks)
        for i, count, written, verdict in self.flat(flat, numbers, tags, marks, [_ROOM], variant):
            yield i - _ROOM, count, written, verdict

    def flat(
        self, words: Sequence[str], numbers: list[int], tags: list[int], marks: bytes, starts: Sequence[int], variant: str
    ) -> list[tuple[int, int, str, Verdict]]:  # fmt: skip
        """The same for many sentences that lie one behind the other, padding words between, before and behind them.

        ``starts`` says where each begins, ``marks`` is what :meth:`Vocabulary.numbered` gives. Returns them in order.
        """
        if self._kinds is None:
            number = self.vocabulary.number
            kinds = bytearray(len(number))
            for first, kind in self._firsts.items():
                # Words too rare for the vocabulary are looked for among those of their shape.
                kinds[number[first] if first in number else shape(first)] |= kind
            self._kinds = bytes(kinds)
        kinds_of = bytes(map(or_, map(self._kinds.__getitem__, numbers), marks))
        # By the word, as its weights then lie at hand for all of its places.
        places: dict[str, list[int]] = {}
        for m in _ONES.finditer(kinds_of):
            i = m.start()
            places.setdefault(words[i], []).append(i)
        fine, coarse = self.vocabulary.fine, self.vocabulary.coarse
        fines = list(map(fine.__getitem__, numbers))
        suspects = self._suspects
        left: dict[int, list[tuple[int, _Suspect]]] = {}
        for word, where in places.items():
            for w_a, w_x, f_a, f_x, low, w_ax, c_ax, limit, suspect in (
                suspects.get(word) or self._suspects_of(word, len(where))
            ):  # fmt: skip
                for i in where:
                    a, x = numbers[i - 1], numbers[i + 1]
                    total = w_a(a, 0) + f_a(fines[i - 1], 0) + w_x(x, 0) + f_x(fines[i + 1], 0)
                    if total >= low:
                        total += w_ax(a << 16 | x, 0) + c_ax(coarse[a] << 8 | coarse[x], 0)
                        if total >= limit:
                            left.setdefault(i, []).append((total, suspect))
        found = []
        for i, some in left.items():
            verdict = self._weigh(numbers, tags, i, i + 1, words[i], False, some, starts, variant)
            if verdict is not None and verdict.report:
                found.append((i, 1, words[i], verdict))
        for m in _OTHERS.finditer(kinds_of):
            i = m.start()
            kind = kinds_of[i]
            for n in (1, 2):
                if kind & n and (n == 2 or kind & ODD):
                    written = _straight(words[i] if n == 1 else f"{words[i]} {words[i + 1]}")
                    if written.lower() in self._siblings:
                        verdict = self._verdict(words, numbers, tags, i, written, starts, variant)
                        if verdict is not None and verdict.report:
                            found.append((i, n, written, verdict))
        found.sort(key=lambda f: f[:2])
        return found

    def _verdict(
        self, words: Sequence[str], numbers: list[int], tags: list[int], i: int, written: str,
        starts: Sequence[int], variant: str,
    ) -> Verdict | None:  # fmt: skip
        """Judge one word among padded ones."""
        length = 1 + written.count(" ")
        start = words[i - 1] == _PADDING or _straight(words[i - 1]) in _OPENERS
        capital = written[0].isupper()
        if (
            capital
            and written not in _PRONOUN
            and (not start or (len(written) > 1 and written.isupper()))
        ):
            return None
        if capital and length == 1 and written.lower() not in _PLAIN:
            following = words[i + 1]
            if following[0].isupper() and _straight(following) not in _PRONOUN:
                return None  # Whole Foods, Will Smith
        a, x = numbers[i - 1], numbers[i + length]
        fine, coarse = self.vocabulary.fine, self.vocabulary.coarse
        fa, fx, ax, cc = fine[a], fine[x], a << 16 | x, coarse[a] << 8 | coarse[x]
        left = [
            (total, suspect)
            for w_a, w_x, f_a, f_x, _, w_ax, c_ax, limit, suspect in self._suspects_of(written.lower())
            if (total := w_a(a, 0) + w_x(x, 0) + f_a(fa, 0) + f_x(fx, 0) + w_ax(ax, 0) + c_ax(cc, 0))
            >= limit
        ]
        return self._weigh(numbers, tags, i, i + length, written, capital and start, left, starts, variant)

    def _weigh(
        self, numbers: list[int], tags: list[int], i: int, right: int, written: str, capital: bool,
        suspects: list[tuple[int, _Suspect]], starts: Sequence[int], variant: str,
    ) -> Verdict | None:  # fmt: skip
        """Add what the first weights, summed up beside each suspect, leave out; return what comes of it."""
        keys: list[int] | None = None
        best = None
        for signed, suspect in suspects:
            if suspect.flag != "-" and suspect.flag != variant:
                continue
            pair, sign = suspect.pair, suspect.sign
            if keys is None:
                keys = self.keys(numbers, tags, i, right, capital)
                # The bags end with the sentence.
                k = bisect_right(starts, i)
                begin = max(starts[k - 1], i - _BAG)
                before, before_tags = numbers[begin : i - 1], tags[begin : i - 1]
                end = starts[k] - _ROOM if k < len(starts) else len(numbers) - _ROOM
                after = numbers[right + 1 : min(end, right + _BAG)]
            rest: dict[int, int] | _SearchedRest | None = pair.rest
            if rest is None:
                rest = pair.asked()
            total = sign * signed + sum(map(rest.get, keys, _ZEROS))
            if pair.head or pair.head_tag:
                head, head_tag = subject(numbers, tags, i - 1)
                total += pair.head.get(head, 0) + pair.head_tag.get(head_tag, 0)
            if pair.left:
                total += sum(map(pair.left.get, before, _ZEROS))
            if pair.left_tag:
                total += sum(map(pair.left_tag.get, before_tags, _ZEROS))
            if pair.right:
                total += sum(map(pair.right.get, after, _ZEROS))
            odds = sign * (pair.bias + pair.scale * total)
            report = suspect.report
            if odds > 0 and (best is None or odds - report > best[0]):
                best = (odds - report, suspect.sibling, odds, odds >= report, odds >= suspect.safe)
        if best is None:
            return None
        leeway = self._leeway.get((written.lower(), best[1]), 0.0)
        return Verdict(recase(best[1], written), round(best[2], 3), best[3], best[4], round(best[0], 3), leeway)

    def keys(
        self, numbers: list[int], tags: list[int], left: int, right: int, capital: bool
    ) -> list[int]:
        """Return one key a template, its number over it, for the place between ``numbers[:left]`` and ``numbers[right:]``.

        Left out are the templates of FIRST, the subject and the bags.
        """
        vocabulary = self.vocabulary
        c, b, a = numbers[left - 3 : left]
        tc, tb, ta = tags[left - 3 : left]
        x, y, z = numbers[right : right + 3]
        tx, ty, tz = tags[right : right + 3]
        fine, coarse = vocabulary.fine, vocabulary.coarse
        fa, fx, fb, fy = fine[a], fine[x], fine[b], fine[y]
        ca, cx, cb, cy = coarse[a], coarse[x], coarse[b], coarse[y]
        aa, xx, faa = a << 16, x << 16, fa << 16
        before = tb << 10 | ta << 5
        after = tx << 5 | ty
        # 32 is _OVER: written out, the compiler works the sums out.
        return [
            2 << 32 | b,
            3 << 32 | y,
            4 << 32 | c,
            5 << 32 | z,
            6 << 32 | cb << 8 | cx,
            7 << 32 | ca << 8 | cy,
            10 << 32 | fb,
            11 << 32 | fy,
            12 << 32 | aa | b,
            13 << 32 | xx | y,
            15 << 32 | b << 16 | x,
            16 << 32 | aa | y,
            17 << 32 | aa | fx,
            18 << 32 | faa | x,
            19 << 32 | faa | fx,
            20 << 32 | faa | fb,
            21 << 32 | fx << 16 | fy,
            22 << 32 | aa | fb,
            23 << 32 | xx | fy,
            24 << 32 | before | tx,
            25 << 32 | ta << 10 | after,
            26 << 32 | before << 5 | after,
            27 << 32 | tc << 10 | tb << 5 | ta,
            28 << 32 | after << 5 | tz,
            29 << 32 | a << 10 | after,
            30 << 32 | x << 10 | ta << 5 | tb,
            32 << 32 | cb << 8 | ca,
            33 << 32 | cx << 8 | cy,
            34 << 32 | tc << 20 | before << 5 | after,
            35 << 32 | 2 * capital + (a == PAD),
        ]


# Words that begin a sentence before a name; any other that is followed by a capital may be part of the name.
_PLAIN = frozenset(
    "its it's their there they're then than to too your you're whose who's where were we're when what while this these "
    "those that if in is on of off as at an and the he they for form from with which not now here hear by be as".split()
)
_PRONOUN = frozenset({"I", "I'll", "I'd", "I'm", "I've"})


def recase(word: str, like: str) -> str:
    """Return ``word`` in the letter case of ``like``: lower, first capital or all capitals."""
    if word == "i" or word.startswith("i'"):
        word = "I" + word[1:]
    if (
        len(like) > 1
        and like.isupper()
        and any(c.isalpha() for c in like[1:])
        and like not in _PRONOUN
    ):
        return word.upper()
    if like[0].isupper() and like not in _PRONOUN:
        return word[0].upper() + word[1:]
    return word
