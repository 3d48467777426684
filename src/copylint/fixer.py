"""Choose fixes, apply them, and repeat until nothing is left to apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from copylint.findings import Finding, Fix, Safety
from copylint.records import Record
from copylint.text import Edit, Span

#: Passes after which fixes that keep making work for each other are given up.
PASSES = 10


class EditMismatch(AssertionError):
    """An edit whose old text does not stand where it says: a bug in a rule, never applied."""


class Unstable(Exception):
    """Fixes that never come to rest. `rules` names those that fight."""

    def __init__(self, rules: Sequence[str]) -> None:
        super().__init__("fixes do not come to rest: " + ", ".join(rules))
        self.rules = tuple(rules)


class Fixed(Record):
    """The outcome: the new text, the findings that were mended (as found when they were) and those
    still there."""

    text: str
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def choose(findings: Sequence[Finding], least: Safety) -> list[tuple[Finding, Fix]]:
    """Returns the fixes to apply in one pass: each finding's first fix if it is safe enough, in
    order, identical edits once, an overlapping loser left for the next pass."""
    picked: list[tuple[Finding, Fix]] = []
    taken: list[tuple[int, int]] = []
    done: set[Edit] = set()
    for f in sorted(findings, key=lambda f: f.order):
        fix = next(iter(f.fixes), None)
        if fix is None or fix.safety < least or fix.safety is Safety.NONE:
            continue
        fresh = [e for e in fix.edits if e not in done]
        if not fresh:
            continue
        if len(fresh) < len(fix.edits) or any(_clash(e.span, t) for e in fresh for t in taken):
            continue
        picked.append((f, fix))
        taken += [(e.span.start, e.span.end) for e in fresh]
        done.update(fresh)
    return picked


def _clash(span: Span, taken: tuple[int, int]) -> bool:
    """Whether two edits cannot both be made: they overlap, or meet where one inserts."""
    start, end = taken
    if span.start < end and start < span.end:
        return True
    return (span.start == span.end or start == end) and span.start <= end and start <= span.end


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Returns the text with the edits made, from the end backwards.

    Raises EditMismatch where an edit's old text is not what stands at its span.
    """
    for e in sorted(edits, key=lambda e: (e.span.start, e.span.end), reverse=True):
        if text[e.span.start : e.span.end] != e.old:
            raise EditMismatch(f"expected {e.old!r} at {e.span.start}, found {text[e.span.start : e.span.end]!r}")
        text = text[: e.span.start] + e.new + text[e.span.end :]
    return text


def fix(text: str, find: Callable[[str], Sequence[Finding]], least: Safety = Safety.SAFE) -> Fixed:
    """Returns the text with every fix of at least that safety applied, to the fixed point.

    `find` gives the findings of a text. Raises Unstable when ten passes do not settle, or when the
    text comes back to what it was, and EditMismatch for a broken rule; in either case nothing
    should be written.
    """
    applied: list[Finding] = []
    seen = {text}
    last: list[tuple[Finding, Fix]] = []
    for _ in range(PASSES):
        findings = find(text)
        last = choose(findings, least)
        if not last:
            return Fixed(text, tuple(applied), tuple(findings))
        new = apply(text, [e for _, x in last for e in dict.fromkeys(x.edits)])
        if new in seen:
            break
        seen.add(new)
        applied += [f for f, _ in last]
        text = new
    raise Unstable(sorted({f.rule for f, _ in last}))
