"""How much is tried of what could be tried without end: all that a test states under `tools/test.sh` and in
CI, a third of it by plain `pytest`, which is run after every change."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

#: Set by tools/test.sh.
ALL = os.environ.get("COPYLINT_TESTS_TRY") == "all" or os.environ.get("CI") == "true"
_SHARE = 3


def tries(stated: int) -> int:
    """Returns how many of so many examples, texts or repeats are tried."""
    return stated if ALL else max(1, stated // _SHARE)


def some(stated: Sequence[T]) -> Sequence[T]:
    """Returns which of these are tried: all or every third."""
    return stated if ALL else stated[::_SHARE]
