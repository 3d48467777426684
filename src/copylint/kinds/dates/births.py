"""Ages against the year in which somebody was born, and that in which somebody died."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copylint.kinds.dates.ages import DEATH_AGE, NAME, PRONOUN_AGE, another_time, stated_ages
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story import dates as cal
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.spans import Span

_BORN = later(
    rf"(?P<name>{NAME}),? (?:[^,.]{{2,50}}, )?(?:who )?was born (?:here |in [A-Z]\w+ "
    rf"|at [A-Z]\w+ )?(?:on |in )(?P<rest>[^.;]{{4,30}})"
)

# "Born in Macon on March 2, 1938, she was the fifth of nine children."
_BORN_FIRST = later(
    rf"Born (?:[A-Z][^,.;\d]{{1,30}} )?(?:(?:here|in|at"
    rf"|near) [A-Z][^,.;\d]{{1,30}}(?:, [A-Z][^,.;\d]{{1,20}},)? )?(?:on "
    rf"|in )(?P<rest>(?:{cal.DATE_SOURCE}|(?:1[89]|20)\d\d)),? (?P<name>he|she|{NAME})\b"
)
_YEAR4 = later(r"\b(?:1[89]|20)\d\d\b")


def _age_born(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
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
        yield from _obituary(story, born_year, exact, where, m["name"])
        if m["name"] in {"He", "She", "he", "she"}:
            continue
        year, told = _year_of(story)
        if year is None:
            continue
        if ages is None:
            ages = stated_ages(story)
        oldest = year - born_year
        for a in ages:
            if a[0] != surname or another_time(story, a[3]):
                continue
            # A story is no older than its latest full date: who was older then is older now.
            if a[2] < oldest - 2 if told is not None else not oldest - 1 <= a[2] <= oldest:
                yield doubt(
                    (a[3], a[4]),
                    f"{surname}, born in {born_year}, is {oldest - 1} or {oldest} in {year}, not {a[2]}",
                    (where, f"born in {born_year}"),
                    *([(told, f"in {year}")] if told is not None else []),
                )


def _year_of(story: Story) -> tuple[int | None, Span | None]:
    """The year the copy is for, and the full date of its opening that it is read off where nobody says it."""
    if story.published is not None:
        return story.published.year, None
    opening = [
        x
        for x in cal.dates(story)
        if x.year is not None and any(p.start <= x.start < p.end for p in story.body[:2])
    ]
    latest = max(opening, key=lambda x: x.year or 0, default=None)
    return (latest.year, Span(latest.start, latest.end)) if latest is not None else (None, None)


_DIED_ON = later(rf"\bdied\b[^.]{{0,60}}?\bon (?:{cal.WEEKDAY},? )?(?={cal.DATE_SOURCE})")


def _obituary(story: Story, born_year: int, exact: date | None, where: Span, name: str) -> Iterator[Doubt]:
    """Age at death against birth and death, in a story whose headline says somebody died."""
    text = story.plain
    head = story.headline
    top = DEATH_AGE.search(text, 0, head.end) if head else None
    if head is None or (top is None and not re.search(r"\b(?:[Dd]ies|[Dd]ied|[Dd]ead)\b", text[: head.end])):
        return
    # The born person must be the dead one: one of the names stands in the headline.
    if name not in {"he", "she"} and not any(
        re.search(rf"\b{re.escape(w)}\b", text[: head.end]) for w in name.split() if len(w) > 2
    ):
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
        yield from _long_dead(story, born_year, where, top)
        return
    if exact is not None:
        age = died.year - exact.year - ((died.month, died.day) < (exact.month, exact.day))
        right = {age}
    else:
        right = {died.year - born_year - 1, died.year - born_year}
    said = [top] if top else []
    said += list(DEATH_AGE.finditer(text, head.end, min(len(text), head.end + 600)))[:1] if not top else []
    said += list(PRONOUN_AGE.finditer(text, head.end, min(len(text), head.end + 1600)))[:1]
    for s in said:
        if int(s["a"]) not in right:
            yield doubt(
                s.span("a"),
                f"born {where_text(story, where)}, died {died.year}: "
                f"{' or '.join(str(r) for r in sorted(right))}, not {s['a']}",
                *([(where, "born"), (Span(*m.span()), "died")] if m else []),
            )


def _long_dead(story: Story, born_year: int, where: Span, top: re.Match[str] | None) -> Iterator[Doubt]:
    """Without a day of death the latest year of the story's full dates serves, two years either way."""
    text, head = story.plain, story.headline
    years = (
        [story.published.year]
        if story.published
        else [x.year for x in cal.dates(story) if x.year is not None]
    )
    if not years or head is None:
        return
    year = max(years)
    said = [top] if top else list(PRONOUN_AGE.finditer(text, head.end, min(len(text), head.end + 1600)))[:1]
    for s in said:
        if abs(year - born_year - int(s["a"])) > 2:
            yield doubt(
                s.span("a"),
                f"born {where_text(story, where)}: about {year - born_year} in {year}, not {s['a']}",
                (where, "born"),
            )


def where_text(story: Story, span: Span) -> str:
    """Returns the words of the span."""
    return story.text[span.start : span.end]


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "age-born": ("|born|",),
}
CHECKS = {
    "age-born": _age_born,
}
