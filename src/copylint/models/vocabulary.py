"""The words that the statistical models know: how copy is cut for them, numbers, shapes, tags and classes
of words.

Words are a sentence's tokens, punctuation as tokens of its own, contractions and hyphenated words whole, a
possessive ``'s`` attached (``company's``): what :func:`split_words` gives. Letter case is kept, typographic
quotes may stand.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from copylint.models import weights
from copylint.models.weights import ROOM
from copylint.tables.twins import is_compiled
from copylint.tables.wordtable import WordTable
from copylint.text.patterns import later, later_bytes

QUOTES = str.maketrans(dict.fromkeys("’‘ʼ‛", "'") | dict.fromkeys("“”„‟«»", '"'))

WORD = later(
    r"(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,:]\d+)*[^\W\d_]*(?:-[^\W_]+)*"  # 3.5, 10:30, 5th, 12-year-old
    r"|[^\W\d_]+(?:['’ʼ-][^\W_]+)*"  # it's, O'Brien, long-term
    r"|\.{2,}|--+|\ufffc+|[^\w\s]|_"  # U+FFFC: what is no copy, one word however long
)

# Words outside the vocabulary share one identity for each shape; the numbers are part of the file format.
PAD = 0
SHAPES = tuple(
    """<pad> <name> <acronym> <name's> <word's> <number> <small> <year> <ordinal> <mixed> <hyphen>
    <ing> <ed> <ly> <es> <abstract> <person> <quality> <foreign> <word>""".split()
)
(
    _PAD, _NAME, _ACRONYM, _NAMES, _WORDS, _NUMBER, _SMALL, _YEAR, _ORDINAL, _MIXED, _HYPHEN, _ING,
    _ED, _LY, _ES, _ABSTRACT, _PERSON, _QUALITY, _FOREIGN, _WORD,
) = range(len(SHAPES))  # fmt: skip

TAGS = tuple(
    """- NN NNS NNP VB VBD VBG VBN VBZ MD JJ JJR RB IN DT PRP PRP$ TO CC CD W EX POS . , : " ( $ RP
    AUX NOT""".split()
)
TAG = {name: number for number, name in enumerate(TAGS)}

_NNP = TAG["NNP"]
OPENERS = frozenset({'"', "'", "(", "[", "-", "--", "–", "—", ":", "•", "*", "…", "...", "_"})

_ORDINAL_RE = later(r"\d+(?:st|nd|rd|th)$")


def straight(word: str) -> str:
    """The word with typewriter quotes."""
    return word if word.isascii() else word.translate(QUOTES)


def split_words(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) code-point offsets of the tokens of ``text`` as the models saw them in
    training."""
    return [m.span() for m in WORD.finditer(text)]


#: Shapes that the ending of a word of five characters or more tells, the first that fits.
_ENDINGS = (
    (_ING, ("ing",)),
    (_ED, ("ed",)),
    (_LY, ("ly",)),
    (_ABSTRACT, ("tion", "ness", "ment", "ity", "ism", "ance", "ence", "ship")),
    (_PERSON, ("er", "or", "ist")),
    (_QUALITY, ("al", "ous", "ive", "ic", "able", "ible", "ful", "less")),
)


def packed_endings() -> bytes:
    """Returns the endings that tell shapes as `copylint.models.numbering` reads them: the length of each, its
    shape, itself."""
    return b"".join(
        bytes((len(ending), number)) + ending.encode("ascii")
        for number, endings in _ENDINGS
        for ending in endings
    )


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
        for number, endings in _ENDINGS:
            if word.endswith(endings):
                return number
        if word[-1] == "s" and word[-2] != "s":
            return _ES
    return _WORD


class Numbers(Mapping[str, int]):
    """The numbers that the models know words by, out of the one table of words."""

    def __init__(self, table: WordTable, count: int) -> None:
        """`count` says how many the models know; the table has their numbers, one more each, as `learnt`."""
        self.table, self.learnt, self._count = table, table.column("learnt"), count

    def __getitem__(self, word: str) -> int:
        n = self.table.number(word)
        if n < 0 or not self.learnt[n]:
            raise KeyError(word)
        return int(self.learnt[n]) - 1

    def __iter__(self) -> Iterator[str]:
        """In the order of their numbers."""
        at = sorted((known, n) for n, known in enumerate(self.learnt) if known)
        return (self.table.word(n) for _, n in at)

    def __len__(self) -> int:
        return self._count


class Vocabulary:
    """Words by number with their tag, two sizes of distributional class, and whether lower case is usual."""

    __slots__ = ("__dict__", "classes", "coarse", "fine", "lower", "number", "tag")

    def __init__(
        self, number: Mapping[str, int], tag: bytes, coarse: bytes, fine: array[int], lower: bytes
    ) -> None:
        """Takes the columns as they are."""
        self.number, self.tag, self.coarse, self.fine, self.lower = number, tag, coarse, fine, lower
        #: the classes, as the sums want them
        self.classes = weights.Words(fine, coarse)

    @cached_property
    def edge(self) -> bytes:
        """By number: 1 for what may stand before a word that opens a sentence, 2 for what it is opened by, a
        quotation mark and the padding among them."""
        marks = bytearray(len(self.tag))
        for mark in OPENERS:
            if mark in self.number:
                marks[self.number[mark]] = 1
        for mark in ('"', ":"):
            if mark in self.number:
                marks[self.number[mark]] = 2
        marks[PAD] = 2
        return bytes(marks)

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return the word numbers and tags of a whole sentence, one of each a token."""
        numbers, marks = self.numbered(words)
        return numbers, self.tagged(words, numbers, marks)

    def numbered(self, words: Sequence[str]) -> tuple[list[int], bytes]:
        """Return the number of each word, and its marks: ODD where the vocabulary has it in other letters
        or not at all, CAPITAL where it is a name unless a sentence begins with it."""
        found: list[Any] = list(map(self.number.get, words))
        marks = bytearray(len(found))
        if None in found:
            for i, number in enumerate(found):
                if number is None:
                    plain = straight(words[i])
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
            # Most words follow a word.
            if i and words[i - 1] not in _EDGES or not self._opens(words, i):
                tags[i] = _NNP
        return tags

    def _opens(self, words: Sequence[str], i: int) -> bool:
        """Whether nothing but marks stands between the word and where the sentence, or what is said in it,
        begins."""
        for j in range(i - 1, -1, -1):
            word = words[j]
            if word == PADDING or straight(word) == '"':
                return True
            if word not in OPENERS or word not in self.number:
                return False
            if word == ":":
                return True
        return True


PADDING = "<pad>"
#: Marks of a word that is not in the vocabulary as it stands (see Vocabulary.numbered).
ODD, CAPITAL = 4, 8
#: What may stand before a word that opens a sentence; `_opens` has the last word.
_EDGES = OPENERS | {PADDING} | {chr(q) for q, plain in QUOTES.items() if plain == '"'}
_CAPITALS = later_bytes(rb"[\x08-\x0f]")


class Flat:
    """The words of sentences one behind the other, `ROOM` padding words between, before and behind them:
    their numbers, tags and marks (see Vocabulary), and where each sentence begins."""

    def __init__(
        self,
        v: Vocabulary,
        words: Sequence[str],
        numbers: Sequence[int],
        tags: Sequence[int],
        marks: bytes | bytearray,
        starts: Sequence[int],
    ) -> None:
        """Takes the lists as they are; padding must be in them."""
        self.v, self.words, self.numbers, self.tags, self.marks, self.starts = (
            v,
            words,
            numbers,
            tags,
            marks,
            starts,
        )

    @classmethod
    def of(cls, v: Vocabulary, words: Sequence[str]) -> Flat:
        """Returns one sentence."""
        numbers, marks = v.numbered(words)
        room = [PADDING] * ROOM
        flat = [*room, *words, *room]
        numbers = [PAD] * ROOM + numbers + [PAD] * ROOM
        marks = bytes(ROOM) + marks + bytes(ROOM)
        return cls(v, flat, numbers, v.tagged(flat, numbers, marks), marks, [ROOM])

    @cached_property
    def text(self) -> weights.Text:
        """The same for the sums."""
        if is_compiled(weights):
            return weights.Text(
                self.v.classes, array("H", self.numbers), bytes(self.tags), array("I", self.starts)
            )
        return weights.Text(self.v.classes, list(self.numbers), list(self.tags), list(self.starts))

    def bounds(self, i: int) -> tuple[int, int]:
        """Returns where the words of the sentence that has the word `i` begin and end."""
        k = bisect_right(self.starts, i)
        return self.starts[k - 1], (self.starts[k] if k < len(self.starts) else len(self.numbers)) - ROOM
