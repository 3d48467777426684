"""Parts before their total, and a total shared out: "nine and four, 14 in all"; "18, nine on foot and seven
by air"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    SMALL_NUMBERS,
    WHOLE,
    adds_up_to,
    amount_in,
    is_age,
    is_year,
    list_of_parts,
    numbered,
    report_sum,
    rounded,
    sentences_with,
    shown,
    span_of,
)
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.story import Story
from copylint.text.patterns import later

_IN_ALL = later(
    rf"(?:, |,? or |,? (?:for|making|giving|bringing|which makes|that makes|a total of|for a total of"
    rf"|making a total of|to a total of) )"
    rf"(?:a (?:combined |grand )?total of )?{numbered('t')}(?: [a-z-]+){{0,3}}? ?(?P<all>in all"
    rf"|in total|altogether|all told)?(?=[.,;]|\Z)",
    re.IGNORECASE,
)
_NO_SUM = later(
    r"\b(?:including|of (?:which|whom|them)|among|at least|up to|as many|more than|less than"
    r"|fewer than|nearly|almost|about|around|some|previous|earlier"
    r"|last (?:year|month|week|season|time)|compared|another|each|apiece|every|per|a (?:day|week|month"
    r"|year)|aged|days?|weeks?|months?|years?|hours?|minutes?)\b",
    re.IGNORECASE,
)


_TERM = later(r"[ -](?P<unit>years?|months?|weeks?|days?)\b", re.IGNORECASE)
_ONE_AFTER_ANOTHER = later(
    r"\b(?:consecutive(?:ly)?|one after (?:the other|another)|on top of)\b", re.IGNORECASE
)


def _terms(text: str, amounts: Sequence[Amount], start: int) -> bool:
    """Whether all of them are terms in one unit that the sentence says follow one another."""
    units = {m["unit"].lower().rstrip("s") if (m := _TERM.match(text, a.end)) else "" for a in amounts}
    return (
        len(units) == 1
        and "" not in units
        and _ONE_AFTER_ANOTHER.search(text, start, amounts[-1].start) is not None
    )


def _in_all(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Nine counts of fraud and four of perjury, 14 counts in all"."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        for m in _IN_ALL.finditer(text, start, end):
            if not m["all"] and "total of" not in m.group().lower():
                continue
            total = amount_in(m, "t")
            if total is None or is_year(text, total):
                continue
            numbers = (amount_in(x, "n") for x in ANY_NUMBER.finditer(text, start, m.start()))
            found = [a for a in numbers if a is not None and not is_year(text, a) and not is_age(text, a)]
            if (
                len(found) == 2
                and re.search(r" joined (?:all |the )*\Z", text[found[0].end : found[-1].start])
                and "total of" in m.group().lower()
            ):
                if found[0].value + found[1].value != total.value:
                    yield doubt(
                        span_of(total),
                        adds_up_to(found, total.value, total.sign),
                        (span_of(found[0]), "the first of the parts"),
                        (span_of(found[-1]), "the last of the parts"),
                    )
                continue
            if (
                len(found) not in (2, 3)
                or any(a.sign != total.sign for a in found)
                or any(a.value >= total.value * 3 for a in found)
            ):
                continue
            gaps = [text[a.end : b.start] for a, b in pairwise(found)]
            if not re.search(r"\b(?:and|plus)\b", gaps[-1]) or any(len(g) > 70 or ";" in g for g in gaps):
                continue
            if _NO_SUM.search(
                text, found[0].start - 20 if found[0].start - 20 > start else start, m.start()
            ) and not _terms(text, [*found, total], start):
                continue
            whole = sum(a.value for a in found)
            if abs(whole - total.value) <= (
                0.6 * (total.slack + sum(a.slack for a in found)) if rounded(text, [total, *found]) else 1e-6
            ):
                continue
            if not 0.5 <= total.value / whole <= 1.6:
                continue
            yield doubt(
                span_of(total),
                adds_up_to(found, total.value, total.sign),
                (span_of(found[0]), "the first of the parts"),
                (span_of(found[-1]), "the last of the parts"),
            )


# "18 volunteers, nine on foot and seven by air": a total, then parts that share it out.
_SHARED = later(
    rf"(?<![\w.,/$£€-])(?P<t>{NUMBER})(?P<what> [^,.;:()\d\"–—]{{3,60}}?)?, (?P<a>{NUMBER})(?P<x>"
    rf"(?: of (?:them|the [a-z]+))? [^,.;:()\d\"–—]{{2,40}}?),? and (?P<b>{NUMBER})"
    rf"(?P<y> [^,.;:()\d\"–—]{{2,40}}?)(?=[,.;]|\Z)",
    re.IGNORECASE,
)
_PREPOSITIONS = "in|from|to|on|at|by|with|for|under|over|aboard|outside|inside"
_GROUPS = (
    "men|women|boys|girls|adults|children|males"
    "|females|pupils|teachers|soldiers|civilians|players|staff|patients|officers|passengers|crew"
)
_ADVERBS = (
    "ashore|abroad|overseas|elsewhere|aboard|seriously"
    "|slightly|critically|badly|online|upstairs|downstairs|full-time|part-time|fatally"
)
_SHARED_ITEM = later(
    rf"(?: of (?:them|the [a-z]+))? (?:(?:{_PREPOSITIONS}) [^ ]|(?:{_ADVERBS})\b|(?-i:[A-Z][a-z]+(?:ans"
    rf"|ons|ese|ish|is|nch|tch|ns|rs|ts|ks|es))\b|(?:[a-z]+ )?(?:{_GROUPS})\b)",
    re.IGNORECASE,
)
_UNCOUNTED = later(
    r"(?: (?:percent|per cent|points?|runs?|goals?|tries|yards?|minutes?|hours?|days?|weeks?|months?"
    r"|years?|miles?|metres?|meters?|km|overs?|times?"
    r"|games?|matches|wins?|caps?|shots?|assists?|rebounds?|wickets?|a\.m\.|p\.m\.|and)\b|-| to \d)",
    re.IGNORECASE,
)
_RECORD = later(
    rf"\b(?P<verb>won|lost) (?P<a>{NUMBER}) of (?:their|its|his|her|the) (?:last |first |past "
    rf"|previous |opening |final )?(?P<t>{NUMBER})(?: (?:games|matches|races|bouts|fights|starts"
    rf"|tests))?,"
    rf" (?P<other>losing|winning)(?: only| just)? (?P<b>{NUMBER})\b",
    re.IGNORECASE,
)


def _parallel(what: str, item: str) -> bool:
    """Whether the first number may be an item like the others: "four live in Leeds, two in York"."""
    if what.startswith(" of "):
        return True
    first, *rest = item.split()
    words = what.split()
    if first == "of" or first not in words:
        return False
    # "five were flown to hospitals, two to Omaha": what the two go to is of another sort.
    after = words[words.index(first) + 1 :]
    return not (after and rest and rest[0][:1].isupper() and not any(w[:1].isupper() for w in after))


def _shared(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches of _SHARED, each from the last number that can be its total."""
    while (m := _SHARED.search(text, start, end)) is not None:
        inner = ANY_NUMBER.search(text, m.end("t"), m.end("what")) if m["what"] else None
        if inner is None:
            yield m
        start = inner.start() if inner is not None else m.end()


#: What leads to a further item of a list that a colon has opened.
_IN_LIST = later(r":\s(?:[^.;:]*,\s)?\Z")

# "14 people, nine for public order offences, three for assault and four for drink-driving"
_TOTAL_THEN = later(
    rf"(?<![\w.,/$£€-])(?P<t>{NUMBER}) (?:[a-z]+ )?(?:[a-z]{{3,}}s|people|men|women"
    rf"|children), (?P<at>)(?={NUMBER} (?:{_PREPOSITIONS}|of them) )",
    re.IGNORECASE,
)


def _several(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """A total and three parts or more behind it that are more than it."""
    text = story.plain
    if text.count(",", start, end) < 2:
        return
    for m in _TOTAL_THEN.finditer(text, start, end):
        total = amount(text, *m.span("t"))
        parts, closed = list_of_parts(text, m.end(), end)
        if (
            total is None
            or len(parts) < 3
            or not closed
            or is_year(text, total)
            or is_rough(text, total.start)
            or any(a.sign or is_rough(text, a.start) for a in parts)
        ):
            continue
        whole = sum(a.value for a in parts)
        if (
            not total.value < whole <= total.value * 1.5
            or any(a.value >= total.value or _UNCOUNTED.match(text, a.end) for a in parts)
            or WHOLE.search(text, m.end(), parts[-1].end)
        ):
            continue
        if not all(_SHARED_ITEM.match(text, a.end) for a in parts):
            continue
        yield report_sum(parts, total)


def _shared_out(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """A total and two parts behind it that are more than it, or just less."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        yield from _several(story, start, end)
        for m in (*_RECORD.finditer(text, start, end), *_shared(text, start, end)):
            total, a, b = (amount(text, m.start(g), m.end(g)) for g in "tab")
            if total is None or a is None or b is None or any(is_year(text, x) for x in (total, a, b)):
                continue
            record = "verb" in m.groupdict()
            off = a.value + b.value - total.value
            if off == 0 or max(a.value, b.value) >= total.value or is_rough(text, total.start):
                continue
            if record:
                if off < 0 or (m["verb"].lower() == "won") == (m["other"].lower() == "winning"):
                    continue
            elif text[max(start, m.start() - 8) : m.start()].strip().lower() in {"of the", "of", "of its"}:
                continue  # a total that opens its sentence is for `parts`
            elif _IN_LIST.search(text, start, m.start()):
                continue  # an item among others: "six people: three men, two women and two children"
            elif (
                abs(off) > max(2.0, total.value * 0.1)
                or not (_SHARED_ITEM.match(m["x"]) and _SHARED_ITEM.match(m["y"]))
                or any(_UNCOUNTED.match(text, x.end) for x in (total, a, b))
                or WHOLE.search(text, m.start("a"), m.end())
                or _parallel(m["what"] or "", m["x"])
                or any(
                    ANY_NUMBER.search(text, m.end(g), m.end(h))
                    for g, h in (("t", "what"), ("a", "x"), ("b", "y"))
                    if m[h]
                )
                or is_rough(text, a.start)
            ):
                continue
            yield doubt(
                b.span,
                f"{shown(a.value)} + {shown(b.value)} = {shown(a.value + b.value)}, not {shown(total.value)}",
                (total.span, "the total"),
                (a.span, "the first of the parts"),
            )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "in-all": ["|in all|", "|in total|", "|altogether|", "|all told|", "|a total of|"],
    "shared-out": [f", {n}" for n in (*"123456789", *SMALL_NUMBERS)] + ["|losing|", "|winning|"],
}
READS = "neighbours"
CHECKS = {"in-all": _in_all, "shared-out": _shared_out}
