"""What is said of a file: its findings, and notes on it or on its fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copylint.findings.answers import Suppressed
    from copylint.findings.finding import Finding
    from copylint.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to say once about the run. A `fault` makes it end with 2."""

    text: str
    fault: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What was found in one file, and what was `suppressed` as somebody answered it. `document` is None and
    `error` says why where it was not checked; `foreign` is what to count it as where that is because no
    reader knows it."""

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    notes: tuple[Note, ...] = ()
    foreign: str = ""
    suppressed: tuple[Suppressed, ...] = ()
