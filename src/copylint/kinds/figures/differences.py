"""Differences: a rise said beside its ends, a majority beside its votes, what is left of a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    amount_in,
    is_year,
    numbered,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.moves import figures_of, given, moves
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.story import Story
from copylint.text.patterns import later

_MOVE = (
    r"(?:rise|rises|rose|risen|rising|go|goes|went|gone|going|increase[sd]?|increasing|climb(?:s|ed)?"
    r"|grow|grew|grown|fall|falls|fell|fallen|falling|drop(?:s|ped)?|cut|raised?|lowered|reduced?|up"
    r"|down)"
)

# "go up by £40 a year, from £210 to £250": what moves, by how much, and between which ends.
_BY_FROM_TO = later(
    rf"\b{_MOVE}(?: (?:up|down))? by {numbered('x')}"
    rf"(?P<unit>[^.;,\d$£€%]{{0,25}}?),? from {numbered('a')}"
    rf"(?P<mid>[^.;,\d$£€%]{{0,25}}?) to {numbered('b')}(?![\w%/]|[.,:]\d|-)",
    re.IGNORECASE,
)
_FROM_TO_OF = later(
    rf"\bfrom {numbered('a')}(?P<mid>[^.;,\d$£€%]{{0,25}}?) to {numbered('b')}"
    rf"(?P<mid2>[^.;,\d$£€%]{{0,25}}?),? (?:an? |up |down )(?:[a-z]+ )?"
    rf"(?:(?:rise|increase|fall|drop|cut|gain|jump|decrease|reduction|difference|loss|saving"
    rf"|shortfall) of )?{numbered('x')}(?![\w%/]|[.,:]\d|-)(?! ?(?:percent|per cent|percentage|points?"
    rf"|times|years?|months?|weeks?|days?)\b)",
    re.IGNORECASE,
)
_MAJORITY = later(
    rf"(?<![\w.,/$£€-]){numbered('a')}(?: votes?)?(?P<mid>[^.;:\d]{{1,60}}?)"
    rf"(?<![\w.,/$£€-]){numbered('b')}(?: votes?)?(?P<mid2>[^.;:\d]{{0,50}}?),? (?:(?:giving|for"
    rf"|with) (?:her|him|them|it) )?(?:a |by a |with a |an overall )?(?:majority|margin) of (?:just "
    rf"|only )?{numbered('m')}(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)

# "by 15p, from £1.35 to £1.65": pence and cents beside pounds and dollars.
_BY_PENCE = later(
    rf"\b{_MOVE}(?: up| down)? by (?P<x>\d{{1,3}})(?P<unit>p\b| ?pence\b"
    rf"| cents?\b)(?P<gap>[^.;,\d$£€%]{{0,25}}?),? from (?P<s>[£$])(?P<a>\d+\.\d\d)"
    rf"(?P<mid>[^.;,\d$£€%]{{0,20}}?) to (?P=s)(?P<b>\d+\.\d\d)(?!\d)",
    re.IGNORECASE,
)

# "beat him by 212 votes, 4,310 to 4,088"
_BY_VOTES = later(
    rf"\bby (?:just |only )?(?P<x>{NUMBER}) (?:votes|points|seats),? (?:(?:taking|polling|winning|with"
    rf"|scoring) )?(?P<a>{NUMBER})(?: votes)? (?:to"
    rf"|against)(?: [A-Z][\w.]*(?: [A-Z][\w.]*){{0,2}}'s?)? (?P<b>{NUMBER})(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)
_LEAD = later(r"\b(?:majority|margin) of ", re.IGNORECASE)
_ENDS = later(r"\b(?:to|against|with|for|and|ahead of|while|over)\b", re.IGNORECASE)


def _difference(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """A rise by so much between two ends, and a majority between two counts of votes."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        found = list(_from_to(story, start, end))
        yield from found
        if not found and text.find(" from ", start, end) >= 0:
            yield from _moved(story, start, end)
        yield from _small_change(story, start, end)
        yield from _majority_first(story, start, end)
        yield from _majority(story, start, end)


def _from_to(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """A rise or a fall by so much, from one figure to another."""
    text = story.plain
    # Large patterns are compiled in every process: the words they need are asked for first.
    ends = text.find(" from ", start, end) >= 0 and text.find(" to ", start, end) >= 0
    for pattern in (_BY_FROM_TO, _FROM_TO_OF) if ends else ():
        for m in pattern.finditer(text, start, end):
            a, b, x = (amount_in(m, k) for k in "abx")
            if a is None or b is None or x is None or not a.sign == b.sign == x.sign or a.sign == "%":
                continue
            if any(is_year(text, v) or is_rough(text, span_of(v).start) for v in (a, b, x)):
                continue
            # A bare number after "up" may count anything; an amount of money cannot.
            if pattern is _FROM_TO_OF and not x.sign and "of" not in m.group().rsplit(" to ", 1)[-1].split():
                continue
            gap = abs(b.value - a.value)
            if abs(gap - x.value) <= (
                a.slack + b.slack + x.slack if max(a.slack, b.slack, x.slack) > 0.5 else 0.011
            ) or scales_differ(text, a, b, x):
                continue
            yield doubt(
                span_of(x),
                f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is "
                f"{shown(round(gap, 2), a.sign)}, not "
                f"{shown(x.value, x.sign)}",
                (span_of(a), "before"),
                (span_of(b), "after"),
            )


def _majority(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """A majority between two counts of votes."""
    text = story.plain
    lead = _MAJORITY.search(text, start, end) if _LEAD.search(text, start, end) else None
    if lead is None or not re.search(
        r"\b(?:votes?|polled|won|beat|received|defeated|took|seat)\b", text[start:end]
    ):
        return
    a, b, x = amount_in(lead, "a"), amount_in(lead, "b"), amount_in(lead, "m")
    if a is None or b is None or x is None or a.sign or b.sign or x.sign or not _ENDS.search(lead["mid"]):
        return
    if (
        any(is_year(text, v) or is_rough(text, v.start) for v in (a, b, x))
        or min(a.value, b.value) < 2
        or len(list(ANY_NUMBER.finditer(text, start, x.start))) != 2
    ):
        return
    gap = abs(a.value - b.value)
    # Somebody else may have been second, or half the difference be meant: only a slip is told.
    if gap == x.value or x.value == gap / 2 or not 0.5 <= (x.value + 1) / (gap + 1) <= 2:
        return
    yield doubt(
        span_of(x),
        f"{shown(a.value)} less {shown(b.value)} is {shown(gap)}, not {shown(x.value)}",
        (span_of(a), "one side"),
        (span_of(b), "the other"),
    )


#: Units that both ends of a move must have.
_EXACT = frozenset({"%", "$", "£", "€", "p", "c", "US$", "A$"})


def _moved(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """ "By 5p a litre to 58p from 51p": what the narrow patterns do not read."""
    text = story.plain
    for move in moves(story, start, end):
        a, b, x = move.before.amount, move.after.amount, move.change.amount
        unit = move.change.unit
        if unit in {"%", "points"} or move.unordered:
            continue
        if not unit == move.before.unit == move.after.unit != "" and (
            {unit, move.before.unit, move.after.unit} & _EXACT or min(a.value, b.value) < 1000
        ):
            continue
        gap = round(abs(b.value - a.value), 4)
        if abs(gap - x.value) <= (
            a.slack + b.slack + x.slack if max(a.slack, b.slack, x.slack) > 0.5 else 0.011
        ) or scales_differ(text, a, b):
            continue
        p = story.paragraph_at(start)
        low = story.paragraphs[p.index - 1].start if p is not None and p.index else start
        if given(x.value, figures_of(text, low, end), percent=False):
            continue
        yield doubt(
            move.change.span,
            f"{text[a.start : a.end]} to {text[b.start : b.end]} is {shown(gap)}, not {shown(x.value)}",
            (move.before.span, "before"),
            (move.after.span, "after"),
        )


# "a majority of 3,400, having polled 18,900 votes to 15,500"; "90 mph in a 50 mph zone, 40 mph over the
# limit"
_MAJORITY_FIRST = later(
    rf"\bmajority of (?:just |only )?(?P<x>{NUMBER})(?: votes)?,? (?:having polled|after polling"
    rf"|polling|winning|taking|with|having won) (?P<a>{NUMBER})(?: votes)? (?:to"
    rf"|against) (?:the [A-Z]\w+'s? )?(?P<b>{NUMBER})(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)
_OVER_LIMIT = later(
    r"\b(?P<a>\d{2,3}) ?(?P<u>mph|km/h|kph|kmh) (?:in|on|through) a (?P<b>\d{2,3}) ?(?P=u) (?:zone"
    r"|limit|area|road|stretch|street)[^.;\d]{0,20}?,? (?P<x>\d{2,3}) ?(?P=u) (?:over"
    r"|above) the (?:speed )?limit\b",
    re.IGNORECASE,
)

# "£380 million, £100 million more than the £280 million forecast"
_MORE_THAN = later(
    rf"(?<![\w.,/$£€-]){numbered('a')}(?: [\w-]+){{0,6}}, {numbered('x')}(?: [a-z]+)? (?:more|less"
    rf"|higher|lower|fewer) than (?:the|its|their|his|her)(?: [a-z]+ of)? {numbered('b')}(?![\w%/]"
    rf"|[.,:]\d)",
    re.IGNORECASE,
)

# "on 23 points, three ahead of Rovers on 20"
_AHEAD_OF = later(
    rf"(?:\bon (?P<a>{NUMBER})(?: points)?|(?<![\w.,/$£€-])(?P<a9>{NUMBER}) points"
    rf"(?: out of 100)?), (?P<x>{NUMBER}) (?:points? |shots? |strokes? )?(?:ahead of|clear of|behind"
    rf"|better than|above|adrift of|more than|fewer than|less than) [^.;:\d]{{2,50}}? (?:on"
    rf"|with) (?P<b>{NUMBER})(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)

# "has raised $8 million and Banks $5 million, $3 million less"
_LESS = later(
    rf"(?P<a_sign>[$£€])(?P<a>{NUMBER})(?: [a-z]+){{0,3}},? (?:and|while|to"
    rf"|but) [^.;:\d$£€]{{2,40}}? (?P<b_sign>[$£€])(?P<b>{NUMBER}), (?P<x_sign>[$£€])"
    rf"(?P<x>{NUMBER}) (?:less|more)(?=[.,;]|\Z)",
    re.IGNORECASE,
)

# "connected 50,000 homes, taking its total to 620,000 from 570,000"
_TAKING_TO = later(
    rf"\b(?:added|gained|connected|won|attracted|signed|recruited|lost|shed|cut|opened"
    rf"|closed) (?:up )?(?P<x>{NUMBER})(?![\w%])[^.;\d$£€]{{3,60}}, (?:taking|bringing|leaving|lifting"
    rf"|cutting) (?:its|the|their) (?:total|number|fleet|tally|membership|workforce|staff"
    rf"|customer base)(?: [a-z]+){{0,3}} (?:to|at) (?P<b>{NUMBER})(?: [a-z]+)? from (?P<a>{NUMBER})"
    rf"(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)


def _majority_first(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for word, pattern in (
        ("majority of", _MAJORITY_FIRST),
        ("limit", _OVER_LIMIT),
        (" than ", _MORE_THAN),
        (" on ", _AHEAD_OF),
        (" less", _LESS),
        (" more", _LESS),
        (" from ", _TAKING_TO),
    ):
        if text.find(word, start, end) < 0:
            continue
        for m in pattern.finditer(text, start, end):
            a, b, x = (
                amount_in(m, k)
                if f"{k}_sign" in m.groupdict()
                else amount(text, *m.span(k if m[k] else f"{k}9"))
                for k in "abx"
            )
            if (
                a is None
                or b is None
                or x is None
                or not a.sign == b.sign == x.sign
                or any(
                    is_rough(text, span_of(v).start) for v in ((a, x) if pattern is _MORE_THAN else (a, b, x))
                )
            ):
                continue
            if (
                "%" in {a.sign, b.sign, x.sign}
                or any(is_year(text, v) for v in (a, b))
                or (
                    pattern in (_MORE_THAN, _LESS, _TAKING_TO) and scales_differ(text, a, b, x) and not a.sign
                )
            ):
                continue
            if abs(abs(a.value - b.value) - x.value) <= (
                a.slack + b.slack + x.slack
                if pattern is not _AHEAD_OF
                and max(a.slack, b.slack, x.slack) > 0.5
                and rounded(text, [a, b, x])
                and any("." in text[v.start : v.end] for v in (a, b, x))
                else 1e-6
            ):
                continue
            if (
                pattern in (_LESS, _AHEAD_OF)
                and not 0.3 <= x.value / max(abs(a.value - b.value), 1e-9) <= 3.5
            ):
                continue
            yield doubt(
                span_of(x),
                f"{shown(max(a.value, b.value), a.sign)} less {shown(min(a.value, b.value), a.sign)} is "
                f"{shown(round(abs(a.value - b.value), 2), a.sign)}, not {shown(x.value, x.sign)}",
                (span_of(a), "the one"),
                (span_of(b), "the other"),
            )


def _small_change(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Differences in pence and cents, and margins in votes."""
    text = story.plain
    said = text[start:end]
    pence = _BY_PENCE.finditer(text, start, end) if " from £" in said or " from $" in said else ()
    votes = (
        _BY_VOTES.finditer(text, start, end) if any(w in said for w in ("votes", "points", "seats")) else ()
    )
    for m in (*pence, *votes):
        a, b, x = (amount(text, *m.span(k)) for k in "abx")
        if a is None or b is None or x is None:
            continue
        money = "s" in m.groupdict()
        gap = round(abs(b.value - a.value) * (100 if money else 1), 4)
        if abs(gap - x.value) < 0.01:
            continue
        yield doubt(
            x.span,
            f"{text[a.start : a.end]} to {text[b.start : b.end]} is {shown(gap)}, not {shown(x.value)}",
            (a.span, "before" if money else "one side"),
            (b.span, "after" if money else "the other"),
        )


def scales_differ(text: str, *amounts: Amount) -> bool:
    """Whether some of the figures have "million" behind them and others not."""
    return len({bool(re.search("illion|thousand|[mbk]n?$", text[a.start : a.end])) for a in amounts}) > 1


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "difference": [
        *(f"|{w} {s}" for w in ("up", "down") for s in ("?", "$", *"123456789")),
        *"|majority of;|over the limit|;|above the limit|;|over the speed limit|;|more than the ;"
        "|less than the ;|more than its ;|less than its ;|more than their ;|less than their ;|ahead of|;"
        "|clear of|;|behind|;|better than|;|less.;|less,;|more.;|more,;|total to|;|by ?;|by $".split(";"),
        *(f"|by {d}" for d in "123456789"),
        *(
            f"|{w} of {s}"
            for w in (
                "rise",
                "increase",
                "fall",
                "drop",
                "cut",
                "gain",
                "jump",
                "reduction",
                "decrease",
                "loss",
                "saving",
                "shortfall",
                "difference",
                "majority",
                "margin",
            )
            for s in ("?", "$", "just ", "only ", *"123456789")
        ),
    ],
}
READS = "neighbours"
CHECKS = {
    "difference": _difference,
}
