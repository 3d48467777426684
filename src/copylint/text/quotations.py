"""Quotations: what is speech and what is not, and what is wrong with the marks that say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copylint.text.spans import Span, Stretches


class Quotation(NamedTuple):
    """One quotation, or one paragraph's part of a running one.

    `opener` and `closer` are the spans of its marks; `opener` is None where a paragraph goes on with
    a quotation without opening it again, `closer` where it is not closed in its paragraph. `inner`
    is what stands between. `level` is 0 for a quotation that stands in no other. `runs_on` says that
    the next paragraph re-opens it. `mark` is "double" or "single".
    """

    opener: Span | None
    inner: Span
    closer: Span | None
    level: int
    runs_on: bool
    mark: str

    @property
    def span(self) -> Span:
        """From the opening mark to the closing one, both included."""
        start = self.opener.start if self.opener is not None else self.inner.start
        end = self.closer.end if self.closer is not None else self.inner.end
        return Span(start, end)


class Fault(NamedTuple):
    """Something wrong with a mark.

    `kind` is one of
    "no-space-after"   a closing mark runs into the next word,
    "no-space-before"  an opening mark runs into the word before,
    "reversed"         a mark faces the wrong way,
    "reversed-no-space" both: it faces the wrong way and so stands on the wrong side of its space,
    "stray-space"      a space stands between a mark and what it encloses,
    "unclosed"         an opening mark without a closing one (`start` is the opening mark),
    "unopened"         a closing mark without an opening one,
    "not-reopened"     a paragraph goes on with a quotation but does not open it again,
    "elision"          an apostrophe at the head of a word faces like an opening mark,
    "mismatched"       a single mark pairs with a double one,
    "same-kind"        a quotation within another has the same marks (`start` is its opener).
    `edits` mends it, empty where the place for a missing mark is for the reader of the words to find;
    `certain` says that the balance of the marks leaves no other reading.
    """

    kind: str
    start: int
    end: int
    edits: tuple[tuple[int, int, str], ...]
    certain: bool
    #: An unclosed quotation after whose last sentence another mark opens.
    again: bool = False


class Quotations:
    """Every quotation of a story in order of its start, its faults, and what counts as speech."""

    __slots__ = ("_spans", "faults", "items", "marks", "odd")

    def __init__(
        self,
        items: Sequence[Quotation] = (),
        faults: Sequence[Fault] = (),
        marks: Sequence[tuple[int, int, str, str]] = (),
        odd: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.items = tuple(items)
        self.faults = tuple(faults)
        #: (start, end, text, role) of every mark, role "open", "close" or "none" (an apostrophe).
        self.marks = tuple(marks)
        #: Paragraphs in which nobody can be sure who speaks: all of each counts as speech.
        self.odd = tuple(odd)
        self._spans = Stretches([*((q.span.start, q.span.end) for q in self.items if q.level == 0), *odd])

    def covers(self, start: int, end: int) -> bool:
        """Whether any of text[start:end] is, or may be, speech; the marks themselves count.

        An empty stretch counts where it lies strictly inside.
        """
        return self._spans.covers(start, end)

    def at(self, offset: int) -> Quotation | None:
        """Returns the innermost quotation whose marks or words hold the offset, None outside."""
        best = None
        for q in self.items:
            if q.span.start > offset:
                break
            if offset < q.span.end and (best is None or q.level >= best.level):
                best = q
        return best
