"""So much each, and so much a day, against what it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    about,
    amount_in,
    numbered,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount, is_rough, spelled
from copylint.story.quantities import quantities, singular
from copylint.story.story import Story
from copylint.text.patterns import later

_EACH = later(
    rf"(?P<noun>[a-z]+s)\b(?P<mid>[^.;\d$£€]{{0,40}}?){numbered('x')}(?:[^.;,\d$£€]{{0,30}})?(?:,| -| –"
    rf"| —)? (?:or |that is |which is |at )?{numbered('y')} (?:each|apiece)\b",
    re.IGNORECASE,
)


def each(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """Yields what is said to be so much each, and is not what it comes to."""
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
            if (
                not re.search(r"\b(?:or|that is|which is|at)\b", text[x.end : y.start])
                and "," not in text[x.end : y.start]
            ):
                continue
            noun = singular(m["noun"].lower())
            counts = (
                [q for q in quantities(story).before(x.start) if q.noun == noun and not q.rough]
                if noun
                else []
            )
            inside = [q for q in counts if q.start >= start]
            counts = inside or counts
            values = {q.value for q in counts}
            if len(values) == 1:
                n = counts[-1]
                low, high = (x.low) / n.value, (x.high) / n.value
                if y.high < low * 0.999 or y.low > high * 1.001:
                    yield doubt(
                        span_of(y),
                        f"{shown(x.value, x.sign)} over {shown(n.value)} is "
                        f"{shown(round(x.value / n.value, 2), x.sign)} "
                        f"each",
                        (span_of(x), "the whole"),
                        (n.span, "how many"),
                    )
            elif not values:
                ratio = x.value / y.value
                if (
                    abs(ratio - round(ratio)) > 0.02 * max(1.0, ratio / 10)
                    and 1.7 < ratio < 12
                    and not rounded(text, [x, y])
                ):
                    yield doubt(
                        span_of(y),
                        f"{shown(x.value, x.sign)} is {shown(round(ratio, 2))} times "
                        f"{shown(y.value, y.sign)}, which is "
                        f"no whole number",
                        (span_of(x), "the whole"),
                    )


# "sold 1,500 tickets at £2 each, raising £3,500"; "£1.2m will pay for 20 homes at £80,000 each"
_PRODUCT = [
    later(
        rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) (?:[a-z]+ )?[a-z]+s(?: last year| a year)?,? (?:at"
        rf"|for)(?: a (?:cost|price) of)? {numbered('y')} (?:each|apiece|a head|a ticket),? (?:or"
        rf"|a turnover of|raising|costing|totalling|totaling|making|bringing in|worth|for a total of"
        rf"|a total of|earning) {numbered('x')}(?![\w%/]|[.,:]\d)",
        re.IGNORECASE,
    ),
    later(
        rf"{numbered('x')}(?: [a-z]+){{0,3}} (?:will|would|to|could) (?:pay for|buy|fund|build"
        rf"|provide) (?P<n>{NUMBER}) (?:[a-z]+ )?[a-z]+s at {numbered('y')} (?:each|apiece)\b",
        re.IGNORECASE,
    ),
    later(
        rf"{numbered('y')} (?:on|for) each of (?:the )?(?P<n>{NUMBER}) [a-z]+s,? (?:a total of"
        rf"|for a total of|making|or|totalling|totaling) {numbered('x')}(?![\w%/]|[.,:]\d)",
        re.IGNORECASE,
    ),
]
_EVERY = later(
    rf"\bevery (?P<n>\d{{1,2}}|five|six|ten|twelve|fifteen|twenty|thirty) minutes,? or (?P<k>\d{{1,2}}"
    rf"|{spelled(2, 6)}|eight|ten|twelve) (?:times )?(?:an|each|every|per) hour\b",
    re.IGNORECASE,
)


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
            yield doubt(
                span_of(x),
                f"{shown(n.value)} at {shown(y.value, y.sign)} is "
                f"{shown(round(n.value * y.value, 2), x.sign)}, "
                f"not {shown(x.value, x.sign)}",
                (span_of(y), "each"),
                (n.span, "how many"),
            )


_PERIOD = r"(?:a|an|per|each|every) (?P<{0}>day|week|month|year|hour|minute|fortnight|quarter)\b"
_DAILY_CHANGE = later(
    rf"from {numbered('a')}(?: [a-z]+)? {_PERIOD.format('p')} to {numbered('b')}"
    rf"(?: {_PERIOD.format('p2').replace('?P<p2>', '?:')})?,? (?:or|and|that is,?"
    rf"|which is)(?: from)? {numbered('c')}(?: [a-z]+)? {_PERIOD.format('q')} to {numbered('d')}"
    rf"(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_RATE = later(
    rf"{numbered('a')}(?: (?!a\b|an\b|per\b)[a-z]+){{0,2}} {_PERIOD.format('p')},? (?:or|that is,?"
    rf"|which is|equal to|equivalent to) {numbered('b')}(?: (?!a\b|an\b"
    rf"|per\b)[a-z]+)? {_PERIOD.format('q')}",
    re.IGNORECASE,
)

#: How many of the first are in the second; a working week counts as well.
_FACTORS: dict[tuple[str, str], tuple[float, ...]] = {
    ("minute", "hour"): (60,),
    ("hour", "day"): (24, 7, 7.5, 8, 10, 12),
    ("hour", "week"): (168, 35, 37, 37.5, 38, 40, 48),
    ("day", "week"): (7, 5, 6),
    ("day", "month"): (30, 31, 28, 30.4, 20, 21, 22),
    ("day", "year"): (365, 366, 250, 260),
    ("week", "month"): (4, 4.33, 4.35, 5),
    ("week", "year"): (52, 50, 48),
    ("month", "year"): (12,),
    ("quarter", "year"): (4,),
    ("week", "fortnight"): (2,),
    ("hour", "year"): (8760, 1950, 2080, 2000),
}

_PRICE_LIST = later(
    r"\b(?:tickets?|pass|passes|hire|rental|parking|membership|subscription|permits?|admission|entry"
    r"|day rate|moorings?)\b",
    re.IGNORECASE,
)


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
                yield doubt(
                    times.span,
                    f"every {shown(every.value)} minutes is {shown(round(60 / every.value, 1))} an hour",
                    (every.span, "how often"),
                )
        yield from _two_rates(story, start, end)
        m = _DAILY_CHANGE.search(text, start, end)
        if m:
            a, b, c, d = (amount_in(m, k) for k in "abcd")
            factors = _factors(m["p"], m["q"])
            if a and b and c and d and factors:
                good = [f for f in factors if about(a.value * f, c)]
                if good and not any(about(b.value * f, d) for f in good):
                    yield doubt(
                        span_of(d),
                        f"{shown(b.value, b.sign)} a {m['p']} is "
                        f"{shown(b.value * good[0], b.sign)} a {m['q']}",
                        (span_of(b), f"a {m['p']}"),
                        (span_of(c), f"{shown(a.value)} a {m['p']} is {shown(c.value)} a {m['q']}"),
                    )
                elif not good and any(about(b.value * f, d) for f in factors):
                    f = next(f for f in factors if about(b.value * f, d))
                    yield doubt(
                        span_of(c),
                        f"{shown(a.value, a.sign)} a {m['p']} is {shown(a.value * f, a.sign)} a {m['q']}",
                        (span_of(a), f"a {m['p']}"),
                    )
            continue
        m = _RATE.search(text, start, end)
        if m:
            a, b = amount_in(m, "a"), amount_in(m, "b")
            factors = _factors(m["p"], m["q"])
            if (
                not (a and b and factors)
                or a.sign != b.sign
                or is_rough(text, span_of(a).start)
                or is_rough(text, span_of(b).start)
            ):
                continue
            if _PRICE_LIST.search(text, start, end):
                continue  # by the week it is cheaper
            low = min(factors) * a.low
            high = max(factors) * a.high
            if b.high < low * 0.9 or b.low > high * 1.1:
                yield doubt(
                    span_of(b),
                    f"{shown(a.value, a.sign)} a {m['p']} is about "
                    f"{shown(round(a.value * factors[0], 2), a.sign)} a "
                    f"{m['q']}",
                    (span_of(a), f"a {m['p']}"),
                )


# "£96,000 a year by a betting firm, £8,000 a month"
_TWO_RATES = later(
    rf"{numbered('a')} a (?P<p>year|month|week) (?:[a-z]+ ){{1,5}}[a-z]+, (?:or "
    rf"|that is )?{numbered('b')} a (?P<q>year|month|week)(?=[.,;]|\Z)",
    re.IGNORECASE,
)


def _two_rates(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for m in _TWO_RATES.finditer(text, start, end):
        a, b = amount_in(m, "a"), amount_in(m, "b")
        factors = _factors(m["q"], m["p"])
        if (
            a is None
            or b is None
            or a.sign != b.sign
            or not a.sign
            or not factors
            or a.value <= b.value
            or is_rough(text, span_of(a).start)
            or is_rough(text, span_of(b).start)
        ):
            continue
        if any(
            abs(b.value * f - a.value) <= max(b.slack * f, a.slack, a.value * 0.02) for f in factors
        ) or not any(0.5 <= b.value * f / a.value <= 2 for f in factors):
            continue
        yield doubt(
            span_of(b),
            f"{shown(b.value, b.sign)} a {m['q']} is {shown(b.value * factors[0], b.sign)} a {m['p']}",
            (span_of(a), f"a {m['p']}"),
        )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "each": ["|each|", "|apiece|"],
    "rate": " a day|; a week|; a month|; a year|;|per day|;|per week|;|per month|;|per year|; an hour|;"
    "|per hour|;|each hour|;|every hour|".split(";"),
}
READS = "neighbours"
CHECKS = {
    "each": each,
    "rate": _rate,
}
