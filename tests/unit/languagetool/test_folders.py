"""The folders that LanguageTool is kept in are private."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copylint.languagetool import Unavailable, folders, install
from support.commandline import run
from support.secondopinions import CLEAN, posix


@posix
def test_under_umask_002_its_folders_are_private_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_STATE_DIR", str(tmp_path / "new" / "copylint"))
    before = os.umask(0o002)
    try:
        made = folders.state()
    finally:
        os.umask(before)
    assert made.stat().st_mode & 0o777 == made.parent.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_of_others_is_not_used(tmp_path: Path, desk: Path) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "data" / "languagetool").mkdir(parents=True)
    (tmp_path / "data" / "languagetool").chmod(0o777)
    with pytest.raises(Unavailable, match="can be written to by others"):
        install.installed()
    got = run("check", "--languagetool", "-", stdin=CLEAN)
    assert "can be written to by others" in got.stderr
