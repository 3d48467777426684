"""What other languages stand in a Markdown text: HTML, templates, formulas, JavaScript, wiki marks.

Templates and HTML heed neither the lines nor the paragraphs of the Markdown round them, so they are
looked for first, from the top of the file down, outside fenced and inline code.
"""

from __future__ import annotations

import re

from copylint.formats import markdown_formulas, markdown_html, markdown_templates
from copylint.formats.markdown_source import PART, TAG, Source
from copylint.text.patterns import later

_NEXT = later(
    r"""^(?P<lead>[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)*+)(?P<fence>`{3,}|~{3,})
      | ^(?:import|export)\b(?P<module>)
      | ^[ \t>]*+(?::{3,}|\*\[[^\]\n]+\]:)[^\n]*(?P<div>)
      | (?P<ticks>`+)
      | (?P<wiki>!?\[\[)
      | (?P<mark>[<{$\\])""",
    re.VERBOSE | re.MULTILINE,
)
_WIKI = later(
    r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<shown>[^\[\]\n]{1,300}))?\]\](?![(\[:])"
)
_BY_MARK = {
    "<": markdown_html.angle,
    "{": markdown_templates.brace,
    "$": markdown_formulas.dollar,
    "\\": markdown_formulas.backslash,
}


def embedded(text: str, start: int = 0, *, jsx: bool = False) -> tuple[str, Source]:
    """Returns the text with marks for what was found from `start` on, and the source, which lists it in
    order; `jsx` where `{…}` in the copy is JavaScript."""
    s = Source(text, jsx=jsx)
    at = start
    while m := _NEXT.search(text, at):
        at = _one(s, m)
    out, at = [], 0
    for f in s.found:
        # The line breaks inside go as well: to the Markdown round it, it is on one line.
        out += [text[at : f.start], f.mark * (f.end - f.start)]
        at = f.end
    return "".join([*out, text[at:]]), s


def _one(s: Source, m: re.Match[str]) -> int:
    """Looks at one place, and returns where to go on."""
    what, at = m.lastgroup or "", m.start()
    if what == "fence":
        return _fence(s, m)
    if what == "div":
        return s.take(at, m.end(), "markup", PART)
    if what == "module":
        return markdown_templates.module(s, at)
    if what == "ticks":
        return _code_span(s, at, m.end())
    if what == "wiki":
        return _wiki(s, at)
    return _BY_MARK[m["mark"]](s, at)


def _fence(s: Source, m: re.Match[str]) -> int:
    """Passes over fenced code, in which nothing is looked for."""
    text, mark = s.text, m["fence"]
    line = text.find("\n", m.end())
    if line < 0 or (mark[0] == "`" and "`" in text[m.end() : line]) or mark in s.unclosed:
        return m.end()
    lead = r"[ \t>]*+" if ">" in m["lead"] else r"[ \t]*+"
    end = re.compile(rf"^{lead}{mark[0]}{{{len(mark)},}}[ \t]*\r?$", re.MULTILINE).search(text, line + 1)
    if end is None:
        s.unclosed.add(mark)
        return m.end()
    return end.end()


def _code_span(s: Source, at: int, end: int) -> int:
    """Passes over inline code, which ends within its paragraph."""
    close = s.ticks.after(at, end)
    return close + end - at if 0 <= close < s.gap(end) else end


def _wiki(s: Source, at: int) -> int:
    """Takes the marks of a wiki link, and the page it leads to where it shows another text."""
    m = _WIKI.match(s.text, at)
    if m is None:
        return at + (1 if s.text[at] == "!" else 2)
    if m["embed"]:
        return s.take(at, m.end(), "markup", TAG)
    if m["shown"]:
        s.take(at, m.start("shown"), "link", TAG)
    else:
        s.take(at, m.start("target"), "markup", TAG)
        s.labels.append(m.span("target"))
    return s.take(m.end() - 2, m.end(), "markup", TAG)
