"""Which findings somebody has answered: comments in the copy, and files of answers beside its settings."""

from __future__ import annotations

import os
from _thread import allocate_lock
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from copylint.findings.report import FileReport, Note
from copylint.formats.format import document
from copylint.linter.engines import Engines, called
from copylint.linter.resolver import BASELINE, SIDECAR, Resolver
from copylint.linter.settings import Settings

# Imported when there is something to answer.
if TYPE_CHECKING:
    from datetime import date

    from copylint.findings.answers import Suppressed
    from copylint.findings.finding import Finding
    from copylint.linter.answers import Answers
    from copylint.linter.comments import Comments


class Answering:
    """The answers of all files, each file of them read once; threads may share them. Without `baseline` what
    that sets aside is found."""

    def __init__(self, engines: Engines, resolver: Resolver, baseline: bool) -> None:
        self._engines = engines
        self._resolver = resolver
        self._baseline = baseline
        self._reading = allocate_lock()  # held while files of answers are read
        self._answers: dict[str, Answers | None] = {}

    def left(
        self,
        path: str,
        text: str,
        found: tuple[Finding, ...],
        settings: Settings,
        reader: str | None,
        notes: list[Note],
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
        """Returns the findings in a text that nobody answered, with those about the answers, and those set
        aside; what there is to say besides goes to `notes`. Raises ConfigError for a file of answers that is
        not what it should be, and PackError."""
        aside: list[Suppressed] = []
        if "copylint:" in text:
            from copylint.linter import comments

            said = comments.comments(document(path, text, reader))
            old = self._engines.renamed(settings, (n for a in said.answers for n in a.names))
            notes += [Note(text=called(_place(path, text, said, n), n, new)) for n, new in old.items()]
            left, aside = comments.apply(
                found, comments.renamed(said, old), lambda name: self._runs(name, settings), _today()
            )
            found = tuple(left)
        answers = self._beside(settings) if path != "-" else None
        if answers is not None:
            notes += answers.notes
            left, more = answers.apply(path, text, found, _today())
            found, aside = tuple(left), [*aside, *more]
        return found, tuple(aside)

    def reported(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Yields the reports on files, then those on files of answers with some that ran out or are to
        nothing."""
        tally = None
        for r in reports:
            yield r
            if r.document is not None:
                settings = self._resolver.for_file(r.path)
                answers = self._beside(settings)
                if answers is not None:
                    from copylint.linter.answers import Tally

                    tally = tally or Tally()
                    tally.add(r, answers, partial(self._runs, settings=settings))
        if tally is not None:
            yield from tally.reports(_today())

    def _beside(self, settings: Settings) -> Answers | None:
        """The answers beside the settings in force, without a settings file those in the current folder;
        None where there are none. Raises ConfigError and PackError."""
        folder = settings.home
        with self._reading:
            if folder not in self._answers:
                self._answers[folder] = self._read(folder, settings)
            return self._answers[folder]

    def _read(self, folder: str, settings: Settings) -> Answers | None:
        if not any(os.path.lexists(os.path.join(folder, name)) for name in (SIDECAR, BASELINE)):
            return None
        from copylint.linter.answers import Answers

        rename = partial(self._engines.renamed, settings)
        return Answers(folder, self._resolver.beside, self._baseline, rename)

    def _runs(self, name: str, settings: Settings) -> bool:
        """Whether a rule runs that an answer to `name`, an id or a topic, may be about; of what no rule is
        called, it says so, as nothing can be found that such an answer is about."""
        topic = name.partition(".")[0]
        if topic == "lt":
            return settings.languagetool != "off"
        if any(name in (r.id, r.topic) for r in self._engines.engine(settings)[0].rules):
            return True
        return not any(name in (r.id, r.topic) for r in self._engines.pack(settings).rules)


def _place(path: str, text: str, said: Comments, name: str) -> str:
    """The line of the first comment that names a rule."""
    starts = (a.comment.start for a in said.answers if name in a.names)
    return f"{path}:{text.count(chr(10), 0, next(starts)) + 1}"


def _today() -> date:
    from datetime import date

    return date.today()
