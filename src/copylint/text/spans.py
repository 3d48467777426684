"""Places in a text, and what is to stand there instead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, in code points. Raises ValueError for what is none."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point; an empty span overlaps what it lies strictly inside."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Written:
    """A stretch of a text: what stands there, and where, in code points."""

    __slots__ = ("_text", "end", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self.start = start
        self.end = end

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """What stands there, as written."""
        return self._text[self.start : self.end]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Returns text[start:end] without the blanks at both ends, as (start, end); both are the same where there
    is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


class Stretches:
    """Stretches of a text, in order, those that touch or overlap made one."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def covers(self, start: int, end: int) -> bool:
        """Whether any of text[start:end] lies in one; an empty one counts where it lies strictly inside."""
        k = bisect_right(self.starts, end if start == end else end - 1) - 1
        if k < 0:
            return False
        if start == end:
            return self.starts[k] < start < self.ends[k]
        return start < self.ends[k]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `old`, which must stand at `span`, by `new`."""

    span: Span
    old: str
    new: str


class OffsetMap:
    """Maps spans of a document's text to spans of its source.

    Built from segments `(text_start, source_start, length)` in order, with `(text_start, source_start,
    length, source_length)` where one character of the text stands for a stretch of the source (a line break
    for a space). What lies between segments in the source is not seen in the text. Where text and source
    agree position by position (plain text, Markdown masked to blanks) use `OffsetMap.identity(length)`.
    """

    __slots__ = ("_segments", "_starts")

    def __init__(self, segments: Sequence[tuple[int, int, int] | tuple[int, int, int, int]]) -> None:
        self._segments = segments
        self._starts = [s[0] for s in segments]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """Returns the map of a text that is its own source."""
        return cls([(0, 0, length)])

    def to_source(self, span: Span) -> Span:
        """Returns the source span for a text span: from where its first character stands to where its last
        one ends. An empty one stands where the character before it ends."""
        if span.start == span.end:
            at = self._end(span.start) if span.start else self._start(0)
            return Span(at, at)
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, at: int) -> int:
        k = max(0, bisect_right(self._starts, at) - 1)
        text_start, source_start, *sizes = self._segments[k]
        return source_start if len(sizes) == 2 else source_start + at - text_start

    def _end(self, at: int) -> int:
        k = max(0, bisect_right(self._starts, at - 1) - 1)
        text_start, source_start, *sizes = self._segments[k]
        return source_start + (sizes[1] if len(sizes) == 2 else at - text_start)


def spliced(text: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """Returns what text[start:end] comes to once the edits are made, all of which lie in it and do not
    overlap. What stood there before is not looked at: to write copy is for `copylint.engine.fixer.apply`."""
    out, at = [], start
    for e in sorted(edits, key=lambda e: e.span):
        out += [text[at : e.span.start], e.new]
        at = e.span.end
    return "".join(out) + text[at:end]
