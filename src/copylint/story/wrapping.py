"""Which line breaks of a plain text are spaces: those inside a paragraph that runs over several lines.

A blank line, an indent, and a line that stands alone (a row of a table, a label, a mark of the wire's)
part paragraphs. Between these, lines are one paragraph where each is as full as some width allows, and
a break falls within a sentence; else each line is one, as wires and content systems send copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copylint.story.furniture import STANDING
from copylint.story.roles import FURNITURE, Page
from copylint.story.verse import is_verse
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_LINE = later(r"[^\n]+")
_TERMINAL = later(r"[.!?…:;][\"'”’»)\]]*\s*\Z")
#: Lines that keep their breaks: somebody else's, and the cues of subtitles.
_KEPT = later(r"[ \t]{0,3}>|.*-->")
#: A line may open a paragraph by such a mark, or a speaker's label.
_OPENS = later(r"(?:[-–—*•·▪◦‣●]|\(?\d{1,2}[.)]|\([a-z]\))\s+\S|[QA]\d{0,2}[:.] |[A-Z][A-Z .'’-]{1,40}: |¶")
#: Words that no line of a headline or a list ends in.
_GOES_ON = word_set("story", "no last words of a line")
#: What is sure enough: a break within a sentence counts one, one that must be so two.
_SURE = 2
#: The columns of a line that is long enough to have been broken.
_FULL = 60
#: A shorter line is one of a list, or was broken on purpose.
_SHORT = 20
_INDENT = 2


class Line(NamedTuple):
    """A line text[start:end] without the blanks around it. `indent` is how many stand before it, `blank`
    whether a line of nothing but blanks does."""

    start: int
    end: int
    indent: int
    blank: bool

    @property
    def width(self) -> int:
        """Its columns from the margin on."""
        return self.indent + self.end - self.start


def lines_of(text: str) -> list[Line]:
    """Returns the lines of a text that hold anything, in order."""
    out: list[Line] = []
    for m in _LINE.finditer(text):
        start, end = m.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            indent = start - m.start() if "\t" not in text[m.start() : start] else 8
            out.append(Line(start, end, indent, not out or text.count("\n", out[-1].end, start) > 1))
    return out


def joins(text: str) -> list[tuple[int, int]]:
    """Returns (start, end) of every stretch of blanks with a line break in it that is a space, in order.
    Takes linear time."""
    lines = lines_of(text)
    if len(lines) < 2 or not any(not b.blank for b in lines[1:]):
        return []
    whole = [g for g in _blocks(text, lines, None) if len(g) > 1]
    if whole and _full(text, whole, lines):
        return _between(whole)
    roles = _standing(text, lines)
    alone = [r in FURNITURE for r in roles]
    groups = [
        g
        for g in _blocks(text, lines, alone)
        if len(g) > 1 and not is_verse([text[x.start : x.end] for x in g])
    ]
    prose = [line for line, out in zip(lines, alone, strict=True) if not out]
    if groups and (_full(text, groups, prose) or _ragged(text, groups, prose)):
        return _between(groups)
    full = [g for g in groups if _full(text, [g], g, local=True)]
    return sorted(_between(full) + [j for g in groups if g not in full for j in _plainly(text, g)])


def _standing(text: str, lines: Sequence[Line]) -> list[str]:
    """The role of each line by itself and its neighbours; "body" where it has none."""
    page = Page([text[x.start : x.end] for x in lines])
    for k in range(len(lines)):
        page.add(next((role for role, test in STANDING if test(page, k)), "body"))
    return page.roles


def _blocks(text: str, lines: Sequence[Line], alone: Sequence[bool] | None) -> Iterator[list[Line]]:
    """The lines in groups that nothing parts. With `alone`, lines that stand alone part them too, and so
    do bullets and speakers' labels."""
    group: list[Line] = []
    margin = min((x.indent for x in lines), default=0)
    for k, line in enumerate(lines):
        parted = line.blank or line.indent >= margin + _INDENT and not _hangs(text, group, line)
        parted = parted or _KEPT.match(text, line.start, line.end) is not None
        if alone is not None:
            parted = (
                parted
                or alone[k]
                or k > 0
                and alone[k - 1]
                or _OPENS.match(text, line.start, line.end) is not None
            )
        if parted and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _hangs(text: str, group: Sequence[Line], line: Line) -> bool:
    """Whether an indented line goes on with a bullet over it, or with a line as deep."""
    if not group:
        return False
    first = group[0]
    if _OPENS.match(text, first.start, first.end):
        return line.indent > first.indent
    return line.indent == group[-1].indent and len(group) > 1


def _full(text: str, groups: Sequence[Sequence[Line]], lines: Sequence[Line], local: bool = False) -> bool:
    """Whether every line of the groups but the last of each is as full as one width allows, all lines fit
    into it, and breaks fall within sentences."""
    widest = max((x.width for x in lines if " " in text[x.start : x.end]), default=0)
    sure = 0
    for group in groups:
        for line, after in pairwise(group):
            if line.width + 1 + _first_word(text, after) <= widest:
                return False
            sure += _within(text, line, after)
    if local:
        return sure > _SURE
    # Where blank lines part the rest, a single line break of a full line is hardly anything else.
    return sure >= (1 if widest >= _FULL and sum(x.blank for x in lines) > 2 else _SURE)


def _plainly(text: str, group: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The breaks in a group after which the sentence goes on with a small letter, and where there is one
    those like it."""
    longest = max(x.width for x in group)
    pairs = [(a, b) for a, b in pairwise(group) if _within(text, a, b)]
    sure = [
        text[b.start].islower() and a.width >= _SHORT and text.count(" ", a.start, a.end) > 1
        for a, b in pairs
    ]
    if any(sure):
        yield from (
            (a.end, b.start) for (a, b), x in zip(pairs, sure, strict=True) if x or a.width > longest * 0.6
        )


def _ragged(text: str, groups: Sequence[Sequence[Line]], lines: Sequence[Line]) -> bool:
    """Whether most breaks fall within sentences, on lines of about one width, broken by hand."""
    longest = max(x.width for x in lines)
    pairs = [(a, b) for g in groups for a, b in pairwise(g)]
    within = sum(
        not _TERMINAL.search(text, max(a.start, a.end - 6), a.end) and a.width > longest * 0.6
        for a, _ in pairs
    )
    return longest <= 100 and len(pairs) >= 3 and within * 2 >= len(pairs) and any(b.blank for b in lines[1:])


def _first_word(text: str, line: Line) -> int:
    end = line.start
    while end < line.end and not text[end].isspace():
        end += 1
    return end - line.start


def _within(text: str, line: Line, after: Line) -> int:
    """How surely the break between two lines falls within a sentence: 0, 1 or 2."""
    if _TERMINAL.search(text, max(line.start, line.end - 6), line.end):
        return 0
    last = text[max(line.start, line.end - 12) : line.end].split()[-1].lower()
    return 2 if text[after.start].islower() or last in _GOES_ON or last.endswith(",") else 1


def _between(groups: Sequence[Sequence[Line]]) -> list[tuple[int, int]]:
    return sorted((a.end, b.start) for g in groups for a, b in pairwise(g))
