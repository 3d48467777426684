"""The hooks, run by the real pre-commit in a real repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from support.installing import copy_of_project, need_index, run

FAULTY = "Minister visits\n\nThe minister said , then left.\n"
MENDED = "Minister visits\n\nThe minister said, then left.\n"
GIT = (
    "git",
    "-c",
    "user.name=Desk",
    "-c",
    "user.email=desk@example.com",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "init.defaultBranch=main",
)


def git(where: Path, *args: str) -> str:
    got = run(*GIT, *args, cwd=where)
    assert got.returncode == 0, got.stderr
    return got.stdout.strip()


def repository(where: Path) -> str:
    """Makes a repository of what a folder holds and returns its commit."""
    git(where, "init", "--quiet")
    git(where, "add", "--all")
    git(where, "commit", "--quiet", "--message", "As it is", "--no-verify")
    return git(where, "rev-parse", "HEAD")


def test_the_first_hook_fails_and_the_second_mends(tmp_path: Path) -> None:
    need_index()
    if run("git", "--version", cwd=tmp_path).returncode:
        pytest.fail("git is not installed")
    project = copy_of_project(tmp_path / "copylint")
    head = repository(project)

    desk = tmp_path / "desk"
    (desk / "wire").mkdir(parents=True)
    (desk / "story.txt").write_text(FAULTY, "utf-8")
    (desk / "clean.md").write_text("# Minister visits\n\nThe minister left `a , b`.\n", "utf-8")
    (desk / "code.py").write_text("x = 1 , 2\n", "utf-8")
    no_copy = {
        "LICENSE": FAULTY,
        "LICENSE.txt": FAULTY,
        "requirements-dev.txt": "a , b\n",
        "robots.txt": FAULTY,
        "CMakeLists.txt": FAULTY,
    }
    no_copy |= {
        "page.txt": "<p>The minister said , then left.</p>\n",
        "feed.xml": "<p>a , b</p>\n",
        "wires.csv": "a , b\n",
    }
    for name, text in no_copy.items():
        (desk / name).write_text(text, "utf-8")
    (desk / "wire" / "raw.txt").write_text(FAULTY, "utf-8")
    (desk / "copylint.toml").write_text('exclude = ["wire/"]\n', "utf-8")
    (desk / ".pre-commit-config.yaml").write_text(
        (
            f"repos:\n  - repo: {project.as_posix()}\n    rev: {head}\n    hooks:\n      - id: copylint\n"
            "      - id: copylint-fix\n"
        ),
        "utf-8",
    )
    repository(desk)
    env = {
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "COPYLINT_CACHE_DIR": str(tmp_path / "cache"),
        "PRE_COMMIT_COLOR": "never",
        # What is compiled is test_wheel's matter, and takes longer than all else here.
        "COPYLINT_PURE": "1",
    }

    def hook(name: str) -> tuple[int, str]:
        got = run(
            sys.executable, "-m", "pre_commit", "run", name, "--all-files", "--verbose", cwd=desk, env=env
        )
        return got.returncode, got.stdout + got.stderr

    code, out = hook("copylint")
    assert code == 1, out
    assert "story.txt:3:18: " in out
    assert "raw.txt" not in out
    assert (
        "passed over 1 .txt (HTML), 1 CMakeLists.txt, 1 LICENSE.txt, 1 requirements-dev.txt, 1 robots.txt"
        in out
    )
    assert (desk / "story.txt").read_text("utf-8") == FAULTY

    code, out = hook("copylint-fix")
    assert code == 1, out
    assert "files were modified by this hook" in out
    assert (desk / "story.txt").read_text("utf-8") == MENDED
    assert (desk / "wire" / "raw.txt").read_text("utf-8") == FAULTY
    assert (desk / "code.py").read_text("utf-8") == "x = 1 , 2\n"

    git(desk, "add", "--all")
    for name in ("copylint", "copylint-fix"):
        code, out = hook(name)
        assert code == 0, out
    assert os.listdir(desk / "wire") == ["raw.txt"]
    assert {name: (desk / name).read_text("utf-8") for name in no_copy} == no_copy
