"""What `check` and `fix` do once their command line is read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from copylint.check import Checker, FileFix, FileReport, Note

FOUND, FAULT, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

T = TypeVar("T")


def say(text: str, end: str = "\n") -> None:
    """Writes to stderr."""
    print(text, file=sys.stderr, end=end, flush=True)


def lost_output(e: OSError) -> int:
    """Says why the output could not be written, but nothing where nobody reads on; returns the exit
    status. What files cannot do is said of each file: such an error is of the output alone."""
    # The interpreter flushes once more on its way out, which must not fail either.
    with open(os.devnull, "wb") as sink, suppress(OSError, ValueError):
        os.dup2(sink.fileno(), sys.stdout.fileno())
    if isinstance(e, BrokenPipeError):
        return PIPE_CLOSED
    if os.environ.get("COPYLINT_DEBUG"):
        raise e
    what = "cannot write the output" if e.filename is None else str(e.filename)
    with suppress(OSError):
        say(f"copylint: {what}: {(e.strerror or str(e)).lower()}")
    return FAULT


class _Run:
    """What `check` and `fix` do alike: settings, files, faults, progress."""

    def __init__(self, given: dict[str, Any]) -> None:
        from copylint.check import Checker, Options, collect_seldom

        overrides = {k: given[k] for k in ("select", "ignore", "variant", "style", "published", "encoding", "languagetool")}
        overrides["rules"] = tuple(os.path.realpath(p) for p in given["packs"])
        self.given = given
        self.faults: dict[str, None] = {}
        self.noted: set[str] = set()
        collect_seldom()
        self.checker: Checker = Checker(Options(overrides, given["config"], not given["no_cache"], spin=not given["quiet"]))

    def fault(self, message: str) -> None:
        """Says once on stderr what is wrong; the run goes on and ends with 2."""
        if message not in self.faults:
            from copylint.reports.screen import visible

            self.faults[message] = None
            say(f"copylint: {visible(message)}")

    def note(self, notes: Iterable[Note]) -> None:
        """Says once on stderr what there is to say of the run as a whole."""
        for n in notes:
            if n.fault:
                self.fault(n.text)
            elif n.text not in self.noted:
                from copylint.reports.screen import visible

                self.noted.add(n.text)
                say(f"copylint: {visible(n.text)}")

    def files(self) -> tuple[list[str], bool]:
        """Returns the files to read, and whether standard input is among what was named."""
        from copylint.files import gather

        paths = list(self.given["paths"])
        found, faults = gather([p for p in paths if p != "-"], self.checker.resolver, self.given["force_exclude"])
        for f in faults:
            self.fault(f)
        return found, "-" in paths

    @property
    def stdin_name(self) -> str:
        """What standard input is called."""
        return str(self.given["stdin_filename"] or "-")

    def progress(self, items: Iterable[T], total: int, speaks: Callable[[T], bool]) -> Iterator[T]:
        """Passes the items on, with a bar on stderr once the run is long and a terminal shows it."""
        if self.given["quiet"] or total < 2 or not sys.stderr.isatty():
            return iter(items)
        from copylint.progress import bar

        return bar(items, total, sys.stderr, sys.stdout, speaks)


def _stdin() -> bytes:
    """Returns all of standard input."""
    return sys.stdin.buffer.read()


def to_stdout() -> Callable[[str], None]:
    """Returns a way to write text that no file name or terminal encoding can stop."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    stream = sys.stdout

    def write(text: str) -> None:
        stream.write(text)

    return write


def check(given: dict[str, Any]) -> int:
    """Reports what is found in the copy that `given` names; returns the exit status. `given` holds the
    values of `options.CHECK` by key, and `paths`."""
    from copylint.check import check_files
    from copylint.reports.summary import Tally

    form = given["form"]
    run = _Run(given)
    paths, stdin = run.files()
    tally = Tally()

    def reports() -> Iterator[FileReport]:
        if stdin:
            yield run.checker.check(run.stdin_name, _stdin())
        if paths:
            found = check_files(run.checker, paths, given["jobs"])
            yield from run.progress(found, len(paths), lambda r: bool(r.findings or r.error or r.notes))

    def noted() -> Iterator[FileReport]:
        for r in reports():
            run.note(r.notes)
            if r.error is not None:
                run.fault(r.error)
            tally.add(r)
            yield r

    write = to_stdout()
    if form == "json":
        from copylint.reports import json

        for piece in json.render(noted()):
            write(piece)
    elif form == "github":
        from copylint.reports import github

        for piece in github.render(noted()):
            write(piece)
    else:
        from copylint.reports import text
        from copylint.reports.screen import Paint, coloured

        for piece in text.render(noted(), Paint(coloured(sys.stdout))):
            write(piece)
        if not given["quiet"] and tally.files:
            write(("\n" if tally.findings else "") + tally.line() + "\n")
    if given["statistics"]:
        if form == "text":
            write(("\n" if tally.rules else "") + tally.table())
        else:
            say(tally.table(), end="")
    sys.stdout.flush()
    return FAULT if run.faults else FOUND if tally.findings and not given["exit_zero"] else 0


def fix(given: dict[str, Any]) -> int:
    """Corrects what can be corrected in the copy that `given` names, or shows it; returns the exit
    status. `given` holds the values of `options.FIX` by key, and `paths`."""
    from copylint.check import InputError, fix_files
    from copylint.check import write as write_file
    from copylint.findings import Safety
    from copylint.reports.summary import number

    write = given["write"]
    run = _Run(given)
    paths, stdin = run.files()
    least = Safety.UNSAFE if given["unsafe_fixes"] else None
    out = to_stdout()
    mended = changed = left = 0

    def count(done: FileFix) -> None:
        nonlocal mended, changed, left
        left += len(done.left)
        if done.changed:
            mended += len(done.mended)
            changed += 1

    if stdin:
        done = run.checker.fix(run.stdin_name, least, _stdin())
        run.note(done.notes)
        if done.error is not None:
            run.fault(done.error)
        elif write:
            assert done.before is not None
            sys.stdout.flush()
            sys.stdout.buffer.write(done.before.encode(done.after))
            sys.stdout.buffer.flush()
            count(done)
        else:
            out(_diff(done))
            count(done)
    if paths:
        fixes = fix_files(run.checker, paths, least, given["jobs"])
        for path, done in zip(paths, run.progress(fixes, len(paths), lambda x: x.changed or bool(x.error or x.notes)), strict=True):
            run.note(done.notes)
            if done.error is not None:
                run.fault(done.error)
                continue
            if done.changed and write:
                try:
                    write_file(path, done)
                except InputError as e:
                    run.fault(str(e))
                    continue
            elif done.changed:
                out(_diff(done))
            count(done)
    sys.stdout.flush()
    if not given["quiet"]:
        verb = "fixed" if write else "would fix"
        tail = f"; {number(left, 'finding')} left" if left else ""
        say(f"{verb} {number(mended, 'finding')} in {number(changed, 'file')}{tail}")
    return FAULT if run.faults else FOUND if changed and not write else 0


def _diff(done: FileFix) -> str:
    """The unified diff of a fix; colours where the terminal takes them."""
    from difflib import unified_diff

    from copylint.reports.screen import Paint, coloured, visible

    assert done.before is not None
    paint = Paint(coloured(sys.stdout))
    name = visible(done.path)
    # A file or a pipe gets the very lines, for `patch`; a terminal nothing that could steer it.
    shown = (lambda line: visible(line.removesuffix("\r"))) if sys.stdout.isatty() else str
    out = []
    # Only a newline ends a line here: str.splitlines would also cut at form feeds and the like.
    old, new = (_lines(t) for t in (done.before.text, done.after))
    bare = name.lstrip("/")
    for line in unified_diff(old, new, f"a/{bare}", f"b/{bare}"):
        body = shown(line.removesuffix("\n"))
        how = {"+": "green", "-": "red", "@": "cyan"}.get(line[0])
        out.append((paint(body, how) if how else body) + "\n")
        if not line.endswith("\n"):
            out.append("\\ No newline at end of file\n")
    return "".join(out)


def _lines(text: str) -> list[str]:
    parts = text.split("\n")
    lines = [p + "\n" for p in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines


def ask_again(lost: Any) -> None:
    """Raises anew a Ctrl-C that came where Python can only drop it, such as while it tidies away; for
    `sys.unraisablehook`."""
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return
    import _thread
    import threading

    # Not at once: this is still the place where it would be dropped.
    threading.Timer(0.01, _thread.interrupt_main).start()
