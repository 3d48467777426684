"""The sums of confusable words take nothing that could lead them outside a text, compiled as interpreted."""

from __future__ import annotations

from array import array
from types import SimpleNamespace
from typing import Any

import pytest

from copylint.models import lookups
from copylint.models.templates import FIRST, HEAD, TEMPLATES
from support.twinned import WAYS, way_of


@pytest.fixture(params=WAYS, scope="module")
def ways(request: pytest.FixtureRequest) -> Any:
    """The sums, the words of a text, and tables without a weight."""
    sums, weights = (way_of(f"copylint.models.{n}", request.param) for n in ("confusable_sums", "weights"))
    table = weights.Table([0] * len(TEMPLATES), array("I"), array("b"))
    words = weights.Words(array("H", [0, 1, 2]), bytes(3))
    text = weights.Text(words, array("H", [0] * 8 + [1, 2] + [0] * 8), bytes(18), array("I", [8]))
    templates = [weights.Template(table, k) for k in range(len(TEMPLATES))]
    pair = sums.Pair(table, templates[HEAD:])
    suspect = sums.Suspect(pair, [templates[k] for k in FIRST], 1, 0, 0, "of")
    return SimpleNamespace(
        sums=sums, weights=weights, text=text, templates=templates, pair=pair, suspect=suspect
    )


def test_a_doubt_that_nothing_settles_is_kept_up(ways: Any) -> None:
    sums, text, suspect = ways.sums, ways.text, ways.suspect
    kinds = bytes(8) + b"\1\2" + bytes(8)
    assert sums.look(text, kinds, [None] * 3, lambda i: (suspect,), 0) == [(8, "of", 0)]
    assert sums.look(text, kinds, [None, (suspect,), None], lambda i: (), 0) == [(8, "of", 0)]
    assert sums.look(text, bytes(18), [None] * 3, lambda i: (suspect,), 0) == []
    assert sums.weigh(text, (suspect,), 8, 10, True, 0) == [("of", 0)]


def test_what_does_not_fit_is_refused(ways: Any) -> None:
    sums, text = ways.sums, ways.text
    other = lookups.LaidTable if ways.weights.__name__.endswith("plain_weights") else ways.weights.Table
    for wrong in (
        lambda: sums.Pair(other([0] * 40, array("I"), array("b")), ways.templates[HEAD:]),
        lambda: sums.Pair(other([0] * 41, array("I"), array("b")), [None] * 5),
        lambda: sums.Suspect(ways.pair, [None] * 6, 1, 0, 0, None),
        lambda: sums.Suspect(None, ways.templates[:6], 1, 0, 0, None),
        lambda: sums.look(text, bytes(17), [None] * 3, lambda i: (), 0),
        lambda: sums.look(text, bytes(18), [None] * 2, lambda i: (), 0),
    ):
        with pytest.raises(ValueError):
            wrong()
    for i, right in ((7, 8), (9, 9), (9, 11)):
        with pytest.raises(IndexError):
            sums.weigh(text, (ways.suspect,), i, right, False, 0)
    for wrong in (
        lambda: sums.look(None, bytes(18), [None] * 3, lambda i: (), 0),
        lambda: sums.weigh(None, (), 8, 9, False, 0),
        lambda: sums.weigh(text, None, 8, 9, False, 0),
        lambda: sums.look(text, b"\1" * 18, [None] * 3, lambda i: (None,), 0),
        lambda: sums.look(text, b"\1" * 18, [None] * 3, lambda i: None, 0),
        lambda: sums.weigh(text, (None,), 8, 9, False, 0),
    ):
        with pytest.raises(TypeError):
            wrong()
