"""What each line of a story is: headline, body, table, slug and so on, by one table of tests in order.

A test sees the page and the number of its line, and of the lines before it their roles. `STANDING` are
told by the line and its neighbours alone, so that they also say which lines are no part of a paragraph
that runs over several; `HEAD` by what came before. What no test claims is body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache

from copylint.cache.patterns import later
from copylint.text.paragraphs import Paragraph

#: Roles whose words make sentences and tell the story.
PROSE = frozenset({"body", "dateline", "speech", "bullets", "caption", "key events", "boilerplate"})
#: What the desk, the wire and the page add: neither sentences nor the story.
FURNITURE = frozenset(
    {"label", "slug", "writethru line", "table", "score line", "time stamp", "contact line", "ENDS", "on-screen name"}
)
#: What stands over the story.
HEADS = frozenset({"headline", "standfirst", "byline"})
ROLES = ("headline", "standfirst", "byline", "dateline", *sorted(PROSE - {"dateline"}), *sorted(FURNITURE))

# "LONDON – ", "WASHINGTON/BUDAPEST – ", "ST. LOUIS, Mo. (AP) — ", "PARIS, July 4 (Reuters) - "
DATELINE = later(
    r"""(?P<place>[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[ .'’/-]+[^\W\d_]+\.?){0,4}?)
        (?P<region>,[ ]?[A-Z][\w. ]{1,20}?)?
        (?P<date>,[ ]?[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|,[ ]?\d{1,2}[ ][A-Z][a-z]{2,8})?
        (?P<agency>[ ]\([^()\n]{2,20}\))?
        (?P<stray>,)?
        (?P<dash>[ ]?(?:--?|[–—])[ ]?)(?=\S)""",
    re.VERBOSE,
)


def dateline_of(text: str, start: int = 0) -> re.Match[str] | None:
    """Returns the match of a dateline at `start`, groups place, region, date, agency, dash; or None.

    The place must be in capitals, or the dash spaced, so that a hyphenated first word is no dateline.
    """
    m = DATELINE.match(text, start)
    if m is None:
        return None
    place = m.group("place")
    letters = [c for c in place if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if upper == len(letters) and len(letters) >= 3:
        return m
    return None


class Page:
    """The lines or paragraphs of a text in order, and the roles found so far.

    `marks` is what stands before each in the source (a bullet that a format shows as blanks); `headings`
    are the numbers of those that the format calls headings.
    """

    def __init__(self, texts: Sequence[str], marks: Sequence[str] = (), headings: Collection[int] = ()) -> None:
        self.texts = texts
        self.marks = marks
        self.headings = headings
        self.roles: list[str] = []
        #: whether any of the story itself came before, what stood over it, and whether a label announced boilerplate
        self.opened = False
        self.heads: list[str] = []
        self.about = False
        self._tabular: list[bool] | None = None

    def add(self, role: str) -> None:
        """Notes the role of the next line."""
        text = self.texts[len(self.roles)]
        self.roles.append(role)
        self.opened = self.opened or role in PROSE
        self.about = role == "label" and _ABOUT.match(text) is not None or self.about and role == "boilerplate"
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
        return next((t for t in self.texts[k + 1 : k + 4] if not _ends(self, t) and not _time_stamp(self, t)), "")


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
_STOP = later(r"[.?!][\"'”’»)\]]*\Z")


def _told(text: str) -> str:
    """The role that the words at the head of a line give it; empty where they give none."""
    labels = _labels()
    low = text[:120].lower().replace("’", "'")
    if len(text) <= 40:
        role = labels["alone"].get(low.strip(_AROUND))
        if role:
            return role
    m = _COLON.match(low)
    if m is not None:
        role = labels["colon"].get(m[1], "")
        if role in ("slug", "score line", "time stamp", "on-screen name") and (_STOP.search(text) or len(text.split()) > 12):
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


def _named(role: str) -> Test:
    """The test whether the words at the head of a line give it that role."""
    return lambda page, k: _told(page.texts[k]) == role


# -- marks and times -----------------------------------------------------------------------------------
_ENDS = later(r"[\W_]+\Z|[-–—#*( ]{1,4}30[-–—#*) ]{1,4}\Z", re.IGNORECASE)
_CLOCK = r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|noon|midnight)(?: ?(?:[A-Z]{2,4}|local time))?"
_TIME = later(rf"[\[(]?{_CLOCK}[\])]?(?:\s*[:|,.–—-]+\s*|\s+|\Z)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_CUE = later(r"(?:\d+:)?\d\d:\d\d[.,:]\d+\s*-->|\d{1,5}\Z")
_DAY = later(
    r"(?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, )?(?:(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat|Sun)[a-z]*\.?,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{4})?(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,12})?(?:\. .{0,40})?\Z"
)


def _ends(page: Page, text: str) -> bool:
    return len(text) <= 24 and (_ENDS.match(text) is not None or _told(text) == "ENDS")


def _time_stamp(page: Page, text: str) -> bool:
    if len(text) > 100:
        return False
    if _CUE.match(text) or (any(c.isdigit() for c in text) and _DAY.match(text)):
        return True
    m = _TIME.match(text)
    return m is not None and len(m["rest"].split()) <= 6 and not _STOP.search(m["rest"])


# -- notes of the desk and the wire ----------------------------------------------------------------------
_SLUG = later(r"[A-Z0-9][A-Z0-9.&'/]*(?:[ -]{1,2}[A-Z0-9][A-Z0-9.&'/]*){0,4}(?:-{1,2}(?!\w+-)[\w' /.]{0,30}|(?= \())(?: ?\([^()]{1,24}\))?(?:,[^,]{1,24}){0,3}\Z")
_HYPHEN_TAIL = later(r"[A-Z0-9&.'/]+(?:[ -]{1,2}[A-Z0-9&.'/]+)*-{1,2}\Z")
_WIRE_TAKE = later(r"\b\d(?:st|nd|rd|th) (?:Ld|LD|Lead|Add)\b|\(UPDATE \d+\)")
_CHANGES = later(
    r"\((?i:updat|add|recast|correct|repeat|refil|rewrit|chang|remov|fix|clarif|restor|edit|new throughout|desk|subs|note|nb|eds)[^()]*\)\Z"
    r"|\[\s*(?:[A-Z]{2,}\b)[^\[\]]*\]\Z|\*\*[^*]+\*\*\Z"
)
_SIGN_OFF = later(r"[a-z]{2,5}(?:[/-][a-z]{2,5}){1,4}\Z|\(\(.*\)\)\Z|\((?:PROFILE|Reporting|Writing|Editing|Additional|Compiled)\b.*\)\Z", re.DOTALL)
_REACH = later(r"[\w.+-]+@[\w-]+\.\w|(?:\+\d{1,3}[ -]?)?\(?\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,4}\b|\b\d{3}-\d{4}\b")
_CONTACTS = later(r"(?i)\b(?:contacts?|enquiries|inquiries|press office|tel|phone|mobile|e-?mail|media)\b")


def _slug(page: Page, k: int) -> bool:
    text = page.texts[k]
    if _told(text) == "slug":
        return True
    if page.opened or len(text) > 80 or not text[:1].isupper() and not text[:1].isdigit():
        return False
    return _HYPHEN_TAIL.match(text) is not None or (
        ("--" in text or "(UPDATE" in text) and _SLUG.match(text) is not None
    )


def _writethru(page: Page, k: int) -> bool:
    text = page.texts[k]
    if _told(text) == "writethru line":
        return True
    return len(text) <= 240 and (_CHANGES.match(text) is not None or (len(text) <= 100 and _WIRE_TAKE.search(text) is not None))


def _contact(page: Page, k: int) -> bool:
    text = page.texts[k]
    if _told(text) == "contact line" or len(text) <= 200 and _SIGN_OFF.match(text):
        return True
    if len(text) > 160 or not _REACH.search(text) or _STOP.search(text):
        return False
    return _CONTACTS.search(text) is not None or len(text.split()) <= 12


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
    return any(len(c) > 1 for c in beside) and (len(row) > 2 or figures > 0 or all(len(c) in (1, len(row)) for c in beside))


_CLUB = r"[^\W\d_][\w.&'’-]*(?: (?:[A-ZÀ-Þ(][\w.&'’)-]*|and|of|the|de|la|&)){0,4}"
_GOALS = r"\d{1,3}(?:[-–/]\d{1,3})?(?: ?\([^()]*\))?"
_SCORE = later(rf"(?=[^a-z]){_CLUB},? {_GOALS}(?:(?:,? (?:v |at )?){_CLUB},? {_GOALS})(?:[;.,] .{{0,80}})?\*?\Z")
_HALF_SCORE = later(rf"(?=[^a-z]){_CLUB},? {_GOALS}\Z")
_SCORERS = later(rf"(?=[^a-z]){_CLUB} \d{{1,3}} ?\((?:[^()]*\d[^()]*|[^()]{{3,}})\)\Z")
_FIXTURE = later(rf"(?=[^a-z]){_CLUB} vs?\.? {_CLUB}(?:,? .{{0,20}}\d.{{0,12}})?\Z")


def _score(page: Page, k: int) -> bool:
    text = page.texts[k]
    if _told(text) == "score line":
        return True
    if len(text) > 160 or _STOP.search(text) and not text.endswith(")"):
        return False
    if _SCORE.match(text) or _FIXTURE.match(text) and page.opened:
        return True
    if _SCORERS.match(text):
        return True
    beside = [page.texts[j] for j in (k - 1, k + 1) if 0 <= j < len(page.texts)]
    return _HALF_SCORE.match(text) is not None and any(len(t) <= 160 and _HALF_SCORE.match(t) for t in beside)


# -- lists and labels ------------------------------------------------------------------------------------
_BULLET = later(r"(?:[-–—*•·▪◦‣●]|\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))\s+\S")
_DATED = later(
    r"(?:(?:[12]\d{3}|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)"
    rf"|{_CLOCK})\s*[:–—-]\s+\S",
    re.IGNORECASE,
)
_LABELLED = later(r"[A-Z]{3,}(?: [A-Z]{2,}){0,3}: \S|LIVE \|")
_CAMERA = later(r"\([A-Z][A-Z /.&'-]{1,40}\)(?:\s*:\d\d)?\Z|[A-Z][A-Z ()/]{1,30}DUR:? ?\S{1,8}\Z")
_BRACKETED = later(r"[(\[][^()\[\]]{3,80}(?<![.?!])[)\]]\Z")
_ABOUT = later(r"(?:About|ABOUT) [A-Z][\w&.' -]{1,50}:?\Z|FORWARD-LOOKING STATEMENTS|NOTES? (?:TO|FOR) EDITORS")


def _key_event(page: Page, k: int) -> bool:
    beside = [page.texts[j] for j in (k - 1, k + 1) if 0 <= j < len(page.texts)]
    return _DATED.match(page.texts[k]) is not None and any(_DATED.match(t) for t in beside)


def _bullet(page: Page, k: int) -> bool:
    return _BULLET.match(page.texts[k]) is not None or bool(page.marks) and _BULLET.match(page.marks[k] + "x") is not None


def _label(page: Page, k: int) -> bool:
    text = page.texts[k]
    if _told(text) == "label" or _CAMERA.match(text):
        return True
    if len(text) > 90 or _STOP.search(text):
        return False
    if _BRACKETED.match(text):
        return True
    shouted = text.isupper() and len(text.split()) < 6 and sum(c.isalpha() for c in text) > 2
    if page.opened or page.heads:
        return shouted or _ABOUT.match(text) is not None
    return (shouted or _LABELLED.match(text) is not None) and _heads(page.after(k))


def _boilerplate(page: Page, k: int) -> bool:
    """What a firm or a paper says of itself: under a label that says so, or by its own words."""
    text = page.texts[k]
    if _told(text) == "boilerplate" or text.startswith(("©", "(c)", "(C)")):
        return True
    return page.about


# -- over the story ----------------------------------------------------------------------------------------
_BYLINE = later(r"(?:By|Words by|Report by)[ :]+[A-ZÀ-Þ][^\n]{2,80}\Z|[^.\n]{3,60} (?:in|reporting from) [A-Z]\w+\Z")
_BUREAU = later(r"(?:Our|Staff|Special|Agency) (?:Bureau|Correspondents?|Reporters?|Writers?)\Z")
_ENDS_SENTENCE = later(r"[.!?…:][\"'”’»)\]]*\Z")
#: So many lines may stand over a story beside its furniture.
_MOST_HEADS = 4


def _heads(text: str) -> bool:
    """Whether a line looks like a headline: no sentence, no byline, no dateline."""
    if not text or len(text) > 200 or _ENDS_SENTENCE.search(text) or _BYLINE.match(text):
        return False
    return dateline_of(text) is None


def _over(page: Page, k: int) -> bool:
    """Whether line k may stand over the story: nothing of it came before, and something comes after."""
    return not page.opened and k < len(page.texts) - 1 and len(page.heads) < _MOST_HEADS


def _headline(page: Page, k: int) -> bool:
    if page.opened or k == len(page.texts) - 1 or page.heads:
        return False
    text = page.texts[k]
    return len(text) <= 200 and not _ENDS_SENTENCE.search(text) and not dateline_of(text)


def _byline(page: Page, k: int) -> bool:
    text = page.texts[k]
    return _over(page, k) and len(text) <= 90 and not dateline_of(text) and bool(_BYLINE.match(text) or _BUREAU.match(text))


def _standfirst(page: Page, k: int) -> bool:
    text = page.texts[k]
    if not _over(page, k) or len(text) > 220 or _ENDS_SENTENCE.search(text) or dateline_of(text):
        return False
    return page.heads == ["headline"]


def _dateline(page: Page, k: int) -> bool:
    return not page.opened and dateline_of(page.texts[k]) is not None


#: Told by the line and its neighbours.
STANDING: tuple[tuple[str, Test], ...] = (
    ("ENDS", lambda page, k: _ends(page, page.texts[k])),
    ("table", lambda page, k: page.tabular[k]),
    ("score line", _score),
    ("on-screen name", _named("on-screen name")),
    ("slug", _slug),
    ("writethru line", _writethru),
    ("contact line", _contact),
    ("time stamp", lambda page, k: _told(page.texts[k]) == "time stamp" or _time_stamp(page, page.texts[k])),
    ("caption", _named("caption")),
    ("key events", _key_event),
    ("bullets", _bullet),
    ("label", _label),
    ("boilerplate", _boilerplate),
)
#: Told by what came before.
HEAD: tuple[tuple[str, Test], ...] = (
    ("headline", _headline),
    ("byline", _byline),
    ("standfirst", _standfirst),
    ("dateline", _dateline),
)


def of(page: Page) -> list[str]:
    """Returns the role of each line of a page, in order. Takes linear time."""
    table = (*STANDING, *HEAD)
    for k in range(len(page.texts)):
        if k in page.headings:
            page.add("headline")
        else:
            page.add(next((role for role, test in table if test(page, k)), "body"))
    return page.roles


def assign(paragraphs: Sequence[Paragraph], marks: Sequence[str] = (), headings: Collection[int] = ()) -> None:
    """Sets `role` on each paragraph of a story; `marks` and `headings` are those of `Page`."""
    for p, role in zip(paragraphs, of(Page([p.text for p in paragraphs], marks, headings)), strict=True):
        p.role = role
