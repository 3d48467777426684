"""Answers are kept whole and private, and none is believed that is not one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.cache.rows import Rows
from copylint.languagetool import remembered
from copylint.languagetool.client import Match
from support.secondopinions import posix


def test_keys_tell_versions_languages_and_rules_apart() -> None:
    one = remembered.key("6.6", "en", frozenset({"A"}), "text")
    others = [
        remembered.key("6.7", "en", frozenset({"A"}), "text"),
        remembered.key("6.6", "en-GB", frozenset({"A"}), "text"),
        remembered.key("6.6", "en", frozenset({"A", "B"}), "text"),
        remembered.key("6.6", "en", frozenset({"A"}), "texts"),
    ]  # fmt: skip
    assert len({one, *others}) == 5
    assert one == remembered.key("6.6", "en", frozenset({"A"}), "text")


SAID = [Match(0, 4, "RULE", "CATEGORY", "issue", "Wörds “here” 😀.", ("fix", "fïx"))]


KEY = remembered.key("6.6", "en", frozenset(), "text")


def test_answers_are_kept_private_and_whole(tmp_path: Path) -> None:
    memory = remembered.Remembered(str(tmp_path))
    memory.put({KEY: SAID, b"0" * 16: []})
    for again in (memory, remembered.Remembered(str(tmp_path))):
        assert again.get({KEY: 4, b"0" * 16: 0, b"1" * 16: 9}) == {KEY: SAID, b"0" * 16: []}
        # An answer that does not fit its paragraph is none.
        assert again.get({KEY: 3}) == {}
    for path in tmp_path.iterdir():
        if os.name != "nt":
            assert path.stat().st_mode & 0o077 == 0
        assert b"text" not in path.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b"this is no row" * 100,
        lambda b: b.replace(b"RULE", b"RUIN"),
        lambda b: b[:20],
        lambda b: b + b"x",
    ],
)
def test_a_damaged_file_is_made_again(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    remembered.Remembered(str(tmp_path)).put({KEY: SAID})
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(spoil(whole))
    memory = remembered.Remembered(str(tmp_path))
    assert memory.get({KEY: 4}) in ({}, {KEY: SAID})
    memory.put({KEY: SAID})
    assert path.read_bytes() == whole
    assert remembered.Remembered(str(tmp_path)).get({KEY: 4}) == {KEY: SAID}


@pytest.mark.parametrize(
    "data", [b"7", b"[[0]]", b'[[0,9,"r","c","i","m",[]]]', b'[[0,1,"r","c","i","m",[2]]]', b"[["]
)
def test_a_sound_record_that_is_no_answer_is_not_believed(tmp_path: Path, data: bytes) -> None:
    Rows("answers", str(tmp_path)).put(KEY, data)
    assert remembered.Remembered(str(tmp_path)).get({KEY: 4}) == {}


@posix
def test_a_file_of_somebody_else_is_not_used(tmp_path: Path) -> None:
    remembered.Remembered(str(tmp_path)).put({KEY: SAID})
    (path,) = tmp_path.iterdir()
    real = tmp_path / "real"
    path.rename(real)
    path.symlink_to(real)
    real.write_bytes(b"")
    memory = remembered.Remembered(str(tmp_path))
    memory.put({KEY: SAID})
    assert real.read_bytes() == b""
    assert remembered.Remembered(str(tmp_path)).get({KEY: 4}) == {}
