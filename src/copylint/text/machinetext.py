"""Things in running copy that are no words: addresses, handles, hashtags, package and file names, paths,
options of commands, telephone numbers; and how a name is said.

They are written for machines, or for the voice, and no letter of them may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from copylint.tables.wordlists import alternation
from copylint.text.patterns import later
from copylint.text.pieces import Pieces

_HOSTS = alternation("text", "endings of hosts")
_FILES = alternation("text", "endings of files")
_ADDRESSES = later(
    rf"""\b(?:https?|ftp)://[^\s<>"”“’]+(?<![.,;:!?])
      | \bwww\.[^\s<>"”“’]+(?<![.,;:!?])
      | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<![\w&/])@[\w-][\w.-]*/[\w.-]*\w
      | (?<![\w&/])[@#][\w][\w.-]*\w
      | (?<![\w-])(?<!\w\.)[\w-]+(?:\.[\w-]+)*\.(?:(?:{_HOSTS})\b|[a-z]{{2,10}}(?=/))
        (?:/[^\s<>"”“’]*(?<![.,;:!?]))?
      | (?<![\w-])[\w-]+\.(?:{_FILES})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOTTED = later(r"\.(?<=[a-z0-9]\.)[a-z]{2,5}\b")

# A slash alone makes no path: "and/or", "24/7", "AFP/Getty/AP". It takes a beginning that only paths
# have, a suffix at the end, or slashes before and after.
_PATHS = later(
    r"""(?<![\w./~])(?:~|\.\.?)/[\w./+~-]*+(?<=[\w/])
      | (?<![\w./<~])/(?:[\w.+-]+/)+[\w+-]*
      | (?<![\w./@+-])(?:[\w+-][\w.+-]*+/)+[\w.+-]*\w\.[a-z][a-z0-9]{0,4}\b(?![\w/])
      | (?<![\w./@+-])(?:[\w+-][\w.+-]*+/){2,}(?!\S)
      | \b[A-Za-z]:\\[^\s<>"“”|?*]+
      | (?<![\w\\])\\\\[\w.-]+\\[^\s<>"“”|?*]+
      | (?<![^\s(\["'“‘])--[A-Za-z][\w-]*+(?:=[^\s,;)]*)?
    """,
    re.VERBOSE,
)

#: Telephone numbers, with the code of a country or an area: 020 7946 0999, (0131) 496 0788, +47 22 99 10 00.
_TELEPHONES = later(
    r"(?<![\w.,/+-])(?:\+\d{1,3}[ -]\(?\d{1,4}\)?|\(0\d{1,5}\)|0\d{2,5})(?:[ -]\d{2,8}){1,4}(?![\w,.]\d|\w)"
)
#: How a name is said, syllable by syllable, the stressed one in capitals: (hex-UL-ee).
_RESPELT = later(
    r"\((?:[A-Za-z-]+[ ]){0,4}((?:[a-z]{1,6}|[A-Z]{2,6})(?:-(?:[a-z]{1,6}|[A-Z]{2,6})){2,})(?=[ )])"
)
_DIALLED = later(r"[+0](?<!\d[+0])(?:(?<=\+)\d|(?<=0)\d\d)")


def machine_text(text: str, pieces: Pieces | None = None) -> list[tuple[int, int]]:
    """Returns (start, end) of every stretch of the text that is written for machines, in no order; `pieces`
    may have lines of it that were looked through before."""
    ways: list[Callable[[str], list[tuple[int, int]]]] = []
    if "@" in text or "#" in text or "www." in text or "://" in text or _DOTTED.search(text):
        ways.append(_addresses)
    if "/" in text or "\\" in text or "--" in text:
        ways.append(_paths)
    if "-" in text and "(" in text:
        ways.append(_respelt)
    if _DIALLED.search(text):
        ways.append(_telephones)
    if not ways:
        return []
    pieces = pieces or Pieces()
    out: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        for way in ways if line else ():
            out += [(a + start, b + start) for a, b in pieces.of(way, line)]
        start += len(line) + 1
    return out


def _addresses(line: str) -> list[tuple[int, int]]:
    return [m.span() for m in _ADDRESSES.finditer(line)]


def _paths(line: str) -> list[tuple[int, int]]:
    return [m.span() for m in _PATHS.finditer(line)]


def _respelt(line: str) -> list[tuple[int, int]]:
    found = _RESPELT.finditer(line)
    return [m.span(1) for m in found if any(c.isupper() for c in m[1]) and any(c.islower() for c in m[1])]


def _telephones(line: str) -> list[tuple[int, int]]:
    return [m.span() for m in _TELEPHONES.finditer(line)]
