"""`copylint names`: the names of a story, to be signed off."""

from __future__ import annotations

import sys

import click

from copylint.cli import FAULT


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH|-]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How the names are shown.")
@click.option("--encoding", metavar="NAME", help="The encoding of files without a byte-order mark (UTF-8).")
@click.pass_context
def names(ctx: click.Context, paths: tuple[str, ...], form: str, encoding: str | None) -> None:
    """List the people, organisations and places of a story.

    Each with its full form, titles, every mention by line, and other spellings that stand in the
    story. Ends with 0, or with 2 where a file cannot be read.
    """
    from copylint.config import ConfigError, Resolver
    from copylint.files import gather
    from copylint.readers import InputError, decode, document
    from copylint.reports import ledger
    from copylint.reports.screen import visible
    from copylint.story import Story

    if not paths:
        raise click.UsageError("name a file, a folder, or - for standard input")
    resolver = Resolver({"encoding": encoding} if encoding else {})
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
            collected.append(ledger.as_json(path, story))
        else:
            if k:
                click.echo("")
            for line in ledger.as_table(path, story, limit=_columns()):
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


def _columns() -> int:
    """The columns of the terminal; plenty where the table goes to a file."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns if sys.stdout.isatty() else 160
