"""A total and its parts: "nine people died: five men and three women"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    NEXT,
    SMALL_NUMBERS,
    WHOLE,
    adds_up_to,
    amount_in,
    is_year,
    list_of_parts,
    numbered,
    report_sum,
    rounded,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, is_rough
from copylint.story.quantities import Quantity, quantities, singular
from copylint.story.roles import PROSE
from copylint.story.story import Story, whole_text
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

#: Where a list of parts can begin: behind a colon, a dash or a bracket, or a comma before people.
_NUMBER_START = (
    r"(?:\d|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
    r"|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen"
    r"|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty"
    r"|[Ss]eventy|[Ee]ighty|[Nn]inety)\b)"
)
_LIST_START = later(rf"[:–—(-] ?(?=[$£€]?{_NUMBER_START})")
_PEOPLE_LIST = later(
    rf", (?:including )?(?={_NUMBER_START}[\w-]* (?:[a-z-]+ )?(?:men|women|boys|girls|children|adults"
    rf"|man|woman|boy|girl|child|teenagers)\b)"
)
_PEOPLE_TOTAL = later(
    r"(?:people|passengers|victims|civilians|patients|workers|students|pupils|members|residents"
    r"|migrants|staff|officers|protesters|players|candidates|jurors"
    r"|adults|relatives|villagers|tourists|hostages|defendants|suspects)(?: (?:died|were killed"
    r"|were hurt|were injured|were arrested|were charged))?\Z"
)
_OF_WHICH = later(r"(?:of which|of whom|of them|of those)(?:,)? (?P<at>)")
_OF_THE = later(
    rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:(?:the|its|those|these|their)(?: {numbered('t')})?|(?:the "
    rf"|its )?{numbered('u')}) (?P<mods>(?:[a-z-]+ ){{0,2}}?)(?P<noun>[a-z]{{3,}}s|people|men|women"
    rf"|children)\b[^,.;]{{0,40}}, (?P<at>)"
)

# "Of the five, two are in Omaha and three in Lincoln."
_OF_THE_NUMBER = later(
    rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:the|those|these|its|their) {numbered('t')}, (?=\d"
    rf"|[a-z])(?P<at>)"
)
_BARE_AT = later(
    rf"(?={_NUMBER_START}){NUMBER}(?P<of> of (?:the|them|those|these)\b(?: (?P<noun>[a-z]+))?)?"
    r"(?= (?:were|was|are|is|would|will|had|have|has|came|come|went|live|lived|stand|stood|died|voted"
    r"|said|in|from|at|on|of)\b)",
    re.IGNORECASE,
)
_OTHER = later(
    rf"\b{numbered('a')} of the (?P<noun>[a-z]{{4,}}s)\b(?P<mid>[^.;:\d]{{0,70}}?)(?:,|and| and"
    rf"|, and) (?:[^.;:\d]{{0,40}}? )?the (?:other|remaining|rest,?) {numbered('b')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
_PERSON_NOUN = word_set("figures", "people in parts")


def _parts(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    done: set[int] = set()
    begin = story.body[0].start if story.body else 0
    last = -1
    for start, end in hits:
        if start < begin - 1 or start == last:
            continue
        last = start
        mark = text[start]
        if mark in ":–—-(":
            m = _LIST_START.match(text, start)
            if m is None or (m.group() == "- " and text[start - 1] != " "):
                continue
            # What is announced stands in the same sentence, a few words before.
            total = _last_amount(story, text, start, rough=mark == ":")
            if total is not None and "," not in text[total.end : start]:
                yield from _against(story, total, m.end(), done, exhaustive=True)
        elif mark == ",":
            m = _PEOPLE_LIST.match(text, start)
            if m is None or not _PEOPLE_TOTAL.search(text, max(begin, start - 40), start):
                continue
            total = _last_amount(story, text, start)
            if total is not None:
                yield from _against(story, total, m.end(), done, exhaustive=True)
        elif mark in '.!?\n"':
            if not re.search(r"\bof ", text[start:end], re.IGNORECASE):
                yield from _bare(story, done, _behind_mark(text, start))
                continue
            m = _OF_THE_NUMBER.search(text, start, min(len(text), end + 30))
            if m is not None:
                total = amount_in(m, "t")
                if total is not None:
                    yield from _against(story, total, m.end(), done, exhaustive=False)
                continue
            m = _OF_THE.search(text, start, min(len(text), end + 90))
            if m is not None:
                total = (
                    amount_in(m, "t")
                    or amount_in(m, "u")
                    or _counted_before(story, singular(m["noun"]) or "", m.start())
                )
                if total is not None:
                    yield from _against(story, total, m.end(), done, exhaustive=False)
        elif mark in "oO":
            m = _OF_WHICH.match(text, start)
            total = _last_amount(story, text, start) if m is not None else None
            if m is not None and total is not None:
                yield from _against(story, total, m.end(), done, exhaustive=True)
        elif re.match(_NUMBER_START, text[end : end + 12]):
            s = story.sentence_at(start)
            other = _OTHER.search(text, s.start, s.end) if s is not None else None
            if other:
                yield from _the_other(story, other)
    if begin == 0 and text:
        yield from _bare(story, done, 0)


def _behind_mark(text: str, at: int) -> int:
    """Where the words begin behind a stop, a closing mark and a space."""
    while at < len(text) and text[at] in '.!?" \n':
        at += 1
    return at


def _against(
    story: Story, total: Amount, at: int, done: set[int], *, exhaustive: bool, least: int = 2
) -> Iterator[Doubt]:
    text = story.plain
    s = story.sentence_at(at)
    if s is None or at in done:
        return
    end = s.end
    for stop in (";", ")", " – ", " — "):
        k = text.find(stop, at, end)
        if k > 0 and stop != ";":
            end = min(end, k)
    parts, closed = list_of_parts(text, at, end)
    if len(parts) < least or not closed or parts[0].sign != total.sign:
        return
    if any(is_year(text, a) or is_rough(text, span_of(a).start) for a in parts) or WHOLE.search(
        text, at, min(end, parts[-1].end + 30)
    ):
        return
    if total.value <= 0 or any(a.value > total.value for a in parts):
        return
    done.add(at)
    whole = sum(a.value for a in parts)
    slack = total.slack + sum(a.slack for a in parts) if total.sign or total.slack > 0.5 else 0.0
    off = whole - total.value
    if total.slack == total.value * _ABOUT_SLACK and abs(off) <= total.slack:
        return
    if abs(off) <= max(slack * (0.6 if total.sign else 1.0) if rounded(text, [total, *parts]) else 0.0, 1e-6):
        return
    if (
        off < 0
        and (not exhaustive or -off > total.value * 0.15)
        and not (exhaustive and len(parts) >= 2 and total.value <= 12 and -off <= 1)
    ):
        return
    if off > 0 and off > total.value * 0.6:
        return
    yield report_sum(parts, total, total.sign)


_ABOUT = later(r"\b(?:about|around|some|roughly|approximately) (?:[$£€]|US\$)?\Z", re.IGNORECASE)

#: How far parts may be from a total that is called approximate.
_ABOUT_SLACK = 0.06


def _last_amount(story: Story, text: str, at: int, *, rough: bool = False) -> Amount | None:
    """The last amount of the sentence before `at`, when it is no year and not approximate; with
    `rough`, "about £110,000" counts, with the slack that leaves."""
    s = story.sentence_at(at)
    if s is None:
        return None
    last = None
    for m in ANY_NUMBER.finditer(text, s.start, at):
        last = m
    if last is None or at - last.end() > 60:
        return None
    a = amount_in(last, "n")
    if is_rough(text, last.start()):
        if (
            a is None
            or not rough
            or a.value < 20
            or _ABOUT.search(text, max(0, last.start() - 16), span_of(a).end - (a.end - a.start)) is None
        ):
            return None
        a = Amount(a.start, a.end, a.value, a.value * _ABOUT_SLACK, a.sign)
    return None if a is None or is_year(text, a) else a


def _counted_before(story: Story, noun: str, at: int) -> Amount | None:
    """The one count of that noun before `at`; None where there is none, or there are several."""
    found = [q for q in quantities(story).before(at) if q.noun == noun and not q.rough]
    values = {q.value for q in found}
    if len(values) != 1:
        return None
    q = found[-1]
    return Amount(q.start, q.end, q.value, q.slack)


def _the_other(story: Story, m: re.Match[str]) -> Iterator[Doubt]:
    """ "41 of the goals ... the other 18": their sum must be a figure that the story gives."""
    a, b = amount_in(m, "a"), amount_in(m, "b")
    noun = singular(m["noun"].lower())
    if a is None or b is None or noun is None or a.sign or b.sign:
        return
    whole = a.value + b.value
    known = [
        q
        for q in quantities(story).before(a.start)
        if q.noun == noun and not q.rough and q.determiner == "" and q.value > a.value
    ]
    if not known and noun in {"goal", "point", "run", "try", "set", "frame", "game"}:
        scores = [
            Amount(x.start(k), x.end(k), float(x[k]), 0.0)
            for x in re.finditer(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])", whole_text(story)[: a.start])
            for k in (1, 2)
        ]
        if not scores or any(s.value == whole for s in scores):
            return
        top = scores[0]
        if not abs(whole - top.value) <= max(4, top.value * 0.15):
            return
        yield doubt(
            span_of(b),
            f"{shown(a.value)} + {shown(b.value)} = {shown(whole)}, which is neither side’s score",
            (span_of(top), "the score"),
            (span_of(a), "the other part"),
        )
        return
    if len({q.value for q in known}) != 1 or known[0].value == whole or known[0].value < a.value:
        return
    q = known[-1]
    yield doubt(
        span_of(b),
        f"{shown(a.value)} + {shown(b.value)} = {shown(whole)}, not {shown(q.value)}",
        (q.span, "the total"),
        (span_of(a), "the other part"),
    )


def _bare(story: Story, done: set[int], at: int) -> Iterator[Doubt]:
    """ "Nine were treated at the scene and seven were taken to hospital", of 14 in the sentence before."""
    text = story.plain
    if not _BARE_AT.match(text, at):
        return
    p = story.paragraph_at(at)
    if p is None or at in done or p.role == "headline":
        return
    s = p.sentence_at(at)
    before = [x for x in p.sentences if x.end <= at][-1:]
    if not before and p.index > 0:
        q = story.paragraphs[p.index - 1]
        before = q.sentences[-1:] if q.role in PROSE else []
    if not before:
        return
    parts, closed = list_of_parts(text, at, s.end)
    if len(parts) < 2 or not closed or WHOLE.search(text, at, min(s.end, parts[-1].end + 30)):
        return
    if any(not _bare_number(text, a) or is_rough(text, a.start) or a.sign for a in parts):
        return
    totals = [
        q
        for q in quantities(story).within(before[0].start, before[0].end)
        if not q.unit and not q.rough and q.determiner in {"", "all", "the"}
    ]
    # A total without its noun: "Seventeen were hurt."
    x = _BARE_AT.match(text, before[0].start)
    if x is not None:
        n = ANY_NUMBER.match(text, x.start())
        a = amount_in(n, "n") if n is not None else None
        if a is not None:
            totals.append(
                Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "", False, a.end, p.index)
            )
    if not totals:
        return
    whole = sum(a.value for a in parts)
    if any(abs(q.value - whole) < 1e-6 for q in totals):
        return
    top = max(totals, key=lambda q: q.value)
    if any(a.value > top.value for a in parts):
        return
    over = top.value < whole <= top.value * 1.6 + 1
    short = (
        len(totals) == 1
        and 0 < top.value - whole <= max(1.0, top.value * 0.1)
        and top.value >= 6
        and _complement(text[at : s.end])
    )
    if not over and not short:
        return
    yield doubt(
        span_of(parts[-1]),
        adds_up_to(parts, top.value),
        (top.span, "the total"),
        (span_of(parts[0]), "the first of the parts"),
    )


def _complement(words: str) -> bool:
    """Whether the parts name the two halves of a whole: treated there or taken away, for or against."""
    return any(re.search(a, words) and re.search(b, words) for a, b in _HALVES)


_HALVES = (
    (r"at the scene", r"hospital"),
    (r"\bmen\b", r"\bwomen\b"),
    (r"\bin favou?r|\bfor\b", r"\bagainst\b"),
    (r"\bsurvived\b", r"\bdied\b"),
    (r"\bacquitted\b", r"\bconvicted\b"),
    (r"\breleased\b", r"\bcharged\b"),
    (r"\bpassed\b", r"\bfailed\b"),
    (r"\bwon\b", r"\blost\b"),
)


def _bare_number(text: str, a: Amount) -> bool:
    """Whether no noun of its own follows the number, so that it counts what the total counts."""
    n = NEXT.match(text, a.end)
    if n is None:
        return True
    w = n["w"].lower()
    if w == "of":
        return n["w2"] is not None and n["w2"].lower() in {"the", "them", "those", "these", "whom", "which"}
    return singular(w) is None and not (
        n["w2"]
        and n["w"].islower()
        and w not in _VERBISH
        and singular(n["w2"].lower()) is not None
        and n["w2"].islower()
    )


_VERBISH = word_set("figures", "behind a part")


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "parts": [
        *(
            f"{mark}{n}"
            for mark in (": ", "- ", "(", ", ", ": $", "- $", "($", ": ?", "- ?", "(?")
            for n in (*"123456789", *SMALL_NUMBERS)
        ),
        *(f"{mark}{n}|" for mark in (". ", "\n", '." ', "! ", "? ") for n in SMALL_NUMBERS),
        *(
            f"{mark}{n}"
            for mark in (". of ", "\nof ", '." of ')
            for n in ("the ", "its ", "those ", "these ", "their ", *"123456789", *SMALL_NUMBERS)
        ),
        *"|of which ;|of whom ;|of them ;|of those ;|the other ;|the remaining ;|the rest ".split(";"),
    ],
}
READS = "neighbours"
CHECKS = {
    "parts": _parts,
}
