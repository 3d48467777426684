"""The code keeps to its own rules: ruff, mypy, and imports that point one way."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.places import ROOT


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "--no-cache", "--quiet", "--output-format", "concise", "."],
        ["-m", "ruff", "format", "--no-cache", "--check", "."],
        ["-m", "mypy", "--no-error-summary"],
        ["-c", "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"],
    ],
    ids=["ruff", "layout", "mypy", "imports"],
)
def test_style(command: list[str]) -> None:
    got = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert got.returncode == 0, got.stdout + got.stderr


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {p.stem for p in (ROOT / "src").rglob("*.py")}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def test_every_module_says_what_it_is() -> None:
    import ast

    for path in (ROOT / "src").rglob("*.py"):
        assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), f"{path} has no docstring"
