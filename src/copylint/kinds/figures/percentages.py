"""Changes in per cent and in points, and their direction, against the figures they are said to follow
from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    PERCENT_WORDS,
    amount_in,
    is_year,
    numbered,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.moves import Move, figures_of, given, moves
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.story import Story
from copylint.tables.wordlists import words
from copylint.text.patterns import later

_FROM_TO = [
    later(
        rf"\bfrom (?:about |around |nearly |some |roughly )?{numbered('a')}"
        rf"(?P<a_tail>[^.;\d$£€]{{0,40}}?) to (?:about |around |nearly |some |roughly "
        rf"|just )?{numbered('b')}(?![\w/]|[.,:]\d)",
        re.IGNORECASE,
    ),
    later(
        rf"\bto (?:about |around |nearly |some |roughly "
        rf"|just )?{numbered('b')}(?P<a_tail>[^.;\d$£€]{{0,40}}?),? (?:up |down )?(?:from|compared with"
        rf"|against) (?:about |around |nearly |some |roughly )?{numbered('a')}(?![\w/]|[.,:]\d)",
        re.IGNORECASE,
    ),
]
_YEAR_AND_YEAR = later(
    rf"(?<![\w.,/$£€-]){numbered('a')}(?P<a_tail>[^.;\d$£€]{{0,30}}?) in (?:19|20)\d\d (?:and|to|but"
    rf"|but only) {numbered('b')} in (?:19|20)\d\d(?=,? (?:a|an|or|up|down)\b)",
    re.IGNORECASE,
)

_FROM_TO.append(_YEAR_AND_YEAR)

_UP_FROM = later(
    rf"(?<![\w.,/$£€-]){numbered('b')}(?P<a_tail>[^.;,\d$£€]{{0,50}}?), (?:up"
    rf"|down) from {numbered('a')}(?: in (?:19|20)\d\d| a year (?:earlier|ago)| last year"
    rf"| the year before)?(?=,? (?:a|an|or) )",
    re.IGNORECASE,
)

_FROM_TO.append(_UP_FROM)

_NOW_DOWN_FROM = later(
    rf"(?<![\w.,/$£€-]){numbered('b')}(?: [^\W\d_]+){{0,3}}(?: (?:last|this) (?:year|month|week|season"
    rf"|quarter))?,? (?P<dir>up|down) (?:by )?(?P<p>{NUMBER})(?:%| ?per ?cent) (?:from"
    rf"|on) (?:the )?(?:about )?{numbered('a')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
_BY_PERCENT = later(
    rf"(?:,? (?:a|an) (?:[a-z]+ )?(?:rise|fall|drop|increase|decrease|decline|jump|gain|cut|growth"
    rf"|slump|reduction|leap|surge|loss|improvement) of |,? (?:up|down)(?: by)? |,? or (?:by )?|\b(?:by"
    rf"|rose|fell|grew|dropped|increased|decreased|declined|jumped|climbed|shrank|slid|slumped|surged"
    rf"|up|down) (?:by )?)"
    rf"(?P<rough>about |around |nearly |almost |roughly |some |more than |over |just over |just under "
    rf"|less than |under |approximately )?(?P<p>{NUMBER})(?P<unit> percentage points?|%"
    rf"| ?per ?cent\b)(?! (?:of|point))"
    rf"|,? (?:a|an) (?P<rough2>nearly |almost |roughly )?(?P<p2>{NUMBER})(?P<unit2>%| ?per ?cent)(?:-"
    rf"| )(?:rise|fall|drop|increase|decrease|decline|jump|gain|cut|reduction|slump|surge|leap"
    rf"|improvement)",
    re.IGNORECASE,
)


def _changes(story: Story, start: int, end: int) -> Iterator[tuple[Amount, Amount, Amount, str, bool]]:
    """(before, after, percentage, words that make it rough, whether percentages are compared) in a
    sentence."""
    text = story.plain
    m = _NOW_DOWN_FROM.search(text, start, end)
    if m:
        a, b, p = amount_in(m, "a"), amount_in(m, "b"), amount(text, m.start("p"), m.end("p"), "%")
        if a and b and p and a.sign == b.sign and a.sign != "%" and not is_rough(text, m.start()):
            yield a, b, p, "", False
            return
    for pattern in _FROM_TO:
        m = pattern.search(text, start, end)
        if m is None:
            continue
        a, b = amount_in(m, "a"), amount_in(m, "b")
        if a is None or b is None:
            return
        if a.sign != b.sign:
            # "from 6 to 7 per cent"
            if {a.sign, b.sign} == {"", "%"} and a.start < b.start:
                a = Amount(a.start, a.end, a.value, a.slack, "%")
                b = Amount(b.start, b.end, b.value, b.slack, "%")
            else:
                return
        if re.search(r"\b(?:and|from|to)\b", m["a_tail"]) or (is_year(text, a) and is_year(text, b)):
            return
        near = [
            x
            for x in _BY_PERCENT.finditer(text, start, end)
            if x.end() <= m.start() + 1 or x.start() >= m.end()
        ]
        near = [
            x for x in near if (x.start() - m.end() if x.start() >= m.end() else m.start() - x.end()) <= 45
        ]
        if len(near) != 1:
            return
        x = near[0]
        group = "p" if x["p"] else "p2"
        between = text[m.end() : x.start()] if x.start() >= m.end() else text[x.end() : m.start()]
        if re.search(r"\b(?:while|and|but|with|as|compared|than|average|after|because)\b|;", between):
            return
        p = amount(text, x.start(group), x.end(group), "%")
        unit = (x["unit"] or x["unit2"] or "").lower()
        if p is None:
            return
        rough = (x["rough"] or x["rough2"] or "").strip().lower()
        if "point" in unit:
            return
        yield a, b, p, rough, a.sign == "%"
        return


def _change(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        read = list(_changes(story, start, end))
        if not read:
            yield from _moved(story, start, end, points=False)
        for a, b, p, rough, shares in read:
            if shares or a.value <= 0:
                continue
            slack_a, slack_b = a.slack, b.slack
            if max(a.value, b.value) < 1000:
                # Small whole numbers are exact; £3 beside £2.50 is £3.00.
                slack_a = slack_b = min(slack_a, slack_b) if rounded(text, [a, b]) else 0.0
            else:
                # That both were rounded by all they can be, in opposite directions, is unlikely.
                slack_a, slack_b = slack_a * 0.6, slack_b * 0.6
            low_a, high_a = a.value - slack_a, a.value + slack_a
            low_b, high_b = b.value - slack_b, b.value + slack_b
            if low_a <= 0:
                continue
            low = (low_b / high_a - 1) * 100
            high = (high_b / low_a - 1) * 100
            if high < 0:
                low, high = -high, -low
            elif low < 0:
                continue
            margin = p.slack + 0.05
            if rough in {"about", "around", "roughly", "some", "approximately"}:
                margin = max(margin, p.value * 0.1)
            elif rough in {"nearly", "almost", "just under"}:
                low, high = low, high + max(1.0, p.value * 0.12)
            elif rough in {"more than", "over", "just over"}:
                low, high = low - max(1.0, p.value * 0.2), high
            elif rough in {"less than", "under"}:
                high += p.value * 0.25
            if low - margin <= p.value <= high + margin:
                continue
            real = abs(b.value / a.value - 1) * 100
            if abs(real - p.value) < 0.6:
                continue
            yield doubt(
                p.span,
                f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is {shown(round(real, 1))}%, not "
                f"{shown(p.value)}%",
                (span_of(a), "before"),
                (span_of(b), "after"),
            )


def _points(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    for start, end in sentences_with(story, hits):
        read = list(_changes(story, start, end))
        if not read:
            yield from _moved(story, start, end, points=True)
        for a, b, p, _, shares in read:
            gap = abs(b.value - a.value)
            if not shares or abs(gap - p.value) > 0.051 or a.value <= 0:
                continue
            if abs(gap / a.value * 100 - p.value) <= 1:
                continue
            yield doubt(
                p.span,
                f"{shown(a.value)}% to {shown(b.value)}% is {shown(gap)} percentage "
                f"point{('s' if gap != 1 else '')}, or a change of {shown(round(gap / a.value * 100))}%",
                (span_of(a), "before"),
                (span_of(b), "after"),
            )


def _near(story: Story, start: int, end: int) -> tuple[int, int]:
    """From the paragraph before a sentence to its own paragraph's end."""
    p = story.paragraph_at(start)
    if p is None:
        return start, end
    return (story.paragraphs[p.index - 1].start if p.index else p.start), p.end


def _moved(story: Story, start: int, end: int, *, points: bool) -> Iterator[Doubt]:
    """What the narrow patterns do not read; with `points` what is said of two shares, else the change in
    percent."""
    for move in moves(story, start, end):
        finding = _move_in_points(story, move) if points else _move_in_percent(story, move)
        if finding is None:
            continue
        pool = figures_of(story.plain, *_near(story, start, end))
        # Shares that differ by the figure are what the rule on points is for.
        value, unit = move.change.amount.value, move.change.unit
        if (
            unit != "points"
            and given(value, pool, percent=True)
            or (not points or unit == "points")
            and given(value, pool, percent=False)
        ):
            continue
        yield finding


def _move_in_percent(story: Story, move: Move) -> Doubt | None:
    a, b, p = move.before.amount, move.after.amount, move.change.amount
    if move.change.unit != "%" or "%" in {move.before.unit, move.after.unit} or min(a.value, b.value) <= 0:
        return None
    ends = [(a, b), (b, a)] if move.unordered else [(a, b)]
    for x, y in ends:
        real = abs(y.value / x.value - 1) * 100
        slack = (
            0.6 * (x.slack + y.slack) / x.value * 100
            if max(x.value, y.value) >= 1000 or rounded(story.plain, [x, y])
            else 0.0
        )
        if abs(real - p.value) <= max(0.6, p.slack + 0.05) + slack:
            return None
    real = round(abs(b.value / a.value - 1) * 100, 1)
    return doubt(
        p.span,
        f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is {shown(real)}%, not {shown(p.value)}%",
        (move.before.span, "before"),
        (move.after.span, "after"),
    )


def _move_in_points(story: Story, move: Move) -> Doubt | None:
    a, b, p = move.before.amount, move.after.amount, move.change.amount
    if (
        "%" not in {move.before.unit, move.after.unit}
        or a.value <= 0
        or move.unordered
        and move.change.unit != "points"
    ):
        return None
    gap = round(abs(b.value - a.value), 4)
    if move.change.unit == "points":
        if abs(gap - p.value) <= 0.051:
            return None
        what = (
            f"{shown(a.value)}% to {shown(b.value)}% is {shown(gap)} percentage "
            f"point{'s' if gap != 1 else ''}, not {shown(p.value)}"
        )
    elif move.change.unit == "%":
        if abs(gap - p.value) > 0.051 or abs(gap / a.value * 100 - p.value) <= 1:
            return None
        what = (
            f"{shown(a.value)}% to {shown(b.value)}% is {shown(gap)} percentage "
            f"point{'s' if gap != 1 else ''}, or a change of {shown(round(gap / a.value * 100))}%"
        )
    else:
        return None
    return doubt(p.span, what, (move.before.span, "before"), (move.after.span, "after"))


_UP = frozenset("rose risen increased grew grown climbed jumped".split())
_TO_FROM = later(
    rf"\b(?P<verb>rose|risen|increased|grew|grown|climbed|jumped|fell|fallen|dropped|declined|decreased"
    rf"|slid|slipped) (?:[a-z]+ly )?to {numbered('b')}(?P<tail>(?: (?!but|and|while|as|or|with|after"
    rf"|when|because|rose|fell|increased|grew)[a-z]+){{0,3}}?),? from {numbered('a')}(?![\w/-]|[.,:]\d"
    rf"| (?:in|out of) (?:\d|every))",
    re.IGNORECASE,
)
_DIRECTION = later(
    rf"\b(?P<verb>rose|risen|increased|grew|grown|climbed|jumped|fell|fallen|dropped|declined|decreased"
    rf"|slid|slipped)(?: [a-z]+ly)? from {numbered('a')}(?P<tail>(?: [a-z]+){{0,2}}?)(?: in (?:1[89]"
    rf"|20)\d\d)? to {numbered('b')}(?![\w/-]|[.,:]\d| (?:in|out of) (?:\d|every))",
    re.IGNORECASE,
)


def _direction(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        if text.find(" from ", start, end) < 0 or text.find(" to ", start, end) < 0:
            continue
        for m in (*_DIRECTION.finditer(text, start, end), *_TO_FROM.finditer(text, start, end)):
            a, b = amount_in(m, "a"), amount_in(m, "b")
            if a is None or b is None or a.value == b.value or (is_year(text, a) and is_year(text, b)):
                continue
            if a.sign != b.sign:
                continue
            # "from 8 to 12 million": the scale of the second serves the first.
            if bool(re.search("illion|thousand", text[a.start : a.end])) != bool(
                re.search("illion|thousand", text[b.start : b.end])
            ):
                continue
            if re.match(r" dollars?| pounds?| euros?", text[a.end : a.end + 8]) and re.match(
                r" (?:cents|pence|p\b)|[pc]\b", text[b.end : b.end + 7]
            ):
                continue
            up = m["verb"].lower() in _UP
            if (b.value > a.value) == up or (not a.sign and max(a.value, b.value) < 20):
                continue
            yield doubt(
                m.span("verb"),
                f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is a {('fall' if up else 'rise')}",
                (span_of(a), "before"),
                (span_of(b), "after"),
            )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "change": PERCENT_WORDS,
    "points": [*PERCENT_WORDS, "|points|", "|percentage point"],
    "direction": [
        f"|{v} {w}|" for v in words("figures", "verbs of rising and falling") for w in ("from", "to")
    ],
}
READS = "neighbours"
CHECKS = {
    "change": _change,
    "points": _points,
    "direction": _direction,
}
