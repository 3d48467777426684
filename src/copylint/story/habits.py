"""Habits of American and of British copy besides its spelling: titles, dates, times, institutions, places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copylint.lexicon.tables import load_table, rows_with
from copylint.story.names import names
from copylint.story.story import Story
from copylint.tables.wordlists import LexiconError, word_set
from copylint.text.matcher import matcher
from copylint.text.patterns import later

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher


class _Habit(NamedTuple):
    """Texts of which one shows the habit, what it weighs, above nought for American, and whether it only
    names what is American: its bodies, parties and holidays."""

    weight: float
    named: bool
    texts: tuple[str, ...]


@cache
def _habits() -> tuple[_Habit, ...]:
    return tuple(
        _Habit(float(weight), named == "matter", tuple(texts.replace("_", " ").split("|")))
        for weight, named, texts in load_table("english-habits")
    )


# What is looked for in the same pass, and then examined: texts that must stand there for a pattern to match.
_PRECHECKS = {
    "time": ("0pm", "5pm", "0am", "5am", "0 p", "0 a", "5 p", "5 a"),
    "state": ("., ",),
    "institution": (
        " grand jury",
        " district attorney",
        " high school",
        " county jail",
        " middle school",
        " city council member",
    ),
    "series": (", and ",),
}

# "said Monday", "was arrested late Friday": American writes no "on" there.
_BARE_DAY = later(
    r"\b(?:said|told \w+|died|began|won|lost|met|\w{3,}ed|statement|interview|conference|meeting"
    r"|hearing) (?:late |early )?\Z"
)
# 4.30pm, 10.15 a.m.: a stop in the time of day is British.
# Begun at the stop, which few words have.
_STOP_TIME = later(r"\.(?:(?<=\b[1-9]\.)|(?<=\b1[0-2]\.))[0-5]\d ?[ap]\.?m\b")
# ", Calif., " and the like: the American press's own short forms of its states.
_STATE_SHORT = later(
    r", (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont"
    r"|Neb|Nev|Okla|Ore|Pa|Tenn|Vt|Va|Wash|Wis|Wyo|N\.[CDHJMY]|S\.[CD]|W\.Va)\."
)


_DAY_FIRST = later(r"(?<!\d)[123]?\d(?:st|nd|rd|th)? \Z")
_DAY_NEXT = later(r" [123]?\d(?:,|(?!\d| ?\d))")
_SERIES = later(r"\w+, \w+(?: \w+)?\Z")


@cache
def _matcher() -> tuple[Matcher, tuple[int | str, ...]]:
    """A matcher for what the habits are known by, and whose each of its literals is: a habit's by its number,
    else one of _PRECHECKS."""
    sought: list[tuple[int | str, tuple[str, ...]]] = [(k, h.texts) for k, h in enumerate(_habits())]
    sought += _PRECHECKS.items()
    pairs = [(x.encode("ascii"), k) for k, texts in sought for x in texts if x.isascii()]
    return matcher([x for x, _ in pairs]), tuple(k for _, k in pairs)


def shown(text: str) -> set[int | str]:
    """Returns the numbers of the habits that a text has, and the names of what else may show in it."""
    sought, owner = _matcher()
    found = {owner[k] for k, _, _ in sought.find(text.encode("ascii", "replace"))}
    if not text.isascii():
        found |= {k for k, x in _foreign() if x in text}
    return found


@cache
def _foreign() -> tuple[tuple[int, str], ...]:
    return tuple((k, x) for k, h in enumerate(_habits()) for x in h.texts if not x.isascii())


def weights(story: Story) -> tuple[list[float], tuple[float, float]]:
    """Returns what each habit of the story weighs, above nought for American, and what of it is but American
    matter, which others write about too."""
    text = story.plain
    found = shown(text)
    numbers = sorted(k for k in found if isinstance(k, int))
    out = [_habits()[k].weight for k in numbers]
    named = sum(_habits()[k].weight for k in numbers if _habits()[k].named)
    out += [0.7] * _bare_day(story)
    if "time" in found and _STOP_TIME.search(text):
        out.append(-0.6)
    if "state" in found and _STATE_SHORT.search(text):
        out.append(0.6)
    try:
        states = len(_states() & names(story).forms.keys())
    except LexiconError:
        states = 0
    country = min(states, 3) * 0.15 + 0.4 * ("institution" in found)
    out.append(country)
    quotes = text.count("\u2018") + story.text.count("\u2018")
    if not story.text.isascii() and '"' not in text and quotes > 3:
        # Single marks around speech.
        out.append(-0.4)
    american, british = _dates(story)
    out += [0.2] * american + [-0.6] * british + [0.3] * ("series" in found and _serial_comma(text))
    return out, (named, country)


def _bare_day(story: Story) -> bool:
    text, forms = story.plain, names(story).forms
    for day in forms.keys() & word_set("calendar", "weekdays"):
        for m in forms[day].mentions:
            if _BARE_DAY.search(text, max(0, m.start - 30), m.start):
                return True
    return False


@cache
def _states() -> frozenset[str]:
    """The one-word names of American states that are nobody's name besides."""
    names = {row[0] for row in rows_with("places.tsv", "us-state") if row[1] == "us-state"}
    return frozenset(n for n in names if n.isalpha()) - {
        "Georgia",
        "Virginia",
        "Washington",
        "Montana",
        "Dakota",
    }


def _dates(story: Story) -> tuple[bool, bool]:
    """Whether the story writes March 24, and whether it writes 24 March."""
    text, forms = story.plain, names(story).forms
    american = british = False
    for month in forms.keys() & word_set("calendar", "months"):
        for m in forms[month].mentions:
            if _DAY_FIRST.search(text, max(0, m.start - 6), m.start):
                british = True
            elif _DAY_NEXT.match(text, m.end) and not (
                month == "September" and text.startswith(" 11", m.end)
            ):
                # Everyone writes September 11 of the attacks.
                american = True
    return american, british


def _serial_comma(text: str) -> bool:
    at = text.find(", and ")
    while at >= 0:
        if _SERIES.search(text, max(0, at - 40), at):
            return True
        at = text.find(", and ", at + 1)
    return False
