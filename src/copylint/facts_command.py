"""`copylint facts`: the days, figures, offices and acronyms of a story, to be signed off."""

from __future__ import annotations

import sys
from typing import Any

import click

from copylint.cli import FAULT


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH|-]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the facts are shown.")
@click.option("--published", metavar="DATE", help="The day the copy is for, such as 2026-03-04.")
@click.option("--encoding", metavar="NAME", help="The encoding of files without a byte-order mark (UTF-8).")
@click.pass_context
def facts(ctx: click.Context, paths: tuple[str, ...], form: str, published: str | None, encoding: str | None) -> None:
    """List the days, quantities, offices and acronyms of a story.

    Days with the weekday they fall on, quantities with what they count, people with their offices.
    Ends with 0, or with 2 where a file cannot be read.
    """
    from copylint.config import ConfigError, Resolver
    from copylint.files import gather
    from copylint.readers import InputError, decode, document
    from copylint.reports import facts as report
    from copylint.reports.screen import visible
    from copylint.story import Story

    if not paths:
        raise click.UsageError("name a file, a folder, or - for standard input")
    overrides: dict[str, Any] = {"encoding": encoding} if encoding else {}
    if published:
        overrides["published"] = _day(published)
    resolver = Resolver(overrides)
    files, faults = gather([p for p in paths if p != "-"], resolver)
    if "-" in paths:
        files.insert(0, "-")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    collected = []
    for k, path in enumerate(files):
        try:
            settings = resolver.for_file(path)
            data = sys.stdin.buffer.read() if path == "-" else _bytes(path)
            source = decode(path, data, settings.encoding)
        except (InputError, ConfigError) as e:
            faults.append(str(e))
            continue
        except OSError as e:
            faults.append(f"{path}: cannot be read: {e.strerror}")
            continue
        story = Story(document(path, source.text), variant=settings.variant, published=settings.published)
        if form == "json":
            collected.append(report.as_json(path, story))
        else:
            if k:
                click.echo("")
            for line in report.as_table(visible(path), story):
                click.echo(line)
    if form == "json":
        import json

        click.echo(json.dumps(collected, ensure_ascii=False, indent=2))
    for f in faults:
        click.echo(f"copylint: {visible(f)}", err=True)
    ctx.exit(FAULT if faults else 0)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as f:
        return f.read()


def _day(text: str) -> Any:
    from copylint.config import parse_date

    try:
        return parse_date(text)
    except ValueError:
        raise click.BadParameter(f"expected a date such as 2026-03-04, found {text!r}") from None
