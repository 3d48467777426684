"""`offices`: one person, one office, as far as the story itself says.

match: {check: two-offices | former | surname-first | shared-surname}. All are report only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from copylint.findings.finding import Evidence, Finding
from copylint.kinds.consistency.exclusive import clash, service, standard
from copylint.lexicon import dictionary
from copylint.rules.kind import Hit, RuleError, finding
from copylint.rules.rule import Rule
from copylint.rules.schema import Field, Str
from copylint.story.linewords import composed
from copylint.story.offices import _HEADS, Office, fold_name, offices
from copylint.story.story import Story
from copylint.tables.wordlists import word_set, words
from copylint.text.patterns import later
from copylint.text.spans import Span

NAME = "offices"
READS = "story"
CHANGES = "wording"
SCHEMA: dict[str, Field] = {
    "check": Str(required=True, choices=("two-offices", "former", "surname-first", "shared-surname"))
}


def validate(rule: Rule) -> None:
    """Raises RuleError where the rule promises a fix: only a person knows which office is right."""
    if rule.fix > 0:
        raise RuleError(("fix",), "this kind reports only: expected none")


def triggers(rule: Rule) -> list[str] | None:
    """Returns the words offices end in; names alone start the checks of surnames."""
    check = rule.match["check"]
    if check == "two-offices":
        return [f"|{h}|" for h in _HEADS]
    if check == "former":
        return ["|former|", "|ex-"]
    return [f"|{w}|" for w in _SPEECH]


def prepare(rule: Rule) -> Any:
    """Returns the check."""
    return {
        "two-offices": _two_offices,
        "former": _former,
        "surname-first": _surname_first,
        "shared-surname": _shared_surname,
    }[rule.match["check"]]


def check(rule: Rule, prepared: Any, story: Story, hits: Sequence[Hit]) -> Iterable[Finding]:
    """Yields what the check finds."""
    yield from prepared(rule, story, hits)


#: Words that tell of a change of office, or of a time when things were otherwise.
_CHANGE = later(
    r"\b(?:(?<!first )(?<!re-)elect(?:ed|ion)|appoint(?:ed|ment|s)|promot(?:ed|ion)|nam(?:ed"
    r"|es) (?:as |to )?|becam?e|becomes|becoming|resign\w*|step(?:s|ped|ping) (?:down|up|aside)"
    r"|took over|take[sn]? over|taking over|succeed(?:s|ed|ing)?|replac(?:e[sd]?|ing)|sworn"
    r"|inaugurat\w+|nominat\w+|demoted|oust(?:ed|ing)|retir(?:e[sd]?|ing|ement)"
    r"|quit|moved? to|switch\w*|hired|joined|rose to|previously|at the time|used to|until then"
    r"|once (?:the|an?)|doubles as|who is also|also serves|is also|was also"
    r"|ran for|running for|candidate|campaign\w*|nominee|stood (?:for|as)|ordained|made (?:a |an "
    r"|the )?(?:captain|chief|bishop|head))\b",
    re.IGNORECASE,
)
_PAST_STATUS = word_set("offices", "no longer held")
_OTHER_STATUS = word_set("offices", "not held as others")


def _people(story: Story) -> dict[str, list[Office]]:
    out: dict[str, list[Office]] = {}
    for o in offices(story):
        out.setdefault(fold_name(o.surname), []).append(o)
    return out


def _one_person(story: Story, group: Sequence[Office]) -> bool:
    """Whether all mentions can be of one person: no two first names stand before the surname."""
    firsts = {fold_name(o.first.split()[0]) for o in group if o.first}
    if len(firsts) > 1:
        return False
    text, surname = story.plain, " " + group[0].surname
    seen = set()
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        m = (
            _BEFORE.search(text, max(0, at - 60), at)
            if not (text[end : end + 1].isalnum() or text[end : end + 1] == "_")
            else None
        )
        if m is not None and m.group(1) not in _BEFORE_SURNAME and m.group(1).lower() not in _HEADS:
            seen.add(fold_name(m.group(1)))
        at = text.find(surname, end)
    return len(seen | firsts) <= 1


#: The name, and any initials, that a stretch of text ends with.
_BEFORE = later(r"(?<![\w-])([A-ZÀ-Þ](?:[^\W\d_]|-)+)(?: [A-Z]\.)*\Z")


_BEFORE_SURNAME = word_set("offices", "before a surname")


def _told(story: Story, surname: str, *offices: Office) -> bool:
    """Whether the story tells of a change, in a sentence with the name."""
    text = story.plain
    rank = any("retired" in o.status for o in offices)
    settled = {
        s.start for o in offices if "became" in o.status and (s := story.sentence_at(o.at)) is not None
    }
    for m in re.finditer(rf"\b{re.escape(surname)}\b", text):
        s = story.sentence_at(m.start())
        if s is None or s.start in settled:
            continue
        sentence = text[s.start : s.end]
        if rank:
            sentence = sentence.replace("a retired ", "a ")
        if _CHANGE.search(sentence):
            return True
    for o in offices:
        if "became" in o.status:
            continue
        s = story.sentence_at(o.at)
        if s is not None and re.search(
            r"\b(?:when|while|as|in (?:1[89]|20)\d\d|then)\b[^.]{0,40}\Z", text[s.start : o.start]
        ):
            return True
        if s is not None and re.match(
            r"[^.]{0,12}\b(?:in|from|until|between|since) (?:1[89]|20)\d\d", text[o.end : s.end]
        ):
            return True
    return False


def _two_offices(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    if len(offices(story)) < 2:
        return
    for group in _people(story).values():
        # A general stays one when she has retired.
        held = [
            o
            for o in group
            if not o.status & (_PAST_STATUS | _OTHER_STATUS - {"also"})
            or o.status == {"retired"}
            and service(standard(o.office))
        ]
        if len(held) < 2 or len({standard(o.office) for o in held}) < 2 or not _one_person(story, group):
            continue
        done = False
        for k, newer in enumerate(held):
            for earlier in held[:k]:
                if earlier.at == newer.at or not clash(earlier.office, newer.office):
                    continue
                # An office the same person is also given, or the same mention gives, is no slip.
                if (
                    any(standard(o.office) == standard(newer.office) for o in held[:k])
                    or newer.start == earlier.start
                ):
                    continue
                if "also" in newer.status or any(
                    o.start == earlier.start
                    and "also" in o.status
                    and standard(o.office) == standard(newer.office)
                    for o in group
                ):
                    continue
                if {standard(earlier.office), standard(newer.office)} == {"dr", "professor"} and re.search(
                    r"\bprofessor\b", story.plain.lower().replace("professor " + newer.surname.lower(), "")
                ):
                    continue
                if earlier.body and newer.body and not _same_body(earlier.body, newer.body):
                    continue
                if _told(story, newer.surname, earlier, newer):
                    continue
                text = story.text
                yield finding(
                    rule,
                    story,
                    newer.start,
                    newer.end,
                    message=f"{newer.surname} is “{text[newer.at : newer.to]}” here and "
                    f"“{text[earlier.at : earlier.to]}” earlier",
                    evidence=[Evidence(span=Span(earlier.start, earlier.end), reason="the other office")],
                )
                done = True
                break
            if done:
                break


def _same_body(one: str, other: str) -> bool:
    return bool(set(re.findall(r"\w{4,}", one)) & set(re.findall(r"\w{4,}", other)))


def _former(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    text = story.plain
    for group in _people(story).values():
        titles = [o for o in group if o.before and o.title]
        past = [
            o for o in titles if o.status & {"former", "ex", "onetime", "late"} and not o.status & {"then"}
        ]
        if not past:
            continue
        for now in titles:
            if now.status or not any(standard(p.office) == standard(now.office) for p in past):
                continue
            if not text[now.to - 1].isalpha() and not text[now.at].isupper():
                continue
            if not text[now.at].isupper():
                continue
            was = next(p for p in past if standard(p.office) == standard(now.office))
            p = story.paragraph_at(now.at)
            if p is not None and p.role == "headline":
                continue
            if not now.first and not _one_person(story, group):
                continue
            if now.first and was.first and fold_name(now.first.split()[0]) != fold_name(was.first.split()[0]):
                continue
            # Americans go on saying "President Carter": not in speech, not of a time gone by.
            if not now.first and story.in_speech(Span(now.at, now.end)):
                continue
            if _historic(story, now) or _told_change(story, now):
                continue
            yield finding(
                rule,
                story,
                now.start,
                now.end,
                message=f"“{text[now.start : now.end]}” here, “{text[was.start : was.end]}” elsewhere",
                evidence=[Evidence(span=Span(was.start, was.end), reason="called former here")],
            )
            break


def _historic(story: Story, o: Office) -> bool:
    """Whether the sentence goes back to the time in office."""
    s = story.sentence_at(o.at)
    if s is None:
        return False
    sentence = story.plain[s.start : s.end]
    before = story.plain[max(s.start, o.start - 40) : o.start]
    return bool(
        re.search(
            r"\b(?:when|then|in (?:19|20)\d\d|since (?:19|20)\d\d|at the time|years ago|decade|administration"
            r"|era|under|tenure|until|while in office)\b",
            sentence,
        )
        or re.search(r"\b(?:by|under|for|from|to) (?:[A-Z]\w+ )?\Z", before)
        or story.plain[o.end : o.end + 2] == "'s"
    )


def _told_change(story: Story, o: Office) -> bool:
    text = story.plain
    for m in re.finditer(rf"\b{re.escape(o.surname)}\b", text):
        s = story.sentence_at(m.start())
        if s is not None and re.search(
            r"\b(?:re-?elected|sworn in|inaugurat|return(?:ed|s|ing) to (?:office|power|the White House)"
            r"|won (?:back|a second|the election)|second term|resign|step(?:ped|ping) down|oust)",
            text[s.start : s.end],
        ):
            return True
    return False


# -- surnames --------------------------------------------------------------------------------

_CAP = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['-](?=[^\W\d_]))*[^\W\d_]"
_SPEECH = words("consistency", "verbs of speakers")
_SPEAKS = rf"(?:{'|'.join(_SPEECH)})"
_NAME_LEFT = later(rf"(?:\A|[.!?\"] |, |\n)(?P<name>{_CAP}) \Z")
_NAME_RIGHT = later(rf" (?P<name>{_CAP})(?=[.,])")


def _bare_speakers(story: Story, hits: Sequence[Hit]) -> Iterator[tuple[str, int]]:
    """(surname, start) of every single capitalised word that speaks: "Roe said", "said Roe."."""
    text = story.plain
    for start, end in hits:
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            m = _NAME_RIGHT.match(text, end)
        elif text[start - 2 : start - 1].isalpha():
            m = _NAME_LEFT.search(text, max(0, start - 30), start)
        else:
            continue
        if m is not None and len(m["name"]) >= 4 and m["name"] not in _NOT_SURNAMES:
            yield m["name"], m.start("name")


def _full_names(text: str, surname: str) -> Iterator[tuple[str, int, int]]:
    """(first name, start, end) of every "First Surname" or "First M. Surname"."""
    at = text.find(surname)
    while at >= 0:
        end = at + len(surname)
        if not text[end : end + 1].isalnum():
            m = _FIRST_LEFT.search(text, max(0, at - 30), at)
            if m and m["first"] not in _BEFORE_SURNAME and m["first"].lower() not in _HEADS:
                yield m["first"], m.start("first"), end
        at = text.find(surname, end)


_FIRST_LEFT = later(rf"(?<![\w'-])(?P<first>{_CAP})(?: [A-Z]\.)? \Z")


def _surname_first(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A bare surname that speaks before the full name is given, as when a story has been cut."""
    text = story.plain
    seen: set[str] = set()
    for name, at in _bare_speakers(story, hits):
        if name in seen:
            continue
        if len(seen) > 200:
            return
        seen.add(name)
        if text.find(name) != at or composed(name) in composed(text[:at]):
            continue
        for first, start, end in _full_names(text, name):
            if start > at and re.match(r",| (?:is|was|of|said|told|and|who)\b", text[end : end + 6]):
                yield finding(
                    rule,
                    story,
                    at,
                    at + len(name),
                    message=f"{name} speaks here before {first} {name} is introduced",
                    evidence=[Evidence(span=Span(start, end), reason="the full name")],
                )
            break


_NOT_SURNAMES = word_set("offices", "speakers that are no persons")


def _shared_surname(rule: Rule, story: Story, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Two people introduced with one surname, then a bare surname that could be either."""
    text = story.plain
    seen: set[str] = set()
    for last, at in _bare_speakers(story, hits):
        if last in seen or text.find(last) == at:
            continue
        if len(seen) > 200:
            return
        seen.add(last)
        words = dictionary.words()
        given: dict[str, int] = {}
        for first, start, end in _full_names(text, last):
            # Only people: the full name speaks, has an age, or has an apposition.
            if (
                start < at
                and first.lower() not in words
                and re.match(
                    rf", \d{{1,3}}\b|, (?:who|an?|the|his|her|its|their) |,? {_SPEAKS}\b",
                    text[end : end + 22],
                )
            ):
                given.setdefault(first, start)
        if len(given) != 2:
            continue
        p = story.paragraph_at(at)
        # The one named in the same paragraph is meant.
        if p is None or sum(p.start <= g < at for g in given.values()) == 1:
            continue
        second = max(given.values())
        if any(re.search(rf"\b(?<!\w ){re.escape(f)} {_SPEAKS}", text[second:]) for f in given):
            continue
        names = sorted(given.items(), key=lambda x: x[1])
        yield finding(
            rule,
            story,
            at,
            at + len(last),
            message=f"{last} can be {names[0][0]} {last} or {names[1][0]} {last}",
            evidence=[
                Evidence(span=Span(g, g + len(f) + 1 + len(last)), reason="one of the two") for f, g in names
            ],
        )
