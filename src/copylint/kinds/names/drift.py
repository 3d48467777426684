"""Drifting spellings: a later mention that is a letter or an accent off, and which of two is right."""

from __future__ import annotations

from copylint.kinds.names import mentions
from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.one_name import (
    introduced,
    later_mention,
    named,
    refers,
    same_name,
    shares,
    two_people,
)
from copylint.kinds.names.spellings import Near, inflected, near_ordinary
from copylint.kinds.names.wordclasses import (
    NOUN_TAGS,
    known_name,
    newspaper_word,
    word_tags,
)
from copylint.lexicon import wellknown
from copylint.lexicon.gazetteer import ordinary, sure_capital
from copylint.lexicon.household import letters_dropped
from copylint.lexicon.letterruns import looks
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
    alike = case.ledger.story.pieces.of(_alike, "\n".join([f.text for f in forms]))
    if not alike:
        return
    forms = [f for f in forms if f.text in alike]
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
        if n > 2 or not minor.strong and newspaper_word(minor.text.lower()) and not named(case, minor):
            continue
        stranger = minor.text in new
        for major in by_use(case, (every if stranger else index).near(minor.text), minor):
            if major is minor:
                continue
            m = len(major.mentions)
            if m < n or minor.first.start in case.taken or major.first.start in case.taken:
                continue
            bare = minor.text.isascii() and not major.text.isascii() and stripped(major.text) == minor.text
            if m > n or bare or n == 1 and introduced(case, major) and later_mention(case, minor, major):
                verdict = same_name(case, minor, major) if m > 1 or _authority(case, major) else None
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


def _alike(lines: str) -> frozenset[str]:
    """Those of the names, one a line, that may be near another of them, by what is left when letters are
    dropped."""
    keys = [(word, letters_dropped(stripped(word).lower())) for word in lines.split("\n")]
    met: set[str] = set()
    shared: set[str] = set()
    for _, some in keys:
        if not met.isdisjoint(some):
            shared |= met & some
        met |= some
    return frozenset(word for word, some in keys if not shared.isdisjoint(some)) if shared else frozenset()


def _first_in_full(case: Case, minor: Form, major: Form) -> bool:
    """Whether the rarer spelling is the authority: the full name comes first and has it, and all that is
    spelled otherwise are bare surnames behind it (Viktor Lindqvist, later Lindquist)."""
    if minor.first.start > major.first.start or not introduced(case, minor) or introduced(case, major):
        return False
    holders = wellknown.famous()[0].get(major.text, ())
    if not case.beside(minor)[0].isdisjoint(holders):
        return False  # Keir Starmar, then Starmer: everybody knows who is meant
    return all(
        len(case.ledger.run_of(m).words) == 1 or mentions.honoured(case.ledger, m) for m in major.mentions
    )


def _authority(case: Case, form: Form) -> bool:
    """Whether a form of one mention may still be the authority for another."""
    return introduced(case, form) or not form.text.isascii() and len(case.ledger.run_of(form.first).words) > 1


def _likelier(case: Case, one: Form, other: Form) -> tuple[Form, Form]:
    """Of two unknown spellings with as many mentions (wrong, right): what looks like a name, else
    the one given in full, else the earlier."""
    a, b = looks(one.text), looks(other.text)
    if abs(a - b) > 0.25:
        return (one, other) if a < b else (other, one)
    mine, others = introduced(case, one), introduced(case, other)
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
    linked = shares(case, form, other) or refers(case, form, other) or refers(case, other, form)
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
        or two_people(case, form, other)
        or both
        and two_people(case, other, form)
    )
