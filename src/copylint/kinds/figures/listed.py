"""So many announced, so many named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.kinds.figures.amounts import sentences_with
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import NUMBER, amount, spelled
from copylint.story.story import Story, whole_text
from copylint.text.patterns import later

_CAPPED = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['-](?=[^\W\d_]))*[^\W\d_]"
_PERSON = rf"(?:(?:Mr|Mrs|Ms|Dr|Sir) )?{_CAPPED}(?: [A-Z]\.)?(?: {_CAPPED}){{1,2}}"
_ITEM = rf"{_PERSON}(?:, (?:aged )?\d{{1,3}}| \(\d{{1,3}}\))?"
_LISTED = later(
    rf"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight) (?:[a-z-]+ )?(?P<noun>men"
    rf"|women|people|brothers|sisters|teenagers|boys|girls|friends|players|councillors|officers"
    rf"|students|suspects|defendants|climbers|soldiers|workers|drivers|miners|firefighters|candidates"
    rf"|directors)"
    rf"(?P<link>,| –| —|:| \(| -| were named as| have been named as| are"
    rf"| were identified as)(?P<sp> )(?P<list>{_ITEM}(?:,? ?(?:,"
    rf"|;) ?{_ITEM})*,?;? and {_ITEM})(?=[,.;)]| (?:were|are|have|had|was|will|who|of|from|in)\b"
    rf"| [–—-] )"
)


# "Four men, aged 24, 31, 37 and 45"; "for three days, on Tuesday, Wednesday and Thursday"
_AGES = later(
    r"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine"
    r"|[Tt]en) (?:[a-z-]+ )?(?P<noun>men|women|people|boys|girls|teenagers|children|brothers|sisters"
    r"|youths|suspects|students|pupils|drivers|friends|others),? (?:all )?aged (?P<list>\d{1,2}"
    r"(?:, \d{1,2})*,? and \d{1,2})(?![\w-]|,? \d)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAYS = later(
    rf"\b(?:[Ff]or |[Oo]n |[Oo]ver |[Tt]he )?(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive"
    rf"|[Ss]ix) (?P<noun>days|nights|evenings|mornings|afternoons)(?: (?:next|this|of|a) [a-z]+)?(?:,"
    rf"| –| —|:)(?: on)? (?P<list>{_DAY}(?:, {_DAY})*,? and {_DAY})(?![\w-])"
)
# "carries four instruments: a camera, a drill, a spectrometer and a laser"
_THINGS = later(
    rf"\b(?P<n>{spelled(2, 8)}) (?:[a-z-]+ ){{0,2}}?(?P<noun>[a-z]{{3,}}s|children|men|women"
    rf"|people)(?P<link>:| –| —) (?P<list>an? [^.;:()\d\"–—]{{2,40}}?"
    rf"(?:, an? [^.;:()\d\"–—,]{{2,40}}?)*,? and an? [^.;:()\d\"–—,]{{2,40}})(?=[.;]|\Z)"
)
_OF_SEVERAL = later(
    r"\b(?:of|one of|in|between|per|every|with|than|least|last|first|next|other|more|another) (?:the "
    r"|its |their |his |her )?\Z",
    re.IGNORECASE,
)


def _plain_lists(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Ages, days and things, each named once, behind their number."""
    text = story.plain
    for name, pattern, item in (
        ("aged", _AGES, r"\d{1,2}"),
        ("days", _DAYS, _DAY),
        ("things", _THINGS, r"(?:\A|, (?:and )?|,? and )an? "),
    ):
        for m in pattern.finditer(text, start, end):
            a = amount(text, *m.span("n"))
            given = re.findall(item, m["list"])
            if (
                a is None
                or len(given) == a.value
                or _OF_SEVERAL.search(text, max(0, m.start("n") - 20), m.start("n"))
            ):
                continue
            # "A bed and breakfast" is one thing, and what comes in pairs may be two.
            if name == "things" and (
                len(given) < 3
                or " and " in re.sub(r",? and an? [^,]*\Z", "", m["list"])
                or re.search(r"\b(?:pair|set|couple|both|each|including|such as|who|which|that)\b", m["list"])
            ):
                continue
            yield doubt(
                (m.start("n"), m.end("noun")),
                f"{m['n']} {m['noun']}, and {len(given)} given",
                (m.span("list"), "the list"),
            )


# "Three people have died ... Police named the dead as A, 44, B, 41, and C, 23."
_NAMED_DEAD = later(
    rf"\bnamed the (?P<who>dead|victims|men|women|couple|accused|suspects|injured|boys|girls"
    rf"|defendants) as (?P<list>{_ITEM}(?:, {_ITEM})*,? and {_ITEM})(?=[.,;]|\Z)"
)
_NAMED_ARE = later(
    rf"\b[Tt]he (?P<who>dead|victims) (?:were|are|have been|were later|have been) (?:named"
    rf"|identified) as (?P<list>{_ITEM}(?:, {_ITEM})*,? and {_ITEM})(?=[.,;]|\Z)"
)


def _dead_named(story: Story, start: int, end: int) -> Iterator[Doubt]:
    """Those named as the dead, against how many the story says have died."""
    text = story.plain
    if " named " not in text[start:end] and " identified " not in text[start:end]:
        return
    for pattern in (_NAMED_DEAD, _NAMED_ARE):
        for m in pattern.finditer(text, start, end):
            if m["who"].lower() not in {"dead", "victims"}:
                continue
            names = re.findall(_PERSON, m["list"])
            before = whole_text(story)
            counts = [
                a
                for x in _DIED.finditer(before, 0, start)
                if (a := amount(before, *x.span("n" if x["n"] else "n2"))) is not None
            ]
            if (
                not counts
                or len({a.value for a in counts}) != 1
                or counts[0].value == len(names)
                or counts[0].value > 12
                or len(names) < 2
            ):
                continue
            if (
                re.search(
                    r"\b(?:among|two of|three of|some of|others|so far|another|more)\b", text[start:end]
                )
                or abs(counts[0].value - len(names)) > 2
            ):
                continue
            yield doubt(
                m.span("who"),
                f"{len(names)} named, and {before[counts[-1].start : counts[-1].end]} said to have died",
                (counts[-1].span, "how many died"),
            )


_DIED = later(
    rf"(?<![\w.,/$£€-])(?P<n>{NUMBER})(?: [a-z]+){{0,2}} (?:were |have |had |have been |had been |are "
    rf"|die|dies)?(?:killed|died|dead|die|dies|drowned)\b|\b(?:killed|killing|kills) (?P<n2>{NUMBER})\b",
    re.IGNORECASE,
)
_LIST_FOLLOWS = later(r"(?:,| –| —|:| \(| -| (?:were|have been|are) [a-z ]{0,20}as| are) [A-Z]")


_CHILDREN = later(
    rf"\b(?P<n>[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even) (?P<noun>children|sons|daughters"
    rf"|siblings|brothers|sisters|grandchildren|stepchildren|dogs|cats|horses)"
    rf"(?:,| –| —|:) (?P<list>{_CAPPED}(?:, (?:\d{{1,2}}, )?{_CAPPED})*"
    rf"(?:, \d{{1,2}})?,? and (?P<last>{_CAPPED}(?: {_CAPPED})?))(?=[,.;)]| (?:were|are|have|had|was"
    rf"|will|who)\b| [–—-] )"
)


def _listed(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    for start, end in sentences_with(story, hits):
        yield from _plain_lists(story, start, end)
        yield from _dead_named(story, start, end)
    hits = [h for h in hits if _LIST_FOLLOWS.match(text, h[1])]
    for start, end in sentences_with(story, hits):
        for m in _CHILDREN.finditer(text, start, end):
            a = amount(text, m.start("n"), m.end("n"))
            names = [*re.findall(_CAPPED, text[m.start("list") : m.start("last")]), m["last"]]
            if a is not None and len(names) != a.value:
                yield doubt(
                    (m.start("n"), m.end("noun")),
                    f"{m['n']} {m['noun']}, and {len(names)} named",
                    (m.span("list"), "those named"),
                )
        for m in _LISTED.finditer(text, start, end):
            a = amount(text, m.start("n"), m.end("n"))
            names = re.findall(_PERSON, m["list"])
            if a is None or len(names) == a.value:
                continue
            yield doubt(
                (m.start("n"), m.end("noun")),
                f"{m['n']} {m['noun']}, and {len(names)} named",
                (m.span("list"), "those named"),
            )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, list[str]] = {
    "listed": [
        *"|men|;|women|;|people|;|brothers|;|sisters|;|teenagers|;|boys|;|girls|;|friends|;|players|;"
        "|councillors|;|officers|;|students|;|suspects|;|defendants|;|climbers|;|soldiers|;|workers|;"
        "|drivers|;|miners|;|firefighters|;|candidates|;|directors|;|children|;|sons|;|daughters|;"
        "|siblings|;|grandchildren|;|stepchildren|;|dogs|;|cats|;|horses|;|named the dead|;"
        "|named the victims|;|named as|;|identified as|;|youths|;|pupils|;|others|;|days|;|nights|".split(
            ";"
        ),
        *(f"s: {a} " for a in ("a", "an")),
        *(f"s - {a} " for a in ("a", "an")),
    ],
}
READS = "neighbours"
CHECKS = {"listed": _listed}
