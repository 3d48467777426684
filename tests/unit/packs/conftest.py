"""A pack of one rule, and the rules that a wheel brings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint.cache import folder as cachefolder
from copylint.packs import compiled, sources
from support.keptpacks import ONE


@pytest.fixture
def pack(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A rule file; own cache folder; and a clock that says nothing was touched just now."""
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "cache"))
    cachefolder.folder.cache_clear()
    path = desk / "one.yaml"
    path.write_text(ONE, "utf-8")
    os.utime(path, ns=(10**18, 10**18))
    monkeypatch.setattr(sources, "_RACY", 0)
    # Only the pack itself: copylint's own rules are others' tests.
    (desk / "no-rules").mkdir()
    monkeypatch.setattr(sources, "rules_path", lambda: str(desk / "no-rules"))
    yield path
    cachefolder.folder.cache_clear()


@pytest.fixture
def shipped(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules, and the pack that was made of it when the wheel was built."""
    rules = desk / "no-rules"
    (rules / "own.yaml").write_text(ONE, "utf-8")
    path = desk / "_rules.pack"
    compiled.ship(str(path))
    monkeypatch.setattr(compiled, "shipped_path", lambda: str(path))
    return path
