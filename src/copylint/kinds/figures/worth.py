"""The same things, or one deal, worth two sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.counts import CHANGING
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount, is_rough
from copylint.story.story import Story
from copylint.text.patterns import later

_WORTH = later(
    rf"\b(?P<noun>[a-z]{{3,}}),? worth (?P<x_sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER})(?![\w%/]|[.,:]\d"
    rf"| (?:each|a |per |more|less|in |on |of))",
    re.IGNORECASE,
)
_VALUE_OF = later(
    rf"\bwith an? (?:street|market|resale|estimated street|retail|sale|black market|insurance"
    rf"|face) value of (?P<x_sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER})(?![\w%/]|[.,:]\d)",
    re.IGNORECASE,
)

# "the €21 billion deal" of a €12 billion merger
_THE_SUM = later(
    rf"\b[Tt]he (?P<x_sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER}) (?:[a-z-]+ )?(?P<what>package|deal"
    rf"|contract|scheme|project|fine|prize|payout|gift|loan|grant|bonus|settlement|award|reward|ransom"
    rf"|bill|takeover|merger|sale|bid|offer|plan|programme|investment|donation)\b"
)


def _one_slip(one: str, other: str) -> bool:
    """Whether two figures are the same but for one digit, or two neighbours exchanged."""
    if len(one) != len(other) or one == other or one.partition(" ")[2] != other.partition(" ")[2]:
        return False
    k = [i for i in range(len(one)) if one[i] != other[i]]
    if not all(one[i].isdigit() and other[i].isdigit() for i in k):
        return False
    return (
        len(k) == 1
        and len([c for c in one if c.isdigit()]) > 1
        or len(k) == 2
        and k[1] <= k[0] + 2
        and one[k[0]] == other[k[1]]
        and one[k[1]] == other[k[0]]
    )


def _the_sum(story: Story) -> Iterator[Doubt]:
    """A sum pointed back to that is nowhere else, where the opening has one that differs by a slip."""
    text = story.plain
    body = story.body
    if not body:
        return
    high = body[min(1, len(body) - 1)].end
    for m in _THE_SUM.finditer(text, high):
        written = text[m.start("x") : m.end("x")]
        s = story.sentence_at(m.start())
        if (
            s is None
            or text.count(text[m.start("x_sign") : m.end("x")]) != 1
            or CHANGING.search(text, s.start, s.end)
        ):
            continue
        first = [x for x in _SUM.finditer(text, 0, high) if x["sign"] == m["x_sign"]]
        like = [x for x in first if _one_slip(x["x"], written)]
        if (
            len({x["x"] for x in like}) != 1
            or len({x["x"] for x in first}) > 2
            or is_rough(text, m.start("x_sign"))
        ):
            continue
        x = like[0]
        yield doubt(
            (m.start("x_sign"), m.end("x")),
            f"{text[m.start('x_sign') : m.end('x')]} here, {x.group()} in the opening",
            (x.span(), "in the opening"),
        )


_SUM = later(rf"(?P<sign>(?:US|A|C|NZ)?[$£€])(?P<x>{NUMBER})", re.IGNORECASE)


def _worth_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Phones worth £480,000 ... The phones, worth £430,000"; "the €21 billion deal" of a €12 billion
    merger."""
    text = story.plain
    yield from _the_sum(story)
    if len(hits) < 2:
        return
    body = story.body
    if not body:
        return
    found = [
        (m["noun"].lower(), m, a)
        for m in _WORTH.finditer(text, body[0].start)
        if (a := amount(text, *m.span("x"), m["x_sign"].upper())) is not None
    ]
    valued = [
        ("", m, a)
        for m in _VALUE_OF.finditer(text, body[0].start)
        if (a := amount(text, *m.span("x"), m["x_sign"].upper())) is not None
    ]
    for k, (noun, m, a) in enumerate(found):
        # Only what is pointed at again: "The phones, worth".
        if (
            re.search(
                r"\b(?:[Tt]he|[Tt]hese|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?\Z",
                text[max(0, m.start() - 24) : m.start()],
            )
            is None
            or text[m.end("noun")] != ","
        ):
            continue
        before = [x for x in found[:k] if x[0] == noun] or (
            valued if len(valued) == 1 and len(found) == 1 and valued[0][1].start() < m.start() else []
        )
        if not before or len({x[2].value for x in before}) != 1 or any(x[2].sign != a.sign for x in before):
            continue
        b = before[-1][2]
        if (
            b.value == a.value
            or is_rough(text, m.start("x_sign"))
            or is_rough(text, before[-1][1].start("x_sign"))
            or not 0.5 <= a.value / b.value <= 2
        ):
            continue
        s = story.sentence_at(m.start())
        if (
            s is None
            or CHANGING.search(text, s.start, s.end)
            or abs(a.value - b.value) <= max(a.slack, b.slack)
        ):
            continue
        yield doubt(
            (m.start("x_sign"), a.end),
            f"worth {text[m.start('x_sign') : a.end]} here, "
            f"{text[before[-1][1].start('x_sign') : b.end]} earlier",
            ((before[-1][1].start("x_sign"), b.end), "the same things"),
        )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "worth-twice": ["|the ?", "|the $", "|the us$", "|worth ?", "|worth $", "|value of ?", "|value of $"],
}
CHECKS = {
    "worth-twice": _worth_twice,
}
