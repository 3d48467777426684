"""People: half of a name in lower case beside the half that kept its capital."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.everyday import given_word
from copylint.kinds.names.wordclasses import ARTICLES, NOUN_TAGS, SPEECH, may_be_verb, word_tags
from copylint.lexicon import gazetteer, wellknown
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.names import Mention, Run
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_WORD_BEFORE = later(r"(?<![\w'@#./-])([a-z]{2,}) \Z")

# Given names whose word stands before surnames in its own right: titles, and what is no name in copy.
_NO_GIVEN = word_set("names", "no given names")

_PLAYERS = word_set("names", "players and passers-by")

# Given names whose word hardly anybody uses, and nobody before a name but as a verb.
_HARDLY_WORDS = word_set("names", "given names hardly words")
_BEFORE_VERB = word_set("names", "before a verb")
_BEFORE_PERSON = word_set("names", "before a person")
# Words that do stand behind a bare given name: "Paul, president, and Ann, queen"; "with Karl home".
_BEHIND_GIVEN = word_set("names", "behind a given name")
#: The word right behind a name.
_BEHIND = later(r" ([^\W\d_]+)(?![\w'-])")
#: What stands behind a whole name.
_ENDS_NAME = later(
    r"'s|[,.;:)\n]|\Z| (?:and|who|to|is|was|has|had|said|says|as|in|at|for|with|of|on|from|told)\b"
    r"| [a-z]+ed\b"
)


def famous(case: Case) -> None:
    """Half of a well-known full name in lower case where the other half has its capital."""
    by_surname, by_given = wellknown.famous()
    forms = case.ledger.forms
    for surname in sorted(forms.keys() & by_surname.keys()):
        for m in forms[surname].mentions:
            _famous_given(case, m, by_surname[surname])
    for given in sorted(forms.keys() & by_given.keys()):
        for m in forms[given].mentions:
            _famous_surname(case, m, by_given[given])
    for given in sorted(filter(gazetteer.is_given, forms)):
        # Most names end here: a word in lower case must follow one of the mentions.
        behind = [m for m in forms[given].mentions if case.text[m.end + 1 : m.end + 2].islower()]
        if not behind or ordinary(given.lower()) or gazetteer.is_place(given):
            continue
        for m in behind:
            a = _BEHIND.match(case.text, m.end, m.end + 24)
            if a is not None and a.group(1).islower() and m.end + 1 not in case.taken:
                _rare_surname(case, m, a.group(1))


def _famous_given(case: Case, m: Mention, givens: Collection[str]) -> None:
    text = case.text
    b = re.search(r"([^\W\d_]+) \Z", text[max(0, m.start - 24) : m.start])
    if b is None or not b.group(1).islower():
        return
    w = b.group(1)
    given, start, end = w[:1].upper() + w[1:], m.start - 1 - len(w), m.start - 1
    if given not in givens or start in case.taken or text[start - 1 : start] in ("-", "'"):
        return
    if given_word(case, w, start, end, Around(text, start, end), word_tags(w)):
        case.lost("first-name", start, end, given, f"{given} {m.text}")


def _famous_surname(case: Case, m: Mention, surnames: Collection[str]) -> None:
    a = re.match(r" ([^\W\d_]+)(?![\w-])", case.text[m.end : m.end + 24])
    if a is None or not a.group(1).islower():
        return
    w = a.group(1)
    surname, start = w[:1].upper() + w[1:], m.end + 1
    if surname in surnames and start not in case.taken:
        # Half of a name everybody knows is certain where it is no word besides.
        certain = m.strong and not ordinary(w)
        whole = f"{m.text} {surname}"
        case.lost("name", start, start + len(w), surname, whole, safe=not may_be_verb(w), certain=certain)


def given_words(case: Case) -> None:
    """An ordinary word that is a given name too, between what only stands before a person and a
    surname: "by keeper mark Boucher", "Gary Kirsten and lance Klusener"."""
    text = case.text
    for run in case.ledger.runs:
        m = run.words[0]
        if not m.strong or not "a" <= text[m.start - 2 : m.start - 1] <= "z":
            continue
        _, blank, word = text[max(0, m.start - 16) : m.start - 1].rpartition(" ")
        if blank and word.isalpha() and not _may_be_given(word):
            continue
        b = _WORD_BEFORE.search(text, max(0, m.start - 16), m.start)
        if b is None or not _may_be_given(b.group(1)) or not _may_be_surname(run, b.group(1)):
            continue
        w, (start, end) = b.group(1), b.span(1)
        around = Around(text, start, end)
        if around.tight_before == "-" or not case.free(start, end):
            continue
        sure = w in _HARDLY_WORDS and around.before.lower() not in _BEFORE_VERB
        if sure or _person_due(text, w, start, around) and _ENDS_NAME.match(text, run.end):
            given = w[:1].upper() + w[1:]
            seen = [(m.start, m.end, "stands before a name")]
            case.add("first-name", Fault(start, end, [given], False, f"{given} {m.text}", seen))


@lru_cache(maxsize=4096)
def _may_be_given(w: str) -> bool:
    """Whether an everyday word is a given name too, and nothing that stands before surnames in its own
    right."""
    if not gazetteer.is_given(w[:1].upper() + w[1:]) or not ordinary(w) or function_word(w):
        return False
    if w in _NO_GIVEN or w in SPEECH:
        return False
    return w in _HARDLY_WORDS or not gazetteer.particle(w)


def _may_be_surname(run: Run, w: str) -> bool:
    """Whether a run, whose first word has a strong capital, begins with a surname, behind the small word
    `w`."""
    m = run.words[0]
    surname, low = m.text, m.text.lower()
    if surname.isupper() or gazetteer.is_given(surname) and len(run.words) > 1:
        return False
    if gazetteer.is_surname(surname):
        return not ordinary(low) or w in _HARDLY_WORDS and low not in gazetteer.person_nouns()
    known = sure_capital(low)
    return not ordinary(low) and (known is None or known[1] == "name") and not gazetteer.is_place(surname)


def _person_due(text: str, w: str, start: int, around: Around) -> bool:
    """Whether what stands before a given name that is a word too leads to a person."""
    low = around.before.lower()
    name_before = around.before[:1].isupper() and not around.before.isupper()
    if around.before_mark:
        return around.before_mark == "," and name_before
    titled = around.before.rstrip(".") in gazetteer.HONORIFICS
    if titled or low.rstrip(".") in gazetteer.person_nouns() or low in _PLAYERS:
        return titled or not name_before
    if around.before.endswith("'s") and name_before or low in _BEFORE_PERSON:
        return True
    if low in SPEECH:
        return "JJ" not in word_tags(w)
    if low != "and":
        return False
    c = re.search(r"([^\W\d_][\w'-]*) and \Z", text[max(0, start - 30) : start])
    return c is not None and c.group(1)[0].isupper()


def _rare_surname(case: Case, m: Mention, w: str) -> None:
    """A noun that is a surname too, right after a given name and where a name ends."""
    surname, start = w[:1].upper() + w[1:], m.end + 1
    e = entry(w)
    rare = e is not None and e.freq <= 20
    if e is None or not rare and not gazetteer.is_surname(surname):
        return
    around = Around(case.text, start, start + len(w))
    after = around.after.lower()
    says = not around.after_mark and (after in SPEECH or word_tags(after)[:1] in (("VBD",), ("VBZ",)))
    if e.freq > 35 or not {*e.tags} <= NOUN_TAGS:
        # A common word only where a comma, a colon, a possessive or a verb ends the name.
        closed = (
            around.after_mark[:1] in (",", ":") or case.text[around.after_end - 2 : around.after_end] == "'s"
        )
        if says and m.strong and not gazetteer.is_place(m.text) and w not in gazetteer.person_nouns():
            closed = Around(case.text, m.start, m.end).before.lower() not in ARTICLES
        plain = (
            e.tags[:1]
            and e.tags[0] in ("NN", "JJ")
            and not {"RB", "IN", "PRP", "DT", "CD", "VBD", "VBN"} & {*e.tags}
        )
        known = sure_capital(m.text.lower())
        person = known is None or known[1] in ("given", "name")
        if m.strong and person and e.freq <= 52 and plain and closed and w not in _BEHIND_GIVEN:
            case.lost("name", start, start + len(w), surname, f"{m.text} {surname}")
        return
    if around.after_mark[:1] in (",", ".", ";", "—", "–") or says or {"VBD", "VBZ"} & set(word_tags(after)):
        case.lost("name", start, start + len(w), surname, f"{m.text} {surname}")
