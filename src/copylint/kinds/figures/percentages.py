"""Changes, shares, points and multiples against the figures they are said to follow from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copylint.cache.patterns import later
from copylint.findings.finding import Finding
from copylint.kinds.figures.amounts import (
    PERCENT_WORDS,
    amount_in,
    is_year,
    numbered,
    report,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.moves import Move, figures_of, given, moves
from copylint.rules.kind import Hit
from copylint.rules.rule import Rule
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.story import Story
from copylint.text.spans import Span
from copylint.text.tokens import lowered

_FROM_TO = [
    later(rf"\bfrom (?:about |around |nearly |some |roughly )?{numbered('a')}(?P<a_tail>[^.;\d$£€]{{0,40}}?) to (?:about |around |nearly |some |roughly |just )?{numbered('b')}(?![\w/]|[.,:]\d)", re.IGNORECASE),
    later(rf"\bto (?:about |around |nearly |some |roughly |just )?{numbered('b')}(?P<a_tail>[^.;\d$£€]{{0,40}}?),? (?:up |down )?(?:from|compared with|against) (?:about |around |nearly |some |roughly )?{numbered('a')}(?![\w/]|[.,:]\d)", re.IGNORECASE),
]  # fmt: skip
_YEAR_AND_YEAR = later(
    rf"(?<![\w.,/$£€-]){numbered('a')}(?P<a_tail>[^.;\d$£€]{{0,30}}?) in (?:19|20)\d\d (?:and|to|but|but only) {numbered('b')} in (?:19|20)\d\d(?=,? (?:a|an|or|up|down)\b)", re.IGNORECASE
)
_FROM_TO.append(_YEAR_AND_YEAR)
_UP_FROM = later(
    rf"(?<![\w.,/$£€-]){numbered('b')}(?P<a_tail>[^.;,\d$£€]{{0,50}}?), (?:up|down) from {numbered('a')}(?: in (?:19|20)\d\d| a year (?:earlier|ago)| last year| the year before)?(?=,? (?:a|an|or) )",
    re.IGNORECASE,
)
_FROM_TO.append(_UP_FROM)
_NOW_DOWN_FROM = later(
    rf"(?<![\w.,/$£€-]){numbered('b')}(?: [^\W\d_]+){{0,3}}(?: (?:last|this) (?:year|month|week|season|quarter))?,? (?P<dir>up|down) (?:by )?(?P<p>{NUMBER})(?:%| ?per ?cent) (?:from|on) (?:the )?(?:about )?{numbered('a')}(?![\w/]|[.,:]\d)", re.IGNORECASE
)
_BY_PERCENT = later(
    rf"(?:,? (?:a|an) (?:[a-z]+ )?(?:rise|fall|drop|increase|decrease|decline|jump|gain|cut|growth|slump|reduction|leap|surge|loss|improvement) of |,? (?:up|down)(?: by)? |,? or (?:by )?|\b(?:by|rose|fell|grew|dropped|increased|decreased|declined|jumped|climbed|shrank|slid|slumped|surged|up|down) (?:by )?)"
    rf"(?P<rough>about |around |nearly |almost |roughly |some |more than |over |just over |just under |less than |under |approximately )?(?P<p>{NUMBER})(?P<unit> percentage points?|%| ?per ?cent\b)(?! (?:of|point))"
    rf"|,? (?:a|an) (?P<rough2>nearly |almost |roughly )?(?P<p2>{NUMBER})(?P<unit2>%| ?per ?cent)(?:-| )(?:rise|fall|drop|increase|decrease|decline|jump|gain|cut|reduction|slump|surge|leap|improvement)",
    re.IGNORECASE,
)


def _changes(story: Story, start: int, end: int) -> Iterator[tuple[Amount, Amount, Amount, str, bool]]:
    """(before, after, percentage, words that make it rough, whether percentages are compared) in a sentence."""
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
        near = [x for x in _BY_PERCENT.finditer(text, start, end) if x.end() <= m.start() + 1 or x.start() >= m.end()]
        near = [x for x in near if (x.start() - m.end() if x.start() >= m.end() else m.start() - x.end()) <= 45]
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


def _change(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        read = list(_changes(story, start, end))
        if not read:
            yield from _moved(rule, story, start, end, points=False)
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
            yield report(
                rule, story, Span(p.start, p.end), f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is {shown(round(real, 1))}%, not {shown(p.value)}%",
                (span_of(a), "before"), (span_of(b), "after"),
            )  # fmt: skip


def _points(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    for start, end in sentences_with(story, hits):
        read = list(_changes(story, start, end))
        if not read:
            yield from _moved(rule, story, start, end, points=True)
        for a, b, p, _, shares in read:
            gap = abs(b.value - a.value)
            if not shares or abs(gap - p.value) > 0.051 or a.value <= 0:
                continue
            if abs(gap / a.value * 100 - p.value) <= 1:
                continue
            yield report(
                rule, story, Span(p.start, p.end), f"{shown(a.value)}% to {shown(b.value)}% is {shown(gap)} percentage point{'s' if gap != 1 else ''}, or a change of {shown(round(gap / a.value * 100))}%",
                (span_of(a), "before"), (span_of(b), "after"),
            )  # fmt: skip


def _near(story: Story, start: int, end: int) -> tuple[int, int]:
    """From the paragraph before a sentence to its own paragraph's end."""
    p = story.paragraph_at(start)
    if p is None:
        return start, end
    return (story.paragraphs[p.index - 1].start if p.index else p.start), p.end


def _moved(rule: Rule, story: Story, start: int, end: int, *, points: bool) -> Iterator[Finding]:
    """What the narrow patterns do not read; with `points` what is said of two shares, else the change in percent."""
    for move in moves(story, start, end):
        finding = _move_in_points(rule, story, move) if points else _move_in_percent(rule, story, move)
        if finding is None:
            continue
        pool = figures_of(story.plain, *_near(story, start, end))
        # Shares that differ by the figure are what the rule on points is for.
        value, unit = move.change.amount.value, move.change.unit
        if unit != "points" and given(value, pool, percent=True) or (not points or unit == "points") and given(value, pool, percent=False):
            continue
        yield finding


def _move_in_percent(rule: Rule, story: Story, move: Move) -> Finding | None:
    a, b, p = move.before.amount, move.after.amount, move.change.amount
    if move.change.unit != "%" or "%" in {move.before.unit, move.after.unit} or min(a.value, b.value) <= 0:
        return None
    ends = [(a, b), (b, a)] if move.unordered else [(a, b)]
    for x, y in ends:
        real = abs(y.value / x.value - 1) * 100
        slack = 0.6 * (x.slack + y.slack) / x.value * 100 if max(x.value, y.value) >= 1000 or rounded(story.plain, [x, y]) else 0.0
        if abs(real - p.value) <= max(0.6, p.slack + 0.05) + slack:
            return None
    real = round(abs(b.value / a.value - 1) * 100, 1)
    return report(
        rule, story, Span(p.start, p.end), f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is {shown(real)}%, not {shown(p.value)}%",
        (move.before.span, "before"), (move.after.span, "after"),
    )  # fmt: skip


def _move_in_points(rule: Rule, story: Story, move: Move) -> Finding | None:
    a, b, p = move.before.amount, move.after.amount, move.change.amount
    if "%" not in {move.before.unit, move.after.unit} or a.value <= 0 or move.unordered and move.change.unit != "points":
        return None
    gap = round(abs(b.value - a.value), 4)
    if move.change.unit == "points":
        if abs(gap - p.value) <= 0.051:
            return None
        what = f"{shown(a.value)}% to {shown(b.value)}% is {shown(gap)} percentage point{'s' if gap != 1 else ''}, not {shown(p.value)}"
    elif move.change.unit == "%":
        if abs(gap - p.value) > 0.051 or abs(gap / a.value * 100 - p.value) <= 1:
            return None
        what = f"{shown(a.value)}% to {shown(b.value)}% is {shown(gap)} percentage point{'s' if gap != 1 else ''}, or a change of {shown(round(gap / a.value * 100))}%"
    else:
        return None
    return report(rule, story, Span(p.start, p.end), what, (move.before.span, "before"), (move.after.span, "after"))


_UP = frozenset("rose risen increased grew grown climbed jumped".split())
_TO_FROM = later(
    rf"\b(?P<verb>rose|risen|increased|grew|grown|climbed|jumped|fell|fallen|dropped|declined|decreased|slid|slipped) (?:[a-z]+ly )?to {numbered('b')}(?P<tail>(?: (?!but|and|while|as|or|with|after|when|because|rose|fell|increased|grew)[a-z]+){{0,3}}?),? from {numbered('a')}(?![\w/-]|[.,:]\d| (?:in|out of) (?:\d|every))", re.IGNORECASE
)
_DIRECTION = later(rf"\b(?P<verb>rose|risen|increased|grew|grown|climbed|jumped|fell|fallen|dropped|declined|decreased|slid|slipped)(?: [a-z]+ly)? from {numbered('a')}(?P<tail>(?: [a-z]+){{0,2}}?)(?: in (?:1[89]|20)\d\d)? to {numbered('b')}(?![\w/-]|[.,:]\d| (?:in|out of) (?:\d|every))", re.IGNORECASE)


def _direction(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
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
            if bool(re.search("illion|thousand", text[a.start : a.end])) != bool(re.search("illion|thousand", text[b.start : b.end])):
                continue
            if re.match(r" dollars?| pounds?| euros?", text[a.end : a.end + 8]) and re.match(r" (?:cents|pence|p\b)|[pc]\b", text[b.end : b.end + 7]):
                continue
            up = m["verb"].lower() in _UP
            if (b.value > a.value) == up or (not a.sign and max(a.value, b.value) < 20):
                continue
            yield report(
                rule, story, Span(m.start("verb"), m.end("verb")), f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is a {'fall' if up else 'rise'}",
                (span_of(a), "before"), (span_of(b), "after"),
            )  # fmt: skip


_PCT = later(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?P<n_pct>%| ?per ?cent\b)(?! (?:points?|more|less|higher|lower|rise|increase|fall|drop))", re.IGNORECASE)
_NOT_SHARES = later(
    r"\b(?:from|compared|up (?:from|by|to|on)|down (?:from|by|to|on)|rose|fell|than|respectively|growth|grew|interest|margin|swing|inflation|rate|year-on-year|increase\w*|decrease\w*|drop\w*|gain\w*|both|also|multiple|as many|could choose|more than one|at least|versus|by|previous|last (?:year|month)|while|tariffs?|tax|chance|likel\w+|accura\w+)\b",
    re.IGNORECASE,
)
_REST = later(rf"\bthe (?:rest|remaining|other|remainder)(?:,| of [a-z ]+,)? (?P<n>{NUMBER})(?P<n_pct>%| ?per ?cent\b)", re.IGNORECASE)


# "for the link by 58 per cent to 42": the two sides of a vote
_TWO_SIDES = later(
    rf"\b(?:by|voted|with|won|took|polled) (?:a margin of )?(?P<a>{NUMBER})(?:%| ?per ?cent)?(?: in favou?r| of (?:the )?votes?)? (?:to|against) (?P<b>{NUMBER})(?:%| ?per ?cent)(?![\w%/]|[.,:]\d)", re.IGNORECASE
)
_VOTED = later(r"\b(?:vote[sd]?|voters?|voting|referendum|election|poll|runoff|run-off|ballot)\b", re.IGNORECASE)
# "accounted for 30 per cent, industry 25, homes 20 and other sources 10"; "Reform on 9 per cent and others on 5 per cent"
_THE_REST_LAST = later(
    rf"(?P<first>(?<![\w.,/$£€-]){NUMBER})(?:%| ?per ?cent)(?P<mid>(?:, [^\d.;:()%]{{2,40}}? {NUMBER}(?:%| ?per ?cent)?)*),? and (?:the )?(?:others?|other [a-z ]{{3,20}}|the rest|undecided|don't knows?|independents)(?: (?:on|at|with|had|was|were))? (?P<last>{NUMBER})(?:%| ?per ?cent)?(?=[.,;]|\Z)",
    re.IGNORECASE,
)


def _closed_shares(rule: Rule, story: Story, start: int, end: int) -> Iterator[Finding]:
    """Two sides of a vote over 100, and a list that "others" closes, with the sentences before it."""
    text = story.plain
    for m in _TWO_SIDES.finditer(text, start, end):
        a, b = amount(text, *m.span("a"), "%"), amount(text, *m.span("b"), "%")
        if a is not None and b is not None and 100.6 < a.value + b.value <= 125 and min(a.value, b.value) > 5 and _VOTED.search(text, max(0, start - 200), end):
            yield report(
                rule, story, Span(b.start, b.end), f"{shown(a.value)} + {shown(b.value)} = {shown(round(a.value + b.value, 2))}%, more than 100%", (Span(a.start, a.end), "the other side"),
            )  # fmt: skip
    for m in _BOTH_HALVES.finditer(text, start, end):
        a, b = (amount(text, *m.span(next(f"{g}{k}" for k in ("", 2, 3, 4) if m[f"{g}{k}"])), "%") for g in "ab")
        if a is None or b is None or is_rough(text, a.start) or is_rough(text, b.start):
            continue
        total = a.value + b.value
        if 100.6 < total <= 125 or (m["sex"] and 85 <= total < 98.9):
            yield report(
                rule, story, Span(b.start, b.end), f"{shown(a.value)} + {shown(b.value)} = {shown(round(total, 2))}%, not 100%", (Span(a.start, a.end), "the other part"),
            )  # fmt: skip
    for m in _MAKES_UP.finditer(text, start, end):
        parts = [a for x in _BARE_OR_PCT.finditer(text, m.start("first"), m.end("last")) if (a := amount(text, *x.span("n"), "%")) is not None]
        total = sum(a.value for a in parts)
        if len(parts) >= 3 and 101.5 < total <= 125 and not _NOT_SHARES.search(text, m.start("first"), m.end()) and not any(is_rough(text, a.start) for a in parts):
            yield report(
                rule, story, Span(*m.span("last")), f"the shares come to {shown(round(total, 2))}%, not 100%", (Span(parts[0].start, parts[0].end), "the first of the shares"),
            )  # fmt: skip
            return
    if not any(w in text[start:end].lower() for w in ("other", "the rest", "undecided", "don't know", "independents")):
        return
    for m in _THE_REST_LAST.finditer(text, start, end):
        if _NOT_SHARES.search(text, m.start(), m.end()) or is_rough(text, m.start("first")) or is_rough(text, m.start("last")):
            continue
        parts = [a for x in _BARE_OR_PCT.finditer(text, m.start("first"), m.end("last")) if (a := amount(text, *x.span("n"), "%")) is not None]
        total = sum(a.value for a in parts)
        sums = [total]
        low = start
        p = story.paragraph_at(start)
        while p is not None and total < 98 and len(sums) < 6:
            before = [s for s in p.sentences if s.end <= low][-1:]
            if not before:
                p = story.paragraphs[p.index - 1] if p.index and story.paragraphs[p.index - 1].role != "headline" else None
                low = p.end + 1 if p is not None else 0
                continue
            low = before[0].start
            more = [a.value for x in _PCT.finditer(text, low, before[0].end) if (a := amount_in(x, "n")) is not None]
            total += sum(more)
            sums.append(total)
        if len(parts) < 3 or any(98.5 <= s <= 101.5 for s in sums):
            continue
        over = next((s for s in sums if s > 101.5), None)
        if over is None or over > 112 or sums[0] > 101.5 and len(parts) < 3:
            continue
        yield report(
            rule, story, Span(*m.span("last")), f"the shares come to {shown(round(over, 2))}%, not 100%", (Span(parts[0].start, parts[0].end), "the first of the last shares"),
        )  # fmt: skip


# "women make up 51 per cent and men 49 per cent"; "80 per cent were in favour and 20 per cent against"
_BOTH_HALVES = later(
    rf"\b(?P<sex>[Ww]omen|[Mm]en|[Gg]irls|[Bb]oys) (?:make up|made up|account for|accounted for|are|were|form|formed) (?P<a>{NUMBER})(?:%| ?per ?cent)(?: of [a-z ]{{3,30}})?,? and (?:women|men|girls|boys) (?P<b>{NUMBER})(?:%| ?per ?cent)?(?=[.,; ])"
    rf"|(?<![\w.,/$£€-])(?P<a2>{NUMBER})(?:%| ?per ?cent)(?: [a-z]+)? (?:were |was |are |voted )?(?:in favou?r|for|yes|backing|supporting)[^.;:\d]{{0,40}}?,? (?:and|with|to|while|but) (?P<b2>{NUMBER})(?:%| ?per ?cent)?(?: [a-z]+)? (?:were |was |are |voted )?(?:against|opposed|no)\b"
    rf"|\b(?:owns?|owned|will own|will hold|holds?|held) (?P<a3>{NUMBER})(?:%| ?per ?cent)(?: of [a-z ]{{3,30}})?,? and [^.;:\d]{{2,40}}? (?P<b3>{NUMBER})(?:%| ?per ?cent)(?=[.,;]|\Z)"
    rf"|(?<![\w.,/$£€-])(?P<a4>{NUMBER})(?:%| ?per ?cent)(?: [a-z]+)? (?:were |was |are )?(?:granted|approved|passed|accepted|successful|upheld),? (?:and|while|but) (?P<b4>{NUMBER})(?:%| ?per ?cent)?(?: [a-z]+)? (?:were |was |are )?(?:refused|rejected|failed|turned down|dismissed)\b"
)
# "Gas accounts for 45 per cent of a bill, electricity 40 and standing charges 15"
_MAKES_UP = later(
    rf"\b(?:accounts? for|accounted for|makes? up|made up) (?P<first>{NUMBER})(?:%| ?per ?cent)(?P<mid>(?: of [a-z ]{{3,25}})?(?:, [^\d.;:()%,]{{2,40}}? {NUMBER}(?:%| ?per ?cent)?)+),? and [^\d.;:()%,]{{2,40}}? (?P<last>{NUMBER})(?:%| ?per ?cent)?(?=[.,;]|\Z)", re.IGNORECASE
)
_BARE_OR_PCT = later(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?![\w/]|[.,:]\d)", re.IGNORECASE)


def _shares(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        closed = list(_closed_shares(rule, story, start, end))
        if closed:
            yield from closed
            continue
        found = [(m, a) for m in _PCT.finditer(text, start, end) if (a := amount_in(m, "n")) is not None]
        if len(found) < 2:
            continue
        if any(is_rough(text, m.start()) for m, _ in found) or _NOT_SHARES.search(text, start, end):
            continue
        total = sum(a.value for _, a in found)
        rest = _REST.search(text, start, end)
        slack = sum(a.slack for _, a in found) + 0.01
        if rest and rest.start("n") == found[-1][0].start("n"):
            off = abs(total - 100) > min(slack, 2.0)
        else:
            joined = re.search(r"(?:,|;)? and (?:[^.;,\d]{0,40} )?\Z", text[found[-2][0].end() : found[-1][0].start()])
            gaps = [text[x.end() : y.start()] for (x, _), (y, _) in pairwise(found)]
            off = len(found) >= 3 and 100 + min(slack, 2.0) < total <= 112 and joined is not None and all(len(g) < 60 for g in gaps)
        if off:
            last = found[-1][1]
            yield report(
                rule, story, Span(last.start, last.end), f"{' + '.join(shown(a.value) for _, a in found)} = {shown(round(total, 2))}%, not 100%",
                (Span(found[0][1].start, found[0][1].end), "the first of the shares"),
            )  # fmt: skip


_SHARE = [
    later(rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:the |its |their )?{numbered('t')} [^.;\d]{{2,40}}?, {numbered('n')} [^.;:\d]{{3,60}}?, (?:or )?(?P<p>{NUMBER})(?:%| ?per ?cent\b)(?: of (?:the total|them|all))?(?=[.,;])", re.IGNORECASE),
    later(rf"(?<![\w.,/$£€-]){numbered('n')} (?:out )?of (?:the |its |their )?{numbered('t')} (?:[a-z]+ ){{1,5}}?(?:had |have )?[a-z]+, a (?:turnout|pass rate|share|proportion|rate|response rate|success rate) of (?P<p>{NUMBER})(?:%| ?per ?cent\b)", re.IGNORECASE),
    later(rf"(?<![\w.,/$£€-]){numbered('t')} (?:[a-z]+ )?(?:[a-z]{{3,}}s|people|men|women|children),? of (?:whom|which|them) {numbered('n')},? (?:or|that is) (?P<p>{NUMBER})(?:%| ?per ?cent)", re.IGNORECASE),
    later(rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent)(?::| –| —| -) {numbered('n')} (?:out )?of (?:the |its |their |some |a total of )?{numbered('t')}(?![\w/%]|[.,:]\d)", re.IGNORECASE),
    later(rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent) of (?:the |its |their |all |our )?{numbered('t')} [a-z]+,? (?:or )?(?P<about>about |around |roughly |some |nearly |almost ){numbered('n')},", re.IGNORECASE),
    later(rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:the |its |their )?{numbered('t')} [^.;\d]{{2,40}}?, {numbered('n')}, or (?P<p>{NUMBER})(?:%| ?per ?cent)", re.IGNORECASE),
    later(rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent) of (?:the |its |their |all |our |his |her |some )?{numbered('t')}(?: [a-z-]+){{1,4}}?(?:,| –| —| -) or {numbered('n')}(?![\w/%]|[.,:]\d)", re.IGNORECASE),
    later(rf"(?<![\w.,/$£€-]){numbered('n')} (?:out )?of (?:the |its |their |all |our )?{numbered('t')}(?: [a-z-]+){{0,4}}?(?:(?:,| –| —| -) or | \()(?P<p>{NUMBER})(?:%| ?per ?cent)", re.IGNORECASE),
]  # fmt: skip


def _share(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        for pattern in _SHARE:
            for m in pattern.finditer(text, start, end):
                t, n = amount_in(m, "t"), amount_in(m, "n")
                p = amount(text, m.start("p"), m.end("p"), "%")
                if not (t and n and p) or t.value <= 0 or n.value > t.value or t.sign != n.sign:
                    continue
                loose = m.groupdict().get("about") is not None
                if any(is_rough(text, s) for s in (m.start("p"), span_of(t).start, *(() if loose else (span_of(n).start,)))):
                    continue
                if loose and abs(n.value / t.value * 100 - p.value) <= max(1.0, p.value * 0.12):
                    continue
                low, high = n.low / t.high * 100, n.high / t.low * 100
                if n.slack <= 0.5 and t.slack <= 0.5 and p.slack >= 0.5:
                    low = high = n.value / t.value * 100
                if low - p.slack - 0.06 <= p.value <= high + p.slack + 0.06:
                    continue
                flagged = n if n.start > p.start else p
                yield report(
                    rule, story, Span(flagged.start, flagged.end), f"{shown(n.value)} of {shown(t.value)} is {shown(round(n.value / t.value * 100, 1))}%, not {shown(p.value)}%",
                    (span_of(t), "of how many"), (Span(p.start, p.end) if flagged is n else span_of(n), "the share"),
                )  # fmt: skip


_MULTIPLE = later(
    rf"\b(?P<pre>more than |nearly |almost |about |roughly )?(?P<verb>doubl(?:ed?|es|ing)|trebl(?:ed?|es|ing)|tripl(?:ed?|es|ing)|halv(?:ed?|es|ing)|quadrupl(?:ed?|es|ing))(?:,| in [^.;,\d]{{3,30}}| over [^.;,\d]{{3,30}}| since [^.;,]{{3,30}})? from {numbered('a')}(?P<tail>[^.;\d$£€]{{0,30}}?) to {numbered('b')}(?![\w/]|[.,:]\d)", re.IGNORECASE
)
# "Profit halved to £4.1m last year from £6.6m"; "the crowd tripled to 900 from 450".
_MULTIPLE_TO_FROM = later(
    rf"\b(?P<pre>more than |nearly |almost |about |roughly )?(?P<verb>doubl(?:ed?|es|ing)|trebl(?:ed?|es|ing)|tripl(?:ed?|es|ing)|halv(?:ed?|es|ing)|quadrupl(?:ed?|es|ing)) to {numbered('b')}(?P<tail>[^.;:\d$£€]{{0,40}}?),? from {numbered('a')}(?![\w/]|[.,:]\d)", re.IGNORECASE
)
_TIMES = {"doub": 2.0, "treb": 3.0, "trip": 3.0, "halv": 0.5, "quad": 4.0}


def _multiple(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        for m in (*_MULTIPLE.finditer(text, start, end), *_MULTIPLE_TO_FROM.finditer(text, start, end)):
            a, b = amount_in(m, "a"), amount_in(m, "b")
            if a is None or b is None or a.value <= 0 or b.value <= 0 or a.sign != b.sign or (is_year(text, a) and not a.sign):
                continue
            times = _TIMES[lowered(m["verb"][:4])]
            ratio = b.value / a.value
            pre = (m["pre"] or "").strip().lower()
            low, high = times * 0.88, times * 1.15
            if pre == "more than":
                low, high = (times, times * 1.6) if times > 1 else (0.0, times)
            elif pre in {"nearly", "almost"}:
                low, high = (times * 0.75, times) if times > 1 else (times, times * 1.35)
            elif pre:
                low, high = times * 0.8, times * 1.25
            if low - 1e-9 <= ratio <= high + 1e-9:
                continue
            yield report(
                rule, story, Span(m.start("verb"), m.end("verb")), f"{shown(b.value, b.sign)} is {shown(round(ratio, 2))} times {shown(a.value, a.sign)}",
                (span_of(a), "before"), (span_of(b), "after"),
            )  # fmt: skip


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "change": PERCENT_WORDS,
    "points": [*PERCENT_WORDS, "|points|", "|percentage point"],
    "shares": PERCENT_WORDS,
    "share": PERCENT_WORDS,
    "direction": [f"|{v} {w}|" for v in ("rose", "risen", "increased", "grew", "grown", "climbed", "jumped", "fell", "fallen", "dropped", "declined", "decreased", "slid", "slipped") for w in ("from", "to")],
    "multiple": ["|doubl", "|trebl", "|tripl", "|halv", "|quadrupl"],
}  # fmt: skip
CHECKS = {"change": _change, "points": _points, "shares": _shares, "share": _share, "direction": _direction, "multiple": _multiple}
