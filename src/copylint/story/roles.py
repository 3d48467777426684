"""What the lines of a story can be, and what a test of one sees: the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache, lru_cache

from copylint.text.patterns import later

#: Roles whose words make sentences and tell the story.
PROSE = frozenset({"body", "dateline", "speech", "bullets", "caption", "key events", "boilerplate"})

#: What the desk, the wire and the page add: neither sentences nor the story.
FURNITURE = frozenset(
    {
        "label",
        "slug",
        "writethru line",
        "table",
        "score line",
        "time stamp",
        "contact line",
        "ENDS",
        "on-screen name",
    }
)

#: What stands over the story.
HEADS = frozenset({"headline", "standfirst", "byline"})

ROLES = ("headline", "standfirst", "byline", "dateline", *sorted(PROSE - {"dateline"}), *sorted(FURNITURE))


class Page:
    """The lines or paragraphs of a text in order, and the roles found so far.

    `marks` is what stands before each in the source (a bullet that a format shows as blanks); `headings`
    are the numbers of those that the format calls headings.
    """

    def __init__(
        self, texts: Sequence[str], marks: Sequence[str] = (), headings: Collection[int] = ()
    ) -> None:
        self.texts = texts
        self.marks = marks
        self.headings = headings
        self.roles: list[str] = []
        #: whether any of the story itself came before, what stood over it, and whether a label announced
        #: boilerplate
        self.opened = False
        self.heads: list[str] = []
        self.about = False
        self._tabular: list[bool] | None = None

    def add(self, role: str) -> None:
        """Notes the role of the next line."""
        text = self.texts[len(self.roles)]
        self.roles.append(role)
        self.opened = self.opened or role in PROSE
        self.about = role == "label" and ABOUT.match(text) is not None or self.about and role == "boilerplate"
        if role in HEADS:
            self.heads.append(role)

    @property
    def tabular(self) -> list[bool]:
        """Whether each line is a row of a table."""
        if self._tabular is None:
            cells = [_cells(t) for t in self.texts]
            self._tabular = [_is_row(cells, k) for k in range(len(cells))]
        return self._tabular

    def after(self, k: int) -> str:
        """The line after line k that is no furniture of its own; empty where there is none."""
        return next(
            (t for t in self.texts[k + 1 : k + 4] if not ends(self, t) and not time_stamp(self, t)), ""
        )


Test = Callable[[Page, int], bool]


# -- what words at the head of a line say -------------------------------------------------------------
@cache
def _labels() -> dict[str, dict[str, str]]:
    """How words stand (colon, alone, opening, inside) -> the words in small letters -> the role."""
    from copylint.lexicon.tables import load_table

    out: dict[str, dict[str, str]] = {}
    for words, role, how in load_table("line-labels"):
        out.setdefault(how, {})[words] = role
    return out


_AROUND = " \t*_#()[]{}–—-.:;|"

_COLON = later(r"[*_ ]*([^\W\d_][\w' -]{0,24}?)[*_ ]*(?::|\s=\s)")

#: What has more words than this is prose, whatever it begins with.
_LONGEST_NOTE = 24

STOP = later(r"[.?!][\"'”’»)\]]*\Z")


@lru_cache(maxsize=512)
def label_role(text: str) -> str:
    """Returns the role that the words at the head of a line give it; empty where they give none."""
    labels = _labels()
    low = text[:120].lower().replace("’", "'")
    if len(text) <= 40:
        role = labels["alone"].get(low.strip(_AROUND))
        if role:
            return role
    m = _COLON.match(low)
    if m is not None:
        role = labels["colon"].get(m[1], "")
        if role in ("slug", "score line", "time stamp", "on-screen name") and (
            STOP.search(text) or len(text.split()) > 12
        ):
            return "" if len(text.split()) > 6 else role
        if role:
            return role if role == "caption" or len(text.split()) <= _LONGEST_NOTE else ""
    bare = low.lstrip(_AROUND)
    words = bare.split(None, 5)
    for n in range(min(5, len(words)), 0, -1):
        role = labels["opening"].get(" ".join(words[:n]).rstrip(":,.-–—"), "")
        if role:
            return role if len(text.split()) <= _LONGEST_NOTE or role == "boilerplate" else ""
    if len(text.split()) <= 12 and any(w in low for w in labels["inside"]):
        return next(role for w, role in labels["inside"].items() if w in low)
    return ""


# -- marks and times -----------------------------------------------------------------------------------
_ENDS = later(r"[\W_]+\Z|[-–—#*( ]{1,4}30[-–—#*) ]{1,4}\Z", re.IGNORECASE)

CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|noon"
    r"|midnight)(?: ?(?:[A-Z]{2,4}|local time))?"
)

_TIME = later(rf"[\[(]?{CLOCK}[\])]?(?:\s*[:|,.–—-]+\s*|\s+|\Z)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)

_CUE = later(r"(?:\d+:)?\d\d:\d\d[.,:]\d+\s*-->|\d{1,5}\Z")

_DAY = later(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, )?(?:(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat"
    r"|Sun)[a-z]*\.?,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,12})?"
    r"(?:\. .{0,40})?\Z"
)


def ends(page: Page, text: str) -> bool:
    """Whether a line says that the story ends."""
    return len(text) <= 24 and (_ENDS.match(text) is not None or label_role(text) == "ENDS")


def time_stamp(page: Page, text: str) -> bool:
    """Whether a line says when the story was filed, and no more."""
    if len(text) > 100:
        return False
    if _CUE.match(text) or (any(c.isdigit() for c in text) and _DAY.match(text)):
        return True
    m = _TIME.match(text)
    return m is not None and len(m["rest"].split()) <= 6 and not STOP.search(m["rest"])


# -- tables and scores ---------------------------------------------------------------------------------
#: Two blanks or a tab, but not the blanks behind a full stop that some still type.
_GAP = later(r"(?<![.!?:;][\"'”’)])(?<![.!?:;])(?:[ \u00a0]{2,}|[ ]*\t[\t ]*)")

_ROW_OF_FIGURES = later(r"[^\W\d_][^\d:;,]{1,40}(?:\s+[-+−–]?[$£€]?\d[\d.,]*%?){3,}\*?\Z")

_FIGURE = later(r"[-+−–±]?[$£€₹]?\d[\d.,: ]*(?:%|[a-z]{1,3})?\*?\Z|[-–—]\Z|[A-Z]{1,3}\Z")

_LONGEST_CELL = 6


def _cells(text: str) -> list[str]:
    """The cells of what may be a row of a table, one where it is none."""
    if len(text) > 300:
        return [text]
    if text.count("|") >= 2 or text.startswith("+-"):
        return [c.strip() for c in text.strip("|").split("|")]
    if "  " in text or "\t" in text or "\u00a0\u00a0" in text:
        cells = [c for c in _GAP.split(text) if c]
        if all(len(c.split()) <= _LONGEST_CELL for c in cells):
            return cells
    if _ROW_OF_FIGURES.match(text):
        return text.split()
    return [text]


def _is_row(cells: Sequence[list[str]], k: int) -> bool:
    """Whether a line of these cells is a row: it has fellows, or most of its cells are figures."""
    row = cells[k]
    if len(row) < 2:
        return False
    figures = sum(_FIGURE.match(c) is not None for c in row[1:])
    if len(row) > 2 and figures * 2 >= len(row) - 1:
        return True
    beside = [cells[j] for j in (k - 1, k + 1) if 0 <= j < len(cells)]
    return any(len(c) > 1 for c in beside) and (
        len(row) > 2 or figures > 0 or all(len(c) in (1, len(row)) for c in beside)
    )


ABOUT = later(
    r"(?:About|ABOUT) [A-Z][\w&.' -]{1,50}:?\Z|FORWARD-LOOKING STATEMENTS|NOTES? (?:TO|FOR) EDITORS"
)
