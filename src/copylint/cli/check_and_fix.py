"""What `check` and `fix` do once their command line is read."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from copylint.cli import streams
from copylint.cli.streams import FAULT, FOUND, put, say, to_stdout, warn

if TYPE_CHECKING:
    from copylint.cli.progress import Spinner
    from copylint.findings.report import FileFix, FileReport, Note
    from copylint.linter.door import Linter

T = TypeVar("T")

#: What `check --fix` asks of `fix`.
_WRITING = {
    "write": True,
    "asks": False,
    "undo": None,
    "unsafe_fixes": False,
    "show_fixes": False,
    "fixed_is_found": True,
}

#: Options that go over settings of the same name.
_OVERRIDES = (
    "select", "extend_select", "ignore", "extend_exclude", "variant", "style", "published", "encoding",
    "languagetool", "read_as",
)  # fmt: skip


class Run:
    """What the commands that read copy do alike: settings, files, faults, progress. `given` holds the values
    of their options by key; one that a command has not got is as if it were not given."""

    def __init__(self, given: dict[str, Any]) -> None:
        from copylint.linter.door import Linter
        from copylint.linter.linter import collect_seldom
        from copylint.linter.options import Options
        from copylint.linter.settings import Settings

        streams.colour(given.get("colour", "auto"))
        overrides = {k: given.get(k) for k in _OVERRIDES}
        overrides["rules"] = tuple(os.path.realpath(p) for p in given.get("packs", ()))
        self.given = given
        self.faults: dict[str, None] = {}
        self.noted: set[str] = set()
        self.passed: Counter[str] = Counter()
        self._meant: set[str] = set()
        collect_seldom()
        named = (*given["paths"], *([given["stdin_filename"]] if given.get("stdin_filename") else []))
        self.linter: Linter = Linter(
            options=Options(
                overrides=overrides,
                config=given["config"],
                settings=Settings() if given.get("isolated") else None,
                cache=not given.get("no_cache"),
                spin=None if given.get("quiet") else _spinner,
                say=streams.announce,
                named=named,
                baseline=not given.get("no_baseline"),
            )
        )

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
        paths, stdin = self.files()
        from copylint.reports.terminal import visible

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


def check(given: dict[str, Any]) -> int:
    """Reports what is found in the copy that `given` names; returns the exit status. `given` holds the
    values of `options.CHECK` by key, and `paths`."""
    from copylint.cli.outputs import Outputs, Unwritable, named_output
    from copylint.reports.summary import Least, Tally, by_weight

    form = given["form"]
    run = Run(given)
    if given["show_files"]:
        return run.listed()
    if given["fix"] and "-" in given["paths"]:
        run.fault("--fix writes files, and standard input is none; `copylint fix --write -` mends it")
        return FAULT
    fixed = fix({**given, **_WRITING}) if given["fix"] else 0
    try:
        outputs = [named_output(text) for text in given["outputs"]]
    except ValueError as e:
        run.fault(str(e))
        return FAULT
    paths, stdin = run.files()
    run.note_foreign()
    if given["roles"]:
        return _roles(run, paths, stdin, form)
    tally = Tally()
    write = to_stdout()
    least = Least(given["least"])
    try:
        report = Outputs(form, outputs, run.linter.rule, write, put, given["show_suppressed"])
        for r in map(least.of, _reports(run, paths, stdin)):
            tally.add(r)
            report.add(r if given["sort"] == "place" else by_weight(r))
        report.close()
    except Unwritable as e:
        run.fault(str(e))
        return FAULT
    if report.for_people:
        if not given["quiet"] and tally.files:
            write(("\n" if tally.findings else "") + tally.line() + "\n")
    if given["statistics"]:
        if report.for_people:
            write(("\n" if tally.rules else "") + tally.table())
        else:
            say(tally.table(), end="")
    sys.stdout.flush()
    run.note_passed()
    if least.said and not given["quiet"]:
        warn(least.said)
    found = bool(tally.findings) and not given["exit_zero"] or bool(fixed & FOUND) and given["fixed_is_found"]
    return FAULT if run.faults or fixed == FAULT else FOUND if found else 0


def _reports(run: Run, paths: Sequence[str], stdin: bool) -> Iterator[FileReport]:
    """Yields the report on standard input, where it is read, and on each file; what is wrong is said."""
    from copylint.formats.format import InputError
    from copylint.linter.reading import standard_input

    def found() -> Iterator[FileReport]:
        if stdin:
            try:
                yield run.linter.check_file(run.stdin_name, standard_input(run.stdin_name))
            except InputError as e:
                run.fault(str(e))
        if paths:
            files = run.linter.check_files(paths, run.given["jobs"])
            yield from run.progress(files, len(paths), lambda r: bool(r.findings or r.error or r.notes))

    for r in found():
        run.note(r.notes)
        if r.error is not None:
            run.failed(r.path, r.error, r.foreign)
        yield r


def _roles(run: Run, paths: Sequence[str], stdin: bool, form: str) -> int:
    """Shows what each line of the files is taken for; returns the exit status."""
    from copylint.formats.format import InputError
    from copylint.linter.linter import Told
    from copylint.linter.reading import standard_input
    from copylint.reports import roles
    from copylint.reports.contract import dumped

    if form not in ("text", "json"):
        run.fault(f"--roles has no {form} format: expected text or json")
        return FAULT
    tell: Callable[[str, Any], Any] = (
        roles.as_json if form == "json" else lambda path, story: [*roles.as_table(path, story)]
    )
    told: list[Any] = []
    for name in (*([run.stdin_name] if stdin else ()), *paths):
        try:
            data = standard_input(name) if stdin and name == run.stdin_name else None
            x = run.linter.tell(tell, name, data)
        except InputError as e:
            x = Told(None, str(e))
        if x.error is not None:
            run.failed(name, x.error, x.foreign)
        else:
            told.append(x.made)
    if form == "json":
        put((dumped(told, indent=2, readable=True) + "\n").encode("utf-8"))
    else:
        write = to_stdout()
        write("\n".join("".join(f"{line}\n" for line in lines) for lines in told))
    sys.stdout.flush()
    run.note_passed()
    return FAULT if run.faults else 0


def fix(given: dict[str, Any]) -> int:
    """Corrects what can be corrected in the copy that `given` names, or shows it; returns the exit
    status. `given` holds the values of `options.FIX` by key, and `paths`."""
    from copylint.reports.fixes import Tally, listed

    write = given["write"]
    run = Run(given)
    if given["show_files"]:
        return run.listed()
    paths, stdin = run.files()
    if (write or given["asks"]) and run.refuses([*paths, *([run.stdin_name] if stdin else [])]):
        return FAULT
    run.note_foreign()
    if given["asks"]:
        return _asked(run, paths, stdin)
    if given["undo"] and not write:
        run.fault("--undo keeps what takes back what --write writes")
        return FAULT
    tally = Tally()
    for done in chain(_fixed_input(run) if stdin else (), _fixed_files(run, paths)):
        tally.add(done)
        if done.changed and (given["show_fixes"] or write and done.path != "-" and not given["quiet"]):
            for line in listed(done, given["show_fixes"]):
                say(line)
    sys.stdout.flush()
    if not given["quiet"]:
        say(tally.line(write, given["unsafe_fixes"]))
    run.note_passed()
    changed = bool(tally.changed) and (not write or given.get("fixed_is_found", False))
    return FAULT if run.faults else FOUND if changed else 0


def _asked(run: Run, paths: Sequence[str], stdin: bool) -> int:
    """Goes through the findings with somebody; returns the exit status."""
    from copylint.cli import interactive

    if stdin or not sys.stdin.isatty():
        run.fault("-i asks on a terminal, of files that are named")
        return FAULT
    interactive.fix(run, paths)
    run.note_passed()
    return FAULT if run.faults else 0


def _show(done: FileFix) -> None:
    """Writes what a fix would change: to a terminal in lines to look at, else in bytes for `patch`, which
    no colour may come between."""
    from copylint.reports import diff
    from copylint.reports.terminal import Paint, coloured

    assert done.before is not None
    if sys.stdout.isatty():
        to_stdout()(diff.shown(done.path, done.before.text, done.after, Paint(coloured(sys.stdout))))
    else:
        put(diff.unheard(diff.patch(done.path, done.data, done.new_data)))


def _fixed_input(run: Run) -> Iterator[FileFix]:
    """Yields what fixing standard input comes to, once it is written or shown; what is wrong is said."""
    from copylint.findings.report import FileFix
    from copylint.formats.format import InputError
    from copylint.linter.reading import standard_input

    write, data = run.given["write"], b""
    try:
        data = standard_input(run.stdin_name)
        done = run.linter.fix_file(run.stdin_name, run.unsafe, data)
    except InputError as e:
        done = FileFix(path=run.stdin_name, before=None, error=str(e))
    run.note(done.notes)
    if done.error is not None:
        if not run.failed(done.path, done.error, done.foreign) and write:
            put(data)  # whoever puts it in place of the file must get it back
        return
    if write:
        put(done.new_data)
    else:
        _show(done)
    yield done


def _fixed_files(run: Run, paths: Sequence[str]) -> Iterator[FileFix]:
    """Yields what fixing each file comes to, once it is written or shown; what is wrong is said."""
    from contextlib import nullcontext

    from copylint.cli.undo import Undo
    from copylint.formats.format import InputError

    if not paths:
        return
    undo = Undo(run.given["undo"]) if run.given["write"] and run.given["undo"] else None
    fixes = run.linter.fix_files(paths, run.unsafe, run.given["jobs"])
    speaks = run.progress(fixes, len(paths), lambda x: x.changed or bool(x.error or x.notes))
    for path, done in zip(paths, speaks, strict=True):
        run.note(done.notes)
        if done.error is not None:
            run.failed(path, done.error, done.foreign)
            continue
        if done.changed and run.given["write"]:
            try:
                with undo.of(done) if undo else nullcontext():
                    run.linter.save(path, done)
            except InputError as e:
                run.fault(str(e))
                continue
        elif done.changed:
            _show(done)
        yield done
