"""What is derived from files that came with the installation: where it is taken from, and when it is made
anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.cache import store


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture
def came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the installation has the derived file."""
    path = tmp_path / "_tables" / "thing.table"
    path.parent.mkdir()
    monkeypatch.setattr(store, "shipped", lambda name: str(path))
    return path


def _never() -> bytes:
    raise AssertionError("made anew")


def _reading(path: Path) -> Callable[[], bytes]:
    return lambda: path.read_bytes()


def test_what_came_with_the_installation_is_used(source: Path, came: Path) -> None:
    came.write_bytes(b"shipped")
    assert bytes(store.kept("thing", [source], _never)) == b"shipped"


def test_a_source_changed_since_then_is_read_again(source: Path, came: Path) -> None:
    came.write_bytes(b"shipped")
    os.utime(came, (1_000_000, 1_000_000))
    assert bytes(store.kept("thing", [source], _reading(source)))[:3] == b"one"


def test_what_was_made_once_is_kept_until_its_source_changes(source: Path, came: Path) -> None:
    assert bytes(store.kept("thing", [source], _reading(source)))[:3] == b"one"
    assert bytes(store.kept("thing", [source], _never))[:3] == b"one"
    source.write_text("other", encoding="utf-8")
    assert bytes(store.kept("thing", [source], _reading(source)))[:5] == b"other"


def test_without_a_folder_to_keep_it_in_it_is_made(
    source: Path, came: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "derived", lambda *_: None)
    assert store.kept("thing", [source], _reading(source)) == b"one"


def test_what_cannot_be_made_is_told(tmp_path: Path, came: Path) -> None:
    with pytest.raises(FileNotFoundError):
        store.kept("thing", [tmp_path / "missing"], _reading(tmp_path / "missing"))
