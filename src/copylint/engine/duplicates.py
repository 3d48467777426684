"""One fault is said once: of findings that say the same, which one stays."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from copylint.findings.finding import Finding
from copylint.text.spans import Edit


def without_echoes(found: list[Finding], general: set[str]) -> list[Finding]:
    """Returns one finding for one fault: of those at the same span with the same edits, that of the
    more particular rule stays, then the one with the safer fix; one of a rule tagged `general` also
    yields to any other at its span or inside it, and to one about words it shares that comes to the
    same text."""
    # One that only takes out what nobody sees says nothing of the words.
    aside = general | {
        f.rule for f in found if all(e.old == e.new for x in f.fixes for e in x.edits) and f.fixes
    }
    particular = {f.span for f in found if f.rule not in aside}
    found = [f for f in found if f.rule not in general or f.span not in particular]
    if any(f.rule in general for f in found):
        others = [f for f in found if f.rule not in aside]
        starts = [f.span.start for f in others]  # in order: the findings are
        longest = max((len(f.span) for f in others), default=0)
        found = [
            f
            for f in found
            if f.rule not in general
            or not any(
                _same(f, g)
                for g in others[bisect_left(starts, f.span.start - longest) : bisect_left(starts, f.span.end)]
            )
        ]
    best: dict[Any, Finding] = {}
    for f in found:
        key = (f.span, tuple(x.edits for x in f.fixes)) if f.fixes else (f.span, f.rule)
        held = best.get(key)
        # What one rule only offers, another has the evidence to write.
        if held is None or f.fixes and f.fixes[0].safety > held.fixes[0].safety:
            best[key] = f
    kept = set(map(id, best.values()))
    return [f for f in found if id(f) in kept]


def _same(f: Finding, g: Finding) -> bool:
    """Whether two findings about shared text say the same: the second is about a part of what the first is
    about, they change it alike, or, where neither knows how, are of one topic."""
    if f.span.end <= g.span.start or g.span.end <= f.span.start:
        return False
    if f.span.start <= g.span.start and g.span.end <= f.span.end:
        return True
    if not f.fixes or not g.fixes:
        return not f.fixes and not g.fixes and f.rule.partition(".")[0] == g.rule.partition(".")[0]
    one, two = f.fixes[0].edits, g.fixes[0].edits
    return len(one) == len(two) == 1 and _core(one[0]) == _core(two[0])


def _core(edit: Edit) -> tuple[int, str, str]:
    """Where an edit begins to change anything, what goes there and what comes."""
    old, new = edit.old, edit.new
    ahead = _alike(old, new)
    old, new = old[ahead:], new[ahead:]
    behind = _alike(old[::-1], new[::-1])
    return edit.span.start + ahead, old[: len(old) - behind], new[: len(new) - behind]


def _alike(one: str, two: str) -> int:
    """How many letters two texts begin with alike."""
    return next(
        (k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
