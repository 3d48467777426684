"""The table of words: what is packed comes out again, in order and by number."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.tables.wordtable import WordTable

WORDS = st.sets(st.text(min_size=1, max_size=12), max_size=60).map(sorted)


@given(WORDS, st.text(max_size=3))
def test_each_word_has_its_number_and_its_values(words: list[str], other: str) -> None:
    table = WordTable(WordTable.pack(words, {"place": array("H", range(len(words)))}))
    assert len(table) == len(words)
    for n, word in enumerate(words):
        assert table.number(word) == n
        assert table.word(n) == word
        assert table.column("place")[n] == n
    assert table.number(other) == (words.index(other) if other in words else -1)
    assert [table.word(n) for n in table.starting(other)] == [w for w in words if w.startswith(other)]


def test_bytes_are_kept_beside_the_words() -> None:
    table = WordTable(WordTable.pack(["a", "b"], {}, {"notes": b"one\ntwo"}))
    assert bytes(table.blob("notes")) == b"one\ntwo"
    with pytest.raises(KeyError):
        table.column("notes")


@pytest.mark.parametrize("words", [["b", "a"], ["a", "a"]])
def test_words_out_of_order_are_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="in order"):
        WordTable.pack(words, {})


def test_a_column_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="2 values of size for 1 words"):
        WordTable.pack(["a"], {"size": array("B", [1, 2])})


def test_other_bytes_are_no_table() -> None:
    with pytest.raises(ValueError, match="no table"):
        WordTable(b"word\tregion\n" * 4)


def test_a_table_of_the_other_byte_order_is_refused() -> None:
    data = WordTable.pack(["a"], {})
    other = (
        data.replace(b'"little"', b'"big"   ') if b'"little"' in data else data.replace(b'"big"', b'"little"')
    )
    with pytest.raises(ValueError, match="endian"):
        WordTable(other)
