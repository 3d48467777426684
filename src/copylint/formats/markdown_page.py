"""A Markdown text as it is read: its lines, and what has been found of its blocks and of what is no copy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(slots=True)
class Line:
    """A line of the text without its ending: text[start:end]. `at` is where the reader has got to,
    `column` the column there, `pending` what is left of a tab it has got into."""

    text: str
    start: int
    end: int
    at: int
    column: int = 0
    pending: int = 0

    def indent(self) -> int:
        """Returns the columns of blanks from here."""
        return self.first()[1]

    def first(self) -> tuple[int, int]:
        """Returns the offset of what is no blank, and the columns of blanks before it."""
        n, at = self.pending, self.at
        while at < self.end and (c := self.text[at]) in " \t":
            n += 1 if c == " " else 4 - (self.column + n) % 4
            at += 1
        return at, n

    def skip(self, columns: int) -> None:
        """Moves past that many columns of blanks, or as many as there are."""
        while columns > 0:
            if not self.pending:
                if self.at == self.end or self.text[self.at] not in " \t":
                    return
                self.pending = 1 if self.text[self.at] == " " else 4 - self.column % 4
                self.at += 1
            taken = min(self.pending, columns)
            self.pending -= taken
            self.column += taken
            columns -= taken

    def mark(self, length: int) -> None:
        """Moves past a mark of that many characters."""
        self.at += length
        self.column += length


class Block(NamedTuple):
    """A paragraph, heading or table cell: the stretches of the source that make it up."""

    pieces: list[tuple[int, int]]
    heading: bool = False
    quoted: bool = False


@dataclass(slots=True)
class Page:
    """What has been found so far."""

    source: str
    regions: list[tuple[int, int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def mask(self, start: int, end: int, kind: str) -> None:
        """Takes a stretch as not copy."""
        if start < end:
            self.regions.append((start, end, kind))

    def add(self, pieces: list[tuple[int, int]], *, heading: bool = False, quoted: bool = False) -> None:
        """Takes stretches as a block of copy; none where there are none."""
        if pieces:
            self.blocks.append(Block(pieces, heading, quoted))


def joined(source: str, pieces: list[tuple[int, int]]) -> tuple[str, list[int]]:
    """Returns the pieces as one text, a line break between them, and where each begins in it."""
    starts = [0]
    for s, e in pieces:
        starts.append(starts[-1] + e - s + 1)
    return "\n".join(source[s:e] for s, e in pieces), starts


def spread(
    start: int, end: int, starts: list[int], pieces: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yields the stretches of the source that a stretch of joined pieces stands for."""
    k = bisect_right(starts, start) - 1
    while k < len(pieces) and starts[k] < end:
        s, e = pieces[k]
        a = s + max(0, start - starts[k])
        b = min(e, s + end - starts[k])
        if a < b:
            yield a, b
        k += 1


def lines_of(text: str, start: int) -> Iterator[Line]:
    """Yields the lines of a text from `start` on."""
    at = start
    while at < len(text):
        stop = text.find("\n", at)
        after = len(text) if stop < 0 else stop + 1
        end = after if stop < 0 else stop
        while end > at and text[end - 1] == "\r":
            end -= 1
        yield Line(text, at, end, at)
        at = after
