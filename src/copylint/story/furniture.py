"""Lines that are no part of the story: what the desk, the wire and the page add, and lists of short lines."""

from __future__ import annotations

import re

from copylint.story.heads import heads_page
from copylint.story.roles import ABOUT, CLOCK, STOP, Page, Test, ends, label_role, time_stamp
from copylint.text.patterns import later


def _named(role: str) -> Test:
    """The test whether the words at the head of a line give it that role."""
    return lambda page, k: label_role(page.texts[k]) == role


# -- notes of the desk and the wire ----------------------------------------------------------------------
_SLUG = later(
    r"[A-Z0-9][A-Z0-9.&'/]*(?:[ -]{1,2}[A-Z0-9][A-Z0-9.&'/]*){0,4}(?:-{1,2}(?!\w+-)[\w' /.]{0,30}"
    r"|(?= \())(?: ?\([^()]{1,24}\))?(?:,[^,]{1,24}){0,3}\Z"
)
_HYPHEN_TAIL = later(r"[A-Z0-9&.'/]+(?:[ -]{1,2}[A-Z0-9&.'/]+)*-{1,2}\Z")
_WIRE_TAKE = later(r"\b\d(?:st|nd|rd|th) (?:Ld|LD|Lead|Add)\b|\(UPDATE \d+\)")
_CHANGES = later(
    r"\((?i:updat|add|recast|correct|repeat|refil|rewrit|chang|remov|fix|clarif|restor|edit"
    r"|new throughout|desk|subs|note|nb|eds)[^()]*\)\Z"
    r"|\[\s*(?:[A-Z]{2,}\b)[^\[\]]*\]\Z|\*\*[^*]+\*\*\Z"
)
_SIGN_OFF = later(
    r"[a-z]{2,5}(?:[/-][a-z]{2,5}){1,4}\Z|\(\(.*\)\)\Z|\((?:PROFILE|Reporting|Writing|Editing"
    r"|Additional|Compiled)\b.*\)\Z",
    re.DOTALL,
)
_ADDRESS = later(r"[\w.+-]+@[\w-]+\.\w")
_NUMBER = later(r"(?:\+\d{1,3}[ -]?)?\(?\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,4}\b|\b\d{3}-\d{4}\b")
#: Every telephone number has them, few other lines do.
_DIGITS = later(r"\d\d\d")
_CONTACTS = later(r"(?i)\b(?:contacts?|enquiries|inquiries|press office|tel|phone|mobile|e-?mail|media)\b")


def _slug(page: Page, k: int) -> bool:
    text = page.texts[k]
    if label_role(text) == "slug":
        return True
    if page.opened or len(text) > 80 or not text[:1].isupper() and not text[:1].isdigit():
        return False
    return _HYPHEN_TAIL.match(text) is not None or (
        ("--" in text or "(UPDATE" in text) and _SLUG.match(text) is not None
    )


def _writethru(page: Page, k: int) -> bool:
    text = page.texts[k]
    if label_role(text) == "writethru line":
        return True
    return len(text) <= 240 and (
        _CHANGES.match(text) is not None or (len(text) <= 100 and _WIRE_TAKE.search(text) is not None)
    )


def _contact(page: Page, k: int) -> bool:
    text = page.texts[k]
    if label_role(text) == "contact line" or len(text) <= 200 and _SIGN_OFF.match(text):
        return True
    reached = len(text) <= 160 and (
        "@" in text and _ADDRESS.search(text) or _DIGITS.search(text) and _NUMBER.search(text)
    )
    if not reached or STOP.search(text):
        return False
    return _CONTACTS.search(text) is not None or len(text.split()) <= 12


_CLUB = r"[^\W\d_][\w.&'’-]*(?: (?:[A-ZÀ-Þ(][\w.&'’)-]*|and|of|the|de|la|&)){0,4}"
_GOALS = r"\d{1,3}(?:[-–/]\d{1,3})?(?: ?\([^()]*\))?"
_SCORE = later(
    rf"(?=[^a-z]){_CLUB},? {_GOALS}(?:(?:,? (?:v |at )?){_CLUB},? {_GOALS})(?:[;.,] .{{0,80}})?\*?\Z"
)
_HALF_SCORE = later(rf"(?=[^a-z]){_CLUB},? {_GOALS}\Z")
_SCORERS = later(rf"(?=[^a-z]){_CLUB} \d{{1,3}} ?\((?:[^()]*\d[^()]*|[^()]{{3,}})\)\Z")
_FIXTURE = later(rf"(?=[^a-z]){_CLUB} vs?\.? {_CLUB}(?:,? .{{0,20}}\d.{{0,12}})?\Z")


def _score(page: Page, k: int) -> bool:
    text = page.texts[k]
    if label_role(text) == "score line":
        return True
    if len(text) > 160 or STOP.search(text) and not text.endswith(")"):
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
    r"(?:(?:[12]\d{3}|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?)"
    rf"|{CLOCK})\s*[:–—-]\s+\S",
    re.IGNORECASE,
)
_LABELLED = later(r"[A-Z]{3,}(?: [A-Z]{2,}){0,3}: \S|LIVE \|")
_CAMERA = later(r"\([A-Z][A-Z /.&'-]{1,40}\)(?:\s*:\d\d)?\Z|[A-Z][A-Z ()/]{1,30}DUR:? ?\S{1,8}\Z")
_BRACKETED = later(r"[(\[][^()\[\]]{3,80}(?<![.?!])[)\]]\Z")


def _key_event(page: Page, k: int) -> bool:
    beside = [page.texts[j] for j in (k - 1, k + 1) if 0 <= j < len(page.texts)]
    return _DATED.match(page.texts[k]) is not None and any(_DATED.match(t) for t in beside)


def _bullet(page: Page, k: int) -> bool:
    return (
        _BULLET.match(page.texts[k]) is not None
        or bool(page.marks)
        and _BULLET.match(page.marks[k] + "x") is not None
    )


def _label(page: Page, k: int) -> bool:
    text = page.texts[k]
    if label_role(text) == "label" or _CAMERA.match(text):
        return True
    if len(text) > 90 or STOP.search(text):
        return False
    if _BRACKETED.match(text):
        return True
    shouted = text.isupper() and len(text.split()) < 6 and sum(c.isalpha() for c in text) > 2
    if page.opened or page.heads:
        return shouted or ABOUT.match(text) is not None
    return (shouted or _LABELLED.match(text) is not None) and heads_page(page.after(k))


def _boilerplate(page: Page, k: int) -> bool:
    """What a firm or a paper says of itself: under a label that says so, or by its own words."""
    text = page.texts[k]
    if label_role(text) == "boilerplate" or text.startswith(("©", "(c)", "(C)")):
        return True
    return page.about


def _time_stamp(page: Page, k: int) -> bool:
    return label_role(page.texts[k]) == "time stamp" or time_stamp(page, page.texts[k])


#: Told by the line and its neighbours.
STANDING: tuple[tuple[str, Test], ...] = (
    ("ENDS", lambda page, k: ends(page, page.texts[k])),
    ("table", lambda page, k: page.tabular[k]),
    ("score line", _score),
    ("on-screen name", _named("on-screen name")),
    ("slug", _slug),
    ("writethru line", _writethru),
    ("contact line", _contact),
    ("time stamp", _time_stamp),
    ("caption", _named("caption")),
    ("key events", _key_event),
    ("bullets", _bullet),
    ("label", _label),
    ("boilerplate", _boilerplate),
)
