"""Quotation marks paired paragraph by paragraph, and what they then enclose.

`quote_marks` finds the marks and says what each looks like, `quote_pairing` reads them so that the least is
wrong, `quote_faults` says what is. A quotation may run on over paragraphs, each of which opens it again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from copylint.text import quote_faults
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later
from copylint.text.quotations import Fault, Quotation, Quotations
from copylint.text.quote_marks import DOUBLE, ELIDED, MARKS, MOST_MARKS, SINGLE, SPACE, Mark, marks_of
from copylint.text.quote_pairing import (
    CROSS,
    NEITHER,
    OPEN,
    Reading,
    best_reading,
    costs_to_end,
    plain_reading,
)
from copylint.text.spans import Span

#: How much worse the next-best reading of a mark must be for its fault to be beyond doubt,
CERTAIN = 2.5
#: and how little worse it may be for nobody to be sure who speaks.
_UNSURE = 1.0
#: How much better a paragraph must read as the rest of the one before it.
_BETTER = 2.0

_ROLES = ("open", "close", "none")
_FIRST = later(f"[{re.escape(MARKS)}]+")


def parse(text: str, paragraphs: Sequence[Paragraph]) -> Quotations:
    """Returns the quotations of a text cut into those paragraphs. Never fails; takes linear time."""
    build = _Builder(text)
    carried = False  # a quotation of the paragraph before is still open, and this one does not open it again
    following = [*paragraphs[1:], None]
    for p, onward, marks in zip(paragraphs, following, marks_of(text, paragraphs), strict=False):
        if len(marks) > MOST_MARKS:
            build.odd.append((p.start, p.end))
        if not 0 < len(marks) <= MOST_MARKS:
            carried = False
            continue
        follows = _opened_again(text, marks, onward)
        reading = plain_reading(marks, bool(follows))
        if reading is not None and follows.startswith(reading.end):
            build.paragraph(p, marks, reading, len(reading.end))
            carried = False
            continue
        final = costs_to_end(follows)
        reading = best_reading(marks, "", final)
        goes_on = False
        if carried and not _opens_with(text, p):
            rest = best_reading(marks, "D", final)
            goes_on = rest.cost + _BETTER < reading.cost and -1 in reading.missing
            reading = rest if goes_on else reading
        runs = sum(
            1 for _ in takewhile(lambda both: both[0] == both[1], zip(reading.end, follows, strict=False))
        )
        build.paragraph(p, marks, reading, runs, goes_on=goes_on)
        carried = reading.end.startswith("D") and not runs
    return build.done()


def _opened_again(text: str, marks: Sequence[Mark], onward: Paragraph | None) -> str:
    """With which kinds of marks the next paragraph may open quotations again: "D", "S", "DS" ...; empty where
    with none."""
    if onward is None or _is_other_speech(text, marks, onward):
        return ""
    return _opens_with(text, onward)


def _opens_with(text: str, p: Paragraph) -> str:
    """Which kinds of marks the paragraph opens with; empty where none."""
    m = _FIRST.match(text, p.start, p.end)
    if m is None:
        return ""
    run = m.group()
    if len(run) == 1 and run in SINGLE and run != "‘" and ELIDED.match(text, m.end()):
        return ""
    if run[:2] in {"''", "``", "‘‘"}:
        return "D"
    return "".join("D" if c in DOUBLE else "S" for c in run)


def _is_other_speech(text: str, marks: Sequence[Mark], onward: Paragraph) -> bool:
    """Whether the next paragraph surely opens a quotation of its own: this one opened its last amid a clause,
    with a small letter, and in curly marks where the next has straight ones, or the other way round. Speech
    that runs on begins as a sentence; its marks alone may be of another keyboard."""
    m = _FIRST.match(text, onward.start, onward.end)
    last = next((x for x in reversed(marks) if x.open < min(x.close, x.none)), None)
    return (
        m is not None
        and last is not None
        and text[last.end : last.end + 1].islower()
        and _style(m.group()[0]) != _style(last.text)
    )


def _style(mark: str) -> str:
    if mark in {'"', "'", "''", "``"}:
        return "straight"
    return "guillemet" if mark in "«»" else "curly"


class _Builder:
    """Turns readings into quotations and faults."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items: list[Quotation] = []
        self.faults: list[Fault] = []
        self.marks: list[tuple[int, int, str, str]] = []
        self.odd: list[tuple[int, int]] = []
        #: What is open: its mark, None where the paragraph went on with it; and where its words begin.
        self._open: list[tuple[Mark | None, int]] = []

    def paragraph(
        self, p: Paragraph, marks: Sequence[Mark], reading: Reading, runs: int, *, goes_on: bool = False
    ) -> None:
        """Adds one paragraph's quotations and faults; the next one opens `runs` of its quotations again.
        `goes_on`: it goes on with the last one without opening it again."""
        if goes_on:
            self._go_on(p)
        closed_to = p.start
        for m, role, missing, margin in zip(
            marks, reading.roles, reading.missing, reading.margins, strict=True
        ):
            self.marks.append((m.start, m.end, m.text, _ROLES[role]))
            sure = margin >= CERTAIN
            if role == NEITHER:
                self._note(quote_faults.of_apostrophe(self.text, m, sure))
            elif role == OPEN:
                self._opens(p, m, missing, sure)
            elif missing < 0:
                self._note(Fault("unopened", m.start, m.end, (), sure))
                self.odd.append((closed_to, m.end))
                self._note(quote_faults.of_closing(self.text, p, m, sure))
                closed_to = m.end
            else:
                self._closes(p, m, missing, sure)
                if not self._open:
                    closed_to = m.end
        while self._open:
            self._close(p, None, p.end, runs=len(self._open) <= runs)
        if min(reading.margins) < _UNSURE:
            self.odd.append((p.start, p.end))

    def _note(self, fault: Fault | None) -> None:
        if fault is not None:
            self.faults.append(fault)

    def _go_on(self, p: Paragraph) -> None:
        """Opens the last quotation again, without a mark: it is not unclosed, but lacks one here."""
        last = max((k for k, f in enumerate(self.faults) if f.kind == "unclosed"), default=None)
        if last is not None:
            del self.faults[last]
        mark = "“" if "“" in self.text or "”" in self.text else '"'
        self._note(Fault("not-reopened", p.start, p.start + 1, ((p.start, p.start, mark),), False))
        self._open.append((None, p.start))

    def _opens(self, p: Paragraph, m: Mark, missing: int, sure: bool) -> None:
        for _ in range(missing):
            self._close(p, None, m.start, again=m.after_stop)
        outer = self._open[-1][0] if self._open else None
        if outer is not None and outer.kind == m.kind:
            self._note(Fault("same-kind", m.start, m.end, (), sure))
        self._open.append((m, m.end))
        self._note(quote_faults.of_opening(self.text, p, m, sure))

    def _closes(self, p: Paragraph, m: Mark, missing: int, sure: bool) -> None:
        if missing == CROSS:
            opener = self._open[-1][0]
            if opener is not None:
                self._note(quote_faults.of_pair(opener, m, sure))
            self._close(p, m, m.start)
            return
        for _ in range(missing):
            self._close(p, None, m.start, again=m.after_stop)
        self._close(p, m, m.start)
        self._note(quote_faults.of_closing(self.text, p, m, sure))

    def _close(
        self, p: Paragraph, closer: Mark | None, at: int, *, runs: bool = False, again: bool = False
    ) -> None:
        """Ends the innermost quotation at a place, with a mark or without one."""
        opener, inner = self._open.pop()
        end = at
        if closer is None and at < p.end:
            # The closing mark is missing somewhere before the next opening one.
            while end > inner and self.text[end - 1] in SPACE:
                end -= 1
        kind = opener.kind if opener is not None else closer.kind if closer is not None else "D"
        self.items.append(
            Quotation(
                Span(opener.start, opener.end) if opener is not None else None,
                Span(inner, max(inner, end)),
                Span(closer.start, closer.end) if closer is not None else None,
                len(self._open),
                runs,
                "double" if kind == "D" else "single",
            )
        )
        if closer is None and not runs and opener is not None:
            self._note(Fault("unclosed", opener.start, opener.end, (), False, again))

    def done(self) -> Quotations:
        """Returns what was gathered, in order."""
        self.items.sort(key=lambda q: (q.span.start, q.level))
        self.faults.sort(key=lambda f: (f.start, f.end, f.kind))
        return Quotations(self.items, self.faults, self.marks, self.odd)
