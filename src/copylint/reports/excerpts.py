"""The line of copy that a finding stands in, cut to a terminal's width, and what a fix does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining

from copylint.reports.terminal import defused, escapes, visible, width
from copylint.text.lines import Lines
from copylint.text.spans import spliced

if TYPE_CHECKING:
    from copylint.findings.finding import Finding, Fix

#: Columns of a source line that are shown; a longer one is cut around the finding.
WINDOW = 100

#: However narrow the terminal, so many are.
NARROWEST = 20

#: Code points on either side of a finding that are looked at to fill the columns: some have no width.
_FAR = 5 * WINDOW


def excerpt(lines: Lines, start: int, end: int, room: int = WINDOW) -> tuple[str, str]:
    """Returns the line that holds `start`, cut to `room` columns around the stretch, and the line
    of marks below it. A stretch that goes on past the line's end, or past the columns, is marked to there."""
    number, column = lines.position(start)
    line = lines.line(number)
    a = min(column - 1, len(line))
    b = max(a, min(a + end - start, len(line)))
    left, right = 0, len(line)
    # A line of a megabyte is not read anew for each of its findings.
    if len(line) > _FAR or width(visible(line)) > room:
        left, right = _window(line, a, b, room)
        b = min(b, right)
    while True:
        lead, tail = "…" if left else "", "…" if right < len(line) else ""
        before, flagged, after = visible(line[left:a]), visible(line[a:b]), visible(line[b:right])
        shown = lead + before + flagged + after + tail
        # What joins other characters may be wider, or narrower, than it is by itself.
        if width(shown) <= room or right - left < 2:
            break
        if right - b >= a - left and right > b:
            right -= 1
        elif left < a:
            left += 1
        else:
            right = b = b - 1
    begin = width(lead + before)
    # Measured with what stands before, as a mark that joins the letter before it has no width.
    size = max(1, width(lead + before + flagged) - begin)
    for at in escapes(shown):  # `\x3a` for `:`
        size += 3 * (at >= len(lead + before) and at < len(lead + before + flagged))
        begin += 3 * (at < len(lead + before))
    shown = defused(shown)
    return shown, " " * begin + "^" * size


def _window(line: str, a: int, b: int, room: int) -> tuple[int, int]:
    """Code-point bounds of the part of a long line to show: the stretch, and what fits around it."""
    b = min(b, a + room * 3 // 4)
    room = max(0, room - 2 - width(visible(line[a:b])))
    left = a
    spent = 0
    while left > max(0, a - _FAR) and (step := width(visible(line[left - 1]))) + spent <= room // 2:
        left -= 1
        spent += step
    right = b
    while right < min(len(line), b + _FAR) and (step := width(visible(line[right]))) + spent <= room:
        spent += step
        right += 1
    while left > 0 and left < a and not (line[left - 1].isspace() and not line[left].isspace()):
        left += 1
    while right > b and right < len(line) and not (line[right].isspace() and not line[right - 1].isspace()):
        right -= 1
    if left == a > 0 and not line[a - 1].isspace():  # no space on the way: better half a word than none
        left = max(0, a - room // 2)
    if right == b < len(line) and not line[right].isspace():
        right = min(len(line), b + room // 2)
    while left > max(0, a - 2 * _FAR) and left < a and combining(line[left]):
        left -= 1
    while right < min(len(line), b + 2 * _FAR) and combining(line[right]):
        right += 1
    return left, right


def describe(source: str, f: Finding, fix: Fix) -> str:
    """Returns what a fix does, such as "`teh` -> `the`"."""
    return "; ".join(f"`{visible(old)}` -> `{visible(new)}`" for old, new in changes(source, f, fix))


def changes(source: str, f: Finding, fix: Fix) -> list[tuple[str, str]]:
    """Returns what a fix takes away and what it puts there, with enough around it to see what changes: as one
    change where its edits stand close together."""
    edits = sorted(fix.edits, key=lambda e: e.span)
    start = min(f.span.start, edits[0].span.start)
    end = max(f.span.end, *(e.span.end for e in edits))
    if end - start > 80:
        return [(e.old, e.new) for e in edits]
    if not _tells(source[start:end], spliced(source, edits, start, end)):
        start, end = _with_words(source, start, end)
    return [(source[start:end], spliced(source, edits, start, end))]


def _tells(old: str, new: str) -> bool:
    """Whether two short texts show by themselves what changes: not where they are marks and spaces."""
    return any(c.isalnum() for c in old) and any(c.isalnum() for c in new)


def _with_words(source: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the words on either side of it, on the same line."""
    low, high = max(0, start - 20), min(len(source), end + 20)
    while start > low and source[start - 1] in " \t":
        start -= 1
    while start > low and not source[start - 1].isspace():
        start -= 1
    while end < high and source[end] in " \t":
        end += 1
    while end < high and not source[end].isspace():
        end += 1
    return start, end
