"""What a terminal may be sent, and how wide it shows it."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

from copylint.text.patterns import later

# Joiners hold emoji and some scripts together; without them the copy would look different.
_HARMLESS = frozenset("\u200c\u200d")

TAB = 4

# Latin letters, typographic marks and currency signs: one column each. Most copy is made of nothing
# else, and the tables for the rest take longer to load than a story to check.
_NARROW = later(r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]*")


def visible(text: str) -> str:
    """Returns the text with control, direction and unassigned characters as escapes (`\\x1b`).

    A tab becomes four spaces, wherever it stands.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _shown(c) for c in text)


def _shown(c: str) -> str:
    if c == "\t":
        return " " * TAB
    if c in _HARMLESS or unicodedata.category(c) == "Zs":
        return c
    if c in "\r\n":
        return "\\r" if c == "\r" else "\\n"
    n = ord(c)
    return f"\\x{n:02x}" if n < 0x100 else f"\\u{n:04x}" if n < 0x10000 else f"\\U{n:08x}"


# What shows as nothing: the runners, which compare as their system's language does, pass over it.
_NOTHING = (
    r"[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    r"\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_HASH = rf"#{_NOTHING}*#{_NOTHING}*(?:v{_NOTHING}*s{_NOTHING}*o{_NOTHING}*)?"
# What the runner of a build takes for a command in a log: `::name ...::` where a line begins, blanks and
# colours apart, and `##[name ...]` or `##vso[...]` wherever it stands.
_COMMAND = later(
    rf"(?m)(?:^|(?<=\r))(?P<lead>(?:[^\S\n]|{_NOTHING}|\x1b\[[\d;]*m)*):(?={_NOTHING}*:.*?:{_NOTHING}*:)|(?P<hash>{_HASH})\["
)
_HASHED = later(rf"({_HASH})\[")
_MAYBE = later(rf"::|##|:{_NOTHING}+:|#{_NOTHING}+#")


def defused(text: str) -> str:
    """Returns the text with an escape (`\\x3a`, `\\x5b`) in the place of the mark that would make one of
    its lines a command to GitHub's or Azure's runner, which read every line of a log."""
    if _harmless(text):
        return text
    return _COMMAND.sub(lambda m: f"{m['hash']}\\x5b" if m["hash"] else f"{m['lead']}\\x3a", text)


def unhashed(text: str, bracket: str) -> str:
    """Returns the text with `bracket` in the place of the mark that would make `##[` or `##vso[` of it, which
    are commands wherever they stand."""
    return text if _harmless(text) else _HASHED.sub(lambda m: m[1] + bracket, text)


def escapes(text: str) -> list[int]:
    """Returns the offsets of the marks that `defused` escapes."""
    return [] if _harmless(text) else [m.end() - 1 for m in _COMMAND.finditer(text)]


def commands(data: bytes) -> bool:
    """Whether a line of what goes out as it is would be a command to such a runner."""
    return (b":" in data or b"#" in data) and _COMMAND.search(data.decode("utf-8", "replace")) is not None


def _harmless(text: str) -> bool:
    """Whether nothing in the text could be part of a command: so it is with nearly all."""
    return "::" not in text and "##" not in text if text.isascii() else _MAYBE.search(text) is None


def width(text: str) -> int:
    """Returns the columns that a terminal gives to a text without control characters."""
    if _NARROW.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    n = wcswidth(text)
    return n if n >= 0 else len(text)


def coloured(stream: TextIO, when: str = "auto") -> bool:
    """Whether to colour what goes to the stream: "always", "never", or as NO_COLOR says, then FORCE_COLOR,
    then a terminal."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    force = os.environ.get("FORCE_COLOR")
    if force and force != "0":
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36",
    "bold red": "1;31",
    "bold green": "1;32", "bold yellow": "1;33", "bold blue": "1;34",
}  # fmt: skip


class Paint:
    """Wraps texts in colour codes, or leaves them."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, how: str) -> str:
        """Returns the text in that colour or weight."""
        return f"\x1b[{_CODES[how]}m{text}\x1b[0m" if self.on and text else text
