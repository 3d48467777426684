"""Runs of backticks in a Markdown text: a run of as many ends the code that one begins."""

from __future__ import annotations

from bisect import bisect_right

from copylint.text.patterns import later

_TICKS = later(r"`+")


class Ticks:
    """The runs of backticks of a text, looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[int, list[int]] | None = None

    def after(self, start: int, end: int) -> int:
        """Returns where the next run begins that is as long as text[start:end], -1 where there is none."""
        if self._starts is None:
            self._starts = {}
            for m in _TICKS.finditer(self._text):
                self._starts.setdefault(m.end() - m.start(), []).append(m.start())
        same = self._starts.get(end - start, [])
        k = bisect_right(same, start)
        return same[k] if k < len(same) else -1
