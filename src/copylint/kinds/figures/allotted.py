"""A whole in one sentence and in another who gets how much of it.

Parts are read where the copy lists them and closes the list; the whole is looked for near by.
Nothing is said where any figure near by, or the sum of any two, is what the parts come to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    SMALL_NUMBERS,
    amounts,
    is_age,
    is_year,
    numbered,
    report_sum,
    rounded,
    sentences_with,
    span_of,
)
from copylint.kinds.figures.parts import LOOSE, comes_to, context, told
from copylint.rules.checklist import Doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, is_rough, spelled
from copylint.story.story import Story
from copylint.tables.wordlists import words
from copylint.text.patterns import later

# -- who gets what -----------------------------------------------------------------------------

_GIVES = (
    r"(?:receives?|received|gets?|got|takes?|took|gives?|gave|given|pays?|paid|contributes?"
    r"|contributed|provides?|provided|promise[sd]?|pledge[sd]?|produce[sd]?|loses?|lost|shed|sheds"
    r"|report(?:s|ed)|record(?:s|ed)|hold|holds|held|won|wins|accounted for|accounts? for|goes? to"
    r"|went to|come from|came from|spent|spends?|raised|raises|donated|lent|put up|put in|invested"
    r"|claimed|stole|cost|costs|had|has|will be|was|were|are|is|to pay|pay for)"
)
_NAME_BETWEEN = (
    r"(?:, (?:and )?|,? and |; (?:and )?)(?:the |its |a |an |for |from |on "
    r"|to )?[^\W\d][^.;:,\d$£€%()]{1,45}? "
)

# "Schools will receive £40 million, roads £24 million and social care £20 million"
_GAPPED = later(
    rf"\b{_GIVES} (?P<list>{numbered('a')}[^.;:,\d$£€%()]{{0,30}}?(?:{_NAME_BETWEEN}(?:US|A|C"
    rf"|NZ)?[$£€]?{NUMBER}[^.;:,\d$£€%()]{{0,20}}?){{0,5}},? and (?:the |its |a |an |for |from |on "
    rf"|to )?(?P<last>[^\W\d][^.;:,\d$£€%()]{{1,45}}?) {numbered('z')})(?![\w/%]|[.,:]\d| ?per ?cent)",
    re.IGNORECASE,
)

# "a new roof (£1.4 million), seats (£900,000) and a lift (£700,000)"
_BRACKETED = later(
    rf"(?P<list>\({numbered('a')}\)(?:, [^.;:()\d]{{2,40}} \((?:US|A|C"
    rf"|NZ)?[$£€]?{NUMBER}\)){{0,6}},? and [^.;:()\d]{{2,40}} \({numbered('z')}\))"
)

# "£7,000 in 2021, £6,500 in 2022 and £4,500 in 2023"
_BY_YEAR = later(
    rf"(?P<list>{numbered('a')} (?:[a-z]+ )?in (?:19|20)\d\d(?:, (?:US|A|C|NZ)?[$£€]?{NUMBER} in (?:19"
    rf"|20)\d\d){{0,6}},? and {numbered('z')} in (?:19|20)\d\d)",
    re.IGNORECASE,
)

# "$30,000 from one man, $25,000 from another and a total of $35,000 from the other three"
_SHARED_AMONG = later(
    rf"(?P<list>(?P<a_sign>(?:US|A|C|NZ)?[$£€])(?P<a>{NUMBER}) (?P<how>from|for|to"
    rf"|by) [^.;:\d$£€%()]{{2,40}}?(?:, (?:and )?(?:US|A|C"
    rf"|NZ)?[$£€]{NUMBER} (?P=how) [^.;:\d$£€%()]{{2,40}}?)+,? and (?:a (?:further "
    rf"|total of ))?(?P<z_sign>(?:US|A|C|NZ)?[$£€])(?P<z>{NUMBER})) (?P=how)\b",
    re.IGNORECASE,
)

# "a salary of £700,000, a bonus of £500,000 and a pension of £200,000"
_OF_KINDS = later(
    rf"\b(?P<list>an? [a-z ]{{3,25}} of (?P<a_sign>[$£€])(?P<a>{NUMBER})"
    rf"(?:, (?:and )?an? [a-z ]{{3,25}} of [$£€]{NUMBER})+,? and an? [a-z ]{{3,25}} of "
    rf"(?P<z_sign>[$£€])(?P<z>{NUMBER}))(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)
_REST = later(r"(?:the )?(?:rest|others?|remainder|remaining|other [a-z]+)\b", re.IGNORECASE)
_VERB_INSIDE = later(
    r"\b(?:is|was|were|are|has|had|have|will|would|said|rose|fell|from|to|than|while|but|after|before"
    r"|when|with|which|who|that)\b",
    re.IGNORECASE,
)

#: What is earned or owned need not be what is then paid out.
_EARNED = later(
    r"\b(?:sales|revenues?|turnover|income|profits?|earnings|loss(?:es)?|worth|valued|market|shares"
    r"|assets|debts?)\b[^.;,\d]*\Z",
    re.IGNORECASE,
)
_OTHER_THINGS = later(
    r" (?:points?|runs?|goals?|tries|assists?|rebounds?|yards?|wickets?|years?|months?|weeks?|days?"
    r"|hours?|minutes?|seconds?|times?|miles?|km|metres?|meters?|feet|inches|degrees|caps)\b",
    re.IGNORECASE,
)

#: Anything that may be a number, found cheaply.
_QUICK = later(rf"\d[\d,.]*|\b(?:{spelled(2, 12)}|twenty|thirty)\b")


def _items(text: str, kind: str, m: re.Match[str]) -> list[Amount]:
    found = amounts(text, *m.span("list"))
    if kind == "by-year":
        return [a for a in found if not is_year(text, a)]
    return [a for a in found if a.sign] if kind in {"shared", "kinds"} else found


def _allotted(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        p = story.paragraph_at(start)
        if p is None or p.role == "headline":
            continue
        if text.find(" and ", start, end) < 0 or len(_QUICK.findall(text[start:end])) < 2:
            continue
        for kind, pattern in (
            ("gapped", _GAPPED),
            ("bracketed", _BRACKETED),
            ("by-year", _BY_YEAR),
            ("shared", _SHARED_AMONG),
            ("kinds", _OF_KINDS),
        ):
            if kind == "bracketed" and text.find("(", start, end) < 0:
                continue
            found = None
            for m in pattern.finditer(text, start, end):
                found = _one_list(story, kind, m, start, end)
                if found is not None and not told(story, start, end):
                    yield found
            if found is not None:
                break


_ALL_OF_IT = later(r"\b(?:between them|in all|in total|altogether)\b")
_OVER_YEARS = later(rf"\b(?:over|in|for) (?:the )?(?:{spelled(2, 6)}) years\b")


def _one_list(story: Story, kind: str, m: re.Match[str], start: int, end: int) -> Doubt | None:
    text = story.plain
    parts = _items(text, kind, m)
    rest = kind == "gapped" and _REST.match(m["last"]) is not None
    if not _is_list(text, kind, m["list"], parts):
        return None
    total = sum(a.value for a in parts)
    # A list is as fine as its finest figure; that all were rounded the same way is unlikely.
    finest = min(a.slack for a in parts)
    slack = 0.6 * finest * len(parts) if rounded(text, parts) else 0.0
    low = _low(story, start)
    wholes = _wholes(text, m, parts, low, end)
    if not wholes or any(_OTHER_THINGS.match(text, a.end) for a in wholes):
        return None
    whole = min(wholes, key=lambda a: abs(a.value - total))
    off = total - whole.value
    if is_rough(text, span_of(whole).start) and (abs(off) <= whole.value * 0.08 or off < 0):
        return None
    most = whole.value * (0.3 if len(parts) > 2 else 0.2)
    fine = slack + (min(whole.slack, whole.value * 0.02) if rounded(text, [whole]) else 0.0)
    if abs(off) <= max(1e-6, fine) or abs(off) > most:
        return None
    before = text[low : start + 1 if low < start else m.start("list")]
    if off < 0 and not rest and not _ALL_OF_IT.search(before):
        if kind != "by-year" or not _OVER_YEARS.search(text[low:start]):
            return None
    if parts[0].sign == "" and not rest and len({w.value for w in wholes}) != 1:
        return None
    same = [a for a in context(story, start) if a.sign == parts[0].sign]
    if comes_to(total, [a for a in same if not any(a.start == x.start for x in parts)], slack):
        return None
    # Parts that come to the whole without one of them: the list then holds something of another kind.
    if any(abs(total - x.value - whole.value) <= slack + 1e-6 for x in parts):
        return None
    return report_sum(parts, whole, parts[0].sign)


def _is_list(text: str, kind: str, words: str, parts: list[Amount]) -> bool:
    """Whether the amounts are parts of one thing: enough, of one sign, and each as exact as it looks."""
    named = kind == "gapped"
    if len(parts) < (2 if named or kind == "by-year" else 3):
        return False
    if len({a.sign for a in parts}) != 1 or parts[0].sign == "%":
        return False
    if kind == "shared":
        words = words.replace("a further ", "").replace(" another", "")
    loose = any(
        is_year(text, a) or is_rough(text, span_of(a).start) or _OTHER_THINGS.match(text, a.end)
        for a in parts
    )
    if loose or LOOSE.search(words):
        return False
    return not (named and _VERB_INSIDE.search(re.sub(r"\A\S+", "", words)))


def _low(story: Story, start: int) -> int:
    """Where the sentence before begins, or the last two of the paragraph before; else the sentence itself."""
    p = story.paragraph_at(start)
    before = [s for s in p.sentences if s.end <= start][-1:] if p is not None else []
    if p is not None and not before and p.index:
        q = story.paragraphs[p.index - 1]
        before = q.sentences[-2:] if q.role != "headline" else []
    return before[0].start if before else start


def _wholes(text: str, m: re.Match[str], parts: list[Amount], low: int, end: int) -> list[Amount]:
    """The amounts near a list that may be the whole: in its sentence or the one before, of the same kind."""
    near = [a for a in amounts(text, low, m.start("list")) if not is_age(text, a)]
    near += amounts(text, m.end("list"), end)
    most = max(x.value for x in parts)
    return [
        a
        for a in near
        if a.sign == parts[0].sign
        and not is_year(text, a)
        and a.value > most
        and not _EARNED.search(text, max(0, a.start - 45), a.start)
    ]


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "allotted": [
        *(
            f"{v} {n}"
            for v in words("figures", "what gives a share")
            for n in ("$", "?", *"123456789", *SMALL_NUMBERS)
        ),
        *" of $; of ?;($;(?;|in 20;|in 19".split(";"),
    ],
}
READS = "neighbours"
CHECKS = {
    "allotted": _allotted,
}
