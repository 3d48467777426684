"""The door: `Linter`, which every front end holds, and `check` and `fix` for those who need but one call."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from copylint.formats.format import InputError, SourceFile, by_suffix, recognise
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.linter.reading import unharmed
from copylint.linter.resolver import SIDECAR
from copylint.linter.saving import save
from copylint.linter.setting_values import Values
from copylint.linter.settings import Settings, relative
from copylint.rules.packerror import PackError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from copylint.findings.filefix import FileFix
    from copylint.findings.finding import Finding, Safety
    from copylint.findings.report import FileReport, Note
    from copylint.linter.linter import Told
    from copylint.linter.outcome import Corrected, Report
    from copylint.linter.resolver import Resolver
    from copylint.linter.session import Session
    from copylint.rules.rule import Rule
    from copylint.story.story import Story

#: How a text may be read.
As = Literal["text", "markdown", "mdx"]


class Linter:
    """Rules ready to run, for as many stories as there are: the first costs the tables, each later one only
    itself. Threads may share one; what there is to note belongs to the call it is about.

    `settings` hold for all that it reads: no settings file beside a story is looked for. `packs` are rule
    files, or folders of them, that come to copylint's own rules, or with `own=False` stand alone. Raises
    ConfigError, a ValueError, for settings that no rule or style knows, with the nearest one, and PackError
    for a pack that does not load.

    `options` are for a front end whose users keep settings beside their copy: each file is then read under
    those nearest to it, as on the command line.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        packs: Iterable[str | os.PathLike[str]] = (),
        *,
        own: bool = True,
        options: Options | None = None,
    ) -> None:
        if options is None:
            stated = settings or Settings()
            rules = [os.path.realpath(p) for p in (*stated.rules, *packs)]
            stated = replace(stated, rules=tuple(dict.fromkeys(rules)))
            options = Options(overrides={}, own=own, settings=stated)
        elif settings is not None or packs or not own:
            raise ValueError("settings and packs belong into the options where there are any")
        self._checker = Checker(options)
        if options.settings is not None and options.settings != Settings():
            self._checker.engine(options.settings)  # what is wrong with them is said now

    @property
    def resolver(self) -> Resolver:
        """What knows which settings are in force for a file, and whose are not obeyed."""
        return self._checker.resolver

    def rule(self, id: str) -> Rule | None:
        """Returns the rule with that id, or old id, of those that the settings of the current folder load;
        None where there is none, or a pack does not load."""
        try:
            settings = self._checker.options.settings or self.resolver.for_folder(os.getcwd())
            pack = self._checker.pack(settings)
            id = self._checker.renamed(settings, (id,)).get(id, id)
            return pack.rules[pack.ids.index(id)]
        except (ValueError, PackError):
            return None

    def renamed(self, path: str, names: Iterable[str]) -> dict[str, str]:
        """Returns, of these ids of rules, those that are old ones under the settings for `path`, each with
        what it is now. Raises ConfigError and PackError."""
        return self._checker.renamed(self.resolver.for_file(path), names)

    # -- answers -------------------------------------------------------------------------------------
    def answers_folder(self, path: str) -> str:
        """Returns the folder whose copylint.ignore.toml and copylint-baseline.json are about the file at
        `path`: that of the settings in force, or the current one. Raises ConfigError."""
        return self.resolver.for_file(path).home

    def accept(
        self,
        path: str,
        report: FileReport,
        finding: Finding,
        reason: str,
        by: str = "",
        until: date | None = None,
    ) -> str:
        """Answers a finding of the report on the file at `path`, for its `reason` and until that day; returns
        the path of the file that now says so. Raises ConfigError where that file is not what it should be,
        InputError where it cannot be written, and OSError where it cannot be read."""
        from copylint.findings.keys import key_of
        from copylint.linter import sidecar

        if report.document is None or not reason:
            raise ValueError("an answer needs a document and a reason")
        folder = self.answers_folder(path)
        where = os.path.join(folder, SIDECAR)
        key = key_of(report.document.source, finding)
        sidecar.accept(where, sidecar.Entry(relative(path, folder), key, reason, by, until, 0))
        return where

    # -- one text ----------------------------------------------------------------------------------
    def check(
        self, copy: str | bytes, as_: As | None = None, *, published: date | None = None, name: str = "-"
    ) -> Report:
        """Returns what is found in a text, or in bytes, which are decoded as a file's are.

        `as_` says what the copy is written in, else the suffix of `name` does, else it is plain text.
        `published` is the day it is for, by default the one that its front matter or the settings state.
        `name` is what notes call it, and what the settings' per-file-ignores go by. Raises InputError for
        bytes that are no text of that kind.
        """
        from copylint.linter.outcome import Report

        settings, text, reader, _ = self._read(copy, as_, name)
        notes: list[Note] = []
        doc, story = self._checker.story(name, text, settings, reader, published)
        found = self._checker.judge(doc, story, settings, notes)
        findings, suppressed = self._checker.answering.left(name, text, found, settings, reader, notes)
        return Report(findings=findings, suppressed=suppressed, notes=self._checker.said(notes), story=story)

    def fix(
        self,
        copy: str | bytes,
        as_: As | None = None,
        *,
        published: date | None = None,
        name: str = "-",
        unsafe: bool | None = None,
    ) -> Corrected:
        """Returns a text, or bytes, with what is certain mended; to fix that again changes nothing.

        `unsafe` mends also what somebody should look at, by default where the settings say so; all else is as
        in `check`. Raises Unstable where rules undo each other's fixes for ever, and InputError where bytes
        could not be written back as they were but for the fixes.
        """
        from copylint.linter.outcome import Corrected

        settings, text, reader, source = self._read(copy, as_, name)
        if source is not None and isinstance(copy, bytes):
            unharmed(source, copy, name)
        least = _least(settings.unsafe_fixes if unsafe is None else unsafe)
        notes: list[Note] = []
        done = self._checker.mend(name, text, settings, reader, least, notes, published)
        made = Corrected(
            text=done.text,
            applied=done.applied,
            left=done.remaining,
            notes=self._checker.said(notes),
            source=source,
        )
        if source is not None:
            source.encode(done.text)
        return made

    def open(
        self, text: str, as_: As | None = None, *, published: date | None = None, name: str = "-"
    ) -> Session:
        """Returns a session on a text that somebody is writing; all else is as in `check`."""
        from copylint.linter.session import Session

        settings, text, reader, _ = self._read(text, as_, name)
        return Session(self._checker, settings, text, reader, name, published)

    def _read(
        self, copy: str | bytes, as_: str | None, name: str
    ) -> tuple[Settings, str, str, SourceFile | None]:
        """The settings for some copy, its text, its reader, and how its bytes were decoded."""
        settings = self._checker.options.settings or self._checker.resolver.for_file(name)
        if as_ is not None:
            Values("").choice("as_", as_)
        told = as_ or settings.read_as
        if isinstance(copy, bytes):
            source, reader = recognise(
                name, copy, encoding=settings.encoding, own=settings.formats, told=told
            )
            return settings, source.text, reader, source
        return settings, copy, told or by_suffix(name, settings.formats) or "text", None

    # -- files ---------------------------------------------------------------------------------------
    def check_file(self, path: str, data: bytes | None = None) -> FileReport:
        """Returns what is found in a file, or in `data` as if they were its bytes. Whatever is wrong with the
        file is the report's `error`: one bad file of many stops nobody."""
        return self._checker.check(path, data)

    def fix_file(self, path: str, unsafe: bool | None = None, data: bytes | None = None) -> FileFix:
        """Returns what fixing a file comes to, or why it cannot be; writes nothing: `save` does."""
        return self._checker.fix(path, None if unsafe is None else _least(unsafe), data)

    def check_files(self, paths: Sequence[str], jobs: int | None = None) -> Iterator[FileReport]:
        """Yields a report a file, in that order, then one for each file of answers that holds some which ran
        out or are to nothing; `jobs` is how many processes, by default as many as pay off."""
        from copylint.linter import pool

        return self._checker.with_answers(pool.check_files(self._checker, paths, jobs))

    def fix_files(
        self, paths: Sequence[str], unsafe: bool | None = None, jobs: int | None = None
    ) -> Iterator[FileFix]:
        """Yields what fixing each file comes to, in that order; writes nothing."""
        from copylint.linter import pool

        return pool.fix_files(self._checker, paths, None if unsafe is None else _least(unsafe), jobs)

    @staticmethod
    def save(path: str, fixed: FileFix) -> None:
        """Replaces the file as a whole by its fixed text. Raises InputError where it changed since it was
        read, or cannot be written; it is then as it was."""
        if fixed.error is not None:
            raise InputError(path, f"was not fixed: {fixed.error}")
        save(path, fixed.data, fixed.new_data)

    def tell(self, work: Callable[[str, Story], Any], path: str, data: bytes | None = None) -> Told:
        """Returns what `work(path, story)` makes of a file, read as `check_file` reads it, or what is
        wrong."""
        return self._checker.tell(work, path, data)

    def refused(self, paths: Iterable[str]) -> list[str]:
        """Returns what is to be said of settings, rule files and ignore files that would have a say in these
        files but are other people's."""
        return self._checker.refused(paths)


def _least(unsafe: bool) -> Safety:
    """The safety that a fix needs."""
    from copylint.findings.finding import Safety

    return Safety.UNSAFE if unsafe else Safety.SAFE


@cache
def _default() -> Linter:
    return Linter()


def check(
    copy: str | bytes, as_: As | None = None, *, published: date | None = None, name: str = "-"
) -> Report:
    """Returns what copylint's own rules find in a text, as `Linter().check` does."""
    return _default().check(copy, as_, published=published, name=name)


def fix(
    copy: str | bytes,
    as_: As | None = None,
    *,
    published: date | None = None,
    name: str = "-",
    unsafe: bool | None = None,
) -> Corrected:
    """Returns a text with what is certain mended, as `Linter().fix` does."""
    return _default().fix(copy, as_, published=published, name=name, unsafe=unsafe)
