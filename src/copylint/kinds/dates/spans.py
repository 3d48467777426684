"""Years, months and days beside the two ends they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story import dates as cal
from copylint.story.numbers import number_value, spelled
from copylint.story.story import Story
from copylint.text.patterns import later

_NUM = (
    rf"(?P<n>\d{{1,3}}|{spelled(1, 15)}"
    rf"|{spelled(16, 70)})"
)
_Y1 = r"(?P<y1>(?:1[5-9]|20)\d\d)"
_Y2 = r"(?P<y2>(?:1[5-9]|20)\d\d|\d\d)(?![\d,.%]\d|\d)"
_SPAN = [
    later(
        rf"\b{_NUM}(?: |-)years?(?: |-)?(?:[\w'-]+ ){{0,3}}?(?:\(|,? ?)(?:(?:from|between) {_Y1} (?:to|and"
        rf"|until|till|through) (?P<y2>(?:1[5-9]|20)\d\d)"
        rf"|(?:from |of |in )?\(?{_Y1.replace('y1', 'z1')} ?[-–—] ?(?P<z2>(?:1[5-9]|20)\d\d|\d\d))(?![\d%]"
        rf"|[.,]\d)",
        re.IGNORECASE,
    ),
    later(
        rf"\b(?:from|between) {_Y1} (?:to|and|until|till|through) {_Y2},? (?:- |– |— )?(?:an? |the |for "
        rf"|a period of |(?:some|about|roughly|nearly|almost) )*{_NUM}(?: |-)years?\b",
        re.IGNORECASE,
    ),
    later(
        rf"\b{_Y1} ?[-–—] ?{_Y2}(?: [a-z]+){{0,2}},? (?:- |– |— )?(?:an? |the |for "
        rf"|a period of )*{_NUM}(?: |-)years?\b(?!-old)",
        re.IGNORECASE,
    ),
    later(
        rf"\bin {_Y1} (?:and|but|until|to)(?: [a-z]+){{1,3}} in {_Y2},? (?:after|having (?:run|lasted|stood"
        rf"|served) for) {_NUM} years\b(?! (?:of age|old))",
        re.IGNORECASE,
    ),
    later(rf"\bin {_Y1}(?P<gap>[^.;\d]{{1,60}}?),? {_NUM} years later,? (?:(?:in|by) )?{_Y2}", re.IGNORECASE),
]

# "in March 2024 and finished 18 months later, in June 2025"
_MONTHS_LATER = later(
    rf"\bin (?P<m1>{cal.MONTH}) (?P<y1>(?:19|20)\d\d)\b(?P<gap>[^.;\d]{{1,60}}?),? (?P<n>\d{{1,2}}"
    rf"|{spelled(2, 12)}|eighteen) (?P<unit>months|weeks) later,? (?:in"
    rf"|by) (?P<m2>{cal.MONTH}) (?P<y2>(?:19|20)\d\d)\b"
)
_FOUR = later(r"[12][05-9]\d\d")
_AFTER_N = later(r"(?:[ -]years?)?", re.IGNORECASE)


def _after_number(text: str, end: int) -> int:
    m = _AFTER_N.match(text, end)
    return m.end() if m else end


_LOOSE = later(
    r"\b(?:about|nearly|almost|some|over|more than|around|roughly|least|up to|fewer than|less than"
    r"|under|the (?:first|last|final)|first|last|every|each|of the|out of|from) \Z",
    re.IGNORECASE,
)

# "a four-year college in the 1995-96 academic year", "from 19 years between 1958 and 1963 to 27 years".
_ANOTHER_SPAN = later(
    r" (?:academic|school|fiscal|financial|tax|budget|season|campaign|edition|series|to (?:about "
    r"|nearly )?\d)"
)
_ONE_SPELL = later(
    r"\b(?:an?|the|his|her|its|their|this|that|our|my|whose|[\w-]+'s?) (?:[a-z-]+ )?\Z", re.IGNORECASE
)


def _months_later(story: Story, start: int) -> Iterator[Doubt]:
    text = story.plain
    for m in _MONTHS_LATER.finditer(text, max(0, start - 100), min(len(text), start + 50)):
        n = number_value(m["n"])
        first, last = cal.month_number(m["m1"]), cal.month_number(m["m2"])
        if n is None or first is None or last is None or not m.start("unit") <= start < m.end("unit"):
            continue
        gap = (int(m["y2"]) - int(m["y1"])) * 12 + last - first
        told = n if m["unit"] == "months" else n / 4.345
        if gap > 0 and abs(gap - told) > 1.5:
            yield doubt(
                (m.start("n"), m.end("unit")),
                f"{m['m1']} {m['y1']} to {m['m2']} {m['y2']} is {gap} months",
                ((m.start("m1"), m.end("y1")), "the beginning"),
                ((m.start("m2"), m.end("y2")), "the end"),
            )


def _years(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    done: set[int] = set()
    for start, _ in hits:
        if text[start] in "mMwWdD" or text[start : start + 2] == "-m" or text[start : start + 2] == "-d":
            s = story.sentence_at(start)
            if s is not None:
                yield from _days_from(story, s.start, s.end, done)
            yield from _months_later(story, start)
            continue
        if not _FOUR.search(text, max(0, start - 60), start + 90):
            continue
        low = max(0, start - 60)
        p = story.paragraph_at(start)
        high = min(p.end if p else len(text), start + 90)
        yield from _since_before(story, start, done)
        yield from _years_ago(story, start, done)
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
                if (
                    text[m.start("n") : m.start("n") + 1].isupper()
                    and text[m.end("n") : m.end("n") + 2] == " Y"
                ):
                    continue  # the Seven Years' War
                if _ANOTHER_SPAN.match(text, m.end()) or (
                    text[m.end("n")] == "-"
                    and not _ONE_SPELL.search(text, max(0, m.start("n") - 18), m.start("n"))
                ):
                    continue
                gap = y2 - y1
                done.add(m.start("n"))
                if not gap - 1 <= n <= gap + 1 and n > 1:
                    yield doubt(
                        (m.start("n"), _after_number(text, m.end("n"))),
                        f"{y1} to {y2} is {gap} years, or {gap + 1} counting both ends",
                        (
                            (
                                m.start("y1") if groups.get("y1") else m.start("z1"),
                                m.end("y2") if groups.get("y2") else m.end("z2"),
                            ),
                            "the years named",
                        ),
                    )
        yield from _spell(story, start, done)


_AFTER_YEARS = later(
    rf"\bin (?P<y2>(?:19|20)\d\d),? after (?:[a-z]+ )?{_NUM} years\b(?! (?:of|in|as|old|on|with|at"
    rf"|from)\b)",
    re.IGNORECASE,
)
_SET_OUT = later(
    r"\b(?:opened|founded|established|started|began|launched|bought|joined|took over|set up|built"
    r"|moved|arrived|took office|was (?:elected|appointed|hired))\b[^.;]{0,80}\bin (?P<y1>(?:1[6-9]"
    r"|20)\d\d)\b"
)

# "since 1994, a total of 30 years, in 2024"; "launched in 2017 ... after a journey of seven years ... in
# 2024"
_SPELL = (
    r"(?:career|reign|journey|trip|voyage|flight|span|period|spell|wait|gap|total|absence|run|drought"
    r"|marriage|partnership|exile|rule|tenure|association|stay|friendship|campaign|battle|fight|war"
    r"|occupation)"
)
_SPELL_OF = later(
    rf"\b(?:an?|the|his|her|its|their) (?:[a-z]+ )?{_SPELL} of {_NUM} years\b|\b(?:lasted|lasting"
    rf"|spanning|spanned|served|reigned|ruled|ran"
    rf"|stayed) (?:for )?{_NUM.replace('P<n>', 'P<n2>')} years\b"
    rf"|\b{_NUM.replace('P<n>', 'P<n3>')} years (?:ago|earlier|before|later|on|late|after (?:that"
    rf"|the one|the first|its|his|her))\b|\b(?:has|have"
    rf"|had) (?:[a-z]+ ){{1,5}}for {_NUM.replace('P<n>', 'P<n4>')} years\b",
    re.IGNORECASE,
)
_NOT_ITS_LENGTH = later(
    r"\b(?:born|aged|sentenc\w+|jail\w*|prison|ban(?:ned)?|contract|deal|loan|lease|term|terms"
    r"|(?:first|last|next) (?:\d+|[a-z]+) years|every|another|further|within|until the|previous"
    r"|since then|more than|nearly|almost|about|around|over|at least|or so"
    r"|then|before (?:his|her|its|their)|after (?:his|her|its|their))\b|\bbut\b(?! (?:is|will|was"
    r"|opened|has) (?:not|now|only|finally)\b)|;",
    re.IGNORECASE,
)
_LATER_ON = later(r"(?<=\d), (?:\d{1,3}|[a-z]+) years later\b")


def _spell(story: Story, at: int, done: set[int]) -> Iterator[Doubt]:
    """Two years and the time between them in one sentence, whatever else it says."""
    text = story.plain
    s = story.sentence_at(at)
    if s is None:
        return
    years = [
        m
        for m in _FOUR.finditer(text, s.start, s.end)
        if not text[m.end() : m.end() + 1].isdigit()
        and text[m.start() - 1 : m.start()] not in {"$", ",", "£", "-"}
    ]
    low = s.start
    if len({m.group() for m in years}) == 3:
        # "which dates from 1643, shut in 2023 and will reopen in 2025, two years later": the last two before
        # it.
        later_on = _LATER_ON.search(text, s.start, s.end)
        years = (
            [m for m in years if later_on is not None and m.end() <= later_on.start()][-2:]
            if later_on
            else []
        )
        low = min((m.start() for m in years), default=low)
    if len({m.group() for m in years}) != 2 or _NOT_ITS_LENGTH.search(text, low, s.end):
        return
    y1, y2 = sorted(years, key=lambda m: int(m.group()))[:: len(years) - 1]
    gap = int(y2.group()) - int(y1.group())
    found = list(_SPELL_OF.finditer(text, s.start, s.end))
    if (
        len(found) != 1
        or len(re.findall(r"\byears?\b", text[s.start : s.end].lower()))
        - text[s.start : s.end].lower().count(" a year")
        > 1
    ):
        return
    m = found[0]
    group = next(g for g in ("n", "n2", "n3", "n4") if m[g])
    n = number_value(m[group])
    if n is None or n < 2 or m.start(group) in done or abs(gap - n) <= 1 or gap < 2 or int(y2.group()) > 2100:
        return
    if story.published and int(y2.group()) > story.published.year:
        return
    done.add(m.start(group))
    yield doubt(
        (m.start(group), _after_number(text, m.end(group))),
        f"{y1.group()} to {y2.group()} is {gap} years",
        (y1.span(), "the beginning"),
        (y2.span(), "the end"),
    )


_SINCE_AGO = later(rf"\b(?:since|in) (?P<y1>(?:1[89]|20)\d\d),? {_NUM} years ago\b", re.IGNORECASE)

# "three days of mourning, from Friday to Sunday"; "for nine months from January to September"
_DAYS_FROM = later(
    rf"(?<![\w.,-])(?P<n>\d{{1,2}}|{spelled(2, 6)})[ -](?P<unit>day"
    rf"|month)s?\b(?: [a-z]+){{0,4}},? from (?P<a>{cal.WEEKDAY}|{cal.MONTH}) (?:to|until|till"
    rf"|through) (?P<b>{cal.WEEKDAY}|{cal.MONTH})(?! \d)\b"
)
_FROM_THEN = later(
    rf"\bfrom (?P<a>{cal.WEEKDAY}|{cal.MONTH}) (?:to|until|till|through) (?P<b>{cal.WEEKDAY}"
    rf"|{cal.MONTH}), (?:a total of |for )?(?P<n>\d{{1,2}}|{spelled(2, 11)}) (?P<unit>day|month)s\b"
)


def _days_from(story: Story, start: int, end: int, done: set[int]) -> Iterator[Doubt]:
    """So many days or months, and the first and the last of them."""
    text = story.plain
    if text.find(" from ", start, end) < 0:
        return
    for m in (*_DAYS_FROM.finditer(text, start, end), *_FROM_THEN.finditer(text, start, end)):
        n = number_value(m["n"])
        names = [w[:3] for w in (cal.WEEKDAYS if m["unit"] == "day" else cal.MONTHS)]
        a, b = m["a"][:3].title(), m["b"][:3].title()
        if (
            n is None
            or m.start("n") in done
            or a not in names
            or b not in names
            or _LOOSE.search(text, max(0, m.start("n") - 14), m.start("n"))
        ):
            continue
        both = (names.index(b) - names.index(a)) % len(names) + 1
        # Counted with both ends or with one; a week more is no slip.
        if int(n) in {both, both - 1} or n > len(names) or n < 2:
            continue
        done.add(m.start("n"))
        yield doubt(
            (m.start("n"), m.end("unit")),
            f"{m['a']} to {m['b']} is {both} {m['unit']}s",
            ((min(m.start("a"), m.start("b")), max(m.end("a"), m.end("b"))), "the first and the last"),
        )


def _years_ago(story: Story, at: int, done: set[int]) -> Iterator[Doubt]:
    """ "In 1982, 42 years ago", of a story whose own year is known."""
    if story.published is None:
        return
    for m in _SINCE_AGO.finditer(story.plain, max(0, at - 40), at + 10):
        n = number_value(m["n"])
        gap = story.published.year - int(m["y1"])
        if n is not None and m.start("n") not in done and abs(gap - n) > 1:
            done.add(m.start("n"))
            yield doubt(
                (m.start("n"), _after_number(story.plain, m.end("n"))),
                f"{m['y1']} to {story.published.year} is {gap} years",
                (m.span("y1"), "the year named"),
            )


def _since_before(story: Story, at: int, done: set[int]) -> Iterator[Doubt]:
    """ "She opened it in 1974. By the time she sold it in 2003, after 39 years, ..."."""
    text = story.plain
    p = story.paragraph_at(at)
    s = story.sentence_at(at)
    if p is None or s is None:
        return
    m = next(
        (
            x
            for x in _AFTER_YEARS.finditer(text, s.start, s.end)
            if x.start("n") <= at < x.end() and x.start("n") not in done
        ),
        None,
    )
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
        yield doubt(
            (m.start("n"), _after_number(text, m.end("n"))),
            f"{b['y1']} to {m['y2']} is {gap} years",
            (b.span("y1"), "the beginning"),
        )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "years": tuple(
        "year;|days,;|days of|;|days from|;|months from|;|months,;|months.;|days.;-day|;-month|;"
        "|months later|;|weeks later|".split(";")
    ),
}
CHECKS = {
    "years": _years,
}
