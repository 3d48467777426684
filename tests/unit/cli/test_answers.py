"""Findings answered on the command line: accepted, set aside, and reported to files."""

from __future__ import annotations

import json
from datetime import date

import pytest

from copylint.linter import baseline, sidecar
from support.answering import faulty_desk


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return faulty_desk(tmp_path, monkeypatch)


def ran(*line: str) -> tuple[int, str]:
    from click.testing import CliRunner

    from copylint.cli.main import cli

    result = CliRunner().invoke(cli, line)
    return result.exit_code, result.output


def test_accept_answers_the_finding_at_a_place(desk):
    code, said = ran(
        "accept", "a.txt:5:6", "--reason", "house word", "--by", "A. Desk", "--until", "2999-01-31"
    )
    assert (code, "spelling.word is accepted at a.txt:5:6" in said) == (0, True)
    (entry,) = sidecar.load("copylint.ignore.toml")
    assert entry.key.words == "recieved"
    assert (entry.by, entry.until) == ("A. Desk", date(2999, 1, 31))
    assert "spelling.word" not in ran("check", "--format", "concise", "a.txt")[1]
    shown = ran("check", "--format", "jsonl", "--show-suppressed", "a.txt")[1]
    (told,) = [
        e for e in map(json.loads, shown.splitlines()[:-1] or shown.splitlines()) if e.get("suppressed")
    ]
    assert (told["text"], told["reason"]) == ("recieved", "house word")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("accept", "a.txt:1:1", "--reason", "so"), "nothing is found there; findings are at 3:"),
        (("accept", "a.txt", "--reason", "so"), "expected FILE:LINE:COL"),
        (("accept", "a.txt:5:6"), "--reason"),
        (("accept", "a.txt:5:6", "--reason", " "), "--reason is empty"),
        (("accept", "a.txt:5:6", "--reason", "so", "--rule", "quotes.space"), "nothing is found there"),
        (("accept", "none.txt:1:1", "--reason", "so"), "none.txt"),
    ],
)
def test_what_cannot_be_accepted_is_said_and_ends_with_2(desk, line, why):
    code, said = ran(*line)
    assert code == 2
    assert why in said
    assert not (desk / "copylint.ignore.toml").exists()


def test_a_baseline_only_shrinks_unless_it_is_told_to_grow(desk):
    assert ran("baseline", "create")[0] == 0
    assert ran("check", "-q", "a.txt")[0] == 0
    assert ran("check", "-q", "--no-baseline", "a.txt")[0] == 1
    assert ran("baseline", "check")[0] == 0
    before = (desk / "copylint-baseline.json").read_bytes()
    story = (desk / "a.txt").read_text()
    (desk / "a.txt").write_text(story + "\nNobody beleived it.\n")
    code, said = ran("baseline", "create")
    assert (code, "would grow by 1 finding" in said) == (2, True)
    assert (desk / "copylint-baseline.json").read_bytes() == before
    assert ran("baseline", "check")[0] == 1
    assert "1 finding more" in ran("baseline", "create", "--force")[1]
    (desk / "a.txt").write_text(story.replace("recieved", "received"))
    code, said = ran("baseline", "prune")
    assert (code, "2 findings taken out" in said) == (0, True)
    (desk / "a.txt").unlink()
    ran("baseline", "prune")
    assert baseline.load("copylint-baseline.json").size == 0


def test_a_hashed_baseline_stays_hashed(desk):
    ran("baseline", "create", "--hashed")
    first = (desk / "copylint-baseline.json").read_text()
    ran("baseline", "create")
    assert (desk / "copylint-baseline.json").read_text() == first
    assert "recieved" not in first


def test_a_report_goes_to_files_too(desk):
    code, said = ran("check", "a.txt", "--output", "sarif=a.sarif", "-o", "concise=a.out")
    assert code == 1
    assert "spelling.word" in said
    assert json.loads((desk / "a.sarif").read_text())["version"] == "2.1.0"
    assert "a.txt:5:6: " in (desk / "a.out").read_text()


@pytest.mark.parametrize(
    ("value", "why"), [("sarif", "FORMAT=FILE"), ("serif=x", "did you mean 'sarif'"), ("sarif=no/x", "no/x")]
)
def test_an_output_that_is_none_is_said_and_ends_with_2(desk, value, why):
    code, said = ran("check", "a.txt", "--output", value)
    assert code == 2
    assert why in said


def test_settings_and_answers_that_cannot_be_are_said_and_end_with_2(desk):
    (desk / "copylint.toml").write_text("nope = 1\n")
    for line in (("baseline", "create"), ("accept", "a.txt:5:6", "--reason", "so")):
        code, said = ran(*line)
        assert (code, "unknown key 'nope'" in said) == (2, True)
    (desk / "copylint.toml").write_text("")
    (desk / "copylint-baseline.json").mkdir()
    code, said = ran("baseline", "create")
    assert (code, "copylint-baseline.json" in said) == (2, True)
