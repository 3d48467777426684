"""`copylint languagetool`: getting LanguageTool, looking after its server, and what is asked of it."""

from __future__ import annotations

import sys

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def languagetool() -> None:
    """Get LanguageTool for `check --languagetool`, and look after its server."""


def _fail(ctx: click.Context, e: Exception) -> None:
    from copylint.reports.terminal import visible

    click.echo(f"copylint: LanguageTool: {visible(str(e))}", err=True)
    ctx.exit(2)


@languagetool.command()
@click.option(
    "--from",
    "source",
    type=click.Choice(["maven", "download"]),
    help="Where it comes from; by default from the first of download and maven that works.",
)
@click.pass_context
def install(ctx: click.Context, source: str | None) -> None:
    """Get LanguageTool for this user.

    `download` fetches its release through language-tool-python, `maven` the very jars copylint was
    measured with. What comes is held against checksums before it is used.
    """
    from copylint.cli.progress import Spinner
    from copylint.languagetool import VERSION, Unavailable
    from copylint.languagetool import install as module

    spinner = Spinner(f"getting LanguageTool {VERSION}", sys.stderr)
    try:
        there = module.install(source, spinner.tick)
    except Unavailable as e:
        spinner.wipe()
        _fail(ctx, e)
        return
    spinner.wipe()
    click.echo(f"LanguageTool {there.version} is in {there.folder} (from {there.source})")


@languagetool.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Say what is found: Java, language-tool-python, LanguageTool and whether its server answers.

    Ends with 0 where `check --languagetool` can work, else with 2.
    """
    from copylint.languagetool import Unavailable, client, java, keeper, server
    from copylint.languagetool import install as module

    well = True

    def line(what: str, words: str) -> None:
        click.echo(f"{what:<22}{words}")

    try:
        found = java.find()
        line("Java", f"{found.version}, {found.path} ({found.words})")
    except Unavailable as e:
        well = False
        line("Java", str(e))
    if client.there():
        from importlib.metadata import PackageNotFoundError, version

        try:
            line("language-tool-python", version("language-tool-python"))
        except PackageNotFoundError:
            line("language-tool-python", "there")
    else:
        well = False
        line("language-tool-python", "missing: pip install 'copylint[languagetool]'")
    try:
        there = module.installed()
        if there is None:
            well = False
            line("LanguageTool", "not installed: copylint languagetool install")
        else:
            line("LanguageTool", f"{there.version}, {there.folder} (from {there.source})")
        kept = list(server.kept())
        for folder, answering in kept:
            if answering is None:
                line("server", f"starting ({folder})")
            else:
                port = int(answering.url.rpartition(":")[2])
                how = "answers" if keeper.answers(port) else "does not answer"
                line("server", f"{how} on {answering.url} (LanguageTool {answering.version})")
        if not kept:
            line("server", "not running; it starts when it is needed")
    except Unavailable as e:
        well = False
        line("LanguageTool", str(e))
    ctx.exit(0 if well else 2)


@languagetool.command()
@click.pass_context
def stop(ctx: click.Context) -> None:
    """End the server, if it runs. It ends by itself when it is not asked anything for a while."""
    from copylint.languagetool import Unavailable, server
    from copylint.reports.summary import number

    try:
        n = server.stop()
    except Unavailable as e:
        _fail(ctx, e)
        return
    click.echo(f"ended {number(n, 'server')}" if n else "no server was running")


@languagetool.command()
def rules() -> None:
    """List the rules of LanguageTool that are asked for, with what each was worth when measured."""
    from copylint.languagetool import table

    asked = [r for r in table.rows() if r.what != "never"]
    size = max(len(r.name) for r in asked) + len(table.PREFIX)
    click.echo(f"{'rule':<{size}}  right  added  false")
    for r in asked:
        name = r.name if r.what == "category" else table.PREFIX + r.name
        kind = "  (a whole category)" if r.what == "category" else ""
        click.echo(f"{name:<{size}}  {r.right:>5}  {r.added:>5}  {r.false:>5}{kind}")
