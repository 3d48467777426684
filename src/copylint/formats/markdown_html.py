"""HTML in a Markdown text: comments, tags over any number of lines, elements whose content is no copy."""

from __future__ import annotations

import re

from copylint.formats.markdown_names import APART, BLOCK_TAGS, NOUNS
from copylint.formats.markdown_source import BLOCK, NOWHERE, PART, TAG, THING, Source
from copylint.text.patterns import later

_AUTOLINK = later(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_NAME = later(r"<(?P<slash>/?)(?P<name>[A-Za-z][\w.:-]*+)")
_ATTRIBUTE = later(
    r"""\s*+(?:
          (?P<spread>\{)
        | (?<=[\s"'}])[A-Za-z_:@#*.][\w.:@#*-]*+
          (?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?P<brace>\{)|[^\s"'=<>`{}]++))?
        )""",
    re.VERBOSE,
)
_END = later(r"\s*+/?>")
#: A tag whose quotation marks are muddled is a tag all the same.
_LOOSE = later(r"<[A-Za-z][\w.:-]*+\s++[A-Za-z_:@][\w.:@-]*+\s*+=\s*+[\"'{][^<>]*>")
#: Attributes of one tag: no more are looked at.
_MOST = 100

_CLOSED = {x: later(rf"</{x}\s*>", re.IGNORECASE) for x in sorted(NOUNS | APART)}
_OPENED = {x: later(rf"<{x}\b", re.IGNORECASE) for x in sorted(NOUNS)}


def angle(s: Source, at: int) -> int:
    """Takes the tag, comment, address or element that begins at a place, and returns where to go on."""
    text = s.text
    if s.jsx and text.startswith(("<>", "</>"), at):
        return s.take(at, at + (2 if text[at + 1] == ">" else 3), "markup", BLOCK)
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
        if text.startswith(opening, at):
            # "<!-->" and "<!--->" are whole comments.
            end = s.after(closing, at + (2 if opening == "<!--" else len(opening)))
            return s.until(at, end + len(closing))
    m = _AUTOLINK.match(text, at)
    if m:
        return s.take(at, m.end(), "link", THING, noun=True)
    if text.startswith("<!", at) and text[at + 2 : at + 3].isalpha():
        end = s.after(">", at)
        return s.take(at, end + 1, "markup", TAG) if end < s.gap(at) else at + 2
    end = _tag(s, at)
    if end < 0:
        return at + 1
    m = _NAME.match(text, at)
    name = m.group("name") if m else ""
    low = name.lower()
    if m and not m.group("slash") and low in _CLOSED and not text.startswith("/>", end - 2):
        return _element(s, at, end, low)
    return s.take(at, end, "markup", BLOCK if low in BLOCK_TAGS else TAG)


def _element(s: Source, at: int, end: int, name: str) -> int:
    """Takes an element whose content is no copy; where nothing closes it, its tag."""
    close = s.after(_CLOSED[name], end)
    if close == NOWHERE:
        if name in APART and s.line_start(at):
            return s.take(at, len(s.text), "code", PART)
        return s.take(at, end, "markup", TAG)
    if name in _OPENED and s.after(_OPENED[name], end) < close:
        return s.take(at, end, "markup", TAG)
    stop = s.text.index(">", close) + 1
    if name in APART:
        return s.take(at, stop, "code", PART)
    return s.take(at, stop, "code", TAG if name == "svg" else THING, noun=name != "svg")


def _tag(s: Source, at: int) -> int:
    """The end of the tag that begins at `at`, over as many lines as it has; -1 where it is none."""
    text = s.text
    m = _NAME.match(text, at)
    if m is None:
        return -1
    end = m.end()
    for _ in range(_MOST):
        m = _ATTRIBUTE.match(text, end)
        if m is None:
            break
        end = m.end()
        if m.group("spread") or m.group("brace"):
            end = s.brace_end(end - 1)
            if end < 0:
                return -1
    m = _END.match(text, end)
    if m is None:
        m = _LOOSE.match(text, at)
        return m.end() if m and m.end() < s.gap(at) else -1
    return m.end()
