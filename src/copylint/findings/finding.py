"""What a rule has to say: findings, their fixes and their evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from copylint.text.spans import Edit, Span

#: What a finding is about, the gravest first. With what is known of its rule it makes the severity.
WEIGHTS = ("legal", "fact", "name", "language", "house", "tidy")


class Severity(IntEnum):
    """How much a finding matters; the lower the graver, so that findings sort by it."""

    ERROR = 0
    WARNING = 1
    SUGGESTION = 2

    @property
    def label(self) -> str:
        """The name used in rule files and reports."""
        return self.name.lower()


class Safety(IntEnum):
    """What may be done with a fix.

    SAFE is applied by `fix --write`; UNSAFE only with `--unsafe-fixes`; NONE is report only.
    """

    NONE = 0
    UNSAFE = 1
    SAFE = 2

    @property
    def label(self) -> str:
        """The name used in rule files and reports."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Edits that belong together: all are applied or none."""

    edits: tuple[Edit, ...]
    safety: Safety


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place elsewhere in the story that a finding rests on, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a sub-editor would mark. Fixes are best first; a fix whose safety is NONE is dropped."""

    rule: str
    span: Span
    message: str
    severity: Severity
    fixes: tuple[Fix, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    #: one of WEIGHTS, and the share of such findings that were right, where known
    weight: str = "house"
    precision: float | None = None

    @property
    def order(self) -> tuple[int, int, int, str]:
        """Key for the one order findings have: start, longer first, severity, rule id."""
        return (self.span.start, -self.span.end, int(self.severity), self.rule)
