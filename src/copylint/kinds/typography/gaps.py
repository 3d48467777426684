"""Two spaces where one belongs, told from columns, and from typists who set two behind a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.findings.finding import Finding
from copylint.kinds.typography.around import line_at, paragraphs_of
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.story.story import Story, once_a_story
from copylint.text.patterns import later

_GAP = later(r"(?<=\S)  +(?=\S)")
_STOP_GAP = later(r"[.!?:][\"')\]]* +(?=[\"'(\[]*[A-Z0-9])")
_LOOSE = later(r"[.!?:][\"')\]]*\Z")
#: PRODUCER: TARN   DIRECTOR: LEE
_PAIRED = later(r"[^\W\d_a-z][^:\n]{0,24}: *\S")
_COLUMN = later(r"  +(?=\S)")
_CELL = later(r"(?<!\S)\S")
#: So many cells of a line say whether it is one of figures.
_CELLS = 60


class _Columns:
    """Which gaps of a text set columns. A line is looked at once, however many gaps it has: one of a megabyte
    may have a hundred thousand."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: start of a line, as it was typed (a paragraph may have several) -> its end
        self._ends: dict[int, int] = {}
        self._gaps: dict[int, frozenset[int]] = {}
        self._figures: dict[int, bool] = {}
        self._low = 0

    def sets(self, gap: re.Match[str]) -> bool:
        """Whether the spaces set columns: the line above or below has a gap that ends in the same place, most
        of the line is figures, or what stands on either side is a label and what it holds."""
        text = self._text
        low, high = self._bounds(gap.start())
        column = gap.end() - low
        if (
            low
            and column in self._gaps_of(low - 1)
            or high + 1 < len(text)
            and column in self._gaps_of(high + 1)
        ):
            return True
        if low not in self._figures:
            cells = [m[0] for m, _ in zip(_CELL.finditer(text, low, high), range(_CELLS), strict=False)]
            self._figures[low] = 2 * sum(c.isdigit() for c in cells) > len(cells)
        if self._figures[low]:
            return True
        label, value = _PAIRED.match(text, low, gap.start()), _PAIRED.match(text, gap.end(), high)
        return label is not None and value is not None

    def _bounds(self, at: int) -> tuple[int, int]:
        """The line that holds a place; gaps come in order, so that it mostly is the one asked for last."""
        low = self._low
        if not low <= at <= self._ends.get(low, -1):
            low = self._low = self._text.rfind("\n", 0, at) + 1
        if low not in self._ends:
            end = self._text.find("\n", at)
            self._ends[low] = len(self._text) if end < 0 else end
        return low, self._ends[low]

    def _gaps_of(self, at: int) -> frozenset[int]:
        """Where the gaps of the line that holds a place end, counted from its start."""
        here = self._low
        low, high = self._bounds(at)
        self._low = here
        if low not in self._gaps:
            self._gaps[low] = frozenset(m.end() - low for m in _COLUMN.finditer(self._text, low, high))
        return self._gaps[low]


def double_space(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Yields runs of spaces within a line of prose."""
    text, raw = story.plain, story.text
    columns = _Columns(text)
    for p in paragraphs_of(story, hits):
        gaps = list(_GAP.finditer(text, p.start, p.end))
        wide = [len(m[0]) for m in gaps if len(m[0]) > 2]
        if len(wide) > 1 or max(wide, default=0) > 4 or "\t" in raw[p.start : p.end]:
            continue  # a table or verse, not prose
        for m in gaps:
            s, e = m.span()
            if columns.sets(m) or "\n" in raw[s:e] or "\r" in raw[s:e]:
                continue
            low, _ = line_at(story, s)
            if not (_LOOSE.search(text, max(low, s - 3), s) and _two_behind_stops(story)):
                yield finding(rule, story, s, e, [" "])


@once_a_story
def _two_behind_stops(story: Story) -> bool:
    """Whether the story's typist sets two spaces behind a stop."""
    stops = [m[0] for m in _STOP_GAP.finditer(story.plain)]
    two = sum(x.endswith("  ") for x in stops)
    return two >= 3 and two * 2 >= len(stops)
