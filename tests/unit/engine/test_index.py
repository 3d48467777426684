"""Literals are found where they stand, whichever way they are looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.engine import index as indexing
from copylint.engine.index import Index, Overlaid, Packed
from copylint.engine.literals import LiteralTable
from copylint.text.matcher import Plain
from copylint.text.pieces import LONG
from support.literals import places_of
from support.twins import interpreted

LITERALS = [
    "|a|", "|teh|", "|a lot of|", "|number of|", "|of the|", "|of|", "teh|", "|te", "eh", "|it's|", "of a",
    "|a, b|", "|don't|", "--", " ,", "|a-b|", "|the caf?|", "|x|", "|x x|", "|x x x|", "|1st|", "st|", "?",
    "|the|", "|the the|",
]  # fmt: skip


def found(index: Index | Overlaid, text: bytes) -> dict[int, list[tuple[int, int]]]:
    return {k: sorted(v) for k, v in index.places(text).items()}


@given(
    st.lists(st.lists(st.sampled_from(LITERALS), unique=True), max_size=8),
    st.lists(
        st.sampled_from(
            [
                "a",
                "teh",
                "of",
                "the",
                "number",
                "lot",
                "it's",
                "don't",
                "caf?",
                "x",
                "1st",
                " ",
                " ",
                ",",
                "-",
                "b",
            ]
        )
    ),
)
def test_all_ways_find_the_same(sets: list[list[str]], parts: list[str]) -> None:
    triggers = dict(enumerate(sets))
    text = "".join(parts).encode()
    wanted = places_of(triggers, text)
    assert found(Index.of(triggers), text) == wanted
    table, rest = LiteralTable.pack(triggers)
    assert found(Index(LiteralTable(b"?" * 8 + table, 8), rest), text) == wanted
    plain = Index.of(triggers)
    plain._matcher = Plain([x.encode() for x, _ in plain._rest])
    assert found(plain, text) == wanted
    # In two packs or three: the first of a second one's rules has the number that comes next.
    for cut in range(len(sets) + 1):
        parted = [sets[:cut], sets[cut : cut + 2], sets[cut + 2 :]]
        indexes = [Index.of(dict(enumerate(part))) for part in parted]
        joined = Index.joined(
            list(zip(indexes, (0, len(parted[0]), len(parted[0]) + len(parted[1])), strict=True))
        )
        assert found(joined, text) == wanted


def test_a_rule_can_have_its_literals_exchanged() -> None:
    under = Index.of({0: ["|one|"], 1: ["|two|"]})
    both = Overlaid(under, Index.of({1: ["|three|"]}), [1])
    assert found(both, b"one two three") == {0: [(0, 3)], 1: [(8, 13)]}


def test_interpreted_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index.of(dict(enumerate([x] for x in LITERALS)))
    text = b"a lot of the number of the the caf? x x x a, b a-b it's don't 1st -- teh of" * 9
    compiled = found(index, text)
    for name in ("nomination", "core"):
        monkeypatch.setattr(indexing, name, interpreted(getattr(indexing, name)))
    assert found(index, text) == compiled == places_of(dict(enumerate([x] for x in LITERALS)), text)


def test_a_thousand_marks_in_a_row_of_a_long_text_are_no_copy() -> None:
    index = Index.of({0: ["--"], 1: ["|of|"]})
    copy = b"one of -- them " * 5_000
    assert found(index, copy + b"-" * 900 + b" of")[0][-1] == (len(copy) + 898, len(copy) + 900)
    marked = found(index, copy + b"- " * 600 + b"of it")
    assert marked[0] == found(index, copy)[0]
    assert marked[1][-1] == (len(copy) + 1200, len(copy) + 1202)
    assert len(found(index, b"-" * 2_000)[0]) == 1_999


def test_a_long_text_has_its_places_packed_and_in_order() -> None:
    index = Index.of({0: ["|teh|"], 1: ["ing "]})
    text = b"sing teh song " * (LONG // 14 + 1)
    places = index.places(text)
    for k, at in ((0, 5), (1, 1)):
        found = places[k]
        assert isinstance(found, Packed)
        found.sort()
        assert list(found)[:2] == [
            (at, at + len(b"teh " if k else b"teh")),
            (at + 14, at + 14 + (4 if k else 3)),
        ]
        assert found[-1][0] == at + 14 * (LONG // 14)
        assert found[1:2] == [found[1]]
        assert len(found) == LONG // 14 + 1
