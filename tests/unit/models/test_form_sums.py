"""The sums of the judge of forms: what they learn they find, and which verbs have a number."""

from __future__ import annotations

import mmap
from array import array
from types import ModuleType

import pytest

from copylint.models import form_sums as used
from copylint.models.form_features import BITS, FACTS, FEATURES
from copylint.models.forms import groups
from copylint.tables.twins import is_compiled
from support.twins import interpreted

WAYS = [pytest.param(interpreted(used), id="interpreted")]
if is_compiled(used):
    WAYS.append(pytest.param(used, id="compiled"))

VBP, VBZ, WAS, WERE = 1 << 1, 1 << 2, 1 << 12, 1 << 13
#: Two sentences: behind word 5 class VBP is right, behind word 6 class VBZ.
WORDS, EDGES = array("I", [5, 9, 6, 9]), array("i", [0, 2, 2, 4])
PLACES, RIGHT = array("I", [1, 3]), array("I", [VBP, VBZ])


def losses(way: ModuleType) -> list[float]:
    # Pages that nobody writes to take no memory.
    size = 4 * (1 << BITS) * way.CLASSES
    weights, squares = (memoryview(mmap.mmap(-1, size)).cast("f") for _ in range(2))
    return [
        way.learn(
            WORDS,
            bytes(4),
            array("I", bytes(16)),
            array("I", [0, 6, 0, 6]),
            bytes(4),
            EDGES,
            array("I", [0, 1]),
            PLACES,
            RIGHT,
            groups(),
            bytes(range(FEATURES)),
            b"",
            weights,
            squares,
            0.1,
            array("I", bytes(4 * FACTS)),
            array("i", bytes(4 * FEATURES)),
            array("d", bytes(8 * way.CLASSES)),
        )
        for _ in range(12)
    ]


@pytest.mark.parametrize("way", WAYS)
def test_it_learns_what_is_right(way: ModuleType) -> None:
    found = losses(way)
    assert found[-1] < 0.1 < found[0]


@pytest.mark.parametrize("way", WAYS)
def test_finite_verbs_have_a_number(way: ModuleType) -> None:
    owned = array("I", [WAS, WERE, VBZ | 1 << 7, VBZ | 1 << 7, VBP | 1, VBP | 1])
    offered, numbered = array("I", bytes(24)), array("I", bytes(24))
    way.numbers(6, bytes([0, 0, 4, 9, 3, 9]), owned, 4, 3, offered, numbered)
    assert numbered.tolist() == [VBZ, VBP, VBZ, 0, VBP, 0]
    assert offered.tolist() == [VBZ | VBP, VBZ | VBP, VBZ | VBP, 0, VBZ | VBP, 0]
