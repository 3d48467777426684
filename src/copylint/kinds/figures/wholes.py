"""A whole and what is left of it, and a whole and what became of each of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    amount_in,
    amounts,
    is_age,
    is_year,
    numbered,
    report_sum,
    sentences_with,
    shown,
    span_of,
)
from copylint.kinds.figures.parts import LOOSE, comes_to, context, told
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.quantities import quantities
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

# -- what is left ------------------------------------------------------------------------------

_LEFT = later(
    rf"\bleaving(?: (?:it|them|him|her|the [a-z]+|only|just))?(?: with)? {numbered('r')}(?: [a-z]+)?"
    rf"(?: (?:still|for|to|in|at|without|unaccounted|missing|left|on|homes?|people))?(?=[ ,.;])",
    re.IGNORECASE,
)
_ONE_OF = later(
    rf"\b(?P<k>{NUMBER}) of the (?P<m>{NUMBER})\b[^.;\d]{{0,90}}?[,;.] ?(?:(?:and|but|while"
    rf"|whereas) )?the (?:other|remaining) (?P<n>{NUMBER})\b(?! of\b)",
    re.IGNORECASE,
)
_AGED = later(rf"\b(?:boy|girl|man|woman|baby|child) (?:of|aged) {NUMBER}|, {NUMBER}(?=,)", re.IGNORECASE)
_GAINED = later(
    r"\b(?:another|more|further|also|then|plus|added|new|joined|born|hired|bought|each|per|every|about"
    r"|around|nearly|almost|some|than|least)\b",
    re.IGNORECASE,
)


def _what_is_left(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Power was cut to 42,000 homes ... restored to 30,000, leaving 22,000 without"; "one of the five ...
    the other three"."""
    text = story.plain
    done = -1
    for start, end in sentences_with(story, hits):
        p = story.paragraph_at(start)
        if p is None or p.role == "headline":
            continue
        if p.start > done:
            done = p.start
            yield from _one_of(story, p)
        left = _LEFT.search(text, start, end)
        if left is None:
            continue
        r = amount_in(left, "r")
        if (
            r is None
            or r.value < 2
            or is_rough(text, span_of(r).start)
            or _GAINED.search(text, start, left.end())
        ):
            continue
        here = [a for a in amounts(text, start, left.start()) if not is_year(text, a) and not is_age(text, a)]
        here = [a for a in here if a.sign == r.sign]
        pair = _whole_and_gone(story, p, start, here)
        if not pair:
            continue
        whole, gone = max(pair, key=lambda a: a.value), min(pair, key=lambda a: a.value)
        right = whole.value - gone.value
        if right <= 0 or r.value >= whole.value or any(is_rough(text, span_of(a).start) for a in pair):
            continue
        slack = whole.slack + gone.slack + r.slack if max(whole.slack, gone.slack, r.slack) > 0.5 else 0.0
        if abs(right - r.value) <= slack or not 0.4 <= r.value / right <= 2.5:
            continue
        if comes_to(
            r.value,
            [a for a in context(story, start, before=1, after=0) if a.start != r.start and a.sign == r.sign],
            slack,
        ) or told(story, start, end):
            continue
        yield doubt(
            span_of(r),
            f"{shown(whole.value, whole.sign)} less {shown(gone.value, gone.sign)} is "
            f"{shown(right, whole.sign)}, not {shown(r.value, r.sign)}",
            (span_of(whole), "the whole"),
            (span_of(gone), "what goes"),
        )


def _one_of(story: Story, p: Paragraph) -> Iterator[Doubt]:
    """ "One of the five ... the other three"."""
    text = story.plain
    for m in _ONE_OF.finditer(text, p.start, p.end):
        k, whole, n = (amount(text, *m.span(g)) for g in "kmn")
        if (
            k is None
            or whole is None
            or n is None
            or n.value >= whole.value
            or k.value + n.value == whole.value
            or is_rough(text, n.start)
        ):
            continue
        between = _AGED.sub("", text[m.end("m") : m.start("n")])
        if ANY_NUMBER.search(between) or k.value >= whole.value:
            continue
        if told(story, p.start, p.end):
            continue
        yield doubt(
            n.span,
            f"{shown(whole.value)} less {shown(k.value)} is {shown(whole.value - k.value)}, not "
            f"{shown(n.value)}",
            (whole.span, "the whole"),
            (k.span, "the others"),
        )


def _whole_and_gone(story: Story, p: Paragraph, start: int, here: list[Amount]) -> list[Amount]:
    """The whole and what goes of it: both in the sentence, or the whole before it; none where that is not
    told."""
    text = story.plain
    if len(here) == 2:
        of = re.search(r"\b(?:out of|of|from)\b", text[here[0].start : here[1].end])
        return here if of else []
    if len(here) != 1:
        return []
    q = story.paragraphs[p.index - 1] if p.index else None
    low = q.start if q is not None and q.role != "headline" else p.start
    mine = quantities(story).at(here[0].start)
    noun = mine.noun if mine is not None else ""
    counts = [c for c in quantities(story).within(low, start) if noun and c.noun == noun]
    if len({c.value for c in counts}) != 1 or any(c.rough for c in counts):
        return []
    first = counts[0]
    return [Amount(first.start, first.end, first.value, first.slack), here[0]]


_OF_MANY = later(
    rf"\b[Oo]f (?:the |its |their |his |her |all )?{numbered('t')} (?:[a-z]+ )?(?:[a-z]{{3,}}s|people"
    rf"|men|women|children)\b(?: [^,;:.\d]{{2,60}})?, "
)

#: What became of each part; nothing that two parts could share is among them.
_BECAME = later(
    r" (?:[a-z]+ )?(?:were|was|are|have been|had been) (?:[a-z]+ly )?(?:finished|completed|late"
    r"|cancelled|canceled|delayed|killed|injured|unhurt|dead|alive|missing|rescued|saved|approved"
    r"|rejected|withdrawn"
    r"|refused|granted|accepted|open|closed|shut|sold|unsold|lost|won|drawn|passed|failed|upheld"
    r"|dismissed|settled|adjourned|acquitted|convicted|jailed|freed|released|deferred|postponed|vacant"
    r"|empty|occupied"
    r"|men|women|boys|girls|children|adults|positive|negative|male|female|under way|pending|ongoing"
    r"|unanswered|undecided|absent)\b"
    r"| (?:[a-z]+ )?(?:voted (?:for|against|yes|no)|abstained|passed|failed|died|survived|won|lost"
    r"|drew|backed|opposed|did not vote|said (?:yes|no))\b",
    re.IGNORECASE,
)


def _of_many(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Of 212 schemes, 96 were finished, 71 were late and 55 were cancelled": more than there are."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        m = _OF_MANY.search(text, start, end)
        total = amount_in(m, "t") if m is not None else None
        if (
            m is None
            or total is None
            or is_year(text, total)
            or is_rough(text, total.start)
            or LOOSE.search(text, m.end(), end)
        ):
            continue
        parts = amounts(text, m.end(), end)
        if len(parts) < 3 or any(
            is_rough(text, a.start) or a.sign or not _BECAME.match(text, a.end) for a in parts
        ):
            continue
        if not re.search(
            r"\band (?:the (?:other|remaining) )?\Z", text[parts[-2].end : parts[-1].start]
        ) or total.value != int(total.value):
            continue
        come_to = sum(a.value for a in parts)
        # What is far over counts some twice; what is under leaves some out.
        if total.value < come_to <= total.value + max(3, 0.15 * total.value):
            yield report_sum(parts, total)


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "of-many": [
        *"|of the ;|of its ;|of their ;|of all ".split(";"),
        *(f"|of {d}" for d in "123456789"),
        *(f"|of {w}|" for w in ("ten", "twelve", "twenty", "thirty", "forty", "fifty", "sixty")),
    ],
    "what-is-left": ["|leaving ", "|the other ", "|the remaining "],
}
READS = "neighbours"
CHECKS = {
    "of-many": _of_many,
    "what-is-left": _what_is_left,
}
