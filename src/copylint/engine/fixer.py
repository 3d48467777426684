"""Choose fixes, apply them, and repeat until nothing is left to apply.

Rules may make work for each other for ever: one writes what another takes back. Those that do are set
aside at that place, and the rest of the story gets its fixes as if they were not there.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from copylint.findings.finding import Finding, Fix, Safety
from copylint.findings.passes import Pass, applied
from copylint.text.patterns import later
from copylint.text.spans import Edit, Span

#: Passes after which fixes that keep making work for each other are given up.
PASSES = 10

#: Times that fixing is begun anew without those that fought; more than two are hardly ever needed. From
#: `_WHOLE` on they are left out of the whole story.
_ROUNDS, _WHOLE = 8, 5


class EditMismatch(AssertionError):
    """An edit whose old text does not stand where it says: a bug in a rule, never applied."""


class Unstable(Exception):
    """Fixes that never come to rest, whatever is set aside. `rules` names those that fight."""

    def __init__(self, rules: Sequence[str]) -> None:
        super().__init__("fixes do not come to rest: " + ", ".join(rules))
        self.rules = tuple(rules)


class Fight(NamedTuple):
    """Rules whose fixes undo each other, or go on for ever, at a place: `words` as they were left."""

    rules: tuple[str, ...]
    words: str

    def __str__(self) -> str:
        who = " and ".join(filter(None, (", ".join(self.rules[:-1]), self.rules[-1])))
        what = (
            "undo each other’s fixes" if len(self.rules) > 1 else "undoes its own fix, or goes on for ever,"
        )
        return f"{who} {what} at ‘{self.words}’: left alone there"


class Fixed(NamedTuple):
    """The outcome: the new text, what was mended pass by pass, the findings still there, and what was left
    alone because rules fight over it."""

    text: str
    passes: tuple[Pass, ...]
    remaining: tuple[Finding, ...]
    fights: tuple[Fight, ...] = ()

    @property
    def applied(self) -> tuple[Finding, ...]:
        """All findings that were mended, as found when they were."""
        return applied(self.passes)


#: A fix where it stands: the rule, and the words of the place in lower case; no words for all of the story.
_Place = tuple[str, str]
_Chosen = list[tuple[Finding, Fix]]
#: The rules that fight over the same words, those words, and the place as it was worded from pass to pass.
_Spot = tuple[set[str], set[str], list[str]]


def choose(findings: Sequence[Finding], least: Safety) -> list[tuple[Finding, Fix]]:
    """Returns the fixes to apply in one pass: each finding's first fix if it is safe enough, in
    order; one that meets an earlier one is left for the next pass."""
    picked: list[tuple[Finding, Fix]] = []
    taken = _Taken()
    for f in sorted(findings, key=lambda f: f.order):
        fix = next(iter(f.fixes), None)
        if fix is None or not fix.edits or fix.safety < least or fix.safety is Safety.NONE:
            continue
        if any(taken.clashes(e.span) for e in fix.edits):
            continue
        picked.append((f, fix))
        for e in fix.edits:
            taken.add(e.span)
    return picked


class _Taken:
    """Where edits are to be made, in order: a long text may have a hundred thousand, none of which is held
    against each other one."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, span: Span) -> None:
        """Takes a stretch that overlaps none taken before."""
        insort(self._spans, (span.start, span.end))

    def clashes(self, span: Span) -> bool:
        """Whether an edit of the span cannot be made beside one of those: they overlap, or meet where one
        inserts."""
        for k in range(bisect_right(self._spans, (span.end, sys.maxsize)) - 1, -1, -1):
            start, end = self._spans[k]
            if end < span.start:
                return False
            if span.start < end and start < span.end or span.start == span.end or start == end:
                return True
        return False


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Returns the text with the edits made.

    Raises EditMismatch where an edit's old text is not what stands at its span, or edits overlap.
    """
    out: list[str] = []
    at = 0
    for e in sorted(edits, key=lambda e: (e.span.start, e.span.end)):
        if e.span.start < at or text[e.span.start : e.span.end] != e.old:
            raise EditMismatch(
                f"expected {e.old!r} at {e.span.start}, found {text[e.span.start : e.span.end]!r}"
            )
        out += [text[at : e.span.start], e.new]
        at = e.span.end
    return "".join([*out, text[at:]])


def fix(text: str, find: Callable[[str], Sequence[Finding]], least: Safety = Safety.SAFE) -> Fixed:
    """Returns the text with every fix of at least that safety applied, to the fixed point: fixing the
    result once more changes nothing.

    `find` gives the findings of a text, the same ones each time. Fixes that undo each other, or that are
    not done after ten passes, are left out at their place and named as `fights`. Raises Unstable where
    that does not bring rest, and EditMismatch for a broken rule; in either case nothing should be written.
    """
    known: dict[str, Sequence[Finding]] = {}

    def findings(of: str) -> Sequence[Finding]:
        if of not in known:
            known[of] = find(of)
        return known[of]

    done = _settled(text, findings, least)
    if not done.fights:
        return done
    # What fought may fight otherwise where it starts from the outcome: the outcome must stand by itself.
    for _ in range(_ROUNDS):
        again = _settled(done.text, findings, least)
        if again.text == done.text:
            return done
        done = Fixed(again.text, done.passes + again.passes, again.remaining, again.fights)
    raise Unstable(sorted({r for f in done.fights for r in f.rules}))


def _settled(text: str, find: Callable[[str], Sequence[Finding]], least: Safety) -> Fixed:
    """The text with its fixes, begun anew without those that fought until the rest comes to rest."""
    losers: set[_Place] = set()
    spots: list[_Spot] = []
    for n in range(_ROUNDS):
        done, passes, comes_back = _passes(text, find, least, losers)
        if done is not None:
            return Fixed(
                done.text,
                done.passes,
                done.remaining,
                tuple(dict.fromkeys(_fight(s, done.text) for s in spots)),
            )
        # Fixes that never come back to where they were have other words at every pass.
        whole = n >= _WHOLE or not comes_back
        new = {_place(before, f, x, whole) for before, made in passes for f, x in made} - losers
        if not new:
            break
        losers |= new
        spots += _spots(passes)
    raise Unstable(sorted({rule for rule, _ in losers}))


def _passes(
    text: str, find: Callable[[str], Sequence[Finding]], least: Safety, losers: Collection[_Place]
) -> tuple[Fixed | None, list[tuple[str, _Chosen]], bool]:
    """The outcome where fixes come to rest; else None, and the passes in which they fought: each the
    text it began with and what was applied to it; and whether those came back to where they began."""
    made: list[tuple[str, _Chosen]] = []
    at = {text: 0}
    most = 2 * len(text) + 1_000  # no corrections come to more: something is put in again and again
    for _ in range(PASSES):
        findings = find(text)
        chosen = choose(_without(text, findings, losers), least)
        if not chosen:
            return Fixed(text, _mended(made), tuple(findings)), [], False
        made.append((text, chosen))
        text = apply(text, list(dict.fromkeys(e for _, x in chosen for e in x.edits)))
        if len(text) > most:
            return None, made[-1:], False
        if text in at:  # all that was done since then came to nothing
            return None, made[at[text] :], True
        at[text] = len(made)
    findings = find(text)
    last = choose(_without(text, findings, losers), least)
    if not last:
        return Fixed(text, _mended(made), tuple(findings)), [], False
    return None, [(text, last)], False


def _mended(made: Iterable[tuple[str, _Chosen]]) -> tuple[Pass, ...]:
    return tuple(Pass(text=text, findings=tuple(f for f, _ in chosen)) for text, chosen in made)


def _without(text: str, findings: Sequence[Finding], losers: Collection[_Place]) -> Sequence[Finding]:
    """The findings whose first fix is not among the losers."""
    if not losers:
        return findings
    rules = {rule for rule, _ in losers}
    return [
        f
        for f in findings
        if f.rule not in rules
        or not f.fixes
        or ((f.rule, "") not in losers and _place(text, f, f.fixes[0]) not in losers)
    ]


_WORD_BEFORE = later(r"[\w'’-]+\W*\Z")
_WORD_BEHIND = later(r"\W*[\w'’-]+")


def _place(text: str, f: Finding, x: Fix, whole: bool = False) -> _Place:
    """Where a fix stands, told by words: offsets shift when something before them is mended."""
    return f.rule, "" if whole else _words(text, x).lower()


def _words(text: str, x: Fix) -> str:
    """The words that a fix changes, with one on either side."""
    start, end = min(e.span.start for e in x.edits), max(e.span.end for e in x.edits)
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    behind = _WORD_BEHIND.match(text, end, min(len(text), end + 40))
    found = text[before.start() if before else start : behind.end() if behind else end]
    return re.sub(r"\s+", " ", found).strip()


def _spots(passes: Iterable[tuple[str, _Chosen]]) -> list[_Spot]:
    """Where rules fought: those that change the same words are at one spot."""
    spots: list[_Spot] = []
    for text, made in passes:
        for f, x in made:
            words = _words(text, x)
            changed = set(re.findall(r"\w+", " ".join(e.old + " " + e.new for e in x.edits).lower())) or {
                words
            }
            spot = next((s for s in spots if s[1] & changed), None)
            if spot is None:
                spots.append(spot := (set(), set(), []))
            spot[0].add(f.rule)
            spot[1].update(changed)
            spot[2].append(words)
    return spots


def _fight(spot: _Spot, text: str) -> Fight:
    """What is said of a spot, in the words that stand there in the end."""
    rules, _, worded = spot
    flat = re.sub(r"\s+", " ", text)
    return Fight(tuple(sorted(rules)), next((w for w in worded if w in flat), worded[0]))
