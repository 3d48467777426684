"""Days that the calendar has not: "31 April", "31/04/2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.dates.words import MONTH_WORDS, counts_things
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story import dates as cal
from copylint.story.story import Story
from copylint.text.patterns import later

_IN_MONTH = later(
    r"\b(?:[Ii]n|[Dd]uring|[Ll]ast|[Tt]his|[Nn]ext|[Ll]ate|[Ee]arly|[Mm]id|[Ee]ach|[Ee]very|[Oo]f"
    r"|[Ss]ince|and)[ -]\Z"
)
_ON_DAY = later(
    r"\b(?:[Oo]n|[Uu]ntil|[Tt]ill|[Tt]hrough|[Bb]y|[Bb]etween|[Ff]rom|[Tt]o|[Bb]efore|[Aa]fter|day,?"
    r"|dated?|due) \Z"
)


def _impossible(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    seen = -1
    for start, _ in hits:
        if text[start] in "/.-":
            yield from _no_such_figures(story, start)
            continue
        if not text[start : start + 1].isupper():
            continue
        # The day is at most nine characters before the month or after it.
        for m in cal.DATE.finditer(text, max(0, start - 16), min(len(text), start + 34)):
            if m.end() <= start or m.start() <= seen:
                continue
            ref = cal.mention(m)
            month = m.start("month_us") if ref.month_first else m.start("month_uk")
            if month != start:
                continue
            seen = m.start()
            yield from _no_such_day(story, m, ref)
            break


_DATED = later(
    r"\b(?:on|by|until|till|from|to|before|after|since|dated?|was|is|of|as|due|ends?|starts?|begins?"
    r"|born|out|and|between|through|day,?|for|\() ?\Z",
    re.IGNORECASE,
)


def _no_such_figures(story: Story, start: int) -> Iterator[Doubt]:
    """ "31/04/2026": a day in figures that the calendar has in neither reading."""
    text = story.plain
    m = next(
        (
            x
            for x in cal.NUMERIC.finditer(text, max(0, start - 6), min(len(text), start + 8))
            if x.start() <= start < x.end()
        ),
        None,
    )
    if (
        m is None
        or len(m["iso_y"] or m["num_y"]) != 4
        or not _DATED.search(text, max(0, m.start() - 10), m.start())
    ):
        return
    readings = cal.readings(m)
    # Figures beyond any calendar are no day at all, but a number of something.
    if any(cal.real(*r) for r in readings) or not any(1 <= r[1] <= 12 and 1 <= r[0] <= 31 for r in readings):
        return
    _, month, year = next(r for r in readings if 1 <= r[1] <= 12 and 1 <= r[0] <= 31)
    longest = max(d for d in range(28, 32) if cal.real(d, month, year))
    yield doubt(m.span(), f"{cal.MONTHS[month - 1]} {year} has {longest} days")


def _no_such_day(story: Story, m: re.Match[str], ref: cal.DateMention) -> Iterator[Doubt]:
    text = story.plain
    name = cal.MONTHS[ref.month - 1]
    year = ref.year
    days = [ref.day] + ([ref.last_day] if ref.last_day is not None else [])
    if all(cal.real(d, ref.month, year) for d in days):
        return
    bad = next(d for d in days if not cal.real(d, ref.month, year))
    longest = max(d for d in range(28, 32) if cal.real(d, ref.month, year))
    if ref.month_first:
        # "In April 31 people died" names no day; nor does "May 40" without more.
        if _IN_MONTH.search(text, max(0, m.start() - 9), m.start()) and year is None:
            return
        if year is None and not text[m.start("day_us") : m.end()].rstrip("0123456789") and bad > 31:
            return
        on = _ON_DAY.search(text, max(0, m.start() - 9), m.start())
        if year is None and not on and counts_things(text, m.end()):
            return
        if year is None and on and bad > 31 and counts_things(text, m.end()):
            return
    elif bad > 31 or bad == 0:
        if year is None and not _ON_DAY.search(text, max(0, m.start() - 9), m.start()):
            return
    elif year is None and re.match(r" [A-Z]", text[m.end() : m.end() + 2]):
        return
    if text.startswith(" Day", m.end("month_us" if ref.month_first else "month_uk")):
        return
    if ref.month == 2 and bad == 29 and year is not None:
        earlier, later = year, year
        while not cal.is_leap(earlier):
            earlier -= 1
        while not cal.is_leap(later):
            later += 1
        message = f"{year} was not a leap year: February had 28 days ({earlier} and {later} are leap years)"
    else:
        message = f"{name} has {longest} days" + (f" in {year}" if ref.month == 2 and year else "")
    yield doubt(m.span(), message)


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, tuple[str, ...]] = {
    "impossible": (
        *MONTH_WORDS,
        "/20",
        "/19",
        ".20",
        ".19",
        *(f"-{m}-{d}" for m in ("02", "04", "06", "09", "11") for d in "3"),
        "-02-29",
    ),
}
CHECKS = {"impossible": _impossible}
