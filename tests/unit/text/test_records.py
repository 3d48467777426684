"""Records behave as data classes do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from copylint.text.records import Record, field, replace


class Frozen(Record):
    a: int
    b: str = "x"
    c: list[int] = field(default_factory=list, compare=False)


class Pair(Record, order=True):
    one: int
    two: int


class Loose(Record, frozen=False):
    __slots__ = ("__dict__",)

    a: int
    b: list[int] = field(default_factory=list)


class Longer(Frozen):
    d: int = 4


class Empty(Record):
    pass


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    a: int
    b: str = "x"
    c: list[int] = dataclasses.field(default_factory=list, compare=False)


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}), ((1, "y"), {}), ((1,), {"b": "z"}), ((1, "x", [3]), {}), ((), {"a": 2, "c": [1]}), ((), {}),
    ((1, "a", [], 5), {}), ((1,), {"a": 2}), ((1,), {"e": 2}),
]  # fmt: skip


def made(cls: type, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    try:
        return cls(*args, **named)
    except TypeError:
        return TypeError


@pytest.mark.parametrize(("args", "named"), CALLS)
def test_made_and_shown_as_a_data_class(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = made(Frozen, args, named), made(Twin, args, named)
    assert repr(ours).replace("Frozen", "Twin") == repr(theirs)
    if isinstance(ours, Frozen):
        assert hash(ours) == hash(theirs)


def test_equal_by_value_and_class() -> None:
    assert Frozen(1) == Frozen(1, c=[2]) != Frozen(1, "y")
    assert Frozen(1) != Twin(1)
    assert Frozen(1) != Longer(1)
    assert {Frozen(1): 5}[Frozen(1, "x")] == 5
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_what_may_change_has_no_hash() -> None:
    record = Loose(1)
    record.a = 3
    record.b.append(1)
    assert record == Loose(3, [1])
    assert Loose(1).b == []
    with pytest.raises(TypeError):
        hash(record)


def test_order_is_for_those_that_ask_for_it() -> None:
    assert sorted([Pair(2, 1), Pair(1, 2), Pair(1, 1)]) == [Pair(1, 1), Pair(1, 2), Pair(2, 1)]
    assert Pair(1, 1) < Pair(1, 2) >= Pair(1, 1)
    with pytest.raises(TypeError):
        Pair(1, 1) < Empty()  # type: ignore[operator]  # noqa: B015
    with pytest.raises(TypeError):
        Frozen(1) < Frozen(2)  # type: ignore[operator]  # noqa: B015


def test_copies_and_changes() -> None:
    record = Longer(1, "y", [1], 7)
    assert pickle.loads(pickle.dumps(record)) == copy.copy(record) == record
    assert pickle.loads(pickle.dumps(record)).c == [1]
    assert replace(record, b="z") == Longer(1, "z", [1], 7)
    with pytest.raises(TypeError):
        replace(record, e=1)


def test_only_its_fields() -> None:
    with pytest.raises(AttributeError):
        Frozen(1).other = 2  # type: ignore[attr-defined]
    assert not hasattr(Frozen(1), "__dict__")
