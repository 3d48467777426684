"""The blocks of a Markdown text, line by line, by CommonMark 0.31: containers, code, headings,
definitions, and the tables and footnotes that site generators add."""

from __future__ import annotations

from copylint.formats import markdown_paragraphs
from copylint.formats.markdown_inline import normal
from copylint.formats.markdown_page import Line, Page, lines_of
from copylint.formats.markdown_source import BLOCK, PART, TAG, TEMPLATE
from copylint.text.patterns import later

_FENCE = later(r"(?P<mark>`{3,}(?=[^`\n]*$)|~{3,})")
_HEADING = later(r"#{1,6}(?=[ \t]|$)")
_SETEXT = later(r"(?:=+|-+)[ \t]*+$")
_MARK = later(r"(?:[-+*]|(?P<number>\d{1,9})[.)])(?=[ \t]|$)")
#: Marks of containers below the deepest that are kept apart.
_MARKS = later(r"(?:[ \t]*+(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))++[ \t]*+")
_TASK = later(r"\[[ xX]\](?=[ \t])")
_NOTE = later(r"\[(?P<label>\^(?:[^\[\]\\\s]|\\.){1,300})\]:")
_TAGS_ONLY = later(rf"[{TAG} \t]*+$")

#: Containers in containers; deeper ones make no difference to what is copy.
_DEEPEST = 100
_NOTHING = " \t\r" + PART + TEMPLATE


def blocks_of(text: str, start: int) -> Page:
    """Returns the page of a text that marks stand in for what is embedded: its blocks of copy, and the
    regions of everything else on lines of its own. What stands before `start` is not looked at."""
    return _Reader(text, start).read()


class _Reader:
    """Reads the lines one by one; what is open, it keeps."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._start = start
        self._page = Page(text)
        #: Open containers: None for a quotation, the columns of its content for a list item.
        self._open: list[int | None] = []
        self._paragraph: list[Line] = []
        self._fence: tuple[str, int, int] | None = None  # its mark, how often, in how many containers
        self._html = False

    def read(self) -> Page:
        for line in lines_of(self._text, self._start):
            self._line(line)
        self._close()
        return self._page

    def _line(self, line: Line) -> None:
        kept = self._walk(line)
        if self._fence is not None:
            if kept >= self._fence[2]:
                self._in_fence(line)
                return
            self._fence = None  # what it stood in has ended
        rest, _ = line.first()
        if not self._text[rest : line.end].strip(_NOTHING):
            self._close()
            self._html = self._html and rest < line.end
            del self._open[kept:]
            self._page.mask(line.at, line.end, "markup")
        elif self._html and kept == len(self._open):
            self._of_html(line)
        else:
            self._html = False
            self._starts(line, kept)

    def _walk(self, line: Line) -> int:
        """Moves past the marks of the open containers, and returns how many the line goes on with."""
        for k, columns in enumerate(self._open):
            first, lead = line.first()
            if columns is None:
                if lead > 3 or first == line.end or self._text[first] != ">":
                    return k
                self._quotation(line, lead)
            elif first == line.end:
                continue
            elif lead < columns:
                return k
            else:
                line.skip(columns)
        return len(self._open)

    def _quotation(self, line: Line, lead: int) -> None:
        """Moves past the mark of a quotation and the blank behind it."""
        line.skip(lead)
        begin = line.at
        line.mark(1)
        line.skip(1)
        self._page.mask(begin, line.at, "markup")

    def _in_fence(self, line: Line) -> None:
        mark, size, _ = self._fence or ("", 0, 0)
        first, lead = line.first()
        body = self._text[first : line.end].rstrip(" \t")
        self._page.mask(line.at, line.end, "code")
        if lead < 4 and len(body) >= size and body.strip(mark) == "":
            self._fence = None

    def _of_html(self, line: Line) -> None:
        """A line of a block of HTML: its tags are found already, and the rest is copy."""
        line.skip(line.indent())
        if _TAGS_ONLY.match(self._text, line.at, line.end):
            self._close()
        else:
            self._paragraph.append(line)

    def _starts(self, line: Line, kept: int) -> None:
        """Opens the containers that the line opens, and takes the rest of it."""
        text = self._text
        #: Whether the line may go on with the paragraph before it: no container is new.
        lazy = True
        ruled = _rule_from(line)
        while True:
            first, lead = line.first()
            going_on = bool(self._paragraph) and lazy
            if first == line.end:
                self._settle(kept)
                return
            if lead > 3:
                if going_on:
                    break
                self._settle(kept)
                self._page.mask(line.at, line.end, "code")
                return
            if len(self._open) >= _DEEPEST and (m := _MARKS.match(text, first, line.end)):
                self._settle(kept)
                self._page.mask(first, m.end(), "markup")
                line.at, line.pending = m.end(), 0
                break
            inside = going_on and kept == len(self._open)
            if text[first] == ">":
                self._settle(kept)
                self._quotation(line, lead)
                self._open.append(None)
            elif self._leaf(line, first, kept, inside, ruled):
                return
            elif not self._item(line, first, lead, kept, inside):
                break
            kept, lazy = len(self._open), False
        if not (self._paragraph and lazy):
            self._settle(kept)
        line.skip(line.indent())
        if line.at < line.end:
            self._paragraph.append(line)

    def _leaf(self, line: Line, first: int, kept: int, inside: bool, ruled: int) -> bool:
        """Takes the line where it is a fence, heading, rule, or begins HTML; says whether."""
        text, end = self._text, line.end
        c = text[first]
        if c in "`~":
            m = _FENCE.match(text, first, end)
            if m:
                self._settle(kept)
                self._page.mask(first, end, "code")
                self._fence = (m.group("mark")[0], len(m.group("mark")), len(self._open))
            return bool(m)
        if c == "#":
            m = _HEADING.match(text, first, end)
            if m:
                self._settle(kept)
                self._heading(m.end(), end, first)
            return bool(m)
        if inside and c in "=-" and _SETEXT.match(text, first, end):
            self._page.mask(first, end, "markup")
            self._close(heading=True)
            return True
        if first >= ruled:
            self._settle(kept)
            self._page.mask(first, end, "markup")
            return True
        if c == BLOCK or (c == TAG and not inside and _TAGS_ONLY.match(text, first, end)):
            self._settle(kept)
            self._html = True
            self._of_html(line)
            return True
        return False

    def _heading(self, at: int, end: int, begin: int) -> None:
        """Takes what stands between the marks of a heading."""
        text = self._text
        stop = len(text[at:end].rstrip(" \t")) + at
        bare = len(text[at:stop].rstrip("#")) + at
        if bare == at or text[bare - 1] in " \t":
            stop = len(text[at:bare].rstrip(" \t")) + at
        while at < stop and text[at] in " \t":
            at += 1
        self._page.mask(begin, at, "markup")
        self._page.mask(max(at, stop), end, "markup")
        if at < stop:
            self._page.add([(at, stop)], heading=True, quoted=None in self._open)

    def _item(self, line: Line, first: int, lead: int, kept: int, inside: bool) -> bool:
        """Opens a list item or a footnote; says whether there was one."""
        text = self._text
        m = _NOTE.match(text, first, line.end) if text[first] == "[" else None
        if m:
            self._settle(kept)
            self._page.labels.add(normal(m.group("label")))
            line.skip(lead)
            line.mark(m.end() - first)
            line.skip(line.indent())
            self._page.mask(first, line.at, "markup")
            self._open.append(4)
            return True
        m = _MARK.match(text, first, line.end)
        if m is None:
            return False
        # Only a list that begins with 1, and says something, may interrupt a paragraph.
        if inside and (m.group("number") not in (None, "1") or not text[m.end() : line.end].strip(" \t")):
            return False
        self._settle(kept)
        line.skip(lead)
        line.mark(m.end() - first)
        blank, gap = line.first()
        width = gap if gap < 5 and blank < line.end else 1
        line.skip(width)
        self._open.append(lead + m.end() - first + width)
        task = _TASK.match(text, line.at, line.end) if not line.pending else None
        if task:
            line.mark(3)
            line.skip(line.indent())
        self._page.mask(first, line.at, "markup")
        return True

    def _settle(self, kept: int) -> None:
        """Ends the paragraph and the containers that the line does not go on with."""
        self._close()
        del self._open[kept:]

    def _close(self, *, heading: bool = False) -> None:
        """Ends the paragraph."""
        lines, self._paragraph = self._paragraph, []
        markdown_paragraphs.take(self._page, lines, heading=heading, quoted=None in self._open)


def _rule_from(line: Line) -> int:
    """The offset from which on the line is a rule (`* * *`), its end and more where it is none."""
    body = line.text[line.at : line.end].rstrip(" \t")
    c = body[-1:]
    if not c or c not in "*-_":
        return line.end + 1
    marks = body[len(body.rstrip(c + " \t")) :]
    return line.at + len(body) - len(marks.lstrip(" \t")) if marks.count(c) > 2 else line.end + 1
