"""A weight is found where it lies, and what does not fit is refused, compiled as interpreted."""

from __future__ import annotations

from array import array
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.twinned import WAYS, way_of

NAME = "copylint.models.weights"


@pytest.fixture(params=WAYS, scope="module")
def weights(request: pytest.FixtureRequest) -> ModuleType:
    return way_of(NAME, request.param)


@given(
    st.lists(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(-128, 127), max_size=30), max_size=6),
    st.data(),
)
def test_a_weight_is_found_where_it_lies(
    weights: ModuleType, tables: list[dict[int, int]], data: st.DataObject
) -> None:
    rows = [sorted(t.items()) for t in tables]
    keys = array("I", [k for r in rows for k, _ in r])
    each = array("b", [w for r in rows for _, w in r])
    made = weights.Table([len(r) for r in rows], keys, each)
    for number, table in enumerate(tables):
        some = [*table, data.draw(st.integers(0, 2**32 - 1))]
        assert [made.weight(number, k) for k in some] == [table.get(k, 0) for k in some]
        most = max([0, *table.values()])
        assert weights.Template(made, number).most() == most
        assert weights.Template(made, number, -1).most() == -min([0, *table.values()])
    with pytest.raises(IndexError):
        made.weight(len(tables), 0)
    with pytest.raises(IndexError):
        weights.Template(made, len(tables))


def test_what_does_not_fit_is_refused(weights: ModuleType) -> None:
    words = weights.Words(array("H", [0, 1, 2]), bytes(3))
    text = array("H", [0] * 8 + [1, 2] + [0] * 8)
    assert weights.Text(words, text, bytes(18), array("I", [8])).size == 18
    for wrong in (
        lambda: weights.Words(array("H"), b""),
        lambda: weights.Words(array("H", [1]), bytes(2)),
        lambda: weights.Text(words, text, bytes(17), array("I", [8])),
        lambda: weights.Text(words, array("H", [0] * 8 + [3] + [0] * 8), bytes(17), array("I", [8])),
        lambda: weights.Text(words, text, bytes(8) + b"\x20" + bytes(9), array("I", [8])),
        lambda: weights.Text(words, text[8:], bytes(10), array("I", [0])),
        lambda: weights.Text(words, text[:4], bytes(4), array("I")),
        lambda: weights.Text(words, array("H", [0, 1] * 9), bytes(18), array("I", [8])),
        lambda: weights.Text(words, text, bytes(18), array("I", [7])),
        lambda: weights.Text(words, text, bytes(18), array("I", [9, 8])),
        lambda: weights.Text(words, text, bytes(18), array("I", [11])),
        lambda: weights.Table([1], array("I"), array("b")),
        lambda: weights.Table([2], array("I", [1]), array("b", [1])),
        lambda: weights.Table([1], array("I", [1]), array("b")),
    ):
        with pytest.raises(ValueError):
            wrong()
    with pytest.raises(TypeError):
        weights.Text(None, text, bytes(18), array("I", [8]))


def test_numbers_of_another_width_are_refused_where_they_would_be_misread() -> None:
    weights = way_of(NAME, "compiled")
    with pytest.raises(ValueError):
        weights.Words(array("I", [1]), bytes(1))
    with pytest.raises(TypeError):
        weights.Template(object(), 0)
