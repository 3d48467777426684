"""Weights are the same searched, laid out in dicts, and looked for as they lie."""

from __future__ import annotations

from array import array

import pytest

from copylint.models import lookups
from support.twinned import interpreted

TABLES = [{7: 3, 2**32 - 1: -128, 0: 5}, {}, {k * k: k % 256 - 128 for k in range(200)}, {1: 1}]


def table(way: type) -> lookups.Table:
    rows = [sorted(t.items()) for t in TABLES]
    keys = array("I", [k for r in rows for k, _ in r])
    return way([len(r) for r in rows], keys, array("b", [w for r in rows for _, w in r]))


@pytest.mark.parametrize("per_search", [0, 2, 10**9])
def test_weights_are_the_same_searched_or_laid_out(monkeypatch: pytest.MonkeyPatch, per_search: int) -> None:
    monkeypatch.setattr(lookups, "_PER_SEARCH", per_search)
    made = table(lookups.LaidTable)
    for key in [*range(50), 2**32 - 1] * 4:
        assert made.add(bytes((0, 2)), [key, key * key]) == sum(
            TABLES[k].get(x, 0) for k, x in ((0, key), (2, key * key))
        )
        assert made.add(bytes((3,)), [key]) == TABLES[3].get(key, 0)
    for sign in (1, -1):
        for number, each in enumerate(lookups.templates(made, range(4), sign)):
            assert each.size == len(TABLES[number])
            asked = [*TABLES[number], 3, 11]
            told = [each.get(key, 0) for _ in range(5) for key in asked]
            assert told == [sign * TABLES[number].get(key, 0) for key in asked] * 5
            assert each.most() == max([0, *(sign * w for w in TABLES[number].values())])


def test_what_lies_is_found_as_what_is_laid_out() -> None:
    weights = interpreted("copylint.models.weights")
    lying, laid = table(weights.Table), table(lookups.LaidTable)
    for key in [*range(50), 2**32 - 1]:
        for templates, keys in ((bytes((0, 1, 2)), [key, key, key * key]), (bytes((2, 3)), [key, key])):
            assert lying.add(templates, keys) == laid.add(templates, keys)
    assert weights.Template(lying, 2, -1).get(9, 0) == -TABLES[2][9]


def test_weights_that_do_not_fit_their_keys_are_refused() -> None:
    for way in (lookups.table, lookups.LaidTable):
        with pytest.raises(ValueError, match="1 weights for 2 keys"):
            way([2], array("I", [1, 2]), array("b", [1]))
