"""The command line. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from copylint import __version__

if TYPE_CHECKING:
    from copylint.check import Checker, FileFix, FileReport, Note

#: Commands that live in modules of their own: name -> "module:attribute". A module is imported
#: when its command runs or when help is shown.
LAZY: dict[str, str] = {
    "languagetool": "copylint.languagetool_command:languagetool",
    "facts": "copylint.ledger_commands:facts",
    "names": "copylint.ledger_commands:names",
}

FOUND, FAULT, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

T = TypeVar("T")


class _Commands(click.Group):
    """The top command: finds lazy ones, and ends quietly when nobody reads on."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *LAZY})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        found = super().get_command(ctx, name)
        if found is None and name in LAZY:
            module, _, attribute = LAZY[name].partition(":")
            return cast(click.Command, getattr(import_module(module), attribute))
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The interpreter flushes once more on its way out, which must not fail either.
            with open(os.devnull, "wb") as sink, suppress(OSError, ValueError):
                os.dup2(sink.fileno(), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except OSError as e:
            # What files cannot do is said of each file: this is the output, which a full disk can stop.
            with open(os.devnull, "wb") as sink, suppress(OSError, ValueError):
                os.dup2(sink.fileno(), sys.stdout.fileno())
            if os.environ.get("COPYLINT_DEBUG"):
                raise
            what = "cannot write the output" if e.filename is None else str(e.filename)
            with suppress(OSError):
                click.echo(f"copylint: {what}: {(e.strerror or str(e)).lower()}", err=True)
            ctx.exit(FAULT)
        return result

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as e:
            from copylint.schema import nearest

            hint = nearest(args[0], self.list_commands(ctx)) if "id you mean" not in e.message else ""
            if hint:
                raise click.UsageError(e.message.rstrip(".") + hint, ctx) from None
            raise


class _Linting(click.Command):
    """`check` and `fix`: an option whose value is optional must not take the path behind it for one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        for k, arg in enumerate(args[:end]):
            name, equals, value = arg.partition("=")
            if name == "--languagetool" and equals:
                if value != "require":
                    raise click.BadParameter(f"expected nothing or require, found {value!r}", ctx, param_hint="'--languagetool'")
                args[k] = "--require-languagetool"
        return super().parse_args(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copylint")
def cli() -> None:
    """A fast, precise linter and auto-corrector for news copy."""


def as_day(ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    """Returns the date that an option states; a wrong one is a usage error."""
    if value is None:
        return None
    from copylint.config import parse_date

    try:
        return parse_date(value)
    except ValueError:
        raise click.BadParameter(f"expected a date such as 2026-03-04, found {value!r}") from None


def as_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Returns the name of an encoding that an option states; an unknown one is a usage error."""
    if value is not None:
        from copylint.readers.encoding import codec

        try:
            codec(value)
        except LookupError:
            raise click.BadParameter(f"unknown encoding {value!r}") from None
    return value


def _list(ctx: click.Context, param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Repeated options and comma-separated lists come to the same."""
    return tuple(x.strip() for v in value for x in v.split(",") if x.strip())


def _shared(command: T) -> T:
    """The options that `check` and `fix` have in common."""
    options = [
        click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH|-]..."),
        click.option("--select", multiple=True, callback=_list, metavar="RULES", help="Run only these rules, topics or tags."),
        click.option("--ignore", multiple=True, callback=_list, metavar="RULES", help="Leave these rules, topics or tags out."),
        click.option("--variant", type=click.Choice(["en-US", "en-GB", "auto"]), help="The English of the copy; auto asks the copy."),
        click.option("--style", metavar="NAME", help="The house style that rules follow."),
        click.option("--published", callback=as_day, metavar="DATE", help="The day the copy is for, such as 2026-03-04."),
        click.option("--rules", "packs", multiple=True, type=click.Path(exists=True), metavar="PATH", help="Further rules: a file, or a folder of them."),
        click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Settings for all files, instead of those nearest to each."),
        click.option("--encoding", callback=as_encoding, metavar="NAME", help="The encoding of files without a byte-order mark (UTF-8)."),
        click.option("--languagetool", "languagetool", flag_value="on", help="Ask LanguageTool too; --languagetool=require ends with 2 where it cannot be asked."),
        click.option("--require-languagetool", "languagetool", flag_value="require", hidden=True),
        click.option("--no-languagetool", "languagetool", flag_value="off", help="Do not ask it, whatever the settings say."),
        click.option("--stdin-filename", metavar="PATH", help="What `-` is called; decides its format and settings."),
        click.option("--force-exclude", is_flag=True, help="Leave out what `exclude` names even where it is named here."),
        click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes to use; by default as many as pay off."),
        click.option("--no-cache", is_flag=True, help="Read the rule files anew and keep nothing."),
        click.option("-q", "--quiet", is_flag=True, help="No summary and no progress bar."),
    ]
    for o in reversed(options):
        command = o(command)  # type: ignore[type-var]
    return command


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
            click.echo(f"copylint: {visible(message)}", err=True)

    def note(self, notes: Iterable[Note]) -> None:
        """Says once on stderr what there is to say of the run as a whole."""
        for n in notes:
            if n.fault:
                self.fault(n.text)
            elif n.text not in self.noted:
                from copylint.reports.screen import visible

                self.noted.add(n.text)
                click.echo(f"copylint: {visible(n.text)}", err=True)

    def files(self) -> tuple[list[str], bool]:
        """Returns the files to read, and whether standard input is among what was named."""
        from copylint.files import gather

        paths = list(self.given["paths"])
        if not paths:
            raise click.UsageError("name a file, a folder, or - for standard input")
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


def _stdout() -> Callable[[str], None]:
    """Returns a way to write text that no file name or terminal encoding can stop."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    stream = sys.stdout

    def write(text: str) -> None:
        stream.write(text)

    return write


@cli.command(cls=_Linting)
@_shared
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="How findings are shown.")
@click.option("--exit-zero", is_flag=True, help="End with 0 even where there are findings.")
@click.option("--statistics", is_flag=True, help="Add a table of the findings by rule (on stderr unless the format is text).")
@click.pass_context
def check(ctx: click.Context, /, form: str, exit_zero: bool, statistics: bool, **given: Any) -> None:
    """Report what a sub-editor would mark.

    Folders are searched for .txt and .md files. Ends with 0 where nothing is found, 1 where something
    is, 2 where a file, an option or a setting is wrong.
    """
    from copylint.check import check_files
    from copylint.reports.summary import Tally

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

    write = _stdout()
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
    if statistics:
        if form == "text":
            write(("\n" if tally.rules else "") + tally.table())
        else:
            click.echo(tally.table(), err=True, nl=False)
    sys.stdout.flush()
    ctx.exit(FAULT if run.faults else FOUND if tally.findings and not exit_zero else 0)


@cli.command(cls=_Linting)
@_shared
@click.option("--write", is_flag=True, help="Write the corrected files instead of showing what would change.")
@click.option("--unsafe-fixes", is_flag=True, help="Also make corrections that somebody should look at.")
@click.pass_context
def fix(ctx: click.Context, /, write: bool, unsafe_fixes: bool, **given: Any) -> None:
    """Correct what can be corrected; without --write only show it, as a unified diff.

    Ends with 0 when nothing is left to correct, 1 where --write would change something, 2 where a file,
    an option or a setting is wrong. With `-` the corrected text goes to standard output.
    """
    from copylint.check import InputError, fix_files
    from copylint.check import write as write_file
    from copylint.findings import Safety
    from copylint.reports.summary import number

    run = _Run(given)
    paths, stdin = run.files()
    least = Safety.UNSAFE if unsafe_fixes else None
    out = _stdout()
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
        click.echo(f"{verb} {number(mended, 'finding')} in {number(changed, 'file')}{tail}", err=True)
    ctx.exit(FAULT if run.faults else FOUND if changed and not write else 0)


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


@cli.command()
@click.argument("names", nargs=-1, metavar="[RULE...|test [PACK]...]")
@click.option("--rules", "packs", multiple=True, type=click.Path(exists=True), metavar="PATH", help="Further rules: a file, or a folder of them.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Settings to use instead of those of this folder.")
@click.option("--style", metavar="NAME", help="Show or test rules as this house style has them.")
@click.pass_context
def rules(ctx: click.Context, names: tuple[str, ...], packs: tuple[str, ...], config: str | None, style: str | None) -> None:
    """List the rules, explain those named, or test them.

    \b
    copylint rules                list all rules
    copylint rules quotes         list those of a topic or with a tag
    copylint rules quotes.space   explain one
    copylint rules test           run the examples of every rule
    copylint rules test PACK      run those of a rule file or folder
    """
    from pathlib import Path

    from copylint.config import ConfigError, Resolver
    from copylint.packs import PackError, load, rule_files, styled
    from copylint.resources import rules_folder
    from copylint.schema import SchemaError

    testing = names[:1] == ("test",)
    try:
        settings = Resolver({"style": style, "rules": tuple(os.path.realpath(p) for p in packs)}, config).for_folder(".")
        if testing and len(names) > 1:
            paths = [Path(n) for n in names[1:]]
            for path in paths:
                if not path.exists():
                    raise click.UsageError(f"{path}: no such file or folder")
                if path.is_dir() and not rule_files(path):
                    raise click.UsageError(f"{path}: no rule file (*.yaml) in this folder")
        else:
            paths = [rules_folder(), *map(Path, settings.rules)]
        found = load(paths)
        if settings.style is not None:
            found = [styled(r, settings.style) for r in found]
    except (ConfigError, PackError) as e:
        _say(str(e))
        ctx.exit(FAULT)
    except SchemaError as e:
        _say(f"style {settings.style}: {e.message}")
        ctx.exit(FAULT)

    from copylint import explain
    from copylint.reports.screen import Paint, coloured, visible
    from copylint.reports.summary import number

    write = _stdout()
    paint = Paint(coloured(sys.stdout))
    if testing:
        from copylint.examples import run

        failures = 0
        for failure in run(found):
            failures += 1
            write(visible(str(failure)) + "\n")
        examples = sum(len(r.examples) for r in found if r.status != "retired")
        write(f"{number(len(found), 'rule')}, {number(examples, 'example')}: " + (f"{failures:,} do not hold\n" if failures else "all hold\n"))
        ctx.exit(FOUND if failures else 0)

    width = min(_width(), 100)
    if not names:
        write(explain.table(found, _width(), paint))
    for k, name in enumerate(names):
        try:
            matching = explain.resolve(found, name)
        except LookupError as e:
            _say(str(e.args[0]))
            ctx.exit(FAULT)
        if k:
            write("\n")
        if len(matching) == 1:
            write(explain.page(matching[0], width, paint, name))
        else:
            write(explain.table(matching, _width(), paint))
    sys.stdout.flush()


def _say(message: str) -> None:
    """Says what is wrong on stderr, nothing in it that could steer a terminal."""
    from copylint.reports.screen import visible

    click.echo(f"copylint: {visible(message)}", err=True)


def _width() -> int:
    """Columns of the terminal; plenty where the output goes elsewhere, so that nothing is cut."""
    import shutil

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000


@cli.command(name="config")
@click.argument("path", type=click.Path(exists=True), default=".")
@click.option("--config", "file", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Settings to use instead of those nearest to the path.")
@click.pass_context
def config_(ctx: click.Context, path: str, file: str | None) -> None:
    """Show the settings in force for a file or folder, and where each comes from."""
    from copylint.config import ConfigError, Resolver, shown
    from copylint.reports.screen import visible

    resolver = Resolver({}, file)
    try:
        settings = resolver.for_folder(path) if os.path.isdir(path) else resolver.for_file(path)
    except ConfigError as e:
        _say(str(e))
        ctx.exit(FAULT)
    rows = shown(settings)
    write = _stdout()
    size = max(len(f"{k} = {v}") for k, v, _ in rows)
    for key, value, origin in rows:
        setting = f"{key} = {value}"
        write(visible(f"{setting:<{min(size, 60)}}  # {origin}") + "\n")
    sys.stdout.flush()


def _ask_again(lost: Any) -> None:
    """Raises anew a Ctrl-C that came where Python can only drop it, such as while it tidies away."""
    if lost.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(lost)
        return
    import _thread
    import threading

    # Not at once: this is still the place where it would be dropped.
    threading.Timer(0.01, _thread.interrupt_main).start()


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    sys.unraisablehook = _ask_again
    try:
        code = cli.main(standalone_mode=False, prog_name="copylint")
    except click.exceptions.Abort:
        code = INTERRUPTED
    except click.ClickException as e:
        from io import StringIO

        from copylint.reports.screen import visible

        # It may hold what a repository's files say, or their names.
        said = StringIO()
        e.show(said)
        click.echo("\n".join(visible(line) for line in said.getvalue().split("\n")), err=True, nl=False)
        code = e.exit_code
    sys.exit(code if isinstance(code, int) else 0)
