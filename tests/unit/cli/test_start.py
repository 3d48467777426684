"""Plain command lines, read without click: never read otherwise than click reads them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copylint.cli import check_and_fix
from copylint.cli.arguments import COMMANDS, plain
from copylint.cli.main import cli
from support.effort import tries

COPY = "The minister said this, then left.\n"
FLAGS = sorted({f for table in COMMANDS.values() for o in table for f in o.flags})
VALUES = [
    "-",
    "a.txt",
    "none.txt",
    "quotes,dates",
    " names , ",
    "en-GB",
    "auto",
    "json",
    "github",
    "2",
    "0",
    "03",
    "x",
    "",
    "--",
    "é",
]
WORDS = st.one_of(
    st.sampled_from(VALUES),
    st.sampled_from(FLAGS),
    st.tuples(st.sampled_from(FLAGS), st.sampled_from(VALUES)).map("=".join),
    st.sampled_from(
        [
            "-j2",
            "-qj2",
            "-jq",
            "-j=2",
            "-h",
            "--help",
            "--select=",
            "--sel=x",
            "--exit-zero",
            "-x",
            "--no-such",
        ]
    ),
)
LINES = st.tuples(st.sampled_from(["check", "fix", "rules", "--version"]), st.lists(WORDS, max_size=6)).map(
    lambda x: [x[0], *x[1]]
)


def by_click(line: list[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """The command and values that click makes of a line; None where it has something to say instead."""
    got: list[tuple[str, dict[str, Any]]] = []
    with monkeypatch.context() as m:
        for name in COMMANDS:
            m.setattr(check_and_fix, name, lambda given, name=name: got.append((name, given)) or 0)
        done = CliRunner().invoke(cli, line)
    return got[0] if got and done.exit_code == 0 else None


@settings(max_examples=tries(600), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(line=["check", "--select", "a,b", "--select=c", "a.txt", "-j", "3", "-q"])
@example(line=["fix", "--", "--write"])
@example(line=["fix", "--write", "--unsafe-fixes", "a.txt", "-"])
@example(line=["check", "--no-languagetool", "a.txt"])
@given(line=LINES)
def test_read_as_click_reads_it(line: list[str], desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.txt").write_text(COPY)
    read = plain(line)
    if read is not None:
        assert read == by_click(line, monkeypatch)


@pytest.mark.parametrize(
    "line",
    ["check a.txt", "check -q a.txt b.txt -", "fix --write a.txt", "check --format json --jobs 2 a.txt",
     "check --select quotes --variant=en-GB a.txt",
     ("check --no-cache --statistics --exit-zero -j 4 --style ap --stdin-filename x.md --force-exclude "
      "--ignore a,b a.txt")],
)  # fmt: skip
def test_everyday_lines_need_no_click(line: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = plain(line.split())
    assert read is not None
    assert read == by_click(line.split(), monkeypatch)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "rules",
        "check",
        "check --help",
        "check --jobs 0 a",
        "check --no-such a",
        "check --format=xml a",
        "check --published 1 a",
        "check --config c a",
    ],
)
def test_click_has_the_rest(line: str) -> None:
    assert plain(line.split()) is None


def test_every_option_of_the_table_is_one_of_click() -> None:
    for name, table in COMMANDS.items():
        command = cli.commands[name]
        shown = {f: p for p in command.params if isinstance(p, click.Option) for f in p.opts}
        assert sorted(shown) == sorted(f for o in table for f in o.flags)


def test_the_version_is_said_as_click_says_it_and_needs_no_table_of_options() -> None:
    for line in ("--version", "-V"):
        done = subprocess.run(
            [sys.executable, "-c", LOADED, line], capture_output=True, text=True, check=True
        )
        said, modules = done.stdout.splitlines()
        assert f"{said}\n" == CliRunner().invoke(cli, [line]).output
        assert modules.split()[0] == "0"
        assert not {"click", "copylint.cli.arguments", "copylint.cli.check_and_fix"} & set(modules.split())


LOADED = """
import sys
from copylint.cli.start import run
code = run(sys.argv[1:])
if code is not None:
    print(code, *sorted(sys.modules))
"""

#: What no plain line needs, whatever it finds: large modules of Python's and of others, and what
#: only loads rules.
NEVER = {
    "click", "yaml", "pathlib", "shutil", "hashlib", "_hashlib", "urllib.parse", "ipaddress", "calendar",
    "copylint.packs.loader", "copylint.findings.answers", "copylint.findings.filefix",
    "copylint.reports.formats._references",
}  # fmt: skip
#: What only a file needs that is checked.
CHECKED = {
    "copylint.engine.engine", "copylint.findings.finding", "copylint.kinds",
    "copylint.lexicon.tables", "copylint.rules.rule", "copylint.story.story", "copylint.tables.wordlists",
}  # fmt: skip


def test_what_is_imported(desk: Path) -> None:
    def loaded(name: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", LOADED, "check", "-q", name], capture_output=True, text=True, check=True
        )
        code, *modules = done.stdout.splitlines()[-1].split()
        assert code == "0"
        return set(modules)

    (desk / "a.txt").write_text(COPY)
    (desk / "b.txt").write_text(COPY * 2)
    loaded("a.txt")  # makes the pack
    checked = loaded("b.txt")
    assert checked >= CHECKED
    assert not checked & NEVER
    assert not loaded("b.txt") & (NEVER | CHECKED)  # nothing has changed: it is not checked at all
