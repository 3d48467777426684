"""What `check` and `fix` do once their command line is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from copylint.cli.running import Run
from copylint.cli.streams import FAULT, FOUND, put, say, to_stdout, warn

if TYPE_CHECKING:
    from copylint.findings.filefix import FileFix
    from copylint.findings.report import FileReport

#: What `check --fix` asks of `fix`.
_WRITING = {
    "write": True,
    "asks": False,
    "undo": None,
    "unsafe_fixes": False,
    "show_fixes": False,
    "fixed_is_found": True,
}


#: What `check --diff` asks of `fix`.
_SHOWING = {**_WRITING, "write": False, "fix": False}
#: What may stand beside --diff of the options that `fix` has not.
_BESIDE_DIFF = ("diff", "exit_zero")


def check(given: dict[str, Any]) -> int:
    """Reports what is found in the copy that `given` names; returns the exit status. `given` holds the
    values of `options.CHECK` by key, and `paths`."""
    from copylint.cli.outputs import Outputs, Unwritable, named_output
    from copylint.reports.summary import Least, Tally, by_weight

    form = given["form"]
    run = Run(given)
    if given["show_files"]:
        return run.listed()
    if given["diff"]:
        return _compared(run)
    try:
        outputs = [named_output(text) for text in given["outputs"]]
    except ValueError as e:
        run.fault(str(e))
        return FAULT
    if given["fix"] and "-" in given["paths"]:
        run.fault("--fix writes files; `copylint fix --write -` mends standard input")
        return FAULT
    fixed = _mended(run.asked(_WRITING)) if given["fix"] else 0
    paths, stdin = run.files()
    run.note_foreign()
    if given["roles"]:
        return _roles(run, paths, stdin, form)
    tally = Tally()
    write = to_stdout()
    least = Least(given["least"])
    try:
        report = Outputs(form, outputs, run.linter.rule, write, put, run.paint, given["show_suppressed"])
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
    found = bool(tally.findings) and not given["exit_zero"] or fixed == FOUND and given["fixed_is_found"]
    return FAULT if run.faults else FOUND if found else 0


def _compared(run: Run) -> int:
    """Shows what `fix` would write, in place of a report; returns the exit status."""
    from copylint.cli.arguments import CHECK, SHARED, nothing

    for option in CHECK:
        told = option not in SHARED and option.key not in _BESIDE_DIFF
        if told and run.given[option.key] != nothing(option):
            run.fault(f"--diff shows no report: it takes no {option.flags[-1]}")
            return FAULT
    code = _mended(run.asked(_SHOWING))
    return 0 if code == FOUND and run.given["exit_zero"] else code


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
    run = Run(given)
    return run.listed() if given["show_files"] else _mended(run)


def _mended(run: Run) -> int:
    """Corrects, shows or asks of what can be corrected; returns the exit status."""
    from copylint.reports.fixes import Tally, listed

    given = run.given
    write = given["write"]
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
    if not given.get("fix"):  # `check --fix` says it once, of its own walk
        run.note_passed()
    changed = bool(tally.changed) and (not write or given.get("fixed_is_found", False))
    return FAULT if run.faults else FOUND if changed else 0


def _asked(run: Run, paths: Sequence[str], stdin: bool) -> int:
    """Goes through the findings with somebody; returns the exit status."""
    from copylint.cli import interactive

    if stdin or not sys.stdin.isatty():
        run.fault("-i asks on a terminal, and of files alone")
        return FAULT
    interactive.fix(run, paths)
    run.note_passed()
    return FAULT if run.faults else 0


def _show(run: Run, done: FileFix) -> None:
    """Writes what a fix would change: to a terminal in lines to look at, else in bytes for `patch`, which
    no colour may come between."""
    from copylint.reports import diff

    assert done.before is not None
    if sys.stdout.isatty():
        to_stdout()(diff.shown(done.path, done.before.text, done.after, run.paint))
    else:
        put(diff.unheard(diff.patch(done.path, done.data, done.new_data)))


def _fixed_input(run: Run) -> Iterator[FileFix]:
    """Yields what fixing standard input comes to, once it is written or shown; what is wrong is said."""
    from copylint.findings.filefix import FileFix
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
        _show(run, done)
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
            _show(run, done)
        yield done
