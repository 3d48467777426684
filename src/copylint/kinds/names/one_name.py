"""Whether two spellings of a story are one name: what stands beside them, who is introduced, what differs."""

from __future__ import annotations

import re

from copylint.kinds.names import authority, mentions
from copylint.kinds.names.case import Case
from copylint.kinds.names.spellings import inflected
from copylint.kinds.names.wordclasses import (
    SPEECH,
    given_like,
    known_name,
    newspaper_word,
)
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import entry, ordinary, sure_capital
from copylint.story.names import Form
from copylint.text.accents import stripped
from copylint.text.distance import distance


def _speaks(case: Case, form: Form) -> bool:
    """Whether the only mention is a bare surname that says something."""
    m = form.first
    after = re.match(r" ([a-z]+)", case.text[m.end : m.end + 16])
    return len(form.mentions) == 1 and after is not None and after.group(1) in SPEECH


def refers(case: Case, bare: Form, full: Form) -> bool:
    """Whether one is a surname that nobody introduces, behind the full name of the other."""
    if bare.first.start < full.first.start or not introduced(case, full) or introduced(case, bare):
        return False
    return all(
        len(case.ledger.run_of(m).words) == 1 or mentions.honoured(case.ledger, m) for m in bare.mentions
    )


def same_name(case: Case, minor: Form, major: Form) -> tuple[str, bool] | None:
    """Returns the check that a rarer spelling belongs under as a slip of another, and whether its fix is
    safe; None where the two may be two names."""
    a, b = minor.text, major.text
    if a.lower() == b.lower():
        if a[1:].islower() or b[1:].islower():
            return ("case-drift", False) if shares(case, minor, major) else None
        return None
    bare_a, bare_b = stripped(a), stripped(b)
    if bare_a == bare_b:
        return ("diacritic", _agree(case, minor, major)) if not two_people(case, minor, major) else None
    size = min(len(a), len(b))
    d = distance(bare_a.lower(), bare_b.lower(), 2)
    swapped = d == 2 and size >= 5 and a[0] == b[0] and sorted(bare_a.lower()) == sorted(bare_b.lower())
    if d > (2 if size >= 8 or swapped else 1) or (d == 1 and size < 4):
        return None
    shared = shares(case, minor, major)
    if ordinary(b.lower()) and not shared and major.strong < 2:
        return None
    ending = inflected(a, b)
    if (
        ending == "more"
        and b == a + "s"
        and refers(case, minor, major)
        and _speaks(case, minor)
        and not gazetteer.is_given(a)
    ):
        return "drift", False
    if ending and not (ending == "swap" and shared and not known_name(a)):
        return None
    if a[0].lower() != b[0].lower() and not (shared and size >= 5):
        return None
    if newspaper_word(a.lower()) and not named(case, minor):
        return None
    if two_people(case, minor, major):
        return None
    if known_name(a) and not (len(major.mentions) == 1 and later_mention(case, minor, major)):
        if not _same_holder(case, minor, major):
            return None
        return "drift", False
    if (
        size < 5
        and not shared
        and len(major.mentions) < (2 if len(b) >= 5 or mentions.honoured(case.ledger, minor.first) else 3)
    ):
        return None
    return "drift", _agree(case, minor, major)


def shares(case: Case, minor: Form, major: Form) -> bool:
    """Whether the two stand beside the same other name."""
    la, ra = case.beside(minor)
    lb, rb = case.beside(major)
    return bool({x for x in la & lb if x not in gazetteer.HONORIFICS} or ra & rb)


def two_people(case: Case, minor: Form, major: Form) -> bool:
    """Whether the story tells the two apart: each with a given name of its own, or side by side."""
    la, ra = case.beside(minor)
    lb, rb = case.beside(major)
    la = {x for x in la if given_like(x)}
    lb = {x for x in lb if given_like(x)}
    # A spelling that no table has is no name of somebody else so lightly.
    stranger = not known_name(minor.text)
    if stranger and (sure_capital(major.text.lower()) or ("", ""))[1] not in ("", "name", "given"):
        return _side_by_side(case, minor, major)
    if la and not lb:
        if stranger and minor.first.start < major.first.start:
            # A person nobody knows, and after that only a surname a letter off: one person.
            return False
        return not any(m.start > 3 and mentions.honoured(case.ledger, m) for m in major.mentions)
    if la and not la & lb:
        if stranger and len(minor.text) >= 6 and not ordinary(minor.text.lower()):
            # A family shares a rare surname.
            return _side_by_side(case, minor, major)
        return not any(distance(stripped(x), stripped(y), 1) <= 1 for x in la for y in lb)
    if {x for x in ra if given_like(x)} - rb and not ra & rb and not la:
        # A given name with a surname of its own.
        mine = {x for x in ra if not ordinary(x.lower())}
        if mine and rb:
            return not any(distance(stripped(x), stripped(y), 1) <= 1 for x in mine for y in rb)
        if mine and not stranger:
            return True
    return _side_by_side(case, minor, major)


def _side_by_side(case: Case, minor: Form, major: Form) -> bool:
    """Whether the two stand together as two: Hansen and Hanson, Servian (Serbian)."""
    for m in minor.mentions:
        for other in major.mentions:
            low, high = min(m.end, other.end), max(m.start, other.start)
            if high - low <= 8 and re.fullmatch(
                r",? (?:and|or|v|vs|to) |, | ?[-–/] ?| \((?:or |now |today |later |also )?",
                case.text[low:high],
            ):
                return True
    return False


def introduced(case: Case, form: Form) -> bool:
    """Whether the form is the surname of somebody the story gives a first name."""
    left, right = case.beside(form)
    return (
        form.strong > 0
        and not right
        and any(
            given_like(x) and (gazetteer.is_given(x) or entry(x) is None and not gazetteer.is_place(x))
            for x in left
        )
    )


def later_mention(case: Case, minor: Form, major: Form) -> bool:
    """Whether the minor form is a bare surname after the full name, and no name of its own."""
    m = minor.first
    run = case.ledger.run_of(m)
    alone = len(run.words) == 1 or len(run.words) == 2 and mentions.honoured(case.ledger, m)
    if not alone or m.start < major.first.start or len(minor.text) < 5:
        return False
    text = minor.text
    if stripped(text) == stripped(major.text):
        return not text.isascii() or not major.text.isascii()
    if gazetteer.is_given(text) or gazetteer.is_place(text) or ordinary(text.lower()):
        return False
    return dictionary.words().frequency(text) < 25


def named(case: Case, form: Form) -> bool:
    """Whether a known given name stands before one of the form's mentions."""
    left, _ = case.beside(form)
    return any(gazetteer.is_given(x) and not ordinary(x.lower()) for x in left)


def _same_holder(case: Case, minor: Form, major: Form) -> bool:
    """Whether a known name is still a slip: the same given name, or a surname never introduced."""
    la, _ = case.beside(minor)
    lb, _ = case.beside(major)
    givens = {x for x in lb if given_like(x)}
    if la & givens:
        return True
    # A surname that is never introduced: news copy gives every person a first name.
    return (
        bool(givens) and not la and len(minor.mentions) == 1 and len(major.mentions) >= 3
        and not gazetteer.is_given(minor.text) and not gazetteer.is_place(minor.text)
        and len(minor.text) >= 5 and dictionary.words().frequency(minor.text) < 10
        and len(case.ledger.run_of(minor.first).words) == 1
    )  # fmt: skip


def _agree(case: Case, minor: Form, major: Form) -> bool:
    """Whether a change is safe: two mentions at least, and the first full name is among them; or the
    story has settled on the spelling and what differs is a slip inside a word that nobody knows."""
    if len(major.mentions) < 2 or len(minor.mentions) != 1:
        return False
    if distance(stripped(minor.text), stripped(major.text), 1) > 1:
        return False
    lb, _ = case.beside(major)
    full = {x for x in lb if given_like(x)}
    la, _ = case.beside(minor)
    return bool(la & full) or _settled(case, minor, major)


#: So often a story must have a name that no table knows before it has settled on how it is spelled.
_SETTLED = 3


def _settled(case: Case, minor: Form, major: Form) -> bool:
    """Whether the only mention of an unknown spelling can be nothing but a slip of a name the story has
    again and again: both begin and end alike (Ivanov, Ivanova and Rodriguez, Rodrigues are two), and it
    stands by itself or in the same company, so that it is part of no other name."""
    a, b = minor.text, major.text
    if min(len(a), len(b)) < 6 or a[0] != b[0] or a[-1] != b[-1] or known_name(a) or not _plain_capital(a):
        return False
    known = known_name(b)
    if len([m for m in major.mentions if authority.in_copy(case.ledger, m)]) < (2 if known else _SETTLED):
        return False
    m = minor.first
    if not authority.in_copy(case.ledger, m) or not authority.plain(case.ledger, m.start, m.end):
        return False
    run = case.ledger.run_of(m)
    alone = all(
        x.start == m.start or not x.strong or x.text.rstrip(".") in gazetteer.HONORIFICS for x in run.words
    )
    return alone or shares(case, minor, major)


def _plain_capital(word: str) -> bool:
    """Whether only its first letter is a capital: no FBOpoen, no McDonnald."""
    return word[1:].islower()
