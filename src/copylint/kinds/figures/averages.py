"""Averages against the whole and the number they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    amount_in,
    amounts,
    is_year,
    numbered,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.rates import each
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import CURRENCY, NUMBER, UNITS, Amount, amount, is_rough
from copylint.story.quantities import quantities, singular
from copylint.story.story import Story
from copylint.tables.wordlists import word_set, words
from copylint.text.patterns import later

_AVERAGED = later(
    rf"\baveraged {numbered('y')}(?: [a-z]+)? (?:over|in|across|for) (?:the |their |its |his "
    rf"|her )?(?:last |first |past )?(?P<n>{NUMBER}) [a-z]+s,? (?:for )?(?:a total of|or"
    rf"|making) {numbered('x')}(?: in all)?(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)
_AVERAGE = later(
    rf"{numbered('x')}(?: [a-z]+){{0,3}}? (?:over|in|across|during|from|among|for) (?:the (?:last "
    rf"|past )?)?{numbered('n')} (?P<unit>[a-z]+s|people|men|women"
    rf"|children)\b(?: to [A-Z][a-z]+)?,? (?:[–—-] )?(?:or )?an average of {numbered('y')}"
    rf"(?: [a-z]+)? (?:a|an|per|each|for each) ?(?P<per>[a-z]+)?",
    re.IGNORECASE,
)
_COUNT_FIRST = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) (?:[a-z]+ )?(?P<unit>[a-z]+s|people|men|women"
    rf"|children)\b(?P<mid>[^.;:\d$£€]{{1,40}}?){numbered('x')}(?: in (?:all"
    rf"|total))?,? (?:[–—-] )?(?:or )?an average of {numbered('y')}(?P<per> (?:a|an|per|each|every"
    rf"|for)\b ?(?P<what>[a-z]*))?",
    re.IGNORECASE,
)
_MEAN = later(
    rf"(?<![\w.,/$£€-])(?P<list>(?:{CURRENCY})?{NUMBER}(?:, (?:{CURRENCY})?{NUMBER}){{1,5}},? and "
    rf"(?:{CURRENCY})?{NUMBER})(?P<mid>[^.;\d]{{0,50}}?),? (?:or "
    rf"|for )?an average of {numbered('y')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)


def _average(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        if any(sign in text[start:end] for sign in "$£€") or text.find("average of ", start, end) >= 0:
            told = [*each(story, [(start, end)])]
            if not told:
                yield from _shared_between(story, start, end)
        if text.find("verage of ", start, end) >= 0:
            yield from _across(story, start, end)
        if text.find("averaged ", start, end) >= 0:
            yield from _averaged(story, start, end)
        yield from _mean(story, start, end)
        yield from _count_first(story, start, end)
        yield from _average_of_all(story, start, end)


def _averaged(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """ "Averaged 12 a game over ten games, for 130"."""
    text = story.plain
    for m in _AVERAGED.finditer(text, start, end):
        x, y, n = amount_in(m, "x"), amount_in(m, "y"), amount(text, *m.span("n"))
        if (
            x is None
            or y is None
            or n is None
            or x.sign != y.sign
            or is_rough(text, span_of(x).start)
            or is_rough(text, span_of(y).start)
        ):
            continue
        if (y.value - y.slack) * n.value <= x.high and x.low <= (y.value + y.slack) * n.value:
            continue
        yield doubt(
            span_of(x),
            f"{shown(y.value, y.sign)} over {shown(n.value)} is {shown(y.value * n.value, x.sign)}",
            (span_of(y), "the average"),
            (n.span, "how many"),
        )


def _mean(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Figures in a list, and what they are said to average."""
    text = story.plain
    for m in _MEAN.finditer(text, start, end):
        values = amounts(text, m.start("list"), m.end("list"))
        y = amount_in(m, "y")
        if y is None or len(values) < 3 or is_rough(text, span_of(y).start):
            continue
        mean = sum(a.value for a in values) / len(values)
        if abs(mean - y.value) > y.slack + sum(a.slack for a in values) / len(values) * (
            0.0 if values[0].slack <= 0.5 else 1.0
        ):
            yield doubt(
                span_of(y),
                f"the average of {m['list']} is {shown(round(mean, 1))}",
                (m.span("list"), "the figures"),
            )


def _count_first(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """A sum for so many, and so much for each."""
    text = story.plain
    for m in _COUNT_FIRST.finditer(text, start, end):
        x, n, y = amount_in(m, "x"), amount(text, *m.span("n")), amount_in(m, "y")
        if (
            not (x and n and y)
            or x.sign != y.sign
            or x.sign not in {"£", "$", "€"}
            or n.value < 2
            or is_year(text, n)
        ):
            continue
        if (
            m["what"]
            and singular(m["unit"].lower()) not in {m["what"].lower(), None}
            or (m["per"] and not m["what"] and "each" not in m["per"])
        ):
            continue
        if any(is_rough(text, span_of(v).start) for v in (x, y, n)):
            continue
        yield from _quotient(story, x, n, y)


def _average_of_all(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """A sum, how many it is for, and an average of so much."""
    text = story.plain
    for m in _AVERAGE.finditer(text, start, end):
        x, n, y = amount_in(m, "x"), amount_in(m, "n"), amount_in(m, "y")
        if not (x and n and y) or x.sign != y.sign or n.sign or n.value <= 0:
            continue
        if (
            m["per"]
            and singular(m["unit"].lower()) != m["per"].lower()
            and m["per"].lower() not in {"person", "head"}
        ):
            continue
        if any(is_rough(text, span_of(v).start) for v in (x, y)):
            continue
        yield from _quotient(story, x, n, y)


# "a lottery prize of £12 million, £1.5 million each"; "£240,000 a year, or £10,000 a pupil"
_SHARED_OUT = later(
    rf"(?:,| –| —| -|\b(?:or|about|of|at))(?: or| that is| making"
    rf"| giving)?(?: an average of)? {numbered('y')} (?:for each of (?:the|its"
    rf"|their) (?P<c>{NUMBER}) [a-z]+|(?P<each>each|apiece|for each|per head|a head|per person)|(?:an?"
    rf"|per|for (?:each|every)) (?P<per>[a-z]{{3,}})(?P<c2> for the (?P<c3>{NUMBER}))?)(?=[,.;)]| [–—-]"
    rf"|\Z)",
    re.IGNORECASE,
)
_TIMES_OF_DAY = word_set("figures", "no counted things")
_PERIODS = frozenset({"year", "month", "week", "day"})
_IN_SO_MANY = later(
    rf"\b(?:in|over) (?:the (?:past |last )?)?(?P<n>{NUMBER}) (?P<unit>year|month|week|day)s\b", re.IGNORECASE
)
_MEASURED = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) ?(?P<u>kg|kilos?|kilograms?|tonnes?|km|miles?|acres?|hectares?"
    rf"|lit(?:re|er)s?|metres?|meters?)\b",
    re.IGNORECASE,
)


def _counts_for(story: Story, per: str | None, start: int, at: int) -> list[Amount]:
    """How many may share: the counts of that noun, or of any in the sentence."""
    text = story.plain
    if per is None:
        found = [q for q in quantities(story).within(start, at) if q.noun and not q.unit and q.value >= 2]
        return (
            [Amount(q.start, q.end, q.value, q.slack) for q in found if not q.rough]
            if not any(q.rough for q in found)
            else []
        )
    if per in UNITS:
        same = [m for m in _MEASURED.finditer(text, start, at) if UNITS.get(m["u"].lower()) == UNITS[per]]
        return [
            a for m in same if (a := amount(text, *m.span("n"))) is not None and not is_rough(text, a.start)
        ]
    counts = [q for q in quantities(story).all if q.noun == per and not q.unit]
    return (
        [Amount(q.start, q.end, q.value, q.slack) for q in counts] if not any(q.rough for q in counts) else []
    )


def _average_of(story: Story, per: str, each: Amount, start: int) -> Iterator[Doubt]:
    """ "Open 40 shops and create 600 jobs, an average of 15 a shop"."""
    counts = [q for q in quantities(story).within(start, each.start) if q.noun and not q.unit]
    shops = [q for q in counts if q.noun == per]
    others = [q for q in counts if q.noun != per and q.value > each.value]
    if (
        len(counts) != 2
        or len(shops) != 1
        or len(others) != 1
        or any(q.rough for q in counts)
        or shops[0].value < 2
    ):
        return
    n, whole = shops[0], others[0]
    yield from _quotient(
        story,
        Amount(whole.start, whole.end, whole.value, whole.slack),
        Amount(n.start, n.end, n.value, n.slack),
        each,
    )


def _shared_between(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for m in _SHARED_OUT.finditer(text, start, end):
        y = amount_in(m, "y")
        per = m["per"].lower() if m["per"] else None
        if y is not None and not y.sign and per is not None and "average of" in m.group().lower():
            yield from _average_of(story, per, y, start)
        if (
            y is None
            or y.sign not in {"£", "$", "€", "A$", "US$", "C$", "NZ$"}
            or is_rough(text, span_of(y).start)
            or (per in _TIMES_OF_DAY and per not in _PERIODS)
        ):
            continue
        wholes = [a for a in amounts(text, start, span_of(y).start) if a.sign == y.sign]
        given = amount(text, *m.span("c" if m["c"] else "c3")) if m["c"] or m["c3"] else None
        if len(wholes) != 1 or wholes[0].value <= y.value or is_rough(text, span_of(wholes[0]).start):
            continue
        whole = wholes[0]
        spread = list(_IN_SO_MANY.finditer(text, start, span_of(y).start)) if per in _PERIODS else []
        if len(spread) == 1 and spread[0]["unit"].lower() == per:
            given = amount(text, *spread[0].span("n"))
        counts = [given] if given is not None else _counts_for(story, per, start, span_of(y).start)
        if len({a.value for a in counts}) != 1 or (per in _PERIODS and given is None):
            continue
        n = counts[-1]
        # What any count of the story makes of it is what was meant.
        if given is None and any(
            q.value >= 2
            and abs(whole.value / q.value - y.value) <= max(0.01 * y.value, y.slack if y.slack > 0.5 else 0.0)
            for q in quantities(story).all
            if q.noun
        ):
            continue
        if not 1.7 <= whole.value / y.value <= 5000 or not 0.4 <= whole.value / y.value / n.value <= 2.5:
            continue
        yield from _quotient(story, whole, n, y)


# "members own 180,000 cows, an average of 150 each"
_EACH_HAS = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) (?P<who>[a-z]{{3,}}s|people|men|women"
    rf"|children) (?:[a-z]+ ){{1,2}}(?P<x>{NUMBER}) (?:[a-z]+ )?[a-z]{{3,}}s?"
    rf"(?: between them)?, (?:or )?an average of (?P<y>{NUMBER})(?: [a-z]+)? (?:each|apiece)\b",
    re.IGNORECASE,
)

# "$400 billion over ten years. The measure would provide an average of $40 billion a year."
_OVER_YEARS = later(
    rf"{numbered('x')}(?: [a-z]+){{0,3}} (?:over|in|across) (?:the (?:next |past "
    rf"|last )?)?(?P<n>{NUMBER}) (?P<unit>year|month|week|day)s\b",
    re.IGNORECASE,
)
_AVERAGE_A = later(
    rf"\ban average of {numbered('y')} (?:a|per|each|every) (?P<unit>year|month|week|day)\b", re.IGNORECASE
)


def _across(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Averages of counts, and of a sum that the sentence before spreads over years."""
    text = story.plain
    for m in _EACH_HAS.finditer(text, start, end):
        n, x, y = (amount(text, *m.span(k)) for k in "nxy")
        if (
            n
            and x
            and y
            and n.value >= 2
            and not is_rough(text, y.start)
            and not is_rough(text, x.start)
            and not is_rough(text, n.start)
        ):
            yield from _quotient(story, x, n, y)
    average = _AVERAGE_A.search(text, start, end)
    p = story.paragraph_at(start)
    if average is None or p is None or list(_OVER_YEARS.finditer(text, start, end)):
        return
    before = [s for s in p.sentences if s.end <= start][-1:]
    q = story.paragraphs[p.index - 1] if p.index else None
    if not before and q is not None and q.role != "headline":
        before = q.sentences[-1:]
    found = list(_OVER_YEARS.finditer(text, before[0].start, before[0].end)) if before else []
    y = amount_in(average, "y")
    if (
        len(found) != 1
        or y is None
        or found[0]["unit"].lower() != average["unit"].lower()
        or is_rough(text, span_of(y).start)
    ):
        return
    x, n = amount_in(found[0], "x"), amount(text, *found[0].span("n"))
    if (
        x is None
        or n is None
        or x.sign != y.sign
        or n.value < 2
        or is_rough(text, span_of(x).start)
        or len(list(ANY_NUMBER.finditer(text, start, end))) != 1
    ):
        return
    yield from _quotient(story, x, n, y)


def _quotient(story: Story, whole: Amount, count: Amount, each: Amount) -> Iterator[Doubt]:
    """What is said of an average that a whole and a count do not come to."""
    low, high = whole.low / count.value, whole.high / count.value
    if each.high < low * 0.99 or each.low > high * 1.01:
        yield doubt(
            span_of(each),
            f"{shown(whole.value, whole.sign)} over {shown(count.value)} is "
            f"{shown(round(whole.value / count.value, 2), whole.sign)}",
            (span_of(whole), "the whole"),
            (span_of(count), "how many"),
        )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "average": [
        *"|average of|;|averaged|;|each|;|apiece|;|for each of|; a month; a week; a year; a day".split(";"),
        *(
            f" {w} {p}"
            for w in ("a", "an", "per", "every")
            for p in words("figures", "what an average is of")
        ),
    ],
}
READS = "neighbours"
CHECKS = {
    "average": _average,
}
