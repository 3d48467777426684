"""`acronyms`: spelled out once, in one way, and then used.

match: {check: undefined | letters | two-ways | twice | unused}, with {minimum: N} uses for
`undefined`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from copylint.findings.finding import Evidence, Finding
from copylint.kinds.consistency.expansions import spelled_twice, two_ways, unused
from copylint.rules.kind import Hit, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Num, Str
from copylint.story.acronyms import _SMALL, acronyms, fits, initials
from copylint.story.story import Story
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later
from copylint.text.spans import Span

NAME = "acronyms"
READS = "story"
CHANGES = "wording"

SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("undefined", "letters", "two-ways", "twice", "unused")),
    "minimum": Num(whole=True, low=1),
}


def validate(rule: Rule) -> None:
    """Nothing beyond the schema can be wrong."""


def triggers(rule: Rule) -> list[str] | None:
    """Returns the opening bracket, where an acronym is spelled out; None for those that never are."""
    return None if rule.match["check"] == "undefined" else ["("]


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return {
        "undefined": _undefined,
        "letters": _letters,
        "two-ways": two_ways,
        "twice": spelled_twice,
        "unused": unused,
    }[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story)


@cache
def _known() -> dict[str, str]:
    """Acronym -> expansion ("" where none is standard), for those every reader knows."""
    from copylint.lexicon.tables import load_table

    out = {row[0].upper(): row[1] if len(row) > 1 else "" for row in load_table("acronyms")}
    for word in _ROMAN_AND_CODES:
        out.setdefault(word, "")
    return out


# Words in capitals that want no spelling out: numerals, codes of states and countries, sizes,
# ratings, broadcasters and trade names that are only ever letters, sport and clock.
_ROMAN_AND_CODES = word_set("consistency", "acronyms that nobody spells out")


def _ordinary(text: str, start: int, end: int) -> bool:
    """Whether capitals are only a heading or shouting: a neighbour in capitals too."""
    before = re.compile(r"([^\W\d_]{2,})[ -]\Z").search(text, max(0, start - 20), start)
    after = re.compile(r"[ -]([^\W\d_]{2,})").match(text, end)
    return bool((before and before.group(1).isupper()) or (after and after.group(1).isupper()))


def _undefined(rule: Rule, story: Story) -> Iterator[Finding]:
    found = acronyms(story)
    if not found.places:
        return
    known = _known()
    least = rule.match.get("minimum", 2)
    body = story.body
    if not body:
        return
    text = found.text
    letters: set[str] | None = None
    for acronym, places in found.places.items():
        once = (
            len(places) < least
            and len(acronym) >= 4
            and _MEMBER_OF.search(text, max(0, places[0][0] - 40), places[0][0])
        )
        if (
            (len(places) < least and not once)
            or acronym in known
            or acronym in found.defined
            or len(acronym) < 3
            or len(acronym) > 5
            or "&" in acronym
        ):
            continue
        if acronym.endswith("S") and acronym[:-1] in known:
            continue
        at = [(s, e) for s, e in places if s >= body[0].start and not _ordinary(text, s, e)]
        if (len(at) < least and not once) or not at or len(at) < len(places) - 2:
            continue
        if re.fullmatch("[WK][A-Z]{2,3}", acronym):
            continue  # an American station's call sign
        if any(not _stands_for_body(text, s, e) for s, e in at[:1]):
            continue
        if letters is None:
            letters = _named_letters(text)
        if acronym in letters or _is_word(acronym) or _spelled_somewhere(text, acronym):
            continue
        s, e = at[0]
        yield finding(
            rule,
            story,
            s,
            e,
            message=f"{acronym} {f'stands {len(at)} times and ' if len(at) > 1 else ''}is never spelled out",
            evidence=[Evidence(span=Span(a, b), reason="again here") for a, b in at[1:2]],
        )


#: Somebody of the body, or its work: then even a single use needs its words.
_MEMBER_OF = later(
    r"\b(?:members?|spokes\w+|directors?|head|chief|president|chair\w*|researchers?|scientists?"
    r"|officials?|analysts?|economists?|report|study|survey|secretary|engineers?)"
    r" (?:of|for|from|by|at|with) the \Z"
)


def _stands_for_body(text: str, start: int, end: int) -> bool:
    """Whether the acronym is used as the name of a body or thing: "the NLRG", "said ABCD", not "XJ6
    model"."""
    before = text[max(0, start - 12) : start]
    return (
        re.search(r"\b(?:[Tt]he|[Oo]f|[Bb]y|[Aa]nd|[Ff]or|[Aa]t|[Ii]n|[Aa]n?|[Ww]ith|from|to) \Z", before)
        is not None
    )


def _is_word(acronym: str) -> bool:
    """Whether it is an ordinary word in capitals: emphasis, not an acronym."""
    from copylint.lexicon import dictionary

    return acronym.lower() in dictionary.words() and len(acronym) > 3


def _word_in_capitals(acronym: str) -> bool:
    """Whether the letters are a word that papers and songs are called by: the SUN."""
    from copylint.lexicon import dictionary

    row = dictionary.words().get(acronym.lower())
    return row is not None and row.freq >= 40


def _named_letters(text: str) -> set[str]:
    """Initials of every run of capitalised words, so that "Ski Club of Wales ... SCW" counts as told."""
    out: set[str] = set()
    for m in re.finditer(
        r"[A-Z][\w'-]*(?:[ -](?:(?:of|the|and|for|in|on|de|du|des|la|&) )*[A-Z][\w'-]*){1,7}", text
    ):
        # "Pre- and Post-War Unit": a hyphen that hangs leaves nothing before the next.
        words = [w for w in re.split(r"[ -]", m.group()) if w]
        for k in range(len(words)):
            for n in range(k + 2, min(len(words), k + 8) + 1):
                run = words[k:n]
                out.add(initials(run))
                out.add("".join(w[0].upper() for w in run if w[:1].isalpha()))
    return out


def _spelled_somewhere(text: str, acronym: str) -> bool:
    """Whether lower-case words beside it spell it out: "body mass index, or BMI", "BMI (body mass index)"."""
    for m in re.finditer(rf"\b{re.escape(acronym)}\b", text):
        near = text[max(0, m.start() - 90) : m.start()] + " | " + text[m.end() : m.end() + 90]
        words = re.findall(r"[^\W\d_]+", near)
        n = len(acronym)
        for size in (n, n + 1, n + 2):
            for k in range(len(words) - size + 1):
                run = words[k : k + size]
                if "".join(w[0] for w in run if size == n or w.lower() not in _SMALL).upper() == acronym:
                    return True
    return False


def _letters(rule: Rule, story: Story) -> Iterator[Finding]:
    """Initials that do not give the acronym; or a use with its letters in another order."""
    found = acronyms(story)
    known = _known()
    for d in found.definitions:
        if not d.fits:
            if d.acronym in known or not _swapped(d.acronym, d.initials):
                continue
            right = d.initials
            uses = found.places.get(right, [])
            # Three letters in another order may well be those of the name in its own language
            # (People's National Assembly, APN), and so may any that the story keeps using.
            if not uses and (len(right) == 3 or d.acronym in found.places):
                continue
            yield finding(
                rule,
                story,
                d.start,
                d.end,
                [right],
                message=f"The initials are {right}, not {d.acronym}",
                evidence=[Evidence(span=Span(d.words_start, d.words_end), reason="the words")]
                + [Evidence(span=Span(*u), reason=f"{right} here") for u in uses[:1]],
            )
    for acronym, places in found.places.items():
        if acronym in found.defined or len(acronym) < (4 if acronym in known else 3):
            continue
        for other, d in found.defined.items():
            # Letters everybody knows are another body's, unless they are just those defined here.
            if acronym in known and (sorted(acronym) != sorted(other) or len(places) > 1 or other in known):
                continue
            if (
                acronym != other
                and d.fits
                and _swapped(acronym, other)
                and not fits(acronym, _words_of(found.text, d))
            ):
                if acronym in _named_letters(found.text) or _word_in_capitals(acronym):
                    continue
                for s, e in places:
                    yield finding(
                        rule,
                        story,
                        s,
                        e,
                        [other],
                        message=f"{acronym} is {other} where it is spelled out",
                        evidence=[Evidence(span=Span(d.start, d.end), reason=f"{other} here")],
                    )


def _words_of(text: str, d: Any) -> list[str]:
    return re.findall(r"[^\W\d_]+", text[d.words_start : d.words_end])


def _swapped(a: str, b: str) -> bool:
    """Whether one is the other with its letters in another order, or with one letter wrong (four letters or
    more)."""
    if a == b:
        return False
    if sorted(a) == sorted(b) and len(a) >= 3:
        return True
    return len(a) == len(b) >= 4 and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1
