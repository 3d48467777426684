"""What programs put into a Markdown text: templates, lists of attributes, JavaScript."""

from __future__ import annotations

import re

from copylint.formats.markdown_names import PAIRS
from copylint.formats.markdown_source import NOWHERE, PART, TAG, TEMPLATE, THING, Source
from copylint.text.patterns import later

_LIQUID = later(r"\{%[-+~]?\s*(\w+)")
_HUGO = later(r"\{\{[<%]\s*(\w+)")
_ENDS = {
    x: later(rf"\{{%[-+~]?\s*end{x}\b[^%]*%\}}|\{{\{{[<%]\s*/\s*{x}\s*[>%]\}}\}}") for x in sorted(PAIRS)
}
#: Code points that a template tag may go on for.
_REACH = 5_000

_ATTRIBUTES = later(
    r"""\{:[^{}\n]*\}
      | \{[ \t]*(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))
          (?:[ \t]+(?:[#.][\w:.-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))){0,40}[ \t]*\}""",
    re.VERBOSE,
)
#: What kramdown shows as it stands, or not at all.
_EXTENSION = later(r"\{::(?P<name>comment|nomarkdown)\}")
_IMPORT = later(
    r"import\s++(?:[^'\"\n{};]*(?:\{[^{}]{0,2000}\})?\s*from\s*)?['\"][^'\"\n]+['\"];?[ \t]*\r?$",
    re.MULTILINE,
)
_EXPORT = later(r"export\s++(?:(?:const|let|var|function|default|async|class)\b|[{*])[^\n]*")


def brace(s: Source, at: int) -> int:
    """Takes what a brace opens, and returns where to go on."""
    text = s.text
    m = _EXTENSION.match(text, at)
    if m:
        close = s.after(f"{{:/{m.group('name')}}}", m.end())
        close = s.after("{:/}", m.end()) if close == NOWHERE else close
        if close < NOWHERE:
            return s.take(at, text.index("}", close) + 1, "code", PART)
    m = _ATTRIBUTES.match(text, at)
    if m:
        lead = text[text.rfind("\n", 0, at) + 1 : at] if s.ends_line(m.end()) else "not alone"
        return s.take(at, m.end(), "markup", TAG if lead.strip(" \t>") else PART)
    closing = {"{": "}}", "%": "%}", "#": "#}"}.get(text[at + 1 : at + 2])
    if closing:
        return _template(s, at, closing)
    if text.startswith("{/*", at):
        end = s.after("*/}", at + 3)
        if end < NOWHERE:
            return s.until(at, end + 3)
    end = s.brace_end(at) if s.jsx else -1
    return s.take(at, end, "code", THING, noun=True) if end > 0 else at + 1


def _template(s: Source, at: int, closing: str) -> int:
    """Takes a tag of a template, and all that it shows as it stands."""
    text = s.text
    m = _LIQUID.match(text, at) or _HUGO.match(text, at)
    if m and m.group(1) in PAIRS:
        pattern = _ENDS[m.group(1)]
        close = s.after(pattern, m.end())
        whole = pattern.match(text, close) if close < NOWHERE else None
        if whole:
            return s.take(at, whole.end(), "code", TEMPLATE, noun=m.group(1) != "comment")
    expression = closing == "}}" and not text.startswith(("<", "%"), at + 2)
    end = s.after(closing, at + 2)
    # What says a name may stand on two lines; what says how to lay out a picture, on any number.
    if end > at + _REACH or (expression and end > s.gap(at)):
        return at + 1
    end += 2
    while closing == "}}" and text.startswith("}", end):
        end += 1
    return s.take(at, end, "code", THING if expression else TEMPLATE, noun=closing != "#}")


def module(s: Source, at: int) -> int:
    """Takes an `import` or `export` of JavaScript: as far as the next blank line, or what it needs."""
    text = s.text
    m = _IMPORT.match(text, at) or _EXPORT.match(text, at)
    if m is None:
        return at + 1
    end = m.end()
    brace = text.find("{", at, end)
    if s.jsx:
        end, inner = max(end, s.gap(at)), at
        # A function or a table may have blank lines inside its braces.
        while (brace := text.find("{", inner, end)) >= 0 and (inner := s.brace_end(brace)) > 0:
            end = s.gap(inner) if inner > end else end
    elif brace >= 0:
        end = max(end, s.brace_end(brace))
    return s.take(at, end, "code", PART)
