"""What other languages stand in a Markdown text: HTML, templates, formulas, JavaScript, wiki marks.

Templates and HTML heed neither the lines nor the paragraphs of the Markdown round them, so they are
looked for first, from the top of the file down, outside fenced and inline code. What is found is
replaced, character by character, by marks that blocks and inline marks are then read around:

    THING     stands for a noun in its sentence: a formula, `<code>`, an expression
    TEMPLATE  the same, but parts paragraphs where it has a line to itself
    TAG       stands for nothing: `<b>`, a comment, a list of attributes
    PART      parts paragraphs: a script, what is to be shown as it stands
    BLOCK     a tag that parts paragraphs, and begins a block of HTML where it begins a line
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from copylint.cache.patterns import later
from copylint.formats.markdown_names import APART, BLOCK_TAGS, NOUNS, PAIRS

#: Noncharacters of Unicode: neither letters nor blanks, and in no copy.
THING, TEMPLATE, TAG, PART, BLOCK = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"

_NEXT = later(
    r"""^(?P<lead>[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)*+)(?P<fence>`{3,}|~{3,})
      | ^(?:import|export)\b(?P<module>)
      | ^[ \t>]*+(?::{3,}|\*\[[^\]\n]+\]:)[^\n]*(?P<div>)
      | (?P<ticks>`+)
      | (?P<wiki>!?\[\[)
      | (?P<mark>[<{$\\])""",
    re.VERBOSE | re.MULTILINE,
)
_BLANK_LINE = later(r"\n[ \t>]*\r?(?:\n|\Z)")
_LINE_END = later(r"[ \t]*+\r?(?:\n|\Z)")
_TICKS = later(r"`+")
_BRACES = later(r"[{}]")

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
#: Behind the end of every text.
_NOWHERE = 1 << 60
#: Attributes of one tag, and braces it nests in: no more are looked at.
_MOST = 100

_CLOSED = {x: later(rf"</{x}\s*>", re.IGNORECASE) for x in sorted(NOUNS | APART)}
_OPENED = {x: later(rf"<{x}\b", re.IGNORECASE) for x in sorted(NOUNS)}
_LIQUID = later(r"\{%[-+~]?\s*(\w+)")
_HUGO = later(r"\{\{[<%]\s*(\w+)")
_ENDS = {x: later(rf"\{{%[-+~]?\s*end{x}\b[^%]*%\}}|\{{\{{[<%]\s*/\s*{x}\s*[>%]\}}\}}") for x in sorted(PAIRS)}
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
_WIKI = later(r"(?P<embed>!?)\[\[(?P<target>[^\[\]|\n]{1,300})(?:\|(?P<shown>[^\[\]\n]{1,300}))?\]\](?![(\[:])")
_IMPORT = later(r"import\s++(?:[^'\"\n{};]*(?:\{[^{}]{0,2000}\})?\s*from\s*)?['\"][^'\"\n]+['\"];?[ \t]*\r?$", re.MULTILINE)
_EXPORT = later(r"export\s++(?:(?:const|let|var|function|default|async|class)\b|[{*])[^\n]*")

_BEGIN = later(r"\\begin\{(?P<name>[a-zA-Z]+\*?)\}")
_FORMULA = later(r"(?<![\w$\\.=&?/])\$(?=[^\s$])(?P<body>[^$\n]*(?:\n[^$\n]+)*)(?<=[^\s\\])\$(?![\w$])")
_OPERATOR = later(r"[\\^_={}]|[^\W\d_]\s?[+<>|*/]|[+<>|*/]\s?[^\W\d_]")
_LONG_WORD = later(r"[^\W\d_]{3}")


class Found(NamedTuple):
    """source[start:end] is of another language. `kind` is the region's kind, `mark` one of the marks
    above, `noun` whether it stands for one in its sentence."""

    start: int
    end: int
    kind: str
    mark: str
    noun: bool = False


class Embedded:
    """What is found in a text from `start` on; `jsx` where `{…}` in the copy is JavaScript."""

    def __init__(self, text: str, start: int = 0, *, jsx: bool = False) -> None:
        self._text = text
        self._start = start
        self._jsx = jsx
        self.found: list[Found] = []
        #: Names that something else in the file goes by: the page of a wiki link that is its text.
        self.labels: list[tuple[int, int]] = []
        self._next: dict[object, int] = {}  # where each closing mark comes next
        self._ticks: dict[int, list[int]] | None = None
        self._braces: dict[int, int] | None = None

    def read(self) -> str:
        """Returns the text with marks for what was found, which `found` then lists in order."""
        at = self._start
        while m := _NEXT.search(self._text, at):
            at = self._one(m)
        out, at = [], 0
        for f in self.found:
            # The line breaks inside go as well: to the Markdown round it, it is on one line.
            out += [self._text[at : f.start], f.mark * (f.end - f.start)]
            at = f.end
        return "".join([*out, self._text[at:]])

    def _one(self, m: re.Match[str]) -> int:
        """Looks at one place, and returns where to go on."""
        what, at = m.lastgroup or "", m.start()
        if what == "fence":
            return self._fence(m)
        if what == "div":
            return self._take(at, m.end(), "markup", PART)
        if what == "module":
            return self._module(at)
        if what == "ticks":
            return self._code_span(at, m.end())
        if what == "wiki":
            return self._wiki(at)
        c = m.group("mark")
        if c == "<":
            return self._angle(at)
        if c == "{":
            return self._brace(at)
        return self._dollar(at) if c == "$" else self._backslash(at)

    def _take(self, start: int, end: int, kind: str, mark: str, *, noun: bool = False) -> int:
        if start < end:
            self.found.append(Found(start, end, kind, mark, noun))
        return max(end, start + 1)

    def _after(self, what: re.Pattern[str] | str, at: int) -> int:
        """Where a mark stands next from `at` on, _NOWHERE where it does not; asked in order, so that each is
        looked for once."""
        held = self._next.get(what, -1)
        if held < at:
            if isinstance(what, str):
                held = self._text.find(what, at)
            else:
                m = what.search(self._text, at)
                held = m.start() if m else -1
            held = _NOWHERE if held < 0 else held
            self._next[what] = held
        return held

    def _gap(self, at: int) -> int:
        """Where the next blank line is, or the end of the text."""
        return min(self._after(_BLANK_LINE, at), len(self._text))

    def _line_start(self, at: int) -> bool:
        """Whether nothing but three blanks at most stands before it on its line."""
        begin = at
        while begin and at - begin < 3 and self._text[begin - 1] == " ":
            begin -= 1
        return not begin or self._text[begin - 1] == "\n"

    # -- code of Markdown, in which nothing is looked for ------------------------------------------
    def _fence(self, m: re.Match[str]) -> int:
        text, mark = self._text, m.group("fence")
        line = text.find("\n", m.end())
        if line < 0 or (mark[0] == "`" and "`" in text[m.end() : line]):
            return m.end()
        key = (mark[0], len(mark))
        if self._next.get(key) != _NOWHERE:
            lead = r"[ \t>]*+" if ">" in m.group("lead") else r"[ \t]*+"
            end = re.compile(rf"^{lead}{mark[0]}{{{len(mark)},}}[ \t]*\r?$", re.MULTILINE).search(text, line + 1)
            if end:
                return end.end()
            self._next[key] = _NOWHERE
        return m.end()

    def _code_span(self, at: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for m in _TICKS.finditer(self._text):
                self._ticks.setdefault(m.end() - m.start(), []).append(m.start())
        same = self._ticks.get(end - at, [])
        k = bisect_right(same, at)
        if k < len(same) and same[k] < self._gap(end):
            return same[k] + end - at
        return end

    # -- HTML --------------------------------------------------------------------------------------
    def _angle(self, at: int) -> int:
        text = self._text
        if self._jsx and text.startswith(("<>", "</>"), at):
            return self._take(at, at + (2 if text[at + 1] == ">" else 3), "markup", BLOCK)
        for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")):
            if text.startswith(opening, at):
                # "<!-->" and "<!--->" are whole comments.
                end = self._after(closing, at + (2 if opening == "<!--" else len(opening)))
                return self._until(at, end + len(closing))
        m = _AUTOLINK.match(text, at)
        if m:
            return self._take(at, m.end(), "link", THING, noun=True)
        if text.startswith("<!", at) and text[at + 2 : at + 3].isalpha():
            end = self._after(">", at)
            return self._take(at, end + 1, "markup", TAG) if end < self._gap(at) else at + 2
        end = self._tag(at)
        if end < 0:
            return at + 1
        m = _NAME.match(text, at)
        name = m.group("name") if m else ""
        low = name.lower()
        if m and not m.group("slash") and low in _CLOSED and not text.startswith("/>", end - 2):
            return self._element(at, end, low)
        return self._take(at, end, "markup", BLOCK if low in BLOCK_TAGS else TAG)

    def _until(self, at: int, end: int) -> int:
        """Takes a comment or the like, as far as the text where it begins a line and never ends."""
        if end < _NOWHERE:
            alone = self._line_start(at)
            return self._take(at, end, "markup", PART if alone and self._ends_line(end) else TAG)
        return self._take(at, len(self._text), "markup", PART) if self._line_start(at) else at + 1

    def _ends_line(self, end: int) -> bool:
        return _LINE_END.match(self._text, end) is not None

    def _element(self, at: int, end: int, name: str) -> int:
        """Takes an element whose content is no copy; where nothing closes it, its tag."""
        close = self._after(_CLOSED[name], end)
        if close == _NOWHERE:
            if name in APART and self._line_start(at):
                return self._take(at, len(self._text), "code", PART)
            return self._take(at, end, "markup", TAG)
        if name in _OPENED and self._after(_OPENED[name], end) < close:
            return self._take(at, end, "markup", TAG)
        stop = self._text.index(">", close) + 1
        if name in APART:
            return self._take(at, stop, "code", PART)
        return self._take(at, stop, "code", TAG if name == "svg" else THING, noun=name != "svg")

    def _tag(self, at: int) -> int:
        """The end of the tag that begins at `at`, over as many lines as it has; -1 where it is none."""
        text = self._text
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
                end = self._brace_end(end - 1)
                if end < 0:
                    return -1
        m = _END.match(text, end)
        if m is None:
            m = _LOOSE.match(text, at)
            return m.end() if m and m.end() < self._gap(at) else -1
        return m.end()

    def _brace_end(self, at: int) -> int:
        """Behind the brace that closes the one at `at`, -1 where none does."""
        if self._braces is None:
            self._braces = {}
            opened: list[int] = []
            for m in _BRACES.finditer(self._text):
                if m[0] == "{":
                    opened.append(m.start())
                elif opened:
                    self._braces[opened.pop()] = m.end()
        return self._braces.get(at, -1)

    # -- templates, attributes, JavaScript ---------------------------------------------------------
    def _brace(self, at: int) -> int:
        text = self._text
        m = _EXTENSION.match(text, at)
        if m:
            close = self._after(f"{{:/{m.group('name')}}}", m.end())
            close = self._after("{:/}", m.end()) if close == _NOWHERE else close
            if close < _NOWHERE:
                return self._take(at, text.index("}", close) + 1, "code", PART)
        m = _ATTRIBUTES.match(text, at)
        if m:
            lead = text[text.rfind("\n", 0, at) + 1 : at] if self._ends_line(m.end()) else "not alone"
            return self._take(at, m.end(), "markup", TAG if lead.strip(" \t>") else PART)
        closing = {"{": "}}", "%": "%}", "#": "#}"}.get(text[at + 1 : at + 2])
        if closing:
            return self._template(at, closing)
        if text.startswith("{/*", at):
            end = self._after("*/}", at + 3)
            if end < _NOWHERE:
                return self._until(at, end + 3)
        end = self._brace_end(at) if self._jsx else -1
        return self._take(at, end, "code", THING, noun=True) if end > 0 else at + 1

    def _template(self, at: int, closing: str) -> int:
        """Takes a tag of a template, and all that it shows as it stands."""
        text = self._text
        m = _LIQUID.match(text, at) or _HUGO.match(text, at)
        if m and m.group(1) in PAIRS:
            pattern = _ENDS[m.group(1)]
            close = self._after(pattern, m.end())
            whole = pattern.match(text, close) if close < _NOWHERE else None
            if whole:
                return self._take(at, whole.end(), "code", TEMPLATE, noun=m.group(1) != "comment")
        expression = closing == "}}" and not text.startswith(("<", "%"), at + 2)
        end = self._after(closing, at + 2)
        # What says a name may stand on two lines; what says how to lay out a picture, on any number.
        if end > at + _REACH or (expression and end > self._gap(at)):
            return at + 1
        end += 2
        while closing == "}}" and text.startswith("}", end):
            end += 1
        return self._take(at, end, "code", THING if expression else TEMPLATE, noun=closing != "#}")

    def _module(self, at: int) -> int:
        """Takes an `import` or `export` of JavaScript: as far as the next blank line, or what it needs."""
        text = self._text
        m = _IMPORT.match(text, at) or _EXPORT.match(text, at)
        if m is None:
            return at + 1
        end = m.end()
        brace = text.find("{", at, end)
        if self._jsx:
            end, inner = max(end, self._gap(at)), at
            # A function or a table may have blank lines inside its braces.
            while (brace := text.find("{", inner, end)) >= 0 and (inner := self._brace_end(brace)) > 0:
                end = self._gap(inner) if inner > end else end
        elif brace >= 0:
            end = max(end, self._brace_end(brace))
        return self._take(at, end, "code", PART)

    # -- formulas ----------------------------------------------------------------------------------
    def _dollar(self, at: int) -> int:
        text = self._text
        if text.startswith("$$", at):
            end = self._after("$$", at + 2)
            if at + 2 < end < self._gap(at):
                body = text[at + 2 : end]
                if "\n" in body or _is_formula(body.strip()):
                    return self._take(at, end + 2, "code", TEMPLATE, noun=True)
            return at + 2
        if self._after("$", at + 1) > self._gap(at):
            return at + 1
        m = _FORMULA.match(text, at)
        if m is None or not _is_formula(m.group("body")):
            return at + 1
        return self._take(at, m.end(), "code", THING, noun=True)

    def _backslash(self, at: int) -> int:
        text = self._text
        for opening, closing in ((r"\(", r"\)"), (r"\[", r"\]"), (r"\\(", r"\\)"), (r"\\[", r"\\]")):
            if text.startswith(opening, at):
                end = self._after(closing, at + len(opening))
                if end < self._gap(at) and _OPERATOR.search(text, at + len(opening), end):
                    mark = TEMPLATE if "[" in opening else THING
                    return self._take(at, end + len(closing), "code", mark, noun=True)
                return at + 2
        m = _BEGIN.match(text, at)
        if m:
            close = rf"\end{{{m.group('name')}}}"
            end = self._after(close, m.end())
            if end < _NOWHERE:
                return self._take(at, end + len(close), "code", TEMPLATE, noun=True)
        return at + (2 if text[at + 1 : at + 2] in tuple("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~") else 1)

    # -- wikis -------------------------------------------------------------------------------------
    def _wiki(self, at: int) -> int:
        m = _WIKI.match(self._text, at)
        if m is None:
            return at + (1 if self._text[at] == "!" else 2)
        if m.group("embed"):
            return self._take(at, m.end(), "markup", TAG)
        if m.group("shown"):
            self._take(at, m.start("shown"), "link", TAG)
        else:
            self._take(at, m.start("target"), "markup", TAG)
            self.labels.append(m.span("target"))
        return self._take(m.end() - 2, m.end(), "markup", TAG)


def _is_formula(body: str) -> bool:
    """Whether what stands between dollars is mathematics, not what lies between two sums of money."""
    if len(body) > _REACH or not body:
        return False
    if body[0].isdigit() or body[0] == ".":
        return any(c in body for c in "\\^_={}")
    return bool(_OPERATOR.search(body)) or not _LONG_WORD.search(body)
