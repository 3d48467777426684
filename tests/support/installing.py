"""For tests that install copylint from a package index, which not every machine can reach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.places import ROOT

PARTS = ("src", "rules", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def need_index() -> None:
    """Skips the test where pip reaches no index; fails instead under CI=true, where it must."""
    got = subprocess.run(
        [sys.executable, "-m", "pip", "index", "versions", "hatchling", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if got.returncode == 0:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"no package index: {got.stderr[-500:]}")
    pytest.skip("no package index can be reached")


def copy_of_project(to: Path) -> Path:
    """Copies what makes copylint, as it stands in the checkout, to a folder."""
    to.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            made = shutil.ignore_patterns("__pycache__", "*.pyc", "*.so", "*.pyd", "_rules.pack")
            shutil.copytree(source, to / part, ignore=made)
        else:
            shutil.copy2(source, to / part)
    return to


def run(*args: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a command without settings of this process that could reach into it."""
    clean = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("PYTHON", "PIP_REQUIRE", "GIT_", "VIRTUAL_ENV"))
    }
    return subprocess.run(
        [str(a) for a in args],
        cwd=cwd,
        env={**clean, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
