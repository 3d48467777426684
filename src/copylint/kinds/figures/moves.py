"""A level before, a level after, and what is said of the way between: read loosely, judged strictly.

"£84 million, up 5 per cent from £72 million": where the narrow patterns of the other modules do
not fit, the figures of a sentence are told apart by the words beside them. One is the level before
("from", "compared with"), one the level after, one the change. Nothing is said where any two
figures near by give the change that the copy gives, for then that is what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copylint.story.dates import FULL_MONTHS
from copylint.story.numbers import CURRENCY, NUMBER, Amount, amount, is_rough, spelled
from copylint.story.story import Story, by_paragraph, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.spans import Span

_PER = r"%| ?per ?cent\b"
_FIGURE = later(
    rf"(?<![\w.,/$£€-])(?P<sign>{CURRENCY})?(?:(?P<part>half a|a quarter of a)"
    rf"|(?P<n>{NUMBER}))(?P<u>(?: (?:of a )?percentage)?[ -]points?\b(?! of order)|{_PER}|p\b|c\b"
    rf"| ?(?:km|kg|cm|mm|mph|kph|ft|ha|GW|MW)\b)?(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)
_CHANGE_NOUN = (
    r"(?:rise|increase|fall|drop|decrease|decline|jump|gain|cut|growth|slump|reduction|leap|surge|loss"
    r"|improvement|gap|difference|lead|saving)"
)
_CHANGE_VERB = (
    r"(?:rise|rises|rose|risen|rising|increase[sd]?|increasing|gain(?:s|ed|ing)?|grow|grows|grew|grown"
    r"|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surged?"
    r"|fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|decline[sd]?|declining|decrease[sd]?|shrank"
    r"|shrunk|slid|slumped|cut|lowered|raised?|raises|rais(?:ing|es)|up|down)"
)
#: What stands before a change: "by", "a rise of", "rose", "up".
_BEFORE_CHANGE = later(
    rf"\b(?:by|{_CHANGE_NOUN} of|{_CHANGE_VERB}(?: (?:up|down|back))?(?: (?:its|the"
    rf"|their) [a-z ]{{3,30}})?(?: by)?)(?: just| only)? \Z",
    re.IGNORECASE,
)
#: What stands behind one: "a 5 per cent rise".
_AFTER_CHANGE = later(
    rf"[ -](?:[a-z]+ )?{_CHANGE_NOUN}\b| (?:less|more|higher|lower|ahead|behind|down|up)\b(?! than)",
    re.IGNORECASE,
)
_BEFORE_LEVEL = later(
    r"(?:\b(?:from|compared with|compared to|against|(?:down|up) on the)(?: (?:the|a|its|their"
    r"|an?))?(?: [a-z]+ (?:price|rate|level|figure|total|cost|share) of)?) \Z",
    re.IGNORECASE,
)
_TO_LEVEL = later(
    r"\b(?:to|at|reached|reaching|hit|hitting|is|was|are|were|now|on|totall?ed|costs?)(?: (?:a|an|the"
    r"|its) (?:[a-z]+ )?(?:high|low|total|peak|record|figure)(?: of)?)? \Z",
    re.IGNORECASE,
)
_OTHER_CLAUSE = later(
    r";|\b(?:while|whereas|but|although|though|because|than|respectively|between|average[sd]?|every"
    r"|each|per(?! ?cent)|target|forecast|expected|expects|predicted|would have)\b",
    re.IGNORECASE,
)
_UNIT_BEHIND = later(r" (?P<w>[a-z]+)", re.IGNORECASE)
_SKIP_UNITS = word_set("figures", "no measures")
#: Behind a figure, these say that it is no level.
_NO_LEVEL = _SKIP_UNITS - word_set("figures", "no measures of a level")
_MEASURES = word_set("figures", "short measures")
#: What never moves between two levels: scores and places.
_SPORT = later(
    r"\b(?:beat|defeated|thrashed|drew|half-time|innings|wickets?|overs|sets?|goals?|tries|rebounds"
    r"|touchdowns?|yards|lap|laps)\b",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """A figure of a sentence: its amount, what it measures ("%", "points", "£", "p" or a noun), and what it
    is."""

    amount: Amount
    unit: str
    #: "change", "before", "after" or "".
    role: str
    rough: bool

    @property
    def span(self) -> Span:
        """Where it stands, the sign with it."""
        a = self.amount
        return Span(a.start - (len(a.sign) if a.sign not in {"", "%"} else 0), a.end)


class Move(NamedTuple):
    """The level before, the level after and the change that the copy gives."""

    before: Figure
    after: Figure
    change: Figure
    #: Whether the copy does not say which level came first.
    unordered: bool = False


def figures_of(text: str, start: int, end: int) -> list[Figure]:
    """Returns the figures of text[start:end] that may be levels or changes; years, ages and dates are
    none."""
    out: list[Figure] = []
    for m in _FIGURE.finditer(text, start, end):
        unit = (m["u"] or "").strip().lower()
        if m["part"]:
            if not unit or unit in {"p", "c"} or unit in _MEASURES:
                continue
            a: Amount | None = Amount(
                m.start("part"), m.end("part"), 0.5 if m["part"].lower().startswith("half") else 0.25, 0.0
            )
        else:
            a = amount(text, *m.span("n"), (m["sign"] or "").upper())
        if a is None:
            continue
        written = text[a.start : a.end]
        if not m["sign"] and not unit and written.isdigit() and len(written) == 4 and 1500 <= a.value <= 2099:
            continue
        if "point" in unit:
            kind = "points"
        elif unit in {"p", "c"} or unit in _MEASURES:
            kind = unit
        elif unit:
            kind = "%"
            a = Amount(a.start, a.end, a.value, a.slack, "%")
        elif m["sign"]:
            kind = m["sign"].upper()
        else:
            w = _UNIT_BEHIND.match(text, m.end())
            kind = w["w"].lower() if w and w["w"].lower() not in _SKIP_UNITS else ""
            if w and w["w"].lower() in _NO_LEVEL:
                continue
            if re.match(rf" (?:{FULL_MONTHS})\b", text[m.end() : m.end() + 11]):
                continue
            if re.search(rf"\b(?:{FULL_MONTHS}|No|aged) \Z", text[max(0, m.start() - 11) : m.start()]):
                continue
        left = max(start, m.start() - 60)
        role = ""
        if _BEFORE_CHANGE.search(text, left, m.start()) or _AFTER_CHANGE.match(text, m.end()):
            role = "change"
        elif _BEFORE_LEVEL.search(text, left, m.start()):
            role = "before"
        elif _TO_LEVEL.search(text, left, m.start()):
            role = "after"
        out.append(Figure(a, kind, role, is_rough(text, m.start())))
    return out


def _alike(one: str, other: str) -> bool:
    return one == other or "" in {one, other} and not {one, other} & {"%", "points", "$", "£", "€", "p", "c"}


class _Reader:
    """The moves of a story's sentences, each sentence read when first asked for: three checks ask."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._known: dict[int, list[Move]] = {}

    def of(self, start: int, end: int) -> list[Move]:
        if start not in self._known:
            self._known[start] = list(_moves(self._story, start, end))
        return self._known[start]


@once_a_story
@by_paragraph
def _reader(story: Story) -> _Reader:
    return _Reader(story)


def moves(story: Story, start: int, end: int) -> list[Move]:
    """Returns the moves that a sentence tells of, with their change in it or at the head of the next
    sentence."""
    return _reader(story).of(start, end)


def _moves(story: Story, start: int, end: int) -> Iterator[Move]:
    text = story.plain
    figures = figures_of(text, start, end)
    changes = [f for f in figures if f.role == "change"]
    levels = [f for f in figures if f.role != "change" and f.unit != "points"]
    pair = _pair(text, levels, start, end)
    if (
        pair is None
        and len(changes) == 1
        and len(levels) == 1
        and levels[0].role == "before"
        and changes[0].unit == levels[0].unit == "%"
    ):
        # "Prices rose 3.1 per cent, up from 2.6 per cent": two rates, and the change is still to come.
        if re.search(r"\b(?:up|down) from \Z", text[changes[0].amount.end : levels[0].amount.start]):
            pair, changes = (levels[0], changes[0], False), []
    if pair is None:
        return
    before, after, unordered = pair
    if _SPORT.search(text, start, end) or before.rough or after.rough:
        return
    low, high = (
        sorted((before.amount.end, after.amount.start))
        if before.amount.start < after.amount.start
        else sorted((after.amount.end, before.amount.start))
    )
    if (
        _OTHER_CLAUSE.search(text, low, high)
        or re.search(r"\band\b", text[low:high])
        and "from" not in text[low:high]
    ):
        return
    first, last = sorted((before.amount.start, after.amount.start))
    for change in changes:
        if change.rough or len(changes) > 1 and sum(_of_one_kind(c, before) for c in changes) > 1:
            return
        at = change.amount.start
        if not _of_one_kind(change, before):
            continue
        gap = text[change.amount.end : first] if at < first else text[last:at] if at > last else ""
        if len(gap) > 70 or _OTHER_CLAUSE.search(gap) or re.search(r"\band\b", gap):
            continue
        if unordered and at < last:
            continue
        yield Move(before, after, change, unordered)
        return
    if not changes:
        yield from _told_next(story, end, before, after, unordered)


def _told_next(story: Story, end: int, before: Figure, after: Figure, unordered: bool) -> Iterator[Move]:
    """ "The increase of 0.5 per cent was the largest since January.": the change at the head of the next
    sentence."""
    text = story.plain
    at = end
    while text[at : at + 1].isspace():
        at += 1
    follow = story.sentence_at(at)
    m = _THE_CHANGE.match(text, follow.start) if follow is not None and follow.start >= end else None
    if follow is None or m is None:
        return
    figures = figures_of(text, follow.start, min(follow.end, m.end() + 30))
    found = next((f for f in figures if f.amount.start >= m.end() - 1), None)
    if found is not None and not found.rough and _of_one_kind(found, before):
        yield Move(before, after, found, unordered)


_THE_CHANGE = later(
    rf"(?:The|That|This|(?:That|This|It) (?:is|was|would be|means|represents"
    rf"|amounts to) an?) {_CHANGE_NOUN} of (?=[$£€\d]|half|a quarter|{spelled(1, 10)})",
    re.IGNORECASE,
)


def _of_one_kind(change: Figure, level: Figure) -> bool:
    """Whether a change can be that of the level: a share of anything, points of shares, else the same
    unit."""
    if change.unit == "points":
        return level.unit == "%"
    if change.unit == "%":
        return True
    return change.unit == level.unit != "" or level.unit == "" == change.unit


def _pair(text: str, levels: Sequence[Figure], start: int, end: int) -> tuple[Figure, Figure, bool] | None:
    """(before, after, whether their order is unknown) of a sentence; None where several might be meant."""
    befores = [f for f in levels if f.role == "before"]
    if len(befores) > 1:
        return None
    if befores:
        before = befores[0]
        k = levels.index(before)
        to = text[before.amount.end : before.amount.end + 80]
        if (
            k + 1 < len(levels)
            and levels[k + 1].role == "after"
            and re.match(
                r"[^.;:()]{0,60}? to (?:[a-z ]{0,12})?[$£€]?\Z",
                to[: levels[k + 1].span.start - before.amount.end],
            )
        ):
            after = levels[k + 1]
        elif k and levels[k - 1].amount.end > before.amount.start - 130:
            after = levels[k - 1]
        else:
            return None
        one, other = before.unit, after.unit
        if one != other and {one, other} & {"%", "$", "£", "€", "p", "c"} and {one, other} != {"", "%"}:
            return None
        if sum(_alike(f.unit, before.unit) for f in levels) != 2:
            return None
        return before, after, False
    # Two levels of one kind and no more, the second reached: "began the year at 200p, closed at 250p".
    if (
        len(levels) == 2
        and {f.unit for f in levels} == {"%"}
        and re.search(
            r"\bpoints? (?:less|more|higher|lower|ahead|behind)\b|\b(?:gap|difference|lead) of\b",
            text[levels[1].amount.end : end],
        )
    ):
        return levels[0], levels[1], True
    signed = [f for f in levels if f.unit]
    if (
        len(signed) != 2
        or signed[0].unit != signed[1].unit
        or signed[1].role != "after"
        or signed[0].unit in {"%"}
    ):
        return None
    if not re.search(
        r"\b(?:began|started|opened|was|were|stood|cost|in (?:19|20)\d\d|last (?:year|month|week"
        r"|season))\b",
        text[start : signed[1].amount.start],
    ):
        return None
    if not re.search(
        r"\b(?:now|closed|ended|finished|by|reached)\b", text[signed[0].amount.end : signed[1].amount.start]
    ):
        return None
    return signed[0], signed[1], True


def given(value: float, pool: Sequence[Figure], *, percent: bool) -> bool:
    """Whether any two of the figures give the value: by their difference, or (with `percent`) by the change
    in percent."""
    levels = [f.amount for f in pool if f.role != "change"]
    for k, a in enumerate(levels):
        for b in levels[k + 1 :]:
            if percent:
                for x, y in ((a, b), (b, a)):
                    if x.value > 0 and abs(abs(y.value / x.value - 1) * 100 - value) <= max(
                        0.6, min(2.0, (x.slack / x.value + y.slack / x.value) * 100)
                    ):
                        return True
            elif abs(abs(a.value - b.value) - value) <= max(
                1e-6, a.slack + b.slack if max(a.slack, b.slack) > 0.5 else 1e-6
            ):
                return True
    return False
