"""What fixing a file comes to."""

from __future__ import annotations

from dataclasses import dataclass

from copylint.findings.finding import Finding
from copylint.findings.passes import Pass, applied
from copylint.findings.report import Note
from copylint.formats.encoding import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFix:
    """What fixing one file comes to.

    `passes` are the findings whose fixes were applied, with the text they were found in, `left` those that
    stand in `after`, the new text. `before` is None and `error` says why where the file was not read
    (`foreign` as in FileReport); with an error nothing is written.
    """

    path: str
    before: SourceFile | None
    after: str = ""
    passes: tuple[Pass, ...] = ()
    left: tuple[Finding, ...] = ()
    error: str | None = None
    data: bytes = b""
    notes: tuple[Note, ...] = ()
    foreign: str = ""

    @property
    def applied(self) -> tuple[Finding, ...]:
        """The findings whose fixes were applied, as found when they were."""
        return applied(self.passes)

    @property
    def changed(self) -> bool:
        """Whether the text changes."""
        return self.error is None and self.before is not None and self.before.text != self.after

    @property
    def new_data(self) -> bytes:
        """The bytes of the file as fixed; only where there is no error."""
        assert self.before is not None
        return self.before.encode(self.after)
