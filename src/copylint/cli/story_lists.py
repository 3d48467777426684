"""`copylint names` and `copylint facts`: what a story says, as lists a desk can sign off."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from copylint.cli.arguments import CONFIG
from copylint.cli.main import as_day, as_encoding, with_options
from copylint.cli.streams import FAULT
from copylint.formats.recognised import FORMATS

if TYPE_CHECKING:
    from copylint.story.story import Story

T = TypeVar("T")

#: What a ledger looks like for one story: as lines of a table, and as data for JSON.
Table = Callable[[str, "Story"], Iterable[str]]
Data = Callable[[str, "Story"], Any]


def _shared(command: T) -> T:
    """The arguments that both commands have."""
    options = [
        click.argument("paths", nargs=-1, type=click.Path(readable=False), metavar="[PATH|-]..."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json"]),
            default="text",
            help="How the list is shown.",
        ),
        with_options((CONFIG,)),
        click.option(
            "--as",
            "read_as",
            type=click.Choice(FORMATS),
            help="What the input is, whatever its name and its first bytes say.",
        ),
        click.option(
            "--encoding",
            callback=as_encoding,
            metavar="NAME",
            help="The encoding of files without a byte-order mark (UTF-8).",
        ),
        click.option(
            "--stdin-filename",
            metavar="PATH",
            help="What `-` is called; decides its settings, and without --as its format.",
        ),
        click.option(
            "--force-exclude",
            is_flag=True,
            help=(
                "Leave out of what is named here what a folder's search would: what `exclude` names, no "
                "reader knows, or is no copy by its name."
            ),
        ),
    ]
    for o in reversed(options):
        command = o(command)  # type: ignore[type-var]
    return command


@click.command()
@_shared
@click.option(
    "--published", callback=as_day, metavar="DATE", help="The day the copy is for, such as 2026-03-04."
)
@click.pass_context
def facts(ctx: click.Context, /, **given: Any) -> None:
    """List the days, quantities, offices and acronyms of a story.

    Days with the weekday they fall on, quantities with what they count, people with their offices.
    Ends with 0, or with 2 where a file cannot be read.
    """
    from copylint.reports import facts as report
    from copylint.reports.terminal import visible

    ctx.exit(_show(given, lambda path, story: report.as_table(visible(path), story), report.as_json))


@click.command()
@_shared
@click.pass_context
def names(ctx: click.Context, /, **given: Any) -> None:
    """List the people, organisations and places of a story.

    Each with its full form, titles, every mention by line, and other spellings that stand in the
    story. Ends with 0, or with 2 where a file cannot be read.
    """
    from copylint.reports import names
    from copylint.reports.terminal import visible

    limit = _columns()
    ctx.exit(
        _show(given, lambda path, story: names.as_table(visible(path), story, limit=limit), names.as_json)
    )


def _show(given: dict[str, Any], table: Table, data: Data) -> int:
    """Reads the stories that `given` names as `check` reads them, prints each one's ledger, and returns
    the exit status."""
    from copylint.cli.running import Run
    from copylint.cli.streams import put, to_stdout
    from copylint.formats.format import InputError
    from copylint.linter.linter import Told
    from copylint.linter.reading import standard_input
    from copylint.reports.contract import dumped

    if not given["paths"]:
        raise click.UsageError("name a file, a folder, or - for standard input")
    run = Run(given)
    paths, stdin = run.files()
    as_json, write = given["form"] == "json", to_stdout()
    collected, blank = [], ""
    make: Data = data if as_json else lambda path, story: [*table(path, story)]

    def told() -> Iterator[tuple[str, Told]]:
        if stdin:
            try:
                yield run.stdin_name, run.linter.tell(make, run.stdin_name, standard_input(run.stdin_name))
            except InputError as e:
                yield run.stdin_name, Told(None, str(e))
        for path in paths:
            yield path, run.linter.tell(make, path)

    for path, x in told():
        if x.error is not None:
            run.failed(path, x.error, x.foreign)
        elif as_json:
            collected.append(x.made)
        else:
            write(blank + "\n".join(x.made) + "\n")
            blank = "\n"
    run.note_foreign()
    if as_json:
        put((dumped(collected, indent=2, readable=True) + "\n").encode("utf-8"))
    sys.stdout.flush()
    run.note_passed()
    return FAULT if run.faults else 0


def _columns() -> int:
    """The columns of the terminal; plenty where the table goes to a file."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 160
