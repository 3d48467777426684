"""Tokens of news copy, and what must hold of them in any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copylint.text.tokens import tokenise


@given(st.text(max_size=200))
def test_tokens_cover_all_that_is_not_space_in_order(text: str) -> None:
    at = 0
    for t in tokenise(text):
        assert t.start >= at
        assert text[t.start : t.end] == t.text
        between = text[at : t.start]
        assert not any(c.isalpha() for c in between), between
        at = t.end


def test_tokens_of_news_copy() -> None:
    words = [t.text for t in tokenise("O'Brien’s U.S. team's 21st 10:30 5,000 12-year-old a.m. isn’t")]
    assert words == [
        "O'Brien’s",
        "U.S.",
        "team's",
        "21st",
        "10:30",
        "5,000",
        "12",
        "-",
        "year",
        "-",
        "old",
        "a.m.",
        "isn’t",
    ]
