"""Findings that somebody has answered: what is known of an answer, and which answer is to which finding.

An answer goes by a finding's key. Where the words around a finding have changed, the rule and the words alone
decide, if they leave one answer and one finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from copylint.findings.finding import Finding
from copylint.findings.keys import Key, key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that was set aside, why, and by what: a "comment" in the copy, an "entry" of a file of
    answers, of which `number` says which, or the "baseline"."""

    finding: Finding
    reason: str
    by: str
    number: int = -1


def expired(until: date | None, today: date) -> bool:
    """Whether an answer that holds until that day, or for ever, has run out."""
    return until is not None and until < today


def answered(
    source: str,
    findings: Sequence[Finding],
    answers: Iterable[Key],
    once: bool,
    key: Callable[[Key], Key] | None = None,
    old: Mapping[str, str] | None = None,
) -> dict[int, int]:
    """Returns number of a finding -> number of the answer to it.

    `once`: an answer is to one finding, so that a fault that was made twice is new the second time; otherwise
    it is to all findings with its key, which nothing tells apart. `key` makes of a finding's key what the
    answers have in its place. `old` are names that rules had, each with what the rule is called now: answers
    may go by either.
    """
    out: dict[int, int] = {}
    exact, loose = defaultdict[Key, list[int]](list), defaultdict[tuple[str, str], list[int]](list)
    answers = list(answers)
    for k, answer in enumerate(answers):
        exact[answer].append(k)
    if not exact:
        return out
    used, left = set[int](), list[tuple[int, Key]]()
    for n, f in enumerate(findings):
        there = key_of(source, f)
        there = key(there) if key else there
        held = exact.get(there)
        if held:
            out[n] = held.pop(0) if once else held[0]
            used.add(out[n])
        else:
            left.append((n, there))
    for k, answer in enumerate(answers):
        if k not in used:
            loose[answer.rule, answer.words].append(k)
    unanswered = defaultdict[tuple[str, str], list[int]](list)
    for n, there in left:
        unanswered[there.rule, there.words].append(n)
    for what, numbers in unanswered.items():
        if len(numbers) == 1 and len(loose[what]) == 1:
            out[numbers[0]] = loose[what][0]
    for name, new in (old or {}).items():
        rest = [n for n, f in enumerate(findings) if n not in out and f.rule == new]
        taken = set(out.values()) if once else ()
        free = [k for k, a in enumerate(answers) if a.rule == name and k not in taken]
        renamed = [replace(findings[n], rule=name) for n in rest]
        more = answered(source, renamed, [answers[k] for k in free], once, key)
        out |= {rest[n]: free[k] for n, k in more.items()}
    return out
