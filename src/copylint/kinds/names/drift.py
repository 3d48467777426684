"""Drifting spellings: a later mention that is a letter or an accent off, and which of two is right."""

from __future__ import annotations

import re

from copylint.kinds.names import authority, mentions
from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.spellings import Near, inflected, looks, near_ordinary
from copylint.kinds.names.wordclasses import (
    NOUN_TAGS,
    SPEECH,
    given_like,
    known_name,
    newspaper_word,
    word_tags,
)
from copylint.lexicon import dictionary, gazetteer, wellknown
from copylint.lexicon.gazetteer import entry, ordinary, sure_capital
from copylint.lexicon.household import letters_dropped
from copylint.story.names import Form, Mention
from copylint.tables.wordlists import alternation
from copylint.text.accents import stripped
from copylint.text.distance import distance
from copylint.text.patterns import later

_SPELLED = later(rf"\b(?:mis\w+|{alternation('names', 'signs of a spelling')})\b")
# Behind these a place stands rather than its adjective, unless a noun follows at once.
_PLACE_LEADS = frozenset("in to from into across against including than rest".split())


def drifting(case: Case) -> None:
    """Flags spellings that are a letter or an accent off the one the story settled on."""
    forms = [
        f for f in case.ledger.forms.values()
        if len(f.text) >= 4 and not f.text[:-1].isupper() and "." not in f.text and not f.text[-1].isdigit()
    ]  # fmt: skip
    # Only names that share a key with another can drift, and few do.
    keys = {f.text: letters_dropped(stripped(f.text).lower()) for f in forms}
    met: set[str] = set()
    shared: set[str] = set()
    for some in keys.values():
        shared |= met & some
        met |= some
    if not shared:
        return
    forms = [f for f in forms if not shared.isdisjoint(keys[f.text])]
    settled = [
        f for f in forms
        if len(f.mentions) >= 2 and (f.strong or not ordinary(f.text.lower()))
        or len(f.mentions) == 1 and _authority(case, f)
    ]  # fmt: skip
    # Names of one mention stand against each other only where one of the two is a stranger.
    strangers = [f for f in forms if not known_name(f.text) and not ordinary(f.text.lower())]
    if not settled and not strangers:
        return
    index = Near(settled)
    new = frozenset(f.text for f in strangers if _met_midway(case, f))
    every = Near(forms) if new else index
    for minor in forms:
        n = len(minor.mentions)
        if n > 2 or not minor.strong and newspaper_word(minor.text.lower()) and not _named(case, minor):
            continue
        stranger = minor.text in new
        for major in by_use(case, (every if stranger else index).near(minor.text), minor):
            if major is minor:
                continue
            m = len(major.mentions)
            if m < n or minor.first.start in case.taken or major.first.start in case.taken:
                continue
            bare = minor.text.isascii() and not major.text.isascii() and stripped(major.text) == minor.text
            if m > n or bare or n == 1 and _introduced(case, major) and _later(case, minor, major):
                verdict = _same_name(case, minor, major) if m > 1 or _authority(case, major) else None
                if verdict is not None:
                    if verdict[0] == "drift" and _first_in_full(case, minor, major):
                        _drifted(case, major, minor, "drift", False)
                    else:
                        _drifted(case, minor, major, *verdict)
                    break
            if m == n and stranger and _slip_between(case, minor, major):
                wrong, right = (minor, major) if major.text not in new else _likelier(case, minor, major)
                _drifted(case, wrong, right, "drift", False)
                break


def _first_in_full(case: Case, minor: Form, major: Form) -> bool:
    """Whether the rarer spelling is the authority: the full name comes first and has it, and all that is
    spelled otherwise are bare surnames behind it (Viktor Lindqvist, later Lindquist)."""
    if minor.first.start > major.first.start or not _introduced(case, minor) or _introduced(case, major):
        return False
    holders = wellknown.famous()[0].get(major.text, ())
    if not case.beside(minor)[0].isdisjoint(holders):
        return False  # Keir Starmar, then Starmer: everybody knows who is meant
    return all(
        len(case.ledger.run_of(m).words) == 1 or mentions.honoured(case.ledger, m) for m in major.mentions
    )


def _authority(case: Case, form: Form) -> bool:
    """Whether a form of one mention may still be the authority for another."""
    return (
        _introduced(case, form) or not form.text.isascii() and len(case.ledger.run_of(form.first).words) > 1
    )


def _likelier(case: Case, one: Form, other: Form) -> tuple[Form, Form]:
    """Of two unknown spellings with as many mentions (wrong, right): what looks like a name, else
    the one given in full, else the earlier."""
    a, b = looks(one.text), looks(other.text)
    if abs(a - b) > 0.25:
        return (one, other) if a < b else (other, one)
    mine, others = _introduced(case, one), _introduced(case, other)
    if mine != others:
        return (other, one) if mine else (one, other)
    return (other, one) if one.first.start < other.first.start else (one, other)


def _drifted(case: Case, minor: Form, major: Form, check: str, safe: bool) -> None:
    for m in minor.mentions:
        if m.start not in case.taken and not _as_written(case, m):
            fault = Fault(m.start, m.end, [major.text], safe, major.text, case.seen(major, "spelled so"))
            case.add(check, fault)


def _as_written(case: Case, m: Mention) -> bool:
    """Whether the name is shown in quotation marks as somebody spelled it: the sign reads "Port Ellrey"."""
    text = case.text
    if '"' not in text:
        return False
    s = case.ledger.story.sentence_at(m.start)
    if s is None or text.count('"', s.start, m.start) % 2 == 0:
        return False
    return bool(_SPELLED.search(text, s.start, s.end))


def by_use(case: Case, near: list[Form], minor: Form) -> list[Form]:
    """Forms near another, the likelier first: of a country and its adjective, the one the words
    around the slip ask for."""
    if len(near) < 2:
        return near
    around = Around(case.text, minor.first.start, minor.first.end)
    follows = set(word_tags(around.after)[:1]) if around.after.islower() and not around.after_mark else set()
    noun = bool(follows & NOUN_TAGS) and not (
        around.before.lower() in _PLACE_LEADS and not around.before_mark
    )

    def fits(form: Form) -> bool:
        known = sure_capital(form.text.lower())
        return (
            known is None or known[1] not in ("nationality", "place") or (known[1] == "nationality") == noun
        )

    return sorted(near, key=lambda f: not fits(f))


def _met_midway(case: Case, form: Form) -> bool:
    """Whether nothing but a name explains the capital: in mid-sentence, or beside another name."""
    return (
        form.strong > 0
        or len(case.ledger.run_of(form.first).words) > 1
        or not near_ordinary(form.text.lower())
    )


def _slip_between(case: Case, form: Form, other: Form) -> bool:
    """Whether one of two forms, of which the first is in no table, can only be a slip of the other."""
    a, b = stripped(form.text), stripped(other.text)
    if (
        max(len(a), len(b)) < 5
        or a[0] != b[0]
        or a.lower() == b.lower()
        or distance(a.lower(), b.lower(), 1) > 1
    ):
        return False
    linked = _shares(case, form, other) or _refers(case, form, other) or _refers(case, other, form)
    both = not known_name(other.text)
    if both:
        short = (
            min(len(a), len(b)) < 5
            and not mentions.honoured(case.ledger, form.first)
            and not mentions.honoured(case.ledger, other.first)
        )
        if not other.strong or ordinary(other.text.lower()) or short and not linked:
            return False
    elif newspaper_word(other.text.lower()) and not linked or len(a) < 5 and not linked:
        return False
    return not (
        inflected(form.text, other.text)
        or _two_people(case, form, other)
        or both
        and _two_people(case, other, form)
    )


def _speaks(case: Case, form: Form) -> bool:
    """Whether the only mention is a bare surname that says something."""
    m = form.first
    after = re.match(r" ([a-z]+)", case.text[m.end : m.end + 16])
    return len(form.mentions) == 1 and after is not None and after.group(1) in SPEECH


def _refers(case: Case, bare: Form, full: Form) -> bool:
    """Whether one is a surname that nobody introduces, behind the full name of the other."""
    if bare.first.start < full.first.start or not _introduced(case, full) or _introduced(case, bare):
        return False
    return all(
        len(case.ledger.run_of(m).words) == 1 or mentions.honoured(case.ledger, m) for m in bare.mentions
    )


def _same_name(case: Case, minor: Form, major: Form) -> tuple[str, bool] | None:
    a, b = minor.text, major.text
    if a.lower() == b.lower():
        if a[1:].islower() or b[1:].islower():
            return ("case-drift", False) if _shares(case, minor, major) else None
        return None
    bare_a, bare_b = stripped(a), stripped(b)
    if bare_a == bare_b:
        return ("diacritic", _agree(case, minor, major)) if not _two_people(case, minor, major) else None
    size = min(len(a), len(b))
    d = distance(bare_a.lower(), bare_b.lower(), 2)
    swapped = d == 2 and size >= 5 and a[0] == b[0] and sorted(bare_a.lower()) == sorted(bare_b.lower())
    if d > (2 if size >= 8 or swapped else 1) or (d == 1 and size < 4):
        return None
    shares = _shares(case, minor, major)
    if ordinary(b.lower()) and not shares and major.strong < 2:
        return None
    ending = inflected(a, b)
    if (
        ending == "more"
        and b == a + "s"
        and _refers(case, minor, major)
        and _speaks(case, minor)
        and not gazetteer.is_given(a)
    ):
        return "drift", False
    if ending and not (ending == "swap" and shares and not known_name(a)):
        return None
    if a[0].lower() != b[0].lower() and not (shares and size >= 5):
        return None
    if newspaper_word(a.lower()) and not _named(case, minor):
        return None
    if _two_people(case, minor, major):
        return None
    if known_name(a) and not (len(major.mentions) == 1 and _later(case, minor, major)):
        if not _same_holder(case, minor, major):
            return None
        return "drift", False
    if (
        size < 5
        and not shares
        and len(major.mentions) < (2 if len(b) >= 5 or mentions.honoured(case.ledger, minor.first) else 3)
    ):
        return None
    return "drift", _agree(case, minor, major)


def _shares(case: Case, minor: Form, major: Form) -> bool:
    """Whether the two stand beside the same other name."""
    la, ra = case.beside(minor)
    lb, rb = case.beside(major)
    return bool({x for x in la & lb if x not in gazetteer.HONORIFICS} or ra & rb)


def _two_people(case: Case, minor: Form, major: Form) -> bool:
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


def _introduced(case: Case, form: Form) -> bool:
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


def _later(case: Case, minor: Form, major: Form) -> bool:
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


def _named(case: Case, form: Form) -> bool:
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
    alone = all(x is m or not x.strong or x.text.rstrip(".") in gazetteer.HONORIFICS for x in run.words)
    return alone or _shares(case, minor, major)


def _plain_capital(word: str) -> bool:
    """Whether only its first letter is a capital: no FBOpoen, no McDonnald."""
    return word[1:].islower()
