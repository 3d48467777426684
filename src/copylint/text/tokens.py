"""Tokens: words, numbers and marks.

All offsets are code points of the text they were cut from.
"""

from __future__ import annotations

from copylint.text.patterns import later
from copylint.text.spans import Span

#: Letters that a search blind to case takes for ASCII ones, though lower() does not.
_BLIND = str.maketrans("İıſ\u212a", "iisk")


def lowered(text: str) -> str:
    """Returns the text in lower case, letter for letter: same length, same offsets. What a pattern blind to
    case found (`ſ` for s, `ı` and `İ` for i) comes out as the ASCII it stood for, to be looked up."""
    return text.lower() if text.isascii() else text.translate(_BLIND).lower()


class Token:
    """A word, number or mark. `kind` is "word", "number" or "mark"."""

    __slots__ = ("end", "kind", "lower", "start", "text")

    def __init__(self, start: int, end: int, text: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.kind = kind
        #: the word in lower case, apostrophes as ASCII
        self.lower = text.lower() if text.isascii() else text.replace("İ", "i").lower().replace("’", "'")

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
_KIND = {"init": "word", "word": "word", "number": "number", "mark": "mark"}


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Returns the tokens of text[start:end], with offsets in the whole text."""
    end = len(text) if end is None else end
    return [Token(*m.span(), m[0], _KIND[m.lastgroup or "mark"]) for m in _TOKEN.finditer(text, start, end)]
