"""Commands that click reads: settings shown, help, and what is wrong with a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint import __version__
from support.commandline import run
from support.trial import CLEAN


@pytest.mark.parametrize(
    "args",
    [
        ["check", "--format", "xml", "a.txt"], ["check", "--variant", "en-AU", "a.txt"], ["chek"],
        ["check", "--published", "soon", "a.txt"], ["check", "--encoding", "utf-9", "a.txt"],
        ["check", "--jobs", "0", "a.txt"],
        ["check", "--rules", "none.yaml", "a.txt"], ["check", "--nope"], ["config", "none"],
    ],
)  # fmt: skip
def test_usage_errors(desk: Path, args: list[str]) -> None:
    (desk / "a.txt").write_text(CLEAN)
    got = run(*args)
    assert got.exit_code == 2
    assert got.stdout == ""
    assert got.stderr


def test_config_shows_where_settings_come_from(desk: Path) -> None:
    (desk / "copylint.toml").write_text('variant = "en-GB"\n')
    got = run("config", ".")
    assert got.exit_code == 0
    lines = {line.split(" = ")[0]: line for line in got.stdout.splitlines()}
    assert lines["variant"].startswith('variant = "en-GB" ')
    assert lines["variant"].endswith(f"# {desk / 'copylint.toml'}:1")
    assert lines["style"].endswith("# default")
    (desk / "copylint.toml").write_text('varient = "en-GB"\n')
    assert run("config", "a.txt").exit_code == 2


def test_version_and_help() -> None:
    assert run("--version").stdout == f"copylint, version {__version__}\n"
    got = run("--help")
    assert got.exit_code == 0
    for name in ("check", "fix", "rules", "config"):
        assert f"\n  {name} " in got.stdout
        assert run(name, "-h").exit_code == 0
