"""Words with a second meaning (march, polish, turkey): what around them proves the name.

Each proof is a number: 0 none, 1 enough to offer, 2 certain.
"""

from __future__ import annotations

import re
from functools import lru_cache

from copylint.kinds.names.around import AFTER, NATION_HEADS, Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.wordclasses import (
    ARTICLES,
    NATIONAL_NOUNS,
    PREPOSITIONS,
    SPEECH,
    word_tags,
)
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.names import Form
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_PARTIES = frozenset("Republican Republicans Democrat Democrats Democratic GOP".split())

_PARTY_NOUNS = word_set("names", "what a party has")

_FOLLOWS_MONTH = later(
    r"\s*(?:\d{4}\b|[.,;:)]|\Z|\n"
    r"|(?:and|or|to|when|after|before|but|because|for|with|as|at|that|by|last|this|next)\b)"
)

_FULL_DAY = later(
    r"\s\d{1,2}(?:st|nd|rd|th)?\b"
    r"(?!\s*(?:%|per\b|percent|people|men|women|million|billion|miles|km|times|[-–]))"
)

_DAY_BEFORE = later(r"(?<![\w.,:£$€-])(?:[12]?\d|3[01])(?:st|nd|rd|th)?(?: of)? \Z")

# Things that do stand without an article, in a place or out of it.
_NO_TOWNS = word_set("names", "things without an article")
_BEFORE_COUNTRY = word_set("names", "before a country that is a word")
_BEFORE_MONTH = word_set("names", "before a month")
_CATHOLIC = word_set("names", "what is Catholic")
_THINGS = word_set("names", "words of peoples")
_ROMAN = frozenset("numeral numerals type nose candle candles".split())

_SHORT_MONTHS = frozenset("jan feb mar apr aug sept oct nov dec".split())


#: What stands before the month besides prepositions.
_BEFORE_MAY = frozenset("early late mid last since until and to".split())


def month(case: Case, start: int, end: int, around: Around, form: Form | None) -> int:
    """Proof that march, may or august is the month."""
    text = case.text
    if around.tight_before == "-" or around.tight_after == "-":
        return 0
    if _DAY_BEFORE.search(text, max(0, start - 12), start):
        if re.match(r" \d{4}\b|[.,;:)]|\s*\Z|\n", text[end : end + 6]):
            return 2
        return 1 if text[start:end] != "may" else 0
    lead = around.before.lower() if not around.before_mark else ""
    if re.match(r",? (?:19|20)\d\d\b", text[end : end + 7]):
        # "may 2014 be kind to you"
        return 2 if text[start:end] != "may" or lead in PREPOSITIONS or lead in _BEFORE_MAY else 1
    if _FULL_DAY.match(text, end) and text[start:end] != "may":
        # "march 14", but "a march 12 miles long"
        return 2 if lead not in ARTICLES else 0
    if _FULL_DAY.match(text, end) and (
        lead in ("on", "of", "from", "since", "until", "by")
        or re.match(r" \d{1,2}, \d{4}", text[end : end + 9])
    ):
        return 2
    if lead in _BEFORE_MONTH:
        if _FOLLOWS_MONTH.match(text, end):
            if lead == "in" and text[start:end] == "march":
                return 2
            return 2 if lead in ("in", "since") else 1
    return 0


def national(case: Case, start: int, end: int, around: Around, form: Form | None) -> int:
    """Proof that polish, catholic or roman is the people or the faith."""
    w = case.text[start:end]
    if around.before.lower() == w and not around.before_mark:
        # "Polish polish firm": the one is the nation, the other the noun.
        return 0
    if w == "roman" and around.after.lower() in _ROMAN:
        return 0
    after = around.after.lower()
    if around.tight_after == "-" and after in (
        "born",
        "speaking",
        "backed",
        "led",
        "based",
        "owned",
        "made",
        "registered",
    ):
        return 2 if form is not None else 1
    if around.tight_before == "-":
        head = around.before.split("-")[-1].lower()
        if head in NATION_HEADS or sure_capital(head) is not None:
            return 2
        return 0
    if w in _THINGS:
        if form is None:
            return 0
        return 1 if around.before.lower() in ("the", "a", "two", "young") and after in SPEECH else 0
    if not around.after_mark and after.split("-")[0] in NATIONAL_NOUNS:
        if around.before.lower() in ("to", "will", "can", "must") and w == "polish":
            return 0
        if w == "catholic" and form is None and after not in _CATHOLIC:
            return 1
        return 2 if form is not None or w in ("catholic", "roman", "polish") else 1
    return 0


def given_before(case: Case, start: int, end: int, around: Around, form: Form | None) -> int:
    """Proof that a word is a given name: it stands before a surname."""
    after = around.after.removesuffix("'s")
    if around.after_mark or not after[:1].isupper() or after.isupper() or ordinary(after.lower()):
        return int(bool(around.after[:1].isupper() and form and (form.text, after) in case.ledger.pairs))
    return 2 if gazetteer.is_surname(after) else 1


def party(case: Case, start: int, end: int, around: Around, form: Form | None) -> int:
    """A party's people, where the story has the party: not social or small-d democrats."""
    if around.tight_before or around.tight_after == "-":
        return 0
    lead = around.before.lower()
    if case.text[start:end] in ("republican", "democratic"):
        # The adjective: only before what parties have.
        american = not _PARTIES.isdisjoint(case.ledger.forms)
        return int(american and around.after in _PARTY_NOUNS and lead not in ("small", "social", "more"))
    a = AFTER.match(case.text, end + 1 + len(around.after))
    if around.after in ("and", "or") and a and (a.group("word") or "x")[0].isupper():
        return 1
    if (
        around.before[:1].isupper()
        and not around.before_mark
        and (lead in ("house", "senate") or gazetteer.is_place(around.before))
    ):
        return 1
    if form is None or form.strong < 2:
        return 0
    if (
        lead in ARTICLES
        or lead in PREPOSITIONS
        or lead in ("and", "or", "but", "house", "senate")
        or word_tags(lead)[:1] == ("CD",)
    ):
        return 1
    return 0 if {"JJ", "NN", "NNP"} & set(word_tags(lead)[:1]) else 1


def country(case: Case, start: int, end: int, around: Around, form: Form | None) -> int:
    """Proof that turkey, china or chad is the country: the words around it, and a story that has it."""
    if form is None:
        return int(_place_stands(case, start, end, around, case.text[start:end] not in _NO_TOWNS))
    text, w = case.text, case.text[start:end]
    before = around.before.lower() if not around.before_mark else ""
    after = around.after.lower() if not around.after_mark else ""
    e, once = entry(w), case.ledger.times(w) == 1
    if form.strong and once and before in ("in", "from", "near") and _counted_thing(w) and w not in _NO_TOWNS:
        ends = not after or function_word(after) or word_tags(after)[:1] in (("VBD",), ("VBZ",))
        if ends and not around.tight_before and around.tight_after != "-":
            return 1
    if after and (form.text, around.after) in case.ledger.pairs:
        return 2
    if around.tight_before == "-" or around.tight_after == "-":
        head = around.before.split("-")[-1]
        return 1 if around.tight_before == "-" and head[:1].isupper() and form.strong >= 2 else 0
    if text[end : end + 2] == "'s":
        return (
            1 if form.strong >= 2 and before not in ARTICLES and (before in PREPOSITIONS or not before) else 0
        )
    if form.strong >= 3 and e is not None and "NN" in e.tags and once:
        lead = word_tags(before) if before else ()
        if (
            before not in ARTICLES
            and not {"JJ", "NN", "CD"} & set(lead[:1])
            and before != "of"
            and not (after and {"NN", "NNS"} & set(word_tags(after)[:1]))
        ):
            return 1
    if before in _BEFORE_COUNTRY:
        follows = not after or function_word(after) or after in SPEECH or after[:1].isdigit()
        if follows and form.strong >= 2:
            return 1
    return 0


def _counted_thing(w: str) -> bool:
    """Whether the word is first of all a thing that has a plural, and so would want its article."""
    e = entry(w)
    return e is not None and e.tags[:1] == ("NN",) and entry(w + "s") is not None


def _place_stands(case: Case, start: int, end: int, around: Around, towns: bool = False) -> bool:
    """Whether a bare noun stands where a place does, and another country or its people in the sentence, with
    `towns` also a town: "made in china and in Turkey"."""
    if (
        around.before_mark
        or around.tight_before
        or around.tight_after in ("-", "/")
        or around.before not in ("in", "from", "near", "across")
    ):
        return False
    after = around.after
    if (
        around.after_mark[:1] not in (",", ".", ";")
        and (around.after_mark or not function_word(after))
        and case.text[end : end + 2] != "'s"
    ):
        return False
    if around.after_mark == "," and _ROW_OF_THINGS.match(case.text, end):
        return False  # in reading, maths and science
    s = case.ledger.story.sentence_at(start)
    if s is None:
        return False
    for m in case.mentions_in(s.start, s.end):
        known = sure_capital(m.text.lower()) or gazetteer.capitals().get(m.text.lower())
        if m.strong and (
            known is not None and known[1] in ("place", "nationality") or towns and gazetteer.is_place(m.text)
        ):
            return True
    return False


#: What follows the first of several things.
_ROW_OF_THINGS = later(r", [a-z]+(?:,| and| or) [a-z]")


@lru_cache(maxsize=1 << 14)
def everyday_town(w: str) -> bool:
    """Whether an everyday word is a thing that would need its article, and the name of a town: paisley,
    oban."""
    e, many = entry(w), entry(w + "s")
    if e is None or e.tags != ("NN",) or e.freq > 38 or len(w) < 4 or many is None or many.freq < 8:
        return False
    return gazetteer.is_place(w[:1].upper() + w[1:]) and w not in gazetteer.capitals()


def bare_place(case: Case, w: str) -> None:
    """Flags a town whose name is an everyday thing, where the thing would need its article: "from
    paisley,"."""
    for start, end in case.ledger.places_of(w):
        around = Around(case.text, start, end)
        if (
            start not in case.taken
            and case.open(start, end)
            and _place_stands(case, start, end, around, True)
        ):
            name = w[:1].upper() + w[1:]
            case.add("place", Fault(start, end, [name], False, name))


def short_months(case: Case) -> None:
    """ "on dec. 31": the short form of a month in lower case before its day."""
    for w in sorted(_SHORT_MONTHS & case.ledger.lowers):
        for start, end in case.ledger.places_of(w):
            if case.open(start, end) and re.match(
                r"\. (?:[12]?\d|3[01])(?!\w|\.\d)", case.text[end : end + 7]
            ):
                case.add("calendar", Fault(start, end, [w.capitalize()], True, w.capitalize(), certain=True))
