"""People by their sorts: so many men, women and children, and how many they are together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    SMALL_NUMBERS,
    amount_in,
    amounts,
    numbered,
    report_sum,
    rounded,
    sentences_with,
    span_of,
)
from copylint.kinds.figures.parts import LOOSE, comes_to, context, told
from copylint.rules.checklist import Doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.quantities import quantities
from copylint.story.story import Story
from copylint.tables.wordlists import word_pairs, word_set
from copylint.text.patterns import later
from copylint.text.tokens import lowered

# -- men, women and children -------------------------------------------------------------------

_WHO = (
    r"men|women|boys|girls|children|adults|males|females|man|woman|boy|girl|child|adult|teenagers"
    r"|civilians|soldiers"
)
_KINDS = later(
    rf"(?<![\w.,/$£€-])(?P<a>{NUMBER})(?: of (?:the|them|those)(?: [a-z]+)?)?(?: (?:are|were|was"
    rf"|is))?(?: [a-z]+)? (?P<x>{_WHO})"
    rf"(?P<more>(?:, (?P<b>{NUMBER}) (?:[a-z]+ )?(?P<y>{_WHO}))?),? and (?P<c>{NUMBER})(?: of (?:the"
    rf"|them|those)(?: [a-z]+)?)?(?: (?:are|were|was|is))?(?: [a-z]+)? (?P<z>{_WHO})\b",
    re.IGNORECASE,
)
_HALVES = (
    {"men", "women"},
    {"boys", "girls"},
    {"males", "females"},
    {"adults", "children"},
    {"civilians", "soldiers"},
)
_PLURAL = {
    "man": "men",
    "woman": "women",
    "boy": "boys",
    "girl": "girls",
    "child": "children",
    "adult": "adults",
}

# "18 rooms, eight of them with mosaic floors and ten without"; "£5 million in two years, £2.8 million in the
# first and £2.2 million in the second"
_WITH_WITHOUT = later(
    rf"(?<![\w.,/$£€-]){numbered('t')} (?:[a-z]+ )?[a-z]{{3,}}s?(?: [a-z]+){{0,3}}, {numbered('a')}"
    rf"(?: of them)? (?P<x>with|without)(?: [^.;:\d]{{3,40}}?)? and {numbered('b')} (?P<y>with"
    rf"|without)\b",
    re.IGNORECASE,
)
_FIRST_SECOND = later(
    rf"(?<![\w.,/$£€-]){numbered('t')}(?: [a-z]+){{0,2}} (?:in"
    rf"|over) (?P<two>two )?[a-z]+(?: [^.;:\d$£€]{{3,50}}?)?, {numbered('a')} in the first"
    rf"(?: [^.;:\d$£€,]{{3,25}}?)?,? and {numbered('b')} in the (?:second|last|other)\b",
    re.IGNORECASE,
)

# "Forty-two pupils and six teachers were stranded. The 48 passengers slept in a gym."
_TWO_SORTS = later(
    rf"(?<![\w.,/$£€-])(?P<a>{NUMBER}) (?:[a-z]+ )?(?P<x>[a-z]{{3,}}s|men|women|children|people|crew"
    rf"|staff) and (?P<b>{NUMBER}) (?:[a-z]+ )?(?P<y>[a-z]{{3,}}s|men|women|children|people|crew"
    rf"|staff)\b",
    re.IGNORECASE,
)
_THEY_ALL = later(
    rf"(?:(?<=[.!?] )|(?<=\n))(?:The|All) (?P<n>{NUMBER}) (?P<who>people|passengers|travellers"
    rf"|travelers|victims|patients|prisoners|hostages|survivors|protesters|guests|visitors|injured|dead"
    rf"|missing)\b"
)


def _two_halves(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Those with and those without, the first and the second of two, two sorts of people and all of them."""
    text = story.plain
    for word, pattern in ((" without", _WITH_WITHOUT), (" in the first", _FIRST_SECOND)):
        if text.find(word, start, end) < 0:
            continue
        for m in pattern.finditer(text, start, end):
            t, a, b = (amount_in(m, k) for k in "tab")
            if (
                t is None
                or a is None
                or b is None
                or not t.sign == a.sign == b.sign
                or any(is_rough(text, span_of(v).start) for v in (t, a, b))
            ):
                continue
            if word == " without" and m["x"].lower() == m["y"].lower():
                continue
            off = a.value + b.value - t.value
            slack = 0.6 * (t.slack + a.slack + b.slack) if rounded(text, [a, b]) else 0.0
            if abs(off) <= slack + 1e-6 or max(a.value, b.value) >= t.value or abs(off) > t.value * 0.35:
                continue
            if word != " without" and off < 0 and not m["two"]:
                continue
            yield report_sum([a, b], t, t.sign)
    they = _THEY_ALL.match(text, start)
    p = story.paragraph_at(start)
    if they is None or p is None:
        return
    n = amount(text, *they.span("n"))
    q = story.paragraphs[p.index - 1] if p.index else None
    before = [s for s in p.sentences if s.end <= start][-1:] or (
        q.sentences[-1:] if q is not None and q.role != "headline" else []
    )
    found = list(_TWO_SORTS.finditer(text, before[0].start, before[0].end)) if before else []
    if n is None or len(found) != 1:
        return
    a, b = amount(text, *found[0].span("a")), amount(text, *found[0].span("b"))
    if a is None or b is None or is_rough(text, a.start) or is_rough(text, b.start):
        return
    numbers = amounts(text, before[0].start, before[0].end)
    total = a.value + b.value
    if (
        len(numbers) != 2
        or n.value in {a.value, b.value, total}
        or abs(n.value - total) > max(2.0, total * 0.15)
    ):
        return
    yield report_sum([a, b], n)


def _of_each(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Five people were killed ... The dead were three women and three men"."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        p = story.paragraph_at(start)
        if p is None or p.role == "headline":
            continue
        halves = list(_two_halves(story, start, end))
        if halves:
            yield from (f for f in halves if not told(story, start, end))
            continue
        for m in _KINDS.finditer(text, start, end):
            groups = {_PLURAL.get(m[g].lower(), m[g].lower()) for g in "xyz" if m[g]}
            if not any(pair <= groups for pair in _HALVES):
                continue
            parts = [a for g in "abc" if m[g] and (a := amount(text, *m.span(g))) is not None]
            total = sum(a.value for a in parts)
            if (
                total < 3
                or any(is_rough(text, a.start) for a in parts)
                or LOOSE.search(text, max(start, m.start() - 40), m.end())
            ):
                continue
            pool = [
                a
                for a in context(story, start, after=0)
                if not a.sign and not any(a.start == x.start for x in parts)
            ]
            if comes_to(total, pool, 0.0):
                continue
            known = _people_before(story, m.start(), start, {a.start for a in parts})
            said = _STATUS.findall(text[max(start, m.start() - 60) : m.start()])
            if said:
                # "The injured were two men and three women" are not the five who died.
                known = [
                    a
                    for a in known
                    if not (
                        other := _STATUS.findall(
                            text[a.end : a.end + 50].partition(",")[0].partition(" and ")[0]
                        )
                    )
                    or _DEATH[lowered(said[-1])] == _DEATH[lowered(other[0])]
                ]
            if (
                len({q.value for q in known}) != 1
                or abs(known[0].value - total) > max(2.0, known[0].value * 0.15)
                or any(a.value >= known[0].value for a in parts)
            ):
                continue
            if not told(story, start, end):
                yield report_sum(parts, known[-1])


_DEATH = {w: int(n) for w, n in word_pairs("figures", "what became of people").items()}
_STATUS = later(rf"\b(?:{'|'.join(_DEATH)})\b", re.IGNORECASE)
_PEOPLE = word_set("figures", "people that may be a whole")
_DEAD = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?: people)? (?:were |was |have been |had been |are |have "
    rf"|had )?(?:killed|dead|died|rescued|arrested|injured|hurt|wounded|drowned|missing)\b"
    rf"|\b[Oo]f the (?P<n2>{NUMBER})(?: (?:rescued|dead|injured|arrested))?\b",
    re.IGNORECASE,
)
_AGENTS = ("er", "or", "ist", "ian", "eer")
_NO_AGENTS = word_set("figures", "no people in er")


def _people_before(story: Story, at: int, start: int, but: set[int]) -> list[Amount]:
    """The counts of people that may be the whole: in the sentence, or the two before it."""
    text = story.plain
    p = story.paragraph_at(start)
    if p is None:
        return []
    low = (
        story.paragraphs[p.index - 1].start
        if p.index and story.paragraphs[p.index - 1].role != "headline"
        else p.start
    )
    found = {
        q.start: Amount(q.start, q.end, q.value, 0.0)
        for q in quantities(story).within(low, at)
        if not q.rough and (q.noun in _PEOPLE or q.noun.endswith(_AGENTS) and q.noun not in _NO_AGENTS)
    }
    for m in _DEAD.finditer(text, low, at):
        a = amount(text, *m.span("n" if m["n"] else "n2"))
        if a is not None and not is_rough(text, a.start):
            found.setdefault(a.start, a)
    whole = [a for s, a in sorted(found.items()) if s not in but and a.value > 2]
    # The same sentence knows best.
    return [a for a in whole if a.start >= start] or whole


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "of-each": [f"|{w}|" for w in ("women", "girls", "females", "children", "civilians")]
    + ["|without|", "|in the first|"]
    + [
        f"{mark}{w} {n}"
        for mark in (". ", "\n")
        for w in ("the", "all")
        for n in (*"123456789", *(f"{x}|" for x in SMALL_NUMBERS[2:]))
    ],
}
READS = "neighbours"
CHECKS = {
    "of-each": _of_each,
}
