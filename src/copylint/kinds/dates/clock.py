"""Hours and minutes beside the two times of day they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import number_value, spelled
from copylint.story.story import Story
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import later

_TIME = r"(?P<{0}h>1[0-2]|[1-9])(?:[.:](?P<{0}m>[0-5]\d))? ?(?P<{0}x>[ap])\.?m\b\.?"
_CLOCK = later(
    rf"\bat {_TIME.format('a')}(?P<mid>[^.;:\d]{{1,70}}?)\bat (?:about )?{_TIME.format('b')}"
    rf"(?: the (?:same|next) day)?,? (?:(?:or|about|just|some|nearly|almost) )?(?P<n>\d{{1,3}}"
    rf"|{spelled(1, 12)}|{spelled(20, 40)}) (?P<unit>hour|minute)s? later\b(?! than\b)",
    re.IGNORECASE,
)

# "12-hour shifts from 6am to 4pm"
_HOURS_FROM_TO = later(
    rf"(?<![\w.,-])(?P<n>\d{{1,2}}|{spelled(1, 12)})[- ](?P<unit>hour)s?(?: (?!later|after|before|ago"
    rf"|away)[a-z]+)?,? (?:(?:is|was|are|were|runs?|ran) )?from {_TIME.format('a')}(?P<mid> (?:to|until"
    rf"|till) ){_TIME.format('b')}(?=\W|\Z)",
    re.IGNORECASE,
)
_ANY_TIME = later(
    r"(?<![\w.:])(?P<th>1[0-2]|[1-9])(?:[.:](?P<tm>[0-5]\d))? ?(?P<tx>[ap])\.?m\b\.?", re.IGNORECASE
)

# "pronounced dead 45 minutes later, at 6.45pm"; "an hour and a half later, at 9.30pm"
_LATER_AT = later(
    rf"\b(?:(?P<half>half an hour)|(?P<more>an hour and a half)|(?P<one>an hour)|(?P<n>\d{{1,3}}"
    rf"|{spelled(1, 12)}|fifteen|{spelled(20, 50)}|forty-five) (?P<unit>hour"
    rf"|minute)s?) later,? (?:just )?at {_TIME.format('b')}",
    re.IGNORECASE,
)
_WAITED = later(
    rf"\b(?:waited|wait of|waiting|delay of|lasted|took|spent|after)(?: (?:for|a|an))? (?P<n>\d{{1,2}}"
    rf"|{spelled(2, 12)}) (?P<unit>hour|minute)s\b",
    re.IGNORECASE,
)
_ARRIVED_SEEN = later(
    rf"\b(?:arrived|came|called|began|started|opened|left"
    rf"|reached)\b[^.;]{{0,40}}?\bat {_TIME.format('a')} (?:and|but) (?:[^.;:\d]{{0,60}}?) (?:at|until"
    rf"|till) {_TIME.format('b')}",
    re.IGNORECASE,
)

# "came down at 3.20pm, five minutes after it took off at 3.15pm"
_AFTER_AT = later(
    rf"\bat {_TIME.format('b')},? (?P<n>\d{{1,3}}|{spelled(1, 12)}|fifteen"
    rf"|{spelled(20, 40)}) (?P<unit>hour|minute)s? after [^.;:\d]{{2,60}}? at {_TIME.format('a')}",
    re.IGNORECASE,
)


def _clock_again(story: Story, at: int, done: set[int]) -> Iterator[Doubt]:
    """A time, and so long later another; a wait, and the two times it lay between, in one paragraph."""
    p = story.paragraph_at(at)
    if p is not None and p.start not in done:
        done.add(p.start)
        yield from _later_at(story, p)
        yield from _after_at(story, p)
        yield from _waited(story, p)


def _later_at(story: Story, p: Paragraph) -> Iterator[Doubt]:
    """ "Pronounced dead 45 minutes later, at 6.45pm", with the only time before it."""
    text = story.plain
    for m in _LATER_AT.finditer(text, p.start, p.end + 1):
        before = list(_ANY_TIME.finditer(text, p.start, m.start()))
        q = story.paragraphs[p.index - 1] if p.index else None
        if not before and q is not None and q.role != "headline":
            before = list(_ANY_TIME.finditer(text, q.start, q.end))
        if len(before) != 1:
            continue
        a = before[0]
        told = 30.0 if m["half"] else 90.0 if m["more"] else 60.0 if m["one"] else _told(m)
        gap = (_minutes(m, "b") - _minutes(a, "t")) % 1440
        if (
            told <= 0
            or abs(gap - told) < (25 if told >= 60 and not m["more"] else 6)
            or re.search(r"\bday\b|\bnight\b|\bmorning\b", text[a.end() : m.start()])
        ):
            continue
        yield doubt((m.start("bh"), m.end("bx") + 1), _lie(gap), (a.span(), "the first time"))


def _after_at(story: Story, p: Paragraph) -> Iterator[Doubt]:
    """ "Came down at 3.20pm, five minutes after it took off at 3.15pm"."""
    text = story.plain
    for m in _AFTER_AT.finditer(text, p.start, p.end + 1):
        told = _told(m)
        gap = (_minutes(m, "b") - _minutes(m, "a")) % 1440
        if abs(gap - told) >= (25 if told >= 60 else 4):
            yield doubt(_number(text, m), _lie(gap), _first_time(m), _second_time(m))


def _waited(story: Story, p: Paragraph) -> Iterator[Doubt]:
    """The one wait of a paragraph, and the two times that it lay between."""
    text = story.plain
    waits = list(_WAITED.finditer(text, p.start, p.end))
    if len(waits) != 1 or len(list(_ANY_TIME.finditer(text, p.start, p.end + 1))) != 2:
        return
    w = waits[0]
    for m in _ARRIVED_SEEN.finditer(text, p.start, p.end + 1):
        gap = (_minutes(m, "b") - _minutes(m, "a")) % 1440
        if abs(gap - _told(w)) >= 46 and not re.search(r"\bday\b", m.group()):
            place = (w.start("n"), w.end("unit") + 1)
            yield doubt(place, _lie(gap, hours=True), _first_time(m), _second_time(m))


def _told(m: re.Match[str]) -> float:
    """The minutes that so many hours or minutes are."""
    return (number_value(m["n"]) or 0.0) * (60 if m["unit"].lower() == "hour" else 1)


def _lie(gap: int, *, hours: bool = False) -> str:
    """What to say of two times with so many minutes between them; from an hour on, or always, in hours."""
    if gap < 60 and not hours:
        return f"between the two times lie {gap} minutes"
    return f"between the two times lie {gap // 60} hours" + (f" and {gap % 60} minutes" if gap % 60 else "")


def _number(text: str, m: re.Match[str]) -> tuple[int, int]:
    """Where the number and its unit stand."""
    return m.start("n"), m.end("unit") + (text[m.end("unit") : m.end("unit") + 1] == "s")


def _first_time(m: re.Match[str]) -> tuple[tuple[int, int], str]:
    return (m.start("ah"), m.end("ax")), "the first time"


def _second_time(m: re.Match[str]) -> tuple[tuple[int, int], str]:
    return (m.start("bh"), m.end("bx")), "the second time"


# "a curfew from 8pm to 6am, ten hours"
_FROM_TO_HOURS = later(
    rf"\bfrom {_TIME.format('a')}(?P<mid> (?:to|until|till) ){_TIME.format('b')}, (?:a total of "
    rf"|or )?(?P<n>\d{{1,2}}|{spelled(2, 12)}) (?P<unit>hour)s\b(?! (?:later|after|before|a)\b)",
    re.IGNORECASE,
)


def _minutes(m: re.Match[str], k: str) -> int:
    return (int(m[f"{k}h"]) % 12 + (12 if m[f"{k}x"].lower() == "p" else 0)) * 60 + int(m[f"{k}m"] or 0)


def _clock(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    """ "Failed at 6.15am and came back at 9.15am, four hours later"."""
    text = story.plain
    seen: set[int] = set()
    for start, _ in hits:
        yield from _clock_again(story, start, seen)
        s = story.sentence_at(start)
        if s is None:
            continue
        # "a.m." may end what is taken for a sentence.
        for m in (
            *_CLOCK.finditer(text, max(s.start - 60, 0), s.end),
            *_HOURS_FROM_TO.finditer(text, max(s.start - 10, 0), s.end + 8),
            *_FROM_TO_HOURS.finditer(text, max(s.start - 10, 0), s.end + 8),
        ):
            if number_value(m["n"]) is None or not m.start() <= start < m.end():
                continue
            told = _told(m)
            gap = (_minutes(m, "b") - _minutes(m, "a")) % 1440
            # Copy rounds to the hour; the next day may be meant.
            if (
                abs(gap - told) < (45 if m["unit"].lower() == "hour" else 3)
                or told >= 1440
                or re.search(r"\bday\b", m.group())
            ):
                continue
            first = (m.start("ah"), m.start("mid")), "the first time"
            yield doubt(_number(text, m), _lie(gap), first, _second_time(m))


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "clock": tuple(
        "|hours later|;|hour later|;|minutes later|;-hour|;|waited|;|wait of|;|minutes after|;"
        "|hours after|;|hour after|;|hours.;|hours,;|hours from|;|hour and a half later|".split(";")
    ),
}
CHECKS = {
    "clock": _clock,
}
