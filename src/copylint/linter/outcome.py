"""What checking and fixing a text come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copylint.findings.answers import Suppressed
    from copylint.findings.finding import Finding
    from copylint.findings.report import Note
    from copylint.formats.encoding import SourceFile
    from copylint.story.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found in one text, in the order of the copy.

    Spans are half-open, in code points of the text as it was given, or as its bytes were decoded, a
    byte-order mark left out. `suppressed` are findings that somebody had answered, `notes` what there is to
    say besides: a note that is a fault says that findings are missing. `story` is what the rules knew of the
    copy.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    notes: tuple[Note, ...]
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What fixing one text came to: the new `text`, the findings whose fixes were `applied`, as found when
    they were, and those `left`, with their spans in the new text. `notes` are as in Report; `source` is how
    bytes were read, None where a text was given."""

    text: str
    applied: tuple[Finding, ...]
    left: tuple[Finding, ...]
    notes: tuple[Note, ...]
    source: SourceFile | None = None

    @property
    def data(self) -> bytes:
        """The new text in bytes: in the encoding of those that were given, byte-order mark and all; UTF-8
        where a text was. Raises InputError where the encoding lacks a character."""
        return self.text.encode("utf-8") if self.source is None else self.source.encode(self.text)
