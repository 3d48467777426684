"""`copylint names` and `copylint facts`: what a story says, as lists a desk can sign off."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from copylint.cli import as_day, as_encoding
from copylint.linting import FAULT

if TYPE_CHECKING:
    from copylint.story import Story

T = TypeVar("T")

#: What a ledger looks like for one story: as lines of a table, and as data for JSON.
Table = Callable[[str, "Story"], Iterable[str]]
Data = Callable[[str, "Story"], Any]


def _shared(command: T) -> T:
    """The arguments that both commands have."""
    options = [
        click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH|-]..."),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the list is shown."),
        click.option("--encoding", callback=as_encoding, metavar="NAME", help="The encoding of files without a byte-order mark (UTF-8)."),
    ]
    for o in reversed(options):
        command = o(command)  # type: ignore[type-var]
    return command


@click.command()
@_shared
@click.option("--published", callback=as_day, metavar="DATE", help="The day the copy is for, such as 2026-03-04.")
@click.pass_context
def facts(ctx: click.Context, paths: tuple[str, ...], form: str, encoding: str | None, published: Any) -> None:
    """List the days, quantities, offices and acronyms of a story.

    Days with the weekday they fall on, quantities with what they count, people with their offices.
    Ends with 0, or with 2 where a file cannot be read.
    """
    from copylint.reports import facts as report
    from copylint.reports.screen import visible

    overrides = {"encoding": encoding, "published": published}
    _show(ctx, paths, form, overrides, lambda path, story: report.as_table(visible(path), story), report.as_json)


@click.command()
@_shared
@click.pass_context
def names(ctx: click.Context, paths: tuple[str, ...], form: str, encoding: str | None) -> None:
    """List the people, organisations and places of a story.

    Each with its full form, titles, every mention by line, and other spellings that stand in the
    story. Ends with 0, or with 2 where a file cannot be read.
    """
    from copylint.reports import ledger
    from copylint.reports.screen import visible

    limit = _columns()
    _show(ctx, paths, form, {"encoding": encoding}, lambda path, story: ledger.as_table(visible(path), story, limit=limit), ledger.as_json)


def _show(
    ctx: click.Context, paths: tuple[str, ...], form: str, overrides: dict[str, Any], table: Table, data: Data
) -> None:
    """Reads the stories that `paths` lead to, prints each one's ledger, and ends the command."""
    if not paths:
        raise click.UsageError("name a file, a folder, or - for standard input")
    faults: list[str] = []
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    collected = []
    for k, (path, story) in enumerate(_stories(paths, overrides, faults)):
        if form == "json":
            collected.append(data(path, story))
            continue
        if k:
            click.echo("")
        for line in table(path, story):
            click.echo(line)
    if form == "json":
        import json

        text = json.dumps(collected, ensure_ascii=False, indent=2)
        # Letters stay readable; what could steer a terminal is escaped, which JSON reads as the same.
        click.echo("".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text))
    from copylint.reports.screen import visible

    for f in faults:
        click.echo(f"copylint: {visible(f)}", err=True)
    ctx.exit(FAULT if faults else 0)


def _stories(paths: tuple[str, ...], overrides: dict[str, Any], faults: list[str]) -> Iterator[tuple[str, Story]]:
    """The stories that can be read; what is wrong with the others goes to `faults`."""
    from copylint.config import ConfigError, Resolver
    from copylint.files import gather
    from copylint.readers import InputError, decode, document
    from copylint.story import Story

    resolver = Resolver({k: v for k, v in overrides.items() if v is not None})
    files, missing = gather([p for p in paths if p != "-"], resolver)
    faults.extend(missing)
    if "-" in paths:
        files.insert(0, "-")
    for path in files:
        try:
            settings = resolver.for_file(path)
            source = decode(path, _bytes(path), settings.encoding)
        except (InputError, ConfigError) as e:
            faults.append(str(e))
        except OSError as e:
            faults.append(f"{path}: cannot be read: {e.strerror}")
        else:
            yield path, Story(document(path, source.text), variant=settings.variant, published=settings.published)


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as f:
        return f.read()


def _columns() -> int:
    """The columns of the terminal; plenty where the table goes to a file."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 160
