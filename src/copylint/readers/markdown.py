"""Markdown: what is not copy becomes blanks, so that every offset stays what it is in the file.

Blocks are found line by line, then the marks inside each, by the rules of CommonMark 0.31 for
containers, code, emphasis and links, with the tables, strike-through, footnotes and front matter
that site generators add. Blocks of copy are the document's paragraphs. Inline code and entities
stand as U+FFFC, one for each character, so that no rule takes their neighbours for neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from copylint.patterns import later
from copylint.records import Record, field
from copylint.text import Document, OffsetMap, Region, Span

#: What stands for something inside a sentence that is no copy.
OBJECT = "\ufffc"

_FENCE = later(r"(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})")
_HEADING = later(r"#{1,6}(?:[ \t]+|$)")
_CLOSING = later(r"(?:^|[ \t]+)#+[ \t]*$")
_SETEXT = later(r"(?:=+|-+)[ \t]*$")
_RULE = later(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_BULLET = later(r"[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)")
_TASK = later(r"\[[ xX]\](?=[ \t])")
_DEFINITION = later(r"\[(?P<label>(?:[^\[\]\\]|\\.){1,999})\]:[ \t]*(?P<rest>\S.*)?$")
_TITLE = later(r"""[ \t]*(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*$""")
_DELIMITERS = later(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_RAW_OPEN = later(r"<(?P<tag>script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_FRONT = later(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n")

_TAG = later(
    r"""<(?:
          /[A-Za-z][A-Za-z0-9-]*\s*
        | [A-Za-z][A-Za-z0-9-]*
          (?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*
          \s*/?
        | \?(?:[^?]|\?(?!>))*\?
        | ![A-Za-z][^>]*
        )>""",
    re.VERBOSE,
)
_TAGS_ONLY = later(rf"(?!<(?:script|pre|style|textarea)\b)(?:{_TAG.pattern}\s*)+$", re.VERBOSE | re.IGNORECASE)
_AUTOLINK = later(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_ENTITY = later(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOT_BREAK = later(r"[^\r\n]")
_SPECIAL = later(r"[\\`<&!\[\]*_~{]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ANGLED = later(r"<(?:[^<>\n\\]|\\.)*>")
_QUOTED = later(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)""", re.DOTALL)
#: Brackets in an address nest no deeper, as in CommonMark's own reader: without a limit a text made
#: for the purpose takes for ever.
_DEEPEST = 32
_LABEL = later(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_HARD_BREAK = later(r" {2,}(?=\r?\n)")


class _Line(Record, frozen=False):
    """A line of the source without its ending: text[start:end], `at` where the reader has got to."""

    text: str
    start: int
    end: int
    at: int

    @property
    def rest(self) -> str:
        return self.text[self.at : self.end]

    def indent(self) -> int:
        """Columns of white space from `at`, tabs to stops of four."""
        n = 0
        for c in self.text[self.at : self.end]:
            if c == " ":
                n += 1
            elif c == "\t":
                n += 4 - n % 4
            else:
                break
        return n

    def skip(self, columns: int) -> None:
        """Moves past that many columns of white space, or as many as there are."""
        n = 0
        while self.at < self.end and n < columns and self.text[self.at] in " \t":
            n += 4 - n % 4 if self.text[self.at] == "\t" else 1
            self.at += 1

    @property
    def blank(self) -> bool:
        return not self.rest.strip()


class _Block(Record, frozen=False):
    """A paragraph, heading or table cell: the stretches of the source that make it up."""

    pieces: list[tuple[int, int]]
    heading: bool = False
    quoted: bool = False


class _Page(Record, frozen=False):
    """What has been found so far."""

    source: str
    regions: list[tuple[int, int, str]] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def mask(self, start: int, end: int, kind: str) -> None:
        if start < end:
            self.regions.append((start, end, kind))


def _lines(text: str, start: int) -> Iterator[_Line]:
    at = start
    while at < len(text):
        stop = text.find("\n", at)
        after = len(text) if stop < 0 else stop + 1
        end = after if stop < 0 else stop
        while end > at and text[end - 1] == "\r":
            end -= 1
        yield _Line(text, at, end, at)
        at = after


def _normal(label: str) -> str:
    return " ".join(label.split()).casefold()


def _front_matter(text: str) -> int:
    """The offset where front matter ends, 0 where there is none."""
    m = _FRONT.match(text)
    if m is None:
        return 0
    closing = r"(?:---|\.\.\.)" if m.group("mark") == "---" else r"\+\+\+"
    end = re.compile(rf"^{closing}[ \t]*\r?$", re.MULTILINE).search(text, m.end())
    return end.end() if end else 0


def _blocks(text: str) -> _Page:
    """Finds the blocks of copy and masks everything else that stands on lines of its own."""
    page = _Page(text)
    start = _front_matter(text)
    page.mask(0, start, "front-matter")
    lines = list(_lines(text, start))

    paragraph: list[_Line] = []  # lines of the open paragraph, `at` behind the containers' marks
    quoted = False
    items: list[int] = []  # content columns of the open list items, outermost first
    fence: tuple[str, int, list[int], int] | None = None  # mark, length, list items, quotation depth
    raw: re.Pattern[str] | None = None

    def close() -> None:
        nonlocal paragraph
        if paragraph:
            _paragraph(page, paragraph, quoted)
            paragraph = []

    for line in lines:
        if raw is not None:
            m = raw.search(text, line.at, line.end)
            page.mask(line.start, m.end() if m else line.end, "code")
            if m:
                raw = None
            continue

        depth = 0
        while line.indent() < 4 and line.rest.lstrip(" \t").startswith(">"):
            begin = line.at
            line.at = text.index(">", line.at) + 1
            depth += 1
            if line.at < line.end and text[line.at] in " \t":
                line.at += 1
            page.mask(begin, line.at, "markup")
        if fence is not None:
            mark, size, around, deep = fence
            body = line.rest.strip()
            lead = line.indent()
            closing = body.startswith(mark) and set(body) == {mark} and len(body) >= size and lead < 4 + (around[-1] if around else 0)
            left = depth < deep or (around and not line.blank and lead < around[-1])
            if not left:
                page.mask(line.at, line.end, "code")
                if closing:
                    fence = None
                continue
            fence = None  # its list item ended without closing it

        if line.blank:
            close()
            page.mask(line.at, line.end, "markup")
            continue

        lead = line.indent()
        # Which of the open list items the line belongs to; a lazy line stays in the paragraph.
        while items and lead < items[-1] and not (paragraph and not _opens_block(line)):
            items.pop()
            close()
        base = items[-1] if items and lead >= items[-1] else 0
        if bool(depth) != quoted and (not paragraph or depth):
            close()
            quoted = bool(depth)
        if lead - base >= 4 and not paragraph:
            page.mask(line.at, line.end, "code")
            continue
        if lead - base >= 4:
            line.skip(lead)  # however it begins, it goes on with the paragraph
            paragraph.append(line)
            continue
        before = line.at
        line.skip(lead)

        while True:
            rest = line.rest
            if rest.startswith(">"):  # a quotation inside a list item
                begin = line.at
                line.at += 1
                if line.at < line.end and text[line.at] in " \t":
                    line.at += 1
                page.mask(begin, line.at, "markup")
                line.skip(3)
                continue
            if _RULE.match(rest):
                if paragraph and _SETEXT.match(rest):
                    break
                close()
                break
            m = _BULLET.match(rest)
            if m is None:
                break
            number = m.group()[:-1]
            # Only a list that begins with 1, and says something, may interrupt a paragraph.
            if paragraph and not items and (number not in ("", "1") or not rest[m.end() :].strip()):
                break
            close()
            mark_at = line.at
            column = lead + len(m.group())
            line.at += m.end()
            gap = line.indent()
            width = gap if 1 <= gap <= 4 else 1
            line.skip(width)
            page.mask(mark_at, line.at, "markup")
            items = [i for i in items if i <= lead]
            items.append(column + width)
            task = _TASK.match(text, line.at, line.end)
            if task:
                page.mask(task.start(), task.end(), "markup")
                line.at = task.end()
                line.skip(4)
            if gap > 4:
                page.mask(line.at, line.end, "code")
                line.at = line.end
                break
            lead = items[-1] + line.indent()
            line.skip(4)
            if not line.rest:
                break
        rest = line.rest
        if not rest:
            continue

        m = _FENCE.match(rest)
        if m:
            close()
            page.mask(before, line.end, "code")
            fence = (m.group("mark")[0], len(m.group("mark")), list(items), depth)
            continue
        if paragraph and _SETEXT.match(rest):
            page.mask(line.at, line.end, "markup")
            _paragraph(page, paragraph, quoted, heading=True)
            paragraph = []
            continue
        if _RULE.match(rest):
            close()
            page.mask(line.at, line.end, "markup")
            continue
        m = _HEADING.match(rest)
        if m:
            close()
            page.mask(line.at, line.at + m.end(), "markup")
            line.at += m.end()
            end = line.end
            c = _CLOSING.search(line.rest)
            if c:
                end = line.at + c.start()
                page.mask(end, line.end, "markup")
            if line.at < end:
                page.blocks.append(_Block([(line.at, end)], heading=True, quoted=quoted))
            continue
        if _TAGS_ONLY.match(rest):
            close()
            page.mask(line.at, line.end, "markup")
            continue
        m = _RAW_OPEN.match(rest)
        if m or rest.startswith("<!--"):
            if m:
                close()
            pattern = re.compile(rf"</{m.group('tag')}>", re.IGNORECASE) if m else re.compile("-->")
            if m or not paragraph:
                done = pattern.search(text, line.at + 4, line.end)
                page.mask(line.at, done.end() if done else line.end, "code")
                if done is None:
                    raw = pattern
                    continue
                line.at = done.end()
                if line.blank:
                    continue
        if not paragraph:
            m = _DEFINITION.match(line.rest)
            if m and (m.group("rest") or m.group("label").startswith("^")):
                page.labels.add(_normal(m.group("label")))
                if m.group("label").startswith("^"):
                    page.mask(line.at, line.at + m.end("label") + 2, "markup")
                    line.at += m.end("label") + 2
                    line.skip(80)
                    if line.blank:
                        continue
                else:
                    page.mask(line.at, line.end, "link")
                    continue
            elif page.regions and page.regions[-1][2] == "link" and _TITLE.match(line.rest) and not _after_blank(text, line):
                page.mask(line.at, line.end, "link")  # the title of a definition on a line of its own
                continue
        paragraph.append(line)
    close()
    return page


def _after_blank(text: str, line: _Line) -> bool:
    """Whether the line before is blank."""
    end = line.start - 1
    begin = text.rfind("\n", 0, max(end, 0)) + 1
    return not text[begin : max(end, 0)].strip()


def _opens_block(line: _Line) -> bool:
    """Whether a line less indented than the paragraph before begins something new."""
    rest = line.rest.lstrip(" \t")
    return bool(_BULLET.match(rest) or _FENCE.match(rest) or _HEADING.match(rest) or _RULE.match(rest))


def _paragraph(page: _Page, lines: list[_Line], quoted: bool, heading: bool = False) -> None:
    """Takes a run of lines as one block of copy, or as a table."""
    if len(lines) >= 2 and "|" in lines[0].rest and "-" in lines[1].rest and _DELIMITERS.match(lines[1].rest):
        page.mask(lines[1].at, lines[1].end, "markup")
        for k, line in enumerate(lines):
            if k != 1:
                _row(page, line, quoted)
        return
    pieces = []
    for line in lines:
        if line.at < line.end:
            pieces.append((line.at, line.end))
    if pieces:
        page.blocks.append(_Block(pieces, heading, quoted))


def _row(page: _Page, line: _Line, quoted: bool) -> None:
    """Masks the pipes of a table's row; each cell is a block."""
    at = line.at
    for k in range(line.at, line.end + 1):
        if k == line.end or (line.text[k] == "|" and line.text[k - 1] != "\\"):
            cell = line.text[at:k]
            if cell.strip():
                page.blocks.append(_Block([(at, k)], quoted=quoted))
            page.mask(k, min(k + 1, line.end), "markup")
            at = k + 1


# -- inside a block ----------------------------------------------------------------------------
class _Run(Record, frozen=False):
    """A run of emphasis marks that may open or close."""

    start: int
    count: int
    char: str
    opens: bool
    closes: bool
    size: int


class _Inline:
    """Finds what is not copy inside one block, given as one string; stretches are of that string."""

    def __init__(self, text: str, labels: set[str]) -> None:
        self.text = text
        self.labels = labels
        self.masks: list[tuple[int, int, str]] = []
        self._runs: list[_Run] = []
        self._absent: set[str] = set()  # closing marks that do not come any more
        self._brackets: list[tuple[int, bool, int, bool]] = []  # offset, image, runs before, active

    def run(self) -> list[tuple[int, int, str]]:
        """Returns (start, end, kind) of every stretch."""
        text = self.text
        at = 0
        while True:
            m = _SPECIAL.search(text, at)
            if m is None:
                break
            at = self._one(m.start(), text[m.start()])
        self._emphasis(0)
        for m in _HARD_BREAK.finditer(text):
            self.masks.append((m.start(), m.end(), "markup"))
        return self.masks

    def _one(self, at: int, c: str) -> int:
        text = self.text
        if c == "\\":
            if at + 1 < len(text) and (text[at + 1] in _PUNCTUATION or text[at + 1] in "\r\n"):
                self.masks.append((at, at + 1, "markup"))
                return at + 2
            return at + 1
        if c == "`":
            end = at
            while end < len(text) and text[end] == "`":
                end += 1
            run = text[at:end]
            if run in self._absent:
                return end
            close = re.compile(rf"(?<!`){run}(?!`)").search(text, end)
            if close is None:
                self._absent.add(run)
                return end
            self.masks.append((at, close.end(), "code"))
            return close.end()
        if c == "<":
            if text.startswith("<!--", at):
                end = -1 if "-->" in self._absent else text.find("-->", at + 4)
                if end >= 0:
                    self.masks.append((at, end + 3, "markup"))
                    return end + 3
                self._absent.add("-->")
            m = _AUTOLINK.match(text, at)
            if m:
                self.masks.append((at, m.end(), "link"))
                return m.end()
            m = _TAG.match(text, at)
            if m:
                self.masks.append((at, m.end(), "markup"))
                return m.end()
            return at + 1
        if c == "&":
            m = _ENTITY.match(text, at)
            if m:
                self.masks.append((at, m.end(), "entity"))
                return m.end()
            return at + 1
        if c == "{":
            closing = {"{": "}}", "%": "%}"}.get(text[at + 1 : at + 2])
            if closing is None or closing in self._absent:
                return at + 1
            end = text.find(closing, at + 2)
            if end < 0:
                self._absent.add(closing)
                return at + 1
            self.masks.append((at, end + 2, "code"))
            return end + 2
        if c == "!":
            if text.startswith("![", at):
                self._brackets.append((at, True, len(self._runs), True))
                return at + 2
            return at + 1
        if c == "[":
            m = _LABEL.match(text, at)
            if m and m.group(1).startswith("^") and _normal(m.group(1)) in self.labels:
                self.masks.append((at, m.end(), "markup"))
                return m.end()
            self._brackets.append((at, False, len(self._runs), True))
            return at + 1
        if c == "]":
            return self._close_bracket(at)
        return self._delimiters(at, c)

    def _close_bracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        start, image, runs, active = self._brackets.pop()
        if not active:
            return at + 1
        text = self.text
        inner = start + (2 if image else 1)
        end = -1
        if text.startswith("(", at + 1):
            end = _destination(text, at + 2)
        if end < 0:
            m = _LABEL.match(text, at + 1)
            if m and _normal(m.group(1) or text[inner:at]) in self.labels:
                end = m.end()
            elif m is None and _normal(text[inner:at]) in self.labels:
                end = at + 1
        if end < 0:
            return at + 1
        if image:
            del self._runs[runs:]
            self.masks = [x for x in self.masks if x[0] < start]
            self.masks.append((start, end, "markup"))
            return end
        self._emphasis(runs)
        self.masks.append((start, inner, "markup"))
        self.masks.append((at, end, "link"))
        # Links do not nest: what opened before this one can be no link any more.
        for k in range(len(self._brackets) - 1, -1, -1):
            s, i, r, a = self._brackets[k]
            if not i:
                if not a:
                    break
                self._brackets[k] = (s, i, r, False)
        return end

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
            if c == "\\" and at + 1 < len(text) and text[at + 1] in _PUNCTUATION:
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
    return both and (opener.size + closer.size) % 3 == 0 and not (opener.size % 3 == 0 and closer.size % 3 == 0)


def read(path: str, source: str) -> Document:
    """Returns the document of a Markdown text; its `text` is as long as its source."""
    page = _blocks(source)
    objects: list[tuple[int, int]] = []
    blocks: list[Span] = []
    extra: list[Region] = []
    for block in page.blocks:
        pieces = block.pieces
        joined = "\n".join(source[s:e] for s, e in pieces)
        starts = [0]
        for s, e in pieces:
            starts.append(starts[-1] + e - s + 1)
        inside: list[tuple[int, int]] = []
        if _SPECIAL.search(joined) or len(pieces) > 1:
            for s, e, kind in sorted(_Inline(joined, page.labels).run()):
                for a, b in _spread(s, e, starts, pieces):
                    page.mask(a, b, "markup" if kind == "entity" else kind)
                    if kind in ("code", "entity") or (kind == "link" and joined[s] == "<"):
                        inside.append((a, b))
        span = _trimmed(source, pieces[0][0], pieces[-1][1])
        if span is not None:
            blocks.append(span)
            if block.heading:
                extra.append(Region(span, "heading"))
            if block.quoted:
                extra.append(Region(span, "quoted-document"))
        objects += inside
    regions = [Region(Span(s, e), kind) for s, e, kind in sorted(page.regions)]
    text = _masked(source, [(s, e) for s, e, _ in page.regions], " ")
    text = _masked(text, objects, OBJECT)
    kept = []
    for found in blocks:
        inside_text = text[found.start : found.end]
        if any(c.isalnum() for c in inside_text):
            trimmed = _trimmed(text, found.start, found.end)
            if trimmed is not None:
                kept.append(trimmed)
        elif OBJECT in inside_text:
            # A line of nothing but code is no sentence that something is missing from.
            text = text[: found.start] + inside_text.replace(OBJECT, " ") + text[found.end :]
    return Document(path, source, text, tuple(sorted((*regions, *extra), key=lambda r: r.span)), OffsetMap.identity(len(source)), tuple(kept))


def _masked(text: str, stretches: list[tuple[int, int]], stand_in: str) -> str:
    """The text with every character of the stretches but line breaks replaced."""
    out, at = [], 0
    for s, e in sorted(stretches):
        if e <= at:
            continue
        s = max(s, at)
        out += [text[at:s], _NOT_BREAK.sub(stand_in, text[s:e])]
        at = e
    return "".join([*out, text[at:]])


def _spread(start: int, end: int, starts: list[int], pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the stretches of the source that a stretch of a block's joined text stands for."""
    k = bisect_right(starts, start) - 1
    while k < len(pieces) and starts[k] < end:
        s, e = pieces[k]
        a = s + max(0, start - starts[k])
        b = min(e, s + end - starts[k])
        if a < b:
            yield a, b
        k += 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
