"""The blocks of a Markdown text, line by line: what stands on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.patterns import later
from copylint.readers.markdown_inline import TAG, normal
from copylint.records import Record, field

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
_TAGS_ONLY = later(rf"(?!<(?:script|pre|style|textarea)\b)(?:{TAG.pattern}\s*)+$", re.VERBOSE | re.IGNORECASE)


class Line(Record, frozen=False):
    """A line of the source without its ending: text[start:end], `at` where the reader has got to."""

    text: str
    start: int
    end: int
    at: int

    @property
    def rest(self) -> str:
        """What of the line is not read yet."""
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
        """Whether nothing but blanks is left."""
        return not self.rest.strip()


class Block(Record, frozen=False):
    """A paragraph, heading or table cell: the stretches of the source that make it up."""

    pieces: list[tuple[int, int]]
    heading: bool = False
    quoted: bool = False


class Page(Record, frozen=False):
    """What has been found so far."""

    source: str
    regions: list[tuple[int, int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)

    def mask(self, start: int, end: int, kind: str) -> None:
        """Takes a stretch as not copy."""
        if start < end:
            self.regions.append((start, end, kind))


def _lines(text: str, start: int) -> Iterator[Line]:
    at = start
    while at < len(text):
        stop = text.find("\n", at)
        after = len(text) if stop < 0 else stop + 1
        end = after if stop < 0 else stop
        while end > at and text[end - 1] == "\r":
            end -= 1
        yield Line(text, at, end, at)
        at = after


def _front_matter(text: str) -> int:
    """The offset where front matter ends, 0 where there is none."""
    m = _FRONT.match(text)
    if m is None:
        return 0
    closing = r"(?:---|\.\.\.)" if m.group("mark") == "---" else r"\+\+\+"
    end = re.compile(rf"^{closing}[ \t]*\r?$", re.MULTILINE).search(text, m.end())
    return end.end() if end else 0


def blocks_of(text: str) -> Page:
    """Finds the blocks of copy and masks everything else that stands on lines of its own."""
    page = Page(text)
    start = _front_matter(text)
    page.mask(0, start, "front-matter")
    lines = list(_lines(text, start))

    paragraph: list[Line] = []  # lines of the open paragraph, `at` behind the containers' marks
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
                page.blocks.append(Block([(line.at, end)], heading=True, quoted=quoted))
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
                page.labels.add(normal(m.group("label")))
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


def _after_blank(text: str, line: Line) -> bool:
    """Whether the line before is blank."""
    end = line.start - 1
    begin = text.rfind("\n", 0, max(end, 0)) + 1
    return not text[begin : max(end, 0)].strip()


def _opens_block(line: Line) -> bool:
    """Whether a line less indented than the paragraph before begins something new."""
    rest = line.rest.lstrip(" \t")
    return bool(_BULLET.match(rest) or _FENCE.match(rest) or _HEADING.match(rest) or _RULE.match(rest))


def _paragraph(page: Page, lines: list[Line], quoted: bool, heading: bool = False) -> None:
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
        page.blocks.append(Block(pieces, heading, quoted))


def _row(page: Page, line: Line, quoted: bool) -> None:
    """Masks the pipes of a table's row; each cell is a block."""
    at = line.at
    for k in range(line.at, line.end + 1):
        if k == line.end or (line.text[k] == "|" and line.text[k - 1] != "\\"):
            cell = line.text[at:k]
            if cell.strip():
                page.blocks.append(Block([(at, k)], quoted=quoted))
            page.mask(k, min(k + 1, line.end), "markup")
            at = k + 1
