"""The parser of quotations, on any text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.quotedcopy import read

_PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»„`",
        " ",
        " ",
        "\n",
        ",",
        ".",
        "?",
        "a",
        "dogs",
        "He said",
        "It",
        "90s",
        "em",
        "6",
        "(",
        ")",
        "—",
        "...",
        "\u00a0",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_the_parser_never_fails_and_spans_nest(text: str) -> None:
    q = read(text)
    open_ends: list[tuple[int, int]] = []
    for x in q.items:
        assert 0 <= x.span.start <= x.inner.start <= x.inner.end <= x.span.end <= len(text)
        while open_ends and open_ends[-1][0] >= x.level:
            open_ends.pop()
        if x.level:
            assert open_ends
            assert x.span.end <= open_ends[-1][1]
        open_ends.append((x.level, x.span.end))
    for f in q.faults:
        assert 0 <= f.start <= f.end <= len(text)
        for start, end, _ in f.edits:
            assert 0 <= start <= end <= len(text)
    marks = [m[0] for m in q.marks]
    assert marks == sorted(set(marks))


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_every_letter_of_a_quotation_is_covered(text: str) -> None:
    q = read(text)
    for x in q.items:
        assert all(q.covers(k, k + 1) for k in range(x.span.start, x.span.end))


_WORDS = st.lists(
    st.sampled_from(["we", "never", "saw", "it’s", "the", "river", "O’Brien", "12", "rain"]),
    min_size=1,
    max_size=8,
).map(" ".join)


@st.composite
def _quotation(draw: st.DrawFn, depth: int = 0) -> str:
    marks = ("“", "”") if depth % 2 == 0 else ("‘", "’")
    parts = [draw(_WORDS)]
    if depth < 2 and draw(st.booleans()):
        parts += [draw(_quotation(depth + 1)), draw(_WORDS)]
    return marks[0] + " ".join(parts).capitalize() + draw(st.sampled_from([",", ".", "?", ""])) + marks[1]


@given(st.lists(st.tuples(_WORDS, _quotation()), min_size=1, max_size=5))
def test_every_character_of_a_well_formed_quotation_is_speech(pieces: list[tuple[str, str]]) -> None:
    text = ""
    inside: list[tuple[int, int]] = []
    for words, quotation in pieces:
        text += words + " "
        inside.append((len(text), len(text) + len(quotation)))
        text += quotation + " "
    q = read(text)
    assert not [f for f in q.faults if f.kind != "elision"]
    for start, end in inside:
        assert all(q.covers(k, k + 1) for k in range(start, end))
    for (_, end), (start, _) in itertools.pairwise(inside):
        assert not q.covers(end, start)


@pytest.mark.parametrize("unit", ['"', "“", "”a ", "' ", "“a” ", '"a\n', "‘“", "a'"])
def test_hundreds_of_thousands_of_marks_come_to_an_end(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    q = read(text)
    assert len(q.marks) <= len(text)
    if "\n" not in unit and unit != "a'":
        assert q.covers(0, len(text))
