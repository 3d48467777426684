"""Marks that are none of a quotation."""

from __future__ import annotations

from support.unasked import written


def test_a_letter_of_another_alphabet_is_no_apostrophe() -> None:
    assert not [
        x
        for x in written("He drove into the Biqa‘ Valley, and the raid on Samu‘ was over.")
        if x.startswith("quotes.")
    ]
