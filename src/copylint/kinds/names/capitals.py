"""Lost capitals: every lower-case word of the story that may be a name, and who is to judge it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from copylint.kinds.names import authority
from copylint.kinds.names.around import Around, foreign, plain_compound
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.everyday import name_word
from copylint.kinds.names.house import house_capital
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
from copylint.kinds.names.strangers import (
    PLAIN_HEADS,
    first_name,
    initials_of,
    letters_only,
    seen_weakly,
)
from copylint.kinds.names.wordclasses import PREPOSITIONS, met_name
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.names import UPPER

if TYPE_CHECKING:
    from copylint.story.names import Form

# Lower-case words found to need no look: English as they stand, and no name without proof.
_settled: set[str] = set()
# Those among them that name a town too.
_towns: set[str] = set()

#: Unknown lower-case words, all different, that copy in English may have however short it is.
_MOST_UNKNOWN = 200

_SETTLED_LIMIT = 200_000


def lost_capitals(case: Case) -> None:
    """Asks of every lower-case word of the story whether it is a name, each in the way its kind asks for."""
    ledger = case.ledger
    lowers = ledger.lowers
    strong: dict[str, Form] = {}
    weak: dict[str, Form] = {}
    for form in ledger.forms.values():
        low = form.text.lower()
        if low in lowers and low != form.text and len(low) > 1:
            n = form.strong
            if not n:
                weak.setdefault(low, form)
            elif low not in strong:
                strong[low] = form
            elif len(low) > 4 and strong[low].text.isupper() != form.text.isupper():
                # A line of speech in a transcript or a caption shouts the name.
                strong[low] = strong[low] if form.text.isupper() else form
            elif n > strong[low].strong:
                strong[low] = form
    rest = lowers - _settled
    unknown: list[str] = []
    for w in sorted(rest):
        if len(w) < 3 or not w.isalpha():
            if len(w) < 3 and w not in strong:
                continue
        sure = sure_capital(w)
        row = gazetteer.capitals().get(w)
        if sure is not None:
            _place_all(case, w, strong.get(w), sure[0], sure[1])
        elif row is not None:
            _in_context(case, w, strong.get(w), row[0], row[1])
        elif ordinary(w):
            if len(_settled) < _SETTLED_LIMIT:
                _settled.add(w)
                if everyday_town(w):
                    _towns.add(w)
        elif w not in strong:
            unknown.append(w)
    for w in sorted(_towns & lowers):
        bare_place(case, w)
    for w in sorted(strong):
        if w in gazetteer.capitals() or sure_capital(w) is not None:
            continue
        if function_word(w) and w != "will":
            continue
        _from_story(case, w, strong[w])
    if len(unknown) > max(_MOST_UNKNOWN, len(rest) // 2):
        unknown = []  # not English, or no copy at all: none of them is a name that lost its capital
    for w in unknown:
        if letters_only(case, w) or w in weak and seen_weakly(case, w, weak[w]):
            continue
        if not initials_of(case, w):
            first_name(case, w)


def _place_all(case: Case, w: str, form: Form | None, right: str, kind: str) -> None:
    """A word that is never right in lower case."""
    if (
        form is not None
        and kind in ("acronym", "name")
        and not (kind == "name" and form.text.isupper() and len(w) > 3)
    ):
        right = form.text
    text = case.text
    places = list(case.ledger.places_of(w))
    if (
        len(places) > 3
        and kind in ("acronym", "name", "given", "city")
        and len(places) > (len(form.mentions) if form is not None else 0)
    ):
        # Written so throughout: a product, a variable, a choice.
        return
    if any(authority.genus(case.ledger, start, form) for start, _ in places):
        return
    if (
        kind in ("name", "given", "city")
        and entry(w) is not None
        and (form is None or not authority.met(case.ledger, form))
    ):
        if not any(given_before(case, s, e, Around(text, s, e), form) for s, e in places):
            return  # a dictionary has it in small letters, and a longer name in the story proves nothing
    if kind == "acronym" and form is None and gazetteer.small_too(w):
        return
    for start, end in places:
        if not case.open(start, end):
            continue
        around = Around(text, start, end)
        if case.kept(w, start, end, around) or case.second_half(start, around, w):
            continue
        if (
            kind == "acronym"
            and (around.tight_before in ("-", "/", ":") or around.tight_after in ("-", "/", ":"))
            and form is None
        ):
            continue
        if around.tight_before == "-" and entry(around.before.split("-")[-1].lower() + w) is not None:
            continue
        if kind in ("name", "city", "given", "acronym") and plain_compound(w, around):
            continue
        if (
            around.tight_before == "-"
            and form is None
            and kind in ("name", "given")
            and around.before.split("-")[-1] in PLAIN_HEADS
        ):
            continue  # half-decker: nobody is half a Decker
        safe = True
        if kind in ("name", "city", "given") and form is None:
            beside = (
                (around.after[:1].isupper() and not around.after_mark)
                or (around.before[:1].isupper() and not around.before_mark)
            )  # fmt: skip
            safe = beside and not (around.before[:1].isupper() and around.tight_before == "-")
            hung = around.tight_before == "-" and around.before[:1].isupper()
            if hung and len(w) < 5 and not around.after[:1].isupper():
                continue  # a second half that the story writes small: Ynys-las
            if kind == "name" and not safe and not hung and (near_ordinary(w) or not met_name(right)):
                continue
            whole = kind == "given" and _lower_surname(around)
            particle = gazetteer.particle(around.after) and bool(
                re.match(rf" [{UPPER}]", text[around.after_end : around.after_end + 2])
            )
            linked = (
                particle
                or whole
                or around.tight_before == "-"
                and around.before[:1].isupper()
                and around.after[:1].isupper()
            )
            if kind == "given" and not safe and entry(right) is None and not linked:
                continue
            if kind == "city" and entry(right) is None:
                led = not around.before_mark and (
                    around.before.lower() in PREPOSITIONS or _in_row(case, start, around)
                )
                if not (led or beside):
                    continue
                safe = False
        case.emit(w, start, end, right, kind, safe, form, around)


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
    if len(w) < 3:
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
        if plain_compound(w, around):
            continue
        if around.tight_before == "-" and acronym and len(w) <= 3:
            continue
        safe = len(places) == 1 or capitalised >= 3 * len(places)
        case.emit(w, start, end, right, kind, safe, form, around)
