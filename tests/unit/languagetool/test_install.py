"""Installing: what comes is held against checksums, and what fails leaves nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.languagetool import Unavailable, install, java
from support.commandline import run
from support.secondopinions import faulty_run, posix


def test_nothing_installed(desk: Path) -> None:
    faulty_run(desk, "it is not installed; run `copylint languagetool install`")
    got = run("languagetool", "status")
    assert got.exit_code == 2
    assert "not installed" in got.stdout


def test_the_extra_is_missing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    faulty_run(desk, "pip install 'copylint[languagetool]'")
    assert "missing: pip install 'copylint[languagetool]'" in run("languagetool", "status").stdout


def test_a_folder_without_jars(desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_JARS", str(tmp_path / "none"))
    faulty_run(desk, "is not a folder with LanguageTool's jars")
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_JARS", str(desk))
    faulty_run(desk, "there is no languagetool-server jar in")


def test_what_comes_is_held_against_checksums(tmp_path: Path) -> None:
    import hashlib

    folder = tmp_path / "libs"
    folder.mkdir()
    (folder / "a.jar").write_bytes(b"one")
    sums = f"{hashlib.sha256(b'one').hexdigest()}  a.jar\n"
    install.verify(folder, sums)
    (folder / "a.jar").write_bytes(b"two")
    with pytest.raises(Unavailable, match=r"a\.jar does not have the checksum"):
        install.verify(folder, sums)
    (folder / "b.jar").write_bytes(b"more")
    with pytest.raises(Unavailable, match=r"b\.jar"):
        install.verify(folder, sums)


@posix
def test_an_install_that_fails_leaves_nothing(jars: Callable[..., Path], tmp_path: Path) -> None:
    starts = jars()
    got = run("languagetool", "install", "--from", "maven")
    assert got.exit_code == 2
    assert "there is no Maven here" in got.stderr
    mvn = starts.parent / "mvn"
    mvn.write_text(f"#!{sys.executable}\nprint('[ERROR] Could not transfer artifact')\nraise SystemExit(1)\n")
    mvn.chmod(0o755)
    got = run("languagetool", "install", "--from", "maven")
    assert got.exit_code == 2
    assert "Maven could not get LanguageTool 6.6: [ERROR] Could not transfer artifact" in got.stderr
    assert install.installed() is None
    assert [p.name for p in (tmp_path / "data" / "languagetool").iterdir()] == ["install.lock"]


@posix
def test_no_install_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    got = run("languagetool", "install")
    assert got.exit_code == 2
    assert "there is no Java here" in got.stderr


def test_a_download_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "find", lambda: java.Java("java", 17, ""))
    from language_tool_python import download_lt

    def fail(self: object) -> None:
        raise TimeoutError("Request timed out.")

    monkeypatch.setattr(download_lt.ReleaseLocalLanguageTool, "download", fail)
    before = os.environ.get("LTP_PATH")
    with pytest.raises(Unavailable, match="Request timed out"):
        install.install("download")
    assert os.environ.get("LTP_PATH") == before
    assert install.installed() is None
