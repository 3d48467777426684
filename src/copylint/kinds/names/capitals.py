"""Lost capitals: every lower-case word of the story that may be a name, and who is to judge it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from copylint.kinds.names import authority
from copylint.kinds.names.around import Around, foreign, plain_compound
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.everyday import name_word
from copylint.kinds.names.house import house_capital
from copylint.kinds.names.initials import initials_of, letters_only
from copylint.kinds.names.proofs import (
    bare_place,
    country,
    everyday_town,
    given_before,
    month,
    national,
    party,
)
from copylint.kinds.names.spellings import near_ordinary
from copylint.kinds.names.strangers import first_name, seen_weakly
from copylint.kinds.names.wordclasses import PREPOSITIONS, met_name
from copylint.kinds.names.wordmake import PLAIN_HEADS
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.linewords import UPPER
from copylint.story.names import Form
from copylint.text.sieve import Sieve

#: Unknown lower-case words, all different, that copy in English may have however short it is.
_MOST_UNKNOWN = 200
#: What may stand behind a hyphen in its own small letters too.
_NAMES = ("name", "city", "given")


@lru_cache(maxsize=1 << 14)
def _everyday(word: str) -> bool:
    """Whether a small word needs no look: English as it stands, and no name without proof."""
    return sure_capital(word) is None and word not in gazetteer.capitals() and ordinary(word)


_odd_words = Sieve(lambda word: not _everyday(word))
_towns = Sieve(lambda word: everyday_town(word) and _everyday(word))


def lost_capitals(case: Case) -> None:
    """Asks of every lower-case word of the story whether it is a name, each in the way its kind asks for."""
    lowers = case.ledger.lowers
    strong, weak = _capitalised(case)
    unknown: list[str] = []
    for w in sorted(_odd_words.of(lowers)):
        if len(w) < 3 and w not in strong:
            continue
        sure = sure_capital(w)
        row = gazetteer.capitals().get(w)
        if sure is not None:
            _place_all(case, w, strong.get(w), sure[0], sure[1])
        elif row is not None:
            _in_context(case, w, strong.get(w), row[0], row[1])
        elif w not in strong:
            unknown.append(w)
    for w in sorted(_towns.of(lowers)):
        bare_place(case, w)
    for w in sorted(strong):
        if w in gazetteer.capitals() or sure_capital(w) is not None:
            continue
        if not function_word(w) or w == "will":
            _from_story(case, w, strong[w])
    if len(unknown) > max(_MOST_UNKNOWN, len(lowers) // 2):
        return  # not English, or no copy at all: none of them is a name that lost its capital
    for w in unknown:
        if letters_only(case, w) or w in weak and seen_weakly(case, w, weak[w]):
            continue
        if not initials_of(case, w):
            first_name(case, w)


def _capitalised(case: Case) -> tuple[dict[str, Form], dict[str, Form]]:
    """Returns for the small words that the story has with a capital too how it writes them: those whose
    capital nothing but a name explains, and those whose place alone does."""
    strong: dict[str, Form] = {}
    weak: dict[str, Form] = {}
    lowers = case.ledger.lowers
    for form in case.ledger.forms.values():
        low = form.text.lower()
        if low not in lowers or low == form.text or len(low) < 2:
            continue
        known = strong.get(low)
        if not form.strong:
            weak.setdefault(low, form)
        elif known is None:
            strong[low] = form
        elif len(low) > 4 and known.text.isupper() != form.text.isupper():
            # A line of speech in a transcript or a caption shouts the name.
            strong[low] = known if form.text.isupper() else form
        elif form.strong > known.strong:
            strong[low] = form
    return strong, weak


def _place_all(case: Case, w: str, form: Form | None, right: str, kind: str) -> None:
    """A word that is never right in lower case."""
    if form is not None and (
        kind == "acronym" or kind == "name" and not (form.text.isupper() and len(w) > 3)
    ):
        right = form.text
    places = list(case.ledger.places_of(w))
    times = len(form.mentions) if form is not None else 0
    most = 1 if kind == "acronym" else 3
    if len(places) > most and kind in (*_NAMES, "acronym") and len(places) > times:
        return  # written so throughout: a product, a variable, a choice
    if any(authority.genus(case.ledger, start, form) for start, _ in places):
        return
    if kind in _NAMES and entry(w) is not None and (form is None or not authority.met(case.ledger, form)):
        if not any(given_before(case, s, e, Around(case.text, s, e), form) for s, e in places):
            return  # a dictionary has it in small letters, and a longer name in the story proves nothing
    if kind == "acronym" and form is None and gazetteer.small_too(w):
        return
    for start, end in places:
        if not case.open(start, end):
            continue
        around = Around(case.text, start, end)
        if _half_of_a_word(case, w, start, end, around, form, kind):
            continue
        if kind in _NAMES and form is not None and not _beside_capitals(around):
            if not authority.tied(case.ledger, form, start, end):
                continue  # the sole mansa, where the story has Mansa Holm
        safe: bool | None = True
        if kind in _NAMES and form is None:
            safe = _alone(case, w, start, around, right, kind)
        if safe is not None:
            case.emit(w, start, end, right, kind, safe, form, around)


def _half_of_a_word(
    case: Case, w: str, start: int, end: int, around: Around, form: Form | None, kind: str
) -> bool:
    """Whether a phrase or a compound has the word in small letters by right."""
    if case.kept(w, start, end, around) or case.second_half(start, around, w):
        return True
    joints = ("-", "/", ":")
    if kind == "acronym" and form is None and (around.tight_before in joints or around.tight_after in joints):
        return True
    if kind == "acronym" and form is None and (around.before[-1:].isdigit() or around.after[:1].isdigit()):
        return True  # a unit, or an abbreviation before a number: 0.5 rem, std 610
    if kind in (*_NAMES, "acronym") and plain_compound(w, around):
        return True
    if around.tight_before != "-":
        return False
    head = around.before.split("-")[-1]
    if entry(head.lower() + w) is not None:
        return True
    return form is None and kind in ("name", "given") and head in PLAIN_HEADS  # nobody is half a Decker


def _alone(case: Case, w: str, start: int, around: Around, right: str, kind: str) -> bool | None:
    """Whether the capital of a name that the story has nowhere else is certain; None where there is nothing
    to say."""
    big_before, big_after = around.before[:1].isupper(), around.after[:1].isupper()
    beside = big_after and not around.after_mark or big_before and not around.before_mark
    hung = around.tight_before == "-" and big_before
    safe = beside and not hung
    if hung and len(w) < 5 and not big_after:
        return None  # a second half that the story writes small: Ynys-las
    if kind == "name" and not safe and not hung and (near_ordinary(w) or not met_name(right)):
        return None
    if entry(right) is not None:
        return safe
    if kind == "given" and not safe:
        at = around.after_end
        particle = gazetteer.particle(around.after) and re.match(rf" [{UPPER}]", case.text[at : at + 2])
        if not (particle or _lower_surname(around) or hung and big_after):
            return None
    if kind == "city":
        led = not around.before_mark and (
            around.before.lower() in PREPOSITIONS or _in_row(case, start, around)
        )
        return False if led or beside else None
    return safe


def _in_row(case: Case, start: int, around: Around) -> bool:
    """Whether the word ends a row of names: "Burnley, Nelson and accrington"."""
    if around.before not in ("and", "or"):
        return False
    m = case.mention_ending(start - 2 - len(around.before))
    return m is not None and m.strong and around.after_mark[:1] in (".", ",", ";")


def _lower_surname(around: Around) -> bool:
    """Whether a surname that is no word follows, in lower case like its given name."""
    after = around.after.removesuffix("'s")
    surname = after[:1].upper() + after[1:]
    return not around.after_mark and after.islower() and not ordinary(after) and gazetteer.is_surname(surname)


def _in_context(case: Case, w: str, form: Form | None, right: str, kind: str) -> None:
    """A word of its own in lower case: only where the words around prove the name."""
    text = case.text
    prove: Callable[[Case, int, int, Around, Form | None], int]
    prove = {
        "month": month, "nationality": national, "religion": national, "given": given_before,
        "party": party,
    }.get(kind, country)  # fmt: skip
    for start, end in case.ledger.places_of(w):
        if not case.open(start, end):
            continue
        around = Around(text, start, end)
        if case.kept(w, start, end, around):
            continue
        proof = prove(case, start, end, around, form)
        if proof:
            case.emit(w, start, end, right, kind, proof > 1, form, around)


def _from_story(case: Case, w: str, form: Form) -> None:
    """A word that the story capitalises where only a name explains it."""
    if w in gazetteer.kept_lower() or any(n in case.text for n in gazetteer.lower_names().get(w, ())):
        return
    places = [p for p in case.ledger.places_of(w) if case.open(*p)]
    if not places:
        return
    if ordinary(w):
        for start, end in places:
            around = Around(case.text, start, end)
            proof = name_word(case, w, start, end, around, form)
            if proof:
                case.emit(w, start, end, form.text, "name", proof > 1, form, around)
            elif house := house_capital(case, w, start, end, around, form):
                case.add(house, Fault(start, end, [form.text], False, form.text, case.seen(form)))
        return
    capitalised = len(form.mentions)
    if len(places) > max(1, form.strong):
        return
    acronym = form.text.isupper() and len(form.text) >= 2
    if len(w) < 3 or acronym and len(places) > 1:
        return
    right, kind = form.text, "acronym" if acronym else "name"
    if acronym and all(authority.respelled(case.ledger, m) for m in form.mentions):
        return
    if acronym and all(authority.opens_dateline(case.ledger, m) for m in form.mentions):
        # A town is no acronym for its capitals there.
        right, kind = w[:1].upper() + w[1:], "city"
    elif entry(w) is not None and not authority.met(case.ledger, form):
        return
    for start, end in places:
        around = Around(case.text, start, end)
        if case.second_half(start, around, w) or foreign(around):
            continue
        if kind == "name" and around.tight_before != "-" and not _used_so(case, start, end, form):
            continue
        if plain_compound(w, around):
            continue
        if around.tight_before == "-" and acronym and len(w) <= 3:
            continue
        safe = len(places) == 1 or capitalised >= 3 * len(places)
        case.emit(w, start, end, right, kind, safe, form, around)


def _beside_capitals(around: Around) -> bool:
    """Whether a capitalised word stands right before or behind a place."""
    return any(x[:1].isupper() for x in (around.before, around.after))


def _used_so(case: Case, start: int, end: int, form: Form) -> bool:
    """Whether the small word at a place is simply used, and may be the name as the story has it."""
    return authority.plain(case.ledger, start, end) and authority.tied(case.ledger, form, start, end)
