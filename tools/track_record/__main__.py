"""The command line: `python -m tools.track_record COMMAND`, from the top of a checkout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from copylint.packs.loader import load
from copylint.rules import trackrecord
from copylint.tables.shipped import rules_folder
from tools.track_record import copies, occurrences, sheet, table, verdicts


def _families() -> dict[str, str]:
    return {r.id: r.family for r in load([rules_folder()])}


_FOUND = click.argument("found", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
_READER = click.option("--reader", type=click.Choice(["one", "two", "settled"]), required=True)


@click.group()
def main() -> None:
    """Count how often rules are right."""


@main.command()
@click.argument("sources", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--only", multiple=True, help="names of sources")
def gather(sources: Path, out: Path, only: tuple[str, ...]) -> None:
    """Run the rules over the copy that SOURCES lists; write what they find to OUT."""
    words: Counter[str] = Counter()

    def read() -> Iterator[copies.Copy]:
        for c in copies.read(sources, only):
            words[f"{c.state} {c.kind}"] += c.words
            yield c

    found = list(occurrences.gather(read()))
    click.echo(f"{occurrences.save(out, found, dict(words))} findings in {sum(words.values()):,} words")


@main.command()
@_FOUND
@click.option("--out", type=click.Path(path_type=Path), required=True)
@_READER
def unread(found: tuple[Path, ...], out: Path, reader: str) -> None:
    """Write what a reader has yet to read as a sheet, to be answered line by line: number, verdict."""
    families = _families()
    listed = sheet.wanted(occurrences.load(found)[0], lambda r: families.get(r, r))
    click.echo(f"{sheet.write(out, sheet.unread(listed, verdicts.load(), reader))} to read")


@main.command()
@click.argument("listed", type=click.Path(exists=True, path_type=Path))
@click.argument("answers", type=click.Path(exists=True, path_type=Path))
@_READER
def enter(listed: Path, answers: Path, reader: str) -> None:
    """Take in the ANSWERS to a sheet."""
    known = verdicts.load()
    click.echo(f"{sheet.enter(listed, answers, reader, known)} taken in")
    verdicts.save(known)


@main.command("next")
@_FOUND
@_READER
def ask(found: tuple[Path, ...], reader: str) -> None:
    """Show one unread finding after the other and ask for the verdict."""
    known = verdicts.load()
    families = _families()
    listed = sheet.wanted(occurrences.load(found)[0], lambda r: families.get(r, r))
    for _ in sheet.ask(sheet.unread(listed, known, reader), known, reader):
        verdicts.save(known)


@main.command("table")
@_FOUND
def write(found: tuple[Path, ...]) -> None:
    """Count the verdicts into rules/track-record.tsv; say what is unread and where readers differ."""
    families = _families()
    seen, words = occurrences.load(found)
    known = verdicts.load()
    read = {o.key for o in sheet.wanted(seen, lambda r: families.get(r, r))}
    counts = table.count(seen, known, read)
    Path(trackrecord.path()).write_text(
        table.render(counts, words, families, lambda r: families.get(r, r)), encoding="utf-8"
    )
    both = [v for v in known.values() if v.one and v.two]
    click.echo(f"{sum(c.open for c in counts.values())} findings unread or unsettled")
    click.echo(f"{sum(v.one != v.two for v in both)} of {len(both)} verdicts differed")


if __name__ == "__main__":
    main()
