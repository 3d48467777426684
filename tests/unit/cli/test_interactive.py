"""`fix -i` and `fix --write --undo`."""

import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from copylint.cli import interactive
from copylint.cli.main import cli
from copylint.linter import sidecar

COPY = (
    "A visit\n\nShe waited by the river , she said.\n\nThey recieved the the keys.\n\n"
    "He had future plans to revert back.\n"
)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copylint.toml").write_text("")
    (tmp_path / "a.txt").write_text(COPY)
    return tmp_path


@pytest.fixture
def answered(desk, monkeypatch):
    """Runs `fix -i a.txt` with these answers, and returns the exit status, what was shown, and the copy
    after."""

    def run(*answers):
        left = list(answers)

        def ask(question):
            return left.pop(0) if left else "q"

        monkeypatch.setattr(interactive, "_asked", ask)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        from copylint.cli import arguments, check_and_fix

        _, given = arguments.plain(["fix", "-i", "a.txt"])
        code = check_and_fix.fix(given)
        return code, (desk / "a.txt").read_text(), left

    return run


class _Terminal:
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def terminal(monkeypatch):
    monkeypatch.setattr(sys, "stdin", _Terminal())


def test_what_is_said_yes_to_is_mended_and_no_more(answered):
    code, after, _ = answered("y", "n", "y", "n", "n")
    assert code == 0
    assert "river, she" in after
    assert "recieved" in after
    assert "the the" not in after
    assert "future plans" in after


def test_a_rule_is_skipped_and_a_file_is_done_with(answered):
    _, after, left = answered("r", "d", "y")
    assert after == COPY
    assert left == ["y"]


def test_who_quits_keeps_what_was_said(answered):
    _, after, _ = answered("y", "q")
    assert after == COPY.replace("river ,", "river,")


def test_what_is_accepted_is_asked_of_no_more(answered):
    _, after, _ = answered("n", "a", "a word of the house", "n", "n", "n")
    assert after == COPY
    (entry,) = sidecar.load("copylint.ignore.toml")
    assert (entry.key.words, entry.reason) == ("recieved", "a word of the house")
    _, after, _ = answered("n", "y", "n", "n")
    assert "recieved the keys" in after


def test_a_wrong_answer_shows_the_help_and_asks_again(answered, capsys):
    answered("what", "9", "y")
    shown = capsys.readouterr().out
    assert shown.count("leave it, and all of this rule") == 2


def test_where_nobody_can_answer_it_says_so(desk):
    done = CliRunner().invoke(cli, ["fix", "-i", "a.txt"])
    assert done.exit_code == 2
    assert "asks on a terminal" in done.stderr


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_what_was_written_can_be_taken_back(desk):
    (desk / "b.txt").write_bytes("A vote\r\n\r\nThe the caf\u00e9 voted , she said.".encode("utf-16"))
    (desk / "copylint.toml").write_text("")
    before = {p: (desk / p).read_bytes() for p in ("a.txt", "b.txt")}
    done = CliRunner().invoke(cli, ["fix", "--write", "--undo", "undo.patch", "a.txt", "b.txt"])
    assert done.exit_code == 0
    assert all((desk / p).read_bytes() != data for p, data in before.items())
    subprocess.run(
        ["patch", "-p1", "--binary", "-i", "undo.patch"], check=True, capture_output=True, cwd=desk
    )
    assert {p: (desk / p).read_bytes() for p in before} == before


def test_where_the_patch_cannot_be_kept_nothing_is_written(desk):
    done = CliRunner().invoke(cli, ["fix", "--write", "--undo", "no/undo.patch", "a.txt"])
    assert done.exit_code == 2
    assert "no/undo.patch" in done.stderr
    assert (desk / "a.txt").read_text() == COPY


def test_to_keep_a_patch_of_nothing_is_a_fault(desk):
    assert CliRunner().invoke(cli, ["fix", "--undo", "x.patch", "a.txt"]).exit_code == 2
