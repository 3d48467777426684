"""The sums of gaps take nothing that could lead them outside a text, compiled as interpreted."""

from __future__ import annotations

from array import array
from types import SimpleNamespace
from typing import Any

import pytest

from support.twinned import WAYS, way_of


@pytest.fixture(params=WAYS, scope="module")
def ways(request: pytest.FixtureRequest) -> Any:
    """The sums, the words of a text, and a model without a weight."""
    sums, weights = (way_of(f"copylint.models.{n}", request.param) for n in ("gap_sums", "weights"))
    table = weights.Table([0] * sums.TEMPLATES, array("I"), array("b"))
    words = weights.Words(array("H", [0, 1, 2]), bytes(3))
    text = weights.Text(words, array("H", [0] * 8 + [1, 2] + [0] * 8), bytes(18), array("I", [8]))
    first = [weights.Template(table, k) for k in range(sums.SECOND)]
    models = [
        tuple(sums.Model(n, table, first, 0, 0) for n in range(8) if may >> n & 1) for may in range(256)
    ]
    return SimpleNamespace(sums=sums, weights=weights, text=text, first=first, models=models)


def test_a_boundary_where_words_may_be_missing_is_looked_at_for_each(ways: Any) -> None:
    sides = b"\0\6\7", b"\0\1\4"
    assert ways.sums.gaps(ways.text, ways.models, sides, 8, 10) == [(9, 2, 0)]
    assert ways.sums.gaps(ways.text, ways.models, (b"\0\6\7", b"\7\7\7"), 8, 10) == [(9, 1, 0), (9, 2, 0)]
    assert ways.sums.gaps(ways.text, ways.models, (bytes(3), bytes(3)), 8, 10) == []
    assert ways.sums.whole(ways.text, ways.models[1][0], 9) == 0


def test_what_does_not_fit_is_refused(ways: Any) -> None:
    sums, text, models, good = ways.sums, ways.text, ways.models, (b"\1\1\1", b"\1\1\1")
    other = ways.weights.Table([0] * 46, array("I"), array("b"))
    for wrong in (
        lambda: sums.Model(0, other, ways.first, 0, 0),
        lambda: sums.Model(0, other, [None] * 6, 0, 0),
        lambda: sums.gaps(text, models, (bytes(2), bytes(3)), 8, 10),
        lambda: sums.gaps(text, models, (bytes(3), bytes(4)), 8, 10),
        lambda: sums.gaps(text, models[:255], good, 8, 10),
    ):
        with pytest.raises(ValueError):
            wrong()
    for wrong in (
        lambda: sums.gaps(text, models, good, 7, 10),
        lambda: sums.gaps(text, models, good, 8, 11),
        lambda: sums.gaps(text, models, good, 10, 9),
        lambda: sums.whole(text, models[1][0], 7),
        lambda: sums.whole(text, models[1][0], 10),
    ):
        with pytest.raises(IndexError):
            wrong()
    for wrong in (
        lambda: sums.gaps(None, models, good, 8, 10),
        lambda: sums.whole(None, models[1][0], 8),
        lambda: sums.whole(text, None, 8),
        lambda: sums.gaps(text, [(None,)] * 256, good, 8, 10),
        lambda: sums.gaps(text, [None] * 256, good, 8, 10),
    ):
        with pytest.raises(TypeError):
            wrong()
