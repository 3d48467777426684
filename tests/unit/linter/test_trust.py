"""Settings, rule files and ignore files of other people are not obeyed, and that is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.linter import trust
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_file import load
from copylint.linter.trust import (
    Trust,
    TrustError,
    climb,
    is_private,
    last_folder,
    listed,
    objection,
    repository,
)
from copylint.packs import sources
from copylint.tables import regular

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX matters")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only an administrator can make other users' files",
)
pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")

STRANGER, DESK, NEWS = 4321, 1234, 5000
FAULTY, FIXED = "The council met on teh river bank.\n", "The council met on the river bank.\n"
RULE = """
rules:
- {id: own.word, kind: phrase, message: x, fix: safe, match: {pairs: {wibble: wobble}}, examples: [{ok: x}, {bad: wibble, fix: wobble}]}
"""


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of rules with one rule."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "one.yaml").write_text(
        RULE.replace("own.word", "spelling.word").replace("wibble", "teh").replace("wobble", "the")
    )
    return str(folder)


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, few: str) -> None:
    """Nothing of whoever runs the tests counts: neither how they became root nor whom they trust."""
    monkeypatch.setattr(sources, "rules_path", lambda: few)
    for name in ("SUDO_UID", "COPYLINT_TRUST"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def copy(desk: Path) -> Path:
    """A folder of copy with settings, all of this user's."""
    folder = desk / "copy"
    folder.mkdir()
    (folder / "a.txt").write_text(FAULTY)
    (folder / "copylint.toml").write_text('style = "house"\n')
    (folder / "copylint.toml").chmod(0o644)
    return folder


def style(folder: Path, *named: str | Path) -> str | None:
    return Resolver(named=[str(n) for n in named]).for_folder(str(folder)).style


def notes(folder: Path, *named: str | Path) -> list[str]:
    resolver = Resolver(named=[str(n) for n in named])
    resolver.for_folder(str(folder))
    return list(resolver.trust.notes.values())


def run(*args: str) -> Any:
    return CliRunner().invoke(cli, args)


def state(uid: int = 1000, gid: int = 1000, mode: int = 0o644) -> Any:
    return SimpleNamespace(st_uid=uid, st_gid=gid, st_mode=0o100000 | mode)


# -- whose a file is -------------------------------------------------------------------------------
@posix
@pytest.mark.parametrize(
    ("status", "private", "why"),
    [
        (state(), True, None),
        (state(uid=0, gid=0), False, None),
        (state(uid=7), True, "it belongs to "),
        (state(mode=0o646), True, "everybody may write to it"),
        (state(mode=0o666), True, "everybody may write to it"),
        (state(mode=0o664), True, None),
        (state(mode=0o664), False, "its group ("),
        (state(mode=0o660), False, "its group ("),
        (state(mode=0o640), False, None),
        (state(uid=7, mode=0o664), True, "it belongs to "),
    ],
)
def test_what_makes_a_file_foreign(status: Any, private: bool, why: str | None) -> None:
    said = objection(status, {0, 1000}, lambda uid, gid: private)
    assert said is None if why is None else said is not None and said.startswith(why)


@pytest.fixture
def accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system with some people on it."""
    import grp
    import pwd

    def user(uid: int) -> Any:
        return {
            1000: SimpleNamespace(pw_name="ann", pw_gid=1000),
            1001: SimpleNamespace(pw_name="bob", pw_gid=100),
        }[uid]

    def group(gid: int) -> Any:
        return {
            1000: SimpleNamespace(gr_name="ann", gr_mem=[]), 100: SimpleNamespace(gr_name="users", gr_mem=[]),
            77: SimpleNamespace(gr_name="ann", gr_mem=[]), 50: SimpleNamespace(gr_name="news", gr_mem=["ann", "bob"]), 8000: SimpleNamespace(gr_name="odd", gr_mem=["bob"]),
        }[gid]  # fmt: skip

    monkeypatch.setattr(pwd, "getpwuid", user)
    monkeypatch.setattr(grp, "getgrgid", group)


@posix
@pytest.mark.parametrize(
    ("uid", "gid", "private"),
    [
        (1000, 1000, True),
        (1000, 50, False),  # a group of several
        (1000, 77, False),  # called as the user, but not the group they are in
        (1001, 100, False),  # theirs by default, and everybody's else, though it lists no members
        (1000, 100, False),
        (9000, 9000, True),  # a container knows neither by name
        (9000, 0, False),
        (9000, 100, False),
        (8000, 8000, False),  # a group of that number is there, and somebody in it
        (1000, 9000, False),
    ],
)
def test_which_groups_are_private(accounts: None, uid: int, gid: int, private: bool) -> None:
    assert is_private(uid, gid) is private


@posix
def test_a_private_group_that_others_have_joined_is_none(
    accounts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import grp

    monkeypatch.setattr(grp, "getgrgid", lambda gid: SimpleNamespace(gr_name="ann", gr_mem=["bob"]))
    assert not is_private(1000, 1000)
    monkeypatch.setattr(grp, "getgrgid", lambda gid: SimpleNamespace(gr_name="ann", gr_mem=["ann"]))
    assert is_private(1000, 1000)


@posix
def test_root_under_sudo_is_who_called_it_and_nobody_else_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_UID", "1234")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert trust.users() == {0, 1234}
    monkeypatch.setattr(os, "geteuid", lambda: 99)
    assert trust.users() == {0, 99}
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for claim in ("", "x", "-1", "1e3", "٣"):
        monkeypatch.setenv("SUDO_UID", claim)
        assert trust.users() == {0}


# -- real files ------------------------------------------------------------------------------------
@posix
def test_ones_own_settings_are_obeyed(copy: Path) -> None:
    assert style(copy) == "house"
    assert notes(copy) == []


@posix
def test_settings_made_under_umask_002_are_obeyed(copy: Path) -> None:
    # The group must be a private one; of an administrator it is, and of most users.
    if not is_private(os.geteuid(), os.getegid()):
        pytest.skip("whoever runs the tests has no group of their own")
    (copy / "copylint.toml").unlink()
    before = os.umask(0o002)
    try:
        (copy / "copylint.toml").write_text('style = "house"\n')
    finally:
        os.umask(before)
    assert (copy / "copylint.toml").stat().st_mode & 0o777 == 0o664
    assert style(copy) == "house"


@posix
def test_settings_that_everybody_may_write_to_are_not(copy: Path) -> None:
    (copy / "copylint.toml").chmod(0o666)
    assert style(copy) is None
    (note,) = notes(copy)
    assert note.startswith(
        f"{copy / 'copylint.toml'}: not obeyed, as everybody may write to it; --config {copy / 'copylint.toml'}, "
    )
    assert f"COPYLINT_TRUST={copy}" in note
    assert f"trust = ['{copy}'] in {Trust().user_file}" in note


@root
def test_settings_of_a_stranger_are_not_obeyed_and_the_search_goes_on(copy: Path) -> None:
    (copy.parent / "copylint.toml").write_text('style = "outer"\n')
    os.chown(copy / "copylint.toml", STRANGER, STRANGER)
    assert style(copy) == "outer"
    assert f"it belongs to user {STRANGER}" in notes(copy)[0]


@root
def test_settings_that_a_group_may_write_to_are_not_obeyed(copy: Path) -> None:
    (copy / "copylint.toml").chmod(0o664)
    os.chown(copy / "copylint.toml", 0, NEWS)
    assert style(copy) is None
    assert f"its group ({NEWS}) may write to it" in notes(copy)[0]


@root
def test_in_a_container_the_checkout_belongs_to_somebody_who_is_not_known(copy: Path) -> None:
    (copy / ".git").mkdir()
    (copy / "deep").mkdir()
    for p in (copy, *copy.rglob("*")):
        os.chown(p, DESK, DESK)
    (copy / "copylint.toml").chmod(0o664)  # its umask may be 002
    for named in ([], [copy], [copy / "a.txt"], [copy / "deep"], [copy.parent]):
        expected = None if named == [copy.parent] else "house"  # that is root's, and no repository
        assert style(copy / "deep", *named) == expected, named
    os.chown(copy / "deep", 0, 0)  # who owns a folder within it says nothing
    assert style(copy / "deep", copy / "deep") == "house"
    (copy / ".git").rmdir()  # no repository: then the folder counts that was named
    assert style(copy, copy) == "house"
    assert style(copy / "deep", copy) == "house"
    assert style(copy, copy.parent) is None


@root
def test_who_owns_a_folder_inside_the_repository_has_no_say(copy: Path) -> None:
    (copy / ".git").mkdir()
    evil = copy / "evil"
    evil.mkdir()
    (evil / ".git").mkdir()
    (evil / "copylint.toml").write_text('style = "evil"\n')
    (evil / "a.txt").write_text(FAULTY)
    for p in (evil, *evil.rglob("*")):
        os.chown(p, STRANGER, STRANGER)
    assert style(evil, copy) == "house"
    assert len(notes(evil, copy)) == 1
    assert style(evil, evil) == "evil"  # who names it means it


@root
def test_under_sudo_the_files_of_who_called_it_are_obeyed(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(copy / "copylint.toml", DESK, DESK)
    assert style(copy, copy) is None
    monkeypatch.setenv("SUDO_UID", str(DESK))
    assert style(copy, copy) == "house"


@root
def test_a_strangers_link_to_ones_own_settings_is_not_obeyed(copy: Path) -> None:
    (copy / "copylint.toml").rename(copy / "house.toml")
    (copy / "copylint.toml").symlink_to("house.toml")
    assert style(copy, copy) == "house"
    os.chown(copy / "copylint.toml", STRANGER, STRANGER, follow_symlinks=False)
    assert style(copy, copy) is None
    assert "it is a link that belongs to" in notes(copy, copy)[0]


@root
def test_project_files_that_say_nothing_of_copylint_are_not_named(copy: Path) -> None:
    (copy / "copylint.toml").unlink()
    project = copy / "pyproject.toml"
    for text, named in (
        ("[project]\nname = 'x'\n", 0),
        ("[project]\nname = 'copylint-x'\n", 0),
        ("[tool.copylint]\nstyle = 'x'\n", 1),
        ("copylint [", 1),
    ):
        project.write_text(text)
        os.chown(project, STRANGER, STRANGER)
        assert style(copy, copy) is None
        assert len(notes(copy, copy)) == named, text


# -- where is looked -------------------------------------------------------------------------------
@posix
def test_the_search_does_not_climb_past_a_sticky_folder(desk: Path) -> None:
    shared = desk / "shared"
    work = shared / "mine" / "deep"
    work.mkdir(parents=True)
    (desk / "copylint.toml").write_text('style = "above"\n')
    assert style(work) == "above"
    shared.chmod(0o1777)
    assert style(work) is None
    assert style(shared) is None
    (shared / "copylint.toml").write_text('style = "shared"\n')  # one's own may lie there
    (shared / "copylint.toml").chmod(0o644)
    assert style(work) == "shared"
    # What anybody may have put there has no say in what lies below, nor is everybody's run spoilt by it.
    (shared / "copylint.toml").chmod(0o666)
    assert style(work) is None
    assert notes(work) == []
    assert style(shared) is None
    assert len(notes(shared)) == 1


@posix
def test_a_sticky_folder_is_the_top_of_no_repository(desk: Path) -> None:
    (desk / ".git").mkdir()
    (desk / "mine").mkdir()
    assert repository(str(desk / "mine")) == str(desk)
    desk.chmod(0o1777)
    assert repository(str(desk / "mine")) is None


def test_where_owners_cannot_be_asked_the_search_ends_at_the_repository_or_at_home(desk: Path) -> None:
    home = desk / "home"
    work = home / "repo" / "in"
    work.mkdir(parents=True)
    assert last_folder(str(work), str(work), str(home)) == str(home)
    (home / "repo" / ".git").mkdir()
    assert last_folder(str(work), str(work), str(home)) == str(home / "repo")
    assert last_folder(str(desk), str(desk), str(home)) == str(desk)
    assert list(climb(str(work), str(home / "repo"))) == [str(work), str(home / "repo")]
    assert list(climb(str(work), str(home)))[-1] == str(home)


def test_where_owners_cannot_be_asked_nothing_is_foreign(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(copy / "home"))
    monkeypatch.setattr(trust, "_POSIX", False)
    (copy / "copylint.toml").chmod(0o666)
    (copy / "in").mkdir()
    assert style(copy) == "house"
    assert style(copy / "in", copy) == "house"  # as far as what was named
    assert style(copy / "in", copy / "in") is None


# -- ways out --------------------------------------------------------------------------------------
@pytest.fixture
def foreign(copy: Path) -> Path:
    """Settings that everybody may write to."""
    path = copy / "copylint.toml"
    path.write_text('ignore = ["spelling"]\n')
    path.chmod(0o666)
    return path


def listing(text: str, mode: int = 0o644) -> Path:
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "copylint" / "copylint.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


linux = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the user's configuration folder cannot be moved"
)


@posix
def test_the_user_may_name_trusted_folders(foreign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_TRUST", f"/nowhere{os.pathsep}{foreign.parent}{os.pathsep}")
    assert Resolver().for_folder(str(foreign.parent)).ignore == ("spelling",)
    monkeypatch.setenv("COPYLINT_TRUST", str(foreign.parent.parent))
    assert Resolver().for_folder(str(foreign.parent)).ignore == ("spelling",)
    monkeypatch.setenv(
        "COPYLINT_TRUST", str(foreign.parent)[:-1]
    )  # no folder above, though its name begins so
    assert Resolver().for_folder(str(foreign.parent)).ignore == ()
    monkeypatch.setenv("COPYLINT_TRUST", os.pathsep)
    assert Resolver().for_folder(str(foreign.parent)).ignore == ()


@posix
def test_what_a_link_in_a_trusted_folder_leads_to_is_not_trusted_with_it(
    foreign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = foreign.parent.parent / "trusted"
    trusted.mkdir()
    (trusted / "copylint.toml").symlink_to(foreign)
    monkeypatch.setenv("COPYLINT_TRUST", str(trusted))
    assert Resolver().for_folder(str(trusted)).ignore == ()
    monkeypatch.setenv("COPYLINT_TRUST", str(foreign.parent))
    assert Resolver().for_folder(str(trusted)).ignore == ("spelling",)


@root
def test_who_owns_the_top_of_the_repository_counts_not_who_owns_the_folder_that_was_named(copy: Path) -> None:
    (copy / ".git").mkdir()
    (copy / "deep").mkdir()
    (copy / "deep" / "copylint.toml").write_text('style = "deep"\n')
    for p in (copy / "deep", copy / "deep" / "copylint.toml"):
        os.chown(p, STRANGER, STRANGER)
    assert style(copy / "deep", copy / "deep") == "house"
    assert "it belongs to" in notes(copy / "deep", copy / "deep")[0]


@linux
def test_the_user_may_list_trusted_folders(foreign: Path) -> None:
    listing(f"# ours\ntrust = [\n  '/nowhere',\n  '{foreign.parent}',\n]\n")
    assert Resolver().for_folder(str(foreign.parent)).ignore == ("spelling",)


@linux
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("trust = []\nvariant = 'en-GB'\n", ":2: unknown key 'variant': this file is read for 'trust' alone"),
        ("trust = 'x'\n", ":1: trust: expected a list of folders, found 'x'"),
        ("\ntrust = [1]\n", ":2: trust: expected a list of folders, found [1]"),
        ("trust = ['']\n", ":1: trust: expected a list of folders, found ['']"),
        ("trust = ['desk']\n", ":1: trust: expected a whole path such as ~/desk, found 'desk'"),
        ("[tool.copylint]\n", ":1: unknown key 'tool'"),
        ("trust = \n", ": is not TOML: "),
    ],
)
def test_a_wrong_list_is_named_with_its_place(copy: Path, text: str, said: str) -> None:
    path = listing(text)
    with pytest.raises(TrustError) as e:
        listed(str(path))
    assert str(e.value).startswith(f"{path}{said}")
    ran = run("check", "copy")
    assert ran.exit_code == 2
    assert f"copylint: {path}{said}" in ran.stderr


@linux
def test_a_list_that_others_may_write_to_is_none(copy: Path) -> None:
    path = listing(f"trust = ['{copy}']\n", 0o666)
    with pytest.raises(TrustError, match="says whom to trust, but everybody may write to it"):
        listed(str(path))


@linux
def test_the_list_is_no_settings_for_copy_beside_it(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(copy.parent))
    copy.rename(copy.parent / "copylint")
    folder = copy.parent / "copylint"
    (folder / "copylint.toml").write_text("trust = []\n")
    assert Resolver().for_folder(str(folder)).origins == {}


# -- what is said and done -------------------------------------------------------------------------
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


# -- only regular files, and not too much of them ----------------------------------------------------
def irregular(path: Path, how: str) -> None:
    """Puts something at the path that must not be opened as a file."""
    if how == "pipe":
        os.mkfifo(path)
    elif how == "link to a pipe":
        os.mkfifo(path.with_name("pipe"))
        path.symlink_to("pipe")
    elif how == "link to a link":
        os.mkfifo(path.with_name("pipe"))
        path.with_name("first").symlink_to("pipe")
        path.symlink_to("first")
    else:
        path.symlink_to("/dev/zero")


HOWS = ["pipe", "link to a pipe", "link to a link", "endless"]


@pipes
@pytest.mark.parametrize("how", HOWS)
def test_settings_that_are_no_file_are_not_opened(desk: Path, how: str) -> None:
    irregular(desk / "copylint.toml", how)
    if how == "endless":  # that everybody may write to, so that it is not looked at further
        assert "not obeyed" in notes(desk)[0]
        return
    with pytest.raises(ConfigError, match=r"copylint\.toml: is not a regular file"):
        Resolver().for_folder(str(desk))


@pipes
@pytest.mark.parametrize("how", HOWS)
def test_an_ignore_file_that_is_no_file_is_not_opened(desk: Path, how: str) -> None:
    (desk / "a.txt").write_text(FAULTY)
    (desk / "in").mkdir()
    (desk / "in" / "b.txt").write_text(FAULTY)
    irregular(desk / "in" / ".gitignore", how)
    assert run("fix", "--write", ".").exit_code == 0  # as git does, it looks into no pipe of this name
    assert ((desk / "a.txt").read_text(), (desk / "in" / "b.txt").read_text()) == (FIXED, FIXED)


@pipes
@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(
    "command", [["check", "--rules", "own.yaml", "a.txt"], ["rules", "test", "own.yaml"]]
)
def test_a_rule_file_that_is_no_file_is_not_opened(desk: Path, how: str, command: list[str]) -> None:
    (desk / "a.txt").write_text(FAULTY)
    irregular(desk / "own.yaml", how)
    ran = run(*command)
    assert ran.exit_code == 2
    assert ":1: is not a regular file" in ran.stderr


@pipes
@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("command", ["check", "names", "facts"])
def test_copy_that_is_no_file_is_not_opened(desk: Path, how: str, command: str) -> None:
    irregular(desk / "a.txt", how)
    ran = run(command, "a.txt")
    assert ran.exit_code == 2
    assert "a.txt: is not a regular file" in ran.stderr
    run(command, ".")  # nor where it is come upon


@pipes
@pytest.mark.parametrize("how", HOWS)
def test_what_is_no_file_is_seen_before_it_is_opened(
    desk: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To open a pipe sets free whoever writes into it, and to open a device may do anything."""
    irregular(desk / "a", how)
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *given: opened.append(given))
    with pytest.raises(regular.Irregular, match="is not a regular file"):
        regular.read(desk / "a", None)
    assert not opened


@pipes
def test_what_becomes_a_pipe_between_the_look_and_the_opening_is_not_waited_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk / "a"
    path.write_text("x")
    real: Callable[..., int] = os.open

    def swapped(p: Any, *args: Any, **more: Any) -> int:
        if str(p) == str(path):
            path.unlink()
            os.mkfifo(path)
        return real(p, *args, **more)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(regular.Irregular, match="is not a regular file"):
        regular.read(path, 10)


@pytest.fixture
def big(desk: Path) -> Callable[[str, int], Path]:
    """Makes a file that is large, and takes no room."""

    def make(name: str, size: int) -> Path:
        with open(desk / name, "wb") as f:
            f.truncate(size)
        (desk / name).chmod(0o644)
        return desk / name

    return make


def test_what_is_too_large_is_named_with_its_limit(desk: Path, big: Callable[[str, int], Path]) -> None:
    (desk / "a.txt").write_text(FAULTY)
    big("own.yaml", regular.PACK + 1)
    ran = run("check", "--rules", "own.yaml", "a.txt")
    assert ran.exit_code == 2
    assert "own.yaml:1: is larger than 32 MB, which is the most that is read" in ran.stderr
    ignore = big(".gitignore", regular.IGNORE + 1)
    ran = run("check", ".")
    assert ran.exit_code == 2
    assert (
        f"{ignore}: is larger than 1 MB, which is the most that is read; {desk} is passed over" in ran.stderr
    )
    settings = big("copylint.toml", regular.SETTINGS + 1)
    ran = run("check", "a.txt")
    assert ran.exit_code == 2
    assert f"{settings}: is larger than 1 MB, which is the most that is read" in ran.stderr


def test_a_file_that_a_file_server_holds_for_another_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    real: Callable[..., int] = os.open
    tries: list[object] = []

    def held(p: Any, *args: Any, **more: Any) -> int:
        if p == path:
            tries.append(p)
            if len(tries) < 3:
                raise BlockingIOError(11, "Resource temporarily unavailable")
        return real(p, *args, **more)

    monkeypatch.setattr(os, "open", held)
    assert regular.read(path, None) == b"12345"
    tries[:] = []
    monkeypatch.setattr(regular, "PATIENCE", 0.0)
    with pytest.raises(BlockingIOError):
        regular.read(path, None)


def test_a_folder_called_as_settings_are_says_nothing(desk: Path) -> None:
    (desk / "copylint.toml").mkdir()
    (desk / "pyproject.toml").write_text('[tool.copylint]\nstyle = "project"\n')
    (desk / "pyproject.toml").chmod(0o644)
    assert style(desk) == "project"
    with pytest.raises(IsADirectoryError):
        regular.read(desk / "copylint.toml", None)


@posix
def test_a_name_that_is_too_long_to_be_there_is_not(desk: Path) -> None:
    assert Resolver().for_folder(str(desk / ("x" * 300))).origins == {}


def test_exactly_as_much_as_may_be_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert regular.read(path, 5) == b"12345"
    assert regular.read(path, None) == b"12345"
    with pytest.raises(regular.Irregular, match="is larger than"):
        regular.read(path, 4)


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
def test_a_file_that_says_it_is_empty_is_bounded_too() -> None:
    assert regular.read("/proc/self/status", None)
    with pytest.raises(regular.Irregular):
        regular.read("/proc/self/status", 10)


def test_trust_keeps_what_is_named_apart(desk: Path) -> None:
    (desk / "a" / "b").mkdir(parents=True)
    (desk / "c").mkdir()
    (desk / "c" / "x.txt").write_text("")
    trusted = Trust([str(desk / "a"), str(desk / "a" / "b"), "-", str(desk / "c" / "x.txt")])
    assert trusted.named(str(desk / "a" / "b" / "c")) == str(desk / "a" / "b")
    assert trusted.named(str(desk / "a" / "bc")) == str(desk / "a")
    assert trusted.named(str(desk / "c")) == str(desk / "c")
    assert trusted.named(str(desk / "elsewhere")) == str(desk / "elsewhere")
