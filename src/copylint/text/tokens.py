"""Tokens: words, numbers and marks, in flat arrays; each is an object of its own only where somebody asks.

All offsets are code points of the text they were cut from.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import Any, NamedTuple

from copylint.tables.twins import is_compiled
from copylint.text import core
from copylint.text.characters import codes_of, kinds_for
from copylint.text.patterns import later
from copylint.text.spans import Span

#: Letters that a search blind to case takes for ASCII ones, though lower() does not.
_BLIND = tuple(zip("İıſ\u212a", "iisk", strict=True))


def lowered(text: str) -> str:
    """Returns the text in lower case, letter for letter: same length, same offsets. What a pattern blind to
    case found (`ſ` for s, `ı` and `İ` for i) comes out as the ASCII it stood for, to be looked up."""
    if not text.isascii():
        for letter, plain in _BLIND:  # hardly ever there: to look for it takes a hundredth of str.translate
            if letter in text:
                text = text.replace(letter, plain)
    return text.lower()


def _lower(text: str) -> str:
    return text.lower() if text.isascii() else text.replace("İ", "i").lower().replace("’", "'")


class Token:
    """A word, number or mark. `kind` is "word", "number" or "mark"."""

    __slots__ = ("end", "kind", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str, kind: str, lower: str | None = None) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.kind = kind
        #: the word in lower case, apostrophes as ASCII
        self.lower = _lower(text) if lower is None else lower

    @property
    def span(self) -> Span:
        """Where the token stands in the story."""
        return Span(self.start, self.end)

    def __repr__(self) -> str:
        return f"Token({self.start}, {self.end}, {self.text!r}, {self.kind!r})"


# A word is letters with apostrophes inside; a number may hold stops, commas and colons between
# digits and may end in letters (21st, 5kms, 1990s); initialisms keep their stops (U.S., a.m.).
_TOKEN = later(
    r"(?P<init>(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|[̀-ͯ])*(?:['’ʼ](?:[^\W\d_]|[̀-ͯ])+)*)"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?(?:['’]s)?)"
    r"|(?P<mark>\.{2,}|-{2,}|[^\w\s]|_+)"
)
#: What tokens are, by the number of their sort.
KINDS = ("word", "number", "mark")
WORD, NUMBER, MARK = range(3)
_SORT = {"init": WORD, "word": WORD, "number": NUMBER, "mark": MARK}
_MARKS = {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "«": '"', "»": '"', "–": "-", "‑": "-"}


#: A text must be so long to be worth arrays: rules cut some hundred thousand single words of their own.
_WORTH = 40


class Tokens:
    """The tokens of a stretch of text by number: where each starts and ends, counted from where the stretch
    starts, its sort and its text. `tagged` is where `copylint.lexicon.tagger` keeps their parts of speech,
    `chunked` where `copylint.lexicon.chunks` keeps their phrases;
    `together` are those that were cut in one pass with them, until they are tagged in one too."""

    __slots__ = (
        "_each", "_lows", "chunked", "ends", "sorts", "starts", "stretch", "tagged", "texts", "together",
    )  # fmt: skip

    def __init__(self, stretch: str, starts: array[int], ends: array[int], sorts: bytearray) -> None:
        """Takes the arrays as they are."""
        self.stretch, self.starts, self.ends, self.sorts = stretch, starts, ends, sorts
        self.texts = [stretch[a:b] for a, b in zip(starts, ends, strict=True)]
        self._lows: list[str] | None = None
        self.tagged: list[str] | None = None
        self._each: frozenset[str] | None = None
        self.chunked: Any = None
        self.together: Together | None = None

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Tokens:
        """Cuts text[start:end]."""
        stretch = text[start:end]
        if is_compiled(core):
            # What stands before tells whether an initialism can begin there.
            room = end - start
            starts, ends, sorts = array("i", bytes(4 * room)), array("i", bytes(4 * room)), bytearray(room)
            before = text[start - 1] + stretch if start else stretch
            n = core.tokens(codes_of(before), kinds_for(before), 1 if start else 0, starts, ends, sorts)
            del starts[n:], ends[n:], sorts[n:]
        else:
            starts, ends, sorts = array("i"), array("i"), bytearray()
            for m in _TOKEN.finditer(text, start, end):
                starts.append(m.start() - start)
                ends.append(m.end() - start)
                sorts.append(_SORT[m.lastgroup or "mark"])
        return cls(stretch, starts, ends, sorts)

    @property
    def lows(self) -> list[str]:
        """The tokens in lower case, quotation marks and hyphens as ASCII."""
        if self._lows is None:
            stretch = self.stretch
            if stretch.isascii():
                low = stretch.lower()
                self._lows = [low[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
            elif "Σ" not in stretch:  # its small letter hangs on where in a word it stands
                low = _lower(stretch)
                self._lows = [
                    _MARKS.get(text, text) if sort == MARK else low[a:b]
                    for text, sort, a, b in zip(self.texts, self.sorts, self.starts, self.ends, strict=True)
                ]
            else:
                self._lows = [
                    _MARKS.get(text, text) if sort == MARK else _lower(text)
                    for text, sort in zip(self.texts, self.sorts, strict=True)
                ]
        return self._lows

    @property
    def each(self) -> frozenset[str]:
        """The different tokens, in lower case."""
        if self._each is None:
            self._each = frozenset(self.lows)
        return self._each

    def at(self, start: int) -> int:
        """Returns the number of the token that starts there, -1 where none does."""
        k = bisect_left(self.starts, start)
        return k if k < len(self.starts) and self.starts[k] == start else -1

    def lower(self, k: int) -> str:
        """Returns token `k` in lower case as its view has it: marks are as they stand."""
        return _lower(self.texts[k]) if self.sorts[k] == MARK else self.lows[k]

    def views(self, start: int) -> list[Token]:
        """Returns the tokens where the stretch starts at `start`."""
        every = zip(self.starts, self.ends, self.texts, self.sorts, self.lows, strict=True)
        return [
            Token(a + start, b + start, text, KINDS[sort], None if sort == MARK else low)
            for a, b, text, sort, low in every
        ]


class Cut(NamedTuple):
    """Tokens of some sentences in flat arrays: where each starts and ends in the text, its sort; and at which
    places the tokens of each sentence begin and end (`edges`, two a sentence)."""

    starts: array[int]
    ends: array[int]
    sorts: bytearray
    edges: array[int]


def cut_sentences(text: str, bounds: array[int], joined: bool = True) -> Cut:
    """Returns the tokens of the sentences of a text, whose begins and ends are `bounds`, where `joined` the
    possessive of a plural (ministers') as one."""
    room = sum(bounds[1::2]) - sum(bounds[0::2])
    starts, ends, sorts = array("i", bytes(4 * room)), array("i", bytes(4 * room)), bytearray(room)
    edges = bounds[:]
    n = core.tokens_of_sentences(codes_of(text), kinds_for(text), bounds, joined, starts, ends, sorts, edges)
    del starts[n:], ends[n:], sorts[n:]
    return Cut(starts, ends, sorts, edges)


class Together:
    """Tokens of some sentences of a text in flat arrays, and by sentence: `starts` and `ends` are places in
    the text, `edges` say at which places the tokens of each sentence begin and end."""

    __slots__ = ("each", "edges", "ends", "sorts", "starts", "text")

    def __init__(self, text: str, bounds: array[int]) -> None:
        """Cuts the sentences whose begins and ends are `bounds` in one pass."""
        self.text = text
        self.starts, self.ends, self.sorts, self.edges = cut_sentences(text, bounds, joined=False)
        starts, ends = self.starts[:], self.ends[:]
        core.counted_from(bounds, self.edges, starts, ends)
        self.each: list[Tokens] = []
        for k in range(0, len(bounds), 2):
            a, b = self.edges[k], self.edges[k + 1]
            made = Tokens(text[bounds[k] : bounds[k + 1]], starts[a:b], ends[a:b], self.sorts[a:b])
            made.together = self
            self.each.append(made)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Returns the tokens of text[start:end], with offsets in the whole text."""
    end = len(text) if end is None else end
    if end - start > _WORTH:
        return Tokens.of(text, start, end).views(start)
    return [
        Token(*m.span(), m[0], KINDS[_SORT[m.lastgroup or "mark"]]) for m in _TOKEN.finditer(text, start, end)
    ]
