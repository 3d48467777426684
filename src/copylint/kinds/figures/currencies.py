"""Sums of money in two currencies, which imply a rate of exchange."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.kinds.figures.amounts import amount_in, span_of
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import CURRENCY, NUMBER, Amount
from copylint.story.story import Story
from copylint.text.patterns import later

_PAIR = later(
    rf"(?<![\w.,/$£€-])(?P<a_sign>{CURRENCY})(?P<a>{NUMBER})(?P<tail>(?: [a-z]+)?) \((?P<rough>about "
    rf"|around |roughly |some |nearly |almost |over |more than |just over "
    rf"|just under )?(?P<b_sign>{CURRENCY})(?P<b>{NUMBER})\)"
)
#: Rates of other times: a year, or words that say so.
_THEN = later(
    r"\b(?:1[89]\d\d|20\d\d|then|at the time|in those days|old money|today's|a century|decades?"
    r"|years? (?:ago|earlier|before))\b"
)
#: Two rates may lie this far apart beyond what rounding explains.
_APART = 0.03
#: No two of the world's main currencies that copy gives signs to are worth more than this of each other.
_SANE = 400.0


class _Pair(NamedTuple):
    first: Amount
    second: Amount
    low: float
    high: float


def _rate_of(a: Amount, b: Amount) -> tuple[float, float]:
    return (b.low / a.high, b.high / a.low)


def _exchange(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """Pairs such as "$26m (£20m)" in one story whose rates cannot be the same."""
    text = story.plain
    found: dict[tuple[str, str], list[_Pair]] = {}
    for m in _PAIR.finditer(text):
        a, b = amount_in(m, "a"), amount_in(m, "b")
        if (
            a is None
            or b is None
            or a.sign == b.sign
            or a.low <= 0
            or m["rough"] not in {None, "about ", "around ", "roughly "}
        ):
            continue
        s = story.sentence_at(m.start())
        if s is None or _THEN.search(text, s.start, s.end):
            continue
        low, high = _rate_of(a, b)
        if not 1 / _SANE < low <= high < _SANE:
            continue
        key = (a.sign, b.sign)
        if (b.sign, a.sign) in found:
            key, low, high = (b.sign, a.sign), 1 / high, 1 / low
        found.setdefault(key, []).append(_Pair(a, b, low, high))
    for pairs in found.values():
        if len(pairs) < 2:
            continue
        # The pair that most of the others contradict is the odd one; of two, the later.
        clashes = [sum(_apart(p, q) for q in pairs) for p in pairs]
        worst = max(range(len(pairs)), key=lambda k: (clashes[k], k))
        if not clashes[worst]:
            continue
        odd = pairs[worst]
        other = next(q for q in pairs if _apart(odd, q))
        one, two = (text[span_of(x).start : span_of(x).end] for x in (odd.first, odd.second))
        yield doubt(
            span_of(odd.second),
            f"{one} is {two} here, at {_told(odd)}; elsewhere the rate is {_told(other)}",
            (span_of(odd.first), "the sum"),
            (span_of(other.second), "another rate"),
        )


def _apart(p: _Pair, q: _Pair) -> bool:
    return p.low > q.high * (1 + _APART) or q.low > p.high * (1 + _APART)


def _told(p: _Pair) -> str:
    """The rate, about: how much of the dearer currency's partner one of it buys."""
    rate = (p.low + p.high) / 2
    return f"about {rate if rate >= 1 else 1 / rate:.2f}"


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "exchange-rate": [
        f"({sign}" for sign in ("?", "$", "us$", "a$", "c$", "nz$", "about ?", "about $", "around", "roughly")
    ]
}
CHECKS = {"exchange-rate": _exchange}
