"""Text folded to one letter a letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copylint.text.folding import folded, plain


@given(st.text(max_size=200))
def test_plain_and_folded_keep_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text) == len(folded(text))
