"""What of a file cannot be read, or not be written back as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copylint.packs import sources
from support.trialpack import checker, mend


@pytest.fixture(autouse=True)
def few_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rules of the pack here: to read copylint's own takes seconds, and they are others' tests."""
    folder = tmp_path_factory.mktemp("rules")
    monkeypatch.setattr(sources, "rules_path", lambda: str(folder))


def test_a_named_encoding_is_kept(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_bytes("teh café".encode("cp1252"))
    mend(desk, path, encoding="cp1252")
    assert path.read_bytes() == "the café".encode("cp1252")


def test_a_fix_the_encoding_cannot_hold_is_refused(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_bytes(b"teh naive man")
    done = checker(desk, encoding="ascii").fix(str(path))
    assert done.error is not None
    assert "cannot be written as ascii, which has no '“'" in done.error
    assert not done.changed


def test_a_report_on_what_cannot_be_read(desk: Path) -> None:
    c = checker(desk)
    (desk / "bad.txt").write_bytes(b"caf\xe9!")
    assert c.check("bad.txt").error == (
        "bad.txt: is not UTF-8: invalid byte at offset 3 (0xE9); name its encoding with --encoding"
    )
    assert c.check("none.txt").error == "none.txt: no such file or folder"
    (desk / "empty.txt").write_bytes(b"")
    report = c.check("empty.txt")
    assert (report.error, report.findings) == (None, ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_without_waiting(desk: Path) -> None:
    os.mkfifo(desk / "a.txt")
    assert checker(desk).check("a.txt").error == "a.txt: is not a regular file; use - for standard input"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [("utf-7", b"teh +AGE- end"), ("iso2022_jp", b"teh \x1b(B\x1b(B end"), ("utf-7", b"+AHQAZQBo- end")],
)
def test_what_cannot_be_written_back_to_the_same_bytes_is_not_written(
    desk: Path, encoding: str, data: bytes
) -> None:
    path = desk / "a.txt"
    path.write_bytes(data)
    c = checker(desk, encoding=encoding)
    assert c.check(str(path)).error is None
    done = c.fix(str(path))
    assert done.error == f"{path}: cannot be written back as {encoding} without other changes"
    assert not done.changed


def test_half_characters_are_an_error_of_the_file(desk: Path) -> None:
    (desk / "a.txt").write_bytes(b"teh +2AA- end")
    error = checker(desk, encoding="utf-7").check("a.txt").error
    assert error == "a.txt: is not UTF-7: half a character (U+D800) at character 4"
