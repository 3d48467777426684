"""What is known of each token by itself is the same, compiled and not."""

from __future__ import annotations

from array import array
from types import ModuleType
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.lexicon import description as used
from copylint.lexicon.families import BIT
from copylint.lexicon.tagger import Described, tagger
from copylint.tables.twins import is_compiled
from copylint.text.characters import codes_of, crc_steps, kinds_for
from support.twins import interpreted

WAYS = [pytest.param(interpreted(used), id="interpreted")]
if is_compiled(used):
    WAYS.append(pytest.param(used, id="compiled"))

WORDS = st.lists(st.text("aBé’'-5", min_size=1, max_size=6), min_size=1, max_size=8)


def placed(words: list[str]) -> tuple[str, array[int], array[int]]:
    starts, ends, at = array("i"), array("i"), 0
    for word in words:
        starts.append(at)
        at += len(word)
        ends.append(at)
        at += 1
    return " ".join(words), starts, ends


def shapes(way: ModuleType, words: list[str]) -> tuple[list[int], list[int], list[int]]:
    text, starts, ends = placed(words)
    n = len(words)
    crcs, last, out = array("I", bytes(4 * n)), array("I", bytes(4 * n)), bytearray(n)
    way.shapes_of(codes_of(text), kinds_for(text), starts, ends, n, crc_steps(), crcs, last, out)
    return crcs.tolist(), last.tolist(), list(out)


@pytest.mark.parametrize("way", WAYS)
def test_words_have_shapes(way: ModuleType) -> None:
    crcs, last, out = shapes(way, ["Minister’s", "U.S.", "long-term", "7th", "“", "sign"])
    assert (crcs[0], last[0], crcs[4]) == (crc32(b"minister's"), crc32(b"r's"), crc32(b'"'))
    assert out == [1 | 32, 1 | 2, 8, 4, 16, 0]


@given(words=WORDS)
def test_shapes_are_the_same_compiled_and_not(words: list[str]) -> None:
    assert len({str(shapes(way.values[0], words)) for way in WAYS}) == 1


def told(words: list[str]) -> Described:
    text, starts, ends = placed(words)
    return Described(
        text, starts, ends, bytearray(0 if w[0].isalpha() else 1 if w[0].isdigit() else 2 for w in words)
    )


def test_a_word_may_have_the_tags_that_it_was_met_with_or_that_the_dictionary_has() -> None:
    t = tagger()
    found = [
        {t.tags[k] for k in range(len(t.tags)) if may >> k & 1}
        for may in told(["the", "?", "12", "Qwibble", "qwibbles", "glaciated"]).mays
    ]
    assert found[:2] == [{"DT"}, {"#"}]
    assert "CD" in found[2]
    assert "NNP" in found[3]
    assert {"NNS", "VBZ", "VB"} <= found[4]
    assert found[5] <= {"VBN", "VBD", "JJ"}


def test_a_token_belongs_to_a_family() -> None:
    words = ["signs", "minister's", "ministers'", "Boyd's", "Boyd", "left", "children's", "?"]
    stems, offered, owned = told(words).kinship()
    assert owned.tolist() == [
        BIT["VBZ"] | BIT["NNS"], BIT["NN_POS"], BIT["NNS_POS"], BIT["NN_POS"], BIT["NN"], 0, BIT["NNS_POS"],
        0,
    ]  # fmt: skip
    assert stems[:3].tolist() == [crc32(b"sign"), crc32(b"minister"), crc32(b"minister")]
    assert stems[3] == stems[4]
    assert offered[0] & BIT["VBG"]
    assert offered[3] == BIT["NN"] | BIT["NN_POS"]
