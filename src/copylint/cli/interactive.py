"""`fix -i`: each finding that can be mended is shown, and somebody says what becomes of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from copylint.cli.streams import say, to_stdout
from copylint.findings.finding import Finding, Fix
from copylint.formats.format import InputError
from copylint.linter.reading import read, recognised, unharmed
from copylint.linter.saving import save
from copylint.reports.excerpts import describe
from copylint.reports.formats.text import details, headed
from copylint.reports.terminal import Paint, coloured, visible
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


class Quit(Exception):
    """Somebody is done with all files."""


class Outcome(NamedTuple):
    """What was said of the findings of a file: the fixes to make, and how many were accepted."""

    fixes: list[Fix]
    accepted: int


def fix(run: Run, paths: Sequence[str]) -> None:
    """Goes through the files, asks of each finding that has fixes, and writes each file that somebody is done
    with. What is wrong is said."""
    skipped: set[str] = set()
    write = to_stdout()
    ask = _asked
    made = accepted = 0
    for path in paths:
        quit_ = False
        report = run.linter.check_file(path)
        run.note(report.notes)
        if report.document is None:
            run.failed(path, report.error or "", report.foreign)
            continue
        chosen = Outcome([], 0)
        try:
            chosen = gone_through(run, path, report, skipped, write, ask)
        except Quit as e:
            chosen, quit_ = e.args[0], True
        accepted += chosen.accepted
        if chosen.fixes:
            try:
                _write(run, path, report, chosen.fixes)
                made += len(chosen.fixes)
            except InputError as e:
                run.fault(str(e))
        if quit_:
            break
    if not run.given["quiet"]:
        say(f"mended {made:,}, accepted {accepted:,}")


def gone_through(
    run: Run,
    path: str,
    report: FileReport,
    skipped: set[str],
    write: Callable[[str], None],
    ask: Callable[[str], str],
) -> Outcome:
    """Asks of each finding in a file that has fixes, and returns what was said. `skipped` are rules that
    nobody is to be asked of again. Raises Quit, which holds the outcome so far."""
    assert report.document is not None
    lines, paint = Lines(report.document.source), Paint(coloured(sys.stdout))
    fixes: list[Fix] = []
    accepted = 0
    for f in report.findings:
        open_ = [x for x in f.fixes if not _overlaps(x, fixes)]
        if not open_ or f.rule in skipped:
            continue
        write(_shown(path, lines, f, paint))
        answer = _answer(f, open_, lines, write, ask)
        if answer == "q":
            raise Quit(Outcome(fixes, accepted))
        if answer == "d":
            break
        if answer == "r":
            skipped.add(f.rule)
        elif answer == "a":
            accepted += _accept(run, path, report, f, ask)
        elif answer != "n":
            fixes.append(open_[0 if answer == "y" else int(answer) - 1])
    return Outcome(fixes, accepted)


def _shown(path: str, lines: Lines, f: Finding, paint: Paint) -> str:
    from copylint.reports.formats._places import place

    return headed(f"{visible(path)}:", f, place(lines, f.span), paint) + details(path, lines, f, paint)


def _answer(
    f: Finding, fixes: Sequence[Fix], lines: Lines, write: Callable[[str], None], ask: Callable[[str], str]
) -> str:
    """What somebody says: a letter, or the number of a fix that there is."""
    numbers = [str(n) for n in range(1, len(fixes) + 1)]
    while True:
        more = "".join(f"/{n}" for n in numbers[1:])
        answer = ask(f"  mend it? [y/n{more}/r/a/d/q/?] ").strip().lower()
        if answer in ("y", "n", "r", "a", "d", "q", *numbers):
            return answer
        write(_HELP)
        for n, x in zip(numbers, fixes, strict=True):
            write(f"  {n}: {describe(lines.text, f, x)}\n")


def _accept(run: Run, path: str, report: FileReport, f: Finding, ask: Callable[[str], str]) -> int:
    """Answers a finding for the reason that somebody gives; returns 1, or 0 where none was given."""
    reason = ask("  reason: ").strip()
    if not reason:
        return 0
    run.linter.accept(path, report, f, reason)
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
