"""`copylint clean`: what copylint keeps for later runs, removed."""

from __future__ import annotations

import sys

import click

from copylint.cli.streams import FAULT, to_stdout, warn


@click.command()
@click.pass_context
def clean(ctx: click.Context) -> None:
    """Empty the cache: compiled rules and word tables, results, LanguageTool's answers.

    Only what copylint made is removed, and nothing that is installed or set; the next run makes it anew.
    Ends with 0, or with 2 where something could not be removed. COPYLINT_CACHE_DIR names another folder.
    """
    from copylint.cache.emptying import empty
    from copylint.reports.summary import number
    from copylint.reports.terminal import visible

    try:
        done = empty()
    except (OSError, RuntimeError, KeyError) as e:
        warn(f"the cache cannot be looked into: {e}")
        ctx.exit(FAULT)
    write = to_stdout()
    where = visible(done.folder)
    if not done.folder:
        write("there is no cache folder\n")
    elif done.distrusted:
        write(f"nothing was removed: {where} is not used, as others may write there\n")
    elif done.files or not done.failed:
        size = f" ({done.size / 1e6:,.1f} MB)" if done.files else ""
        write(f"removed {number(done.files, 'file')}{size} from {where}\n")
    if done.others:
        write(f"{number(done.others, 'other file')} there left alone: not copylint's, or being written\n")
    sys.stdout.flush()
    if done.failed:
        path, why = done.failed[0]
        rest = f", and {number(len(done.failed) - 1, 'other file')}" if len(done.failed) > 1 else ""
        warn(f"{path}{rest}: cannot be removed: {why}")
        ctx.exit(FAULT)
