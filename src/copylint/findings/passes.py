"""What one round of fixes came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from copylint.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """The findings mended in one go, and the text they were found in."""

    text: str
    findings: tuple[Finding, ...]


def applied(passes: Iterable[Pass]) -> tuple[Finding, ...]:
    """Returns all findings that were mended, as found when they were."""
    return tuple(f for p in passes for f in p.findings)
