"""Copy, rule files and ignore files that are no files, or are too large, are named and not opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.tables import regular
from support.commandline import run
from support.foreignfiles import FAULTY, FIXED
from support.irregular import HOWS, irregular, pipes

pytestmark = pytest.mark.usefixtures("alone")


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
