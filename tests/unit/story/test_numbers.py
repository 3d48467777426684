"""Numbers in figures and in words."""

from __future__ import annotations

import pytest

from copylint.story.numbers import number_value, precision


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("12,000", 12_000), ("1.4 million", 1.4e6), ("3bn", 3e9), ("ninety-nine", 99),
        ("twenty", 20),
        ("two hundred", 200), ("two hundred and five", 205), ("forty two", 42), ("six million", 6e6),
        ("word", None), ("12th", None),
    ],
)  # fmt: skip
def test_number_value(text, value):
    assert number_value(text) == value


def test_precision_follows_the_last_place():
    assert precision("2.4") == pytest.approx(0.05)
    assert precision("120") == 0.5
    assert precision("$".strip("$") + "540,000") == 2_700
    assert precision("12,345") == 0.5
    assert precision("1.4 million") == pytest.approx(50_000)
