"""On which line a TOML text states a key: tomllib gives no positions.

A plain search, which finds all but the oddest layouts: a line inside a text of several lines may pass for a
key, and of a table in one line only the table is found.
"""

from __future__ import annotations

import re

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEAD = re.compile(rf"[ \t]*\[{{1,2}}[ \t]*({_DOTTED})[ \t]*\]{{1,2}}")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_PARTS = re.compile(_PART)


class Lines:
    """The lines of the keys below a table, which `section` names with dots, "" for the whole text."""

    def __init__(self, text: str, section: str = "") -> None:
        self._section = tuple(section.split(".")) if section else ()
        self._lines: dict[tuple[str, ...], int] = {}
        at: tuple[str, ...] = ()
        for number, line in enumerate(text.splitlines(), 1):
            head, key = _HEAD.match(line), _KEY.match(line)
            if head:
                at = _parts(head[1])
                self._note(at, number)
            elif key:
                self._note((*at, *_parts(key[1])), number)

    def _note(self, path: tuple[str, ...], number: int) -> None:
        for k in range(1, len(path) + 1):
            self._lines.setdefault(path[:k], number)

    def of(self, *path: str) -> int:
        """Returns the line on which a key stands, else that of the table that it is in, 0 where neither is
        found."""
        for k in range(len(path), 0, -1):
            found = self._lines.get((*self._section, *path[:k]))
            if found:
                return found
        return 0


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(_plain(p) for p in _PARTS.findall(dotted))


def _plain(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    return re.sub(r"\\(.)", r"\1", part[1:-1]) if part[0] == '"' else part
