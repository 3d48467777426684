"""`copylint config`: the settings in force for a file or folder, and where each comes from."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from copylint.cli.arguments import SHOW
from copylint.cli.main import consistent, with_options
from copylint.cli.streams import FAULT, put, to_stdout, warn

if TYPE_CHECKING:
    from copylint.linter.settings import Settings
    from copylint.packs.styles import Decided


@click.command()
@click.argument("path", type=click.Path(exists=True), default=".")
@with_options(SHOW)
@click.pass_context
def config(ctx: click.Context, /, path: str, form: str, **given: Any) -> None:
    """Show the settings in force for a file or folder, and where each comes from.

    Each with its file and line, through all that the settings build on, the variable or the option that says
    so; which settings file holds, which per-file-ignores match, and where house styles differ, which decides.
    """
    from copylint.cli.running import overrides
    from copylint.linter.resolver import Resolver
    from copylint.linter.setting_values import ConfigError
    from copylint.linter.settings import Settings
    from copylint.rules.packerror import PackError

    consistent(given)
    file, layer = given["config"] or (None, None)
    stated = Settings() if given["isolated"] else None
    resolver = Resolver(overrides(given), file, (path,), stated, layer)
    try:
        settings = resolver.for_folder(path) if os.path.isdir(path) else resolver.for_file(path)
        differ = _styles(settings)
    except (ConfigError, PackError) as e:
        warn(str(e))
        ctx.exit(FAULT)
    for note in resolver.trust.notes.values():
        warn(note)
    if form == "json":
        _as_json(settings, path, differ)
    else:
        _as_text(settings, path, differ)
    sys.stdout.flush()


def _styles(settings: Settings) -> list[Decided]:
    """The points over which the styles in force differ. Raises PackError."""
    if len(settings.style) < 2:
        return []
    from copylint.packs import compiled
    from copylint.packs.styles import decided

    return list(decided(compiled.load(settings.rules).rules, settings.style))


def _as_json(settings: Settings, path: str, differ: list[Decided]) -> None:
    from copylint.linter.settings_shown import as_data
    from copylint.reports.contract import dumped

    data = as_data(settings, path) | {"styles": [d._asdict() for d in differ]}
    put((dumped(data, indent=2, readable=True) + "\n").encode("utf-8"))


def _as_text(settings: Settings, path: str, differ: list[Decided]) -> None:
    from copylint.linter.settings_shown import matching, shown
    from copylint.reports.terminal import visible

    write = to_stdout()
    write(visible(f"# settings of {path}: {settings.file or 'no file'}") + "\n")
    rows = shown(settings)
    size = min(60, max(len(f"{k} = {v}") for k, v, _ in rows))
    for key, value, origin in rows:
        setting = f"{key} = {value}"
        write(visible(f"{setting:<{size}}  # {origin}") + "\n")
    if not os.path.isdir(path):
        for glob, items, origin in matching(settings, path):
            write(visible(f"# {glob} matches, so that {', '.join(items)} is left out: {origin}") + "\n")
    if settings.excludes(path, os.path.isdir(path)):
        write("# it is excluded: read only where it is named\n")
    for d in differ:
        before = " and ".join(d.over)
        write(visible(f"# {d.rule}, {d.point}: {d.style} decides, before {before}") + "\n")
