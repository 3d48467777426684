"""What the commands that read copy do alike: settings, files, faults, progress."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

from copylint.cli import streams
from copylint.cli.arguments import OVERRIDES
from copylint.cli.streams import FAULT, to_stdout, warn

if TYPE_CHECKING:
    from copylint.cli.progress import Spinner
    from copylint.findings.report import Note
    from copylint.linter.door import Linter
    from copylint.reports.terminal import Paint

T = TypeVar("T")


def overrides(given: dict[str, Any]) -> dict[str, Any]:
    """Returns what the options of a command say over settings."""
    out = {k: given.get(k) for k in OVERRIDES}
    out["rules"] = tuple(os.path.realpath(p) for p in given.get("packs", ()))
    return out


class Run:
    """One run of such a command. `given` holds the values of its options by key; one that a command has not
    got is as if it were not given."""

    def __init__(self, given: dict[str, Any]) -> None:
        from copylint.linter.door import Linter
        from copylint.linter.linter import collect_seldom
        from copylint.linter.options import Options
        from copylint.linter.settings import Settings

        file, layer = given["config"] or (None, None)
        self.given = given
        self.faults: dict[str, None] = {}
        self.noted: set[str] = set()
        self.passed: Counter[str] = Counter()
        self._meant: set[str] = set()
        collect_seldom()
        named = (*given["paths"], *([given["stdin_filename"]] if given.get("stdin_filename") else []))
        self.linter: Linter = Linter(
            options=Options(
                overrides=overrides(given),
                config=file,
                layer=layer,
                settings=Settings() if given.get("isolated") else None,
                cache=not given.get("no_cache"),
                spin=None if given.get("quiet") else _spinner,
                say=streams.announce,
                named=named,
                baseline=not given.get("no_baseline"),
            )
        )

    def asked(self, given: dict[str, Any]) -> Run:
        """Returns this run with other values of options: the same linter and settings, and what was said of
        it is not said again."""
        other = copy(self)
        other.given = {**self.given, **given}
        return other

    def fault(self, message: str) -> None:
        """Says once on stderr what is wrong; the run goes on and ends with 2."""
        if message not in self.faults:
            self.faults[message] = None
            warn(message)

    def note(self, notes: Iterable[Note]) -> None:
        """Says once on stderr what there is to say of the run as a whole."""
        for n in notes:
            if n.fault:
                self.fault(n.text)
            elif n.text not in self.noted:
                self.noted.add(n.text)
                warn(n.text)

    def files(self) -> tuple[list[str], bool]:
        """Returns the files to read, and whether standard input is among what was named."""
        from copylint.linter.files import gather

        paths = list(self.given["paths"])
        found = gather([p for p in paths if p != "-"], self.linter.resolver, self.given["force_exclude"])
        self.passed, self._meant = found.passed, found.named
        if "-" in paths and not self.given["force_exclude"]:
            self._meant.add(os.path.abspath(self.stdin_name))
        for f in found.faults:
            self.fault(f)
        return found.files, "-" in paths

    def listed(self) -> int:
        """Lists the files that would be read; returns the exit status."""
        from copylint.reports.terminal import visible

        paths, stdin = self.files()
        write = to_stdout()
        for path in (*(["-"] if stdin else []), *paths):
            write(f"{visible(path)}\n")
        sys.stdout.flush()
        self.note_passed()
        return FAULT if self.faults else 0

    def failed(self, path: str, error: str, foreign: str) -> bool:
        """Says what is wrong with a file. What no reader knows (`foreign` says what to count it as) is only
        passed over where nobody named it: then returns False."""
        if foreign and os.path.abspath(path) not in self._meant:
            self.passed[foreign] += 1
            return False
        self.fault(error)
        return True

    def note_passed(self) -> None:
        """Says on stderr what was passed over, by suffix and count."""
        if self.passed and not self.given.get("quiet"):
            from copylint.reports.summary import passed_over

            warn(passed_over(self.passed))

    def note_foreign(self) -> None:
        """Says which files that decide what is read are other people's, and so not obeyed."""
        from copylint.findings.report import Note

        self.note(Note(text=x) for x in self.linter.refused(()))

    def refuses(self, paths: Sequence[str]) -> bool:
        """Whether nothing may be written: settings or the like that are other people's might have kept some
        of it as it is. Says so."""
        refused = self.linter.refused(paths)
        for text in refused:
            self.fault(f"{text}; nothing was written")
        return bool(refused)

    @property
    def unsafe(self) -> bool | None:
        """Whether corrections are made that somebody should look at; None where the settings say."""
        return True if self.given["unsafe_fixes"] else None

    @property
    def paint(self) -> Paint:
        """What colours that which goes to standard output, as the option says or the terminal."""
        from copylint.reports.terminal import Paint, coloured

        return Paint(coloured(sys.stdout, self.given.get("colour", "auto")))

    @property
    def stdin_name(self) -> str:
        """What standard input is called."""
        return str(self.given["stdin_filename"] or "-")

    def progress(self, items: Iterable[T], total: int, speaks: Callable[[T], bool]) -> Iterator[T]:
        """Passes the items on, with a bar on stderr once the run is long and a terminal shows it."""
        if self.given["quiet"] or total < 2 or not sys.stderr.isatty():
            return iter(items)
        from copylint.cli.progress import bar

        return bar(items, total, sys.stderr, sys.stdout, speaks)


def _spinner(words: str) -> Spinner:
    from copylint.cli.progress import Spinner

    return Spinner(words, sys.stderr)
