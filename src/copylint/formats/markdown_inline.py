"""What inside one block of Markdown is no copy: code, emphasis, links, tags, entities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from copylint.formats.markdown_names import PUNCTUATION
from copylint.formats.markdown_ticks import Ticks
from copylint.text.patterns import later

_ENTITY = later(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: What may be a mark; a block without any is copy as it stands.
SPECIAL = later(r"[\\`&!\[\]*_~]")
_ANGLED = later(r"<(?:[^<>\n\\]|\\.)*>")
_QUOTED = later(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)""", re.DOTALL)
#: Brackets in an address nest no deeper, as in CommonMark's own reader: without a limit a text made
#: for the purpose takes for ever.
_DEEPEST = 32
#: Characters of a label at most, by CommonMark.
_LONGEST = 999
_LABEL = later(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_HARD_BREAK = later(r"(?<! ) {2,}(?=\r?\n)")


def normal(label: str) -> str:
    """Returns what two labels of a link have in common where they are the same name."""
    return " ".join(label.split()).casefold()


@dataclass(slots=True)
class _Run:
    """A run of emphasis marks that may open or close."""

    start: int
    count: int
    char: str
    opens: bool
    closes: bool
    size: int


class _Bracket(NamedTuple):
    """An opening bracket: where, of an image or not, and how many runs and masks came before it."""

    start: int
    image: bool
    runs: int
    masks: int


class Inline:
    """Finds what is not copy inside one block, given as one string; stretches are of that string.

    Besides the kinds of regions that are no copy there are "entity", and "label": copy that is the name
    of a definition at the same time.
    """

    def __init__(self, text: str, labels: set[str]) -> None:
        self.text = text
        self.labels = labels
        self.masks: list[tuple[int, int, str]] = []
        self._runs: list[_Run] = []
        self._ticks = Ticks(text)
        self._brackets: list[_Bracket] = []
        self._dead = 0  # that many brackets can be no links any more: links do not nest

    def run(self) -> list[tuple[int, int, str]]:
        """Returns (start, end, kind) of every stretch."""
        text = self.text
        at = 0
        while True:
            m = SPECIAL.search(text, at)
            if m is None:
                break
            at = self._one(m.start(), text[m.start()])
        self._emphasis(0)
        for m in _HARD_BREAK.finditer(text):
            self.masks.append((m.start(), m.end(), "markup"))
        return self.masks

    def _one(self, at: int, c: str) -> int:
        """Looks at one mark, and returns where to go on."""
        text = self.text
        if c == "\\":
            if at + 1 < len(text) and (text[at + 1] in PUNCTUATION or text[at + 1] in "\r\n"):
                self.masks.append((at, at + 1, "markup"))
                return at + 2
            return at + 1
        if c == "`":
            return self._code(at)
        if c == "&":
            m = _ENTITY.match(text, at)
            if m:
                self.masks.append((at, m.end(), "entity"))
                return m.end()
            return at + 1
        if c == "!":
            if text.startswith("![", at):
                self._brackets.append(_Bracket(at, True, len(self._runs), len(self.masks)))
                return at + 2
            return at + 1
        if c == "[":
            m = _LABEL.match(text, at)
            if m and m.group(1).startswith("^") and normal(m.group(1)) in self.labels:
                self.masks.append((at, m.end(), "markup"))
                return m.end()
            self._brackets.append(_Bracket(at, False, len(self._runs), len(self.masks)))
            return at + 1
        if c == "]":
            return self._close_bracket(at)
        return self._delimiters(at, c)

    def _code(self, at: int) -> int:
        end = at
        while end < len(self.text) and self.text[end] == "`":
            end += 1
        close = self._ticks.after(at, end)
        if close < 0:
            return end
        close += end - at
        self.masks.append((at, close, "code"))
        return close

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        opened = self._brackets.pop()
        image, start = opened.image, opened.start
        alive = image or len(self._brackets) >= self._dead
        self._dead = min(self._dead, len(self._brackets))
        inner = start + (2 if image else 1)
        end, own = self._target(at, inner) if alive else (-1, False)
        if end < 0:
            return at + 1
        if image:
            del self._runs[opened.runs :]
            del self.masks[opened.masks :]
            self.masks.append((start, end, "markup"))
            return end
        self._emphasis(opened.runs)
        self.masks.append((start, inner, "markup"))
        if own:
            self.masks.append((inner, at, "label"))
        self.masks.append((at, end, "link"))
        self._dead = len(self._brackets)
        return end

    def _target(self, at: int, inner: int) -> tuple[int, bool]:
        """The end of the link whose text, from `inner` on, ends at `at`, and whether that text is the name
        of its definition; -1 where it is no link."""
        text = self.text
        if text.startswith("(", at + 1):
            end = _destination(text, at + 2)
            if end >= 0:
                return end, False
        if not self.labels:
            return -1, False
        m = _LABEL.match(text, at + 1)
        own = m is None or not m.group(1)
        if own and at - inner > _LONGEST:
            return -1, False
        label = text[inner:at] if own or m is None else m.group(1)
        if normal(label) not in self.labels:
            return -1, False
        return (m.end() if m else at + 1), own

    def _delimiters(self, at: int, c: str) -> int:
        text = self.text
        end = at
        while end < len(text) and text[end] == c:
            end += 1
        if c == "~" and end - at != 2:
            return end
        before = text[at - 1] if at else " "
        after = text[end] if end < len(text) else " "
        left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
        if c == "_":
            opens = left and (not right or not before.isalnum())
            closes = right and (not left or not after.isalnum())
        else:
            opens, closes = left, right
        self._runs.append(_Run(at, end - at, c, opens, closes, end - at))
        return end

    def _emphasis(self, bottom: int) -> None:
        """Pairs the marks from `bottom` on, as CommonMark does, and masks those that pair."""
        runs = self._runs[bottom:]
        del self._runs[bottom:]
        # Marks still open, innermost last; and, by kind of closer, how many of them cannot match it.
        opened: list[_Run] = []
        hopeless: dict[tuple[str, bool, int], int] = {}
        for closer in runs:
            while closer.closes and closer.count:
                key = (closer.char, closer.opens, closer.size % 3 if closer.char != "~" else closer.count)
                j = len(opened) - 1
                floor = min(hopeless.get(key, 0), len(opened))
                while j >= floor:
                    opener = opened[j]
                    if opener.char == closer.char and not _odd(opener, closer):
                        break
                    j -= 1
                if j < floor:
                    hopeless[key] = len(opened)
                    break
                opener = opened[j]
                self._pair(opener, closer)
                del opened[j + 1 :]
                if not opener.count:
                    opened.pop()
                for other, floor in hopeless.items():
                    if floor > len(opened):
                        hopeless[other] = len(opened)
            if closer.opens and closer.count:
                opened.append(closer)

    def _pair(self, opener: _Run, closer: _Run) -> None:
        """Masks the innermost marks of both; those used up are gone from the runs."""
        n = 2 if opener.count >= 2 and closer.count >= 2 else 1
        inner = opener.start + opener.count
        self.masks.append((inner - n, inner, "markup"))
        opener.count -= n
        self.masks.append((closer.start, closer.start + n, "markup"))
        closer.start += n
        closer.count -= n


def _destination(text: str, at: int) -> int:
    """The end of an inline link's `(address "title")` whose inside begins at `at`, -1 where it is none."""
    at = _past_space(text, at)
    m = _ANGLED.match(text, at)
    if m:
        at = m.end()
    else:
        depth = 0
        while at < len(text) and not text[at].isspace():
            c = text[at]
            if c == "\\" and at + 1 < len(text) and text[at + 1] in PUNCTUATION:
                at += 1
            elif c == "(":
                depth += 1
                if depth > _DEEPEST:
                    return -1
            elif c == ")":
                if not depth:
                    break
                depth -= 1
            at += 1
        if depth:
            return -1
    end = _past_space(text, at)
    if end > at:
        m = _QUOTED.match(text, end)
        if m:
            end = _past_space(text, m.end())
    return end + 1 if text.startswith(")", end) else -1


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _odd(opener: _Run, closer: _Run) -> bool:
    """CommonMark's rule of three, which tells ***a** b* from **a*b**."""
    if opener.char == "~":
        return opener.count != closer.count
    both = (opener.opens and opener.closes) or (closer.opens and closer.closes)
    third = (opener.size + closer.size) % 3 == 0
    return both and third and not (opener.size % 3 == 0 and closer.size % 3 == 0)
