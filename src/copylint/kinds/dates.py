"""`dates`: what a calendar knows and the copy does not.

match: {check: weekday | impossible | years | anniversary | clock | age-born | age-twice | tense}. All are report only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from copylint import calendar_facts as cal
from copylint.findings import Evidence, Finding
from copylint.kinds.contract import Hit, RuleError, finding
from copylint.patterns import later
from copylint.rules import Rule
from copylint.schema import Field, Str
from copylint.story import Story
from copylint.text import Span

NAME = "dates"
CHANGES = "wording"
CHECKS = ("weekday", "impossible", "years", "age-born", "age-twice", "tense", "anniversary", "clock")
SCHEMA: dict[str, Field] = {"check": Str(required=True, choices=CHECKS)}

_WEEKDAYS = tuple(f"|{d[:3].lower()}" for d in cal.WEEKDAYS)
_MONTHS = tuple(f"|{m[:3].lower()}" for m in cal.MONTHS)
_TRIGGERS: dict[str, tuple[str, ...]] = {
    "weekday": _WEEKDAYS,
    "impossible": (*_MONTHS, "/20", "/19", ".20", ".19", *(f"-{m}-{d}" for m in ("02", "04", "06", "09", "11") for d in "3"), "-02-29"),
    "years": ("year",),
    "anniversary": ("|anniversary|", "|birthday|", "|jubilee|"),
    "clock": ("|hours later|", "|hour later|", "|minutes later|"),
    "age-born": ("|born|",),
    "age-twice": (
        *(f"{mark}{n}" for mark in (", ", "(") for n in "123456789"), "|aged ", "year-old ", "|who is ", "|who was ",
        "|dies|", "|died|", "|dead|", "|death|",
    ),
    "tense": _MONTHS,
}


def validate(rule: Rule) -> None:
    """Raises RuleError where the rule promises a fix: which of two dates is wrong nobody can tell."""
    if rule.fix > 0:
        raise RuleError(("fix",), "this kind reports only: expected none")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the names of days or months, or the words that speak of age."""
    return list(_TRIGGERS[rule.match["check"]])


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return {
        "weekday": _weekday,
        "impossible": _impossible,
        "years": _years,
        "age-born": _age_born,
        "age-twice": _age_twice,
        "tense": _tense,
        "anniversary": _anniversary,
        "clock": _clock,
    }[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)


# -- weekday against date --------------------------------------------------------------------

_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime|midday))?"
# "Thursday, 14 March", "Thursday the 14th of March", "Thursday (14 March)", "Thursday night, March 14"
_DAY_THEN_DATE = later(
    rf"(?P<wd>{cal.WEEKDAY}){_PART}"
    rf"(?P<join>,? (?:on )?\(?|,? ?\(|,(?=\d)|, which (?:is|was|falls on|fell on) )(?={cal.DATE_ANY_CASE_SOURCE})"
)
_SECOND_DAY = later(rf" ?(?:-|–|to|and|until|till|through) ?(?P<wd2>{cal.WEEKDAY})")
_TWO_DAYS = later(
    rf"(?P<wd>{cal.WEEKDAY}) ?(?:-|–|to|and|or|until|till|through|&) ?(?P<wd2>{cal.WEEKDAY}),? \(?(?={cal.DATE_ANY_CASE_SOURCE})"
)
# "Monday 10 to Friday 14 March 2025": the first day borrows the month of the second.
_BORROWED = later(
    rf"(?P<wd>{cal.WEEKDAY}),? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? ?(?:-|–|to|and|or|until|till|through|&|,) ?"
    rf"(?P<wd2>{cal.WEEKDAY}),? (?:the )?(?={cal.DATE_ANY_CASE_SOURCE})"
)
# "14 March 2025, a Thursday", "14 March 2025 (a Thursday)", "March 14, 2025, was a Thursday"
_DATE_THEN_DAY = later(
    rf"{cal.DATE_ANY_CASE_SOURCE},? ?\(?(?:(?:which )?(?:is|was|will be|falls on|fell on|fell upon) )?(?:an? |the )?(?:rainy |cold |quiet |wet )?(?P<wd>{cal.WEEKDAY})"
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


def _weekday(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    pairs: list[_Pair] = []
    upto = -1
    for start, _ in hits:
        if start < upto or not _is_full_or_capital(story.text, start):
            continue
        yield from _in_figures(rule, story, start)
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
            yield _weekday_finding(rule, story, p, dates[0])
    yield from _disagreeing(rule, story, loose)


_DAY_THEN_FIGURES = later(rf"(?P<wd>{cal.WEEKDAY})(?:,? (?:on )?|,? ?\(|,)(?={cal.NUMERIC_SOURCE})")
_FIGURES_THEN_DAY = later(rf"{cal.NUMERIC_SOURCE} ?(?:\(|,? an? )(?P<wd>{cal.WEEKDAY})(?=\)|[,.;])")


def _in_figures(rule: Rule, story: Story, start: int) -> Iterator[Finding]:
    """ "Thursday 14/02/2025", where neither reading of the figures falls on that weekday."""
    text = story.plain
    m = _DAY_THEN_FIGURES.match(text, start)
    if m is not None:
        d = cal.NUMERIC.match(text, m.end())
        if d is None or text[m.end("wd") : m.end("wd") + 1] == ".":
            return
        span = Span(start, d.end() + (text[m.end() - 1] == "(" and text[d.end() : d.end() + 1] == ")"))
    else:
        low = max(0, start - 18)
        m = next((x for x in _FIGURES_THEN_DAY.finditer(text, low, min(len(text), start + 14)) if x.start("wd") == start), None)
        if m is None:
            return
        d = m
        span = Span(m.start(), m.end())
    weekday = cal.weekday_number(m["wd"])
    days = [x for r in cal.readings(d) if (x := cal.of(*r)) is not None and x.year >= cal.FIRST_YEAR]
    if weekday is None or not days or any(x.weekday() == weekday for x in days):
        return
    told = " or ".join(f"{cal.written(x, story.language == 'en-US', True)}, a {cal.WEEKDAYS[x.weekday()]}" for x in days)
    yield finding(rule, story, span.start, span.end, message=f"{text[d.start() : d.end() if d is not m else m.start('wd')].strip(' (,')} is {told}, not a {cal.WEEKDAYS[weekday]}")


def _is_full_or_capital(text: str, start: int) -> bool:
    return text[start : start + 1].isupper() or text[start : start + 9].lower().startswith(
        tuple(d.lower() for d in cal.WEEKDAYS)
    )


def _pairs_at(text: str, start: int) -> tuple[list[tuple[int, cal.DateMention, int, int]], int]:
    """The weekday at `start` with the day it goes with: [(weekday, day, start, end)], and how far that reaches."""
    out: list[tuple[int, cal.DateMention, int, int]] = []
    m = _BORROWED.match(text, start)
    if m:
        d = cal.DATE_ANY_CASE.match(text, m.end())
        first, second = cal.weekday_number(m["wd"]), cal.weekday_number(m["wd2"])
        if d and first is not None and second is not None:
            ref = cal.mention(d)
            if int(m["day"]) < ref.day:
                before = cal.DateMention(start, m.end("day"), int(m["day"]), ref.month, ref.year, ref.month_first)
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
        if ref.month_first and ref.year is None and _counts_things(text, d.end()) and "," not in m["join"]:
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
            # "on 14 March, Thursday" is rare; "on 14 March, Tuesday's vote" and "on 14 March and Thursday" are not it.
            if weekday is not None and re.search(r"\b(?:a|is|was|on) (?:\w+ )?\Z|\(", link):
                out.append((weekday, ref, d.start(), m.end("wd")))
                return out, m.end("wd")
    return out, start + 1


def _expected(first: int, ref: cal.DateMention, second: int) -> bool:
    return ref.last_day is not None and (first + ref.last_day - ref.day) % 7 == second


def _counts_things(text: str, end: int) -> bool:
    """Whether a lower-case noun follows: "In March 32 people", "on Monday, June 3 men"."""
    m = re.compile(r" (?!and|to|at|in|on|for|when|as|the|that|with|by|after|before|while|but|or|a|an|from|until"
                   r"|through|where|because|if|since|of|is|was|were|will|has|had|would|who|which|there|he|she|it|they|we|during)[a-z]+").match(text, end)
    return m is not None


def _weekday_finding(rule: Rule, story: Story, p: _Pair, right: date) -> Finding:
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
    evidence: list[Evidence] = []
    if p.ref.year is None:
        if story.published is not None:
            message += f"; taking {right.year} from the publication date"
        else:
            anchor = max(
                (x for x in story.dates if x.year is not None and cal.of(x.day, x.month, x.year)),
                key=lambda x: (x.year, x.month, x.day),
            )
            evidence.append(Evidence(Span(anchor.start, anchor.end), f"the year, {right.year}, is read off this date"))
    return finding(rule, story, p.span.start, p.span.end, message=message, evidence=evidence)


def _disagreeing(rule: Rule, story: Story, loose: list[_Pair]) -> Iterator[Finding]:
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
    yield finding(
        rule, story, p.span.start, p.span.end, message=message,
        evidence=[Evidence(q.span, "the weekday of this date")],
    )  # fmt: skip


# -- days that do not exist ------------------------------------------------------------------

_IN_MONTH = later(
    r"\b(?:[Ii]n|[Dd]uring|[Ll]ast|[Tt]his|[Nn]ext|[Ll]ate|[Ee]arly|[Mm]id|[Ee]ach|[Ee]very|[Oo]f|[Ss]ince|and)[ -]\Z"
)
_ON_DAY = later(r"\b(?:[Oo]n|[Uu]ntil|[Tt]ill|[Tt]hrough|[Bb]y|[Bb]etween|[Ff]rom|[Tt]o|[Bb]efore|[Aa]fter|day,?|dated?|due) \Z")


def _impossible(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    seen = -1
    for start, _ in hits:
        if text[start] in "/.-":
            yield from _no_such_figures(rule, story, start)
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
            yield from _no_such_day(rule, story, m, ref)
            break


_DATED = later(r"\b(?:on|by|until|till|from|to|before|after|since|dated?|was|is|of|as|due|ends?|starts?|begins?|born|out|and|between|through|day,?|for|\() ?\Z", re.IGNORECASE)


def _no_such_figures(rule: Rule, story: Story, start: int) -> Iterator[Finding]:
    """ "31/04/2026": a day in figures that the calendar has in neither reading."""
    text = story.plain
    m = next((x for x in cal.NUMERIC.finditer(text, max(0, start - 6), min(len(text), start + 8)) if x.start() <= start < x.end()), None)
    if m is None or len(m["iso_y"] or m["num_y"]) != 4 or not _DATED.search(text, max(0, m.start() - 10), m.start()):
        return
    readings = cal.readings(m)
    # Figures beyond any calendar are no day at all, but a number of something.
    if any(cal.real(*r) for r in readings) or not any(1 <= r[1] <= 12 and 1 <= r[0] <= 31 for r in readings):
        return
    _, month, year = next(r for r in readings if 1 <= r[1] <= 12 and 1 <= r[0] <= 31)
    longest = max(d for d in range(28, 32) if cal.real(d, month, year))
    yield finding(rule, story, m.start(), m.end(), message=f"{cal.MONTHS[month - 1]} {year} has {longest} days")


def _no_such_day(rule: Rule, story: Story, m: re.Match[str], ref: cal.DateMention) -> Iterator[Finding]:
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
        if year is None and not on and _counts_things(text, m.end()):
            return
        if year is None and on and bad > 31 and _counts_things(text, m.end()):
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
    yield finding(rule, story, m.start(), m.end(), message=message)


# -- durations between years -----------------------------------------------------------------

_NUM = (
    r"(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy)"
)
_Y1 = r"(?P<y1>(?:1[5-9]|20)\d\d)"
_Y2 = r"(?P<y2>(?:1[5-9]|20)\d\d|\d\d)(?![\d,.%]\d|\d)"
_SPAN = [
    later(
        rf"\b{_NUM}(?: |-)years?(?: |-)?(?:[\w'-]+ ){{0,3}}?(?:\(|,? ?)(?:(?:from|between) {_Y1} (?:to|and|until|till|through) (?P<y2>(?:1[5-9]|20)\d\d)"
        rf"|(?:from |of |in )?\(?{_Y1.replace('y1', 'z1')} ?[-–—] ?(?P<z2>(?:1[5-9]|20)\d\d|\d\d))(?![\d%]|[.,]\d)",
        re.IGNORECASE,
    ),
    later(
        rf"\b(?:from|between) {_Y1} (?:to|and|until|till|through) {_Y2},? (?:- |– |— )?(?:an? |the |for |a period of |(?:some|about|roughly|nearly|almost) )*{_NUM}(?: |-)years?\b",
        re.IGNORECASE,
    ),
    later(
        rf"\b{_Y1} ?[-–—] ?{_Y2}(?: [a-z]+){{0,2}},? (?:- |– |— )?(?:an? |the |for |a period of )*{_NUM}(?: |-)years?\b(?!-old)",
        re.IGNORECASE,
    ),
    # "opened in 1974 and closed in 2003 after 29 years", "in 2011 and released eight years later, in 2019"
    later(
        rf"\bin {_Y1} (?:and|but|until|to)(?: [a-z]+){{1,3}} in {_Y2},? (?:after|having (?:run|lasted|stood|served) for) {_NUM} years\b(?! (?:of age|old))",
        re.IGNORECASE,
    ),
    later(rf"\bin {_Y1}(?P<gap>[^.;\d]{{1,60}}?),? {_NUM} years later,? (?:(?:in|by) )?{_Y2}", re.IGNORECASE),
]
_FOUR = later(r"[12][05-9]\d\d")
_AFTER_N = later(r"(?:[ -]years?)?", re.IGNORECASE)


def _after_number(text: str, end: int) -> int:
    m = _AFTER_N.match(text, end)
    return m.end() if m else end


_LOOSE = later(r"\b(?:about|nearly|almost|some|over|more than|around|roughly|least|up to|fewer than|less than|under|the (?:first|last|final)|first|last|every|each|of the|out of|from) \Z", re.IGNORECASE)


# "a four-year college in the 1995-96 academic year", "from 19 years between 1958 and 1963 to 27 years".
_ANOTHER_SPAN = later(r" (?:academic|school|fiscal|financial|tax|budget|season|campaign|edition|series|to (?:about |nearly )?\d)")
_ONE_SPELL = later(r"\b(?:an?|the|his|her|its|their|this|that|our|my|whose|[\w-]+'s?) (?:[a-z-]+ )?\Z", re.IGNORECASE)


def _years(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    from copylint.quantities import number_value

    text = story.plain
    done: set[int] = set()
    for start, _ in hits:
        if not _FOUR.search(text, max(0, start - 60), start + 90):
            continue
        low = max(0, start - 60)
        p = story.paragraph_at(start)
        high = min(p.end if p else len(text), start + 90)
        yield from _since_before(rule, story, start, done)
        for pattern in _SPAN:
            for m in pattern.finditer(text, max(low, p.start if p else 0), high):
                if m.start("n") in done or not m.start("n") <= start < m.end("n") + 12:
                    continue
                groups = m.groupdict()
                y1 = int(groups.get("y1") or groups.get("z1") or 0)
                tail = groups.get("y2") or groups.get("z2") or ""
                y2 = int(tail) if len(tail) == 4 else y1 - y1 % 100 + int(tail)
                n = number_value(m["n"])
                if n is None or not y1 < y2 or _LOOSE.search(text, max(0, m.start("n") - 14), m.start("n")):
                    continue
                if text[m.start("n") : m.start("n") + 1].isupper() and text[m.end("n") : m.end("n") + 2] == " Y":
                    continue  # the Seven Years' War
                if _ANOTHER_SPAN.match(text, m.end()) or (text[m.end("n")] == "-" and not _ONE_SPELL.search(text, max(0, m.start("n") - 18), m.start("n"))):
                    continue
                gap = y2 - y1
                done.add(m.start("n"))
                if not gap - 1 <= n <= gap + 1 and n > 1:
                    yield finding(
                        rule, story, m.start("n"), _after_number(text, m.end("n")),
                        message=f"{y1} to {y2} is {gap} years, or {gap + 1} counting both ends",
                        evidence=[Evidence(Span(m.start("y1") if groups.get("y1") else m.start("z1"), m.end("y2") if groups.get("y2") else m.end("z2")), "the years named")],
                    )  # fmt: skip


_AFTER_YEARS = later(rf"\bin (?P<y2>(?:19|20)\d\d),? after (?:[a-z]+ )?{_NUM} years\b(?! (?:of|in|as|old|on|with|at|from)\b)", re.IGNORECASE)
_SET_OUT = later(r"\b(?:opened|founded|established|started|began|launched|bought|joined|took over|set up|built|moved|arrived|took office|was (?:elected|appointed|hired))\b[^.;]{0,80}\bin (?P<y1>(?:1[6-9]|20)\d\d)\b")


def _since_before(rule: Rule, story: Story, at: int, done: set[int]) -> Iterator[Finding]:
    """ "She opened it in 1974. By the time she sold it in 2003, after 39 years, ..."."""
    from copylint.quantities import number_value

    text = story.plain
    p = story.paragraph_at(at)
    s = story.sentence_at(at)
    if p is None or s is None:
        return
    m = next((x for x in _AFTER_YEARS.finditer(text, s.start, s.end) if x.start("n") <= at < x.end() and x.start("n") not in done), None)
    if m is None or len(_FOUR.findall(text[s.start : s.end])) != 1:
        return
    before = [x for x in p.sentences if x.end <= s.start][-1:]
    if not before or len(_FOUR.findall(text[before[0].start : before[0].end])) != 1:
        return
    b = _SET_OUT.search(text, before[0].start, before[0].end)
    n = number_value(m["n"])
    if b is None or n is None or n < 2:
        return
    gap = int(m["y2"]) - int(b["y1"])
    if gap > 0 and abs(gap - n) > 1:
        done.add(m.start("n"))
        yield finding(
            rule, story, m.start("n"), _after_number(text, m.end("n")), message=f"{b['y1']} to {m['y2']} is {gap} years",
            evidence=[Evidence(Span(b.start("y1"), b.end("y1")), "the beginning")],
        )  # fmt: skip


# -- anniversaries and clocks ----------------------------------------------------------------

_ORDINALS = dict(
    zip(
        "fifth sixth seventh eighth ninth tenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth centenary".split(),
        (5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 100), strict=True,
    )
)  # fmt: skip
_BEGAN = r"(?:founded|established|formed|set up|launched|built|opened|created|started|incorporated|began|born|first held|first run)"
_YEAR_BEGAN = rf"\b{_BEGAN}(?: [a-z]+){{0,3}}? in (?P<y1>(?:1[5-9]|20)\d\d)\b"
_NTH = rf"(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})"
# Nothing but words may stand between, so that the year and the anniversary are of one thing.
_ANNIVERSARY = [
    later(
        rf"{_YEAR_BEGAN}[^;\d]{{0,60}}?\b(?:celebrat|mark|observ|commemorat)[a-z]* (?:its|their|his|her) {_NTH} (?:anniversary|birthday)(?: with [^.;\d]{{3,40}})? in (?P<y2>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    later(
        rf"\b(?:celebrat|mark|observ|commemorat)[a-z]* (?:its|their|his|her) {_NTH} (?:anniversary|birthday)(?: with [^.;\d]{{3,40}})? in (?P<y2>(?:19|20)\d\d)[^;.\d]{{0,40}}?{_YEAR_BEGAN}",
        re.IGNORECASE,
    ),
]


def _anniversary(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, _ in hits:
        for pattern in _ANNIVERSARY:
            for m in pattern.finditer(text, max(0, start - 190), min(len(text), start + 150)):
                if not m.start() < start < m.end() or m.group().count(". ") > 1:
                    continue
                y1, y2 = int(m["y1"]), int(m["y2"])
                n = _ORDINALS.get(m["n"].lower()) or int(m["n"][:-2])
                if y2 <= y1 or y2 - y1 == n:
                    continue
                yield finding(
                    rule, story, m.start("n"), m.end("n"), message=f"{y1} to {y2} is {y2 - y1} years",
                    evidence=[Evidence(Span(m.start("y1"), m.end("y1")), "the beginning"), Evidence(Span(m.start("y2"), m.end("y2")), "the year meant")],
                )  # fmt: skip


_TIME = r"(?P<{0}h>1[0-2]|[1-9])(?:[.:](?P<{0}m>[0-5]\d))? ?(?P<{0}x>[ap])\.?m\b\.?"
_CLOCK = later(
    rf"\bat {_TIME.format('a')}(?P<mid>[^.;:\d]{{1,70}}?)\bat (?:about )?{_TIME.format('b')}(?: the (?:same|next) day)?,? (?:(?:or|about|just|some|nearly|almost) )?(?P<n>\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty) (?P<unit>hour|minute)s? later\b(?! than\b)",
    re.IGNORECASE,
)


def _minutes(m: re.Match[str], k: str) -> int:
    return (int(m[f"{k}h"]) % 12 + (12 if m[f"{k}x"].lower() == "p" else 0)) * 60 + int(m[f"{k}m"] or 0)


def _clock(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "Failed at 6.15am and came back at 9.15am, four hours later"."""
    from copylint.quantities import number_value

    text = story.plain
    for start, _ in hits:
        s = story.sentence_at(start)
        if s is None:
            continue
        # "a.m." may end what is taken for a sentence.
        for m in _CLOCK.finditer(text, max(s.start - 60, 0), s.end):
            n = number_value(m["n"])
            if n is None or not m.start() < start < m.end():
                continue
            told = n * (60 if m["unit"].lower() == "hour" else 1)
            gap = (_minutes(m, "b") - _minutes(m, "a")) % 1440
            # Copy rounds to the hour; the next day may be meant.
            if abs(gap - told) < (45 if m["unit"].lower() == "hour" else 3) or told >= 1440 or re.search(r"\bday\b", m.group()):
                continue
            right = f"{gap // 60} hours" + (f" and {gap % 60} minutes" if gap % 60 else "") if gap >= 60 else f"{gap} minutes"
            yield finding(
                rule, story, m.start("n"), m.end("unit") + (text[m.end("unit") : m.end("unit") + 1] == "s"), message=f"between the two times lie {right}",
                evidence=[Evidence(Span(m.start("ah"), m.start("mid")), "the first time"), Evidence(Span(m.start("bh"), m.end("bx")), "the second time")],
            )  # fmt: skip


# -- ages ------------------------------------------------------------------------------------

_CAP = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['-][^\W\d_]+)*"
_NAME = rf"{_CAP}(?: (?:[A-Z]\.|de|da|di|van|von|der|den|del|la|le|al|bin|el|{_CAP}))*(?: {_CAP})?"
_BORN = later(
    rf"(?P<name>{_NAME}),? (?:[^,.]{{3,50}}, )?(?:who )?was born (?:here |in [A-Z]\w+ |at [A-Z]\w+ )?(?:on |in )(?P<rest>[^.;]{{4,30}})"
)
# "Born in Macon on March 2, 1938, she was the fifth of nine children."
_BORN_FIRST = later(
    rf"Born (?:[A-Z][^,.;\d]{{1,30}} )?(?:(?:here|in|at|near) [A-Z][^,.;\d]{{1,30}}(?:, [A-Z][^,.;\d]{{1,20}},)? )?(?:on |in )(?P<rest>(?:{cal.DATE_SOURCE}|(?:1[89]|20)\d\d)),? (?P<name>he|she|{_NAME})\b"
)
_YEAR4 = later(r"\b(?:1[89]|20)\d\d\b")
_AGE_MARKED = later(r", (?P<a>\d{1,3})(?=[,)]|\.\s|\.\Z)|\((?P<p>\d{1,3})\)")
_AGE_WORDED = later(r"aged (?P<b>\d{1,3})\b|who (?:is|was) (?P<w>\d{1,3})(?=[,.])|(?<!\d)(?P<c>\d{1,3})-year-old(?= [A-Z])")
_NAME_LEFT = later(rf"(?P<name>{_NAME})\Z")
_NAME_RIGHT = later(rf" (?P<name>{_NAME})")
_DEATH_AGE = later(
    r"\b(?:[Dd]ies|[Dd]ied|[Dd]ead|[Dd]eath)(?: of [^.,]{1,30})?,? (?:at|aged|at the age of|at age) (?P<a>\d{1,3})\b(?! (?:a\.m|p\.m|am|pm|o'clock))"
)
_PRONOUN_AGE = later(r"(?:(?<=[.!?] )|(?<=[.!?]\" )|(?<=\n)|\A)(?:He|She) was (?P<a>\d{1,3})\.(?=\s|\Z)")
_NO_AGE_NAME = frozenset(
    """Mr Mrs Ms Dr Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
    July August September October November December Chapter Article Section Route Highway Interstate Page Psalm Room
    Act Rule Title Flight Gate Bus Line Area District Channel Formula Division Class Grade Year Week Day Part Volume
    Number Group Exit Junction Level Apollo Boeing Airbus Game Season Episode Lot Unit Block Pier Platform Track
    Proposition Amendment Resolution Bill""".split()
)


def _ages(story: Story, hits: Sequence[Hit] | None = None) -> list[tuple[str, str, int, int, int]]:
    """(surname, first name or "", age, start, end) of every age that stands beside a name."""
    out = []
    text = story.plain
    if hits is None:
        found = list(_AGE_MARKED.finditer(text))
    else:
        found = [m for start, _ in hits if text[start] in ",(" and (m := _AGE_MARKED.match(text, start))]
    if "aged " in text or "-year-old " in text or "who is " in text:
        found += _AGE_WORDED.finditer(text)
        found.sort(key=lambda m: m.start())
    for m in found:
        group = m.lastgroup or "a"
        if group == "c":
            n = _NAME_RIGHT.match(text, m.end())
        else:
            at = m.start()
            at -= text[at - 1 : at] == " "
            at -= text[at - 1 : at] == ","
            n = _NAME_LEFT.search(text, max(0, at - 50), at) if at > 0 and text[at - 1].isalpha() else None
        if n is None:
            continue
        age = int(m[group])
        parts = n["name"].split()
        while parts and parts[0] in {"Mr", "Mrs", "Ms", "Dr", "Miss", "Sir", "Dame", "The", "When", "But", "And", "As"}:
            parts.pop(0)
        if not parts or not 1 <= age <= 115 or _NO_AGE_NAME & set(parts):
            continue
        out.append((parts[-1], parts[0] if len(parts) > 1 else "", age, m.start(group), m.end(group)))
    return out


def _age_twice(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    ages = _ages(story, hits)
    by_surname: dict[str, list[tuple[str, str, int, int, int]]] = {}
    for a in ages:
        by_surname.setdefault(a[0], []).append(a)
    for surname, group in by_surname.items():
        firsts = {g[1] for g in group if g[1]}
        if len({g[2] for g in group}) < 2 or len(firsts) != 1:
            continue
        first = group[0]
        # A family may share the surname: the first name must be the only one in the whole story.
        given = set(re.findall(rf"\b({_CAP}) (?:[A-Z]\. )?{re.escape(surname)}\b", text)) - _TITLE_WORDS
        if given - firsts:
            continue
        for other in group[1:]:
            if other[2] != first[2] and not _another_time(story, other[3]) and not _another_time(story, first[3]):
                yield finding(
                    rule, story, other[3], other[4],
                    message=f"{surname} is {other[2]} here and {first[2]} earlier",
                    evidence=[Evidence(Span(first[3], first[4]), f"{first[2]} here")],
                )  # fmt: skip
                break
    head = story.headline
    died = list(_DEATH_AGE.finditer(text)) if head is not None and _DEATH_AGE.search(text, head.start, head.end) else []
    if died:
        top = died[0]
        if head is not None and top.start() >= head.start and top.end() <= head.end + 1:
            body = list(_PRONOUN_AGE.finditer(text, head.end, min(len(text), head.end + 1600)))[:1]
            body += [m for m in died[1:2] if not body and not _another_time(story, m.start("a"))]
            for m in body[:1]:
                if m["a"] != top["a"]:
                    yield finding(
                        rule, story, m.start("a"), m.end("a"),
                        message=f"{m['a']} here and {top['a']} in the headline",
                        evidence=[Evidence(Span(top.start("a"), top.end("a")), f"{top['a']} here")],
                    )  # fmt: skip


_TITLE_WORDS = frozenset(
    """Mr Mrs Ms Miss Dr Sir Dame Lord Lady President Senator Judge Justice Captain Sergeant Inspector Constable
    Professor Councillor Governor Mayor General Colonel Major Minister Secretary Officer Detective Chief Sheriff
    Representative Rev Reverend Father Sister Brother Coach The And But When As If Sen Rep Gov Prof Cllr""".split()
)
_WHEN = later(r"\b(?:then|when|at the time|in (?:1[89]|20)\d\d|was|were|had been|turns?|turned|turning|ago|now)\b", re.IGNORECASE)


def _another_time(story: Story, at: int) -> bool:
    """Whether the sentence speaks of a time of its own, so that the age there may differ."""
    s = story.sentence_at(at)
    return s is not None and _WHEN.search(story.plain, s.start, min(s.end, at + 30)) is not None and bool(
        re.search(r"\bthen\b|\bwhen\b|at the time|in (?:1[89]|20)\d\d|\bturn|\bago\b|\bnow\b", story.plain[s.start : s.end])
    )


def _age_born(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    ages: list[tuple[str, str, int, int, int]] | None = None
    for start, _ in hits:
        s = story.sentence_at(start)
        if s is None:
            continue
        # "Jane Roe, 68, who was born in 1951" and "Roe was born in 1951".
        m = None
        for m in _BORN.finditer(text, s.start, s.end):
            if m.start() < start < m.end():
                break
        else:
            m = _BORN_FIRST.match(text, start, s.end) if text[start] == "B" else None
            if m is None:
                continue
        y = _YEAR4.search(m["rest"])
        if y is None:
            continue
        born_year = int(y.group())
        exact = None
        for d in cal.DATE.finditer(text, m.start("rest"), m.end("rest") + 6):
            ref = cal.mention(d)
            if ref.year is not None:
                exact = cal.of(ref.day, ref.month, ref.year)
        surname = m["name"].split()[-1]
        if m["name"] in {"He", "She"} and m.re is not _BORN_FIRST:
            continue
        where = Span(m.start("rest") + y.start(), m.start("rest") + y.end())
        yield from _obituary(rule, story, born_year, exact, where, m["name"])
        if m["name"] in {"He", "She", "he", "she"}:
            continue
        year = story.published.year if story.published else None
        if year is None:
            continue
        if ages is None:
            ages = _ages(story)
        for a in ages:
            if a[0] == surname and not _another_time(story, a[3]) and not year - born_year - 1 <= a[2] <= year - born_year:
                yield finding(
                    rule, story, a[3], a[4],
                    message=f"{surname}, born in {born_year}, is {year - born_year - 1} or {year - born_year} in {year}, not {a[2]}",
                    evidence=[Evidence(where, f"born in {born_year}")],
                )  # fmt: skip


_DIED_ON = later(rf"\bdied\b[^.]{{0,60}}?\bon (?:{cal.WEEKDAY},? )?(?={cal.DATE_SOURCE})")


def _obituary(
    rule: Rule, story: Story, born_year: int, exact: date | None, where: Span, name: str
) -> Iterator[Finding]:
    """Age at death against birth and death, in a story whose headline says somebody died."""
    text = story.plain
    head = story.headline
    top = _DEATH_AGE.search(text, 0, head.end) if head else None
    if head is None or (top is None and not re.search(r"\b(?:[Dd]ies|[Dd]ied|[Dd]ead)\b", text[: head.end])):
        return
    # The born person must be the dead one: one of the names stands in the headline.
    if name not in {"he", "she"} and not any(re.search(rf"\b{re.escape(w)}\b", text[: head.end]) for w in name.split() if len(w) > 2):
        return
    m = _DIED_ON.search(text, head.end)
    died: date | None = None
    if m:
        d = cal.DATE.match(text, m.end())
        if d:
            ref = cal.mention(d)
            years = cal.years_for(ref, story)
            died = cal.of(ref.day, ref.month, years[0]) if years else None
    if died is None:
        yield from _long_dead(rule, story, born_year, where, top)
        return
    if exact is not None:
        age = died.year - exact.year - ((died.month, died.day) < (exact.month, exact.day))
        right = {age}
    else:
        right = {died.year - born_year - 1, died.year - born_year}
    said = [top] if top else []
    said += list(_PRONOUN_AGE.finditer(text, head.end, min(len(text), head.end + 1600)))[:1]
    for s in said:
        if int(s["a"]) not in right:
            yield finding(
                rule, story, s.start("a"), s.end("a"),
                message=f"born {where_text(story, where)}, died {died.year}: {' or '.join(str(r) for r in sorted(right))}, not {s['a']}",
                evidence=[Evidence(where, "born"), Evidence(Span(m.start(), m.end()), "died")] if m else [],
            )  # fmt: skip


def _long_dead(rule: Rule, story: Story, born_year: int, where: Span, top: re.Match[str] | None) -> Iterator[Finding]:
    """Without a day of death the latest year of the story's full dates serves, two years either way."""
    text, head = story.plain, story.headline
    years = [story.published.year] if story.published else [x.year for x in story.dates if x.year is not None]
    if not years or head is None:
        return
    year = max(years)
    said = [top] if top else list(_PRONOUN_AGE.finditer(text, head.end, min(len(text), head.end + 1600)))[:1]
    for s in said:
        if abs(year - born_year - int(s["a"])) > 2:
            yield finding(
                rule, story, s.start("a"), s.end("a"), message=f"born {where_text(story, where)}: about {year - born_year} in {year}, not {s['a']}",
                evidence=[Evidence(where, "born")],
            )  # fmt: skip


def where_text(story: Story, span: Span) -> str:
    """Returns the words of the span."""
    return story.text[span.start : span.end]


# -- tense against the publication date ------------------------------------------------------

_WILL = later(r"\b(?:will|'ll|is to|are to|is due to|are due to|is scheduled to|are scheduled to|is expected to|are expected to|plans? to)\b")
_ALREADY = later(r"\b(?:was|were|took place|happened|began|opened|met|voted|died|held|won|signed)\b")
_BREAK = later(r"[,;:\"()]|\b(?:after|before|since|until|which|who|that|as|than|where|when|said|by|because|but|and|if|from|between|had|of)\b")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(reversed(list(pattern.finditer(text)))), None)


def _tense(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    if story.published is None:
        return
    text = story.plain
    months = {s for s, _ in hits}
    for ref in story.dates:
        if ref.year is None or not any(ref.start <= s < ref.end for s in months):
            continue
        day = cal.of(ref.day, ref.month, ref.year)
        s = story.sentence_at(ref.start)
        if day is None or s is None or story.in_speech(Span(ref.start, ref.end)):
            continue
        head = text[s.start : ref.start]
        head = re.sub(rf"(?:{cal.WEEKDAY},? )\Z", "", head)
        away = (day - story.published).days
        m = None
        if away < -1:
            m = _last(_WILL, head)
            why = "is past"
        elif away > 0:
            m = _last(_ALREADY, head)
            why = "is still to come"
        if m is None or len(head) - m.end() > 45 or _BREAK.search(head, m.end()) or not re.search(r"\bon \Z", head):
            continue
        yield finding(
            rule, story, ref.start, ref.end,
            message=f"“{m.group()}”, but this day {why} on the publication date, {cal.written(story.published, ref.month_first, True)}",
            evidence=[Evidence(Span(s.start + m.start(), s.start + m.end()), "the tense")],
        )  # fmt: skip
