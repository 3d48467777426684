"""What was found in a text before, so that an unchanged file need not be checked again.

A result is kept under a digest of the text and of everything that it follows from: the rules, word
tables and code it was found with, and the settings. Nothing is ever out of date, then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from copylint.cache.rows import Rows

if TYPE_CHECKING:
    from copylint.findings.finding import Finding

#: Raised when what is kept changes its shape.
FORMAT = 3


class Results:
    """The kept results; of no effect where there is no safe cache folder."""

    def __init__(self) -> None:
        self._rows = Rows("results")

    def get(self, key: bytes, source: str) -> tuple[Finding, ...] | None:
        """Returns the findings kept under the key, None where there are none that fit the source."""
        kept = self._rows.get(key)
        if kept is None:
            return None
        try:
            return tuple(_finding(raw, source) for raw in json.loads(kept))
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    def put(self, key: bytes, findings: Iterable[Finding]) -> None:
        """Keeps findings under the key; a folder that cannot be written is no reason to stop."""
        self._rows.put(key, json.dumps([_raw(f) for f in findings], separators=(",", ":")).encode("ascii"))


def _raw(f: Finding) -> list[Any]:
    return [
        f.rule, f.span.start, f.span.end, f.message, int(f.severity),
        [[int(x.safety), [[e.span.start, e.span.end, e.old, e.new] for e in x.edits]] for x in f.fixes],
        [[v.span.start, v.span.end, v.reason] for v in f.evidence], f.weight, f.precision,
    ]  # fmt: skip


def _finding(raw: Any, source: str) -> Finding:
    """The finding; ValueError where it is none of this source."""
    from copylint.findings.finding import WEIGHTS, Evidence, Finding, Fix, Safety, Severity
    from copylint.text.spans import Edit, Span

    rule, start, end, message, severity, fixes, evidence, weight, precision = raw
    known = precision is None or isinstance(precision, float)
    if not (
        isinstance(rule, str)
        and isinstance(message, str)
        and end <= len(source)
        and weight in WEIGHTS
        and known
    ):
        raise ValueError("no finding")
    made = []
    for safety, edits in fixes:
        for s, e, old, new in edits:
            if source[s:e] != old or not isinstance(new, str):
                raise ValueError("another text")
        made.append(
            Fix(edits=tuple(Edit(Span(s, e), old, new) for s, e, old, new in edits), safety=Safety(safety))
        )
    reasons = tuple(Evidence(span=Span(s, e), reason=str(why)) for s, e, why in evidence)
    return Finding(
        rule=rule,
        span=Span(start, end),
        message=message,
        severity=Severity(severity),
        fixes=tuple(made),
        evidence=reasons,
        weight=weight,
        precision=precision,
    )
