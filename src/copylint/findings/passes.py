"""What one round of fixes came to."""

from __future__ import annotations

from dataclasses import dataclass

from copylint.findings.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """The findings mended in one go, and the text they were found in."""

    text: str
    findings: tuple[Finding, ...]
