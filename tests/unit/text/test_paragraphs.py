"""Paragraphs of any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copylint.text.paragraphs import paragraph_spans


@given(st.text(max_size=200))
def test_paragraphs_cover_all_that_is_not_space_in_order(text: str) -> None:
    at = 0
    for s, e in paragraph_spans(text):
        assert s >= at
        assert e > s
        assert not text[at:s].strip()
        assert not text[s].isspace()
        assert not text[e - 1].isspace()
        at = e
    assert not text[at:].strip()
