"""What goes into the log of a build holds no command for the one who reads that log, and JSON is JSON
whatever a file is called."""

from __future__ import annotations

import base64
import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from support.buildlogs import heeded

posix = pytest.mark.skipif(os.name != "posix", reason="names of any bytes are a POSIX matter")


EVIL = [
    "::error file=x::teh",
    "  ::warning::teh",
    "##[error]teh",
    "a ##[group]teh",
    "##vso[task.setvariable variable=x]teh",
    "\u3000::stop-commands::teh",
]


@posix
@pytest.mark.parametrize(
    "command",
    [
        ["check"],
        ["check", "--format", "github"],
        ["check", "--format", "json"],
        ["names"],
        ["names", "--format", "json"],
        ["facts"],
        ["facts", "--format", "json"],
        ["fix", "--write"],
    ],
)
def test_no_report_holds_a_command(desk: Path, command: list[str]) -> None:
    for k, line in enumerate(EVIL):
        for name in (f"{line}.txt", f"{k}.txt"):
            (desk / name.replace("/", "")).write_text(
                f"{line} Sybiha of {line}\n{line} Tuesday 3 March 2026, he paid £30 million.\n"
                "So it was teh end.\n"
            )
    (desk / "::error::bad.txt").write_bytes(b"\xff")
    (desk / "::debug::pipe.txt").mkdir()
    ran = CliRunner().invoke(cli, [*command, *sorted(os.listdir("."))])
    assert ran.exit_code == 2
    form = "github" if "github" in command else "text"
    for line in (ran.stdout + "\n" + ran.stderr).splitlines():
        assert not heeded(line, form), line
    if "json" in command:
        assert "##[error]teh" in repr(json.loads(ran.stdout_bytes.decode("utf-8", "strict")))


NAMES: list[bytes] = [
    b"caf\xe9.txt",
    b"caf\xc3\xa9.txt",
    b"\xff\xfe.txt",
    b"a\nb.txt",
    b'q"\\.txt',
    b"\x7f\x1b.txt",
    b"\xed\xb2\x80.txt",
]


@posix
@pytest.mark.parametrize(
    "command", [["check", "--format", "json"], ["names", "--format", "json"], ["facts", "--format", "json"]]
)
def test_json_is_utf_8_and_tells_every_name(desk: Path, command: list[str]) -> None:
    there = []
    for name in NAMES:
        try:
            (desk / os.fsdecode(name)).write_text("The council met on teh river bank.\n")
        except OSError:
            continue  # a file system that takes no such name
        there.append(name)
    ran = CliRunner().invoke(cli, [*command, *map(os.fsdecode, there)])
    entries = json.loads(ran.stdout_bytes.decode("utf-8", "strict"))
    for e in entries:
        e["path"].encode("utf-8", "strict")
    told = {base64.b64decode(e["path_bytes"]) if "path_bytes" in e else e["path"].encode() for e in entries}
    assert told == set(there)
    assert len({e["path_bytes"] for e in entries if "path_bytes" in e}) == sum(
        n in (b"caf\xe9.txt", b"\xff\xfe.txt", b"\xed\xb2\x80.txt") for n in there
    )
    for form in ("text", "github"):
        ran = CliRunner().invoke(
            cli, ["check", "--format", form, *map(os.fsdecode, there), os.fsdecode(b"none\xe9.txt")]
        )
        ran.stdout_bytes.decode("utf-8", "strict")
        assert "none\\udce9.txt: no such file or folder" in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16", "cp1252"])
def test_json_in_any_locale(desk: Path, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    import io

    (desk / "é.txt").write_text("Péter Szijjártó met Ann Lee in Ústí.\n", "utf-8")
    for command in (["names", "--format", "json", "é.txt"], ["check", "--format", "json", "é.txt"]):
        out = io.BytesIO()
        with monkeypatch.context() as m:
            m.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))
            cli.main(command, standalone_mode=False)
            sys.stdout.flush()
            json.loads(out.getvalue().decode("utf-8"))
            sys.stdout.detach()
