"""The seed stories go through check, fix and fix --unsafe-fixes without an error and come to rest."""

from __future__ import annotations

import pytest

from support import realcopy
from support.promises import TRAPS


def test_the_seed_stories_come_to_rest(capsys: pytest.CaptureFixture[str]) -> None:
    count, words, _, wrong = realcopy.run([TRAPS.parent])
    assert count > 20
    assert words > 2_000
    assert wrong == []


def test_right_copy_is_hardly_touched(capsys: pytest.CaptureFixture[str]) -> None:
    assert realcopy.run([TRAPS])[2] == 0, capsys.readouterr().out
