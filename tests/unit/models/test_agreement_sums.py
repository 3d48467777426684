"""The sums of agreement take nothing that could lead them outside a text, compiled as interpreted."""

from __future__ import annotations

from array import array
from types import SimpleNamespace
from typing import Any

import pytest

from copylint.models.vocabulary import TAG
from support.twinned import WAYS, way_of


@pytest.fixture(params=WAYS, scope="module")
def ways(request: pytest.FixtureRequest) -> Any:
    """The sums, the words of a text, and verbs without a weight."""
    sums, weights = (way_of(f"copylint.models.{n}", request.param) for n in ("agreement_sums", "weights"))
    table = weights.Table([0] * sums.TEMPLATES, array("I"), array("b"))
    words = weights.Words(array("H", [0, 1, 2]), bytes(3))
    tags = bytes(8) + bytes((TAG["NN"], TAG["VBZ"])) + bytes(8)
    text = weights.Text(words, array("H", [0] * 8 + [1, 2] + [0] * 8), tags, array("I", [8]))
    first = [weights.Template(table, k) for k in range(sums.SECOND)]

    def verbs(words: int) -> Any:
        return sums.Verbs(table, first, words, 2, ([1], [], [2]))

    return SimpleNamespace(sums=sums, weights=weights, text=text, first=first, verbs=verbs)


def test_the_noun_before_a_verb_is_its_subject(ways: Any) -> None:
    verbs = ways.verbs(3)
    assert ways.sums.agreement(ways.text, verbs, 9, 8, 1, 1, 1, 0) == (0, 8, 0)
    assert ways.sums.agreement(ways.text, verbs, 9, 8, 1, 1, 1, 1) is None


def test_what_does_not_fit_is_refused(ways: Any) -> None:
    other = ways.weights.Table([0] * 26, array("I"), array("b"))
    for wrong in (
        lambda: ways.sums.Verbs(other, ways.first, 3, 1, ([], [], [])),
        lambda: ways.sums.Verbs(other, [None] * 5, 3, 1, ([], [], [])),
        lambda: ways.sums.agreement(ways.text, ways.verbs(4), 9, 8, 1, 1, 1, 0),
    ):
        with pytest.raises(ValueError):
            wrong()
    for k, low in ((8, 8), (10, 8), (9, 7)):
        with pytest.raises(IndexError):
            ways.sums.agreement(ways.text, ways.verbs(3), k, low, 1, 1, 1, 0)
    for text, verbs in ((None, ways.verbs(3)), (ways.text, None)):
        with pytest.raises(TypeError):
            ways.sums.agreement(text, verbs, 9, 8, 1, 1, 1, 0)
    with pytest.raises(IndexError):
        ways.sums.Verbs(ways.weights.Table([0] * 27, array("I"), array("b")), ways.first, 3, 1, ([3], [], []))
