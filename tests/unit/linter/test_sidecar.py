"""Answers in a file of entries beside the copy."""

from __future__ import annotations

from datetime import date

import pytest

from copylint.findings.keys import Key, key_of
from copylint.linter import sidecar
from copylint.linter.door import Linter
from copylint.linter.options import Options
from copylint.linter.sidecar import Entry, SidecarError
from support.answering import checked, faulty_desk


def test_what_is_accepted_can_be_read_again(tmp_path):
    path = str(tmp_path / "copylint.ignore.toml")
    odd = Entry(
        'copy/Zoë "1".txt',
        Key("a.b", "x\\y\x7f\ttab", 'be"fore', ""),
        "so\nit is",
        "A. Desk",
        date(2027, 1, 31),
        0,
    )
    plain = Entry("b.txt", Key("a.b", "teh", "", "end"), "why not", "", None, 0)
    for entry in (odd, plain):
        sidecar.accept(path, entry)
    first, second = sidecar.load(path)
    assert first == odd._replace(line=3)
    assert second == plain._replace(line=12)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[ignore]]\nfile = "a"\nrule = "b"\ntext = "c"\n', ":1: a reason is missing"),
        ('\n[[ignore]]\nfile = "a"\nrule = "b"\nreason = "c"\n', ":2: text is missing"),
        ('[[ignore]]\nfile = "a"\nrule = "b"\ntext = "c"\nreason = "d"\nuntil = "soon"\n', ":1: until"),
        (
            '[[ignore]]\nfile = "a"\nrule = "b"\ntext = "c"\nreason = "d"\nwhy = "soon"\n',
            ":1: unknown key 'why'",
        ),
        ("[[ignored]]\n", ": unknown key 'ignored'"),
        ("ignore", ": is not TOML"),
    ],
)
def test_an_entry_that_is_none_is_named_with_its_line(text, fault):
    with pytest.raises(SidecarError, match=r"^s\.toml" + fault):
        sidecar.parsed("s.toml", text.encode())


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return faulty_desk(tmp_path, monkeypatch)


def test_what_was_accepted_is_found_no_more_nor_mended(desk):
    (report,) = checked(desk)
    spelling = next(f for f in report.findings if f.rule == "spelling.word")
    entry = Entry("a.txt", key_of(report.document.source, spelling), "house word", "", None, 0)
    sidecar.accept("copylint.ignore.toml", entry)
    (again,) = checked(desk)
    assert len(again.findings) == len(report.findings) - 1
    assert [(s.finding, s.reason, s.by) for s in again.suppressed] == [(spelling, "house word", "entry")]
    fixed = Linter(options=Options(overrides={})).fix_file(str(desk / "a.txt"))
    assert "recieved" in fixed.after
    assert "the the" not in fixed.after


def test_an_entry_that_answers_nothing_is_a_finding_of_the_file_of_entries(desk):
    sidecar.accept(
        "copylint.ignore.toml", Entry("a.txt", Key("spelling.word", "gone", "", ""), "so", "", None, 0)
    )
    sidecar.accept(
        "copylint.ignore.toml", Entry("b.txt", Key("spelling.word", "gone", "", ""), "so", "", None, 0)
    )
    old = Entry("a.txt", Key("spelling.word", "recieved", "They", ""), "so", "", date(2020, 1, 1), 0)
    sidecar.accept("copylint.ignore.toml", old)
    report, answers = checked(desk)
    assert any(f.rule == "spelling.word" for f in report.findings)
    assert answers.path == "copylint.ignore.toml"
    assert [f.rule.partition(".")[2] for f in answers.findings] == ["unused", "unused", "expired"]
    first = answers.findings[0].span
    assert answers.document.source[first.start : first.end] == "[[ignore]]"


def test_a_rule_that_does_not_run_leaves_its_answers_alone(desk):
    sidecar.accept(
        "copylint.ignore.toml", Entry("a.txt", Key("spelling.word", "gone", "", ""), "so", "", None, 0)
    )
    linter = Linter(options=Options(overrides={"select": ("quotes",)}))
    assert len(list(linter.check_files([str(desk / "a.txt")], 1))) == 1


def test_a_file_of_answers_that_is_none_is_an_error_of_the_files_it_is_for(desk):
    (desk / "copylint.ignore.toml").write_text("[[ignore]]\n")
    (report,) = checked(desk)
    assert report.document is None
    assert "copylint.ignore.toml:1: file is missing" in report.error
