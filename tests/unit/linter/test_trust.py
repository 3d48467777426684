"""Whose settings are obeyed: their owners, groups and modes, the folders above them, and whom the user
names."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from copylint.linter import trust
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
from support.commandline import run
from support.foreignfiles import linux, listing, posix

pytestmark = pytest.mark.usefixtures("alone")


def state(uid: int = 1000, gid: int = 1000, mode: int = 0o644) -> Any:
    return SimpleNamespace(st_uid=uid, st_gid=gid, st_mode=0o100000 | mode)


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
            77: SimpleNamespace(gr_name="ann", gr_mem=[]),
            50: SimpleNamespace(gr_name="news", gr_mem=["ann", "bob"]),
            8000: SimpleNamespace(gr_name="odd", gr_mem=["bob"]),
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


def test_trust_keeps_what_is_named_apart(desk: Path) -> None:
    (desk / "a" / "b").mkdir(parents=True)
    (desk / "c").mkdir()
    (desk / "c" / "x.txt").write_text("")
    trusted = Trust([str(desk / "a"), str(desk / "a" / "b"), "-", str(desk / "c" / "x.txt")])
    assert trusted.named(str(desk / "a" / "b" / "c")) == str(desk / "a" / "b")
    assert trusted.named(str(desk / "a" / "bc")) == str(desk / "a")
    assert trusted.named(str(desk / "c")) == str(desk / "c")
    assert trusted.named(str(desk / "elsewhere")) == str(desk / "elsewhere")
