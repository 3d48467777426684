"""Offices and titles: who is called what in a story.

An office is read where it stands beside a name: before it ("Foreign Minister Arteche", "the head
coach, Moira Tindle,") or behind it ("Ewan Lockerbie, the managing director of the company,").
Offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from copylint.story.story import Story, once_a_story
from copylint.tables.wordlists import word_pairs, word_set, words
from copylint.text.matcher import matcher
from copylint.text.patterns import later
from copylint.text.tokens import lowered

if TYPE_CHECKING:
    from copylint.text.matcher import Matcher

#: Words an office ends in, with the spellings that mean the same.
_HEADS = {w: w for w in words("offices", "words for offices")} | word_pairs(
    "offices", "other words for offices"
)

#: Words that may stand before a head and make another office of it.
_RANK_WORDS = word_set("offices", "before an office")
_STATUS = word_set("offices", "states of an office")


_CAP = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|['-](?=[^\W\d_]))*[^\W\d_]"
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|la|le|bin|al|el|ter|ten|dos|du|zu|y)"
_PERSON = rf"{_CAP}(?: [A-Z]\.)*(?:(?: {_PARTICLE})* {_CAP}){{0,3}}"
_HEAD_WORD = rf"\b(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})\b\.?"
#: What adds another office to one: ", its chairman", " and the club's captain".
_ALSO = later(rf"(?:,| and| &)(?: (?:and|the|its))* (?:[\w-]+ ){{0,3}}?(?P<head>{_HEAD_WORD})", re.IGNORECASE)
_OF_SOMEBODY = later(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|'s|s') \Z")
_THE = later(r"(?:[Tt]he|[Ii]ts|[Tt]heir) \Z")
_NAME_AFTER = later(rf" (?P<name>{_PERSON})")
_NAME_AFTER_COMMA = later(
    rf"(?P<of>(?: (?:of|at|for) (?:the )?[\w' &-]{{2,40}}?)?), (?:(?:Dr|Mr|Mrs|Ms|Miss|Sir|Dame"
    rf"|Professor|Councillor|Cllr) )?(?P<name>{_PERSON})(?=,|\.| \()"
)
_NAME_BEFORE = later(
    rf"(?P<name>{_PERSON})(?P<age>, \d{{1,3}})?,(?: who is| now)? (?:(?:the|a|an|its|their|his|her"
    rf"|our)\b |(?:[\w. -]+?)(?:'s|s') )?(?:(?:co-)?(?:founder|owner|creator|host),? and )?\Z"
)

# "McKeefry, who became artistic director in 2024": the office she has.
_BECAME = later(
    rf"(?P<name>{_PERSON}), who (?:became|is|was (?:appointed|named|made|elected)|has been) (?:(?:the"
    rf"|its|their|his|her) |[\w-]+'s )?\Z"
)

# "A consultant surgeon, Dr Prosser added".
_NAME_AFTER_A = later(
    rf"(?P<of>), (?:Dr|Mr|Mrs|Ms|Miss|Professor) (?P<name>{_PERSON})(?= [a-z]+ed\b| said\b| told\b|,"
    rf"|\.)"
)
_WORD_BEFORE = later(r"(?P<w>[^\W\d_]+(?:['.-][^\W\d_]+)*\.?)(?P<gap>[ -])\Z")
_HONORIFICS = word_set("offices", "forms of address")
_NOT_NAMES = frozenset(
    {*words("offices", "no names"), *words("calendar", "weekdays"), *words("calendar", "months")}
)


def fold_name(name: str) -> str:
    """Returns the name in lower case without accents, for comparing."""
    decomposed = unicodedata.normalize("NFKD", name)
    return (
        "".join(c for c in decomposed if not unicodedata.combining(c))
        .casefold()
        .replace("'", "")
        .replace("’", "")
    )


class Office(NamedTuple):
    """An office given to a person.

    `office` is the phrase in lower case with standard words ("chief executive", "president");
    `status` the words that qualify it ("former", "acting"); `first` the given names or "".
    `before` says that the office stands before the name. start..end is the office with the name
    where they adjoin; where the office follows, name and office.
    """

    start: int
    end: int
    office: str
    status: frozenset[str]
    first: str
    surname: str
    before: bool
    #: The office alone.
    at: int
    to: int
    #: Capitalised and directly before the name: a title, not a description.
    title: bool
    #: What it is the office of, folded: "the club", "Barren Hollow Grotto"; "" where not said.
    body: str


def _split_name(name: str) -> tuple[str, str] | None:
    words = name.split()
    while words and words[0] in _HONORIFICS:
        words.pop(0)
    if not words or any(w in _NOT_NAMES for w in words[:1]) or words[-1] in _NOT_NAMES:
        return None
    if len(words[-1]) < 3 or any(w.lower() in _HEADS or w.lower() in _RANK_WORDS for w in words[:-1]):
        return None
    return " ".join(words[:-1]), words[-1]


def _office_left(text: str, start: int) -> tuple[int, list[str], set[str]]:
    """The start of the office whose head is at `start`, its words before the head, and its status words."""
    words: list[str] = []
    status: set[str] = set()
    at = start
    while len(words) + len(status) < 5:
        m = _WORD_BEFORE.search(text, max(0, at - 24), at)
        if m is None:
            break
        word = m["w"].lower().rstrip(".")
        if (
            word in _STATUS
            or word.startswith(("ex-", "then-"))
            or (word in {"ex", "then", "co"} and m["gap"] == "-")
        ):
            status.add("former" if word.startswith("ex") else "then" if word.startswith("then") else word)
        elif word in _RANK_WORDS:
            if m["w"][:1].isupper() != text[start].isupper() and not m["w"][:1].isupper():
                break
            words.insert(0, word)
        elif m["w"][:1].isupper() and status == set() and word in _DEMONYMS:
            pass
        else:
            break
        at = m.start("w")
    return at, words, status


_NEXT_WORD = later(r"[ -](?P<w>[^\W\d_]+)")
_DEMONYMS = word_set("offices", "countries and parties")
_OF = later(
    r" (?:of|at|for|with) (?:the )?(?P<body>[\w'& -]{2,50}?)(?=[,.;]| (?:said|says|and|who|told|was"
    r"|is)\b|\Z)"
)
_OWNER = later(r"(?:\b(?P<o>[\w' -]{2,30}?)(?:'s|s')) (?:[\w-]+ ){0,2}\Z")


def _body_of(words: str) -> str:
    """What an office belongs to, folded; "" for "the club" and the like, which name nothing."""
    words = words.strip().removeprefix("the ").removeprefix("The ")
    return fold_name(words) if any(c.isupper() for c in words) else ""


@once_a_story
def offices(story: Story) -> list[Office]:
    """Returns every office that stands beside a name, in order."""
    return list(_offices(story.plain, story.folded))


@cache
def _matcher() -> Matcher:
    return matcher([w.encode("ascii") for w in _LITERALS])


#: What is looked for: the heads, and "head" itself for deputies and assistants.
_LITERALS = (*_HEADS, "deputy head", "assistant head")


def _head_words(text: str, folded: bytes) -> Iterator[tuple[int, int, str]]:
    """(start, end, word) of every office word, whole words only, in order."""
    size = len(folded)
    found = []
    for k, start, end in _matcher().find(folded):
        if (start and folded[start - 1 : start].isalnum()) or (
            end < size and folded[end : end + 1].isalnum()
        ):
            continue
        word = _LITERALS[k]
        if " " in word:
            if folded[end : end + 8] == b" teacher":
                continue
            start, word = end - 4, "head"
        found.append((start, end, word))
    found.sort()
    return iter(found)


class _Head(NamedTuple):
    """A word for an office where it stands, with the words before it that belong to the office."""

    #: Where the office begins and ends, and where the word itself begins.
    at: int
    end: int
    word: int
    office: str
    status: frozenset[str]
    #: The place of the last comma before it; below nought for none near.
    comma: int
    #: A word with a capital follows directly.
    named: bool

    def of(
        self,
        person: tuple[str, str],
        start: int,
        end: int,
        *,
        before: bool,
        title: bool = False,
        body: str = "",
    ) -> Office:
        """Returns this office as that of a person; start..end is both where they adjoin."""
        first, surname = person
        return Office(
            start, end, self.office, self.status, first, surname, before, self.at, self.end, title, body
        )


def _offices(text: str, folded: bytes) -> Iterator[Office]:
    for start, end, word in _head_words(text, folded):
        short = len(word) <= 4 and word not in {"dean", "pope", "king", "head"}
        if short and not text[start].isupper():
            continue
        if short and text[end : end + 1] == ".":
            end += 1
        head = _head(text, start, end, word, short)
        if head is not None:
            yield from _held(text, head, short)


def _head(text: str, start: int, end: int, word: str, short: bool) -> _Head | None:
    """The office that the word at start..end is; None where it is none, or no name can adjoin."""
    # A name must adjoin: behind the office, behind a comma after it, or before a comma ahead of it.
    ahead = text[end : end + 2]
    named = ahead[:1] == " " and ahead[1:].isupper()
    comma = text.rfind(",", max(0, start - 60), start)
    if not (comma > 0 and text[comma - 1].isalnum()):
        comma = -1
    if not named and comma < 0 and ahead[:1] != "," and not text.startswith((" of ", " at ", " for "), end):
        return None
    at, words, status = _office_left(text, start)
    standard = "headteacher" if word == "head" else _HEADS[word]
    if standard in {"officer", "executive"} and "chief" not in words:
        return None
    if word == "teacher":
        if "head" not in words:
            return None
        words.remove("head")
    following = _NEXT_WORD.match(text, end)
    if following and not short:
        # "Minister of Foreign Affairs" and the like: one office whatever it is called.
        low = following["w"].lower()
        if low in _RANK_WORDS or low in _HEADS:
            return None
    return _Head(at, end, start, " ".join((*words, standard)), frozenset(status), comma, named)


def _held(text: str, head: _Head, short: bool) -> Iterator[Office]:
    """The office with the person beside it, however they stand; two where another office is added to it."""
    at, end = head.at, head.end
    capital = text[head.word].isupper()
    after = _NAME_AFTER.match(text, end)
    person = _split_name(after["name"]) if after else None
    if capital and after and person:
        yield head.of(person, at, after.end(), before=True, title=True)
        return
    if short or text.startswith(("-elect", " emeritus"), end):
        return
    # "former president Barack Obama", "striker and captain Jo Roe": lower case before the name.
    if not capital and after and person:
        yield head.of(person, at, after.end(), before=True)
        return
    low = max(0, at - 70)
    became = _BECAME.search(text, low, at)
    person = _split_name(became["name"]) if became else None
    if became and person:
        of = _OF.match(text, end)
        body = _body_of(of["body"]) if of else ""
        head = head._replace(status=head.status | {"became"})
        yield head.of(person, became.start(), end, before=False, body=body)
        return
    if 0 < head.comma < at:
        # Only "the", a possessive or a nationality may stand between the comma and the office.
        named = _NAME_BEFORE.search(text, low, at)
        person = _split_name(named["name"]) if named else None
        if named and person:
            yield from _apposed(text, head, named, person)
            return
    if not head.named:
        yield from _behind_comma(text, head)


def _apposed(text: str, head: _Head, named: re.Match[str], person: tuple[str, str]) -> Iterator[Office]:
    """ "Ewan Lockerbie, the managing director of the company and its chairman"."""
    of = _OF.match(text, head.end)
    own = _OWNER.search(text, named.end("name"), head.at)
    body = _body_of(of["body"] if of else own["o"] if own else "")
    yield head.of(person, named.start(), head.end, before=False, body=body)
    also = _ALSO.match(text, head.end)
    word = lowered(also["head"]).rstrip(".") if also else ""
    if also and word in _HEADS:
        at, words, _ = _office_left(text, also.start("head"))
        office = " ".join((*words, _HEADS[word]))
        other = head._replace(at=at, end=also.end(), office=office, status=frozenset({"also"}))
        yield other.of(person, named.start(), also.end(), before=False, body=body)


def _behind_comma(text: str, head: _Head) -> Iterator[Office]:
    """ "The head coach, Moira Tindle,", "A consultant surgeon, Dr Prosser added"."""
    at, end = head.at, head.end
    m = _NAME_AFTER_COMMA.match(text, end)
    person = _split_name(m["name"]) if m and _OF_SOMEBODY.search(text[max(0, at - 10) : at]) else None
    if m and person:
        the = _THE.search(text, max(0, at - 6), at)
        start = the.start() if the else at
        body = _body_of(m["of"].strip().removeprefix("of "))
        yield head.of(person, start, m.end("name"), before=True, body=body)
    m = None if m else _NAME_AFTER_A.match(text, end)
    if m and text[max(0, at - 3) : at].lower().lstrip('" \n') in ("a ", "an "):
        person = _split_name(m["name"])
        if person:
            start = at - (2 if text[at - 2 : at - 1] in "aA" else 3)
            yield head.of(person, start, m.end("name"), before=True)
