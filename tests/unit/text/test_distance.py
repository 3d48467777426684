"""How far two words are from each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copylint.text.distance import distance

WORDS = st.text(alphabet="abcdeó", max_size=7)


@given(WORDS, WORDS)
def test_distance_is_symmetrical_and_nought_only_for_equals(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)
    assert (distance(a, b, 9) == 0) == (a == b)


@given(WORDS, WORDS)
def test_a_limit_only_cuts_off(a: str, b: str) -> None:
    full = distance(a, b, 20)
    assert distance(a, b, 2) == min(full, 3)
