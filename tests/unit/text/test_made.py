"""A sequence that keeps numbers, and makes what they stand for."""

from __future__ import annotations

from array import array

import pytest

from copylint.text.made import Made


def test_it_is_a_sequence_of_what_its_numbers_stand_for() -> None:
    made = Made(str, array("i", [4, 7, 4, 9]))
    assert len(made) == 4
    assert list(made) == ["4", "7", "4", "9"]
    assert made[1] == "7"
    assert made[-1] == "9"
    assert made[1:3] == ["7", "4"]
    assert "9" in made
    assert not Made(str, range(0))
    with pytest.raises(IndexError):
        made[4]


def test_nothing_is_made_before_somebody_asks() -> None:
    asked: list[int] = []
    made = Made(asked.append, range(1000))
    assert len(made) == 1000
    assert asked == []
    made[3]
    assert asked == [3]
