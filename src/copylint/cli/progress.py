"""A progress bar for long runs and a spinner for long waits, on a terminal, out of the way of what is
printed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

#: Seconds before the bar appears, and between two drawings of it.
PATIENCE, PAUSE = 0.7, 0.1
WIDTH = 30
TURNS = "|/-\\"


def bar(
    items: Iterable[T],
    total: int,
    stream: TextIO,
    printed: TextIO,
    speaks: Callable[[T], bool] = lambda item: True,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[T]:
    """Yields the items, drawing on `stream` how many of `total` are done.

    While an item that `speaks` is out the bar is wiped, so that what is written of it to `printed`
    stands alone even where both are one terminal.
    """
    begun = clock()
    last = 0.0
    shown = False
    try:
        for k, item in enumerate(items, 1):
            wiped = shown and speaks(item)
            if wiped:
                stream.write("\r\x1b[K")
                stream.flush()
                shown = False
            yield item
            now = clock()
            if k < total and now - begun > PATIENCE and (wiped or now - last > PAUSE):
                last, shown = now, True
                printed.flush()
                filled = WIDTH * k // total
                stream.write(f"\r[{'#' * filled}{'-' * (WIDTH - filled)}] {k:,} of {total:,} files")
                stream.flush()
    finally:
        if shown:
            stream.write("\r\x1b[K")
            stream.flush()


class Spinner:
    """Says on `stream` what is waited for, once that takes a while; nothing unless it is a terminal."""

    def __init__(self, words: str, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._words = words
        self._stream = stream
        self._clock = clock
        self._begun = self._last = clock()
        self._turns = 0
        self._live = stream.isatty()

    def tick(self) -> None:
        """Draws the next turn if it is time for one."""
        now = self._clock()
        if not self._live or now - self._begun < PATIENCE / 2 or now - self._last < PAUSE:
            return
        self._last = now
        self._stream.write(f"\r\x1b[K{TURNS[self._turns % len(TURNS)]} {self._words}")
        self._stream.flush()
        self._turns += 1

    def wipe(self) -> None:
        """Takes away what was drawn."""
        if self._turns:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._turns = 0
