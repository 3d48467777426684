"""Acronyms too short or too like words for the tables: us, uk, tv, u.s., and the numerals of kings and
wars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copylint.cache.patterns import later
from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.wordclasses import word_tags
from copylint.lexicon.gazetteer import function_word
from copylint.tables.wordlists import word_set

if TYPE_CHECKING:
    from copylint.story.names import Form

# No words of English, and no unit or ending that stands by itself.
_NO_WORDS = word_set("names", "short acronyms")
_NUMERALS = word_set("names", "Roman numerals")
_DOTTED = later(r"(?<![\w.@/-])u\.(?:s|k|n)\.(?![\w@/])")
_NOUN = frozenset(("NN", "NNS", "JJ", "NNP"))
# Behind these "us" before a noun is hardly the pronoun: "attacks on us cities", but "for us farmers".
_CLAUSE = word_set("names", "openers of clauses")
# What joins to the name of a country: us-led.
_LED = word_set("names", "joined to a country")
_NO_PRONOUN = word_set("names", "before a country")


def short_acronyms(case: Case) -> None:
    """Flags acronyms of two letters in lower case, where nothing else can stand."""
    lowers = case.ledger.lowers
    for w in sorted(_NO_WORDS & lowers):
        _never_words(case, w)
    for w in sorted({"us", "un"} & lowers):
        _pronouns(case, w)
    for w in sorted(_NUMERALS & lowers):
        for start, end in case.ledger.places_of(w):
            m = case.mention_ending(start - 1)
            if case.text[end : end + 1] == " " and case.text[end + 1 : end + 2].isupper():
                continue
            if (
                m is not None
                and m.strong
                and case.text[m.end : start] == " "
                and start not in case.taken
                and case.open(start, end)
            ):
                case.add("acronym", Fault(start, end, [w.upper()], False, f"{m.text} {w.upper()}"))
    if "u." in case.text:
        for x in _DOTTED.finditer(case.text):
            right = x.group().upper()
            case.add("acronym", Fault(x.start(), x.end(), [right], True, right))


def _never_words(case: Case, w: str) -> None:
    """Flags letters that are no word, unless the story writes them so throughout."""
    text = case.text
    right = w[:-1].upper() + "s" if w in ("mps", "gps") else w.upper()
    form = case.ledger.forms.get(right)
    places = [p for p in case.ledger.places_of(w) if case.open(*p)]
    if (
        w in ("mps", "gps")
        and form is None
        or len(places) > (len(form.mentions) if form is not None else 0) + 1
    ):
        return
    for start, end in places:
        around = Around(text, start, end)
        if (
            start in case.taken
            or around.before[-1:].isdigit()
            or around.tight_before in ("'", "(", "/", ".", "+")
            or around.tight_after == "/"
        ):
            continue
        if around.tight_before == "-" and not around.before[:1].isupper():
            continue
        case.add(
            "acronym",
            Fault(start, end, [right], form is not None, right, case.seen(form) if form is not None else []),
        )


def _pronouns(case: Case, w: str) -> None:
    """Flags "us" and "un" where no pronoun stands: "the us said", "a un envoy"."""
    text = case.text
    right = w.upper()
    forms = case.ledger.forms
    form: Form | None = forms.get(right)
    dotted = form is None and f"{right[0]}.{right[1]}." in forms
    if dotted:
        right = f"{right[0]}.{right[1]}."
        form = forms[right]
    for start, end in case.ledger.places_of(w):
        around = Around(text, start, end)
        if start in case.taken or not case.open(start, end) or around.tight_after == "/":
            continue
        if (
            around.tight_after == "-"
            and around.after in _LED
            or around.tight_before == "-"
            and around.before.lower() in ("non", "anti", "pro")
        ):
            case.add(
                "acronym",
                Fault(
                    start, end, [right], form is not None, right, case.seen(form) if form is not None else []
                ),
            )
            continue
        opens = not around.before or around.before_mark[-1:] in (".", "?", "!")
        if around.before_mark and not opens or around.tight_before or around.tight_after == "-":
            continue
        low, after = around.before.lower(), around.after
        if after in ("and", "or", "vs", "versus", "against", "v") and not around.after_mark:
            nxt = text[around.after_end : around.after_end + 5]
            if nxt.startswith((" them", " they")):
                continue
        noun = (
            not around.after_mark
            and bool(after)
            and (after[:1].isupper() or not function_word(after) and bool(_NOUN & set(word_tags(after)[:1])))
        )
        if low == "the" or low == "a" and noun:
            sure = True
        elif (
            w == "us"
            and form is not None
            and noun
            and (
                opens
                or low in _NO_PRONOUN
                or set(word_tags(low)[:1]) & {"JJ", "CD"}
                or after[:1].isupper()
                and low in _CLAUSE
            )
        ):
            sure = False
        elif (
            w == "un"
            and form is not None
            and after[:1].isupper()
            and not around.after_mark
            and not around.before[:1].isupper()
        ):
            sure = False
        else:
            continue
        if around.before == "The" and form is None and not after:
            continue
        case.add(
            "acronym",
            Fault(
                start,
                end,
                [right],
                sure and form is not None,
                right,
                case.seen(form) if form is not None else [],
            ),
        )
