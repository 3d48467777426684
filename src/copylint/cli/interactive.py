"""`fix -i`: each finding that can be mended is shown, and somebody says what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.cli.streams import say, to_stdout
from copylint.findings.finding import Finding, Fix
from copylint.formats.format import InputError
from copylint.linter.reading import read, recognised, unharmed
from copylint.linter.saving import save
from copylint.linter.setting_values import ConfigError
from copylint.reports.excerpts import describe
from copylint.reports.formats._places import place
from copylint.reports.formats.text import details, headed
from copylint.reports.terminal import visible
from copylint.text.lines import Lines
from copylint.text.spans import spliced

if TYPE_CHECKING:
    from copylint.cli.running import Run
    from copylint.findings.report import FileReport

_HELP = """\
  y  mend it                       n  leave it
  2  mend it the second way, 3 the third (where there are several)
  r  leave it, and all of this rule
  a  accept it for ever: asks for the reason, and writes copylint.ignore.toml
  d  done with this file           q  done with all; what was said so far is written
"""


class Outcome(NamedTuple):
    """What was said of the findings of a file: the fixes to make, how many were accepted, and whether
    somebody is done with all files."""

    fixes: list[Fix]
    accepted: int
    last: bool = False


def fix(run: Run, paths: Sequence[str]) -> None:
    """Goes through the files, asks of each finding that has fixes, and writes each file that somebody is done
    with. What is wrong is said."""
    skipped: set[str] = set()
    made = accepted = 0
    for path in paths:
        report = run.linter.check_file(path)
        run.note(report.notes)
        if report.document is None:
            run.failed(path, report.error or "", report.foreign)
            continue
        outcome = gone_through(run, path, report, skipped)
        accepted += outcome.accepted
        if outcome.fixes:
            try:
                _write(run, path, report, outcome.fixes)
                made += len(outcome.fixes)
            except InputError as e:
                run.fault(str(e))
        if outcome.last:
            break
    if not run.given["quiet"]:
        say(f"mended {made:,}, accepted {accepted:,}")


def gone_through(run: Run, path: str, report: FileReport, skipped: set[str]) -> Outcome:
    """Asks of each finding in a file that has fixes, and returns what was said. `skipped` are rules that
    nobody is to be asked of again."""
    assert report.document is not None
    write = to_stdout()
    lines, paint = Lines(report.document.source), run.paint
    fixes: list[Fix] = []
    accepted = 0
    for f in report.findings:
        open_ = [x for x in f.fixes if not _overlaps(x, fixes)]
        if not open_ or f.rule in skipped:
            continue
        head = headed(f"{visible(path)}:", f, place(lines, f.span), paint)
        write(head + details(path, lines, f, paint))
        answer = _answer(f, open_, lines, write)
        if answer in ("d", "q"):
            return Outcome(fixes, accepted, last=answer == "q")
        if answer == "r":
            skipped.add(f.rule)
        elif answer == "a":
            accepted += _accept(run, path, report, f)
        elif answer != "n":
            fixes.append(open_[0 if answer == "y" else int(answer) - 1])
    return Outcome(fixes, accepted)


def _answer(f: Finding, fixes: Sequence[Fix], lines: Lines, write: Callable[[str], None]) -> str:
    """What somebody says: a letter, or the number of a fix that there is."""
    numbers = [str(n) for n in range(1, len(fixes) + 1)]
    while True:
        more = "".join(f"/{n}" for n in numbers[1:])
        answer = _asked(f"  mend it? [y/n{more}/r/a/d/q/?] ").strip().lower()
        if answer in ("y", "n", "r", "a", "d", "q", *numbers):
            return answer
        write(_HELP)
        for n, x in zip(numbers, fixes, strict=True):
            write(f"  {n}: {describe(lines.text, f, x)}\n")


def _accept(run: Run, path: str, report: FileReport, f: Finding) -> int:
    """Answers a finding for the reason that somebody gives; returns 1, or 0 where none was given or the
    answer could not be kept, which is said."""
    reason = _asked("  reason: ").strip()
    if not reason:
        return 0
    try:
        run.linter.accept(path, report, f, reason)
    except (ConfigError, InputError) as e:
        run.fault(str(e))
        return 0
    return 1


def _overlaps(fix: Fix, chosen: Sequence[Fix]) -> bool:
    """Whether a fix touches what one that was chosen changes."""
    taken = [e.span for x in chosen for e in x.edits]
    return any(e.span.start <= t.end and t.start <= e.span.end for e in fix.edits for t in taken)


def _write(run: Run, path: str, report: FileReport, fixes: Sequence[Fix]) -> None:
    """Writes the file with these fixes. Raises InputError where it changed since it was read."""
    assert report.document is not None
    settings = run.linter.resolver.for_file(path)
    data = read(path, path)
    source, _ = recognised(path, data, settings, path)
    unharmed(source, data, path)
    if source.text != report.document.source:
        raise InputError(path, "changed while it was gone through; nothing was written")
    edits = sorted((e for x in fixes for e in x.edits), key=lambda e: e.span)
    save(path, data, source.encode(spliced(source.text, edits, 0, len(source.text))))


def _asked(question: str) -> str:
    """What somebody types; the end of input is "q"."""
    try:
        return input(question)
    except EOFError:
        return "q"
