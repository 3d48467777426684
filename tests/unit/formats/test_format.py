"""A file's name says how it is read."""

from __future__ import annotations

from copylint.formats.format import document


def test_the_suffix_decides() -> None:
    assert document("a.txt", "*x*").text == "*x*"
    assert document("a.MD", "*x*").text == " x "
    assert document("-", "*x*").text == "*x*"
