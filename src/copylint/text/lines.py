"""Lines of a text: what ends them, and which line and column a place is on.

Offsets and columns are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right

#: What ends a line beside LF and CR LF: CR alone, NEL, and the separators of lines and paragraphs. Tabs
#: of the vertical kind and form feeds do not: to editors and to `patch` they are marks within a line.
ODD_ENDS = "\r\x85\u2028\u2029"
_ODD = "\r(?!\n)|[\x85\u2028\u2029]"
_ENDS = f"\r\n|\n|{_ODD}"


def with_plain_ends(text: str, returns_only: bool = False) -> str:
    """Returns the text with LF for every line end that is neither LF nor CR LF: same length, same
    offsets. `returns_only`: only for CR."""
    odd = "\r" if returns_only else ODD_ENDS
    if not any(c in text for c in (odd[:1] if text.isascii() else odd)):
        return text
    return re.sub("\r(?!\n)" if returns_only else _ODD, "\n", text)


def line_ends(text: str) -> list[str]:
    """Returns the line ends of a text, in order."""
    return re.findall(_ENDS, text)


def next_line_end(text: str, start: int) -> str:
    """Returns the first line end at or after `start`, else the first of the text; LF where it has none."""
    ends = re.compile(_ENDS)
    m = ends.search(text, start) or ends.search(text)
    return m[0] if m else "\n"


def split_lines(text: str) -> list[str]:
    """Returns the lines of a text, each with its end; only the last may have none."""
    ends = [m.end() for m in re.finditer(_ENDS, text)]
    lines = [text[a:b] for a, b in zip([0, *ends], ends, strict=False)]
    rest = text[ends[-1] :] if ends else text
    return [*lines, rest] if rest else lines


class Lines:
    """Line and column numbers of offsets in a text, both 1-based, columns in code points. A line ends
    with LF, CR LF, CR, NEL, U+2028 or U+2029."""

    __slots__ = ("_last", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        plain = with_plain_ends(text)
        #: the line asked for last, and its number: a report asks for one line again and again
        self._last = (0, "")
        starts = [0]
        at = plain.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = plain.find("\n", at + 1)
        self._starts = starts

    def position(self, offset: int) -> tuple[int, int]:
        """Returns (line, column) of a code-point offset."""
        k = bisect_right(self._starts, offset) - 1
        return k + 1, offset - self._starts[k] + 1

    def line(self, number: int) -> str:
        """Returns the text of a line (1-based) without its line ending."""
        if self._last[0] != number:
            start = self._starts[number - 1]
            end = len(self.text)
            if number < len(self._starts):
                end = self._starts[number] - 1
                end -= self.text[end] == "\n" and end > start and self.text[end - 1] == "\r"
            self._last = (number, self.text[start:end])
        return self._last[1]
