"""Literals are found by their words, compiled and not, where all of them stands and their borders do."""

from __future__ import annotations

import string
from types import ModuleType

import pytest

from copylint.engine import index as indexing
from copylint.engine import nomination as used
from copylint.engine.index import Index
from copylint.tables.twins import is_compiled
from support.literals import places_of
from support.twins import interpreted

WAYS = [pytest.param(interpreted(used), id="interpreted")]
if is_compiled(used):
    WAYS.append(pytest.param(used, id="compiled"))


@pytest.fixture(params=WAYS)
def nomination(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The way in which literals are looked for."""
    module: ModuleType = request.param
    monkeypatch.setattr(indexing, "nomination", module)
    return module


def _as_wanted(literals: list[str], text: bytes) -> bool:
    triggers = {k: [literal] for k, literal in enumerate(literals)}
    found = Index.of(triggers).places(text)
    wanted = places_of(triggers, text)
    assert wanted
    return {k: sorted(places) for k, places in found.items()} == wanted


def test_borders_of_a_literal_are_those_of_words(nomination: ModuleType) -> None:
    literals = ["|number of a|", "|a number of|", "number of a|", "|a number of", "|parade", "a parade|"]
    for c in (*string.ascii_lowercase, *string.digits, *"-' .?"):
        for text in ("number of a", "a number of", "a parade"):
            copy = f"{c}{text} {text}{c} {text} {c}{text}{c} {text}{c}"
            assert _as_wanted(literals, copy.encode()), copy


def test_all_of_a_literal_stands_there(nomination: ModuleType) -> None:
    literals = ["|number of abc|", "|abc number of|", "|abc parade|", "|parade abc|"]
    for word in ("abc", "abd", "abb", "ab", "abcc", "bbc", "xbc"):
        copy = f"number of {word} number of {word} parade {word} parade {word}"
        assert _as_wanted([*literals, "|parade|"], copy.encode()), copy


def test_pairs_that_begin_alike_are_told_apart(nomination: ModuleType) -> None:
    words = [f"{a}{b}" for a in string.ascii_lowercase[:12] for b in string.ascii_lowercase[12:20]]
    literals = [f"|the {word}|" for word in words[::2]] + [f"|{word} the|" for word in words[::3]]
    copy = " ".join(f"the {word} the" for word in words)
    assert _as_wanted(literals, copy.encode())


def test_pairs_that_fall_on_one_place_are_told_apart(nomination: ModuleType) -> None:
    # There are eight places for two pairs: second words that lie eight apart in the table get the same.
    words = [f"w{k}" for k in range(9)]
    literals = ["|the w0|", "|the w8|", *(f"|{word}|" for word in words)]
    assert _as_wanted(literals, b"the w0 the w8 the w4")


def test_a_pair_is_found_at_both_ends_of_a_text(nomination: ModuleType) -> None:
    for copy in (b"of the", b"of the of the", b"x of the", b"of the x"):
        assert _as_wanted(["|of the|"], copy)


def test_more_places_than_there_was_room_for_are_counted(nomination: ModuleType) -> None:
    triggers = {k: ["|of|"] for k in range(400)}
    assert Index.of(triggers).places(b"of of") == {k: [(0, 2), (3, 5)] for k in range(400)}
