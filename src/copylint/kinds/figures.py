"""`figures`: sums that do not come out, and figures given twice.

match: {check: parts | votes | each | rate | change | direction | points | shares | share | conversion |
average | multiple | count-twice | duration-twice | toll-twice | listed | score | in-all | shared-out}. All are report only: which
of two figures is wrong the copy cannot say. Where a figure is called approximate, or the parts need
not be the whole, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from copylint.findings import Evidence, Finding
from copylint.kinds.contract import Hit, RuleError, finding
from copylint.quantities import (
    CURRENCY,
    NUMBER,
    SMALL,
    UNIT,
    UNITS,
    Amount,
    Quantity,
    amount,
    is_rough,
    singular,
)
from copylint.rules import Rule
from copylint.schema import Field, Str
from copylint.story import Story
from copylint.text import Span

NAME = "figures"
CHANGES = "wording"
CHECKS = (
    "parts", "votes", "each", "rate", "change", "direction", "points", "shares", "share", "conversion",
    "average", "multiple", "count-twice", "duration-twice", "toll-twice", "listed", "score", "in-all", "shared-out",
)  # fmt: skip
SCHEMA: dict[str, Field] = {"check": Str(required=True, choices=CHECKS)}

_PERCENT_WORDS = ["%", "|per cent|", "|percent|"]
_SMALL_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
_TRIGGERS: dict[str, list[str] | None] = {
    "score": ["|victory|", "|win|", "|wins|", "|triumph|", "|beat|", "|defeated|"],
    "parts": [
        *(f"{mark}{n}" for mark in (": ", "- ", "(", ", ", ": $", "- $", "($", ": ?", "- ?", "(?") for n in (*"123456789", *_SMALL_NUMBERS)),
        *(f"{mark}{n}|" for mark in (". ", "\n", '." ', "! ", "? ") for n in _SMALL_NUMBERS),
        *(f"{mark}{n}" for mark in (". of ", "\nof ", '." of ') for n in ("the ", "its ", "those ", "these ", "their ", *"123456789", *_SMALL_NUMBERS)),
        "|of which ", "|of whom ", "|of them ", "|of those ", "|the other ", "|the remaining ", "|the rest ",
    ],
    "in-all": ["|in all|", "|in total|", "|altogether|", "|all told|", "|a total of|"],
    "shared-out": [f", {n}" for n in (*"123456789", *_SMALL_NUMBERS)] + ["|losing|", "|winning|"],
    "votes": ["|voted|", "|vote|", "|votes|", "|passed|", "|approved|", "|carried|", "|rejected|", "|backed|"],
    "each": ["|each|", "|apiece|"],
    "rate": ["| a day|", "| a week|", "| a month|", "| a year|", "|per day|", "|per week|", "|per month|", "|per year|"],
    "change": _PERCENT_WORDS,
    "direction": ["|rose from|", "|increased from|", "|grew from|", "|fell from|", "|dropped from|", "|declined from|", "|decreased from|"],
    "points": _PERCENT_WORDS,
    "shares": _PERCENT_WORDS,
    "share": _PERCENT_WORDS,
    "conversion": ["("],
    "average": ["|average of|"],
    "multiple": ["|doubled|", "|doubling|", "|trebled|", "|tripled|", "|tripling|", "|halved|", "|halving|", "|quadrupled|"],
    "count-twice": [
        f"{left} {right}"
        for left in ("|all", "|all of the", "|all the", "|the", "|its", "|their", "|these", "|those", "'s", "s'")
        for right in (
            *"123456789",
            *(f"{w}|" for w in "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()),
            *"twenty thirty forty fifty sixty seventy eighty ninety".split(),
        )
    ],
    "duration-twice": ["-day|", "-week|", "-hour|", "-month|", "-year|"],
    "toll-twice": ["|killed|", "|dead|", "|died|", "|injured|", "|hurt|", "|wounded|", "|arrested|", "|detained|", "|kills|", "|killing|", "|injuring|", "|rescued|", "|evacuated|", "|airlifted|", "|saved|"],
    "listed": ["|men|", "|women|", "|people|", "|brothers|", "|sisters|", "|teenagers|", "|boys|", "|girls|", "|friends|", "|players|", "|councillors|", "|officers|", "|students|", "|suspects|",
        "|defendants|", "|climbers|", "|soldiers|", "|workers|", "|drivers|", "|miners|", "|firefighters|", "|candidates|", "|directors|",
        "|children|", "|sons|", "|daughters|", "|siblings|", "|grandchildren|", "|stepchildren|", "|dogs|", "|cats|", "|horses|"],
}  # fmt: skip


def validate(rule: Rule) -> None:
    """Raises RuleError where the rule promises a fix."""
    if rule.fix > 0:
        raise RuleError(("fix",), "this kind reports only: expected none")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the words without which the check has nothing to look at."""
    words = _TRIGGERS[rule.match["check"]]
    return [w.replace("| ", " ") for w in words] if words is not None else None


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return {
        "parts": _parts,
        "votes": _votes,
        "each": _each,
        "rate": _rate,
        "change": _change,
        "direction": _direction,
        "points": _points,
        "shares": _shares,
        "share": _share,
        "conversion": _conversion,
        "average": _average,
        "multiple": _multiple,
        "count-twice": _count_twice,
        "duration-twice": _duration_twice,
        "toll-twice": _toll_twice,
        "listed": _listed,
        "score": _score,
        "in-all": _in_all,
        "shared-out": _shared_out,
    }[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)


# -- pieces ----------------------------------------------------------------------------------


def _num(name: str) -> str:
    return rf"(?P<{name}_sign>{CURRENCY})?(?P<{name}>{NUMBER})(?P<{name}_pct>%| ?per ?cent\b)?"


def _get(m: re.Match[str], name: str) -> Amount | None:
    if m[name] is None:
        return None
    groups = m.groupdict()
    sign = groups.get(f"{name}_sign") or ("%" if groups.get(f"{name}_pct") else "")
    return amount(m.string, m.start(name), m.end(name), sign.upper())


def _place(a: Amount) -> Span:
    return Span(a.start - len(a.sign) if a.sign not in {"", "%"} else a.start, a.end)


def _shown(value: float, sign: str = "") -> str:
    """A value as copy writes it: 1,234, 7.5, £3.2 million."""
    scale = ""
    if abs(value) >= 1e9 and value % 1e7 == 0:
        value, scale = value / 1e9, " billion"
    elif abs(value) >= 1e6 and value % 1e4 == 0:
        value, scale = value / 1e6, " million"
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    return f"{sign if sign != '%' else ''}{text}{scale}{'%' if sign == '%' else ''}"


def _report(rule: Rule, story: Story, at: Span, message: str, *evidence: tuple[Span, str]) -> Finding:
    return finding(rule, story, at.start, at.end, message=message, evidence=[Evidence(s, r) for s, r in evidence])


def _sentences(story: Story, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The sentences that hold a hit, each once."""
    seen = -1
    for start, _ in hits:
        s = story.sentence_at(start)
        if s is not None and s.start > seen:
            seen = s.start
            yield s.start, s.end


_ANY_NUMBER = re.compile(rf"(?<![\w.,/$£€-]){_num('n')}(?![\w/]|[.,:]\d)", re.IGNORECASE)
_JOIN = re.compile(r"(?:,| and|, and|, plus|;|; and| and the| and another)(?: the)?(?: (?:other|rest|remaining|final|last|remainder)\b)?(?: was| were| of)? \Z")
_NEXT = re.compile(r"(?: (?P<w>[^\W\d_]+(?:['-][^\W\d_]+)*))(?: (?P<w2>[^\W\d_]+))?")


def _list_of_parts(text: str, at: int, end: int) -> tuple[list[Amount], bool]:
    """Amounts of a list that begins at `at`: "120 in Kent, 64 in Essex and 32 in Surrey".

    Returns them and whether the list is closed by "and". Empty where `at` holds no number, or the
    sentence has further numbers that are no items.
    """
    parts: list[Amount] = []
    closed = False
    for m in _ANY_NUMBER.finditer(text, at, end):
        a = _get(m, "n")
        if a is None:
            return [], False
        if not parts:
            if m.start() != at:
                return [], False
            parts.append(a)
            continue
        gap = text[parts[-1].end : m.start()]
        joined = _JOIN.search(gap)
        if joined is None or len(gap) > 110:
            # A number inside an item (a year, an age, a place in a row) ends what can be read.
            return ([], False) if not closed else (parts, closed)
        if a.sign != parts[0].sign:
            return [], False
        if closed:
            return [], False
        parts.append(a)
        closed = " and" in joined.group() or "; and" in joined.group()
    return parts, closed


_YEARISH = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def _is_year(text: str, a: Amount) -> bool:
    return not a.sign and _YEARISH.match(text[a.start : a.end]) is not None


# -- parts and totals ------------------------------------------------------------------------

#: Where a list of parts can begin: behind a colon, a dash or a bracket, or a comma before people.
_NUMBER_START = (
    r"(?:\d|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]hirteen|[Ff]ourteen|[Ff]ifteen"
    r"|[Ss]ixteen|[Ss]eventeen|[Ee]ighteen|[Nn]ineteen|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)\b)"
)
_LIST_START = re.compile(rf"[:–—(-] ?(?=[$£€]?{_NUMBER_START})")
_PEOPLE_LIST = re.compile(rf", (?:including )?(?={_NUMBER_START}[\w-]* (?:[a-z-]+ )?(?:men|women|boys|girls|children|adults|man|woman|boy|girl|child|teenagers)\b)")
_PEOPLE_TOTAL = re.compile(
    r"(?:people|passengers|victims|civilians|patients|workers|students|pupils|members|residents|migrants|staff|officers|protesters|players|candidates|jurors"
    r"|adults|relatives|villagers|tourists|hostages|defendants|suspects)(?: (?:died|were killed|were hurt|were injured|were arrested|were charged))?\Z"
)
_OF_WHICH = re.compile(r"(?:of which|of whom|of them|of those)(?:,)? (?P<at>)")
_OF_THE = re.compile(rf"(?:(?<=[.!?\"] )|(?<=\n)|\A)Of (?:(?:the|its|those|these|their)(?: {_num('t')})?|(?:the |its )?{_num('u')}) (?P<mods>(?:[a-z-]+ ){{0,2}}?)(?P<noun>[a-z]{{3,}}s|people|men|women|children)\b[^,.;]{{0,40}}, (?P<at>)")
_BARE_AT = re.compile(
    rf"(?={_NUMBER_START}){NUMBER}(?P<of> of (?:the|them|those|these)\b(?: (?P<noun>[a-z]+))?)?"
    r"(?= (?:were|was|are|is|would|will|had|have|has|came|come|went|live|lived|stand|stood|died|voted|said|in|from|at|on|of)\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(rf"\b{_num('a')} of the (?P<noun>[a-z]{{4,}}s)\b(?P<mid>[^.;:\d]{{0,70}}?)(?:,|and| and|, and) (?:[^.;:\d]{{0,40}}? )?the (?:other|remaining|rest,?) {_num('b')}(?![\w/]|[.,:]\d)", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:most|some|several|many|a few|including|among|mostly|mainly|or both|(?:do|did|does|have|had|are|were) both|as many|overlap|as well|also|or more|at least|some of|respectively|followed by|per|each)\b", re.IGNORECASE)
_PERSON_NOUN = frozenset("person man woman child passenger victim patient worker student pupil".split())


def _parts(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
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
            total = _last_amount(story, text, start)
            if total is not None and "," not in text[total.end : start]:
                yield from _against(rule, story, total, m.end(), done, exhaustive=True)
        elif mark == ",":
            m = _PEOPLE_LIST.match(text, start)
            if m is None or not _PEOPLE_TOTAL.search(text, max(begin, start - 40), start):
                continue
            total = _last_amount(story, text, start)
            if total is not None:
                yield from _against(rule, story, total, m.end(), done, exhaustive=True)
        elif mark in ".!?\n\"":
            if not re.search(r"\bof ", text[start:end], re.IGNORECASE):
                yield from _bare(rule, story, done, _behind_mark(text, start))
                continue
            m = _OF_THE.search(text, start, min(len(text), end + 90))
            if m is not None:
                total = _get(m, "t") or _get(m, "u") or _counted_before(story, singular(m["noun"]) or "", m.start())
                if total is not None:
                    yield from _against(rule, story, total, m.end(), done, exhaustive=False)
        elif mark in "oO":
            m = _OF_WHICH.match(text, start)
            total = _last_amount(story, text, start) if m is not None else None
            if m is not None and total is not None:
                yield from _against(rule, story, total, m.end(), done, exhaustive=True)
        elif re.match(_NUMBER_START, text[end : end + 12]):
            s = story.sentence_at(start)
            other = _OTHER.search(text, s.start, s.end) if s is not None else None
            if other:
                yield from _the_other(rule, story, other)
    if begin == 0 and text:
        yield from _bare(rule, story, done, 0)


def _behind_mark(text: str, at: int) -> int:
    """Where the words begin behind a stop, a closing mark and a space."""
    while at < len(text) and text[at] in ".!?\" \n":
        at += 1
    return at


def _against(rule: Rule, story: Story, total: Amount, at: int, done: set[int], *, exhaustive: bool, least: int = 2) -> Iterator[Finding]:
    text = story.plain
    s = story.sentence_at(at)
    if s is None or at in done:
        return
    end = s.end
    for stop in (";", ")", " – ", " — "):
        k = text.find(stop, at, end)
        if k > 0 and stop != ";":
            end = min(end, k)
    parts, closed = _list_of_parts(text, at, end)
    if len(parts) < least or not closed or parts[0].sign != total.sign:
        return
    if any(_is_year(text, a) or is_rough(text, _place(a).start) for a in parts) or _WHOLE.search(text, at, min(end, parts[-1].end + 30)):
        return
    if total.value <= 0 or any(a.value > total.value for a in parts):
        return
    done.add(at)
    whole = sum(a.value for a in parts)
    slack = total.slack + sum(a.slack for a in parts) if total.sign or total.slack > 0.5 else 0.0
    off = whole - total.value
    if abs(off) <= max(slack * (0.6 if total.sign else 1.0) if _rounded(text, [total, *parts]) else 0.0, 1e-6):
        return
    if off < 0 and (not exhaustive or -off > total.value * 0.15) and not (exhaustive and len(parts) >= 2 and total.value <= 12 and -off <= 1):
        return
    if off > 0 and off > total.value * 0.6:
        return
    last = parts[-1]
    yield _report(
        rule, story, _place(last),
        f"{' + '.join(_shown(a.value) for a in parts)} = {_shown(whole, total.sign)}, not {_shown(total.value, total.sign)}",
        (_place(total), "the total"), (_place(parts[0]), "the first of the parts"),
    )  # fmt: skip


def _rounded(text: str, amounts: Sequence[Amount]) -> bool:
    """Whether any of the figures is a rounded one (a decimal, or millions)."""
    return any(re.search(r"\.\d|illion|[mb]n?\Z", text[a.start : a.end]) for a in amounts)


def _last_amount(story: Story, text: str, at: int) -> Amount | None:
    """The last amount of the sentence before `at`, when it is no approximate one and no year."""
    s = story.sentence_at(at)
    if s is None:
        return None
    last = None
    for m in _ANY_NUMBER.finditer(text, s.start, at):
        last = m
    if last is None or at - last.end() > 60 or is_rough(text, last.start()):
        return None
    a = _get(last, "n")
    return None if a is None or _is_year(text, a) else a


def _counted_before(story: Story, noun: str, at: int) -> Amount | None:
    """The one count of that noun before `at`; None where there is none, or there are several."""
    found = [q for q in story.quantities.before(at) if q.noun == noun and not q.rough]
    values = {q.value for q in found}
    if len(values) != 1:
        return None
    q = found[-1]
    return Amount(q.start, q.end, q.value, q.slack)


def _the_other(rule: Rule, story: Story, m: re.Match[str]) -> Iterator[Finding]:
    """ "41 of the goals ... the other 18": their sum must be a figure that the story gives."""
    text = story.plain
    a, b = _get(m, "a"), _get(m, "b")
    noun = singular(m["noun"].lower())
    if a is None or b is None or noun is None or a.sign or b.sign:
        return
    whole = a.value + b.value
    known = [q for q in story.quantities.before(a.start) if q.noun == noun and not q.rough and q.determiner == "" and q.value > a.value]
    if not known and noun in {"goal", "point", "run", "try", "set", "frame", "game"}:
        scores = [
            Amount(x.start(k), x.end(k), float(x[k]), 0.0)
            for x in re.finditer(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])", text[: a.start])
            for k in (1, 2)
        ]
        if not scores or any(s.value == whole for s in scores):
            return
        top = scores[0]
        if not abs(whole - top.value) <= max(4, top.value * 0.15):
            return
        yield _report(
            rule, story, _place(b), f"{_shown(a.value)} + {_shown(b.value)} = {_shown(whole)}, which is neither side’s score",
            (_place(top), "the score"), (_place(a), "the other part"),
        )  # fmt: skip
        return
    if len({q.value for q in known}) != 1 or known[0].value == whole or known[0].value < a.value:
        return
    q = known[-1]
    yield _report(
        rule, story, _place(b), f"{_shown(a.value)} + {_shown(b.value)} = {_shown(whole)}, not {_shown(q.value)}",
        (Span(q.start, q.end), "the total"), (_place(a), "the other part"),
    )  # fmt: skip


def _bare(rule: Rule, story: Story, done: set[int], at: int) -> Iterator[Finding]:
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
        before = q.sentences[-1:] if q.role in {"body", "dateline"} else []
    if not before:
        return
    parts, closed = _list_of_parts(text, at, s.end)
    if len(parts) < 2 or not closed or _WHOLE.search(text, at, min(s.end, parts[-1].end + 30)):
        return
    if any(not _bare_number(text, a) or is_rough(text, a.start) or a.sign for a in parts):
        return
    totals = [
        q
        for q in story.quantities.within(before[0].start, before[0].end)
        if not q.unit and not q.rough and q.determiner in {"", "all", "the"}
    ]
    # A total without its noun: "Seventeen were hurt."
    x = _BARE_AT.match(text, before[0].start)
    if x is not None:
        n = _ANY_NUMBER.match(text, x.start())
        a = _get(n, "n") if n is not None else None
        if a is not None:
            totals.append(Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "", False, a.end, p.index))
    if not totals:
        return
    whole = sum(a.value for a in parts)
    if any(abs(q.value - whole) < 1e-6 for q in totals):
        return
    top = max(totals, key=lambda q: q.value)
    if any(a.value > top.value for a in parts):
        return
    over = top.value < whole <= top.value * 1.6 + 1
    short = len(totals) == 1 and 0 < top.value - whole <= max(1.0, top.value * 0.1) and top.value >= 6 and _complement(text[at : s.end])
    if not over and not short:
        return
    last = parts[-1]
    yield _report(
        rule, story, _place(last), f"{' + '.join(_shown(a.value) for a in parts)} = {_shown(whole)}, not {_shown(top.value)}",
        (Span(top.start, top.end), "the total"), (_place(parts[0]), "the first of the parts"),
    )  # fmt: skip


def _complement(words: str) -> bool:
    """Whether the parts name the two halves of a whole: treated there or taken away, for or against."""
    return any(re.search(a, words) and re.search(b, words) for a, b in _HALVES)


_HALVES = (
    (r"at the scene", r"hospital"), (r"\bmen\b", r"\bwomen\b"), (r"\bin favou?r|\bfor\b", r"\bagainst\b"), (r"\bsurvived\b", r"\bdied\b"),
    (r"\bacquitted\b", r"\bconvicted\b"), (r"\breleased\b", r"\bcharged\b"), (r"\bpassed\b", r"\bfailed\b"), (r"\bwon\b", r"\blost\b"),
)  # fmt: skip


def _bare_number(text: str, a: Amount) -> bool:
    """Whether no noun of its own follows the number, so that it counts what the total counts."""
    n = _NEXT.match(text, a.end)
    if n is None:
        return True
    w = n["w"].lower()
    if w == "of":
        return n["w2"] is not None and n["w2"].lower() in {"the", "them", "those", "these", "whom", "which"}
    return singular(w) is None and not (n["w2"] and n["w"].islower() and w not in _VERBISH and singular(n["w2"].lower()) is not None and n["w2"].islower())


_VERBISH = frozenset("were was are is would will had have has came come went live lived stand stood died voted said in from at on of to with against for by under over".split())


# -- votes -----------------------------------------------------------------------------------

_VOTE = re.compile(
    rf"\b(?:voted|passed|approved|carried|rejected|backed|defeated|vote was|vote of|votes?)\b[^.;\d]{{0,50}}?(?:by )?{_num('a')}(?: votes?)? ?(?:to|-|–) ?{_num('b')}(?: votes?)?(?![\w%]|[.,]\d)", re.IGNORECASE
)
_ABSTAIN = re.compile(rf"{_num('n')} (?:abstentions?|abstained|abstaining|absent|members? (?:abstained|absent|were absent|was absent|did not vote)|did not vote|of the [a-z]+'s {NUMBER} members (?:absent|abstaining)|not voting|councillors abstain\w+)", re.IGNORECASE)
_MEMBERS = re.compile(rf"(?:{_num('n')} (?:members|councillors|senators|seats|commissioners|trustees|aldermen|legislators|lawmakers|justices|judges|directors|governors|delegates)\b|\b{_num('k')}-(?:member|seat|strong|person|man)\b)", re.IGNORECASE)


def _votes(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        m = _VOTE.search(text, start, end)
        if m is None:
            continue
        a, b = _get(m, "a"), _get(m, "b")
        if a is None or b is None or a.sign or b.sign:
            continue
        extra = list(_ABSTAIN.finditer(text, start, end))
        also = [v for x in extra if (v := _get(x, "n")) is not None and v.start not in (a.start, b.start)]
        members = None
        for x in _MEMBERS.finditer(text, start, end):
            v = _get(x, "n") or _get(x, "k")
            if v is not None and v.start not in {a.start, b.start, *(z.start for z in also)}:
                members = v
        if members is None:
            # A body of so many members, named elsewhere with the vote's own noun.
            for x in re.finditer(rf"\b(?P<n>{NUMBER})-(?:member|seat|strong) (?P<body>[a-z]+)", text):
                if re.search(rf"\b{x['body']}\b", text[start:end], re.IGNORECASE):
                    members = amount(text, x.start("n"), x.end("n"))
        if members is None:
            continue
        cast = a.value + b.value + sum(v.value for v in also)
        if cast > members.value and cast <= members.value * 2:
            yield _report(
                rule, story, _place(b), f"{' + '.join(_shown(v.value) for v in (a, b, *also))} = {_shown(cast)}, more than {_shown(members.value)} members",
                (_place(members), "the members"), (_place(a), "the other side"),
            )  # fmt: skip


# -- unit cost, rates, averages --------------------------------------------------------------

_EACH = re.compile(
    rf"(?P<noun>[a-z]+s)\b(?P<mid>[^.;\d$£€]{{0,40}}?){_num('x')}(?:[^.;,\d$£€]{{0,30}})?(?:,| -| –| —)? (?:or |that is |which is |at )?{_num('y')} (?:each|apiece)\b", re.IGNORECASE
)


def _each(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        if not any(sign in text[start:end] for sign in "$£€"):
            continue
        for m in _EACH.finditer(text, start, end):
            x, y = _get(m, "x"), _get(m, "y")
            if x is None or y is None or x.sign != y.sign or not x.sign or y.value <= 0 or x.value <= y.value:
                continue
            if is_rough(text, _place(x).start) or is_rough(text, _place(y).start):
                continue
            if not re.search(r"\b(?:or|that is|which is|at)\b", text[x.end : y.start]) and "," not in text[x.end : y.start]:
                continue
            noun = singular(m["noun"].lower())
            counts = [
                q for q in story.quantities.before(x.start) if q.noun == noun and not q.rough
            ] if noun else []  # fmt: skip
            inside = [q for q in counts if q.start >= start]
            counts = inside or counts
            values = {q.value for q in counts}
            if len(values) == 1:
                n = counts[-1]
                low, high = (x.low) / n.value, (x.high) / n.value
                if y.high < low * 0.999 or y.low > high * 1.001:
                    yield _report(
                        rule, story, _place(y), f"{_shown(x.value, x.sign)} over {_shown(n.value)} is {_shown(round(x.value / n.value, 2), x.sign)} each",
                        (_place(x), "the whole"), (Span(n.start, n.end), "how many"),
                    )  # fmt: skip
            elif not values:
                ratio = x.value / y.value
                if abs(ratio - round(ratio)) > 0.02 * max(1.0, ratio / 10) and 1.7 < ratio < 12 and not _rounded(text, [x, y]):
                    yield _report(
                        rule, story, _place(y), f"{_shown(x.value, x.sign)} is {_shown(round(ratio, 2))} times {_shown(y.value, y.sign)}, which is no whole number",
                        (_place(x), "the whole"),
                    )  # fmt: skip


_PERIOD = r"(?:a|an|per|each|every) (?P<{0}>day|week|month|year|hour|minute|fortnight|quarter)\b"
_DAILY_CHANGE = re.compile(
    rf"from {_num('a')}(?: [a-z]+)? {_PERIOD.format('p')} to {_num('b')}(?: {_PERIOD.format('p2').replace('?P<p2>', '?:')})?,? (?:or|and|that is,?|which is)(?: from)? {_num('c')}(?: [a-z]+)? {_PERIOD.format('q')} to {_num('d')}(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"{_num('a')}(?: (?!a\b|an\b|per\b)[a-z]+)? {_PERIOD.format('p')},? (?:or|that is,?|which is|equal to|equivalent to) {_num('b')}(?: (?!a\b|an\b|per\b)[a-z]+)? {_PERIOD.format('q')}",
    re.IGNORECASE,
)
#: How many of the first are in the second; a working week counts as well.
_FACTORS: dict[tuple[str, str], tuple[float, ...]] = {
    ("minute", "hour"): (60,), ("hour", "day"): (24, 7, 7.5, 8, 10, 12), ("hour", "week"): (168, 35, 37, 37.5, 38, 40, 48), ("day", "week"): (7, 5, 6),
    ("day", "month"): (30, 31, 28, 30.4, 20, 21, 22), ("day", "year"): (365, 366, 250, 260), ("week", "month"): (4, 4.33, 4.35, 5), ("week", "year"): (52, 50, 48),
    ("month", "year"): (12,), ("quarter", "year"): (4,), ("week", "fortnight"): (2,), ("hour", "year"): (8760, 1950, 2080, 2000),
}  # fmt: skip


_PRICE_LIST = re.compile(r"\b(?:tickets?|pass|passes|hire|rental|parking|membership|subscription|permits?|admission|entry|day rate|moorings?)\b", re.IGNORECASE)


def _factors(p: str, q: str) -> tuple[float, ...]:
    p, q = p.lower(), q.lower()
    if (p, q) in _FACTORS:
        return _FACTORS[p, q]
    return tuple(1 / f for f in _FACTORS.get((q, p), ()))


def _rate(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        m = _DAILY_CHANGE.search(text, start, end)
        if m:
            a, b, c, d = (_get(m, k) for k in "abcd")
            factors = _factors(m["p"], m["q"])
            if a and b and c and d and factors:
                good = [f for f in factors if _about(a.value * f, c)]
                if good and not any(_about(b.value * f, d) for f in good):
                    yield _report(
                        rule, story, _place(d), f"{_shown(b.value, b.sign)} a {m['p']} is {_shown(b.value * good[0], b.sign)} a {m['q']}",
                        (_place(b), f"a {m['p']}"), (_place(c), f"{_shown(a.value)} a {m['p']} is {_shown(c.value)} a {m['q']}"),
                    )  # fmt: skip
                elif not good and any(_about(b.value * f, d) for f in factors):
                    f = next(f for f in factors if _about(b.value * f, d))
                    yield _report(
                        rule, story, _place(c), f"{_shown(a.value, a.sign)} a {m['p']} is {_shown(a.value * f, a.sign)} a {m['q']}", (_place(a), f"a {m['p']}"),
                    )  # fmt: skip
            continue
        m = _RATE.search(text, start, end)
        if m:
            a, b = _get(m, "a"), _get(m, "b")
            factors = _factors(m["p"], m["q"])
            if not (a and b and factors) or a.sign != b.sign or is_rough(text, _place(a).start) or is_rough(text, _place(b).start):
                continue
            if _PRICE_LIST.search(text, start, end):
                continue  # by the week it is cheaper
            low = min(factors) * a.low
            high = max(factors) * a.high
            if b.high < low * 0.9 or b.low > high * 1.1:
                yield _report(
                    rule, story, _place(b), f"{_shown(a.value, a.sign)} a {m['p']} is about {_shown(round(a.value * factors[0], 2), a.sign)} a {m['q']}", (_place(a), f"a {m['p']}"),
                )  # fmt: skip


def _about(value: float, a: Amount) -> bool:
    return abs(value - a.value) <= max(a.slack if a.slack > 0.5 else 0.0, 1e-6)


_AVERAGE = re.compile(
    rf"{_num('x')}(?: [a-z]+){{0,3}}? (?:over|in|across|during|from|among|for) (?:the (?:last|past) )?{_num('n')} (?P<unit>[a-z]+s|people|men|women|children)\b,? (?:[–—-] )?(?:or )?an average of {_num('y')}(?: [a-z]+)? (?:a|an|per|each|for each) ?(?P<per>[a-z]+)?",
    re.IGNORECASE,
)


_MEAN = re.compile(
    rf"(?<![\w.,/$£€-])(?P<list>(?:{CURRENCY})?{NUMBER}(?:, (?:{CURRENCY})?{NUMBER}){{1,5}},? and (?:{CURRENCY})?{NUMBER})(?P<mid>[^.;\d]{{0,50}}?),? (?:or |for )?an average of {_num('y')}(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)


def _average(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        for m in _MEAN.finditer(text, start, end):
            values = [a for x in _ANY_NUMBER.finditer(text, m.start("list"), m.end("list")) if (a := _get(x, "n")) is not None]
            y = _get(m, "y")
            if y is None or len(values) < 3 or is_rough(text, _place(y).start):
                continue
            mean = sum(a.value for a in values) / len(values)
            if abs(mean - y.value) > y.slack + sum(a.slack for a in values) / len(values) * (0.0 if values[0].slack <= 0.5 else 1.0):
                yield _report(
                    rule, story, _place(y), f"the average of {m['list']} is {_shown(round(mean, 1))}", (Span(m.start("list"), m.end("list")), "the figures"),
                )  # fmt: skip
        for m in _AVERAGE.finditer(text, start, end):
            x, n, y = _get(m, "x"), _get(m, "n"), _get(m, "y")
            if not (x and n and y) or x.sign != y.sign or n.sign or n.value <= 0:
                continue
            if m["per"] and singular(m["unit"].lower()) != m["per"].lower() and m["per"].lower() not in {"person", "head"}:
                continue
            if any(is_rough(text, _place(v).start) for v in (x, y)):
                continue
            low, high = x.low / n.value, x.high / n.value
            if y.high < low * 0.99 or y.low > high * 1.01:
                yield _report(
                    rule, story, _place(y), f"{_shown(x.value, x.sign)} over {_shown(n.value)} is {_shown(round(x.value / n.value, 2), x.sign)}",
                    (_place(x), "the whole"), (_place(n), "how many"),
                )  # fmt: skip


# -- percentages -----------------------------------------------------------------------------

_FROM_TO = [
    re.compile(rf"\bfrom (?:about |around |nearly |some |roughly )?{_num('a')}(?P<a_tail>[^.;\d$£€]{{0,40}}?) to (?:about |around |nearly |some |roughly |just )?{_num('b')}(?![\w/]|[.,:]\d)", re.IGNORECASE),
    re.compile(rf"\bto (?:about |around |nearly |some |roughly |just )?{_num('b')}(?P<a_tail>[^.;\d$£€]{{0,40}}?),? (?:up |down )?(?:from|compared with|against) (?:about |around |nearly |some |roughly )?{_num('a')}(?![\w/]|[.,:]\d)", re.IGNORECASE),
]  # fmt: skip
_YEAR_AND_YEAR = re.compile(
    rf"(?<![\w.,/$£€-]){_num('a')}(?P<a_tail>[^.;\d$£€]{{0,30}}?) in (?:19|20)\d\d (?:and|to|but|but only) {_num('b')} in (?:19|20)\d\d(?=,? (?:a|an|or|up|down)\b)", re.IGNORECASE
)
_FROM_TO.append(_YEAR_AND_YEAR)
_UP_FROM = re.compile(
    rf"(?<![\w.,/$£€-]){_num('b')}(?P<a_tail>[^.;,\d$£€]{{0,50}}?), (?:up|down) from {_num('a')}(?: in (?:19|20)\d\d| a year (?:earlier|ago)| last year| the year before)?(?=,? (?:a|an|or) )",
    re.IGNORECASE,
)
_FROM_TO.append(_UP_FROM)
_NOW_DOWN_FROM = re.compile(
    rf"(?<![\w.,/$£€-]){_num('b')}(?: [^\W\d_]+){{0,3}}(?: (?:last|this) (?:year|month|week|season|quarter))?,? (?P<dir>up|down) (?:by )?(?P<p>{NUMBER})(?:%| ?per ?cent) (?:from|on) (?:the )?(?:about )?{_num('a')}(?![\w/]|[.,:]\d)", re.IGNORECASE
)
_BY_PERCENT = re.compile(
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
        a, b, p = _get(m, "a"), _get(m, "b"), amount(text, m.start("p"), m.end("p"), "%")
        if a and b and p and a.sign == b.sign and a.sign != "%" and not is_rough(text, m.start()):
            yield a, b, p, "", False
            return
    for pattern in _FROM_TO:
        m = pattern.search(text, start, end)
        if m is None:
            continue
        a, b = _get(m, "a"), _get(m, "b")
        if a is None or b is None:
            return
        if a.sign != b.sign:
            # "from 6 to 7 per cent"
            if {a.sign, b.sign} == {"", "%"} and a.start < b.start:
                a = Amount(a.start, a.end, a.value, a.slack, "%")
                b = Amount(b.start, b.end, b.value, b.slack, "%")
            else:
                return
        if re.search(r"\b(?:and|from|to)\b", m["a_tail"]) or (_is_year(text, a) and _is_year(text, b)):
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
    for start, end in _sentences(story, hits):
        for a, b, p, rough, shares in _changes(story, start, end):
            if shares or a.value <= 0:
                continue
            slack_a, slack_b = a.slack, b.slack
            if max(a.value, b.value) < 1000:
                # Small whole numbers are exact; £3 beside £2.50 is £3.00.
                slack_a = slack_b = min(slack_a, slack_b) if _rounded(text, [a, b]) else 0.0
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
            yield _report(
                rule, story, Span(p.start, p.end), f"{_shown(a.value, a.sign)} to {_shown(b.value, b.sign)} is {_shown(round(real, 1))}%, not {_shown(p.value)}%",
                (_place(a), "before"), (_place(b), "after"),
            )  # fmt: skip


def _points(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    for start, end in _sentences(story, hits):
        for a, b, p, _, shares in _changes(story, start, end):
            gap = abs(b.value - a.value)
            if not shares or abs(gap - p.value) > 0.051 or a.value <= 0:
                continue
            if abs(gap / a.value * 100 - p.value) <= 1:
                continue
            yield _report(
                rule, story, Span(p.start, p.end), f"{_shown(a.value)}% to {_shown(b.value)}% is {_shown(gap)} percentage point{'s' if gap != 1 else ''}, or a change of {_shown(round(gap / a.value * 100))}%",
                (_place(a), "before"), (_place(b), "after"),
            )  # fmt: skip


_DIRECTION = re.compile(rf"\b(?P<verb>rose|increased|grew|fell|dropped|declined|decreased)(?: [a-z]+ly)? from {_num('a')}(?P<tail>(?: [a-z]+){{0,2}}?)(?: in (?:1[89]|20)\d\d)? to {_num('b')}(?![\w/-]|[.,:]\d| (?:in|out of) (?:\d|every))", re.IGNORECASE)


def _direction(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        for m in _DIRECTION.finditer(text, start, end):
            a, b = _get(m, "a"), _get(m, "b")
            if a is None or b is None or a.value == b.value or (_is_year(text, a) and _is_year(text, b)):
                continue
            if a.sign != b.sign:
                continue
            # "from 8 to 12 million": the scale of the second serves the first.
            if bool(re.search("illion|thousand", text[a.start : a.end])) != bool(re.search("illion|thousand", text[b.start : b.end])):
                continue
            up = m["verb"].lower() in {"rose", "increased", "grew"}
            if (b.value > a.value) == up or (not a.sign and max(a.value, b.value) < 20):
                continue
            yield _report(
                rule, story, Span(m.start("verb"), m.end("verb")), f"{_shown(a.value, a.sign)} to {_shown(b.value, b.sign)} is a {'fall' if up else 'rise'}",
                (_place(a), "before"), (_place(b), "after"),
            )  # fmt: skip


_PCT = re.compile(rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?P<n_pct>%| ?per ?cent\b)(?! (?:points?|more|less|higher|lower|rise|increase|fall|drop))", re.IGNORECASE)
_NOT_SHARES = re.compile(
    r"\b(?:from|compared|up (?:from|by|to|on)|down (?:from|by|to|on)|rose|fell|than|respectively|growth|grew|interest|margin|swing|inflation|rate|year-on-year|increase\w*|decrease\w*|drop\w*|gain\w*|both|also|multiple|as many|could choose|more than one|at least|versus|by|previous|last (?:year|month)|while|tariffs?|tax|chance|likel\w+|accura\w+)\b",
    re.IGNORECASE,
)
_REST = re.compile(rf"\bthe (?:rest|remaining|other|remainder)(?:,| of [a-z ]+,)? (?P<n>{NUMBER})(?P<n_pct>%| ?per ?cent\b)", re.IGNORECASE)


def _shares(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        found = [(m, a) for m in _PCT.finditer(text, start, end) if (a := _get(m, "n")) is not None]
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
            yield _report(
                rule, story, Span(last.start, last.end), f"{' + '.join(_shown(a.value) for _, a in found)} = {_shown(round(total, 2))}%, not 100%",
                (Span(found[0][1].start, found[0][1].end), "the first of the shares"),
            )  # fmt: skip


_SHARE = [
    re.compile(rf"(?<![\w.,/$£€-])(?P<p>{NUMBER})(?:%| ?per ?cent) of (?:the |its |their |all |our |his |her |some )?{_num('t')}(?: [a-z-]+){{1,4}}?(?:,| –| —| -) or {_num('n')}(?![\w/%]|[.,:]\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w.,/$£€-]){_num('n')} (?:out )?of (?:the |its |their |all |our )?{_num('t')}(?: [a-z-]+){{0,4}}?(?:(?:,| –| —| -) or | \()(?P<p>{NUMBER})(?:%| ?per ?cent)", re.IGNORECASE),
]  # fmt: skip


def _share(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        for pattern in _SHARE:
            for m in pattern.finditer(text, start, end):
                t, n = _get(m, "t"), _get(m, "n")
                p = amount(text, m.start("p"), m.end("p"), "%")
                if not (t and n and p) or t.value <= 0 or n.value > t.value or t.sign != n.sign:
                    continue
                if any(is_rough(text, s) for s in (m.start("p"), _place(t).start, _place(n).start)):
                    continue
                low, high = n.low / t.high * 100, n.high / t.low * 100
                if n.slack <= 0.5 and t.slack <= 0.5 and p.slack >= 0.5:
                    low = high = n.value / t.value * 100
                if low - p.slack - 0.06 <= p.value <= high + p.slack + 0.06:
                    continue
                flagged = n if n.start > p.start else p
                yield _report(
                    rule, story, Span(flagged.start, flagged.end), f"{_shown(n.value)} of {_shown(t.value)} is {_shown(round(n.value / t.value * 100, 1))}%, not {_shown(p.value)}%",
                    (_place(t), "of how many"), (Span(p.start, p.end) if flagged is n else _place(n), "the share"),
                )  # fmt: skip


_MULTIPLE = re.compile(
    rf"\b(?P<pre>more than |nearly |almost |about |roughly )?(?P<verb>doubl(?:ed|ing)|trebl(?:ed|ing)|tripl(?:ed|ing)|halv(?:ed|ing)|quadrupl(?:ed|ing))(?:,| in [^.;,\d]{{3,30}}| over [^.;,\d]{{3,30}}| since [^.;,]{{3,30}})? from {_num('a')}(?P<tail>[^.;\d$£€]{{0,30}}?) to {_num('b')}(?![\w/]|[.,:]\d)", re.IGNORECASE
)
_TIMES = {"doub": 2.0, "treb": 3.0, "trip": 3.0, "halv": 0.5, "quad": 4.0}


def _multiple(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for start, end in _sentences(story, hits):
        for m in _MULTIPLE.finditer(text, start, end):
            a, b = _get(m, "a"), _get(m, "b")
            if a is None or b is None or a.value <= 0 or b.value <= 0:
                continue
            times = _TIMES[m["verb"][:4].lower()]
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
            yield _report(
                rule, story, Span(m.start("verb"), m.end("verb")), f"{_shown(b.value, b.sign)} is {_shown(round(ratio, 2))} times {_shown(a.value, a.sign)}",
                (_place(a), "before"), (_place(b), "after"),
            )  # fmt: skip


# -- conversions -----------------------------------------------------------------------------

_CONVERSION = re.compile(
    rf"(?<![\w.,/$£€-])(?P<a>{NUMBER})(?P<ax>[ -]?)(?P<u>{UNIT})(?: ?(?P<a2>\d+(?:\.\d+)?) ?(?P<u2>in|inches|oz|lb|lbs|pounds|ounces))?(?: [a-z]+)? \((?P<about>about |around |roughly |nearly |just over |just under |some )?(?P<b>{NUMBER})(?P<bx>[ -]?)(?P<v>{UNIT})(?:,? ?(?P<b2>\d+(?:\.\d+)?) ?(?P<v2>in|inches|oz|lb|lbs|pounds|ounces))?\)",
)
_HEAT = re.compile(r"(?:degrees ?|°)?(Celsius|Fahrenheit|C|F)\Z")


def _measure(text: str, m: re.Match[str], n: str, u: str, n2: str, u2: str) -> tuple[str, float, float, Amount] | None:
    """(kind, value in base units, half its last place, the amount) of one side."""
    a = amount(text, m.start(n), m.end(n))
    if a is None:
        return None
    unit = m[u]
    heat = _HEAT.match(unit)
    if heat:
        return ("heat-" + heat.group(1)[0], a.value, a.slack, a)
    known = UNITS.get(unit.lower())
    if known is None:
        return None
    kind, size = known
    value, slack = a.value * size, a.slack * size
    if m[n2]:
        part = UNITS.get(m[u2].lower())
        if part is None or part[0] != kind:
            return None
        value += float(m[n2]) * part[1]
        slack = 0.5 * part[1]
    return kind, value, slack, a


def _conversion(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for p in {q.index: q for s, _ in hits if (q := story.paragraph_at(s)) is not None}.values():
        for m in _CONVERSION.finditer(text, p.start, p.end):
            one = _measure(text, m, "a", "u", "a2", "u2")
            two = _measure(text, m, "b", "v", "b2", "v2")
            if one is None or two is None:
                continue
            if one[0].startswith("heat") and two[0].startswith("heat") and one[0] != two[0]:
                celsius = one[0] == "heat-C"
                right = one[1] * 1.8 + 32 if celsius else (one[1] - 32) / 1.8
                if abs(right - two[1]) > (2.0 if celsius else 1.2):
                    degrees = "F" if celsius else "C"
                    yield _report(rule, story, Span(m.start("b"), m.end("v")), f"{m['a']}{'C' if celsius else 'F'} is {round(right)}{degrees}", (Span(m.start("a"), m.end("u")), "the other unit"))
                continue
            if one[0] != two[0] or m["u"].lower() == m["v"].lower() or one[1] <= 0:
                continue
            off = abs(one[1] - two[1])
            # Each side may be rounded, and round figures are converted to round figures.
            if off <= 0.3 * one[2] + two[2] + 1e-9:
                continue
            round_both = m["a"].endswith("0") and m["b"].endswith("0")
            if off <= one[1] * (0.1 if round_both else 0.05):
                continue
            if (m["about"] or is_rough(text, m.start())) and off <= one[1] * 0.12:
                continue
            yield _report(
                rule, story, Span(m.start("b"), m.end() - 1), f"{text[m.start('a'):m.end('u2') if m['a2'] else m.end('u')]} is {_converted(one[1], m['v'], m['v2'])}",
                (Span(m.start("a"), m.end("u")), "the other unit"),
            )  # fmt: skip


def _converted(base: float, unit: str, second: str | None) -> str:
    size = UNITS[unit.lower()][1]
    if second:
        part = UNITS[second.lower()][1]
        total = round(base / part)
        per = round(size / part)
        return f"{total // per}{unit} {total % per}{second}"
    value = base / size
    text = f"{value:,.1f}" if value < 20 else f"{value:,.0f}"
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{'' if len(unit) <= 3 else ' '}{unit}"


# -- one figure twice ------------------------------------------------------------------------

#: Nouns that count the same things in news copy.
_SAME: dict[str, set[str]] = {}
for _group in ("job employee worker staff post", "person spectator fan supporter", "vehicle", "person resident", "plot allotment", "fan spectator"):
    for _w in _group.split():
        _SAME.setdefault(_w, set()).update(_group.split())
_CHANGING = re.compile(
    r"\b(?:now|today|then|originally|initially|at first|later|earlier|previous\w*|last|next|rose|fell|grew|grow|increas\w+|reduc\w+|decreas\w+|dropp?\w*|cut|cuts|from \d|more than|fewer than|up to|by the (?:end|time)|(?<!one )another|additional|further|so far|planned|target|hopes?|expect\w*|by \d{4}|in (?:19|20)\d\d|since|until|down|added|joined|remain\w*|surviv\w*|if)\b",
    re.IGNORECASE,
)
_RESTRICT = re.compile(r" (?:who|that|which|whose|where|from|in|of|on|at|with|for|under|over|between|near|behind|around|above|below|aged|born|[a-z]+ed|[a-z]+ing)\b(?: (?:the|a|an|its|their|his|her) (?P<noun>[a-z]{3,}))?")


_PRESENT = re.compile(rf"(?P<n>{NUMBER}) (?:present|in attendance|there|in the (?:ground|stands|hall|stadium|crowd|audience)|watching|who (?:came|watched|were there))\b")


def _count_twice(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "12 cores" and then "the 14 cores": a definite number that the story has not given before."""
    text = story.plain
    for start, end in hits:
        m = _PRESENT.match(text, text.rfind(" ", start, end) + 1)
        a = amount(text, m.start("n"), m.end("n")) if m else None
        if m and a:
            present = Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "the", False, m.end(), 0)
            crowd = _crowd(text, present)
            if crowd is not None and _swapped(crowd.value, present.value) and not _seen_before(text, present):
                yield _twice(rule, story, crowd, present, "the digits are in another order")
    # The numbers nominated, judged on the spot: most are years and dates, and end here.
    starts = set()
    for start, end in hits:
        at = text.rfind(" ", start, end) + 1
        q = story.quantities.at(at)
        if q is None or not q.noun or q.value < 3 or q.rough:
            continue
        word = text[q.end : q.tail].rpartition(" ")[2]
        if q.noun in _SAME or text.find(f" {word}", 0, q.start) >= 0:
            starts.add(q.start)
    if not starts:
        return
    counts = [q for q in story.quantities.all if q.noun and not q.unit]
    for index, later in enumerate(counts):
        if later.start not in starts or later.determiner == "" or later.rough or later.value < 3 or any(c.isdigit() for c in later.noun):
            continue
        p = story.paragraph_at(later.start)
        if p is None or p.role == "headline":
            continue
        nouns = _SAME.get(later.noun, {later.noun})
        before = counts[max(0, index - 300) : index]
        earlier = [q for q in before if q.noun in nouns]
        crowd = _crowd(text, later)
        if not earlier and crowd is None:
            continue
        if any(q.value == later.value for q in before) or _seen_before(text, later):
            continue
        swapped = [q for q in earlier if _swapped(q.value, later.value)]
        if crowd is not None and _swapped(crowd.value, later.value):
            swapped.append(crowd)
        s = story.sentence_at(later.start)
        if s is None:
            continue
        candidates = [q for q in earlier if not q.rough and _same_modifiers(q, later)]
        owner = later.determiner if later.determiner not in {"all", "the", "its", "their", "his", "her", "these", "those"} else ""
        if owner:
            candidates = [q for q in candidates if _mentions(story, q, owner)]
            swapped = [q for q in swapped if _mentions(story, q, owner)]
        if swapped:
            q = swapped[-1]
            yield _twice(rule, story, q, later, "the digits are in another order")
            continue
        values = {q.value for q in candidates}
        if len(values) != 1:
            continue
        q = candidates[-1]
        # A total of groups named before, or what is left of one.
        pool = [c.value for c in earlier]
        if _reached(later.value, pool):
            continue
        if _CHANGING.search(text, max(s.start, later.start - 50), min(s.end, later.tail + 50)) or _changed_there(story, q):
            continue
        if later.value > q.value * 2 or later.value < q.value / 2:
            continue
        restricted = _RESTRICT.match(text, later.tail)
        if restricted:
            noun = restricted["noun"]
            t = story.sentence_at(q.start)
            if noun is None or t is None or not re.search(rf"\b{re.escape(noun)}\b", text[q.tail : t.end]):
                continue
        elif later.determiner != "all" and not owner and later.noun not in {"core"} and _vague_reference(text, later):
            continue
        yield _twice(rule, story, q, later, "the same things counted")


def _twice(rule: Rule, story: Story, first: Quantity, later: Quantity, reason: str) -> Finding:
    text = story.text
    return _report(
        rule, story, Span(later.start, later.end), f"{text[later.start:later.end]} {text[later.end:later.tail].strip()} here, {text[first.start:first.tail]} earlier",
        (Span(first.start, first.end), reason),
    )  # fmt: skip


def _vague_reference(text: str, q: Quantity) -> bool:
    """Whether "the 14 men" may be others than those counted before: only a verb right behind makes it the same."""
    return re.match(r" (?:are|were|is|was|have|had|will|would|can|could|may|must)\b|[.,]", text[q.tail :]) is None


def _seen_before(text: str, q: Quantity) -> bool:
    written = re.escape(text[q.start : q.end])
    return re.search(rf"(?<![\d.,]){written}(?![\d]|[.,]\d)", text[max(0, q.start - 20_000) : q.start], re.IGNORECASE) is not None


def _crowd(text: str, q: Quantity) -> Quantity | None:
    """ "A crowd of 4,312" is people too."""
    if q.noun not in {"person", "spectator", "fan", "supporter", "resident", "villager", "islander", "inhabitant"}:
        return None
    low = max(0, q.start - 20_000)
    m = re.compile(rf"\b(?:[Cc]rowd|[Aa]ttendance|[Aa]udience|[Gg]ate|[Cc]ongregation|[Tt]urnout|[Vv]illage|[Tt]own|[Hh]amlet|[Ii]sland|[Pp]opulation|[Cc]ommunity|[Pp]arish) of (?P<n>{NUMBER})").search(text, low, q.start)
    if m is None:
        return None
    a = amount(text, m.start("n"), m.end("n"))
    return Quantity(a.start, a.end, a.value, a.slack, "", "person", (), "", False, a.end, 0) if a else None


def _swapped(a: float, b: float) -> bool:
    """Whether two figures of three digits or more have the same digits, two neighbours exchanged."""
    x, y = str(int(a)), str(int(b))
    if a != int(a) or b != int(b) or len(x) != len(y) or len(x) < 3 or x == y:
        return False
    k = [i for i in range(len(x)) if x[i] != y[i]]
    return len(k) == 2 and k[1] == k[0] + 1 and x[k[0]] == y[k[1]] and x[k[1]] == y[k[0]]


def _same_modifiers(first: Quantity, later: Quantity) -> bool:
    return set(later.modifiers) <= set(first.modifiers) or not later.modifiers


def _mentions(story: Story, q: Quantity, owner: str) -> bool:
    s = story.sentence_at(q.start)
    return s is not None and re.search(rf"\b{re.escape(owner)}", story.plain[s.start : s.end], re.IGNORECASE) is not None and (
        q.determiner in {"", "all", "the", "its"} or q.determiner.lower() == owner.lower()
    )


def _changed_there(story: Story, q: Quantity) -> bool:
    s = story.sentence_at(q.start)
    return s is not None and re.search(
        r"\b(?:(?<!one )another|additional|further|so far|originally|initially|at first|planned|fell|rose|grew|in (?:19|20)\d\d|up to|at least|if)\b", story.plain[s.start : s.end], re.IGNORECASE
    ) is not None


def _reached(value: float, pool: Sequence[float]) -> bool:
    """Whether the value is a sum or a difference of the counts before."""
    pool = list(pool)[-8:]
    if abs(sum(pool) - value) < 1e-6 and len(pool) > 1:
        return True
    return any(abs(a + b - value) < 1e-6 or abs(abs(a - b) - value) < 1e-6 for k, a in enumerate(pool) for b in pool[k + 1 :])


_TALKS = frozenset("talk talks meeting meetings negotiation negotiations summit conference".split())
_DAYS_OF = re.compile(rf"\b(?P<n>{NUMBER})[ -](?P<unit>hour|day|week|month|year)s?(?: of|-long)?(?: [a-z-]+)? (?P<noun>talks|meetings?|negotiations|summit|conference|trial|hearings?|inquest|inquiry|strike|siege|search|festival|tour|fast|vigil|occupation|blockade|standoff|stand-off|closure|visit|trip|contract|deal|sentence|ban|voyage|journey|walk|march)\b", re.IGNORECASE)


_THE_DAYS = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) (?P<n>[\w-]+-\w+)\Z")


def _duration_twice(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "Five days of talks" and then "the six-day meeting"."""
    text = story.plain
    if not any((m := _THE_DAYS.search(text, max(0, start - 24), end)) and _DAYS_OF.match(text, m.start("n")) for start, end in hits):
        return
    found = []
    for m in _DAYS_OF.finditer(text):
        a = amount(text, m.start("n"), m.end("n"))
        if a is not None:
            noun = m["noun"].lower()
            found.append((m, a, "talks" if noun in _TALKS else noun.rstrip("s"), m["unit"].lower()))
    for k, (m, a, noun, unit) in enumerate(found):
        the = re.search(r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) \Z", text[max(0, m.start() - 6) : m.start()])
        if not the or "-" not in m.group():
            continue
        before = [x for x in found[:k] if x[2] == noun and x[3] == unit and not is_rough(text, x[0].start())]
        if not before or any(x[1].value == a.value for x in found[:k]) or len({x[1].value for x in before}) != 1:
            continue
        if noun in {"contract", "deal", "sentence", "ban", "visit", "trip", "strike"} and len(before) != 1:
            continue
        s = story.sentence_at(m.start())
        if s is None or re.search(r"\b(?:previous|last|earlier|first|second|third|next|another|extended|shorten\w*|cut)\b|\b(?:19|20)\d\d\b", text[s.start : s.end]):
            continue
        x = before[-1]
        yield _report(
            rule, story, Span(m.start("n"), m.end("unit")), f"{m['n']} {unit}s here, {x[0]['n']} {unit}s earlier", (Span(x[0].start(), x[0].end()), "the same event"),
        )  # fmt: skip


_TOLL_WORDS = {
    "dead": r"(?:killed|dead|died|kills|killing|lost their lives)",
    "hurt": r"(?:injured|hurt|wounded|injures|injuring|wounding|wounds)",
    "held": r"(?:arrested|detained)",
}
_TOLL_VERBS = {
    "dead": "killed|kills|killing",
    "hurt": "injured|injures|injuring|wounded|wounding|hurt|hurting",
    "held": "arrested|detained",
}
_TOLL = {
    kind: re.compile(
        rf"\b(?:{_TOLL_VERBS[kind]}) (?P<n>{NUMBER})(?: people)?(?![\w%-]|[.,]\d| [a-z]+s\b| (?:other|more|of))"
        rf"|(?P<n2>\b{NUMBER})(?: people)? (?:were |was |have been |had been |are |left |feared )?{words}\b(?! (?:in|on) (?:19|20)\d\d)",
        re.IGNORECASE,
    )
    for kind, words in _TOLL_WORDS.items()
}


_RESCUED = r"rescued|evacuated|airlifted|saved"
_TOLL_AGAIN = {
    kind: re.compile(
        rf"\b(?:{verbs}) (?P<n>{NUMBER})(?: (?:people|residents|passengers|villagers|others))?(?=[.,;]| and\b| from\b| by\b| since\b| overnight\b| so\b)"
        rf"|\b(?P<n2>{NUMBER}) (?:(?:people|residents|passengers|villagers) )?(?:were|was|have been|had been) (?:{words})\b",
        re.IGNORECASE,
    )
    for kind, verbs, words in (
        ("killed", "killed|killing", "killed"), ("hurt", "injured|injuring|wounded|wounding", "injured|hurt|wounded"), ("rescued", _RESCUED, _RESCUED),
        ("arrested", "arrested|detained", "arrested|detained"),
    )
}  # fmt: skip
_TOLL_WORDS_OF = {
    "killed": {"killed", "killing"}, "hurt": {"injured", "injuring", "hurt", "wounded"},
    "rescued": {"rescued", "evacuated", "airlifted", "saved"}, "arrested": {"arrested", "detained"},
}  # fmt: skip
_TOLL_BACK = re.compile(rf"\b(?P<n>\d[\d,]*|{SMALL}) (?:(?:people|residents|passengers|villagers) )?(?:were|was|have been|had been) \Z", re.IGNORECASE)
_OTHER_EVENT = re.compile(
    r"\b(?:another|more|later|earlier|initially|at first|previous\w*|rose|risen|rising|last (?:year|month|week)|in (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|since|ago|in (?:19|20)\d\d|year|years|month|months|week|weeks|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|separate|elsewhere|similar|attack in|among|including|first|second)\b"
)


def _toll_again(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "36 were rescued by boat" and further down "had rescued 38 people", in a story of one event."""
    text = story.plain
    body = story.body
    if not body:
        return
    for kind, pattern in _TOLL_AGAIN.items():
        found: list[tuple[Amount, int, int]] = []
        for start, end in hits:
            if start < body[0].start or text[start:end].lower() not in _TOLL_WORDS_OF[kind]:
                continue
            m = pattern.match(text, start)
            if m is None:
                # "36 people were rescued": the number is at most a few words back.
                n = _TOLL_BACK.search(text, max(0, start - 60), start)
                m = pattern.match(text, n.start("n")) if n else None
            if m is None:
                continue
            a = amount(text, *m.span("n" if m["n"] else "n2"))
            s = story.sentence_at(m.start())
            if a is None or s is None or any(a.start == f[0].start for f in found):
                continue
            found.append((a, s.start, s.end))
        # Three mentions or more tell of several events; so do far-apart figures.
        if len(found) != 2 or found[0][0].value == found[1][0].value:
            continue
        (a, *first), (b, *second) = found
        if a.value < 3 or not 0.75 <= a.value / b.value <= 1.34 or is_rough(text, a.start) or is_rough(text, b.start):
            continue
        if first[0] == second[0] or any(_OTHER_EVENT.search(text, *x) for x in (first, second)):
            continue
        yield _report(
            rule, story, Span(b.start, b.end), f"{_shown(b.value)} {kind} here, {_shown(a.value)} earlier", (Span(a.start, a.end), "the other figure"),
        )  # fmt: skip


def _toll_twice(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A toll in the headline or the opening against the toll of the body, in a story of one event."""
    text = story.plain
    body = story.body
    head = story.headline
    if len(hits) > 1:
        yield from _toll_again(rule, story, hits)
    if not body or head is None:
        return
    if not any(start < head.end for start, _ in hits):
        return
    for kind, pattern in _TOLL.items():
        top = list(pattern.finditer(text, head.start, head.end))
        low = list(pattern.finditer(text, body[0].start, body[min(3, len(body)) - 1].end))
        if len(top) != 1 or not low:
            continue
        a = amount(text, *top[0].span("n" if top[0]["n"] else "n2"))
        if a is None or is_rough(text, a.start):
            continue
        values = []
        for m in low:
            group = "n" if m["n"] else "n2"
            b = amount(text, *m.span(group))
            s = story.sentence_at(m.start())
            if b is None or s is None:
                continue
            if is_rough(text, b.start):
                values.append((a.value, b))
                continue
            values.append((b.value, b))
        if not values or any(v == a.value for v, _ in values) or re.search(rf"(?<![\d.,]){int(a.value)}(?![\d.,]\d)", text[head.end :]):
            continue
        if _reached(a.value, [v for v, _ in values]) or len(values) != 1:
            continue
        b = values[0][1]
        if number_word(a.value) and re.search(rf"\b{number_word(a.value)}\b", text[head.end :], re.IGNORECASE):
            continue
        yield _report(
            rule, story, Span(b.start, b.end), f"{_shown(b.value)} {kind} here, {_shown(a.value)} in the headline", (Span(a.start, a.end), "in the headline"),
        )  # fmt: skip


def number_word(value: float) -> str:
    """Returns the word for a whole number up to 20, "" for others."""
    words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    return words[int(value)] if value == int(value) and 0 <= value <= 20 else ""


# -- so many listed --------------------------------------------------------------------------

_CAPPED = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['-](?=[^\W\d_]))*[^\W\d_]"
_PERSON = rf"(?:(?:Mr|Mrs|Ms|Dr|Sir) )?{_CAPPED}(?: [A-Z]\.)?(?: {_CAPPED}){{1,2}}"
_ITEM = rf"{_PERSON}(?:, (?:aged )?\d{{1,3}}| \(\d{{1,3}}\))?"
_LISTED = re.compile(
    rf"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight) (?:[a-z-]+ )?(?P<noun>men|women|people|brothers|sisters|teenagers|boys|girls|friends|players|councillors|officers|students|suspects|defendants|climbers|soldiers|workers|drivers|miners|firefighters|candidates|directors)"
    rf"(?P<link>,| –| —|:| \(| -| were named as| have been named as| are| were identified as)(?P<sp> )(?P<list>{_ITEM}(?:,? ?(?:,|;) ?{_ITEM})*,?;? and {_ITEM})(?=[,.;)]| (?:were|are|have|had|was|will|who|of|from|in)\b| [–—-] )"
)


_LIST_FOLLOWS = re.compile(r"(?:,| –| —|:| \(| -| (?:were|have been|are) [a-z ]{0,20}as| are) [A-Z]")


_CHILDREN = re.compile(
    rf"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even) (?P<noun>children|sons|daughters|siblings|brothers|sisters|grandchildren|stepchildren|dogs|cats|horses)"
    rf"(?:,| –| —|:) (?P<list>{_CAPPED}(?:, (?:\d{{1,2}}, )?{_CAPPED})*(?:, \d{{1,2}})?,? and {_CAPPED})(?=[,.;)]| (?:were|are|have|had|was|will|who)\b| [–—-] )"
)


def _listed(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    hits = [h for h in hits if _LIST_FOLLOWS.match(text, h[1])]
    for start, end in _sentences(story, hits):
        for m in _CHILDREN.finditer(text, start, end):
            a = amount(text, m.start("n"), m.end("n"))
            names = re.findall(_CAPPED, m["list"])
            if a is not None and len(names) != a.value:
                yield _report(
                    rule, story, Span(m.start("n"), m.end("noun")), f"{m['n']} {m['noun']}, and {len(names)} named", (Span(m.start("list"), m.end("list")), "those named"),
                )  # fmt: skip
        for m in _LISTED.finditer(text, start, end):
            a = amount(text, m.start("n"), m.end("n"))
            names = re.findall(_PERSON, m["list"])
            if a is None or len(names) == a.value:
                continue
            yield _report(
                rule, story, Span(m.start("n"), m.end("noun")), f"{m['n']} {m['noun']}, and {len(names)} named", (Span(m.start("list"), m.end("list")), "those named"),
            )  # fmt: skip


# -- scores ----------------------------------------------------------------------------------

_WIN = re.compile(r"(?<![\d–-])(?P<a>\d{1,3})[-–](?P<b>\d{1,3}) (?:[a-z]+ )?(?:win|wins|victory|victories|triumph)\b")
_BEAT = re.compile(r"\b(?:beat|defeated) (?P<them>[A-ZÀ-Þ][\w' .-]{1,40}?),? (?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\d–-]|%)")


def _score(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A win by the smaller score."""
    text = story.plain
    for start, end in _sentences(story, hits):
        for pattern in (_WIN, _BEAT):
            for m in pattern.finditer(text, start, end):
                a, b = int(m["a"]), int(m["b"])
                # Low numbers win at golf and cross-country; shoot-outs and tie-breaks are told otherwise.
                if a < b and not re.search(r"\b(?:golf|strokes?|par|cross-country|handicap|aggregate|record|season|seed|odds|streak)\b", text[start:end]):
                    yield _report(rule, story, Span(m.start("a"), m.end("b")), f"{m['a']}-{m['b']} is no win: the winner’s score comes first")


# -- totals behind their parts, and parts beside their total ---------------------------------

_IN_ALL = re.compile(
    rf"(?:, |,? or |,? (?:for|making|giving|bringing|which makes|that makes|a total of|for a total of|making a total of|to a total of) )"
    rf"(?:a (?:combined |grand )?total of )?{_num('t')}(?: [a-z-]+){{0,3}}? ?(?P<all>in all|in total|altogether|all told)?(?=[.,;]|\Z)",
    re.IGNORECASE,
)
_NO_SUM = re.compile(
    r"\b(?:including|of (?:which|whom|them)|among|at least|up to|as many|more than|less than|fewer than|nearly|almost|about|around|some|previous|earlier"
    r"|last (?:year|month|week|season|time)|compared|another|each|apiece|every|per|a (?:day|week|month|year)|aged|days?|weeks?|months?|years?|hours?|minutes?)\b",
    re.IGNORECASE,
)


def _is_age(text: str, a: Amount) -> bool:
    """Whether a number stands between commas behind a name, as an age does."""
    return text[a.start - 2 : a.start] == ", " and text[a.end : a.end + 1] == "," and text[a.start - 3 : a.start - 2].isalpha()


def _in_all(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """ "Nine counts of fraud and four of perjury, 14 counts in all"."""
    text = story.plain
    for start, end in _sentences(story, hits):
        for m in _IN_ALL.finditer(text, start, end):
            if not m["all"] and "total of" not in m.group().lower():
                continue
            total = _get(m, "t")
            if total is None or _is_year(text, total):
                continue
            numbers = (_get(x, "n") for x in _ANY_NUMBER.finditer(text, start, m.start()))
            found = [a for a in numbers if a is not None and not _is_year(text, a) and not _is_age(text, a)]
            if len(found) not in (2, 3) or any(a.sign != total.sign for a in found) or any(a.value >= total.value * 3 for a in found):
                continue
            gaps = [text[a.end : b.start] for a, b in pairwise(found)]
            if " and " not in gaps[-1] or any(len(g) > 70 or ";" in g for g in gaps):
                continue
            if _NO_SUM.search(text, found[0].start - 20 if found[0].start - 20 > start else start, m.start()):
                continue
            whole = sum(a.value for a in found)
            if abs(whole - total.value) <= (total.slack + sum(a.slack for a in found) if _rounded(text, [total, *found]) else 1e-6):
                continue
            if not 0.5 <= total.value / whole <= 1.6:
                continue
            yield _report(
                rule, story, _place(total),
                f"{' + '.join(_shown(a.value) for a in found)} = {_shown(whole, total.sign)}, not {_shown(total.value, total.sign)}",
                (_place(found[0]), "the first of the parts"), (_place(found[-1]), "the last of the parts"),
            )  # fmt: skip


# "18 volunteers, nine on foot and seven by air": a total, then parts that share it out.
_SHARED = re.compile(
    rf"(?<![\w.,/$£€-])(?P<t>{NUMBER})(?P<what> [^,.;:()\d\"–—]{{3,60}}?)?, (?P<a>{NUMBER})(?P<x>(?: of (?:them|the [a-z]+))? [^,.;:()\d\"–—]{{2,40}}?),? and (?P<b>{NUMBER})(?P<y> [^,.;:()\d\"–—]{{2,40}}?)(?=[,.;]|\Z)",
    re.IGNORECASE,
)
_PREPOSITIONS = "in|from|to|on|at|by|with|for|under|over|aboard|outside|inside"
_GROUPS = "men|women|boys|girls|adults|children|males|females|pupils|teachers|soldiers|civilians|players|staff|patients|officers|passengers|crew"
_SHARED_ITEM = re.compile(rf"(?: of (?:them|the [a-z]+))? (?:(?:{_PREPOSITIONS}) [^ ]|(?:[a-z]+ )?(?:{_GROUPS})\b)", re.IGNORECASE)
_UNCOUNTED = re.compile(
    r"(?: (?:percent|per cent|points?|runs?|goals?|tries|yards?|minutes?|hours?|days?|weeks?|months?|years?|miles?|metres?|meters?|km|overs?|times?"
    r"|games?|matches|wins?|caps?|shots?|assists?|rebounds?|wickets?|a\.m\.|p\.m\.|and)\b|-| to \d)",
    re.IGNORECASE,
)
_RECORD = re.compile(
    rf"\b(?P<verb>won|lost) (?P<a>{NUMBER}) of (?:their|its|his|her|the) (?:last |first |past |previous |opening |final )?(?P<t>{NUMBER})(?: (?:games|matches|races|bouts|fights|starts|tests))?,"
    rf" (?P<other>losing|winning)(?: only| just)? (?P<b>{NUMBER})\b",
    re.IGNORECASE,
)


def _parallel(what: str, item: str) -> bool:
    """Whether the first number may be an item like the others: "four live in Leeds, two in York"."""
    if what.startswith(" of "):
        return True
    first = item.split()[0]
    return first != "of" and first in what.split()


def _shared_out(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A total and two parts behind it that are more than it, or just less."""
    text = story.plain
    for start, end in _sentences(story, hits):
        for m in (*_RECORD.finditer(text, start, end), *_SHARED.finditer(text, start, end)):
            total, a, b = (amount(text, m.start(g), m.end(g)) for g in "tab")
            if total is None or a is None or b is None or any(_is_year(text, x) for x in (total, a, b)):
                continue
            record = "verb" in m.groupdict()
            off = a.value + b.value - total.value
            if off == 0 or max(a.value, b.value) >= total.value or is_rough(text, total.start):
                continue
            if record:
                if off < 0 or (m["verb"].lower() == "won") == (m["other"].lower() == "winning"):
                    continue
            elif (
                abs(off) > max(2.0, total.value * 0.1)
                or not (_SHARED_ITEM.match(m["x"]) and _SHARED_ITEM.match(m["y"]))
                or any(_UNCOUNTED.match(text, x.end) for x in (total, a, b))
                or _WHOLE.search(text, m.start("a"), m.end())
                or _parallel(m["what"] or "", m["x"])
                or any(_ANY_NUMBER.search(text, m.end(g), m.end(h)) for g, h in (("t", "what"), ("a", "x"), ("b", "y")) if m[h])
                or is_rough(text, a.start)
            ):
                continue
            yield _report(
                rule, story, Span(b.start, b.end),
                f"{_shown(a.value)} + {_shown(b.value)} = {_shown(a.value + b.value)}, not {_shown(total.value)}",
                (Span(total.start, total.end), "the total"), (Span(a.start, a.end), "the first of the parts"),
            )  # fmt: skip
