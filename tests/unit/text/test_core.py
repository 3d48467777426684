"""The pass over a text says what the patterns and the table say, compiled and not."""

from __future__ import annotations

import sys
import unicodedata
from array import array
from types import ModuleType
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.kinds.patterns.doubled_phrase import _PIECE
from copylint.models.vocabulary import split_words
from copylint.tables.twins import is_compiled
from copylint.tables.wordtable import WordTable
from copylint.text import core as used
from copylint.text.characters import codes_of, crc_steps, kinds_for
from copylint.text.tokens import _SORT, _TOKEN
from support.twins import interpreted

WAYS = [pytest.param(interpreted(used), id="interpreted")]
if is_compiled(used):
    WAYS.append(pytest.param(used, id="compiled"))

#: Letters, figures and marks that the patterns tell apart, and any others.
TEXT = st.text(st.one_of(st.sampled_from("aZé5٣.,:-'’ʼ_ \n\ufffc\u0301²\"U"), st.characters()), max_size=40)
WORDS = ["U.S.", "a", "café", "five", "long-term", "the", "The"]


def _cut(core: ModuleType, text: str) -> list[tuple[int, int]]:
    starts, ends = array("i", bytes(4 * len(text))), array("i", bytes(4 * len(text)))
    n = core.words_of_models(codes_of(text), kinds_for(text), 0, len(text), starts, ends, 0)
    return list(zip(starts[:n], ends[:n], strict=True))


@pytest.mark.parametrize("core", WAYS)
@given(text=TEXT)
def test_words_are_cut_as_the_pattern_cuts_them(core: ModuleType, text: str) -> None:
    assert _cut(core, text) == split_words(text)


@pytest.mark.parametrize("core", WAYS)
def test_every_character_is_of_the_kind_that_patterns_take_it_for(core: ModuleType) -> None:
    for low in range(0, sys.maxunicode, 0x2000):
        some = [chr(c) for c in range(low, low + 0x2000) if not 0xD800 <= c < 0xE000]
        # Of characters that nothing tells apart, as they are not assigned, a few of each stretch.
        nothing = [c for c in some if unicodedata.category(c) in ("Cn", "Co")]
        some = sorted({*some} - {*nothing[1:-1]})
        text = "".join(f"a{c}-{c} {c}5{c} {c}.b. a.{c}.c a'{c} " for c in some)
        assert _cut(core, text) == split_words(text)
        assert _tokens(core, text, 0) == _by_pattern(text, 0)


def _tokens(core: ModuleType, text: str, start: int) -> list[tuple[int, int, int]]:
    starts, ends = array("i", bytes(4 * len(text))), array("i", bytes(4 * len(text)))
    sorts = bytearray(len(text))
    n = core.tokens(codes_of(text), kinds_for(text), start, starts, ends, sorts)
    return [(a + start, b + start, sort) for a, b, sort in zip(starts[:n], ends[:n], sorts[:n], strict=True)]


def _by_pattern(text: str, start: int) -> list[tuple[int, int, int]]:
    return [(*m.span(), _SORT[m.lastgroup or ""]) for m in _TOKEN.finditer(text, start)]


@pytest.mark.parametrize("core", WAYS)
@given(text=TEXT, start=st.integers(0, 3))
def test_tokens_are_cut_as_the_pattern_cuts_them(core: ModuleType, text: str, start: int) -> None:
    start = min(start, len(text))
    assert _tokens(core, text, start) == _by_pattern(text, start)


@pytest.mark.parametrize("core", WAYS)
@pytest.mark.parametrize(
    "text",
    ["U.S. a.m.b U.S.A a.b.cd. x9.a.b. _a.b. 5a.b.", "it’s o'5 'a' a''b 5's 5’s 5'S 21st, 3.5.6:7 5..6 5.",
     "áb'́c -- - ... . __ _a ́ ²5² 5²"],
)  # fmt: skip
def test_tokens_of_odd_words_are_cut_as_the_pattern_cuts_them(core: ModuleType, text: str) -> None:
    for start in range(len(text)):
        assert _tokens(core, text, start) == _by_pattern(text, start)


@pytest.mark.parametrize("core", WAYS)
@pytest.mark.parametrize(
    "text",
    ["U.S. a.m.b x9-y 5'a 5’5 a'5 a-5-b 5-a'b", "p.m ... -- \n ' 'a'b’c- 3.5:6,7 21st-b _a é'é"],
)
def test_odd_words_are_cut_as_the_pattern_of_the_models_cuts_them(core: ModuleType, text: str) -> None:
    for start in range(len(text)):
        assert _cut(core, text[start:]) == split_words(text[start:])


def _numbers(core: ModuleType, table: WordTable, text: str) -> list[tuple[str, int, int]]:
    """The words of a text with their numbers, and those they have in small letters."""
    codes, places = codes_of(text), _cut(core, text)
    starts, ends = array("i", [a for a, _ in places]), array("i", [b for _, b in places])
    exact, lower = array("i", bytes(4 * len(places))), array("i", bytes(4 * len(places)))
    core.looked_up(
        codes, starts, ends, 0, len(places), crc_steps(), table.slots, table.offsets, table.pool, exact, lower
    )
    return [(text[a:b], n, small) for (a, b), n, small in zip(places, exact, lower, strict=True)]


@pytest.mark.parametrize("core", WAYS)
@given(text=st.one_of(TEXT, st.sampled_from(["THE U.S. the the-the five", "a b Long-Term"])))
def test_words_are_found_in_the_table_as_they_are_and_in_small_letters(core: ModuleType, text: str) -> None:
    table = WordTable(WordTable.pack(sorted(WORDS), {}))
    for word, number, small in _numbers(core, table, text):
        if not word.isascii():
            assert (number, small) == (-2, -2)
        else:
            assert number == table.number(word)
            assert small == table.number(word.lower())


@pytest.mark.parametrize("core", WAYS)
def test_every_word_of_a_large_table_is_found(core: ModuleType) -> None:
    words = sorted(f"{a}{b}{c}" for a in "abcdefghij" for b in "klmnopqrst" for c in "uvwxyz")
    table = WordTable(WordTable.pack(words, {}))
    assert [(n, small) for _, n, small in _numbers(core, table, " ".join(words))] == [
        (n, n) for n in range(len(words))
    ]


@pytest.mark.parametrize("core", WAYS)
def test_a_word_is_not_taken_for_another_of_its_length_and_sum(core: ModuleType) -> None:
    assert crc32(b"plumless") == crc32(b"buckeroo")
    table = WordTable(WordTable.pack(["plumless"], {}))
    assert _numbers(core, table, "plumless buckeroo PLUMLESS Buckeroo") == [
        ("plumless", 0, 0),
        ("buckeroo", -1, -1),
        ("PLUMLESS", -1, 0),
        ("Buckeroo", -1, -1),
    ]


@pytest.mark.parametrize("core", WAYS)
def test_sentences_lie_apart(core: ModuleType) -> None:
    text = "One two. Three"
    starts, ends, edges = (array("i", bytes(4 * 20)) for _ in range(3))
    bounds = array("i", [0, 8, 9, 14])
    n = core.padded_sentences(codes_of(text), kinds_for(text), bounds, 2, starts, ends, edges)
    assert [text[a:b] for a, b in zip(starts[:n], ends[:n], strict=True)] == [
        "", "", "One", "two", ".", "", "", "Three", "", ""
    ]  # fmt: skip
    assert list(edges[:4]) == [2, 5, 7, 8]


@pytest.mark.parametrize("core", WAYS)
@given(
    words=st.lists(
        st.sampled_from(["to", "To", "the", "é", "É", "x-", "-", "it's", "5", "_", "?"]), max_size=24
    )
)
def test_what_is_said_twice_is_never_overlooked(core: ModuleType, words: list[str]) -> None:
    text = " ".join(words)
    said = [piece.lower() for piece in _PIECE.findall(text)]
    twice = any(
        said[i - size : i] == said[i : i + size]
        for size in range(2, 9)
        for i in range(size, len(said) - size + 1)
    )
    sums, rows = array("I", bytes(4 * len(text))), array("I", bytes(4 * 9))
    assert core.says_again(codes_of(text), kinds_for(text), 0, len(text), 8, sums, rows) == twice
