"""A run with a rule that fails names it, says what the others found, and ends with 2."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cli.main import cli
from copylint.findings.report import Note
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.packs import sources
from copylint.story import assignment
from support.brokenrule import COPY, break_it, cannot_be_read

REST = "It met the trap and left."


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, [*args], catch_exceptions=False)


@pytest.mark.parametrize(
    "jobs",
    [
        "1",
        pytest.param(
            "2", marks=pytest.mark.skipif(sys.platform != "linux", reason="the fault is handed on by fork")
        ),
    ],
)
def test_a_run_names_it_says_the_rest_and_ends_with_2(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    break_it(monkeypatch, KeyError)
    names = [f"{k}.txt" for k in range(4)]
    for name in names:
        (desk / name).write_text(COPY)
    ran = run("check", "--no-cache", "-j", jobs, *names)
    assert ran.exit_code == 2
    assert (ran.stdout.count("own.teh"), ran.stdout.count("own.adn"), ran.stdout.count("own.broken")) == (
        4,
        4,
        0,
    )
    assert [ran.stderr.count(f"rule own.broken: failed on {n}: KeyError: 'the matter' (") for n in names] == [
        1
    ] * 4
    assert "Traceback" not in ran.stderr
    ran = run("fix", "--write", "--no-cache", "-j", jobs, *names)
    assert ran.exit_code == 2
    assert "rule own.broken: failed on" in ran.stderr
    assert {(desk / n).read_text() for n in names} == {REST}


def test_findings_that_are_not_whole_are_not_kept(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "a.txt").write_text(COPY)
    monkeypatch.setattr(sources, "_RACY", 0)  # or nothing of a pack that was just written would be kept
    with monkeypatch.context() as m:
        break_it(m, KeyError)
        assert run("check", "a.txt").exit_code == 2
    ran = run("check", "a.txt")
    assert (ran.exit_code, ran.stdout.count("own.broken"), ran.stderr) == (1, 1, "")


def test_a_fault_is_said_of_its_own_story_only(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch, KeyError, times=1)
    checker = Checker(Options(overrides={}, cache=False))
    said = [checker.check(str(desk / "a.txt"), COPY.encode()).notes for _ in range(3)]
    assert list(map(len, said)) == [1, 0, 0]


def test_quotations_that_cannot_be_read_leave_everything_as_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copylint.story.story.parse", cannot_be_read)
    checker = Checker(Options(overrides={}))
    settings = checker.resolver.for_file("a.txt")
    said: list[Note] = []
    found = checker.find("a.txt", "The future plans of teh council are set.", settings, None, said)[1]
    assert any(f.fixes and f.fixes[0].edits[0].new == "the" for f in found)
    assert not any(x.edits[0].new == "plans" for f in found for x in f.fixes)
    notes = [n.text for n in said if n.fault]
    assert (
        len(
            [
                n
                for n in notes
                if n.startswith("a.txt: the quotations could not be read: ValueError: cannot be read (")
            ]
        )
        == 1
    )


def test_roles_that_cannot_be_told_leave_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "assign", cannot_be_read)
    checker = Checker(Options(overrides={}))
    said: list[Note] = []
    found = checker.find(
        "a.txt", "Council meets\n\nIt met on teh river.", checker.resolver.for_file("a.txt"), None, said
    )[1]
    assert any(f.fixes and f.fixes[0].edits[0].new == "the" for f in found)
    assert any("all is read as body" in n.text for n in said)
