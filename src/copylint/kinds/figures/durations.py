"""One event that is said to last twice over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount, is_rough
from copylint.story.story import Story
from copylint.text.patterns import later

_TALKS = frozenset("talk talks meeting meetings negotiation negotiations summit conference".split())
_DAYS_OF = later(
    rf"\b(?P<n>{NUMBER})[ -](?P<unit>hour|day|week|month|year)s?(?: of"
    rf"|-long)?(?: [a-z-]+)? (?P<noun>talks|meetings?|negotiations|summit|conference|trial|hearings?"
    rf"|inquest|inquiry|strike|siege|search|festival|tour|fast|vigil|occupation|blockade|standoff"
    rf"|stand-off|closure|visit|trip|contract|deal|sentence|ban|voyage|journey|walk|march)\b",
    re.IGNORECASE,
)
_THE_DAYS = later(r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) (?P<n>[\w-]+-\w+)\Z")


def _duration_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Five days of talks" and then "the six-day meeting"."""
    text = story.plain
    if not any(
        (m := _THE_DAYS.search(text, max(0, start - 24), end)) and _DAYS_OF.match(text, m.start("n"))
        for start, end in hits
    ):
        return
    found = []
    for m in _DAYS_OF.finditer(text):
        a = amount(text, m.start("n"), m.end("n"))
        if a is not None:
            noun = m["noun"].lower()
            found.append((m, a, "talks" if noun in _TALKS else noun.rstrip("s"), m["unit"].lower()))
    for k, (m, a, noun, unit) in enumerate(found):
        the = re.search(
            r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) \Z", text[max(0, m.start() - 6) : m.start()]
        )
        if not the or "-" not in m.group():
            continue
        before = [x for x in found[:k] if x[2] == noun and x[3] == unit and not is_rough(text, x[0].start())]
        if (
            not before
            or any(x[1].value == a.value for x in found[:k])
            or len({x[1].value for x in before}) != 1
        ):
            continue
        if noun in {"contract", "deal", "sentence", "ban", "visit", "trip", "strike"} and len(before) != 1:
            continue
        s = story.sentence_at(m.start())
        if s is None or re.search(
            r"\b(?:previous|last|earlier|first|second|third|next|another|extended|shorten\w*|cut)\b|\b(?:19"
            r"|20)\d\d\b",
            text[s.start : s.end],
        ):
            continue
        x = before[-1]
        yield doubt(
            (m.start("n"), m.end("unit")),
            f"{m['n']} {unit}s here, {x[0]['n']} {unit}s earlier",
            (x[0].span(), "the same event"),
        )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "duration-twice": ["-day|", "-week|", "-hour|", "-month|", "-year|"],
}
CHECKS = {
    "duration-twice": _duration_twice,
}
