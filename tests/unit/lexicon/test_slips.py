"""Slips: one apart, and what each costs."""

from __future__ import annotations

import pytest

from copylint.lexicon.slips import one_slip_apart, slip_cost


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [("teh", "the", True), ("helo", "hello", True), ("cat", "cart", True), ("cat", "cut", True),
     ("cat", "cat", False), ("cat", "acts", False), ("abcd", "badc", False), ("", "a", True)],
)  # fmt: skip
def test_one_slip_apart(left: str, right: str, one: bool) -> None:
    assert one_slip_apart(left, right) is one
    assert one_slip_apart(right, left) is one


def test_costs_order_slips() -> None:
    assert slip_cost("same", "same") == 0
    assert slip_cost("recieve", "receive") < slip_cost("recefve", "receive")
    assert slip_cost("comittee", "committee") < slip_cost("comimttee", "committee")
    assert slip_cost("gouse", "house") < slip_cost("bouse", "house") + 1
    assert slip_cost("minixter", "minister") < slip_cost("miniqter", "minister")
