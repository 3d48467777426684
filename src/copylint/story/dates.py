"""Dates in a story: each mention with its day, month, year and weekday, and which year is meant.

Offsets are code points. The calendar is the Gregorian one, so that nothing is said of days before
1753, the first whole year in which the English-speaking world used it.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from copylint.story.roles import HEADS
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import words
from copylint.text.patterns import later
from copylint.text.spans import Span

MONTHS = words("calendar", "months")
WEEKDAYS = words("calendar", "weekdays")
FIRST_YEAR = 1753
_MONTH_OF = {name.lower(): k for k, name in enumerate(MONTHS, 1)}
_MONTH_OF.update({name[:3].lower(): k for k, name in enumerate(MONTHS, 1)})
_MONTH_OF["sept"] = 9
_WEEKDAY_OF = {name.lower(): k for k, name in enumerate(WEEKDAYS)}
_WEEKDAY_OF.update({"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3})
_WEEKDAY_OF.update({"fri": 4, "sat": 5, "sun": 6})

# Full names in any case; short forms only with a capital, since "sat", "sun", "may" are words.
WEEKDAY = (
    r"(?:(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?i:day)(?![\w'])"
    r"|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b(?!')\.?)"
)
#: The branches of a pattern for the full names of months and of weekdays.
FULL_MONTHS = "|".join(MONTHS)
FULL_WEEKDAYS = "|".join(WEEKDAYS)
_FULL_MONTH = f"(?:{FULL_MONTHS})"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
MONTH = rf"(?:{_FULL_MONTH}\b|{_SHORT_MONTH})"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d|(?:am|pm)\b)"
_YEAR = r"(?:,? (?P<year>(?:1[5-9]|20)\d\d)(?![\d,]\d|[-'\w]))?"
_US = (
    rf"(?P<month_us>{MONTH}) (?:the )?{_DAY.format('day_us')}(?:(?P<more_us> ?(?:-|–|—|and|to"
    rf"|&) ?)(?P<day2_us>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%,]\d|[\d:%]))?"
)
_UK = (
    rf"(?:{_DAY.format('day0_uk')}(?P<more_uk> ?(?:-|–|—|and|to|&) ?))?{_DAY.format('day_uk')} (?:of )?"
    rf"(?P<month_uk>{MONTH})"
)
#: The source of a pattern for a day, for use inside others.
DATE_SOURCE = rf"(?<![\w/.,£$€-])(?:(?:the )?(?:{_US}|{_UK})){_YEAR}"
DATE = later(DATE_SOURCE)
#: The same where a weekday shows that a lower-case "march" is the month.
DATE_ANY_CASE_SOURCE = DATE_SOURCE.replace(_FULL_MONTH, f"(?i:{_FULL_MONTH[3:]}")
DATE_ANY_CASE = later(DATE_ANY_CASE_SOURCE)

#: Days in figures only: 14/03/2025, 3/14/2025, 14.03.2025, 2025-03-14; a year in two figures needs a weekday
#: before it.
NUMERIC_SOURCE = (
    r"(?<![\w/.,£$€+-])(?:(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)"
    r"|(?P<num_a>\d{1,2})(?P<num_sep>[/.])(?P<num_b>\d{1,2})(?P=num_sep)(?P<num_y>(?:19|20)\d\d"
    r"|\d\d))(?![\w/-]|[.,:]\d)"
)
NUMERIC = later(NUMERIC_SOURCE)


def readings(m: re.Match[str]) -> list[tuple[int, int, int]]:
    """Returns the (day, month, year) that a match of NUMERIC may mean: one where the year stands
    first, else the day first and the month first; days that the calendar has not are left in."""
    if m["iso_y"]:
        return [(int(m["iso_d"]), int(m["iso_m"]), int(m["iso_y"]))]
    a, b, year = int(m["num_a"]), int(m["num_b"]), int(m["num_y"])
    if len(m["num_y"]) == 2:
        year += 2000 if year < 70 else 1900
    return [(a, b, year)] if a == b else [(a, b, year), (b, a, year)]


class DateMention(NamedTuple):
    """A day as the copy names it. `year` is as written, None where the copy leaves it out."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    #: Whether the month stands before the day, as in US copy.
    month_first: bool
    #: The last day where the copy gives a run of days ("June 6-7"), else None.
    last_day: int | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def weekday_number(word: str) -> int | None:
    """Returns 0 for Monday to 6 for Sunday; None for a word that is no weekday."""
    return _WEEKDAY_OF.get(word.lower().rstrip("."))


def month_number(word: str) -> int | None:
    """Returns 1 to 12; None for a word that is no month."""
    return _MONTH_OF.get(word.lower().rstrip("."))


def mention(m: re.Match[str]) -> DateMention:
    """Returns the mention that a match of DATE is."""
    year = int(m.group("year")) if m.group("year") else None
    if m.group("month_us"):
        month = month_number(m.group("month_us")) or 0
        day, last = int(m.group("day_us")), m.group("day2_us")
        return DateMention(m.start(), m.end(), day, month, year, True, int(last) if last else None)
    month = month_number(m.group("month_uk")) or 0
    day = int(m.group("day_uk"))
    if m.group("day0_uk"):
        return DateMention(m.start(), m.end(), int(m.group("day0_uk")), month, year, False, day)
    return DateMention(m.start(), m.end(), day, month, year, False)


@once_a_story
def dates(story: Story) -> list[DateMention]:
    """Returns every day that the story names, in order."""
    return [mention(m) for m in DATE.finditer(story.plain)]


def real(day: int, month: int, year: int | None) -> bool:
    """Whether the calendar has that day; 29 February counts where no year is given."""
    if not 1 <= month <= 12 or day < 1:
        return False
    if month == 2:
        return day <= (29 if year is None or is_leap(year) else 28)
    return day <= (30 if month in (4, 6, 9, 11) else 31)


def of(day: int, month: int, year: int) -> date | None:
    """Returns the date, None where the calendar has no such day."""
    return date(year, month, day) if real(day, month, year) else None


def nearest(weekday: int, to: date) -> date:
    """Returns the day with that weekday nearest to `to`, at most three days away."""
    return to + timedelta(days=(weekday - to.weekday() + 3) % 7 - 3)


def written(d: date, month_first: bool, year: bool = False) -> str:
    """Returns the day as the copy would write it: "14 March" or "March 14", with the year if asked."""
    out = f"{MONTHS[d.month - 1]} {d.day}" if month_first else f"{d.day} {MONTHS[d.month - 1]}"
    return out + (f", {d.year}" if month_first else f" {d.year}") if year else out


def years_for(m: DateMention, story: Story) -> list[int]:
    """Returns the years a mention can mean, likeliest first; empty where nothing tells.

    The year as written; else the year that brings the day within ten months of the publication
    date; else, of the years that the story's own full dates name, the latest, and those next to it. A
    full date tells of the story's time only at its head or beside its weekday: further down it has its year
    because it is of another (the attack on Jan. 6, 2021).
    """
    if m.year is not None:
        return [m.year]
    anchor = story.published
    if anchor is None:
        told = own_date(story)
        anchor = of(told.day, told.month, told.year) if told is not None and told.year is not None else None
    if anchor is None:
        return []
    near = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        d = of(m.day, m.month, year)
        if d is not None and abs((d - anchor).days) <= 300:
            near.append((abs((d - anchor).days), year))
    return [year for _, year in sorted(near)]


#: So near to its beginning a date heads a story rather than tells in it.
_HEAD = 40
_WEEKDAY_BEFORE = later(rf"(?P<wd>{WEEKDAY}),? (?:on )?\Z")


def own_date(story: Story) -> DateMention | None:
    """Returns the latest full date that tells of the story's own time, None where none does."""
    own = [
        (d, x)
        for x in dates(story)
        if x.year is not None and (d := of(x.day, x.month, x.year)) is not None and _of_the_story(x, d, story)
    ]
    return max(own, key=lambda pair: pair[0])[1] if own else None


#: Parts that say when the story is of.
_HEADINGS = HEADS | {"dateline", "time stamp", "label", "slug"}


def _of_the_story(m: DateMention, d: date, story: Story) -> bool:
    """Whether a full date is of the story's own time: at its head, or beside its right weekday."""
    p = story.paragraph_at(m.start)
    if p is not None and (p.role in _HEADINGS or p is story.body[0] and m.start - p.start < _HEAD):
        return True
    before = _WEEKDAY_BEFORE.search(story.plain, max(0, m.start - 14), m.start)
    return before is not None and weekday_number(before["wd"]) == d.weekday()


def agree_in_some_year(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """Whether (weekday, day, month) twice can both hold, at most some nine months apart.

    Seven weekdays for 1 January and leap or not make fourteen years; 2001 to 2028 has them all.
    """
    for year in range(2001, 2029):
        first = of(a[1], a[2], year)
        if first is None or first.weekday() != a[0]:
            continue
        for other in (year - 1, year, year + 1):
            second = of(b[1], b[2], other)
            if second is not None and second.weekday() == b[0] and abs((second - first).days) <= 280:
                return True
    return False


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
