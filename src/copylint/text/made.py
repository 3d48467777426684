"""A sequence of things of which only their numbers are kept: each is made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Made(Sequence[T]):
    """What `make` makes of numbers, in their order; asked twice, it is made twice."""

    __slots__ = ("_make", "_numbers")

    def __init__(self, make: Callable[[int], T], numbers: Sequence[int]) -> None:
        self._make = make
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, k: int) -> T: ...
    @overload
    def __getitem__(self, k: slice) -> list[T]: ...
    def __getitem__(self, k: int | slice) -> T | list[T]:
        if isinstance(k, slice):
            return list(map(self._make, self._numbers[k]))
        return self._make(self._numbers[k])

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._numbers)
