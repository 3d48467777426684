"""A sieve lets through what passes, and asks of the rest once."""

from __future__ import annotations

from copylint.text import sieve
from copylint.text.sieve import Sieve


def test_what_passes_is_let_through_each_time_and_the_rest_asked_of_once():
    asked = []

    def short(word: str) -> bool:
        asked.append(word)
        return len(word) < 3

    sifted = Sieve(short)
    assert sifted.of(frozenset({"at", "eight", "sharp"})) == {"at"}
    assert sifted.of(frozenset({"at", "eight", "on"})) == {"at", "on"}
    assert asked.count("eight") == 1


def test_it_forgets_before_it_grows_without_end(monkeypatch):
    monkeypatch.setattr(sieve, "_MOST", 2)
    sifted = Sieve(str.isupper)
    for words in ({"a", "b", "c"}, {"d", "E"}, {"a", "F"}):
        assert sifted.of(words) == {w for w in words if w.isupper()}
    assert len(sifted._failed) <= 3
