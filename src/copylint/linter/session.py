"""A text that somebody is writing, checked again after each edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copylint.engine.rereading import Rereading
from copylint.linter.outcome import Report
from copylint.text.spans import Span

if TYPE_CHECKING:
    from datetime import date

    from copylint.findings.report import Note
    from copylint.linter.linter import Checker
    from copylint.linter.settings import Settings


class Session:
    """One text under edit; `Linter.open` makes it. After any edits its report is that of a fresh check of the
    text as it then stands. Not for two threads at once: edits have an order."""

    def __init__(
        self, checker: Checker, settings: Settings, text: str, reader: str, name: str, published: date | None
    ) -> None:
        self._checker, self._settings = checker, settings
        self._reader, self._name, self._published = reader, name, published
        self._text = text
        self._report: Report | None = None
        #: what was found in the state before, as far as it holds for the next
        self._rereading = Rereading()

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self._text

    def edit(self, span: Span, new: str) -> None:
        """Puts `new` in place of what stands at `span`, in code points of the text as it stands. Raises
        ValueError for a span beyond its end."""
        if span.end > len(self._text):
            raise ValueError(f"the text ends at {len(self._text)}, before {span.end}")
        changed = self._text[: span.start] + new + self._text[span.end :]
        if changed != self._text:
            self._text, self._report = changed, None

    def report(self) -> Report:
        """Returns what is found in the text as it stands. It is looked for when it is asked for, once."""
        if self._report is None:
            notes: list[Note] = []
            stated = (self._name, self._text, self._settings, self._reader, self._published)
            doc, story = self._checker.story(*stated)
            found = self._checker.judge(doc, story, self._settings, notes, self._rereading)
            left, aside = self._checker.answering.left(
                self._name, self._text, found, self._settings, self._reader, notes
            )
            said = self._checker.said(notes)
            self._report = Report(findings=left, suppressed=aside, notes=said, story=story)
        return self._report
