"""A text as copylint mends it in a file of Markdown."""

from __future__ import annotations

from pathlib import Path

from copylint.findings.finding import Safety
from copylint.linter.linter import Checker


def mended(checker: Checker, folder: Path, source: str, name: str = "a.md") -> str:
    path = folder / name
    path.write_bytes(source.encode())
    fixed = checker.fix(str(path), Safety.UNSAFE)
    assert fixed.error is None
    return fixed.after if fixed.changed else source
