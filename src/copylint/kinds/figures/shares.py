"""Shares that do not come to 100 per cent, and so many of so many that are another share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copylint.kinds.figures.amounts import (
    PERCENT_WORDS,
    amount_in,
    numbered,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.story import Story
from copylint.text.patterns import later
from copylint.text.spans import Span

_PCT = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?P<n_pct>%| ?per ?cent\b)(?! (?:points?|more|less|higher|lower"
    rf"|rise|increase|fall|drop))",
    re.IGNORECASE,
)
_NOT_SHARES = later(
    r"\b(?:from|compared|up (?:from|by|to|on)|down (?:from|by|to|on)|rose|fell|than|respectively"
    r"|growth|grew|interest|margin|swing|inflation|rate|year-on-year|increase\w*|decrease\w*|drop\w*"
    r"|gain\w*|both|also|multiple|as many|could choose|more than one|at least|versus|by|previous"
    r"|last (?:year|month)|while|tariffs?|tax|chance|likel\w+|accura\w+)\b",
    re.IGNORECASE,
)
_REST = later(
    rf"\bthe (?:rest|remaining|other|remainder)(?:,| of [a-z ]+,)? (?P<n>{NUMBER})(?P<n_pct>%"
    rf"| ?per ?cent\b)",
    re.IGNORECASE,
)

# "for the link by 58 per cent to 42": the two sides of a vote
_TWO_SIDES = later(
    rf"\b(?:by|voted|with|won|took|polled) (?:a margin of )?(?P<a>{NUMBER})(?:%"
    rf"| ?per ?cent)?(?: in favou?r| of (?:the )?votes?)? (?:to|against) (?P<b>{NUMBER})(?:%"
    rf"| ?per ?cent)(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)
_VOTED = later(
    r"\b(?:vote[sd]?|voters?|voting|referendum|election|poll|runoff|run-off|ballot)\b", re.IGNORECASE
)

# "accounted for 30 per cent, industry 25, homes 20 and other sources 10"; "Reform on 9 per cent and others on
# 5 per cent"
_THE_REST_LAST = later(
    rf"(?P<first>(?<![\w.,/$£€-]){NUMBER})(?:%| ?per ?cent)(?P<mid>(?:, [^\d.;:()%]{{2,40}}? {NUMBER}"
    rf"(?:%| ?per ?cent)?)*),? and (?:the )?(?:others?|other [a-z ]{{3,20}}|the rest|undecided"
    rf"|don't knows?|independents)(?: (?:on|at|with|had|was|were))? (?P<last>{NUMBER})(?:%"
    rf"| ?per ?cent)?(?=[.,;]|\Z)",
    re.IGNORECASE,
)


def _two_sides(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Two sides of a vote that come to more than 100."""
    text = story.plain
    for m in _TWO_SIDES.finditer(text, start, end):
        a, b = amount(text, *m.span("a"), "%"), amount(text, *m.span("b"), "%")
        if (
            a is not None
            and b is not None
            and 100.6 < a.value + b.value <= 125
            and min(a.value, b.value) > 5
            and _VOTED.search(text, max(0, start - 200), end)
        ):
            yield doubt(
                b.span,
                f"{shown(a.value)} + {shown(b.value)} = {shown(round(a.value + b.value, 2))}%, more "
                f"than 100%",
                (a.span, "the other side"),
            )


def _both_halves(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Two parts of a whole, said to be all of it, that do not come to 100."""
    text = story.plain
    for m in _BOTH_HALVES.finditer(text, start, end):
        a, b = (
            amount(text, *m.span(next(f"{g}{k}" for k in ("", 2, 3, 4) if m[f"{g}{k}"])), "%") for g in "ab"
        )
        if a is None or b is None or is_rough(text, a.start) or is_rough(text, b.start):
            continue
        total = a.value + b.value
        if 100.6 < total <= 125 or (m["sex"] and 85 <= total < 98.9):
            yield doubt(
                b.span,
                f"{shown(a.value)} + {shown(b.value)} = {shown(round(total, 2))}%, not 100%",
                (a.span, "the other part"),
            )


def _made_up(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """What makes up so much of a whole, and the others, that come to more than 100."""
    text = story.plain
    for m in _MAKES_UP.finditer(text, start, end):
        parts = _parts(text, m)
        total = sum(a.value for a in parts)
        if (
            len(parts) >= 3
            and 101.5 < total <= 125
            and not _NOT_SHARES.search(text, m.start("first"), m.end())
            and not any(is_rough(text, a.start) for a in parts)
        ):
            yield doubt(
                m.span("last"),
                f"the shares come to {shown(round(total, 2))}%, not 100%",
                (parts[0].span, "the first of the shares"),
            )
            return


def _closed_by_others(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """A list that "others" closes, with the sentences before it."""
    text = story.plain
    if not any(
        w in text[start:end].lower() for w in ("other", "the rest", "undecided", "don't know", "independents")
    ):
        return
    for m in _THE_REST_LAST.finditer(text, start, end):
        if (
            _NOT_SHARES.search(text, m.start(), m.end())
            or is_rough(text, m.start("first"))
            or is_rough(text, m.start("last"))
        ):
            continue
        parts = _parts(text, m)
        sums = _sums_back(story, start, sum(a.value for a in parts))
        if len(parts) < 3 or any(98.5 <= s <= 101.5 for s in sums):
            continue
        over = next((s for s in sums if s > 101.5), None)
        if over is None or over > 112 or sums[0] > 101.5 and len(parts) < 3:
            continue
        yield doubt(
            m.span("last"),
            f"the shares come to {shown(round(over, 2))}%, not 100%",
            (parts[0].span, "the first of the last shares"),
        )


def _parts(text: str, m: re.Match[str]) -> list[Amount]:
    """The shares of a list from its first to its last."""
    found = _BARE_OR_PCT.finditer(text, m.start("first"), m.end("last"))
    return [a for x in found if (a := amount(text, *x.span("n"), "%")) is not None]


def _sums_back(story: Story, start: int, total: float) -> list[float]:
    """What a list comes to by itself, and with the shares of one sentence after the other before it, until it
    is the whole."""
    sums = [total]
    low = start
    p = story.paragraph_at(start)
    while p is not None and total < 98 and len(sums) < 6:
        before = [s for s in p.sentences if s.end <= low][-1:]
        if not before:
            above = story.paragraphs[p.index - 1] if p.index else None
            p = above if above is not None and above.role != "headline" else None
            low = p.end + 1 if p is not None else 0
            continue
        low = before[0].start
        found = _PCT.finditer(story.plain, low, before[0].end)
        total += sum(a.value for x in found if (a := amount_in(x, "n")) is not None)
        sums.append(total)
    return sums


def _closed_shares(story: Story, start: int, end: int) -> list[Doubt]:
    """What is said of shares that are closed: two sides, two halves, what makes up the whole, a list with
    others."""
    found = [*_two_sides(story, start, end), *_both_halves(story, start, end)]
    made_up = list(_made_up(story, start, end))
    return [*found, *(made_up or _closed_by_others(story, start, end))]


# "women make up 51 per cent and men 49 per cent"; "80 per cent were in favour and 20 per cent against"
_BOTH_HALVES = later(
    rf"\b(?P<sex>[Ww]omen|[Mm]en|[Gg]irls|[Bb]oys) (?:make up|made up|account for|accounted for|are"
    rf"|were|form|formed) (?P<a>{NUMBER})(?:%| ?per ?cent)(?: of [a-z ]{{3,30}})?,? and (?:women|men"
    rf"|girls|boys) (?P<b>{NUMBER})(?:%| ?per ?cent)?(?=[.,; ])"
    rf"|(?<![\w.,/$£€-])(?P<a2>{NUMBER})(?:%| ?per ?cent)(?: [a-z]+)? (?:were |was |are "
    rf"|voted )?(?:in favou?r|for|yes|backing|supporting)[^.;:\d]{{0,40}}?,? (?:and|with|to|while"
    rf"|but) (?P<b2>{NUMBER})(?:%| ?per ?cent)?(?: [a-z]+)? (?:were |was |are |voted )?(?:against"
    rf"|opposed|no)\b"
    rf"|\b(?:owns?|owned|will own|will hold|holds?|held) (?P<a3>{NUMBER})(?:%"
    rf"| ?per ?cent)(?: of [a-z ]{{3,30}})?,? and [^.;:\d]{{2,40}}? (?P<b3>{NUMBER})(?:%"
    rf"| ?per ?cent)(?=[.,;]|\Z)"
    rf"|(?<![\w.,/$£€-])(?P<a4>{NUMBER})(?:%| ?per ?cent)(?: [a-z]+)? (?:were |was |are )?(?:granted"
    rf"|approved|passed|accepted|successful|upheld),? (?:and|while|but) (?P<b4>{NUMBER})(?:%"
    rf"| ?per ?cent)?(?: [a-z]+)? (?:were |was |are )?(?:refused|rejected|failed|turned down"
    rf"|dismissed)\b"
)

# "Gas accounts for 45 per cent of a bill, electricity 40 and standing charges 15"
_MAKES_UP = later(
    rf"\b(?:accounts? for|accounted for|makes? up|made up) (?P<first>{NUMBER})(?:%"
    rf"| ?per ?cent)(?P<mid>(?: of [a-z ]{{3,25}})?(?:, [^\d.;:()%,]{{2,40}}? {NUMBER}(?:%"
    rf"| ?per ?cent)?)+),? and [^\d.;:()%,]{{2,40}}? (?P<last>{NUMBER})(?:%| ?per ?cent)?(?=[.,;]|\Z)",
    re.IGNORECASE,
)
_BARE_OR_PCT = later(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?![\w/]|[.,:]\d)", re.IGNORECASE)


def _shares(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        closed = _closed_shares(story, start, end)
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
            joined = re.search(
                r"(?:,|;)? and (?:[^.;,\d]{0,40} )?\Z", text[found[-2][0].end() : found[-1][0].start()]
            )
            gaps = [text[x.end() : y.start()] for (x, _), (y, _) in pairwise(found)]
            off = (
                len(found) >= 3
                and 100 + min(slack, 2.0) < total <= 112
                and joined is not None
                and all(len(g) < 60 for g in gaps)
            )
        if off:
            last = found[-1][1]
            yield doubt(
                last.span,
                f"{' + '.join((shown(a.value) for _, a in found))} = {shown(round(total, 2))}%, not 100%",
                (found[0][1].span, "the first of the shares"),
            )


_SHARE = [
    later(
        rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:the |its "
        rf"|their )?{numbered('t')} [^.;\d]{{2,40}}?, {numbered('n')} [^.;:\d]{{3,60}}?, (?:or )?"
        rf"(?P<p>{NUMBER})(?:%| ?per ?cent\b)(?: of (?:the total|them|all))?(?=[.,;])",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('n')} (?:out )?of (?:the |its "
        rf"|their )?{numbered('t')} (?:[a-z]+ ){{1,5}}?(?:had |have )?[a-z]+, a (?:turnout|pass rate|share"
        rf"|proportion|rate|response rate|success rate) of (?P<p>{NUMBER})(?:%| ?per ?cent\b)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('t')} (?:[a-z]+ )?(?:[a-z]{{3,}}s|people|men|women"
        rf"|children),? of (?:whom|which|them) {numbered('n')},? (?:or|that is) (?P<p>{NUMBER})(?:%"
        rf"| ?per ?cent)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent)(?::| –| —"
        rf"| -) {numbered('n')} (?:out )?of (?:the |its |their |some |a total of )?{numbered('t')}(?![\w/%]"
        rf"|[.,:]\d)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent) of (?:the |its |their |all "
        rf"|our )?{numbered('t')} [a-z]+,? (?:or )?(?P<about>about |around |roughly |some |nearly "
        rf"|almost ){numbered('n')},",
        re.IGNORECASE,
    ),
    later(
        rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:the |its "
        rf"|their )?{numbered('t')} [^.;\d]{{2,40}}?, {numbered('n')}, or (?P<p>{NUMBER})(?:%| ?per ?cent)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent) of (?:the |its |their |all |our |his |her "
        rf"|some )?{numbered('t')}(?: [a-z-]+){{1,4}}?(?:,| –| —| -) or {numbered('n')}(?![\w/%]|[.,:]\d)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('n')} (?:out )?of (?:the |its |their |all "
        rf"|our )?{numbered('t')}(?: [a-z-]+){{0,4}}?(?:(?:,| –| —| -) or | \()(?P<p>{NUMBER})(?:%"
        rf"| ?per ?cent)",
        re.IGNORECASE,
    ),
]


def _share(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        for pattern in _SHARE:
            for m in pattern.finditer(text, start, end):
                t, n = amount_in(m, "t"), amount_in(m, "n")
                p = amount(text, m.start("p"), m.end("p"), "%")
                if not (t and n and p) or t.value <= 0 or n.value > t.value or t.sign != n.sign:
                    continue
                loose = m.groupdict().get("about") is not None
                if any(
                    is_rough(text, s)
                    for s in (m.start("p"), span_of(t).start, *(() if loose else (span_of(n).start,)))
                ):
                    continue
                if loose and abs(n.value / t.value * 100 - p.value) <= max(1.0, p.value * 0.12):
                    continue
                low, high = n.low / t.high * 100, n.high / t.low * 100
                if n.slack <= 0.5 and t.slack <= 0.5 and p.slack >= 0.5:
                    low = high = n.value / t.value * 100
                if low - p.slack - 0.06 <= p.value <= high + p.slack + 0.06:
                    continue
                flagged = n if n.start > p.start else p
                yield doubt(
                    flagged.span,
                    f"{shown(n.value)} of {shown(t.value)} is "
                    f"{shown(round(n.value / t.value * 100, 1))}%, not "
                    f"{shown(p.value)}%",
                    (span_of(t), "of how many"),
                    (Span(p.start, p.end) if flagged is n else span_of(n), "the share"),
                )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "shares": PERCENT_WORDS,
    "share": PERCENT_WORDS,
}
READS = "neighbours"
CHECKS = {
    "shares": _shares,
    "share": _share,
}
