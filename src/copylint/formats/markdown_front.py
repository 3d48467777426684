"""The front matter of a Markdown text, for the programs that make pages of it: its title, description and
summary are copy, its date is the day of publication, and the rest is neither.

It is read no further than that, and edited only where an edit cannot be taken for anything but copy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copylint.text.patterns import later

_OPENING = later(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n")
_OBJECT = later(r"\{\s*(?:\"|\})")
_CLOSING = {
    "---": later(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": later(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}

#: What readers see of front matter, and the part of the story it is.
ROLES = {
    "title": "headline",
    "headline": "headline",
    "description": "standfirst",
    "summary": "standfirst",
    "standfirst": "standfirst",
}
#: Where the day of publication stands, the first of them that is a day.
_DAYS = ("date", "publishdate", "pubdate", "published")

_YAML_KEY = later(r"^(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|(?=\r?$))", re.MULTILINE)
_TOML_KEY = later(r"^[ \t]*(?:(?P<table>\[)|(?P<key>[A-Za-z][\w-]*)[ \t]*=[ \t]*)", re.MULTILINE)
_QUOTED = {
    '"': later(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL),
    "'": later(r"'((?:[^']|'')*+)'"),
    '"""': later(r'"""((?:[^\\]|\\.)*?)"""', re.DOTALL),
    "'''": later(r"'''(.*?)'''", re.DOTALL),
}
_AFTER = later(r",?[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE)
_FOLDED = later(r"[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n")
_INDENTED = later(r"(?:[ \t]+[^\n]*(?:\n|\Z)|[ \t]*\r?\n)*")
_PLAIN = later(
    r"[^\n]*?(?=[ \t]+#|[ \t]*\r?$)(?:[ \t]*\r?\n[ \t]+[^\s#][^\n]*?(?=[ \t]+#|[ \t]*\r?$))*", re.MULTILINE
)
_DAY = later(r"\d{4}-\d\d-\d\d(?![-\d])")
_PARAGRAPH = later(r"[^\s](?:[^\n]|\n(?![ \t]*\r?(?:\n|\Z)))*")
_LINE = later(r"[^\s][^\n]*")
#: Tags and templates in a value: what it shows is not what it says.
_MADE = later(r"<[/A-Za-z!]|\{[{%#]")
_NOTHING = frozenset({"true", "false", "null", "yes", "no", "~"})
_ESCAPE = later(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2}|.)", re.DOTALL)
#: Marks that mean nothing to YAML, TOML or JSON, wherever they stand in a value.
_HARMLESS = frozenset(" ,.;!?()-–—‒…‘’“”%£$€/\u00a0")


class Value(NamedTuple):
    """A value that is copy: source[start:end], the quotation mark or `|` it stands in ("" for none), and the
    role that it has in the story."""

    start: int
    end: int
    quote: str
    role: str


class Front(NamedTuple):
    """Front matter: source[:end], its values that are copy, in order, and the day of publication."""

    end: int = 0
    values: tuple[Value, ...] = ()
    published: date | None = None


def front_matter(text: str) -> Front:
    """Returns the front matter of a text (YAML between `---`, TOML between `+++`, or an object of JSON); its
    `end` is 0 where there is none."""
    if _OBJECT.match(text):
        return _object(text)
    m = _OPENING.match(text)
    closing = _CLOSING[m.group("mark")].search(text, m.end()) if m else None
    if m is None or closing is None:
        return Front()
    pairs = _yaml if m.group("mark") == "---" else _toml
    return _front(text, closing.end(), list(pairs(text, m.end(), closing.start())))


def _front(text: str, end: int, pairs: list[tuple[str, int, int, str]]) -> Front:
    """The front matter of keys (in small letters), each with the stretch and quotation mark of its value."""
    values = []
    for key, a, b, quote in pairs:
        said = text[a:b]
        if key in ROLES and said.strip() and said.lower() not in _NOTHING and not _MADE.search(said):
            values.append(Value(a, b, quote, ROLES[key]))
    return Front(end, tuple(values), _published(text, {key: (a, b) for key, a, b, _ in pairs}))


def _published(text: str, places: dict[str, tuple[int, int]]) -> date | None:
    for key in _DAYS:
        m = _DAY.match(text, *places[key]) if key in places else None
        if m:
            try:
                return date.fromisoformat(m[0])
            except ValueError:
                continue
    return None


def _yaml(text: str, at: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    """The keys at the left edge of text[at:end] with the stretches of their values."""
    while m := _YAML_KEY.search(text, at, end):
        at = m.end()
        c = text[at : at + 1]
        found: tuple[int, int] | None = None
        if c in ("'", '"'):
            found = _quoted(text, at, end, c)
        elif c in ("|", ">"):
            folded = _FOLDED.match(text, at, end)
            inside = _INDENTED.match(text, folded.end(), end) if folded else None
            found, c = (inside.span() if inside else None), "|"
        elif c not in "[{&*!%@`#-?\r\n":
            plain = _PLAIN.match(text, at, end)
            found, c = (plain.span() if plain else None), ""
        if found:
            yield m.group("key").lower(), *found, c
            at = max(at, found[1])


def _toml(text: str, at: int, end: int) -> Iterator[tuple[str, int, int, str]]:
    """The keys above the first table, as `_yaml` has them."""
    while (m := _TOML_KEY.search(text, at, end)) and not m.group("table"):
        at = m.end()
        c = text[at : at + 3] if text[at : at + 3] in _QUOTED else text[at : at + 1]
        found = _quoted(text, at, end, c) if c in _QUOTED else None
        if found is None and c not in _QUOTED:
            line = text.find("\n", at, end)
            found, c = (at, line if line >= 0 else end), ""
        if found:
            yield m.group("key").lower(), *found, c
            at = max(at, found[1])


def _quoted(text: str, at: int, end: int, quote: str) -> tuple[int, int] | None:
    m = _QUOTED[quote].match(text, at, end)
    # What is doubled in YAML is the end of one text and the start of another in TOML.
    return m.span(1) if m and _AFTER.match(text, m.end()) else None


def _object(text: str) -> Front:
    decoder = json.JSONDecoder()
    try:
        _, end = decoder.raw_decode(text)
    except (ValueError, RecursionError):
        return Front()
    line = text.find("\n", end)
    if text[end : line if line >= 0 else None].strip():
        return Front()
    pairs = []
    at = _beyond(text, 1, "")
    while text[at] == '"':
        key, at = decoder.raw_decode(text, at)
        at = _beyond(text, at, ":")
        _, stop = decoder.raw_decode(text, at)
        if text[at] == '"':
            pairs.append((str(key).lower(), at + 1, stop - 1, '"'))
        at = _beyond(text, stop, ",")
    return _front(text, end, pairs)


def _beyond(text: str, at: int, mark: str) -> int:
    """Behind blanks, and behind a mark among them."""
    while text[at].isspace() or text[at] == mark:
        at += 1
    return at


def paragraphs(text: str, value: Value) -> Iterator[list[tuple[int, int]]]:
    """Yields the paragraphs of a value, each as the stretches of its lines without what is before them."""
    for p in _PARAGRAPH.finditer(text, value.start, value.end):
        yield [(m.start(), m.end()) for m in _LINE.finditer(text, *p.span())]


def escapes(text: str, value: Value) -> Iterator[tuple[int, int, str]]:
    """Yields what stands for another character in a value, with that character."""
    if value.quote == "'":
        for m in re.compile("''").finditer(text, value.start, value.end):
            yield m.start(), m.end(), "'"
    elif value.quote.startswith('"'):
        for m in _ESCAPE.finditer(text, value.start, value.end):
            digits = m[0][2:]
            shown = (
                chr(min(int(digits, 16), 0x10FFFF))
                if digits
                else {"n": "\n", "t": "\t"}.get(m[0][1], m[0][1])
            )
            yield m.start(), m.end(), shown


def may_edit(front: Front, text: str, start: int, end: int, new: str) -> bool:
    """Whether text[start:end] may become `new` without changing what its front matter says to programs;
    always so behind it."""
    if start >= front.end:
        return True
    value = next((v for v in front.values if v.start <= start and end <= v.end), None)
    if value is None or not all(c.isalnum() or c in _HARMLESS for c in text[start:end] + new):
        return False
    if any(a < start < b or a < end < b for a, b, _ in escapes(text, value)):
        return False
    if value.quote in ("", "|"):
        # What a plain value begins with says what it is, and blanks beside a colon or a number sign part keys
        # and comments from values.
        beside = text[max(value.start, start - 1) : start] + text[end : min(value.end, end + 1)]
        if set(beside) & set("\r\n") and not (new[:1].isalnum() and new[-1:].isalnum()):
            return False  # a line of nothing, or one that begins with a mark, says something else
        lead = text[text.rfind("\n", 0, start) + 1 : start]
        first = [(text[start:end] + text[end])[0], (new + text[end])[0]] if not lead.strip() else []
        if not all(c.isalnum() or c in "“‘" for c in first):
            return False  # how far in it stands says which key it belongs to
        return value.quote == "|" or (start > value.start and end < value.end and not set(beside) & set(":#"))
    return True
