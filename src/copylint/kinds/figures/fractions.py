"""Fractions in words against the figures beside them: "a quarter of the 1,200 homes, or 400"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    amount_in,
    amounts,
    is_age,
    is_year,
    numbered,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough, spelled
from copylint.story.quantities import quantities, singular
from copylint.story.story import Story
from copylint.tables.wordlists import word_pairs
from copylint.text.patterns import later

_PARTS = {
    words: int(part) / int(whole)
    for words, (part, _, whole) in (
        (w, n.partition("/")) for w, n in word_pairs("figures", "parts in words").items()
    )
}
_FRACTION = (
    rf"(?P<f>half|(?:an?|{spelled(1, 4)})[ -](?:thirds?|quarters?|fourths?|fifths?|sixth|eighth|tenth))"
)
_ABOUT = (
    r"(?P<pre>(?:nearly|almost|about|around|roughly|some|over|more than|just over|just under|less than"
    r"|under|at least|fewer than|well over|only|exactly) )?"
)

# "a quarter of the 1,200 homes, or 400," and "a third of its beds, or 60," where the beds were counted
# before.
_OF_COUNT = later(
    rf"\b{_ABOUT}{_FRACTION} of (?:(?:the|its|their|his|her|our|all|those|these"
    rf"|[\w-]+'s?) )?(?:{numbered('t')} )?(?P<noun>[a-z]+(?: [a-z]+)?)(?:,| –| —| -| \()(?: or"
    rf"| that is,?| which is)? ?{numbered('n')}(?![\w/%]|[.,:]\d| ?(?:per|percent|in|of|years?|months?"
    rf"|weeks?|days?|more|other|people who)\b)",
    re.IGNORECASE,
)

# "nearly half of those polled, 62 per cent, ..."
_OF_SHARE = later(
    rf"\b{_ABOUT}{_FRACTION} of (?:[\w'-]+ ){{0,4}}?[\w'-]+(?:,| –| —| \()(?: or)? ?(?P<p>{NUMBER})(?:%"
    rf"| ?per ?cent\b)(?=[,.;)]| –| —)",
    re.IGNORECASE,
)

# "fell by a third, from 90 to 60"
_BY_FRACTION = later(
    rf"\b(?P<verb>rose|risen|rise|increased|grew|grown|grow|up|fell|fallen|fall|dropped|drop|cut"
    rf"|reduced|shrank|down) by {_ABOUT}{_FRACTION}(?P<gap>[^.;:\d$£€]{{0,30}}?),? from {numbered('a')}"
    rf"(?P<mid>[^.;:\d$£€]{{0,20}}?) to {numbered('b')}(?![\w/]|[.,:]\d|%)",
    re.IGNORECASE,
)

# "30,000, a third, have waited"; "got half that, €600,000"; "$900 million, a third of it, or $300 million"
_OF_WHOM = later(
    rf"(?<![\w.,/$£€-]){numbered('t')}(?: [a-z]+){{1,8}},? of (?:whom|which"
    rf"|them) {numbered('n')},? (?:or )?{_ABOUT}{_FRACTION}(?=[,.;]| (?:have|had|are|were|was)\b)",
    re.IGNORECASE,
)
_HALF_THAT = later(
    rf"\b{_ABOUT}{_FRACTION} (?:of )?(?:that|this)(?: amount| sum| number| figure"
    rf"| total)?, (?:or )?{numbered('n')}(?![\w/%]|[.,:]\d)",
    re.IGNORECASE,
)
_THEN_HALF_THAT = later(
    rf"(?<![\w.,/$£€-]){numbered('n')}(?: [a-z]+)?,? (?:or )?{_ABOUT}{_FRACTION} (?:of )?(?:that"
    rf"|this)(?: amount| sum| number| figure| total)?(?=[,.;]|\Z)",
    re.IGNORECASE,
)
_OF_IT = later(
    rf"(?<![\w.,/$£€-]){numbered('t')}(?: [\w-]+){{0,3}}, {_ABOUT}{_FRACTION} of (?:it|them|which"
    rf"|that)(?: [a-z]+){{0,3}},? (?:or )?{numbered('n')}(?![\w/%]|[.,:]\d)",
    re.IGNORECASE,
)
_ONE_IN = later(
    rf"(?:(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent)(?: of [a-z ]{{3,40}})?,? or "
    rf"|(?<![\w.,/$£€-]){numbered('n')} (?:out )?of (?:the |its "
    rf"|their )?{numbered('t')}(?: [a-z]+)?,? or )"
    rf"(?P<about>about |almost |nearly |around |roughly |more than |fewer than |less than |just over "
    rf"|just under )?one in (?P<k>{NUMBER})(?![\w%-])",
    re.IGNORECASE,
)

# "300 jobs, or one in ten of its 3,000 staff"
_ONE_IN_OF = later(
    rf"(?<![\w.,/$£€-]){numbered('n')}(?: [a-z]+){{0,2}},? or (?P<about>about |almost |nearly |around "
    rf"|roughly |more than |fewer than |less than |just over "
    rf"|just under )?one in (?P<k>{NUMBER}) of (?:the |its |their |all )?{numbered('t')}(?![\w%/]"
    rf"|[.,:]\d)",
    re.IGNORECASE,
)

# "400 of its 1,600 pilots redundant, a quarter of the total"; "£60 million, a quarter of the total of £240
# million"
_OF_TOTAL = (
    later(
        rf"(?<![\w.,/$£€-]){numbered('n')}(?P<gap>[^.;:\d$£€]{{0,80}}?), {_ABOUT}{_FRACTION} of the "
        rf"{numbered('t')}(?= (?:it|they|he|she|sought|originally|first|once|asked|wanted|demanded"
        rf"|claimed)\b)",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('n')} (?:out )?of (?:the |its |their |his "
        rf"|her )?{numbered('t')}(?: [a-z]+){{1,4}},? (?:or )?{_ABOUT}{_FRACTION} of (?:the total|them"
        rf"|them all|all of them|(?:its|the|their) (?:workforce|staff|fleet|total|number|members"
        rf"|membership))\b",
        re.IGNORECASE,
    ),
    later(
        rf"(?<![\w.,/$£€-]){numbered('n')}(?: [a-z]+)?,? (?:or )?{_ABOUT}{_FRACTION} of (?:the|its"
        rf"|their) (?:total|overall|full|original|whole)(?: [a-z]+)?(?: of)? {numbered('t')}(?![\w%/]"
        rf"|[.,:]\d)",
        re.IGNORECASE,
    ),
)


def _before(story: Story, at: int, sign: str) -> Amount | None:
    """The one amount of that sign in the sentence so far, else in the sentence before; None for none or
    several."""
    text = story.plain
    p, s = story.paragraph_at(at), story.sentence_at(at)
    if p is None or s is None:
        return None
    q = story.paragraphs[p.index - 1] if p.index else None
    earlier = [x for x in p.sentences if x.end <= s.start][-1:] or (
        q.sentences[-1:] if q is not None and q.role != "headline" else []
    )
    for low, high in ((s.start, at), *((x.start, x.end) for x in earlier)):
        found = [
            a
            for a in amounts(text, low, high)
            if a.sign == sign and not is_year(text, a) and not is_age(text, a)
        ]
        if sign == "":
            found = [a for a in found if a.value >= 20]
        if found:
            return (
                found[0]
                if len(found) == 1
                and not _ROUGH_NEAR.search(text, max(0, found[0].start - 16), found[0].start)
                else None
            )
    return None


_ROUGH_NEAR = later(
    r"\b(?:nearly|almost|at least|up to|more than|over|under|less than) (?:US|A|C|NZ)?[$£€]?\Z", re.IGNORECASE
)


def _of_that(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    said = text[start:end].lower()
    found = []
    if " of whom " in said or " of which " in said or " of them " in said:
        found += [(m, amount_in(m, "t")) for m in _OF_WHOM.finditer(text, start, end)]
    if " that" in said or " this" in said:
        for pattern in (_HALF_THAT, _THEN_HALF_THAT):
            found += [
                (m, _before(story, m.start(), sign))
                for m in pattern.finditer(text, start, end)
                if (sign := (m["n_sign"] or "").upper()) is not None
            ]
    if " of it" in said or " of them" in said or " of which" in said or " of that" in said:
        found += [(m, amount_in(m, "t")) for m in _OF_IT.finditer(text, start, end)]
    if " of " in said:
        found += [(m, amount_in(m, "t")) for pattern in _OF_TOTAL for m in pattern.finditer(text, start, end)]
    done: set[int] = set()
    for m, total in found:
        part = _PARTS.get(re.sub("-", " ", m["f"].lower()))
        n = amount_in(m, "n")
        if (
            part is None
            or n is None
            or total is None
            or total.sign != n.sign
            or n.sign == "%"
            or n.value >= total.value
            or n.start in done
        ):
            continue
        if is_year(text, n) or is_rough(text, span_of(n).start) or n.start == total.start:
            continue
        low, high = band(
            m["pre"] or "",
            part * total.value,
            max(part * total.value * 0.1, 0.5, part * total.slack if total.slack > 0.5 else 0.0),
        )
        if low - 1e-6 <= n.value <= high + 1e-6:
            continue
        done.add(n.start)
        yield doubt(
            span_of(n),
            f"{m['f'].lower()} of {shown(total.value, total.sign)} is "
            f"{shown(round(part * total.value, 1), total.sign)}, not {shown(n.value, n.sign)}",
            (span_of(total), "of how many"),
            (m.span("f"), "the fraction"),
        )


def _one_in(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """ "25 per cent, or one in four"."""
    text = story.plain
    for m in (*_ONE_IN.finditer(text, start, end), *_ONE_IN_OF.finditer(text, start, end)):
        k = amount(text, *m.span("k"))
        n, t = amount_in(m, "n"), amount_in(m, "t")
        p = amount(text, *m.span("p"), "%") if m.groupdict().get("p") else None
        share = p.value / 100 if p else n.value / t.value if n and t and t.value > 0 else 0.0
        if k is None or k.value < 2 or not 0 < share < 1:
            continue
        if abs(1 / share - k.value) <= (k.value * 0.2 if m["about"] else max(0.5, k.value * 0.06)):
            continue
        yield doubt(
            k.span,
            f"{shown(round(share * 100, 1))}% is one in {shown(round(1 / share, 1))}, not one in {m['k']}",
            ((m.start(), m.start("k")), "the share"),
        )


def band(pre: str, value: float, width: float) -> tuple[float, float]:
    """Between which values a fraction of that size can lie, given the word before it."""
    pre = pre.strip().lower()
    if pre in {"nearly", "almost", "just under", "less than", "under", "fewer than"}:
        return value - 2.5 * width, value
    if pre in {"over", "more than", "just over", "at least", "well over"}:
        return value, value + 4 * width
    if pre in {"", "exactly", "only"}:
        return value - width, value + width
    return value - 1.5 * width, value + 1.5 * width


def _fraction(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        yield from _by_fraction(story, start, end)
        yield from _of_that(story, start, end)
        if text.find("one in ", start, end) >= 0:
            yield from _one_in(story, start, end)
        for m in _OF_COUNT.finditer(text, start, end):
            part = _PARTS.get(re.sub("-", " ", m["f"].lower()))
            n = amount_in(m, "n")
            if (
                part is None
                or n is None
                or is_year(text, n)
                or is_rough(text, span_of(n).start)
                or n.sign == "%"
            ):
                continue
            total = amount_in(m, "t") or _counted(story, m["noun"], start, m.start())
            if total is None or total.sign != n.sign or total.value < n.value or total.value < 4:
                continue
            low, high = band(m["pre"] or "", part * total.value, max(part * total.value * 0.06, 0.5))
            if low - 1e-6 <= n.value <= high + 1e-6:
                continue
            yield doubt(
                span_of(n),
                f"{m['f'].lower()} of {shown(total.value, total.sign)} is "
                f"{shown(round(part * total.value, 1), total.sign)}, not {shown(n.value, n.sign)}",
                (span_of(total), "of how many"),
                (m.span("f"), "the fraction"),
            )
        for m in _OF_SHARE.finditer(text, start, end):
            part = _PARTS.get(re.sub("-", " ", m["f"].lower()))
            p = amount(text, *m.span("p"), "%")
            if part is None or p is None:
                continue
            low, high = band(m["pre"] or "", part * 100, 4.0)
            if low <= p.value <= high:
                continue
            yield doubt(
                p.span,
                f"{m['f'].lower()} is about {shown(round(part * 100))}%, not {shown(p.value)}%",
                (m.span("f"), "the fraction"),
            )


_DOWN_BY_FRACTION = later(
    rf"(?<![\w.,/$£€-]){numbered('b')}(?: [a-z]+){{0,2}}, (?P<verb>up"
    rf"|down) (?:by )?{_ABOUT}{_FRACTION} from {numbered('a')}(?![\w/]|[.,:]\d|%)",
    re.IGNORECASE,
)
_UP_FROM_FRACTION = later(
    rf"(?<![\w.,/$£€-]){numbered('b')}(?: [a-z]+){{0,4}},? (?P<verb>up"
    rf"|down) from {numbered('a')}(?: [a-z]+){{0,3}}, an? (?:rise|increase|fall|drop|gain|cut"
    rf"|jump) of {_ABOUT}{_FRACTION}(?=[.,;]|\Z| (?:in|on|over)\b)",
    re.IGNORECASE,
)
_BY_FRACTION_TO = later(
    rf"\b(?P<verb>rose|risen|rise|increased|grew|grown|grow|up|fell|fallen|fall|dropped|drop|cut"
    rf"|reduced|shrank|down) by {_ABOUT}{_FRACTION}(?P<gap>[^.;:\d$£€]{{0,30}}?),? to {numbered('b')}"
    rf"(?P<mid>[^.;\d$£€]{{0,40}}?),? from {numbered('a')}(?![\w/]|[.,:]\d|%)",
    re.IGNORECASE,
)


def _by_fraction(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    if text.find(" from ", start, end) < 0:
        return
    for m in (
        *_BY_FRACTION.finditer(text, start, end),
        *_BY_FRACTION_TO.finditer(text, start, end),
        *_DOWN_BY_FRACTION.finditer(text, start, end),
        *_UP_FROM_FRACTION.finditer(text, start, end),
    ):
        part = _PARTS.get(re.sub("-", " ", m["f"].lower()))
        a, b = amount_in(m, "a"), amount_in(m, "b")
        if (
            part is None
            or a is None
            or b is None
            or a.sign != b.sign
            or a.value <= 0
            or (is_year(text, a) and is_year(text, b))
        ):
            continue
        low, high = band(m["pre"] or "", part, max(0.04, (a.slack + b.slack) / a.value))
        real = abs(b.value - a.value) / a.value
        if low <= real <= high:
            continue
        yield doubt(
            m.span("f"),
            f"{shown(a.value, a.sign)} to {shown(b.value, b.sign)} is {shown(round(real * 100))}%",
            (span_of(a), "before"),
            (span_of(b), "after"),
        )


def _counted(story: Story, noun: str, start: int, at: int) -> Amount | None:
    """The count of that noun in the sentence before `at`; None where there is none, or several."""
    one = singular(noun.split()[-1].lower())
    found = [
        q for q in quantities(story).within(start, at) if one is not None and q.noun == one and not q.rough
    ]
    if len(found) != 1:
        return None
    q = found[0]
    return Amount(q.start, q.end, q.value, q.slack)


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "fraction": "|half of ;|third of ;|thirds of ;|quarter of ;|quarters of ;|fourth of ;|fourths of ;"
    "|fifth of ;"
    "|fifths of ;|sixth of ;|eighth of ;|tenth of ;|by half|;|by a third|;|by a quarter|;"
    "|by a fifth|;|by a tenth|;|by two thirds|;|by three quarters|;|a third,;|a quarter,;|half,;"
    "|half that;|half this;|a third have|;|half have|;|half are|;|or one in ;|or about one in ;"
    "|or nearly one in ;|of the total|;|of its total|;|half of the|;|by a sixth|;|by an eighth|;"
    "|of a quarter|;|of a third|;|of a fifth|;|of a tenth|;|by one ".split(";"),
}
READS = "neighbours"
CHECKS = {
    "fraction": _fraction,
}
