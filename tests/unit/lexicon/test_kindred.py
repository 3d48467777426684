"""The other forms of a word, as it is written."""

from __future__ import annotations

import pytest

from copylint.lexicon.kindred import other_forms


@pytest.mark.parametrize(
    ("word", "wanted", "found"),
    [
        ("allows", "VBN", ("allowed",)),
        ("Allows", "VBN", ("Allowed",)),
        ("husbands", "NN_POS", ("husband's",)),
        ("ministers’", "NNS", ("ministers",)),
        ("Boyd’s", "NN", ("Boyd",)),
        ("Boyd", "NN_POS", ("Boyd's",)),
        ("Boyd", "VB", ()),
        ("left", "VBN", ()),
        ("signed", "VBD", ()),
    ],
)
def test_a_form_keeps_the_capital_and_is_another_word(word: str, wanted: str, found: tuple[str, ...]) -> None:
    assert other_forms(word, wanted) == found
