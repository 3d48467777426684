"""What the lines of a paragraph of Markdown are: definitions of links, a table, or copy."""

from __future__ import annotations

import re

from copylint.formats.markdown_inline import normal
from copylint.formats.markdown_page import Line, Page, joined, spread
from copylint.formats.markdown_source import BLOCK, PART
from copylint.text.patterns import later

_DEFINITION = later(
    r"""\[(?P<label>(?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)
        (?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?
        [ \t]*(?:\n|\Z)""",
    re.VERBOSE,
)
_DELIMITERS = later(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+$")
_PARTS = later(rf"[{PART}{BLOCK}]+")


def take(page: Page, lines: list[Line], *, heading: bool, quoted: bool) -> None:
    """Adds to the page what lines, none of them blank, are that stand together: a heading of several lines,
    part of a quotation."""
    if not lines:
        return
    if _is_table(page.source, lines):
        page.mask(lines[1].at, lines[1].end, "markup")
        for line in lines[:1] + lines[2:]:
            _row(page, line, quoted)
        return
    pieces = [(x.at, x.end) for x in lines if x.at < x.end]
    if pieces and page.source[pieces[0][0]] == "[":
        pieces = _without_definitions(page, pieces)
    block: list[tuple[int, int]] = []
    for start, end in pieces:
        for m in _PARTS.finditer(page.source, start, end):
            if start < m.start():
                block.append((start, m.start()))
            page.add(block, heading=heading, quoted=quoted)
            block, start = [], m.end()
        if start < end:
            block.append((start, end))
    page.add(block, heading=heading, quoted=quoted)


def _is_table(text: str, lines: list[Line]) -> bool:
    """Whether the second line is the rule between the head of a table and its rows."""
    if len(lines) < 2 or text.find("|", lines[0].at, lines[0].end) < 0:
        return False
    return _DELIMITERS.match(text, lines[1].at, lines[1].end) is not None


def _row(page: Page, line: Line, quoted: bool) -> None:
    """Masks the pipes of a table's row; each cell is a block."""
    text, at = page.source, line.at
    for k in range(line.at, line.end + 1):
        if k == line.end or (text[k] == "|" and text[k - 1] != "\\"):
            if text[at:k].strip():
                page.add([(at, k)], quoted=quoted)
            page.mask(k, min(k + 1, line.end), "markup")
            at = k + 1


def _without_definitions(page: Page, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Masks the definitions of links that a paragraph begins with, and returns what is left of it."""
    whole, starts = joined(page.source, pieces)
    at = 0
    while m := _DEFINITION.match(whole, at):
        page.labels.add(normal(m["label"]))
        for start, end in spread(at, m.end(), starts, pieces):
            page.mask(start, end, "link")
        at = m.end()
    return list(spread(at, len(whole), starts, pieces)) if at else pieces
