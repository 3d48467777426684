"""What one costs, what comes in a week or a year, and averages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.cache.patterns import later
from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    about,
    amount_in,
    is_year,
    numbered,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import CURRENCY, NUMBER, UNITS, Amount, amount, is_rough, spelled
from copylint.story.quantities import quantities, singular
from copylint.story.story import Story
from copylint.tables.wordlists import word_set, words

_EACH = later(
    rf"(?P<noun>[a-z]+s)\b(?P<mid>[^.;\d$£€]{{0,40}}?){numbered('x')}(?:[^.;,\d$£€]{{0,30}})?(?:,| -| –| —)? (?:or |that is |which is |at )?{numbered('y')} (?:each|apiece)\b", re.IGNORECASE
)


def _each(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        if not any(sign in text[start:end] for sign in "$£€"):
            continue
        product = list(_product(story, start, end))
        if product:
            yield from product
            continue
        for m in _EACH.finditer(text, start, end):
            x, y = amount_in(m, "x"), amount_in(m, "y")
            if x is None or y is None or x.sign != y.sign or not x.sign or y.value <= 0 or x.value <= y.value:
                continue
            if is_rough(text, span_of(x).start) or is_rough(text, span_of(y).start):
                continue
            if not re.search(r"\b(?:or|that is|which is|at)\b", text[x.end : y.start]) and "," not in text[x.end : y.start]:
                continue
            noun = singular(m["noun"].lower())
            counts = [
                q for q in quantities(story).before(x.start) if q.noun == noun and not q.rough
            ] if noun else []  # fmt: skip
            inside = [q for q in counts if q.start >= start]
            counts = inside or counts
            values = {q.value for q in counts}
            if len(values) == 1:
                n = counts[-1]
                low, high = (x.low) / n.value, (x.high) / n.value
                if y.high < low * 0.999 or y.low > high * 1.001:
                    yield doubt(span_of(y), f'{shown(x.value, x.sign)} over {shown(n.value)} is {shown(round(x.value / n.value, 2), x.sign)} each', (span_of(x), 'the whole'), (n.span, 'how many'))  # fmt: skip
            elif not values:
                ratio = x.value / y.value
                if abs(ratio - round(ratio)) > 0.02 * max(1.0, ratio / 10) and 1.7 < ratio < 12 and not rounded(text, [x, y]):
                    yield doubt(span_of(y), f'{shown(x.value, x.sign)} is {shown(round(ratio, 2))} times {shown(y.value, y.sign)}, which is no whole number', (span_of(x), 'the whole'))  # fmt: skip


# "sold 1,500 tickets at £2 each, raising £3,500"; "£1.2m will pay for 20 homes at £80,000 each"
_PRODUCT = [
    later(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) (?:[a-z]+ )?[a-z]+s(?: last year| a year)?,? (?:at|for)(?: a (?:cost|price) of)? {numbered('y')} (?:each|apiece|a head|a ticket),? (?:or|a turnover of|raising|costing|totalling|totaling|making|bringing in|worth|for a total of|a total of|earning) {numbered('x')}(?![\w%/]|[.,:]\d)", re.IGNORECASE),
    later(rf"{numbered('x')}(?: [a-z]+){{0,3}} (?:will|would|to|could) (?:pay for|buy|fund|build|provide) (?P<n>{NUMBER}) (?:[a-z]+ )?[a-z]+s at {numbered('y')} (?:each|apiece)\b", re.IGNORECASE),
    later(rf"{numbered('y')} (?:on|for) each of (?:the )?(?P<n>{NUMBER}) [a-z]+s,? (?:a total of|for a total of|making|or|totalling|totaling) {numbered('x')}(?![\w%/]|[.,:]\d)", re.IGNORECASE),
]
_AVERAGED = later(
    rf"\baveraged {numbered('y')}(?: [a-z]+)? (?:over|in|across|for) (?:the |their |its |his |her )?(?:last |first |past )?(?P<n>{NUMBER}) [a-z]+s,? (?:for )?(?:a total of|or|making) {numbered('x')}(?: in all)?(?![\w%/]|[.,:]\d)", re.IGNORECASE
)
_EVERY = later(rf"\bevery (?P<n>\d{{1,2}}|five|six|ten|twelve|fifteen|twenty|thirty) minutes,? or (?P<k>\d{{1,2}}|{spelled(2, 6)}|eight|ten|twelve) (?:times )?(?:an|each|every|per) hour\b", re.IGNORECASE)


def _product(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for pattern in _PRODUCT:
        for m in pattern.finditer(text, start, end):
            x, y, n = amount_in(m, "x"), amount_in(m, "y"), amount(text, *m.span("n"))
            if x is None or y is None or n is None or not x.sign == y.sign != "" or x.sign == "%":
                continue
            if any(is_rough(text, span_of(a).start) for a in (x, y)) or is_rough(text, n.start):
                continue
            # A price is what it says; only the whole may be rounded.
            slack = y.slack if y.value >= 1000 else 0.0
            if x.low * 0.995 <= (y.value + slack) * n.value and (y.value - slack) * n.value <= x.high * 1.005:
                continue
            yield doubt(span_of(x), f'{shown(n.value)} at {shown(y.value, y.sign)} is {shown(round(n.value * y.value, 2), x.sign)}, not {shown(x.value, x.sign)}', (span_of(y), 'each'), (n.span, 'how many'))  # fmt: skip


_PERIOD = r"(?:a|an|per|each|every) (?P<{0}>day|week|month|year|hour|minute|fortnight|quarter)\b"
_DAILY_CHANGE = later(
    rf"from {numbered('a')}(?: [a-z]+)? {_PERIOD.format('p')} to {numbered('b')}(?: {_PERIOD.format('p2').replace('?P<p2>', '?:')})?,? (?:or|and|that is,?|which is)(?: from)? {numbered('c')}(?: [a-z]+)? {_PERIOD.format('q')} to {numbered('d')}(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_RATE = later(
    rf"{numbered('a')}(?: (?!a\b|an\b|per\b)[a-z]+){{0,2}} {_PERIOD.format('p')},? (?:or|that is,?|which is|equal to|equivalent to) {numbered('b')}(?: (?!a\b|an\b|per\b)[a-z]+)? {_PERIOD.format('q')}",
    re.IGNORECASE,
)
#: How many of the first are in the second; a working week counts as well.
_FACTORS: dict[tuple[str, str], tuple[float, ...]] = {
    ("minute", "hour"): (60,), ("hour", "day"): (24, 7, 7.5, 8, 10, 12), ("hour", "week"): (168, 35, 37, 37.5, 38, 40, 48), ("day", "week"): (7, 5, 6),
    ("day", "month"): (30, 31, 28, 30.4, 20, 21, 22), ("day", "year"): (365, 366, 250, 260), ("week", "month"): (4, 4.33, 4.35, 5), ("week", "year"): (52, 50, 48),
    ("month", "year"): (12,), ("quarter", "year"): (4,), ("week", "fortnight"): (2,), ("hour", "year"): (8760, 1950, 2080, 2000),
}  # fmt: skip


_PRICE_LIST = later(r"\b(?:tickets?|pass|passes|hire|rental|parking|membership|subscription|permits?|admission|entry|day rate|moorings?)\b", re.IGNORECASE)


def _factors(p: str, q: str) -> tuple[float, ...]:
    p, q = p.lower(), q.lower()
    if (p, q) in _FACTORS:
        return _FACTORS[p, q]
    return tuple(1 / f for f in _FACTORS.get((q, p), ()))


def _rate(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        for x in _EVERY.finditer(text, start, end) if text.find("every ", start, end) >= 0 else ():
            every, times = amount(text, *x.span("n")), amount(text, *x.span("k"))
            if every and times and every.value > 0 and abs(60 / every.value - times.value) > 0.5:
                yield doubt(times.span, f'every {shown(every.value)} minutes is {shown(round(60 / every.value, 1))} an hour', (every.span, 'how often'))  # fmt: skip
        yield from _two_rates(story, start, end)
        m = _DAILY_CHANGE.search(text, start, end)
        if m:
            a, b, c, d = (amount_in(m, k) for k in "abcd")
            factors = _factors(m["p"], m["q"])
            if a and b and c and d and factors:
                good = [f for f in factors if about(a.value * f, c)]
                if good and not any(about(b.value * f, d) for f in good):
                    yield doubt(span_of(d), f"{shown(b.value, b.sign)} a {m['p']} is {shown(b.value * good[0], b.sign)} a {m['q']}", (span_of(b), f"a {m['p']}"), (span_of(c), f"{shown(a.value)} a {m['p']} is {shown(c.value)} a {m['q']}"))  # fmt: skip
                elif not good and any(about(b.value * f, d) for f in factors):
                    f = next(f for f in factors if about(b.value * f, d))
                    yield doubt(span_of(c), f"{shown(a.value, a.sign)} a {m['p']} is {shown(a.value * f, a.sign)} a {m['q']}", (span_of(a), f"a {m['p']}"))  # fmt: skip
            continue
        m = _RATE.search(text, start, end)
        if m:
            a, b = amount_in(m, "a"), amount_in(m, "b")
            factors = _factors(m["p"], m["q"])
            if not (a and b and factors) or a.sign != b.sign or is_rough(text, span_of(a).start) or is_rough(text, span_of(b).start):
                continue
            if _PRICE_LIST.search(text, start, end):
                continue  # by the week it is cheaper
            low = min(factors) * a.low
            high = max(factors) * a.high
            if b.high < low * 0.9 or b.low > high * 1.1:
                yield doubt(span_of(b), f"{shown(a.value, a.sign)} a {m['p']} is about {shown(round(a.value * factors[0], 2), a.sign)} a {m['q']}", (span_of(a), f"a {m['p']}"))  # fmt: skip


_AVERAGE = later(
    rf"{numbered('x')}(?: [a-z]+){{0,3}}? (?:over|in|across|during|from|among|for) (?:the (?:last |past )?)?{numbered('n')} (?P<unit>[a-z]+s|people|men|women|children)\b(?: to [A-Z][a-z]+)?,? (?:[–—-] )?(?:or )?an average of {numbered('y')}(?: [a-z]+)? (?:a|an|per|each|for each) ?(?P<per>[a-z]+)?",
    re.IGNORECASE,
)


_COUNT_FIRST = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) (?:[a-z]+ )?(?P<unit>[a-z]+s|people|men|women|children)\b(?P<mid>[^.;:\d$£€]{{1,40}}?){numbered('x')}(?: in (?:all|total))?,? (?:[–—-] )?(?:or )?an average of {numbered('y')}(?P<per> (?:a|an|per|each|every|for)\b ?(?P<what>[a-z]*))?",
    re.IGNORECASE,
)
_MEAN = later(
    rf"(?<![\w.,/$£€-])(?P<list>(?:{CURRENCY})?{NUMBER}(?:, (?:{CURRENCY})?{NUMBER}){{1,5}},? and (?:{CURRENCY})?{NUMBER})(?P<mid>[^.;\d]{{0,50}}?),? (?:or |for )?an average of {numbered('y')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)


def _average(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        if any(sign in text[start:end] for sign in "$£€") or text.find("average of ", start, end) >= 0:
            told = [*_each(story, [(start, end)])]
            if not told:
                yield from _shared_between(story, start, end)
        if text.find("verage of ", start, end) >= 0:
            yield from _across(story, start, end)
        for m in _AVERAGED.finditer(text, start, end) if text.find("averaged ", start, end) >= 0 else ():
            x, y, n = amount_in(m, "x"), amount_in(m, "y"), amount(text, *m.span("n"))
            if x is None or y is None or n is None or x.sign != y.sign or is_rough(text, span_of(x).start) or is_rough(text, span_of(y).start):
                continue
            if (y.value - y.slack) * n.value <= x.high and x.low <= (y.value + y.slack) * n.value:
                continue
            yield doubt(span_of(x), f'{shown(y.value, y.sign)} over {shown(n.value)} is {shown(y.value * n.value, x.sign)}', (span_of(y), 'the average'), (n.span, 'how many'))  # fmt: skip
        for m in _MEAN.finditer(text, start, end):
            values = [a for x in ANY_NUMBER.finditer(text, m.start("list"), m.end("list")) if (a := amount_in(x, "n")) is not None]
            y = amount_in(m, "y")
            if y is None or len(values) < 3 or is_rough(text, span_of(y).start):
                continue
            mean = sum(a.value for a in values) / len(values)
            if abs(mean - y.value) > y.slack + sum(a.slack for a in values) / len(values) * (0.0 if values[0].slack <= 0.5 else 1.0):
                yield doubt(span_of(y), f"the average of {m['list']} is {shown(round(mean, 1))}", (m.span('list'), 'the figures'))  # fmt: skip
        for m in _COUNT_FIRST.finditer(text, start, end):
            x, n, y = amount_in(m, "x"), amount(text, *m.span("n")), amount_in(m, "y")
            if not (x and n and y) or x.sign != y.sign or x.sign not in {"£", "$", "€"} or n.value < 2 or is_year(text, n):
                continue
            if m["what"] and singular(m["unit"].lower()) not in {m["what"].lower(), None} or (m["per"] and not m["what"] and "each" not in m["per"]):
                continue
            if any(is_rough(text, span_of(v).start) for v in (x, y, n)):
                continue
            yield from _quotient(story, x, n, y)
        for m in _AVERAGE.finditer(text, start, end):
            x, n, y = amount_in(m, "x"), amount_in(m, "n"), amount_in(m, "y")
            if not (x and n and y) or x.sign != y.sign or n.sign or n.value <= 0:
                continue
            if m["per"] and singular(m["unit"].lower()) != m["per"].lower() and m["per"].lower() not in {"person", "head"}:
                continue
            if any(is_rough(text, span_of(v).start) for v in (x, y)):
                continue
            yield from _quotient(story, x, n, y)


# "a lottery prize of £12 million, £1.5 million each"; "£240,000 a year, or £10,000 a pupil"
_SHARED_OUT = later(
    rf"(?:,| –| —| -|\b(?:or|about|of|at))(?: or| that is| making| giving)?(?: an average of)? {numbered('y')} (?:for each of (?:the|its|their) (?P<c>{NUMBER}) [a-z]+|(?P<each>each|apiece|for each|per head|a head|per person)|(?:an?|per|for (?:each|every)) (?P<per>[a-z]{{3,}})(?P<c2> for the (?P<c3>{NUMBER}))?)(?=[,.;)]| [–—-]|\Z)",
    re.IGNORECASE,
)
_TIMES_OF_DAY = word_set("figures", "no counted things")
_PERIODS = frozenset({"year", "month", "week", "day"})
_IN_SO_MANY = later(rf"\b(?:in|over) (?:the (?:past |last )?)?(?P<n>{NUMBER}) (?P<unit>year|month|week|day)s\b", re.IGNORECASE)
_MEASURED = later(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) ?(?P<u>kg|kilos?|kilograms?|tonnes?|km|miles?|acres?|hectares?|lit(?:re|er)s?|metres?|meters?)\b", re.IGNORECASE)


def _counts_for(story: Story, per: str | None, start: int, at: int) -> list[Amount]:
    """How many may share: the counts of that noun, or of any in the sentence."""
    text = story.plain
    if per is None:
        found = [q for q in quantities(story).within(start, at) if q.noun and not q.unit and q.value >= 2]
        return [Amount(q.start, q.end, q.value, q.slack) for q in found if not q.rough] if not any(q.rough for q in found) else []
    if per in UNITS:
        same = [m for m in _MEASURED.finditer(text, start, at) if UNITS.get(m["u"].lower()) == UNITS[per]]
        return [a for m in same if (a := amount(text, *m.span("n"))) is not None and not is_rough(text, a.start)]
    counts = [q for q in quantities(story).all if q.noun == per and not q.unit]
    return [Amount(q.start, q.end, q.value, q.slack) for q in counts] if not any(q.rough for q in counts) else []


def _average_of(story: Story, per: str, each: Amount, start: int) -> Iterator[Doubt]:
    """ "Open 40 shops and create 600 jobs, an average of 15 a shop"."""
    counts = [q for q in quantities(story).within(start, each.start) if q.noun and not q.unit]
    shops = [q for q in counts if q.noun == per]
    others = [q for q in counts if q.noun != per and q.value > each.value]
    if len(counts) != 2 or len(shops) != 1 or len(others) != 1 or any(q.rough for q in counts) or shops[0].value < 2:
        return
    n, whole = shops[0], others[0]
    yield from _quotient(story, Amount(whole.start, whole.end, whole.value, whole.slack), Amount(n.start, n.end, n.value, n.slack), each)


def _shared_between(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for m in _SHARED_OUT.finditer(text, start, end):
        y = amount_in(m, "y")
        per = m["per"].lower() if m["per"] else None
        if y is not None and not y.sign and per is not None and "average of" in m.group().lower():
            yield from _average_of(story, per, y, start)
        if y is None or y.sign not in {"£", "$", "€", "A$", "US$", "C$", "NZ$"} or is_rough(text, span_of(y).start) or (per in _TIMES_OF_DAY and per not in _PERIODS):
            continue
        wholes = [a for x in ANY_NUMBER.finditer(text, start, span_of(y).start) if (a := amount_in(x, "n")) is not None and a.sign == y.sign]
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
        if given is None and any(q.value >= 2 and abs(whole.value / q.value - y.value) <= max(0.01 * y.value, y.slack if y.slack > 0.5 else 0.0) for q in quantities(story).all if q.noun):
            continue
        if not 1.7 <= whole.value / y.value <= 5000 or not 0.4 <= whole.value / y.value / n.value <= 2.5:
            continue
        yield from _quotient(story, whole, n, y)


# "members own 180,000 cows, an average of 150 each"
_EACH_HAS = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) (?P<who>[a-z]{{3,}}s|people|men|women|children) (?:[a-z]+ ){{1,2}}(?P<x>{NUMBER}) (?:[a-z]+ )?[a-z]{{3,}}s?(?: between them)?, (?:or )?an average of (?P<y>{NUMBER})(?: [a-z]+)? (?:each|apiece)\b", re.IGNORECASE
)
# "$400 billion over ten years. The measure would provide an average of $40 billion a year."
_OVER_YEARS = later(rf"{numbered('x')}(?: [a-z]+){{0,3}} (?:over|in|across) (?:the (?:next |past |last )?)?(?P<n>{NUMBER}) (?P<unit>year|month|week|day)s\b", re.IGNORECASE)
_AVERAGE_A = later(rf"\ban average of {numbered('y')} (?:a|per|each|every) (?P<unit>year|month|week|day)\b", re.IGNORECASE)
# "£96,000 a year by a betting firm, £8,000 a month"
_TWO_RATES = later(
    rf"{numbered('a')} a (?P<p>year|month|week) (?:[a-z]+ ){{1,5}}[a-z]+, (?:or |that is )?{numbered('b')} a (?P<q>year|month|week)(?=[.,;]|\Z)", re.IGNORECASE
)


def _across(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Averages of counts, and of a sum that the sentence before spreads over years."""
    text = story.plain
    for m in _EACH_HAS.finditer(text, start, end):
        n, x, y = (amount(text, *m.span(k)) for k in "nxy")
        if n and x and y and n.value >= 2 and not is_rough(text, y.start) and not is_rough(text, x.start) and not is_rough(text, n.start):
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
    if len(found) != 1 or y is None or found[0]["unit"].lower() != average["unit"].lower() or is_rough(text, span_of(y).start):
        return
    x, n = amount_in(found[0], "x"), amount(text, *found[0].span("n"))
    if x is None or n is None or x.sign != y.sign or n.value < 2 or is_rough(text, span_of(x).start) or len(list(ANY_NUMBER.finditer(text, start, end))) != 1:
        return
    yield from _quotient(story, x, n, y)


def _two_rates(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for m in _TWO_RATES.finditer(text, start, end):
        a, b = amount_in(m, "a"), amount_in(m, "b")
        factors = _factors(m["q"], m["p"])
        if a is None or b is None or a.sign != b.sign or not a.sign or not factors or a.value <= b.value or is_rough(text, span_of(a).start) or is_rough(text, span_of(b).start):
            continue
        if any(abs(b.value * f - a.value) <= max(b.slack * f, a.slack, a.value * 0.02) for f in factors) or not any(0.5 <= b.value * f / a.value <= 2 for f in factors):
            continue
        yield doubt(span_of(b), f"{shown(b.value, b.sign)} a {m['q']} is {shown(b.value * factors[0], b.sign)} a {m['p']}", (span_of(a), f"a {m['p']}"))  # fmt: skip


def _quotient(story: Story, whole: Amount, count: Amount, each: Amount) -> Iterator[Doubt]:
    """What is said of an average that a whole and a count do not come to."""
    low, high = whole.low / count.value, whole.high / count.value
    if each.high < low * 0.99 or each.low > high * 1.01:
        yield doubt(span_of(each), f'{shown(whole.value, whole.sign)} over {shown(count.value)} is {shown(round(whole.value / count.value, 2), whole.sign)}', (span_of(whole), 'the whole'), (span_of(count), 'how many'))  # fmt: skip


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "each": ["|each|", "|apiece|"],
    "rate": [" a day|", " a week|", " a month|", " a year|", "|per day|", "|per week|", "|per month|", "|per year|", " an hour|", "|per hour|", "|each hour|", "|every hour|"],
    "average": ["|average of|", "|averaged|", "|each|", "|apiece|", "|for each of|", " a month", " a week", " a year", " a day", *(f" {w} {p}" for w in ("a", "an", "per", "every") for p in words("figures", "what an average is of"))],
}  # fmt: skip
CHECKS = {"each": _each, "rate": _rate, "average": _average}
