"""A Markdown text in which things of other languages are looked for, and what was found in it.

What is found is replaced, character by character, by marks that blocks and inline marks are then read around:

    THING     stands for a noun in its sentence: a formula, `<code>`, an expression
    TEMPLATE  the same, but parts paragraphs where it has a line to itself
    TAG       stands for nothing: `<b>`, a comment, a list of attributes
    PART      parts paragraphs: a script, what is to be shown as it stands
    BLOCK     a tag that parts paragraphs, and begins a block of HTML where it begins a line
"""

from __future__ import annotations

import re
from typing import NamedTuple

from copylint.formats.markdown_ticks import Ticks
from copylint.text.patterns import later

#: Noncharacters of Unicode: neither letters nor blanks, and in no copy.
THING, TEMPLATE, TAG, PART, BLOCK = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"

#: Behind the end of every text.
NOWHERE = 1 << 60

_BLANK_LINE = later(r"\n[ \t>]*\r?(?:\n|\Z)")
_LINE_END = later(r"[ \t]*+\r?(?:\n|\Z)")
_BRACES = later(r"[{}]")


class Found(NamedTuple):
    """source[start:end] is of another language. `kind` is the region's kind, `mark` one of the marks
    above, `noun` whether it stands for one in its sentence."""

    start: int
    end: int
    kind: str
    mark: str
    noun: bool = False


class Source:
    """The text, what was found in it so far, and where closing marks stand; `jsx` where `{…}` in the copy is
    JavaScript."""

    def __init__(self, text: str, *, jsx: bool = False) -> None:
        self.text = text
        self.jsx = jsx
        self.found: list[Found] = []
        #: Names that something else in the file goes by: the page of a wiki link that is its text.
        self.labels: list[tuple[int, int]] = []
        self.ticks = Ticks(text)
        #: Marks of fences that nothing closes from here on.
        self.unclosed: set[str] = set()
        self._next: dict[re.Pattern[str] | str, int] = {}  # where each closing mark comes next
        self._braces: dict[int, int] | None = None

    def take(self, start: int, end: int, kind: str, mark: str, *, noun: bool = False) -> int:
        """Notes what was found, and returns where to go on."""
        if start < end:
            self.found.append(Found(start, end, kind, mark, noun))
        return max(end, start + 1)

    def until(self, at: int, end: int) -> int:
        """Takes a comment or the like, as far as the text where it begins a line and never ends."""
        if end < NOWHERE:
            alone = self.line_start(at)
            return self.take(at, end, "markup", PART if alone and self.ends_line(end) else TAG)
        return self.take(at, len(self.text), "markup", PART) if self.line_start(at) else at + 1

    def after(self, what: re.Pattern[str] | str, at: int) -> int:
        """Returns where a mark stands next from `at` on, NOWHERE where it does not; asked in order, so that
        each is looked for once."""
        held = self._next.get(what, -1)
        if held < at:
            if isinstance(what, str):
                held = self.text.find(what, at)
            else:
                m = what.search(self.text, at)
                held = m.start() if m else -1
            held = NOWHERE if held < 0 else held
            self._next[what] = held
        return held

    def gap(self, at: int) -> int:
        """Returns where the next blank line is, or the end of the text."""
        return min(self.after(_BLANK_LINE, at), len(self.text))

    def line_start(self, at: int) -> bool:
        """Whether nothing but three blanks at most stands before it on its line."""
        begin = at
        while begin and at - begin < 3 and self.text[begin - 1] == " ":
            begin -= 1
        return not begin or self.text[begin - 1] == "\n"

    def ends_line(self, end: int) -> bool:
        """Whether nothing but blanks stands behind it on its line."""
        return _LINE_END.match(self.text, end) is not None

    def brace_end(self, at: int) -> int:
        """Returns the place behind the brace that closes the one at `at`, -1 where none does."""
        if self._braces is None:
            self._braces = {}
            opened: list[int] = []
            for m in _BRACES.finditer(self.text):
                if m[0] == "{":
                    opened.append(m.start())
                elif opened:
                    self._braces[opened.pop()] = m.end()
        return self._braces.get(at, -1)
