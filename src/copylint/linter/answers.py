"""The answers that hold for a file: comments in its mark-up, the sidecar and the baseline beside its
settings."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from copylint.findings.answers import Suppressed, answered, expired
from copylint.findings.finding import Finding
from copylint.findings.report import FileReport, Note
from copylint.linter import baseline, comments, sidecar
from copylint.linter.baseline import Baseline
from copylint.linter.engines import called
from copylint.linter.resolver import BASELINE, SIDECAR
from copylint.linter.settings import relative
from copylint.linter.sidecar import Entry
from copylint.text.document import Document
from copylint.text.spans import Span

#: Reads a file that lies beside copy, None where there is none that is obeyed.
Read = Callable[[str], bytes | None]

#: Tells, of ids of rules, those that are old ones, each with what it is now.
Rename = Callable[[Iterable[str]], dict[str, str]]


class Answers:
    """The answers in the files of one folder. Raises ConfigError for one that is not what it should be."""

    def __init__(
        self, folder: str, read: Read, with_baseline: bool = True, rename: Rename = lambda _: {}
    ) -> None:
        self.folder = folder
        self.sidecar = os.path.join(folder, SIDECAR)
        data = read(self.sidecar)
        self._text = "" if data is None else data.decode("utf-8-sig", "replace")
        self._entries = () if data is None else sidecar.parsed(self.sidecar, data)
        self._by_file: dict[str, list[int]] = defaultdict(list)
        for k, e in enumerate(self._entries):
            self._by_file[e.file].append(k)
        path = os.path.join(folder, BASELINE)
        data = read(path) if with_baseline else None
        self._baseline = Baseline({}) if data is None else baseline.parsed(path, data)
        old = rename({e.key.rule for e in self._entries} | self._baseline.rules)
        self._baseline = self._baseline._replace(old=old)
        #: what there is to say of old names of rules in them
        self.notes = tuple(Note(text=called(self._place(path, name), name, new)) for name, new in old.items())

    def apply(
        self, path: str, source: str, found: Sequence[Finding], today: date
    ) -> tuple[list[Finding], list[Suppressed]]:
        """Returns the findings in the file at `path` that nobody answered, and those set aside."""
        file = relative(path, self.folder)
        aside = list[Suppressed]()
        known = self._baseline
        numbers = [k for k in self._by_file.get(file, ()) if not expired(self._entries[k].until, today)]
        to = answered(source, found, [self._entries[k].key for k in numbers], once=False, old=known.old)
        for n, k in to.items():
            entry = self._entries[numbers[k]]
            aside.append(Suppressed(finding=found[n], reason=entry.reason, by="entry", number=numbers[k]))
        left = [f for n, f in enumerate(found) if n not in to]
        old = self._baseline.of(file)
        if old:
            held = answered(source, left, old, once=True, key=known.key, old=known.old)
            aside += [Suppressed(finding=left[n], reason="in the baseline", by="baseline") for n in held]
            left = [f for n, f in enumerate(left) if n not in held]
        return left, aside

    def _place(self, path: str, rule: str) -> str:
        """Where a rule is named: the sidecar with its line, else the baseline."""
        lines = (e.line for e in self._entries if e.key.rule == rule)
        return next((f"{self.sidecar}:{line}" for line in lines), path)

    def left(
        self, used: set[int], files: set[str], ran: Callable[[str], bool], today: date
    ) -> FileReport | None:
        """Returns a report on the sidecar: entries that ran out, and those about `files`, or about none that
        there is, that answer nothing; None where there are none. `used` are the numbers of those that did."""
        found = []
        starts = _starts(self._text)
        for k, e in enumerate(self._entries):
            if expired(e.until, today):
                what, message = "expired", f"This answer to {e.key.rule} in {e.file} ran out on {e.until}."
            elif (
                k in used
                or not self._concerns(e, files)
                or not ran(self._baseline.old.get(e.key.rule, e.key.rule))
            ):
                continue
            else:
                what, message = (
                    "unused",
                    f"Nothing is found in {e.file} that this answer to {e.key.rule} is about.",
                )
            start = starts[min(e.line, len(starts)) - 1]
            span = Span(start, start + len("[[ignore]]"))
            found.append(comments.meta(f"suppressions.{what}", span, message))
        if not found:
            return None
        shown = os.path.relpath(self.sidecar) if self.sidecar.startswith(os.getcwd()) else self.sidecar
        return FileReport(path=shown, document=Document(shown, self._text), findings=tuple(found))

    def _concerns(self, e: Entry, files: set[str]) -> bool:
        full = os.path.join(self.folder, e.file)
        return os.path.abspath(full) in files or not os.path.exists(full)


class Tally:
    """Which entries of sidecars a run had findings for."""

    def __init__(self) -> None:
        #: answers -> (which rules ran, the entries that answered something, the files that were read)
        self._seen: dict[Answers, tuple[Callable[[str], bool], set[int], set[str]]] = {}

    def add(self, r: FileReport, answers: Answers, ran: Callable[[str], bool]) -> None:
        """Notes what was found in a file."""
        _, used, files = self._seen.setdefault(answers, (ran, set(), set()))
        used.update(s.number for s in r.suppressed if s.by == "entry")
        files.add(os.path.abspath(r.path))

    def reports(self, today: date) -> Iterator[FileReport]:
        """Yields a report a sidecar with entries that ran out or answer nothing."""
        for answers, (ran, used, files) in self._seen.items():
            report = answers.left(used, files, ran, today)
            if report is not None:
                yield report


def _starts(text: str) -> list[int]:
    """Where each line begins."""
    return [0, *(k + 1 for k, c in enumerate(text) if c == "\n")]
