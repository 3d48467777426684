"""Formulas in a Markdown text, told from sums of money and from marks that are written out."""

from __future__ import annotations

from copylint.formats.markdown_names import PUNCTUATION
from copylint.formats.markdown_source import NOWHERE, TEMPLATE, THING, Source
from copylint.text.patterns import later

_BEGIN = later(r"\\begin\{(?P<name>[a-zA-Z]+\*?)\}")
_FORMULA = later(r"(?<![\w$\\.=&?/])\$(?=[^\s$])(?P<body>[^$\n]*(?:\n[^$\n]+)*)(?<=[^\s\\])\$(?![\w$])")
_OPERATOR = later(r"[\\^_={}]|[^\W\d_]\s?[+<>|*/]|[+<>|*/]\s?[^\W\d_]")
_LONG_WORD = later(r"[^\W\d_]{3}")
#: Code points that a formula may go on for.
_REACH = 5_000


def dollar(s: Source, at: int) -> int:
    """Takes the formula between dollars that begins at a place, and returns where to go on."""
    text = s.text
    if text.startswith("$$", at):
        end = s.after("$$", at + 2)
        if at + 2 < end < s.gap(at):
            body = text[at + 2 : end]
            if "\n" in body or _is_formula(body.strip()):
                return s.take(at, end + 2, "code", TEMPLATE, noun=True)
        return at + 2
    if s.after("$", at + 1) > s.gap(at):
        return at + 1
    m = _FORMULA.match(text, at)
    if m is None or not _is_formula(m.group("body")):
        return at + 1
    return s.take(at, m.end(), "code", THING, noun=True)


def backslash(s: Source, at: int) -> int:
    r"""Takes the formula in \(...\) or \begin{...} that begins at a place, and returns where to go on."""
    text = s.text
    for opening, closing in ((r"\(", r"\)"), (r"\[", r"\]"), (r"\\(", r"\\)"), (r"\\[", r"\\]")):
        if text.startswith(opening, at):
            end = s.after(closing, at + len(opening))
            if end < s.gap(at) and _OPERATOR.search(text, at + len(opening), end):
                mark = TEMPLATE if "[" in opening else THING
                return s.take(at, end + len(closing), "code", mark, noun=True)
            return at + 2
    m = _BEGIN.match(text, at)
    if m:
        close = rf"\end{{{m.group('name')}}}"
        end = s.after(close, m.end())
        if end < NOWHERE:
            return s.take(at, end + len(close), "code", TEMPLATE, noun=True)
    return at + (2 if text[at + 1 : at + 2] in PUNCTUATION else 1)


def _is_formula(body: str) -> bool:
    """Whether what stands between dollars is mathematics, not what lies between two sums of money."""
    if len(body) > _REACH or not body:
        return False
    if body[0].isdigit() or body[0] == ".":
        return any(c in body for c in "\\^_={}")
    return bool(_OPERATOR.search(body)) or not _LONG_WORD.search(body)
