"""What was worked out of the pieces of a text, kept as long as the next state of the text has them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

#: A text of more code points than that is long: what takes room and is worked out again soon is not kept.
LONG = 1 << 16
#: How many code points of pieces are kept with what was worked out of them, at least: a text that is not long
#: is asked for its lines by some ten.
_MOST = 16 * LONG


class Pieces:
    """Answers that follow from a piece of text alone. Of a text under edit, those of its last state are at
    hand."""

    def __init__(self) -> None:
        self._before: dict[tuple[object, str], Any] = {}
        self._now: dict[tuple[object, str], Any] = {}
        self._size = 0

    def of(self, work: Callable[[str], T], piece: str) -> T:
        """Returns what `work` makes of a piece; nobody may change it."""
        key = (work, piece)
        if key in self._now:
            known: T = self._now[key]
            return known
        found: T = self._before[key] if key in self._before else work(piece)
        if self._size < _MOST:
            self._size += len(piece)
            self._now[key] = found
        return found

    def turn(self) -> None:
        """Takes up the next state of the text: what its last one had not is let go."""
        self._before, self._now, self._size = self._now, {}, 0
