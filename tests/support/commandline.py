"""copylint's command line, run in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from copylint.cli.main import cli


def run(*args: str, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=stdin)
