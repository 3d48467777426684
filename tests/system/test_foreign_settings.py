"""A run beside settings, rule files and ignore files of other people says that it does not obey them, and
writes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.linter.resolver import Resolver
from copylint.linter.settings_file import load
from copylint.linter.trust import (
    is_private,
)
from support.commandline import run
from support.foreignfiles import DESK, FAULTY, FIXED, RULE, STRANGER, notes, posix, root, style

pytestmark = pytest.mark.usefixtures("alone")


@posix
def test_check_goes_on_without_and_says_so(foreign: Path, desk: Path) -> None:
    ran = run("check", "copy")
    assert ran.exit_code == 1
    assert "spelling." in ran.stdout
    assert ran.stderr.count(f"copylint: {foreign}: not obeyed, as everybody may write to it; ") == 1
    ran = run("check", "--config", "copy/copylint.toml", "copy")
    assert (ran.exit_code, ran.stderr) == (0, "")


@posix
@pytest.mark.parametrize("named", [["."], ["copy/a.txt"], ["other", "copy"]])
def test_fix_writes_nothing_at_all(foreign: Path, desk: Path, named: list[str]) -> None:
    other = desk / "other"
    other.mkdir()
    (other / "0.txt").write_text(FAULTY)
    ran = run("fix", "--write", *named)
    assert ran.exit_code == 2
    assert f"copylint: {foreign}: not obeyed, as everybody may write to it; " in ran.stderr
    assert "; nothing was written\n" in ran.stderr
    assert (foreign.parent / "a.txt").read_text() == (other / "0.txt").read_text() == FAULTY
    ran = run("fix", *named)  # which only shows what would change
    assert ran.exit_code == 1
    assert "not obeyed" in ran.stderr
    ran = run("fix", "--write", "--config", "copy/copylint.toml", *named)
    assert ran.exit_code == 0


@posix
def test_fix_of_standard_input_writes_nothing_at_all(foreign: Path) -> None:
    ran = CliRunner().invoke(cli, ["fix", "--write", "--stdin-filename", "copy/b.txt", "-"], input=FAULTY)
    assert (ran.exit_code, ran.stdout) == (2, "")


@posix
def test_the_other_commands_say_it_too(
    foreign: Path, desk: Path, few: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (["config", "copy"], ["names", "copy"], ["facts", "copy/a.txt"]):
        assert f"copylint: {foreign}: not obeyed" in run(*command).stderr, command
    monkeypatch.chdir("copy")
    assert f"copylint: {foreign.resolve()}: not obeyed" in run("rules", "test", few).stderr


@posix
def test_rule_files_of_others_are_left_out(copy: Path, desk: Path) -> None:
    pack = copy / "pack"
    pack.mkdir()
    (pack / "own.yaml").write_text(RULE)
    (pack / "theirs.yaml").write_text(RULE.replace("own.word", "their.word"))
    (pack / "theirs.yaml").chmod(0o666)
    (copy / "copylint.toml").write_text('rules = ["pack"]\n')
    assert Resolver().for_folder(str(copy)).rules == (str(pack / "own.yaml"),)
    assert "--rules" in notes(copy)[0]
    assert run("fix", "--write", "copy").exit_code == 2
    (pack / "theirs.yaml").chmod(0o644)
    assert Resolver().for_folder(str(copy)).rules == (str(pack),)
    (copy / "copylint.toml").write_text('rules = ["pack/theirs.yaml"]\n')
    (pack / "theirs.yaml").chmod(0o666)
    assert Resolver().for_folder(str(copy)).rules == ()


@posix
def test_ignore_files_of_others_hide_nothing(copy: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / "copylint.toml").unlink()
    (copy / "b.txt").write_text(FAULTY)
    (copy / ".gitignore").write_text("b.txt\n")
    (copy / ".gitignore").chmod(0o644)
    assert "b.txt" not in run("check", "copy").stdout
    (copy / ".gitignore").chmod(0o666)
    ran = run("check", "copy")
    assert "b.txt" in ran.stdout
    assert f"{copy / '.gitignore'}: not obeyed" in ran.stderr
    assert run("fix", "--write", "copy").exit_code == 2
    assert (copy / "b.txt").read_text() == FAULTY
    monkeypatch.setenv("COPYLINT_TRUST", str(copy))
    assert run("fix", "--write", "copy").exit_code == 0
    assert (copy / "a.txt").read_text() == FIXED
    assert (copy / "b.txt").read_text() == FAULTY


@pytest.fixture
def passable(desk: Path) -> Iterator[None]:
    """Lets others through the folders above the working one, which belong to whoever runs the tests."""
    shut = [(p, p.stat().st_mode) for p in (desk, *desk.parents) if not p.stat().st_mode & 0o001]
    for p, mode in shut:
        p.chmod(mode | 0o001)
    yield
    for p, mode in shut:
        p.chmod(mode)


def as_user(uid: int, work: Callable[[], str]) -> str:
    """What the work returns where another user does it, in a process of their own."""
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        said = "it failed"
        try:
            os.setgroups([])
            os.setgid(uid)
            os.setuid(uid)
            said = work()
        except BaseException as e:
            said = repr(e)
        finally:
            os.write(into, said.encode())
            os._exit(0)
    os.close(into)
    with open(out) as f:
        said = f.read()
    os.waitpid(pid, 0)
    return said


@root
def test_another_user_who_is_neither_root_nor_owner(
    copy: Path, passable: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for p in (copy.parent, copy, copy / "a.txt"):
        os.chown(p, DESK, DESK)
    os.chown(copy / "copylint.toml", STRANGER, STRANGER)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nonexistent")
    style(copy)  # loads what is loaded late, which others may not be able to read
    is_private(os.geteuid(), os.getegid())  # so do these
    load(str(copy / "copylint.toml"))
    assert run("fix", "--write", "copy").exit_code == 2

    def look() -> str:
        return str(style(copy, copy))

    def mend() -> str:
        ran = run("fix", "--write", "copy")
        return f"{ran.exit_code} {ran.stderr}"

    assert as_user(DESK, look) == "None"
    monkeypatch.setenv("SUDO_UID", str(STRANGER))  # which only root may claim
    assert as_user(DESK, look) == "None"
    monkeypatch.delenv("SUDO_UID")
    said = as_user(DESK, mend)
    assert said.startswith(
        f"2 copylint: {copy / 'copylint.toml'}: not obeyed, as it belongs to user {STRANGER}; "
    ), said
    assert (copy / "a.txt").read_text() == FAULTY
    for uid, obeyed in ((STRANGER, "house"), (DESK + 1, "None")):
        assert as_user(uid, look) == obeyed
    os.chown(copy / "copylint.toml", 0, 0)
    assert as_user(DESK, look) == "house"
    os.chown(copy / "copylint.toml", DESK, DESK)
    assert as_user(DESK, look) == "house"
    (copy / "copylint.toml").chmod(0o664)  # umask 002, in a container that knows nobody by name
    assert as_user(DESK, look) == "house"
