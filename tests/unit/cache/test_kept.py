"""What is derived from files that came with the installation: where it is taken from, and when it is made
anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.cache import kept
from copylint.cache.kept import Kept


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture
def came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the installation has the derived file."""
    monkeypatch.setattr(kept, "shipped_folder", lambda: str(tmp_path / "tables"))
    (tmp_path / "tables").mkdir()
    return tmp_path / "tables" / "thing.table"


def _never() -> bytes:
    raise AssertionError("made anew")


def _kept(source: Path, make: Callable[[], bytes]) -> Kept:
    return Kept("thing", lambda: (str(source),), make)


def _reading(path: Path) -> Callable[[], bytes]:
    return lambda: path.read_bytes()


def test_what_came_with_the_installation_is_used(source: Path, came: Path) -> None:
    came.write_bytes(b"shipped")
    assert bytes(_kept(source, _never).data()) == b"shipped"


def test_a_source_changed_since_then_is_read_again(source: Path, came: Path) -> None:
    came.write_bytes(b"shipped")
    os.utime(came, (1_000_000, 1_000_000))
    assert bytes(_kept(source, _reading(source)).data())[:3] == b"one"


def test_what_was_made_once_is_kept_until_its_source_changes(source: Path, came: Path) -> None:
    assert bytes(_kept(source, _reading(source)).data())[:3] == b"one"
    assert bytes(_kept(source, _never).data())[:3] == b"one"
    source.write_text("other", encoding="utf-8")
    assert bytes(_kept(source, _reading(source)).data())[:5] == b"other"


def test_without_a_folder_to_keep_it_in_it_is_made(
    source: Path, came: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "derived", lambda *_: None)
    assert _kept(source, _reading(source)).data() == b"one"


def test_what_vanishes_from_the_cache_while_it_is_opened_is_made(
    tmp_path: Path, source: Path, came: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "derived", lambda *_: str(tmp_path / "gone"))
    assert _kept(source, _reading(source)).data() == b"one"


def test_what_cannot_be_made_is_told(tmp_path: Path, came: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _kept(tmp_path / "missing", _reading(tmp_path / "missing")).data()


def test_a_wheel_is_given_what_is_used_there(tmp_path: Path, source: Path, came: Path) -> None:
    _kept(source, _reading(source)).ship(str(came.parent))
    assert bytes(_kept(source, _never).data()) == b"one"
