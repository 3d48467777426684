"""What one round of fixes came to."""

from __future__ import annotations

from copylint.findings.finding import Finding
from copylint.text.records import Record


class Pass(Record):
    """The findings mended in one go, and the text they were found in."""

    text: str
    findings: tuple[Finding, ...]
