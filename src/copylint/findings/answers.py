"""Findings that somebody has answered: what is known of an answer, and which answer is to which finding.

An answer goes by a finding's key. Where the words around a finding have changed, the rule and the words alone
decide, if they leave one answer and one finding.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from copylint.findings.finding import Finding
from copylint.findings.keys import Key, key_of


class Suppressed(NamedTuple):
    """A finding that was set aside, why, and by what: "comment", "sidecar" or "baseline"."""

    finding: Finding
    reason: str
    by: str


def answered(source: str, findings: Sequence[Finding], answers: Iterable[Key], once: bool) -> dict[int, int]:
    """Returns number of a finding -> number of the answer to it.

    `once`: an answer is to one finding, so that a fault that was made twice is new the second time; otherwise
    it is to all findings with its key, which nothing tells apart.
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
        key = key_of(source, f)
        held = exact.get(key)
        if held:
            out[n] = held.pop(0) if once else held[0]
            used.add(out[n])
        else:
            left.append((n, key))
    for k, answer in enumerate(answers):
        if k not in used:
            loose[answer.rule, answer.words].append(k)
    unanswered = defaultdict[tuple[str, str], list[int]](list)
    for n, key in left:
        unanswered[key.rule, key.words].append(n)
    for what, numbers in unanswered.items():
        if len(numbers) == 1 and len(loose[what]) == 1:
            out[numbers[0]] = loose[what][0]
    return out
