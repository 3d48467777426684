"""The perceptron: what it learns it finds again, and tags the same, compiled and not."""

from __future__ import annotations

from array import array
from types import ModuleType

import pytest

from copylint.lexicon import tagging as used
from copylint.tables.twins import is_compiled
from support.twins import interpreted

WAYS = [pytest.param(interpreted(used), id="interpreted")]
if is_compiled(used):
    WAYS.append(pytest.param(used, id="compiled"))

SIZE, ROWS = 3, 256
#: Two sentences of a word 7 whose tag, 1 or 2, the word before it tells.
WORDS, GOLD, EDGES = array("I", [5, 7, 6, 7]), bytearray([0, 1, 0, 2]), array("i", [0, 2, 2, 4])
MAYS = array("Q", [1, 6, 1, 6])


def learnt(way: ModuleType) -> tuple[array[float], bytearray]:
    weights, sums = array("f", bytes(4 * ROWS * SIZE)), array("d", bytes(8 * ROWS * SIZE))
    rows, tags = array("I", bytes(4 * way.FEATURES)), bytearray(4)
    steps = 0
    for _ in range(5):
        steps = way.learn(
            WORDS, WORDS, bytearray(4), array("H", WORDS), MAYS, GOLD, EDGES, array("I", [0, 1]), weights,
            sums, steps, SIZE, rows, tags,
        )  # fmt: skip
    assert steps == 20
    return weights, tags


@pytest.mark.parametrize("way", WAYS)
def test_what_was_learnt_is_found_again(way: ModuleType) -> None:
    weights, last = learnt(way)
    assert last == GOLD
    packed = array("b", [round(w) for w in weights])
    tags = bytearray(4)
    way.tag(
        WORDS, WORDS, bytearray(4), array("H", WORDS), MAYS, EDGES, packed, SIZE,
        array("I", bytes(4 * way.FEATURES)), tags,
    )  # fmt: skip
    assert tags == GOLD


def test_the_same_is_learnt_compiled_and_not() -> None:
    assert len({learnt(way.values[0])[0].tobytes() for way in WAYS}) == 1
