"""A second opinion in a run: what is asked, what is said, and that a run goes on without one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.languagetool import client, keeper
from copylint.languagetool.opinion import as_asked
from support.commandline import run
from support.languagetooling import Standin
from support.secondopinions import CLEAN, FAULTY, faulty_run, ids, posix


def test_what_is_sent_is_as_long_as_the_copy() -> None:
    assert as_asked("one\r\ntwo\tthree\x00four\u2028five") == "one  two three four five"


def test_only_changed_paragraphs_are_asked_again(there: Standin, desk: Path) -> None:
    first = (
        "The council did knot meet.\n\nIt will meet again on Monday in the hall.\n\n"
        "The end is near for all of it.\n"
    )
    (desk / "a.txt").write_text(first)
    (desk / "copylint.toml").write_text(f'[languagetool]\nuse = true\nserver = "{there.url}"\n')
    run("check", "a.txt")
    assert len(there.questions) == 1
    run("check", "a.txt")
    assert len(there.questions) == 1
    (desk / "a.txt").write_text(first.replace("on Monday", "on Tuesday"))
    got = run("check", "--format", "json", "a.txt")
    assert [q["text"] for q in there.questions[1:]] == ["It will meet again on Tuesday in the hall."]
    assert json.loads(got.stdout)
    (desk / "b.txt").write_text("A new line came first here.\n\n" + first)
    run("check", "b.txt")
    assert [q["text"] for q in there.questions[2:]] == ["A new line came first here."]
    run("check", "--variant", "en-GB", "a.txt")
    assert there.questions[-1]["language"] == "en-GB"


def test_check(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    (desk / "a.txt").write_text(FAULTY)
    plain = run("check", "--format", "json", "a.txt")
    assert not there.questions
    got = run("check", "--languagetool", "--format", "json", "a.txt")
    assert got.stderr == ""
    theirs = [f for f in json.loads(got.stdout) if f["rule"].startswith("lt.")]
    assert [f["rule"] for f in theirs] == ["lt.MD_BASEFORM"]
    assert theirs[0]["text"] == "be read" == FAULTY[theirs[0]["start"] : theirs[0]["end"]]
    assert theirs[0]["fixes"][0]["safety"] == "unsafe"
    # copylint's own finding on the other fault stays as it was.
    assert [f for f in json.loads(got.stdout) if not f["rule"].startswith("lt.")] == json.loads(plain.stdout)
    assert run("check", "--languagetool=require", "a.txt").exit_code == 1
    assert ids(run("check", "--languagetool", "--ignore", "lt", "--format", "json", "a.txt")) == ids(plain)
    assert ids(run("check", "--languagetool", "--select", "lt", "--format", "json", "a.txt")) == [
        "lt.CONFUSION_KNOT_NOT",
        "lt.MD_BASEFORM",
    ]
    assert ids(run("check", "--languagetool", "--select", "lt.MD_BASEFORM", "--format", "json", "a.txt")) == [
        "lt.MD_BASEFORM"
    ]
    assert ids(
        run("check", "--languagetool", "--select", "lt.MADE_UP", "--format", "json", "-", stdin="A wibble.\n")
    ) == ["lt.MADE_UP"]


def test_fix(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    (desk / "a.txt").write_text(FAULTY)
    assert run("fix", "--languagetool", "--select", "lt", "--write", "a.txt").exit_code == 0
    assert (desk / "a.txt").read_text() == FAULTY
    got = run("fix", "--languagetool", "--select", "lt", "--write", "--unsafe-fixes", "a.txt")
    assert got.exit_code == 0
    assert (desk / "a.txt").read_text() == FAULTY.replace("knot", "not").replace("be read", "be heard")


def test_many_files_in_processes(there: Standin, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    for k in range(4):
        (desk / f"{k}.txt").write_text(FAULTY)
    two = run("check", "--languagetool", "--format", "json", "-j", "2", ".")
    one = run("check", "--languagetool", "--format", "json", "-j", "1", ".")
    assert ids(one).count("lt.MD_BASEFORM") == 4
    assert one.stdout == two.stdout


def test_option() -> None:
    got = run("check", "--languagetool=maybe", "-", stdin=CLEAN)
    assert got.exit_code == 2
    assert "expected nothing or require, found 'maybe'" in got.stderr
    assert run("check", "--select", "lt.md_baseform", "-", stdin=CLEAN).exit_code == 2


@posix
def test_a_server_that_always_dies(desk: Path, jars: Callable[..., Path]) -> None:
    starts = jars("dies")
    (desk / "a.txt").write_text(FAULTY)
    got = run("check", "--languagetool", "--format", "json", "a.txt")
    assert "does not answer; going on without it" in got.stderr
    assert got.exit_code == 1
    assert len(starts.read_text()) == 3


@posix
def test_a_server_that_dies_in_the_middle_is_started_again(desk: Path, jars: Callable[..., Path]) -> None:
    starts = jars("dies-once")
    (desk / "a.txt").write_text(FAULTY)
    got = run("check", "--languagetool", "--format", "json", "a.txt")
    assert got.stderr == ""
    assert "lt.MD_BASEFORM" in ids(got)
    assert len(starts.read_text()) == 2


@pytest.mark.parametrize("mode", ["error", "page", "shape", "beyond"])
def test_a_server_that_answers_wrongly(
    desk: Path, there: Standin, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    there.mode = mode
    faulty_run(desk, "answers wrongly")


def test_a_server_that_never_answers(desk: Path, there: Standin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", there.url)
    monkeypatch.setattr(client, "FIRST", 0.4)
    there.mode = "silent"
    faulty_run(desk, "did not answer within")


def test_no_server_at_the_address(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", f"http://127.0.0.1:{keeper.free_port()}")
    faulty_run(desk, "does not answer")
