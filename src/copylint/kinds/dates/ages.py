"""One person of two ages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copylint.lexicon import dictionary
from copylint.rules.checklist import Doubt, doubt
from copylint.rules.kind import Hit
from copylint.story.numbers import number_value, spelled
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_CAP = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:['-][^\W\d_]+)*"
NAME = rf"{_CAP}(?: (?:[A-Z]\.|de|da|di|van|von|der|den|del|la|le|al|bin|el|{_CAP}))*(?: {_CAP})?"
_AGE_MARKED = later(r", (?P<a>\d{1,3})(?=[,)]|\.\s|\.\Z)|\((?P<p>\d{1,3})\)")
_AGE_WORDED = later(
    r"aged (?P<b>\d{1,3})\b|who (?:is|was) (?P<w>\d{1,3})(?=[,.])"
    r"|(?<!\d)(?P<c>\d{1,3})-year-old(?= [A-Z])"
)
_NAME_LEFT = later(rf"(?P<name>{NAME})\Z")
_NAME_RIGHT = later(rf" (?P<name>{NAME})")
DEATH_AGE = later(
    r"\b(?:[Dd]ies|[Dd]ied|[Dd]ead|[Dd]eath)(?: of [^.,]{1,30})?,? (?:at|aged|at the age of"
    r"|at age) (?P<a>\d{1,3})\b(?! (?:a\.m|p\.m|am|pm|o'clock))"
)
PRONOUN_AGE = later(r"(?:(?<=[.!?] )|(?<=[.!?]\" )|(?<=\n)|\A)(?:He|She) was (?P<a>\d{1,3})\.(?=\s|\Z)")
_NO_FIRST = word_set("dates", "first words that are no name")
_NO_AGE_NAME = word_set("dates", "no names before a number")


def stated_ages(story: Story, hits: Sequence[Hit] | None = None) -> list[tuple[str, str, int, int, int]]:
    """(surname, first name or "", age, start, end) of every age that stands beside a name."""
    out = []
    text = story.plain
    if hits is None:
        found = list(_AGE_MARKED.finditer(text))
    else:
        found = [m for start, _ in hits if text[start] in ",(" and (m := _AGE_MARKED.match(text, start))]
    if "aged " in text or "-year-old " in text or "who is " in text:
        found += _AGE_WORDED.finditer(text)
        found.sort(key=lambda m: m.start())
    for m in found:
        group = m.lastgroup or "a"
        if group == "c":
            n = _NAME_RIGHT.match(text, m.end())
        else:
            at = m.start()
            at -= text[at - 1 : at] == " "
            at -= text[at - 1 : at] == ","
            n = _NAME_LEFT.search(text, max(0, at - 50), at) if at > 0 and text[at - 1].isalpha() else None
        if n is None:
            continue
        age = int(m[group])
        parts = n["name"].split()
        while parts and parts[0] in _NO_FIRST:
            parts.pop(0)
        if not parts or not 1 <= age <= 115 or _NO_AGE_NAME & set(parts):
            continue
        # "Dentist Shreya Patel": what opens the sentence is no name.
        if (
            len(parts) > 2
            and dictionary.words().find(parts[0].lower()) is not None
            and dictionary.words().find(parts[1].lower()) is None
        ):
            parts.pop(0)
        out.append((parts[-1], parts[0] if len(parts) > 1 else "", age, m.start(group), m.end(group)))
    return out


def _age_twice(story: Story, hits: Sequence[Hit]) -> Iterator[Doubt]:
    text = story.plain
    ages = stated_ages(story, hits)
    by_surname: dict[str, list[tuple[str, str, int, int, int]]] = {}
    for a in ages:
        by_surname.setdefault(a[0], []).append(a)
    for surname, group in by_surname.items():
        firsts = {g[1] for g in group if g[1]}
        if len({g[2] for g in group}) < 2 or len(firsts) > 1:
            continue
        first = group[0]
        # A family may share the surname: the first name must be the only one in the whole story.
        given = set(re.findall(rf"\b({_CAP}) (?:[A-Z]\. )?{re.escape(surname)}\b", text)) - _TITLE_WORDS
        # "Mrs Rowe" and "Mr Rowe" are two people.
        titles = set(re.findall(rf"\b(Mr|Mrs|Ms|Miss)\.? {re.escape(surname)}\b", text))
        if "Mr" in titles and len(titles) > 1:
            continue
        if given - firsts and not (not firsts and len(given) == 1):
            continue
        for other in group[1:]:
            if (
                other[2] != first[2]
                and not another_time(story, other[3])
                and not another_time(story, first[3])
            ):
                yield doubt(
                    (other[3], other[4]),
                    f"{surname} is {other[2]} here and {first[2]} earlier",
                    ((first[3], first[4]), f"{first[2]} here"),
                )
                break
    yield from _first_name_alone(story, ages)
    yield from _named_as(story, ages)
    yield from _age_in_headline(story)
    yield from _of_the_same(story)
    head = story.headline
    died = (
        list(DEATH_AGE.finditer(text))
        if head is not None and DEATH_AGE.search(text, head.start, head.end)
        else []
    )
    if died:
        top = died[0]
        if head is not None and top.start() >= head.start and top.end() <= head.end + 1:
            body = list(PRONOUN_AGE.finditer(text, head.end, min(len(text), head.end + 1600)))[:1]
            body += [m for m in died[1:2] if not body and not another_time(story, m.start("a"))]
            for m in body[:1]:
                if m["a"] != top["a"]:
                    yield doubt(
                        m.span("a"),
                        f"{m['a']} here and {top['a']} in the headline",
                        (top.span("a"), f"{top['a']} here"),
                    )


def _first_name_alone(story: Story, ages: Sequence[tuple[str, str, int, int, int]]) -> Iterator[Doubt]:
    """ "Adam, 18," of the Adam Royle who is 16."""
    for name, first, age, start, end in ages:
        same = [a for a in ages if a[1] == name and a[3] < start]
        if (
            first
            or len({(a[0], a[2]) for a in same}) != 1
            or same[0][2] == age
            or another_time(story, start)
            or any(a[0] == name and a[1] for a in ages)
        ):
            continue
        yield doubt(
            (start, end),
            f"{name} is {age} here and {same[0][2]} earlier",
            ((same[0][3], same[0][4]), f"{same[0][2]} here"),
        )


_NAMED_AS = later(
    rf"(?<![\w])(?P<who>She|He|[Tt]he (?:dead |injured |murdered )?(?:woman|man|boy|girl|victim"
    rf"|teenager|driver|cyclist|pedestrian|motorcyclist|toddler|pensioner)) (?:was|has been|is"
    rf"|had been) (?:later |since |formally )?(?:named|identified) (?:by (?:the )?police "
    rf"|on [A-Z][a-z]+ |locally )?as (?P<name>{NAME})"
)
_YEAR_OLD = later(
    r"(?<![\d.,])(?P<n>\d{1,3})-year-old(?: [a-z]+)? (?P<noun>woman|man|boy|girl|mother|father"
    r"|pensioner|teenager|driver|cyclist|student|grandmother|grandfather)\b"
)
_HERS = frozenset({"woman", "girl", "mother", "grandmother"})
_HIS = frozenset({"man", "boy", "father", "grandfather"})


def _named_as(story: Story, ages: Sequence[tuple[str, str, int, int, int]]) -> Iterator[Doubt]:
    """ "A 36-year-old woman ... She was named as Rebecca Stone ... Miss Stone, 35"."""
    text = story.plain
    if " as " not in text or "-year-old" not in text:
        return
    for m in _NAMED_AS.finditer(text):
        said = list(_YEAR_OLD.finditer(text, 0, m.start()))
        who = m["who"].split()[-1].lower()
        fits = (
            _HERS if who in {"she", "woman", "girl"} else _HIS if who in {"he", "man", "boy"} else frozenset()
        )
        said = [x for x in said if not fits or x["noun"] not in (_HERS | _HIS) - fits]
        surname = m["name"].split()[-1]
        if len({x["n"] for x in said}) != 1 or (not fits and len(said) != 1):
            continue
        for name, _, age, start, end in ages:
            if (
                name == surname
                and start > m.start()
                and age != int(said[0]["n"])
                and not another_time(story, start)
            ):
                yield doubt(
                    (start, end),
                    f"{surname} is {age} here and {said[0]['n']} earlier",
                    (said[0].span("n"), f"{said[0]['n']} here"),
                )
                break


# "A man of 70 was hurt ... The 72-year-old was taken to hospital."
_THE_YEAR_OLD = later(
    r"(?:(?<=[.!?] )|(?<=\n))The (?P<n>\d{1,3})-year-old(?= (?:was|is|had|has|from|who|said|told"
    r"|pleaded|denied|admitted|appeared|died|suffered|will|must|faces|later)\b)"
)
_ANY_AGE = later(
    r"(?<=, )(?P<a>\d{1,3})(?=[,.;])|\b(?:man|woman|boy|girl|widow|widower|pensioner|teenager|driver"
    r"|cyclist) of (?P<b>\d{1,3})\b|\baged (?P<c>\d{1,3})\b|(?<![\d-])(?P<d>\d{1,3})-year-old\b"
)

# "a widow of 91 ... The widow, Edith Parry, 93,"
_ONE_OF_AGE = later(
    r"\b[Aa]n? (?:(?:[a-z]+ )?(?P<who>widow|widower|pensioner|man|woman|boy|girl|teacher|nurse|cleaner"
    r"|driver|farmer|student|grandmother|grandfather|mother|father|teenager|soldier|builder"
    r"|solicitor) of (?P<n>\d{1,3})\b|(?P<n2>\d{1,3})-year-old (?P<who2>[a-z]+)\b)"
)
_THE_ONE = later(r"\bThe [a-z]+, [A-Z][^,.;]{2,40}, (?:aged )?\d{1,3}[,.;]")


def _of_the_same(story: Story) -> Iterator[Doubt]:
    """ "The 72-year-old" of somebody who was 70 before; "a widow of 91" who is named at 93."""
    text = story.plain
    if "The " not in text:
        return
    for m in _THE_YEAR_OLD.finditer(text) if "-year-old" in text else ():
        p = story.paragraph_at(m.start())
        if p is None:
            continue
        low = (
            story.paragraphs[p.index - 1].start
            if p.index and story.paragraphs[p.index - 1].role != "headline"
            else p.start
        )
        said = [
            (int(x[k]), x.start(k), x.end(k))
            for x in _ANY_AGE.finditer(text, low, m.start())
            for k in "abcd"
            if x[k]
        ]
        n = int(m["n"])
        # Somebody else may be meant: only a near miss is a slip.
        if (
            len({a for a, _, _ in said}) != 1
            or said[0][0] == n
            or abs(said[0][0] - n) not in {1, 2, 3, 10}
            or re.search(rf"(?<!\d){n}(?!\d)", text[: m.start()])
        ):
            continue
        yield doubt(
            m.span("n"),
            f"{n} here and {said[-1][0]} earlier",
            ((said[-1][1], said[-1][2]), f"{said[-1][0]} here"),
        )
    # "The widow, Edith Parry": most stories have no such apposition, and end here.
    again_named = _THE_ONE.search(text) is not None
    for m in _ONE_OF_AGE.finditer(text) if again_named else ():
        who, years = (m["who"] or m["who2"]), (m["n"] or m["n2"])
        again = re.search(rf"\bThe {who}, {NAME}, (?:aged )?(?P<a>\d{{1,3}})(?=[,.;])", text[m.end() :])
        if (
            again is None
            or again["a"] == years
            or len(re.findall(rf"\b[Aa]n? (?:[a-z]+ )?{who} of \d|\d-year-old {who}\b", text)) != 1
        ):
            continue
        at = m.end() + again.start("a")
        if another_time(story, at):
            continue
        group = "n" if m["n"] else "n2"
        yield doubt(
            (at, at + len(again["a"])),
            f"{again['a']} here and {years} earlier",
            (m.span(group), f"{years} here"),
        )


_HEAD_AGE = later(
    rf"\b(?P<noun>[Ww]oman|[Mm]an|[Bb]oy|[Gg]irl|[Mm]other|[Ff]ather|[Tt]een(?:ager)?|[Pp]ensioner"
    rf"|[Dd]river|[Cc]yclist|[Gg]randmother|[Gg]randfather), (?P<n>\d{{1,2}}"
    rf"|{spelled(3, 12)})\b(?! ?(?:years|months|%|per|people|others))"
)
_OF_AGE = later(
    rf"\b(?P<noun>woman|man|boy|girl|pensioner|teenager) (?:of|aged) (?P<n>\d{{1,3}}"
    rf"|{spelled(3, 12)})\b"
)


def _age_in_headline(story: Story) -> Iterator[Doubt]:
    """ "Woman, 36, found dead" over "a 38-year-old woman was found dead"."""
    head = story.headline
    if head is None or not story.body:
        return
    text = story.plain
    low, high = story.body[0].start, story.body[min(1, len(story.body) - 1)].end
    found = list(_HEAD_AGE.finditer(text, head.start, head.end))
    if len(found) != 1:
        return
    m = found[0]
    noun = m["noun"].lower()
    said = [x for x in _YEAR_OLD.finditer(text, low, high) if x["noun"] == noun]
    said = said or [x for x in _OF_AGE.finditer(text, low, high) if x["noun"] == noun]
    if (
        len({x["n"] for x in said}) != 1
        or number_value(said[0]["n"]) == number_value(m["n"])
        or re.search(rf"(?<!\d){m['n']}(?!\d)", text[head.end :])
    ):
        return
    x = said[0]
    yield doubt(x.span("n"), f"{x['n']} here and {m['n']} in the headline", (m.span("n"), f"{m['n']} here"))


_TITLE_WORDS = word_set("dates", "before a name")
_WHEN = later(
    r"\b(?:then|when|at the time|in (?:1[89]|20)\d\d|was|were|had been|turns?|turned|turning|ago"
    r"|now)\b",
    re.IGNORECASE,
)


def another_time(story: Story, at: int) -> bool:
    """Whether the sentence speaks of a time of its own, so that the age there may differ."""
    s = story.sentence_at(at)
    return (
        s is not None
        and _WHEN.search(story.plain, s.start, min(s.end, at + 30)) is not None
        and bool(
            re.search(
                r"\bthen\b|\bwhen\b|at the time|(?<!born )in (?:1[89]|20)\d\d|\bturn|\bago\b|\bnow\b",
                story.plain[s.start : s.end],
            )
        )
    )


#: Words without which a check has nothing to look at.
TRIGGERS: dict[str, Sequence[str]] = {
    "age-twice": (
        *(f"{mark}{n}" for mark in (", ", "(") for n in "123456789"),
        "|aged ",
        "year-old ",
        "|who is ",
        "|who was ",
        "|dies|",
        "|died|",
        "|dead|",
        "|death|",
    ),
}
CHECKS = {
    "age-twice": _age_twice,
}
