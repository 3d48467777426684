"""A progress bar for long runs, on a terminal, out of the way of what is printed meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

#: Seconds before the bar appears, and between two drawings of it.
PATIENCE, PAUSE = 0.7, 0.1
WIDTH = 30


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
