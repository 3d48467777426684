"""What is speech and what is not: quotation marks paired paragraph by paragraph.

A mark's shape and the spaces beside it say which way it ought to face; the balance of the paragraph
says which way it must. Where the two agree the marks pair in one pass. Where they do not, the
reading that needs the least to be wrong is found by dynamic programming over the few states a
paragraph can be in (outside, in double marks, in single marks, one within the other), and the marks
that had to be read against their shape, against their spaces, or without a partner are the faults.
The second-best reading tells how far a fault is beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.cache.patterns import later
from copylint.text.paragraphs import Paragraph
from copylint.text.spans import Span, Stretches

#: Every character that can open or close a quotation.
MARKS = "\"“”„‟«»'‘’‚‛`"
_DOUBLE = frozenset("\"“”„‟«»")
_SINGLE = frozenset("'‘’‚‛`")
_OPENING = frozenset("“„‟‘‚‛«`")
_CLOSING = frozenset("”’»")

# Marks that are not an apostrophe inside a word. The class comes first so that the search can skip.
_MARK = later("[\"“”„‟«»'‘’‚‛`](?:(?<=[\"“”„‟«»])|(?<![^\\W_].)|(?![^\\W_]))")

#: A paragraph with more marks than this is no prose: all of it counts as speech, nothing is judged.
MOST_MARKS = 1500

_SPACE = frozenset(" \t\r\n\v\f\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2060")
_BRACKETS_IN = frozenset("([{<")
_BEFORE_OPEN = _SPACE | _BRACKETS_IN | frozenset("–—-/=>*_…|@+~•·")
_AFTER_CLOSE = _SPACE | frozenset(".,;:!?)]}>–—-/*_…|%&")
_STOPS = frozenset(".,;:!?)]}%")

# Words that begin with an apostrophe, without it.
_ELIDED = later(
    r"(?:\d\ds?\b|(?:em|til|till|tis|twas|twere|twill|twould|tain|cause|cos|coz|cuz|n|round|bout|neath|gainst"
    r"|ere|ello|im|er|ave|ad|fraid|nuff|nother|twixt|tween|kay|sup|zup|ouse|appen|alf|eck|arf|oss|tother"
    r"|s|d|ll|ve|re|t)\b(?![-])|hood\b)",
    re.IGNORECASE,
)
_DECADE = later(r"\d0s\b")
_FEET = later(r"\d[\s\u00a0]?(?:['’′]|ft\.?)[\s\u00a0]?\d{1,2}(?:[.½¼¾]\d*)?\Z")

_WRONG_FACE = 2.5
_NO_SPACE = 1.5
_STRAY = 1.0
_WRONG_SIDE = 6.0
_MISSING = {"D": 6.0, "S": 4.5}
_SAME_KIND = 3.5
_CROSSED = 3.5
#: Stands for "closes a quotation of the other kind" among the counts of missing marks.
_CROSS = 50
_RUNS_ON = 1.0
#: Taken off a missing closing mark where a new sentence opens with a mark: paragraphs of a running
#: quotation that lost their line breaks look like this.
_REOPENS = 2.5
_NEVER = 50.0

#: How much worse the next-best reading must be for a fault to be beyond doubt.
CERTAIN = 2.5


class Mark(NamedTuple):
    """A mark as found: where, "D" double or "S" single, and what each reading of it would cost."""

    start: int
    end: int
    kind: str
    text: str
    open: float
    close: float
    none: float
    after_stop: bool


class Quotation(NamedTuple):
    """One quotation, or one paragraph's part of a running one.

    `opener` and `closer` are the spans of its marks; `opener` is None where a paragraph goes on with
    a quotation without opening it again, `closer` where it is not closed in its paragraph. `inner`
    is what stands between. `level` is 0 for a quotation that stands in no other. `runs_on` says that
    the next paragraph re-opens it. `mark` is "double" or "single", `style` "curly", "straight",
    "guillemet" or "mixed".
    """

    opener: Span | None
    inner: Span
    closer: Span | None
    level: int
    runs_on: bool
    mark: str
    style: str

    @property
    def span(self) -> Span:
        """From the opening mark to the closing one, both included."""
        start = self.opener.start if self.opener is not None else self.inner.start
        end = self.closer.end if self.closer is not None else self.inner.end
        return Span(start, end)


_NAMING = later(
    r"\b(?:so-called|known as|called|dubbed|named|nicknamed|titled|entitled|headlined|a\.?k\.?a\.?"
    r"|(?:the )?(?:words?|terms?|phrases?|song|film|book|novel|play|show|series|album|poem|magazine)),? \Z",
    re.IGNORECASE,
)


def is_name_or_title(text: str, q: Quotation) -> bool:
    """Whether the marks surely hold a name, a title or a word talked about, and nobody's speech."""
    if q.opener is None or q.closer is None or q.inner.end - q.inner.start > 60:
        return False
    inner = text[q.inner.start : q.inner.end].rstrip(",.")
    return (
        not any(c in ".!?;:" for c in inner)
        and len(inner.split()) <= 6
        and _NAMING.search(text, max(0, q.opener.start - 24), q.opener.start) is not None
    )


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
    quotation: int = -1
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

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def covers(self, start: int, end: int) -> bool:
        """Whether any of text[start:end] is, or may be, speech; the marks themselves count.

        An empty stretch counts where it lies strictly inside.
        """
        return self._spans.covers(start, end)

    @property
    def speech(self) -> list[tuple[int, int]]:
        """(start, end) of every stretch that is or may be speech, in order, none overlapping."""
        return list(zip(self._spans.starts, self._spans.ends, strict=True))

    def at(self, offset: int) -> Quotation | None:
        """Returns the innermost quotation whose marks or words hold the offset, None outside."""
        best = None
        for q in self.items:
            if q.span.start > offset:
                break
            if offset < q.span.end and (best is None or q.level >= best.level):
                best = q
        return best


# -- reading the marks ------------------------------------------------------------------------
def _costs(text: str, s: int, e: int, low: int, high: int, kind: str, shape: str) -> tuple[float, float, float]:
    """What it costs to read the mark as opening, as closing, and as neither."""
    left = text[s - 1] if s > low else " "
    right = text[e] if e < high else " "
    c = shape[0]
    word_left = left.isalnum()
    word_right = right.isalnum()
    gap_left = left in _SPACE
    gap_right = right in _SPACE
    mark_left = left in MARKS
    mark_right = right in MARKS
    # as an opening mark
    op = 0.0
    if c in _CLOSING and c != "»":
        op += _WRONG_FACE
    if gap_right:
        op += (_STRAY if e < high else _WRONG_SIDE) if gap_left or left in _BRACKETS_IN else _WRONG_SIDE
    elif right in _STOPS and text[e : e + 2] not in {"..", ".…"} and not (right == "." and text[e + 1 : e + 2].isdigit()):
        op += 3.0
    if not (gap_left or left in _BEFORE_OPEN or mark_left):
        op += _NO_SPACE
    # as a closing mark
    cl = 0.0
    if c in _OPENING and c != "«":
        cl += _WRONG_FACE
    if gap_left and not (s - 2 >= low and text[s - 2] in MARKS and s > low):
        cl += (_STRAY if gap_right or right in _AFTER_CLOSE or mark_right else 5.0 if right.isupper() else 3.0) if s > low else _WRONG_SIDE
    elif left in _BRACKETS_IN:
        cl += 3.0
    if word_right:
        cl += 0.3 if right == "s" and not text[e + 1 : e + 2].isalnum() else _NO_SPACE
    elif not (gap_right or right in _AFTER_CLOSE or mark_right):
        cl += 1.0
    # as neither
    if kind == "D":
        none = 9.0
        if left.isdigit() and not word_right:
            none = 1.2
            if c in "\"”" and _FEET.search(text, max(low, s - 8), s):
                none = 0.0
                cl += 1.5
                op += 3.0
        return op, cl, none
    if len(shape) > 1 or c in "‚‛`":
        return op, cl, 9.0
    if word_left and not word_right:
        if c == "‘":
            none = 4.0
        elif left in "sSzxX" or left.isdigit():
            none = 0.3
        elif left in "nN" and text[s - 2 : s - 1] in {"i", "I"}:
            none = 0.6
        else:
            none = 1.8
            if left in "nN" and text[s - 2 : s - 1] in {"'", "’", "‘"}:  # rock ’n’ roll
                none = 0.0
                cl += 2.0
    elif word_right and not word_left:
        if _ELIDED.match(text, e):
            none = 0.0 if c != "‘" else 2.5 if right.isupper() else 0.8
            if right in "nN" and text[e + 1 : e + 2] in {"'", "’", "‘"} or _DECADE.match(text, e):
                op += 2.5
            elif right.isdigit() and c == "’":
                op += 1.0
        else:
            none = 5.0 if c == "‘" else 1.5 if c == "’" else 2.5
    else:
        none = 3.0
        if left == "°" or c == "'" and left == "'":
            none = 0.0
    return op, cl, none


def _marks(text: str, paragraphs: Sequence[Paragraph]) -> list[list[Mark]]:
    """The marks of each paragraph; two singles typed for a double are one mark."""
    out: list[list[Mark]] = [[] for _ in paragraphs]
    if not paragraphs:
        return out
    k = 0
    low, high = paragraphs[0].start, paragraphs[0].end
    skip = -1
    for m in _MARK.finditer(text):
        s = m.start()
        if s < skip:
            continue
        while s >= high and k + 1 < len(paragraphs):
            k += 1
            low, high = paragraphs[k].start, paragraphs[k].end
        if not low <= s < high or len(out[k]) > MOST_MARKS:  # of which nothing is asked but that
            continue
        c = m.group()
        if c == "‚" and s > low and text[s - 1].isalnum() and text[s + 1 : s + 2] in _SPACE:
            continue  # a comma of another keyboard
        if c in _DOUBLE:
            e, kind = s + 1, "D"
        elif text.startswith(c, s + 1) and s + 1 < high and c in "'`’‘":
            e, kind = s + 2, "D"
            skip = e
        else:
            e, kind = s + 1, "S"
            if c == "`":
                continue
        after_stop = kind == "D" and s - 2 > low and text[s - 1] in _SPACE and text[s - 2] in ".?!…):"
        op, cl, none = _costs(text, s, e, low, high, kind, text[s:e])
        if after_stop and text[e : e + 1].isupper():
            cl += _WRONG_SIDE
        out[k].append(Mark(s, e, kind, text[s:e], op, cl, none, after_stop))
    return out


# -- the states of a paragraph ------------------------------------------------------------------
_STATES = ("", "D", "S", "DS", "SD", "DD", "SS", "DSD", "SDS")
_INDEX = {s: k for k, s in enumerate(_STATES)}
_OPEN, _CLOSE, _NONE = 0, 1, 2


def _moves() -> dict[tuple[int, str], list[tuple[int, int, float, int]]]:
    """(state, kind of mark) -> [(reading, next state, extra cost, marks missing before it)].

    A count of marks missing is positive for closing marks, -1 for an opening one.
    """
    out: dict[tuple[int, str], list[tuple[int, int, float, int]]] = {}
    for state in _STATES:
        for kind in "DS":
            moves = [(_NONE, _INDEX[state], 0.0, 0)]
            for kept in range(len(state), -1, -1):
                after = state[:kept] + kind
                if after not in _INDEX:
                    continue
                cost = sum(_MISSING[x] for x in state[kept:])
                if kept and state[kept - 1] == kind:
                    cost += _SAME_KIND
                moves.append((_OPEN, _INDEX[after], cost, len(state) - kept))
            if kind in state:
                at = state.rindex(kind)
                lost = state[at + 1 :]
                moves.append((_CLOSE, _INDEX[state[:at]], sum(_MISSING[x] for x in lost), len(lost)))
            else:
                moves.append((_CLOSE, _INDEX[state], _MISSING[kind], -1))
            if state in {"D", "S"} and state != kind:
                moves.append((_CLOSE, 0, _CROSSED, _CROSS))
            out[_INDEX[state], kind] = moves
    return out


_MOVES = _moves()


def _simple(marks: Sequence[Mark], runs: bool) -> list[int] | None:
    """The readings where every mark says plainly what it is and all pair; None where not."""
    stack = ""
    out = []
    for m in marks:
        if m.open == 0.0 and (m.close > 1.0 and m.none > 1.0):
            after = stack + m.kind
            if after not in {"D", "S", "DS", "SD", "DSD", "SDS"}:
                return None
            stack = after
            out.append(_OPEN)
        elif stack and stack[-1] == m.kind and m.close == 0.0 and m.open > 1.0 and m.none > 1.0:
            stack = stack[:-1]
            out.append(_CLOSE)
        elif m.kind == "S" and m.none <= 0.3 and "S" not in stack and (m.open > 1.0 or m.close > 1.0):
            out.append(_NONE)
        elif m.open == 0.0 and m.close == 0.0 and m.kind == "D":
            return None
        else:
            return None
    if not stack or (runs and stack in {"D", "S"}):
        return out
    return None


class _Reading(NamedTuple):
    readings: list[int]
    missing: list[int]
    margins: list[float]
    end: int
    cost: float


def _best(marks: Sequence[Mark], start: int, final: Sequence[float]) -> _Reading:
    """The reading of least cost from a state, given what it costs to end in each state."""
    n = len(marks)
    size = len(_STATES)
    forward = [[_NEVER * 9] * size]
    forward[0][start] = 0.0
    back: list[list[tuple[int, int, int]]] = []
    for m in marks:
        row = forward[-1]
        nxt = [_NEVER * 9] * size
        via = [(0, 0, 0)] * size
        floor = min(row) + _NEVER
        costs = (m.open, m.close, m.none)
        for k in range(size):
            if row[k] > floor:
                continue
            for reading, after, extra, lost in _MOVES[k, m.kind]:
                c = row[k] + costs[reading] + extra
                if lost == _CROSS and m.kind == "S":
                    c += max(0.0, 3.0 - m.none) * 1.5
                if m.after_stop and reading == _OPEN:
                    c += _SAME_KIND if _STATES[after][-2:] == "DD" else -_REOPENS if lost == 1 else 0.0
                if c < nxt[after] - 1e-9:
                    nxt[after] = c
                    via[after] = (k, reading, lost)
        forward.append(nxt)
        back.append(via)
    totals = [f + x for f, x in zip(forward[-1], final, strict=True)]
    end = min(range(size), key=lambda k: (totals[k], k))
    best = totals[end]
    readings, missing = [0] * n, [0] * n
    state = end
    for i in range(n - 1, -1, -1):
        state, readings[i], missing[i] = back[i][state]
    # How much dearer is the best reading in which this mark is read differently?
    after_cost = list(final)
    margins = [0.0] * n
    for i in range(n - 1, -1, -1):
        m = marks[i]
        costs = (m.open, m.close, m.none)
        row = forward[i]
        before = [_NEVER * 9] * size
        other = _NEVER * 9
        for k in range(size):
            for reading, after, extra, lost in _MOVES[k, m.kind]:
                c = costs[reading] + extra + after_cost[after]
                if lost == _CROSS and m.kind == "S":
                    c += max(0.0, 3.0 - m.none) * 1.5
                if m.after_stop and reading == _OPEN:
                    c += _SAME_KIND if _STATES[after][-2:] == "DD" else -_REOPENS if lost == 1 else 0.0
                before[k] = min(before[k], c)
                if reading != readings[i] and row[k] + c < other:
                    other = row[k] + c
        margins[i] = other - best
        after_cost = before
    return _Reading(readings, missing, margins, end, best)


#: A name of a language that is written in Latin letters here, before its last letter: the Biqa‘.
_NAME_BEHIND = later(r"(?<![\w'‘’-])[A-Z][a-z]*[aeiou]\Z")
_FIRST = later(f"[{re.escape(MARKS)}]+")


def _opens_with(text: str, p: Paragraph) -> str:
    """Which kinds of mark the paragraph opens with: "D", "S", "DS" ...; empty where none."""
    m = _FIRST.match(text, p.start, p.end)
    if m is None:
        return ""
    run = m.group()
    if len(run) == 1 and run in _SINGLE and _ELIDED.match(text, m.end()) and run != "‘":
        return ""
    if run[:2] in {"''", "``", "‘‘"}:
        return "D"
    return "".join("D" if c in _DOUBLE else "S" for c in run)


def _is_other_speech(text: str, marks: Sequence[Mark], onward: Paragraph) -> bool:
    """Whether the next paragraph surely opens a quotation of its own: this one opened its last amid a clause, with
    a small letter, and in curly marks where the next has straight ones, or the other way round. Speech that runs
    on begins as a sentence; its marks alone may be of another keyboard."""
    m = _FIRST.match(text, onward.start, onward.end)
    last = next((x for x in reversed(marks) if x.open < min(x.close, x.none)), None)
    return (
        m is not None
        and last is not None
        and text[last.end : last.end + 1].islower()
        and _style(m.group()[0]) != _style(last.text)
    )


def _final(follows: str) -> list[float]:
    """What it costs to end a paragraph in each state, given how the next one opens."""
    out = []
    for state in _STATES:
        if not state:
            out.append(0.0)
            continue
        cost = sum(_MISSING[x] for x in state)
        if follows.startswith(state):
            cost = _RUNS_ON
        elif follows and state[0] == follows[0]:
            cost = _RUNS_ON + sum(_MISSING[x] for x in state[1:])
        out.append(cost)
    return out


def parse(text: str, paragraphs: Sequence[Paragraph]) -> Quotations:
    """Returns the quotations of a text cut into those paragraphs. Never fails; takes linear time."""
    by_paragraph = _marks(text, paragraphs)
    build = _Builder(text)
    carried = False
    for k, (p, marks) in enumerate(zip(paragraphs, by_paragraph, strict=True)):
        if not marks:
            carried = False
            continue
        if len(marks) > MOST_MARKS:
            build.odd.append((p.start, p.end))
            carried = False
            continue
        follows = _opens_with(text, paragraphs[k + 1]) if k + 1 < len(paragraphs) else ""
        if follows and _is_other_speech(text, marks, paragraphs[k + 1]):
            follows = ""
        simple = _simple(marks, follows[:1] != "")
        if simple is not None:
            stack_left = simple.count(_OPEN) - simple.count(_CLOSE)
            open_kind = next((m.kind for m, r in zip(reversed(marks), reversed(simple), strict=True) if r == _OPEN), "")
            if not stack_left or follows.startswith(open_kind):
                build.paragraph(p, marks, simple, None, stack_left, False)
                carried = False
                continue
        final = _final(follows)
        got = _best(marks, 0, final)
        reopened = False
        if carried and not _opens_with(text, p):
            # The paragraph before was left open. Does this one go on with it?
            onward = _best(marks, _INDEX["D"], final)
            if onward.cost + 2.0 < got.cost and -1 in got.missing:
                got, reopened = onward, True
                build.continue_from_last()
        state = _STATES[got.end]
        runs = next((k for k, (a, b) in enumerate(zip(state, follows, strict=False)) if a != b), min(len(state), len(follows)))
        build.paragraph(p, marks, got.readings, got, runs, reopened)
        carried = _STATES[got.end][:1] == "D" and not runs
    return build.done()


class _Builder:
    """Turns readings into quotations and faults."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items: list[Quotation] = []
        self.faults: list[Fault] = []
        self.marks: list[tuple[int, int, str, str]] = []
        self.odd: list[tuple[int, int]] = []

    def continue_from_last(self) -> None:
        """Takes back the fault of the quotation that the next paragraph goes on with."""
        for k in range(len(self.faults) - 1, -1, -1):
            if self.faults[k].kind == "unclosed":
                del self.faults[k]
                return

    def _ayin(self, at: int) -> bool:
        """Whether the mark ends a name as its last letter: the Biqa‘ Valley, the raid on Samu‘."""
        m = _NAME_BEHIND.search(self.text, max(0, at - 20), at)
        return m is not None and not self.text[at + 1 : at + 2].isalnum()

    def paragraph(
        self, p: Paragraph, marks: Sequence[Mark], readings: Sequence[int], got: _Reading | None, runs: int, reopened: bool
    ) -> None:
        """Adds one paragraph's quotations and faults; the next one opens `runs` levels again."""
        stack: list[tuple[Mark | None, int]] = []
        if reopened:
            stack.append((None, p.start))
            self.faults.append(Fault("not-reopened", p.start, p.start + 1, ((p.start, p.start, self._shape("D", True, p)),), False))
        closed_to = p.start
        unsure = False
        for i, m in enumerate(marks):
            reading = readings[i]
            margin = got.margins[i] if got else _NEVER
            missing = got.missing[i] if got else 0
            sure = margin >= CERTAIN
            unsure = unsure or margin < 1.0
            role = ("open", "close", "none")[reading]
            self.marks.append((m.start, m.end, m.text, role))
            if reading == _NONE:
                if m.text == "‘" and sure and not self._ayin(m.start):
                    self.faults.append(Fault("elision", m.start, m.end, ((m.start, m.end, "’"),), sure))
                continue
            if missing == _CROSS:
                opener = stack[-1][0]
                if opener is not None:
                    single, double = (opener, m) if opener.kind == "S" else (m, opener)
                    new = _double_of(single.text, double.text)
                    self.faults.append(
                        Fault("mismatched", single.start, single.end, ((single.start, single.end, new),), sure)
                    )
                self._close(p, stack, m, m.start, runs=False)
                closed_to = m.end
                continue
            for _ in range(max(missing, 0)):
                self._close(p, stack, None, m.start, runs=False, again=m.after_stop)
            if reading == _OPEN:
                if stack and stack[-1][0] is not None and stack[-1][0].kind == m.kind:
                    self.faults.append(Fault("same-kind", m.start, m.end, (), sure, len(self.items)))
                stack.append((m, m.end))
                self._judge_open(p, m, sure)
            else:
                if missing < 0:
                    self.faults.append(Fault("unopened", m.start, m.end, (), sure))
                    self.odd.append((closed_to, m.end))
                    closed_to = m.end
                else:
                    self._close(p, stack, m, m.start, runs=False)
                    if not stack:
                        closed_to = m.end
                self._judge_close(p, m, sure)
        while stack:
            self._close(p, stack, None, p.end, runs=len(stack) <= runs)
        if unsure:
            self.odd.append((p.start, p.end))

    def _close(
        self, p: Paragraph, stack: list[tuple[Mark | None, int]], closer: Mark | None, at: int, *, runs: bool, again: bool = False
    ) -> None:
        opener, inner = stack.pop()
        end = at
        if closer is None and at < p.end:
            # The closing mark is missing somewhere before the next opening one.
            while end > inner and self.text[end - 1] in _SPACE:
                end -= 1
        shapes = {_style(x.text) for x in (opener, closer) if x is not None}
        kind = opener.kind if opener is not None else closer.kind if closer is not None else "D"
        self.items.append(
            Quotation(
                Span(opener.start, opener.end) if opener is not None else None,
                Span(inner, max(inner, end)),
                Span(closer.start, closer.end) if closer is not None else None,
                len(stack),
                runs,
                "double" if kind == "D" else "single",
                shapes.pop() if len(shapes) == 1 else "mixed" if shapes else "straight",
            )
        )
        if closer is None and not runs and opener is not None:
            self.faults.append(Fault("unclosed", opener.start, opener.end, (), False, len(self.items) - 1, again))

    def _shape(self, kind: str, opens: bool, p: Paragraph) -> str:
        curly = "“" in self.text or "”" in self.text or (kind == "S" and "‘" in self.text)
        if not curly:
            return '"' if kind == "D" else "'"
        return ("“" if opens else "”") if kind == "D" else ("‘" if opens else "’")

    def _judge_open(self, p: Paragraph, m: Mark, sure: bool) -> None:
        text = self.text
        faces_wrong = m.text in {"”", "’", "’’"}
        new = {"”": "“", "’": "‘", "’’": "‘‘"}.get(m.text, m.text)
        left = text[m.start - 1] if m.start > p.start else " "
        joined = not (left in _BEFORE_OPEN or left in MARKS)
        end = m.end
        while end < p.end and text[end] in _SPACE:
            end += 1
        stray = end > m.end and end < p.end and text[end] not in MARKS
        if stray:
            self.faults.append(
                Fault("stray-space", m.start, end, ((m.start, end, (" " if joined else "") + new),), sure)
            )
        elif joined:
            kind = "reversed-no-space" if faces_wrong else "no-space-before"
            self.faults.append(Fault(kind, m.start, m.end, ((m.start, m.end, " " + new),), sure))
        elif faces_wrong:
            self.faults.append(Fault("reversed", m.start, m.end, ((m.start, m.end, new),), sure))

    def _judge_close(self, p: Paragraph, m: Mark, sure: bool) -> None:
        text = self.text
        faces_wrong = m.text in {"“", "‘", "‘‘"} and "„" not in text and "‚" not in text
        new = {"“": "”", "‘": "’", "‘‘": "’’"}.get(m.text, m.text) if faces_wrong else m.text
        right = text[m.end] if m.end < p.end else " "
        plural = right == "s" and not text[m.end + 1 : m.end + 2].isalnum()
        joined = (right.isalnum() and not plural) or right in "“‘(["
        start = m.start
        while start > p.start and text[start - 1] in _SPACE:
            start -= 1
        stray = p.start < start < m.start and text[start - 1] not in MARKS
        if stray:
            self.faults.append(
                Fault("stray-space", start, m.end, ((start, m.end, new + (" " if joined else "")),), sure)
            )
        elif joined:
            kind = "reversed-no-space" if faces_wrong else "no-space-after"
            self.faults.append(Fault(kind, m.start, m.end, ((m.start, m.end, new + " "),), sure))
        elif faces_wrong:
            self.faults.append(Fault("reversed", m.start, m.end, ((m.start, m.end, new),), sure))

    def done(self) -> Quotations:
        """Returns what was gathered, in order."""
        order = sorted(range(len(self.items)), key=lambda k: (self.items[k].span.start, self.items[k].level))
        place = {old: new for new, old in enumerate(order)}
        faults = [f._replace(quotation=place.get(f.quotation, -1)) for f in self.faults]
        faults.sort(key=lambda f: (f.start, f.end, f.kind))
        return Quotations([self.items[k] for k in order], faults, self.marks, self.odd)


def _double_of(single: str, partner: str) -> str:
    """The double mark that a single one should have been, in the shape of its partner."""
    if partner in "«»":
        return "»" if partner == "«" else "«"
    if partner == '"':
        return '"'
    return "”" if partner == "“" else "“"


def _style(shape: str) -> str:
    if shape in {'"', "'", "''", "``"}:
        return "straight"
    return "guillemet" if shape in "«»" else "curly"
