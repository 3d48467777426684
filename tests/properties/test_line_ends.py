"""CR, NEL, U+2028 and U+2029 end a line as LF and CR LF do: in what rules see, in numbers, and in fixes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.findings.finding import Finding, Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.packs import sources
from copylint.text.lines import Lines
from support.places import ROOT

SEEDS = ROOT / "seeds"
ENDS = ["\r", "\x85", "\u2028", "\u2029"]
COPY = (
    "Mayor opens bridge\n\nBy Ann Lee\n\nThe council met on teh river bank.\n\nIt said , later, that the\n"
    "the bridge was open.\n"
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={}, cache=False))


def faces(found: tuple[Finding, ...]) -> list[str]:
    return [re.sub(r"\\r|\\x85|\\u2028|\\u2029", r"\\n", repr(f)) for f in found]


@pytest.mark.parametrize("end", ENDS, ids=ascii)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_rules_find_the_same(checker: Checker, name: str, end: str) -> None:
    stories = [
        p.read_bytes().decode() for p in sorted(SEEDS.rglob("*.txt" if name == "a.txt" else "*.md"))[::9]
    ]
    for text in [COPY, *stories]:
        text = text.replace("\r\n", "\n")
        if (
            name == "a.md"
            and end != "\r"
            and re.search("(?m)^ {0,3}(?:[-+*>#|<`~=]|\\d+[.)]|    |\t)|  $", text)
        ):
            continue  # to Markdown these are no ends: lists and headings would be other ones
        as_usual, as_here = (checker.check(name, t.encode("utf-8")) for t in (text, text.replace("\n", end)))
        assert as_here.error is None
        assert faces(as_here.findings) == faces(as_usual.findings)
        assert as_usual.document is not None
        assert as_here.document is not None
        for f in as_here.findings:
            assert Lines(as_here.document.source).position(f.span.start) == Lines(
                as_usual.document.source
            ).position(f.span.start)
            assert all(
                as_here.document.source[e.span.start : e.span.end] == e.old for x in f.fixes for e in x.edits
            )


@pytest.mark.parametrize("end", [*ENDS, "\r\n"], ids=ascii)
def test_a_fix_keeps_them(checker: Checker, end: str) -> None:
    usual = checker.fix("a.txt", data=COPY.encode())
    done = checker.fix("a.txt", data=COPY.replace("\n", end).encode())
    assert usual.after != COPY
    assert done.error is None
    assert done.after == usual.after.replace("\n", end)


def test_every_end_in_one_file(desk: Path) -> None:
    (desk / "a.txt").write_bytes(
        "one\rtwo\r\nthree\nfour\x85five\u2028six\u2029seven\x0bof\x0cit\r\rThe teh end.".encode()
    )
    ran = CliRunner().invoke(cli, ["check", "--format", "json", "--select", "spelling", "a.txt"])
    (entry,) = json.loads(ran.stdout)
    assert (entry["line"], entry["column"], entry["end_line"], entry["text"]) == (9, 5, 9, "teh")
    ran = CliRunner().invoke(cli, ["check", "--select", "spelling", "a.txt"])
    assert ran.stdout.startswith("a.txt:9:5: ")
    assert "\n    The teh end.\n        ^^^\n" in ran.stdout
    ran = CliRunner().invoke(cli, ["check", "--format", "github", "--select", "spelling", "a.txt"])
    assert "line=9,endLine=9,col=5," in ran.stdout


def test_a_doubled_word_across_a_line_end_is_mended_with_that_end(desk: Path) -> None:
    for end in (*ENDS, "\n", "\r\n"):
        (desk / "a.txt").write_bytes(COPY.replace("\n", end).encode())
        ran = subprocess.run(
            [sys.executable, "-m", "copylint", "fix", "--write", "--unsafe-fixes", "a.txt"],
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert set(re.findall("\r\n|[\n\r\x85\u2028\u2029]", (desk / "a.txt").read_bytes().decode())) == {end}


PACK = """rules:
  - id: house.strophes
    kind: regex
    message: "A new line."
    fix: unsafe
    match: {pattern: " // "}
    replace: "\\n"
    examples: [{ok: "a / b"}, {bad: "a // b", fix: "a\\nb"}]
  - id: house.after
    kind: regex
    message: "An empty line."
    fix: unsafe
    match: {pattern: "(?<=hour)(?= or)", near: [hour]}
    replace: "\\n\\n"
    examples: [{ok: "an hour and two"}, {bad: "an hour or two", fix: "an hour\\n\\n or two"}]
"""


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("end", [*ENDS, "\n", "\r\n"], ids=ascii)
def test_a_fix_that_adds_a_line_ends_it_as_the_file_does(
    desk: Path, monkeypatch: pytest.MonkeyPatch, name: str, end: str
) -> None:
    (desk / "none").mkdir()
    monkeypatch.setattr(sources, "rules_path", lambda: str(desk / "none"))
    (desk / "house.yaml").write_text(PACK)
    checker = Checker(Options(overrides={"rules": (str(desk / "house.yaml"),)}, cache=False))
    for old, new in (
        (
            "One // two.\nAn hour or three.\nThe last // line",
            "One\ntwo.\nAn hour\n\n or three.\nThe last\nline",
        ),
        ("a // b", "a\nb"),
    ):
        done = checker.fix(name, Safety.UNSAFE, data=old.replace("\n", end).encode())
        assert done.error is None
        assert done.after == new.replace("\n", end if "\n" in old else "\n")
