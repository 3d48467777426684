"""Everyday words that are names in this story (brown, will, apple): where they are the name.

Each proof is a number: 0 none, 1 enough to offer, 2 certain.
"""

from __future__ import annotations

from copylint.kinds.names import authority
from copylint.kinds.names.around import AFTER, Around
from copylint.kinds.names.case import Case
from copylint.kinds.names.wordclasses import (
    ARTICLES,
    CONJUNCTIONS,
    NOUN_TAGS,
    PREPOSITIONS,
    SPEECH,
    word_tags,
)
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.linewords import UPPER
from copylint.story.names import Form
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_PARTY_PEOPLE = word_set("names", "party people")

# Plurals that a story means now as a name and now not.
#: So many mentions say what all would.
_MOST_MENTIONS = 50
_NO_SURNAME = frozenset("MD IN RB VBD DT PRP PRP$ CD CC".split())

_TITLES = word_set("titles", "behind them only a name")
_BEFORE_FIRM = word_set("names", "before the name of a firm")
_NO_TEAM = word_set("names", "no teams")


def name_word(case: Case, w: str, start: int, end: int, around: Around, form: Form) -> int:
    """Proof that an ordinary word is the story's name here, as `form` has it with its capital."""
    if form.text.isupper() or around.tight_before in ("-", "'") or around.tight_after == "-":
        return 0
    before, after, pairs = around.before, around.after, case.ledger.pairs
    if around.before_mark in ("", ".") and before.rstrip(".") in _TITLES:
        return 2 if not function_word(w) else 0
    if around.before_mark == "":
        if (before, form.text) in pairs and before[:1].isupper():
            return _paired(case, w, around, form)
        if before[:1].isupper() and _behind_person(case, w, start, end, around, form):
            return 1
        if gazetteer.particle(before) and after != "with":
            if any(case.text.endswith(f" {before} ", 0, m.start) for m in form.mentions):
                return 2  # "bin laden" where the story has bin Laden
    if _same_lead(case, start, form) or _rare(case, w, around, form) and authority.mainly(case.ledger, form):
        return 1
    if not around.before_mark and not around.after_mark and (before, form.text) in pairs:
        if (form.text, after) in pairs:
            return 1  # "Cuban missile Crisis" where the story has the Cuban Missile Crisis
    if _bare_noun(case, w, start, end, around, form):
        return 1
    if w in ("labour", "labor", "conservative") and after in _PARTY_PEOPLE:
        if form.strong >= (1 if w == "labour" else 2):
            return 1
    if around.after_mark == "" and after[:1].isupper():
        surname = after.removesuffix("'s")
        if (form.text, surname) in pairs and (gazetteer.is_surname(surname) or not ordinary(surname.lower())):
            return given_word(case, w, start, end, around, word_tags(w))
        return 0
    return int(_acts(case, w, end, around, form))


def _paired(case: Case, w: str, around: Around, form: Form) -> int:
    """Proof behind a capitalised word that the story has before the name: "Gordon brown"."""
    given, after = around.before, around.after
    # The first must be no word that could stand alone.
    if gazetteer.is_given(given) and not gazetteer.is_place(given) and not function_word(w):
        if _may_be_surname(given, w, form):
            return 2 if not after[:1].isupper() else 1
    return int(not around.after_mark and (form.text, after) in case.ledger.pairs)


def _behind_person(case: Case, w: str, start: int, end: int, around: Around, form: Form) -> bool:
    """Whether a given name, or an office, stands before a surname of the story or of the tables."""
    given = around.before
    if gazetteer.is_given(given) and not ordinary(given.lower()) and not gazetteer.is_place(given):
        if gazetteer.is_surname(form.text):
            e = entry(w)
            if e is not None and e.freq <= 35 and {*e.tags} <= NOUN_TAGS:
                return True
            ends = around.after_mark[:1] in (",", ".") or case.text[end : end + 2] == "'s"
            if form.strong and ends:
                return True
    return bool(form.strong) and _holder(case, given, w, start, form)


def _acts(case: Case, w: str, end: int, around: Around, form: Form) -> bool:
    """Whether somebody whom the story gives a given name says something here, or owns it."""
    if not any(gazetteer.is_given(g) for g in case.partners(form.text)):
        return False
    tags, low = word_tags(w), around.before.lower()
    if "NN" not in tags:
        return False
    opens = not low or around.before_mark[-1:] in (",", '"', ":", "(") or low in CONJUNCTIONS
    if opens and around.after_mark == "" and around.after.lower() in SPEECH and "NNS" not in tags:
        return True
    owns = case.text[end : end + 3] == "'s " and around.before_mark == "" and low in PREPOSITIONS
    return owns and form.strong >= 2 and len(w) > 3


def _may_be_surname(given: str, w: str, form: Form) -> bool:
    """Whether a word behind a given name can be its surname: no office (the San Juan mayor), no noun behind
    what is a faith or a people too (a Christian school)."""
    known = sure_capital(given.lower()) or gazetteer.capitals().get(given.lower())
    if known is not None and known[1] not in ("given", "name", "city"):
        return False
    return (
        w not in gazetteer.person_nouns()
        and form.text not in gazetteer.HONORIFICS
        and gazetteer.is_surname(form.text)
    )


def _holder(case: Case, before: str, w: str, start: int, form: Form) -> bool:
    """Whether a given name or an office stands before the surname of somebody in the story: "coach Frank
    farina", "Senator hill"."""
    tags = word_tags(w)
    if (
        tags[:1] not in (("NN",), ("JJ",), ("NNS",), ("NNP",), ("VB",))
        or _NO_SURNAME & set(tags)
        or w in gazetteer.person_nouns()
    ):
        return False
    if before.rstrip(".") in gazetteer.HONORIFICS:
        titled = True
    elif case.given_before(start) and not gazetteer.is_place(before):
        titled = False
    else:
        return False
    for m in form.mentions[:_MOST_MENTIONS]:
        run = case.ledger.run_of(m)
        words, k = run.words, run.place(m)
        if k and words[k - 1].text.rstrip(".") in gazetteer.HONORIFICS:
            return True
        if (
            titled
            and k == 1
            and len(words) == 2
            and gazetteer.is_given(words[0].text)
            and gazetteer.is_surname(form.text)
        ):
            return True  # Donald Trump, then President trump
    return not titled and gazetteer.is_surname(form.text)


def _rare(case: Case, w: str, around: Around, form: Form) -> bool:
    """Whether a word that English hardly uses stands for the name the story is about."""
    e = entry(w)
    if (
        e is not None
        and e.freq <= 20
        and form.strong > 1
        and case.ledger.times(w) == 1
        and not around.tight_before
        and around.tight_after != "-"
    ):
        return True
    if (
        e is not None
        and (e.freq <= 15 and e.size >= 50 or e.freq <= 20)
        and form.strong
        and not around.tight_before
        and around.tight_after != "-"
    ):
        # A word hardly anybody knows (woomera), where a place stands.
        return (
            around.before.lower() in ("at", "in", "near", "from", "to", "outside")
            and not around.before_mark
            and not around.after_mark
        )
    if e is None or e.freq > 35 or e.size < 35 or form.strong < 3:
        return False
    if form.strong < 10 * case.ledger.times(w) - 7:
        return False
    if around.before.lower() in ARTICLES - {"that"} and not around.before_mark:
        return case.text[form.first.start - 4 : form.first.start].lower() == "the "
    return not around.tight_before and around.tight_after != "-"


def _bare_noun(case: Case, w: str, start: int, end: int, around: Around, form: Form) -> bool:
    """Whether a noun stands where only the firm or the team of the story can: "reinstated by apple.",
    "the cowboys" where the story has the Cowboys."""
    if around.tight_before or around.tight_after in ("-", "/") or len(w) < 4 or around.before_mark:
        return False
    if case.ledger.times(w) > 1:
        return False
    alone = [m for m in form.mentions if m.strong and len(case.ledger.run_of(m).words) == 1]
    if len(alone) < 2:
        return False
    low, after = around.before.lower(), around.after
    tags = word_tags(w)
    the = sum(case.text[m.start - 4 : m.start].lower() == "the " for m in alone)
    if low == "the":
        return len(alone) > 2 and the == len(alone) and tags[:1] == ("NNS",) and w not in _NO_TEAM
    many = entry(w + "s")
    if (
        the
        or tags[:1] != ("NN",)
        or many is None
        or many.freq < 20
        or "VB" in tags
        and low in ("to", "and", "or")
    ):
        return False
    closed = (
        around.after_mark[:1] in (",", ".")
        or case.text[end : end + 2] == "'s"
        or not around.after_mark
        and (after.islower() and (function_word(after) or bool({"VBD", "VBZ"} & set(word_tags(after)))))
    )
    return closed and low in _BEFORE_FIRM


#: A name and the small word behind it, which lead to another.
_LEAD = later(rf"[{UPPER}]\w+ (?:of|and|de|du|del|upon|on) (?:the )?\Z")


def _same_lead(case: Case, start: int, form: Form) -> bool:
    """Whether a mention of the form follows the same words, a name among them: "Isle of wight"."""
    text = case.text
    lead = _LEAD.search(text[max(0, start - 40) : start])
    if lead is None:
        return False
    same = sum(text.endswith(lead.group(), 0, m.start) for m in form.mentions if m.strong)
    e = entry(text[start : start + len(form.text)])
    # "Department of the interior" against three of the Interior; "spectra of stars" is no name.
    return same > 1 or same == 1 and (e is None or e.freq <= 45)


def given_word(case: Case, w: str, start: int, end: int, around: Around, tags: tuple[str, ...]) -> int:
    """Proof that an ordinary word is a given name before its surname: "said will Smith, who"."""
    text = case.text
    a = AFTER.match(text, end + 1 + len(around.after))
    mark = a.group("mark") if a else ""
    nxt = (a.group("word") or "").lower() if a else ""
    low = around.before.lower()
    if w.capitalize() in gazetteer.HONORIFICS or "CD" in tags or "DT" in tags:
        return 0
    if low in ARTICLES or low in ("to", "not", "never") or (low and "MD" in word_tags(low)):
        return 0
    finite = (
        mark[:1] in (",", ".", ";", ":")
        or around.after.endswith("'s")
        or bool({"VBD", "VBZ"} & set(word_tags(nxt)) if nxt and not mark else False)
    )
    if not finite:
        return 0
    if "MD" in tags or "VB" in tags:
        led = (
            low in SPEECH
            or low in PREPOSITIONS
            or (low in CONJUNCTIONS and low not in ("when", "where", "if"))
        )
        person = low in gazetteer.person_nouns()
        return 1 if led or person else 0
    return 1 if not ({"JJ"} & set(tags)) or low in SPEECH or low in gazetteer.person_nouns() else 0
