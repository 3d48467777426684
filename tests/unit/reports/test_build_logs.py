"""What goes into the log of a build holds no command for the one who reads that log, and JSON is JSON
whatever a file is called."""

from __future__ import annotations

import base64
import json
import os
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli import streams
from copylint.cli.main import cli
from copylint.findings.finding import Finding, Severity
from copylint.findings.report import FileReport
from copylint.reports import formats
from copylint.reports.contract import dumped
from copylint.reports.terminal import commands, defused, escapes
from copylint.text.document import Document
from copylint.text.spans import Span

posix = pytest.mark.skipif(os.name != "posix", reason="names of any bytes are a POSIX matter")


def heeded(line: str, format_: str = "text") -> bool:
    """Whether GitHub's runner would take a line for a command, as it reads one."""
    if format_ == "github" and line.startswith("::"):
        return False
    line = re.sub("[\u00ad\u034f\u200b-\u200f\ufe00-\ufe0f]", "", line)  # which .NET compares as nothing
    bare = re.sub(r"\x1b\[[\d;]*m", "", line).lstrip(
        "\ufeff\u200b" + "".join(c for c in map(chr, range(0x3001)) if c.isspace())
    )
    return bare.startswith("::") and "::" in bare[2:] or "##[" in line or "##vso[" in line


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "\\x3a:error::x"), ("  \t::add-mask::x", "  \t\\x3a:add-mask::x"), ("a ##[error]x", "a ##\\x5berror]x"), ("##vso[task.x]y", "##vso\\x5btask.x]y"),
        ("\u00a0::set-env name=x::y", "\u00a0\\x3a:set-env name=x::y"), ("\x1b[1m ::error::x", "\x1b[1m \\x3a:error::x"), ("a\n::b::c\nd", "a\n\\x3a:b::c\nd"), ("::::", "\\x3a:::"),
        ("a ::error::x", "a ::error::x"), ("::: note", "::: note"), ("## [Title]", "## [Title]"), (":: x", ":: x"), ("x::y", "x::y"),
        ("\u034f:\ufe0f:error::x", "\u034f\\x3a\ufe0f:error::x"), ("::error:\u200d:x", "\\x3a:error:\u200d:x"), ("a #\u034f#\u200dvs\u00ado[x]", "a #\u034f#\u200dvs\u00ado\\x5bx]"),
        ("a\r ::x::y", "a\r \\x3a:x::y"), ("\n\n\n::x::y", "\n\n\n\\x3a:x::y"), ("é ⁠# #[x]", "é ⁠# #[x]"),
    ],
)  # fmt: skip
def test_what_is_escaped(line: str, shown: str) -> None:
    assert defused(line) == shown
    assert len(shown) - len(line) == 3 * len(escapes(line))
    assert commands(line.encode()) is (shown != line)
    assert not any(map(heeded, shown.replace("\r", "\n").split("\n")))


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
                f"{line} Sybiha of {line}\n{line} Tuesday 3 March 2026, he paid £30 million.\nSo it was teh end.\n"
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


def test_the_marks_stay_under_the_words() -> None:
    for source in ("  ::error:: teh", "a ##[x] teh", "::x::teh", "teh ::error::"):
        at = source.index("teh")
        report = FileReport(
            path="a.txt",
            document=Document("a.txt", source),
            findings=(Finding(rule="x.y", span=Span(at, at + 3), message="No.", severity=Severity.ERROR),),
        )
        _, line, marks, *_ = "".join(formats.render("text", [report])).split("\n")
        assert line[marks.index("^") : marks.index("^") + 3] == "teh"
        assert marks.count("^") == 3


def test_annotations_are_escaped_as_the_runner_reads_them() -> None:
    name = "a,b:c%d\ne\rf\tg\x1b.txt"
    report = FileReport(
        path=name,
        document=Document(name, "teh"),
        findings=(
            Finding(rule="x.y", span=Span(0, 3), message="100%\nsure: a,b\r", severity=Severity.ERROR),
        ),
    )
    made = "".join(formats.render("github", [report]))
    assert (
        made
        == "::error file=a%2Cb%3Ac%25d%0Ae%0Df\tg\\x1b.txt,line=1,endLine=1,col=1,endColumn=4,title=x.y::100%25%0Asure: a,b%0D\n"
    )


@pytest.mark.parametrize("hidden", ["", "\u034f", "\u200d"])
def test_annotations_hold_no_command_of_other_runners(hidden: str) -> None:
    copy = f"#{hidden}#vso[task.x]y"
    report = FileReport(
        path=copy,
        document=Document(copy, "teh"),
        findings=(Finding(rule="x.y", span=Span(0, 3), message=f"‘{copy}’", severity=Severity.ERROR),),
    )
    made = "".join(formats.render("github", [report]))
    assert made.startswith("::error ")
    assert not heeded(made.removeprefix("::"))
    assert not heeded(dumped([copy], readable=True))
    assert json.loads(dumped([copy], readable=True)) == [copy]


def test_many_blank_lines_are_passed_over_quickly() -> None:
    text = "\n" * 200_000 + "a ::b"
    assert defused(text) == text
    assert not commands(text.encode())


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


def test_readable_json_keeps_letters_and_nothing_that_steers() -> None:
    value = ["é\x7f\x1b\u202e\U000e0001", "##[error]"]
    made = dumped(value, readable=True)
    assert made == '["é\\u007f\\u001b\\u202e\\udb40\\udc01", "##\\u005berror]"]'
    assert json.loads(made) == value == json.loads(dumped(value))


def test_messages_are_defused(capsys: pytest.CaptureFixture[str]) -> None:
    streams.say("::error::x\n##[error]")
    assert capsys.readouterr().err == "\\x3a:error::x\n##\\x5berror]\n"
