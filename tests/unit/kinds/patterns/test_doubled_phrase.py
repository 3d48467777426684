"""Several words that stand twice."""

from __future__ import annotations

import pytest

from support.seencopy import rules


@pytest.mark.parametrize(
    "text",
    [
        "The clerk wrote that the company was the company was never more than a name.",
        "It came at the end of the at the end of the day.",
        "The clerk asked whether the whether the harbour was shut.",
    ],
)
def test_a_phrase_that_stands_twice_is_found(text: str) -> None:
    assert "punctuation.doubled-phrase" in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "They rowed again and again and nobody came.",
        "He said, “I think I think too much about it.”",
        "The crowd sang no justice no peace no justice no peace no justice no peace.",
        "Figures were 12 to 14 12 to 14 in both halves.",
        "She flew to New York New York and stayed.",
    ],
)
def test_what_is_said_twice_for_its_weight_is_not(text: str) -> None:
    assert "punctuation.doubled-phrase" not in rules(text)
