"""`fix --write --undo`: what was written can be taken back, whatever the bytes, with or without git."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli

#: Copy in the encodings, line ends and ends of file that there are; each has what is mended.
COPY = {
    "unix.txt": b"A vote\n\nThey kept the the keys , she said.\n",
    "windows.txt": b"A vote\r\n\r\nThey kept the the keys , she said.\r\n",
    "no end.txt": b"A vote\n\nThey kept the the keys , she said.",
    "desk/latin.txt": "A vote\r\n\r\nThe the café voted , she said. It cost £5.".encode("latin-1"),
    "desk/mac.txt": b"A vote\r\rThey kept the the keys , she said.\r",
}
TAKES_BACK = [
    pytest.param(
        tool, marks=pytest.mark.skipif(shutil.which(tool[0]) is None, reason=f"{tool[0]} is not installed")
    )
    for tool in (["patch", "-p1", "--binary", "-i"], ["git", "apply"])
]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # No repository above it counts: git is to take what lies here for plain files.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "desk").mkdir()
    for name, data in COPY.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def fixed(*more):
    line = ["fix", "--write", "--encoding", "latin-1", "--undo", "undo.patch", *(more or COPY)]
    done = CliRunner().invoke(cli, line)
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("tool", TAKES_BACK)
def test_whatever_the_bytes_it_can_be_taken_back(desk, tool):
    fixed()
    assert all((desk / name).read_bytes() != data for name, data in COPY.items())
    subprocess.run([*tool, "undo.patch"], check=True, capture_output=True, cwd=desk)
    assert {name: (desk / name).read_bytes() for name in COPY} == COPY


def test_a_folder_is_taken_back_as_files_are(desk):
    fixed(".")
    patch = (desk / "undo.patch").read_bytes()
    assert all(os.fsencode(name) in patch for name in COPY)


def test_a_run_that_changes_nothing_leaves_the_patch_of_the_last(desk):
    fixed()
    patch = (desk / "undo.patch").read_bytes()
    assert patch
    fixed()
    assert (desk / "undo.patch").read_bytes() == patch


def test_the_patch_of_an_earlier_run_is_not_written_over(desk):
    fixed()
    patch = (desk / "undo.patch").read_bytes()
    again = b"It met teh cat.\n"
    (desk / "more.txt").write_bytes(again)
    done = CliRunner().invoke(cli, ["fix", "--write", "--undo", "undo.patch", "more.txt"])
    assert done.exit_code == 2
    assert "undo.patch: takes back what an earlier run wrote" in done.stderr
    assert "more.txt was left as it is" in done.stderr
    assert (desk / "undo.patch").read_bytes() == patch
    assert (desk / "more.txt").read_bytes() == again


@pytest.mark.skipif(os.name == "nt" or shutil.which("patch") is None, reason="patch is not installed")
def test_what_lies_outside_the_working_folder_is_taken_back_from_the_root(desk, tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    fixed(*(str(desk / name) for name in COPY))
    patch = ["patch", "-d", "/", "-p1", "--binary", "-i", str(tmp_path / "elsewhere" / "undo.patch")]
    subprocess.run(patch, check=True, capture_output=True)
    assert {name: (desk / name).read_bytes() for name in COPY} == COPY
