"""`names` and `facts` read copy as `check` reads it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cli.main import cli
from copylint.reports import facts as facts_report
from copylint.reports import names

COPY = "Péter Szijjártó met Ann Lee on Tuesday 3 March 2026. Lee paid $30 million, Szijjártó said.\n"
COMMANDS = ["names", "facts"]


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=stdin)


def paths(command: str, *args: str) -> list[str]:
    return [
        e["path"].replace(os.sep, "/") for e in json.loads(run(command, "--format", "json", *args).stdout)
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_files(desk: Path, command: str) -> None:
    for name in ("a.txt", "b.md", "c.py", "out/d.txt", "skip.txt", "sub/e.txt"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(COPY, "utf-8")
    (desk / ".gitignore").write_text("skip.txt\n")
    (desk / "copylint.toml").write_text('exclude = ["out"]\n')
    assert paths(command, ".") == ["./a.txt", "./b.md", "./sub/e.txt"]
    assert paths(command, "out/d.txt", "--as", "text", "c.py", "a.txt", "./a.txt") == [
        "out/d.txt",
        "c.py",
        "a.txt",
    ]
    assert paths(command, "--force-exclude", "out/d.txt", "c.py", "b.md") == ["b.md"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_errors_and_the_rest_is_told(desk: Path, command: str) -> None:
    (desk / "good.txt").write_text(COPY, "utf-8")
    (desk / "bad.txt").write_bytes(b"caf\xe9")
    (desk / "nul.txt").write_bytes(b"a\0")
    (desk / "broken").mkdir()
    (desk / "broken/copylint.toml").write_text("selekt = []\n")
    (desk / "broken/a.txt").write_text(COPY, "utf-8")
    args = ["bad.txt", "nul.txt", "none.txt", "broken", "good.txt"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(desk / "pipe.txt")
        args.insert(0, "pipe.txt")
    told, checked = run(command, "--format", "json", *args), run("check", "--format", "json", *args)
    assert (told.exit_code, checked.exit_code) == (2, 2)
    assert told.stderr == checked.stderr
    assert "not a regular file" in told.stderr or not hasattr(os, "mkfifo")
    assert [e["path"] for e in json.loads(told.stdout)] == ["good.txt"]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_same_encodings_and_settings(desk: Path, command: str) -> None:
    (desk / "old").mkdir()
    (desk / "old/copylint.toml").write_text('encoding = "cp1250"\n')
    (desk / "old/a.txt").write_bytes(COPY.encode("cp1250"))
    (desk / "wide.txt").write_bytes(COPY.encode("utf-16"))
    (desk / "own.toml").write_text('encoding = "cp1250"\n')
    usual = json.loads(run(command, "--format", "json", "-", stdin=COPY.encode()).stdout)[0]
    for args, stdin in (
        (["old"], None), (["wide.txt"], None), (["--encoding", "cp1250", "-"], COPY.encode("cp1250")),
        (["--config", "own.toml", "-"], COPY.encode("cp1250")),
        (["--stdin-filename", "old/x.txt", "-"], COPY.encode("cp1250")),
    ):  # fmt: skip
        (entry,) = json.loads(run(command, "--format", "json", *args, stdin=stdin).stdout)
        assert {**entry, "path": "-"} == usual, args


@pytest.mark.parametrize(("command", "module"), [("names", names), ("facts", facts_report)])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_story_that_it_fails_on_is_said_and_the_rest_is_told(
    desk: Path, monkeypatch: pytest.MonkeyPatch, command: str, module: object, form: str
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (desk / name).write_text(COPY, "utf-8")
    name = f"as_{'json' if form == 'json' else 'table'}"
    real = getattr(module, name)

    def fails(path: str, *args: object, **more: object) -> object:
        if path == "b.txt":
            raise RuntimeError("boom")
        return real(path, *args, **more)

    monkeypatch.setattr(module, name, fails)
    ran = run(command, "--format", form, "a.txt", "b.txt", "c.txt")
    assert ran.exit_code == 2
    assert "b.txt: copylint failed on this file: RuntimeError: boom" in ran.stderr
    assert "a.txt" in ran.stdout
    assert "c.txt" in ran.stdout


def test_a_small_word_that_opens_a_sentence_is_nobody_s_name(desk: Path) -> None:
    (desk / "a.txt").write_text(
        "In Baku, talks went on. My Lagos friends wept. Under Putin it froze. So said Ann Lee.\n"
    )
    (row,) = json.loads(run("names", "--format", "json", "a.txt").stdout)
    assert [n["full"] for n in row["names"]] == ["Ann Lee", "Baku", "Lagos", "Putin"]


def test_sums_are_written_whole_and_the_place_of_a_dateline_is_no_acronym(desk: Path) -> None:
    (desk / "a.txt").write_text(
        "Bridge opens\n\nHEXLEY, May 3 - The bridge cost $15.5 billion. The HBA paid.\n"
    )
    shown = run("facts", "a.txt").stdout
    assert "$15.5 billion  15,500,000,000 $\n" in shown
    assert "HBA" in shown
    assert "used once" in shown
    assert "HEXLEY" not in shown


@pytest.mark.parametrize(
    ("english", "word"), [("en-US", "capitalized"), ("en-GB", "capitalised"), ("auto", "capitalised")]
)
def test_what_is_said_of_a_story_is_in_its_own_english(desk: Path, english: str, word: str) -> None:
    (desk / "a.txt").write_text("Vladimir Putin came. Aides to putin left.\n")
    assert f"{word} once" in run("check", "--variant", english, "a.txt").stdout


def test_what_stands_in_furniture_alone_is_nobody(desk: Path) -> None:
    (desk / "a.txt").write_text(
        "US-FERRY--Strike, 2nd Writethru\nEds: UPDATES throughout\n\nFerry strike ends\n\n"
        "The strike ended on Sunday, Jo Roe said.\n"
    )
    (row,) = json.loads(run("names", "--format", "json", "a.txt").stdout)
    assert [n["full"] for n in row["names"]] == ["Jo Roe"]
