"""Acronyms too short or too like words for the tables: us, uk, tv, u.s., and the numerals of kings and
wars."""

from __future__ import annotations

import re

from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.wordclasses import word_tags
from copylint.lexicon.gazetteer import function_word
from copylint.story.names import Form
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

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


# Short forms and noises without a vowel that are no acronyms.
_NO_ACRONYM = word_set("names", "no acronyms")


def short_acronyms(case: Case) -> None:
    """Flags acronyms of two letters in lower case, where nothing else can stand."""
    lowers, text = case.ledger.lowers, case.text
    for w in sorted(_NO_WORDS & lowers):
        _never_words(case, w)
    for w in sorted({"us", "un"} & lowers):
        _pronouns(case, w)
    for w in sorted(_NUMERALS & lowers):
        for start, end in case.ledger.places_of(w):
            m = case.mention_ending(start - 1)
            if m is None or not m.strong or text[m.end : start] != " " or not case.free(start, end):
                continue
            if not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()):
                case.lost("acronym", start, end, w.upper(), f"{m.text} {w.upper()}")
    if "u." in text:
        for x in _DOTTED.finditer(text):
            case.lost("acronym", *x.span(), x.group().upper(), safe=True)


def _never_words(case: Case, w: str) -> None:
    """Flags letters that are no word, unless the story writes them so throughout."""
    plural = w in ("mps", "gps")
    right = w[:-1].upper() + "s" if plural else w.upper()
    form = case.ledger.forms.get(right)
    places = [p for p in case.ledger.places_of(w) if case.open(*p)]
    if plural and form is None or len(places) > (len(form.mentions) if form is not None else 0) + 1:
        return
    for start, end in places:
        around = Around(case.text, start, end)
        if start in case.taken or around.before[-1:].isdigit() or around.tight_after == "/":
            continue
        if around.tight_before in ("'", "(", "/", ".", "+"):
            continue
        if around.tight_before != "-" or around.before[:1].isupper():
            case.lost("acronym", start, end, right, safe=form is not None, form=form)


def _pronouns(case: Case, w: str) -> None:
    """Flags "us" and "un" where no pronoun stands: "the us said", "a un envoy"."""
    right, forms = w.upper(), case.ledger.forms
    dotted = f"{right[0]}.{right[1]}."
    if right not in forms and dotted in forms:
        right = dotted
    form = forms.get(right)
    for start, end in case.ledger.places_of(w):
        around = Around(case.text, start, end)
        if around.tight_after == "/" or not case.free(start, end):
            continue
        joined = around.tight_after == "-" and around.after in _LED
        if joined or around.tight_before == "-" and around.before.lower() in ("non", "anti", "pro"):
            sure: bool | None = True
        else:
            sure = _country(case, w, around, form)
        if sure is not None:
            case.lost("acronym", start, end, right, safe=sure and form is not None, form=form)


def _country(case: Case, w: str, around: Around, form: Form | None) -> bool | None:
    """Whether "us" or "un" is the country or the body for certain; None where it may be the pronoun or the
    article."""
    low, after = around.before.lower(), around.after
    opens = not around.before or around.before_mark[-1:] in (".", "?", "!")
    if around.before_mark and not opens or around.tight_before or around.tight_after == "-":
        return None
    if after in ("and", "or", "vs", "versus", "against", "v") and not around.after_mark:
        if case.text.startswith((" them", " they"), around.after_end):
            return None
    tags = set(word_tags(after)[:1])
    big = not around.after_mark and after[:1].isupper()
    noun = big or not around.after_mark and bool(after) and not function_word(after) and bool(_NOUN & tags)
    if low == "the" or low == "a" and noun:
        return None if around.before == "The" and form is None and not after else True
    if form is None:
        return None
    if w == "us":
        led = opens or low in _NO_PRONOUN or set(word_tags(low)[:1]) & {"JJ", "CD"}
        return False if noun and (led or after[:1].isupper() and low in _CLAUSE) else None
    return False if big and not around.before[:1].isupper() else None


def initials_of(case: Case, w: str) -> bool:
    """Whether an unknown word is an acronym of a name that the story gives in full; flags it."""
    if not 3 <= len(w) <= 6 or not w.isascii() or not w.isalpha():
        return False
    # The first letter stands first, what begins a word is asked after: so it is sought at full speed.
    first, *rest = (rf"{c.upper()}[\w']+" for c in w)
    links = r"[ -](?:(?:of|and|the|for|on|in|to|de|du|des|la|&) ){0,2}"
    pattern = links.join((rf"{first[0]}(?<!\w.){first[1:]}", *rest)) + r"\b"
    m = re.search(pattern, case.text)
    if m is None:
        return False
    full = case.ledger.story.text[m.start() : m.end()]
    line = case.line(m.start())
    for start, end in case.ledger.places_of(w):
        if case.open(start, end):
            seen = [(m.start(), m.end(), f"short for {full}, on line {line}")]
            case.add("acronym", Fault(start, end, [w.upper()], True, w.upper(), seen))
    return True


def letters_only(case: Case, w: str) -> bool:
    """Whether an unknown word is three or four consonants beside which another acronym stands; flags it."""
    if (
        not 3 <= len(w) <= 4
        or not w.isascii()
        or set(w) & set("aeiouy")
        or w in _NO_ACRONYM
        or len(set(w)) < 2
    ):
        return False
    if case.ledger.times(w) > 1:
        return False  # the story writes it so: the zfp project
    done = False
    for start, end in case.ledger.places_of(w):
        around = Around(case.text, start, end)
        if not case.open(start, end) or around.tight_before or around.tight_after in ("-", "/", ".", "("):
            continue
        if around.before.lower() != "the" or around.before_mark:
            continue
        case.lost("acronym", start, end, w.upper())
        done = True
    return done
