"""`check --diff`, and the progress bar of `fix`."""

from __future__ import annotations

import io
import sys

import pytest
from click.testing import CliRunner

from copylint.cli import check_and_fix, progress
from copylint.cli.arguments import plain
from copylint.cli.main import cli

COPY = "A visit\n\nThey kept the the keys , she said.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(COPY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("A vote\n\nThe council met in the town hall.\n", encoding="utf-8")
    return tmp_path


def ran(*line, **more):
    done = CliRunner().invoke(cli, line, **more)
    return done.exit_code, done.stdout, done.stderr


def test_check_shows_the_difference_that_fix_would_make_and_writes_nothing(desk):
    code, out, said = ran("check", "--diff", "a.txt", "b.txt")
    assert (code, out) == ran("fix", "a.txt", "b.txt")[:2]
    assert code == 1
    assert "-They kept the the keys , she said.\n+They kept the keys, she said.\n" in out
    assert "would fix" in said
    assert (desk / "a.txt").read_text(encoding="utf-8") == COPY


def test_check_shows_no_difference_where_there_is_none(desk):
    assert ran("check", "--diff", "b.txt") == (0, "", "would fix 0 findings in 0 files\n")
    assert ran("check", "--diff", "-q", "b.txt") == (0, "", "")


def test_the_difference_may_be_allowed(desk):
    code, out, _ = ran("check", "--diff", "--exit-zero", "a.txt")
    assert (code, out[:4]) == (0, "--- ")
    assert ran("check", "--diff", "--exit-zero", "none.txt")[0] == 2


def test_standard_input_is_compared_too(desk):
    code, out, _ = ran("check", "--diff", "-", input=COPY)
    assert code == 1
    assert "+They kept the keys, she said." in out


@pytest.mark.parametrize(
    "option",
    [["--fix"], ["--format", "json"], ["--output", "json=a"], ["--roles"], ["--min-severity", "error"]],
)
def test_what_is_about_the_report_does_not_go_with_it(desk, option):
    code, out, said = ran("check", "--diff", *option, "a.txt")
    assert (code, out) == (2, "")
    assert f"it takes no {option[0]}" in said
    assert (desk / "a.txt").read_text(encoding="utf-8") == COPY


class Terminal(io.StringIO):
    """What takes itself for one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("line", [["fix"], ["fix", "--write"], ["check", "--diff"]])
def test_fix_shows_how_far_it_is_and_wipes_that_before_it_says_anything(desk, monkeypatch, line):
    for k in range(6):
        (desk / f"c{k}.txt").write_text(COPY, encoding="utf-8")
    terminal = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", terminal)
    command, given = plain([*line, "-j", "1", "."])
    getattr(check_and_fix, command)(given)
    shown = terminal.getvalue()
    assert "of 8 files" in shown
    for piece in shown.split("\r[")[1:]:
        bar, wiped, after = piece.partition("\r\x1b[K")
        # Either it was wiped before anything else was said, or the next drawing stands over it.
        assert wiped or "\n" not in bar
        assert "\r[" not in after


@pytest.mark.parametrize("more", [["-q"], []])
def test_fix_draws_nothing_where_it_is_not_to_be_seen(desk, monkeypatch, more):
    stream = Terminal() if more else io.StringIO()
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stderr", stream)
    given = plain(["fix", "-j", "1", *more, "."])[1]
    check_and_fix.fix(given)
    assert "\r" not in stream.getvalue()
