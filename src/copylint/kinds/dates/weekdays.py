"""A weekday beside a date: "Thursday, 14 March 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copylint.kinds.dates.words import WEEKDAY_WORDS, counts_things
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story import dates as cal
from copylint.story.english import language
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.spans import Span

_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|midday))?"
# "Thursday, 14 March", "Thursday the 14th of March", "Thursday (14 March)", "Thursday night, March 14"
_DAY_THEN_DATE = later(
    rf"(?P<wd>{cal.WEEKDAY}){_PART}"
    rf"(?P<join>,? (?:on )?\(?|,? ?\(|,(?=\d)|, which (?:is|was|falls on"
    rf"|fell on) )(?={cal.DATE_ANY_CASE_SOURCE})"
)
_SECOND_DAY = later(rf" ?(?:-|–|to|and|until|till|through) ?(?P<wd2>{cal.WEEKDAY})")
_TWO_DAYS = later(
    rf"(?P<wd>{cal.WEEKDAY}) ?(?:-|–|to|and|or|until|till|through"
    rf"|&) ?(?P<wd2>{cal.WEEKDAY}),? \(?(?={cal.DATE_ANY_CASE_SOURCE})"
)
# "Monday 10 to Friday 14 March 2025": the first day borrows the month of the second.
_BORROWED = later(
    rf"(?P<wd>{cal.WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? ?(?:-|–|to|and|or|until|till"
    rf"|through|&|,) ?"
    rf"(?P<wd2>{cal.WEEKDAY}),? (?:the )?(?={cal.DATE_ANY_CASE_SOURCE})"
)
# "14 March 2025, a Thursday", "14 March 2025 (a Thursday)", "March 14, 2025, was a Thursday"
_DATE_THEN_DAY = later(
    rf"{cal.DATE_ANY_CASE_SOURCE},? ?\(?(?:(?:which )?(?:is|was|will be|falls on|fell on"
    rf"|fell upon) )?(?:an? |the )?(?:rainy |cold |quiet |wet )?(?P<wd>{cal.WEEKDAY})"
    rf"(?P<after>[,.;)]| (?:and|when|in|the|morning|night|evening|afternoon)\b|\Z)"
)
_OTHER_ZONE = later(r"[ ,]*(?:local|GMT|UTC|ET|[A-Z][a-z]+) time|[ ,]*(?:GMT|UTC)\b")
_WEEKDAY_TO = later(rf"{cal.WEEKDAY},? ?(?:-|–|to|and|or|until|till|through|&|,|/) ?\Z")


class _Pair:
    """A weekday and the day it is said to be."""

    __slots__ = ("day", "month_first", "ref", "span", "weekday", "year", "years")

    def __init__(self, weekday: int, ref: cal.DateMention, start: int, end: int, years: list[int]) -> None:
        self.weekday = weekday
        self.ref = ref
        self.span = Span(start, end)
        self.years = years


def _weekday(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    pairs: list[_Pair] = []
    upto = -1
    for start, _ in hits:
        if start < upto or not _is_full_or_capital(story.text, start):
            continue
        yield from _in_figures(story, start)
        got, upto = _pairs_at(text, start)
        for weekday, ref, s, e in got:
            if cal.real(ref.day, ref.month, ref.year) and (ref.year is None or ref.year >= cal.FIRST_YEAR):
                pairs.append(_Pair(weekday, ref, s, e, []))
    loose: list[_Pair] = []
    for p in pairs:
        p.years = cal.years_for(p.ref, story)
        if not p.years:
            loose.append(p)
            continue
        dates = [d for y in p.years if (d := cal.of(p.ref.day, p.ref.month, y)) is not None]
        if dates and all(d.weekday() != p.weekday for d in dates):
            yield _weekday_finding(story, p, dates[0])
    yield from _disagreeing(story, loose)


_DAY_THEN_FIGURES = later(rf"(?P<wd>{cal.WEEKDAY})(?:,? (?:on )?|,? ?\(|,)(?={cal.NUMERIC_SOURCE})")
_FIGURES_THEN_DAY = later(rf"{cal.NUMERIC_SOURCE} ?(?:\(|,? an? )(?P<wd>{cal.WEEKDAY})(?=\)|[,.;])")


_FIGURES_NEAR = later(r"\d[/.-]\d\d?[/.-]\d")


def _in_figures(story: Story, start: int) -> Iterator[Doubt]:
    """ "Thursday 14/02/2025", where neither reading of the figures falls on that weekday."""
    text = story.plain
    if _FIGURES_NEAR.search(text, max(0, start - 14), start + 26) is None:
        return
    m = _DAY_THEN_FIGURES.match(text, start)
    if m is not None:
        d = cal.NUMERIC.match(text, m.end())
        if d is None or text[m.end("wd") : m.end("wd") + 1] == ".":
            return
        span = Span(start, d.end() + (text[m.end() - 1] == "(" and text[d.end() : d.end() + 1] == ")"))
    else:
        low = max(0, start - 18)
        m = next(
            (
                x
                for x in _FIGURES_THEN_DAY.finditer(text, low, min(len(text), start + 14))
                if x.start("wd") == start
            ),
            None,
        )
        if m is None:
            return
        d = m
        span = Span(m.start(), m.end())
    weekday = cal.weekday_number(m["wd"])
    days = [x for r in cal.readings(d) if (x := cal.of(*r)) is not None and x.year >= cal.FIRST_YEAR]
    if weekday is None or not days or any(x.weekday() == weekday for x in days):
        return
    told = " or ".join(
        f"{cal.written(x, language(story) == 'en-US', True)}, a {cal.WEEKDAYS[x.weekday()]}" for x in days
    )
    yield doubt(
        span,
        f"{text[d.start() : d.end() if d is not m else m.start('wd')].strip(' (,')} is {told}, not a "
        f"{cal.WEEKDAYS[weekday]}",
    )


def _is_full_or_capital(text: str, start: int) -> bool:
    return text[start : start + 1].isupper() or text[start : start + 9].lower().startswith(
        tuple(d.lower() for d in cal.WEEKDAYS)
    )


def _pairs_at(text: str, start: int) -> tuple[list[tuple[int, cal.DateMention, int, int]], int]:
    """The weekday at `start` with the day it goes with: [(weekday, day, start, end)], and how far that
    reaches."""
    out: list[tuple[int, cal.DateMention, int, int]] = []
    m = _BORROWED.match(text, start)
    if m:
        d = cal.DATE_ANY_CASE.match(text, m.end())
        first, second = cal.weekday_number(m["wd"]), cal.weekday_number(m["wd2"])
        if d and first is not None and second is not None:
            ref = cal.mention(d)
            if int(m["day"]) < ref.day:
                before = cal.DateMention(
                    start, m.end("day"), int(m["day"]), ref.month, ref.year, ref.month_first
                )
                out.append((first, before, start, m.end("day")))
            out.append((second, ref, m.start("wd2"), d.end()))
            return out, d.end()
    m = _TWO_DAYS.match(text, start)
    if m:
        d = cal.DATE_ANY_CASE.match(text, m.end())
        if d:
            ref = cal.mention(d)
            first, second = cal.weekday_number(m["wd"]), cal.weekday_number(m["wd2"])
            if first is not None and second is not None and ref.last_day is not None:
                last = cal.DateMention(ref.start, ref.end, ref.last_day, ref.month, ref.year, ref.month_first)
                if _expected(first, ref, second):
                    out += [(first, ref, start, d.end()), (second, last, start, d.end())][:1]
                else:
                    out.append((first, ref, start, d.end()))
            return out, d.end()
        return out, m.end()
    m = _DAY_THEN_DATE.match(text, start)
    if m:
        d = cal.DATE_ANY_CASE.match(text, m.end())
        weekday = cal.weekday_number(m["wd"])
        if d is None or weekday is None or _OTHER_ZONE.match(text, d.end()):
            return out, m.end()
        if _WEEKDAY_TO.search(text, max(0, start - 16), start):
            return out, d.end()
        ref = cal.mention(d)
        if m["wd"].lower() in {"sun", "mon"} and text[max(0, start - 4) : start].lower() == "the ":
            return out, d.end()  # The Sun, March 5
        if ref.month_first and ref.year is None and counts_things(text, d.end()) and "," not in m["join"]:
            return out, d.end()
        close = "(" in m["join"] and text[d.end() : d.end() + 1] == ")"
        out.append((weekday, ref, start, d.end() + close))
        return out, d.end()
    low = max(0, start - 48)
    for d in cal.DATE_ANY_CASE.finditer(text, low, start):
        m = _DATE_THEN_DAY.match(text, d.start())
        if m and m.start("wd") == start and (ref := cal.mention(m)).last_day is None:
            weekday = cal.weekday_number(m["wd"])
            link = text[d.end() : start]
            # "on 14 March, Thursday" is rare; "on 14 March, Tuesday's vote" and "on 14 March and Thursday"
            # are not it.
            if weekday is not None and re.search(r"\b(?:a|is|was|on) (?:\w+ )?\Z|\(", link):
                out.append((weekday, ref, d.start(), m.end("wd")))
                return out, m.end("wd")
    return out, start + 1


def _expected(first: int, ref: cal.DateMention, second: int) -> bool:
    return ref.last_day is not None and (first + ref.last_day - ref.day) % 7 == second


def _weekday_finding(story: Story, p: _Pair, right: date) -> Doubt:
    month_first = p.ref.month_first
    other = cal.nearest(p.weekday, right)
    with_year = p.ref.year is not None or other.year != right.year
    name, true = cal.WEEKDAYS[p.weekday], cal.WEEKDAYS[right.weekday()]
    was = "was" if story.published is not None and right < story.published else "is"
    comma = "," if month_first else ""
    message = (
        f"{cal.written(right, month_first, True)}{comma} {was} a {true}; "
        f"the {name} {was} {cal.written(other, month_first, with_year and other.year != right.year)}"
    )
    for year in (right.year - 1, right.year + 1):
        d = cal.of(right.day, right.month, year)
        if d is not None and d.weekday() == p.weekday:
            message += f" (in {year} it is a {name})"
            break
    evidence: list[tuple[Span, str]] = []
    if p.ref.year is None:
        if story.published is not None:
            message += f"; taking {right.year} from the publication date"
        else:
            anchor = cal.own_date(story)
            assert anchor is not None  # the years came from it
            evidence.append((anchor.span, f"the year, {right.year}, is read off this date"))
    return doubt(p.span, message, *evidence)


def _disagreeing(story: Story, loose: list[_Pair]) -> Iterator[Doubt]:
    """Dates without a year in a story that names none: they must at least fit one another."""
    if len(loose) < 2:
        return
    facts = [(p.weekday, p.ref.day, p.ref.month) for p in loose]
    clash = [
        [j for j in range(len(facts)) if j != i and not cal.agree_in_some_year(facts[i], facts[j])]
        for i in range(len(facts))
    ]
    worst = max(range(len(facts)), key=lambda i: (len(clash[i]), i))
    if not clash[worst]:
        return
    p, q = loose[worst], loose[clash[worst][0]]
    message = (
        f"{story.text[p.span.start : p.span.end]} and {story.text[q.span.start : q.span.end]} "
        "cannot fall in one year"
    )
    yield doubt(p.span, message, (q.span, "the weekday of this date"))


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, tuple[str, ...]] = {
    "weekday": WEEKDAY_WORDS,
}
CHECKS = {"weekday": _weekday}
