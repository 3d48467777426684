"""So many of the dead, the hurt or the held, and fewer of them in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import (
    ANY_NUMBER,
    is_year,
    sentences_with,
    shown,
)
from copylint.kinds.figures.tolls import KIND_OF, UNCOUNTED, WHOLES
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, Amount, amount, is_rough
from copylint.story.quantities import quantities
from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.tokens import lowered

# "Four of the dead", "ten of those arrested": some of a toll.
_SOME_OF = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) of (?:(?:the|those) (?:people |men "
    rf"|women )?(?:who )?(?:were )?(?P<word>dead|killed|died|injured|hurt|wounded|arrested|detained"
    rf"|held))\b",
    re.IGNORECASE,
)
_OF_OTHERS = word_set("figures", "measures")


def _all_in_sentence(story: Story, a: Amount, kind: str) -> float:
    """The sum of what may be counts of the same people in an amount's sentence: "nine men on Monday
    and six on Tuesday"; measures and the tolls of another kind left out."""
    s = story.sentence_at(a.start)
    if s is None:
        return a.value
    text = story.plain
    others = {
        m.start("n" if m["n"] else "n2")
        for k, pattern in WHOLES.items()
        if k != kind
        for m in pattern.finditer(text, s.start, s.end)
    } - {a.start}
    total = 0.0
    for m in ANY_NUMBER.finditer(text, s.start, s.end):
        n = amount(text, *m.span("n"))
        if n is None or is_year(text, n) or n.start in others:
            continue
        q = quantities(story).at(n.start)
        if q is None or (not q.unit and q.noun not in _OF_OTHERS):
            total += n.value
    return total


# "lost five of their last four games", "12 of the 10 councillors"
_MORE_OF_FEWER = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER}) of (?:the|its|their|his|her|our|those|these) (?:last |first "
    rf"|past |previous |opening |final )?(?P<t>{NUMBER}) (?P<noun>[a-z]{{3,}}s|people|men|women"
    rf"|children)\b",
    re.IGNORECASE,
)


def _more_of_fewer(story: Story, start: int, end: int) -> Iterator[Doubt]:
    text = story.plain
    for m in _MORE_OF_FEWER.finditer(text, start, end):
        some, whole = amount(text, *m.span("n")), amount(text, *m.span("t"))
        if (
            some is None
            or whole is None
            or some.value <= whole.value
            or is_year(text, some)
            or is_rough(text, some.start)
        ):
            continue
        if re.search(r"illion|thousand|hundred", text[some.start : whole.end]) or m["noun"].lower() in {
            "years",
            "months",
            "days",
            "weeks",
            "points",
            "times",
        }:
            continue
        yield doubt(
            some.span,
            f"{shown(some.value)} of {shown(whole.value)}: a part is more than the whole",
            (whole.span, "all of them"),
        )


@once_a_story
def _wholes(story: Story) -> dict[str, list[tuple[tuple[int, int], Amount]]]:
    """Every number of dead, hurt or others that the story gives as a whole, each with the span that gives
    it."""
    text = story.plain
    return {
        kind: [
            (x.span(), whole)
            for x in pattern.finditer(text)
            if (whole := amount(text, *x.span("n" if x["n"] else "n2"))) is not None
        ]
        for kind, pattern in WHOLES.items()
    }


def _more_than_all(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Four of the dead" in a story that knows of three; "12 of the 10 councillors"."""
    text = story.plain
    for start, end in sentences_with(story, hits):
        yield from _more_of_fewer(story, start, end)
        for m in _SOME_OF.finditer(text, start, end):
            some = amount(text, *m.span("n"))
            if some is None or some.value < 2:
                continue
            kind = KIND_OF[lowered(m["word"])]
            wholes = [
                whole
                for (left, right), whole in _wholes(story)[kind]
                if not m.start() <= left < m.end() and not m.start() < right <= m.end()
            ]
            if (
                not wholes
                or any(w.value >= some.value for w in wholes)
                or sum({w.value for w in wholes}) >= some.value
            ):
                continue
            if any(_all_in_sentence(story, w, kind) >= some.value for w in wholes):
                continue
            if (
                any(is_rough(text, w.start) for w in wholes)
                or is_rough(text, some.start)
                or UNCOUNTED.search(text)
            ):
                continue
            whole = max(wholes, key=lambda w: w.value)
            yield doubt(
                some.span,
                f"{shown(some.value)} of {shown(whole.value)}: a part is more than the whole",
                (whole.span, "all of them"),
            )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "more-than-all": [
        *"|of the dead|;|of the injured|;|of the wounded|;|of those ;|of the people ;|of the men ;"
        "|of the women ".split(";"),
        *(
            f"|of {d} {w}{n}"
            for d in ("the", "its", "their", "his", "her")
            for w in ("", "last ", "first ", "past ")
            for n in (
                *"123456789",
                "two|",
                "three|",
                "four|",
                "five|",
                "six|",
                "seven|",
                "eight|",
                "nine|",
                "ten|",
            )
        ),
    ],
}
CHECKS = {
    "more-than-all": _more_than_all,
}
