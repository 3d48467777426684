"""The keys of a place, told by the very sums that add up their weights, which get what notes keys instead.

Only interpreted sums take that: build.py asks for them before it imports any.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace


class Notes:
    """A table without weights that notes the keys it is asked for."""

    def __init__(self, templates: int) -> None:
        self.templates = templates
        self.keys = [0] * templates

    def add(self, templates: bytes, keys: Sequence[int]) -> int:
        for template, key in zip(templates, keys, strict=True):
            self.keys[template] = key
        return 0

    def first(self, count: int) -> list[_Template]:
        """Returns the first templates."""
        return [_Template(self.keys, k) for k in range(count)]


class _Template:
    def __init__(self, keys: list[int], number: int) -> None:
        self._keys, self._number = keys, number

    def get(self, key: int, default: int) -> int:
        self._keys[self._number] = key
        return default


def text(v, numbers: list[int], tags: list[int]) -> SimpleNamespace:
    """Returns padded words as the sums want them."""
    return SimpleNamespace(
        n=numbers, t=tags, fine=v.fine, coarse=v.coarse, size=len(numbers), count=len(v.tag)
    )
