"""Settings of other people are not obeyed, and that is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copylint.linter import trust
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.trust import (
    Trust,
    is_private,
)
from copylint.tables import regular
from support.foreignfiles import DESK, FAULTY, NEWS, STRANGER, linux, listing, notes, posix, root, style
from support.irregular import HOWS, irregular, pipes

pytestmark = pytest.mark.usefixtures("alone")


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
        f"{copy / 'copylint.toml'}: not obeyed, as everybody may write to it; --config "
        f"{copy / 'copylint.toml'}, "
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


def test_where_owners_cannot_be_asked_nothing_is_foreign(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(copy / "home"))
    monkeypatch.setattr(trust, "_POSIX", False)
    (copy / "copylint.toml").chmod(0o666)
    (copy / "in").mkdir()
    assert style(copy) == "house"
    assert style(copy / "in", copy) == "house"  # as far as what was named
    assert style(copy / "in", copy / "in") is None


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
def test_the_list_is_no_settings_for_copy_beside_it(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(copy.parent))
    copy.rename(copy.parent / "copylint")
    folder = copy.parent / "copylint"
    (folder / "copylint.toml").write_text("trust = []\n")
    assert Resolver().for_folder(str(folder)).origins == {}


@pipes
@pytest.mark.parametrize("how", HOWS)
def test_settings_that_are_no_file_are_not_opened(desk: Path, how: str) -> None:
    irregular(desk / "copylint.toml", how)
    if how == "endless":  # that everybody may write to, so that it is not looked at further
        assert "not obeyed" in notes(desk)[0]
        return
    with pytest.raises(ConfigError, match=r"copylint\.toml: is not a regular file"):
        Resolver().for_folder(str(desk))


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
