"""Only regular files are read, and no more of them than may be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copylint.tables import regular
from support.irregular import HOWS, irregular, pipes


@pipes
@pytest.mark.parametrize("how", HOWS)
def test_what_is_no_file_is_seen_before_it_is_opened(
    desk: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To open a pipe sets free whoever writes into it, and to open a device may do anything."""
    irregular(desk / "a", how)
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *given: opened.append(given))
    with pytest.raises(regular.Irregular, match="is not a regular file"):
        regular.read(desk / "a", None)
    assert not opened


@pipes
def test_what_becomes_a_pipe_between_the_look_and_the_opening_is_not_waited_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk / "a"
    path.write_text("x")
    real: Callable[..., int] = os.open

    def swapped(p: Any, *args: Any, **more: Any) -> int:
        if str(p) == str(path):
            path.unlink()
            os.mkfifo(path)
        return real(p, *args, **more)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(regular.Irregular, match="is not a regular file"):
        regular.read(path, 10)


def test_a_file_that_a_file_server_holds_for_another_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    real: Callable[..., int] = os.open
    tries: list[object] = []

    def held(p: Any, *args: Any, **more: Any) -> int:
        if p == path:
            tries.append(p)
            if len(tries) < 3:
                raise BlockingIOError(11, "Resource temporarily unavailable")
        return real(p, *args, **more)

    monkeypatch.setattr(os, "open", held)
    assert regular.read(path, None) == b"12345"
    tries[:] = []
    monkeypatch.setattr(regular, "PATIENCE", 0.0)
    with pytest.raises(BlockingIOError):
        regular.read(path, None)


def test_exactly_as_much_as_may_be_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"12345")
    assert regular.read(path, 5) == b"12345"
    assert regular.read(path, None) == b"12345"
    with pytest.raises(regular.Irregular, match="is larger than"):
        regular.read(path, 4)


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
def test_a_file_that_says_it_is_empty_is_bounded_too() -> None:
    assert regular.read("/proc/self/status", None)
    with pytest.raises(regular.Irregular):
        regular.read("/proc/self/status", 10)
