"""`copylint accept` and `copylint baseline`: what a house answers to findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from copylint.cli import completion
from copylint.cli.arguments import CONFIG
from copylint.cli.main import with_options
from copylint.cli.streams import FAULT, FOUND, warn
from copylint.formats.format import InputError
from copylint.linter.setting_values import ConfigError
from copylint.rules.packerror import PackError

if TYPE_CHECKING:
    from copylint.cli.running import Run
    from copylint.findings.finding import Finding
    from copylint.findings.report import FileReport
    from copylint.linter.baseline import Baseline

_CONFIG = with_options((CONFIG,))


def _run(paths: Sequence[str], config: Any) -> Run:
    """What runs over the copy as `check` would, with no baseline."""
    from copylint.cli.running import Run

    return Run(
        {"paths": tuple(paths), "config": config, "no_baseline": True, "quiet": True, "force_exclude": False}
    )


def _place(text: str) -> tuple[str, int, int]:
    """The file, line and column that FILE:LINE:COL names. Raises UsageError."""
    path, line, column = (*text.rsplit(":", 2), "", "")[:3]
    if not (path and line.isascii() and line.isdigit() and column.isascii() and column.isdigit()):
        raise click.UsageError(f"expected FILE:LINE:COL as reports show it, found {text!r}")
    return path, int(line), int(column)


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> Any:
    from copylint.cli.main import as_day

    return as_day(ctx, param, value)


@click.command()
@click.argument("place", metavar="FILE:LINE:COL")
@click.option("--reason", required=True, help="Why the copy is right as it is.", metavar="TEXT")
@click.option("--by", default="", help="Who says so.", metavar="NAME")
@click.option("--until", callback=_day, help="The last day on which that holds.", metavar="DATE")
@click.option(
    "--rule",
    help="Which finding, where several begin at the place.",
    metavar="RULE",
    shell_complete=completion.rules,
)
@_CONFIG
@click.pass_context
def accept(
    ctx: click.Context, place: str, reason: str, by: str, until: Any, rule: str | None, config: Any
) -> None:
    """Answer a finding: it is not reported any more, nor mended.

    The answer is written to copylint.ignore.toml beside the settings in force, or in the current folder. It
    holds wherever the words stand in that file, however the story around them is edited. Ends with 0 where it
    was written, 2 where there is no such finding.
    """

    path, line, column = _place(place)
    if not reason.strip():
        raise click.UsageError("--reason is empty: an answer says why")
    run = _run((path,), config)
    report = run.linter.check_file(path)
    run.note(report.notes)
    if report.document is None:
        run.fault(report.error or f"{path}: not checked")
        ctx.exit(FAULT)
    found = _at(report, line, column)
    if rule is not None:
        now = run.linter.renamed(path, (rule,)).get(rule, rule)
        found = [f for f in found if f.rule == now]
    if len({f.rule for f in found}) != 1:
        run.fault(_which(report, place, found))
        ctx.exit(FAULT)
    try:
        said = run.linter.accept(path, report, found[0], reason.strip(), by, until)
    except (ConfigError, InputError) as e:
        run.fault(str(e))
        ctx.exit(FAULT)
    warn(f"{said}: {found[0].rule} is accepted at {place}")


def _at(report: FileReport, line: int, column: int) -> list[Finding]:
    """The findings that begin at a place, else those that it lies in."""
    from copylint.text.lines import Lines

    assert report.document is not None
    lines = Lines(report.document.source)
    begin = [f for f in report.findings if lines.position(f.span.start) == (line, column)]
    inside = [
        f
        for f in report.findings
        if lines.position(f.span.start) <= (line, column) < lines.position(f.span.end)
    ]
    return begin or inside


def _which(report: FileReport, place: str, found: Sequence[Finding]) -> str:
    from copylint.text.lines import Lines

    if found:
        return f"{place}: several findings; --rule says which: {', '.join(sorted({f.rule for f in found}))}"
    assert report.document is not None
    lines = Lines(report.document.source)
    places = [(*lines.position(f.span.start), f.rule) for f in report.findings]
    there = ", ".join(f"{line}:{column} {rule}" for line, column, rule in places[:5])
    return f"{place}: nothing is found there" + (f"; findings are at {there}" if there else "")


@click.group()
def baseline() -> None:
    """Set aside what is there today, so that only new findings are reported.

    copylint-baseline.json lies beside the settings in force, or in the current folder; `check` and `fix` obey
    it.
    """


def _paths(command: Callable[..., None]) -> Callable[..., None]:
    return click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")(_CONFIG(command))


@baseline.command()
@_paths
@click.option(
    "--hashed", is_flag=True, help="Keep digests alone, so that no word of the copy lies in the file."
)
@click.option("--force", is_flag=True, help="Let it grow.")
@click.pass_context
def create(ctx: click.Context, paths: tuple[str, ...], config: Any, hashed: bool, force: bool) -> None:
    """Write the baseline of what is found in the copy (by default in this folder).

    One that is there only shrinks, unless --force says that it may grow; files that were not read keep
    theirs.
    """
    from copylint.linter import baseline as module
    from copylint.reports.summary import number

    run = _run(paths or (".",), config)
    for path, old, found in _found(run):
        now = module.made(found, hashed or bool(old.salt), old.salt)
        new = now.size - module.kept(old, found).size
        if old.files and new and not force:
            run.fault(
                f"{path}: would grow by {number(new, 'finding')}, and was left as it is; --force lets it grow"
            )
            continue
        whole = module.Baseline(
            {**old.files, **dict.fromkeys((file for file, _, _ in found), ()), **now.files}, now.salt
        )
        if not _saved(run, path, whole):
            continue
        grown = f", {number(new, 'finding')} more than before" if old.files and new else ""
        warn(f"{path}: {number(whole.size, 'finding')}{grown}")
    ctx.exit(FAULT if run.faults else 0)


@baseline.command()
@_paths
@click.pass_context
def prune(ctx: click.Context, paths: tuple[str, ...], config: Any) -> None:
    """Take out of the baseline what is found no more, and files that are gone."""
    from copylint.linter import baseline as module
    from copylint.reports.summary import number

    run = _run(paths or (".",), config)
    for path, old, found in _found(run):
        new = module.pruned(old, found, os.path.dirname(path))
        if new.size != old.size and not _saved(run, path, new):
            continue
        warn(f"{path}: {number(old.size - new.size, 'finding')} taken out, {new.size:,} left")
    ctx.exit(FAULT if run.faults else 0)


@baseline.command()
@_paths
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], config: Any) -> None:
    """Say whether the baseline is what the copy needs.

    Ends with 0 where it is, 1 where it holds what is found no more or lacks what is, 2 where something is
    wrong.
    """
    from copylint.linter import baseline as module
    from copylint.reports.summary import number

    run = _run(paths or (".",), config)
    wrong = False
    for path, old, found in _found(run):
        stale = old.size - module.pruned(old, found, os.path.dirname(path)).size
        new = sum(len(f) for _, _, f in found) - module.kept(old, found).size
        wrong = wrong or bool(stale or new)
        warn(f"{path}: {number(stale, 'finding')} found no more, {number(new, 'finding')} not in it")
    ctx.exit(FAULT if run.faults else FOUND if wrong else 0)


def _saved(run: Run, path: str, baseline: Baseline) -> bool:
    """Writes a baseline; returns whether that could be, and says why it could not."""
    from copylint.linter.baseline import save

    try:
        save(path, baseline)
    except InputError as e:
        run.fault(str(e))
        return False
    return True


def _found(run: Run) -> list[tuple[str, Baseline, list[tuple[str, str, tuple[Finding, ...]]]]]:
    """The baselines that the copy is under, with (file, source, findings) of all that was read: each file as
    the baseline names it."""
    from copylint.linter import baseline as module
    from copylint.linter.resolver import BASELINE
    from copylint.linter.settings import relative

    files, _ = run.files()
    # What was named may hold no copy any more, but its baseline does.
    named = [os.path.join(p, "-") if os.path.isdir(p) else p for p in run.given["paths"]]
    by_folder: dict[str, list[tuple[str, str, tuple[Finding, ...]]]] = {}
    for p in named:
        try:
            by_folder[run.linter.answers_folder(p)] = []
        except ConfigError as e:
            run.fault(str(e))
    for r in run.linter.check_files(files):
        run.note(r.notes)
        if r.document is None:
            run.failed(r.path, r.error or "", r.foreign)
        elif r.path in files:
            folder = run.linter.answers_folder(r.path)
            by_folder.setdefault(folder, []).append((relative(r.path, folder), r.document.source, r.findings))
    out = []
    for folder, found in by_folder.items():
        path = os.path.join(folder, BASELINE)
        try:
            data = run.linter.resolver.beside(path)
            old = module.parsed(path, data) if data is not None else module.Baseline({})
            out.append((path, old._replace(old=run.linter.renamed(path, old.rules)), found))
        except (ConfigError, PackError) as e:
            run.fault(str(e))
    return out
