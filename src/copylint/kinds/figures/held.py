"""Seats, votes and members that are held, and how many there are of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    SMALL_NUMBERS,
    amount_in,
    amounts,
    is_year,
    numbered,
    report_sum,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount, is_rough
from copylint.story.story import Story
from copylint.tables.wordlists import words
from copylint.text.patterns import later

# "Of the 12 wards, Labour won seven and the Greens six"; "four of the six jurors were women, and three were
# men"
_OF_THE_NAMED = later(
    rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:the|its"
    rf"|their) {numbered('t')} (?:[a-z]+ )?[a-z]+s, (?:the )?[A-Z][\w' ]{{1,25}}? (?:won|took|has|have"
    rf"|holds?|got|lost) {numbered('a')}(?: [a-z]+)?,? (?:and|while"
    rf"|to) (?:the )?[A-Z][\w' ]{{1,25}}? (?:(?:won|took|has|have|holds?|got"
    rf"|lost) )?{numbered('b')}(?=[.,;]|\Z)"
)
_SOME_AND_SOME = later(
    rf"(?<![\w.,/$£€-]){numbered('a')} of (?:the|its|their) {numbered('t')} [a-z]+ (?:were|are"
    rf"|was) (?:[a-z]+ ){{0,2}}(?P<x>men|women|boys|girls|male|female|adults|children),? (?:and|while"
    rf"|but) {numbered('b')} (?:were|are|was) (?:[a-z]+ ){{0,2}}(?P<y>men|women|boys|girls|male|female"
    rf"|adults|children)\b",
    re.IGNORECASE,
)

# "51 seats: Labour holds 24, the Conservatives 19 and the Greens 11"
_HOLD = later(
    rf"(?<![\w.,/$£€-])(?P<t>{NUMBER}) (?:seats|members|votes|places|medals|councillors|delegates|goals"
    rf"|points|runs)(?::| –| —| -) (?P<list>(?:[Tt]he )?[A-Z][\w' ]{{1,30}}? (?:(?:holds?|has|have|won"
    rf"|took|with|got|on) )?(?P<a>{NUMBER})(?P<rest>(?:, (?:the )?[A-Z][\w' ]{{1,30}}? (?:(?:holds?|has"
    rf"|have|won|took) )?{NUMBER})*,? and (?:the )?[A-Za-z][\w' ]{{1,30}}? (?:(?:holds?|has|have|won"
    rf"|took) )?(?P<z>{NUMBER})))(?=[.,;]|\Z)"
)


def _two_of_whole(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Two parts, each with its own subject, that are more than the whole."""
    text = story.plain
    named = _OF_THE_NAMED.finditer(text, start, end) if text.startswith("Of ", start) else ()
    some = (
        _SOME_AND_SOME.finditer(text, start, end)
        if any(text.find(w, start, end) >= 0 for w in (" were ", " are "))
        else ()
    )
    for m in (*named, *some):
        total, a, b = (amount_in(m, k) for k in "tab")
        if (
            total is None
            or a is None
            or b is None
            or total.sign
            or a.sign
            or b.sign
            or max(a.value, b.value) >= total.value
        ):
            continue
        if a.value + b.value <= total.value or any(is_rough(text, v.start) for v in (total, a, b)):
            continue
        yield doubt(
            span_of(b),
            f"{shown(a.value)} + {shown(b.value)} = {shown(a.value + b.value)}, not {shown(total.value)}",
            (span_of(total), "the total"),
            (span_of(a), "the other part"),
        )


def _held(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """Seats, votes or medals by party or country that come to more than there are."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        yield from _two_of_whole(story, start, end)
        if all(text.find(mark, start, end) < 0 for mark in (":", " – ", " — ", " - ")):
            continue
        for m in _HOLD.finditer(text, start, end):
            total = amount(text, *m.span("t"))
            parts = amounts(text, m.start("list"), m.end("list"))
            if (
                total is None
                or len(parts) < 2
                or is_rough(text, total.start)
                or any(a.sign or is_year(text, a) for a in parts)
            ):
                continue
            whole = sum(a.value for a in parts)
            if not total.value < whole <= total.value * 1.6:
                continue
            yield report_sum(parts, total)


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "held": [f"|{noun}{mark}" for noun in words("figures", "what is held") for mark in (":", " - ")]
    + [f"|of {d} {n}" for d in ("the", "its", "their") for n in (*"123456789", *SMALL_NUMBERS)],
}
READS = "neighbours"
CHECKS = {
    "held": _held,
}
