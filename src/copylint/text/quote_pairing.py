"""How the marks of a paragraph pair: the reading of them that needs the least to be wrong.

Where all marks say plainly what they are and all of them pair, one pass reads them. Where they do not, the
cheapest reading is found by dynamic programming over the few states that a paragraph can be in (outside, in
double marks, in single ones, one within the other). Each mark is a step from state to state: it opens, closes
or is neither, and pays for what its look says against that and for the partners that it leaves missing. How
much dearer the best other reading of a mark would be tells how far this one is beyond doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from copylint.text.quote_marks import Mark

#: What a mark is read as.
OPEN, CLOSE, NEITHER = 0, 1, 2

#: Quotations that can be open at once, outermost first: double ones, single ones.
_STATES = ("", "D", "S", "DS", "SD", "DD", "SS", "DSD", "SDS")
_INDEX = {state: k for k, state in enumerate(_STATES)}
#: Those that need nothing to be wrong: double and single marks by turns.
_SOUND = frozenset({"D", "S", "DS", "SD", "DSD", "SDS"})

_MISSING = {"D": 6.0, "S": 4.5}
_SAME_KIND = 3.5
_CROSSED = 3.5
_RUNS_ON = 1.0
#: Taken off a missing closing mark where a new sentence opens with a mark: paragraphs of a running
#: quotation that lost their line breaks look like this.
_REOPENS = 2.5
#: A state this much dearer than the cheapest leads nowhere.
_HOPELESS = 50.0

#: Stands for "closes a quotation of the other kind" among the counts of missing marks.
CROSS = 50


class Reading(NamedTuple):
    """What each mark of a paragraph is read as.

    `roles` are OPEN, CLOSE or NEITHER. `missing` says how many closing marks are missing before the mark, -1
    that it closes what nothing opened, CROSS that it closes a quotation of the other kind. `margins` say how
    much dearer the best reading is that takes the mark for something else, `end` which quotations are open at
    the end, `cost` what all of it costs.
    """

    roles: list[int]
    missing: list[int]
    margins: list[float]
    end: str
    cost: float


def plain_reading(marks: Sequence[Mark], runs_on: bool) -> Reading | None:
    """Returns the reading where every mark says plainly what it is and all pair, None where not. `runs_on`:
    the next paragraph opens with a mark, so that the last quotation need not be closed."""
    opened = ""
    roles = []
    for m in marks:
        if m.open == 0.0 and m.close > 1.0 and m.none > 1.0:
            opened += m.kind
            if opened not in _SOUND:
                return None
            roles.append(OPEN)
        elif opened[-1:] == m.kind and m.close == 0.0 and m.open > 1.0 and m.none > 1.0:
            opened = opened[:-1]
            roles.append(CLOSE)
        elif m.kind == "S" and m.none <= 0.3 and "S" not in opened and (m.open > 1.0 or m.close > 1.0):
            roles.append(NEITHER)
        else:
            return None
    if opened and not (runs_on and len(opened) == 1):
        return None
    return Reading(roles, [0] * len(marks), [inf] * len(marks), opened, 0.0)


def costs_to_end(follows: str) -> list[float]:
    """Returns what it costs to end a paragraph in each state, given with which kinds of marks the next one
    opens: a quotation that the next paragraph opens again runs on, and needs no closing mark."""
    out = []
    for state in _STATES:
        if not state:
            cost = 0.0
        elif follows.startswith(state):
            cost = _RUNS_ON
        elif state[0] == follows[:1]:
            cost = _RUNS_ON + sum(_MISSING[kind] for kind in state[1:])
        else:
            cost = sum(_MISSING[kind] for kind in state)
        out.append(cost)
    return out


#: A step: what the mark is read as, the state it leads to, what it costs, the marks missing before it.
_Step = tuple[int, int, float, int]


def _steps() -> dict[str, list[list[_Step]]]:
    """Kind of mark -> for each state, the steps that a mark of that kind can be, whatever it looks like."""
    return {kind: [_steps_from(state, kind) for state in _STATES] for kind in "DS"}


def _steps_from(state: str, kind: str) -> list[_Step]:
    steps: list[_Step] = [(NEITHER, _INDEX[state], 0.0, 0)]
    for kept in range(len(state), -1, -1):
        after = state[:kept] + kind
        if after in _INDEX:
            cost = sum(_MISSING[lost] for lost in state[kept:])
            if state[:kept].endswith(kind):
                cost += _SAME_KIND
            steps.append((OPEN, _INDEX[after], cost, len(state) - kept))
    if kind in state:
        outside, _, lost = state.rpartition(kind)
        steps.append((CLOSE, _INDEX[outside], sum(_MISSING[x] for x in lost), len(lost)))
    else:
        steps.append((CLOSE, _INDEX[state], _MISSING[kind], -1))
    if len(state) == 1 and state != kind:
        steps.append((CLOSE, _INDEX[""], _CROSSED, CROSS))
    return steps


_STEPS = _steps()


def _priced(m: Mark) -> list[list[_Step]]:
    """The steps from each state that this mark can be, with what its look says against each."""
    look = (m.open, m.close, m.none)
    # The likelier a single mark is an apostrophe, the less it stands for a double one.
    crossed = max(0.0, 3.0 - m.none) * 1.5 if m.kind == "S" else 0.0
    out = []
    for steps in _STEPS[m.kind]:
        priced = []
        for role, after, cost, missing in steps:
            cost += look[role]
            if missing == CROSS:
                cost += crossed
            if m.after_stop and role == OPEN:
                if _STATES[after].endswith("DD"):
                    cost += _SAME_KIND
                elif missing == 1:
                    cost -= _REOPENS
            priced.append((role, after, cost, missing))
        out.append(priced)
    return out


def best_reading(marks: Sequence[Mark], start: str, final: Sequence[float]) -> Reading:
    """Returns the reading of least cost of a paragraph in which the quotations `start` are open from the
    beginning; `final` says what it costs to end it in each state."""
    steps = [_priced(m) for m in marks]
    reached, came = _forward(steps, _INDEX[start])
    totals = [cost + more for cost, more in zip(reached[-1], final, strict=True)]
    cost = min(totals)
    end = totals.index(cost)
    roles, missing = _retraced(came, end)
    return Reading(roles, missing, _margins(steps, reached, roles, final, cost), _STATES[end], cost)


def _forward(
    steps: list[list[list[_Step]]], start: int
) -> tuple[list[list[float]], list[list[tuple[int, int, int]]]]:
    """What it costs at least to be in each state before each mark and at the end; and, for each mark and each
    state it leads to, from which state, read as what, with how many marks missing."""
    row = [inf] * len(_STATES)
    row[start] = 0.0
    reached, came = [row], []
    for of_mark in steps:
        most = min(row) + _HOPELESS
        after_it = [inf] * len(_STATES)
        back = [(0, NEITHER, 0)] * len(_STATES)
        for state, cost in enumerate(row):
            if cost > most:
                continue
            for role, after, more, missing in of_mark[state]:
                if cost + more < after_it[after] - 1e-9:
                    after_it[after] = cost + more
                    back[after] = (state, role, missing)
        reached.append(after_it)
        came.append(back)
        row = after_it
    return reached, came


def _retraced(came: list[list[tuple[int, int, int]]], state: int) -> tuple[list[int], list[int]]:
    """What each mark was read as, and how many are missing before it, on the way to the state at the end."""
    roles, missing = [], []
    for back in reversed(came):
        state, role, lost = back[state]
        roles.append(role)
        missing.append(lost)
    return roles[::-1], missing[::-1]


def _margins(
    steps: list[list[list[_Step]]],
    reached: list[list[float]],
    roles: list[int],
    final: Sequence[float],
    best: float,
) -> list[float]:
    """How much dearer than the best reading the best one is that reads a mark as something else, for each."""
    margins = []
    onward = list(final)  # what it costs at least to get to the end from each state
    for of_mark, row, role in zip(reversed(steps), reversed(reached[:-1]), reversed(roles), strict=True):
        other = inf
        before = []
        for cost, ways in zip(row, of_mark, strict=True):
            least = inf
            for read_as, after, more, _ in ways:
                rest = more + onward[after]
                least = min(least, rest)
                if read_as != role:
                    other = min(other, cost + rest)
            before.append(least)
        margins.append(other - best)
        onward = before
    return margins[::-1]
