"""People: half of a name in lower case beside the half that kept its capital, and honorifics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copylint.cache.patterns import later
from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.everyday import given_word
from copylint.kinds.names.wordclasses import ARTICLES, NOUN_TAGS, SPEECH, may_be_verb, word_tags
from copylint.lexicon import gazetteer, wellknown
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.names import UPPER
from copylint.tables.wordlists import word_set

if TYPE_CHECKING:
    from copylint.story.names import Mention

_WORD_BEFORE = later(r"(?<![\w'@#./-])([a-z]{2,}) \Z")

# Given names whose word stands before surnames in its own right: titles, and what is no name in copy.
_NO_GIVEN = word_set("names", "no given names")

_PLAYERS = word_set("names", "players and passers-by")

# Given names whose word hardly anybody uses, and nobody before a name but as a verb.
_HARDLY_WORDS = word_set("names", "given names hardly words")
# Short forms of titles before a name, and what stands short behind one; none is a word of English.
_SHORT = word_set("titles", "short")
_NO_LONGER = word_set("names", "no longer in office")
_WITH_STOP = word_set("titles", "short with a stop")
_BEFORE_VERB = word_set("names", "before a verb")
_BEFORE_PERSON = word_set("names", "before a person")
_BEHIND = frozenset("jr inc corp".split())
# Words that do stand behind a bare given name: "Paul, president, and Ann, queen"; "with Karl home".
_BEHIND_GIVEN = word_set("names", "behind a given name")


def famous(case: Case) -> None:
    """Half of a well-known full name in lower case where the other half has its capital."""
    by_surname, by_given = wellknown.famous()
    text, forms = case.text, case.ledger.forms
    for surname in sorted(forms.keys() & by_surname.keys()):
        for m in forms[surname].mentions:
            b = re.search(r"([^\W\d_]+) \Z", text[max(0, m.start - 24) : m.start])
            if b is None or not b.group(1).islower():
                continue
            w = b.group(1)
            given = w[:1].upper() + w[1:]
            start = m.start - 1 - len(w)
            if (
                given not in by_surname[surname]
                or start in case.taken
                or text[start - 1 : start] in ("-", "'")
            ):
                continue
            around = Around(text, start, m.start - 1)
            proof = given_word(case, w, start, m.start - 1, around, word_tags(w))
            if proof:
                fault = Fault(start, start + len(w), [given], False, f"{given} {surname}")
                case.add("first-name", fault)
    for given in sorted(forms.keys() & by_given.keys()):
        for m in forms[given].mentions:
            a = re.match(r" ([^\W\d_]+)(?![\w-])", text[m.end : m.end + 24])
            if a is None or not a.group(1).islower():
                continue
            surname = a.group(1)[:1].upper() + a.group(1)[1:]
            if surname in by_given[given] and m.end + 1 not in case.taken:
                safe = not may_be_verb(a.group(1))
                # Half of a name everybody knows is certain where it is no word besides.
                sure = m.strong and not ordinary(a.group(1))
                fault = Fault(
                    m.end + 1, m.end + 1 + len(surname), [surname], safe, f"{given} {surname}", certain=sure
                )
                case.add("name", fault)

    for given, form in sorted(forms.items()):
        # Most names end here: a word in lower case must follow one of the mentions.
        if not any(
            text[m.end : m.end + 1] == " " and text[m.end + 1 : m.end + 2].islower() for m in form.mentions
        ):
            continue
        if not gazetteer.is_given(given) or ordinary(given.lower()) or gazetteer.is_place(given):
            continue
        for m in form.mentions:
            a = re.match(r" ([^\W\d_]+)(?![\w'-])", text[m.end : m.end + 24])
            if a is not None and a.group(1).islower() and m.end + 1 not in case.taken:
                _rare_surname(case, m, a.group(1))


def lost_honorifics(case: Case) -> None:
    """ "said prof Morag Castellain": the short form of a title in lower case, before a name; "Kennedy jr":
    behind one."""
    lowers = case.ledger.lowers
    for w in sorted(_SHORT & lowers):
        for start, end in case.ledger.places_of(w):
            stop = end + (case.text[end : end + 1] == ".")
            if (
                start in case.taken
                or not case.open(start, end)
                or not re.match(rf" [{UPPER}][^\W\d_]", case.text[stop : stop + 3])
            ):
                continue
            if w == "ms" and not case.text[max(0, start - 2) : start].replace(" ", "").isalpha():
                continue  # milliseconds
            if case.text[start - 1 : start] in (" ", '"', "(", "\n", ""):
                case.add("name", Fault(start, end, [w.capitalize()], True, w.capitalize(), certain=True))

    for w in sorted({"sir", "dame"} & lowers):
        for start, end in case.ledger.places_of(w):
            m = case.mention_starting(end + 1)
            if (
                m is None
                or start in case.taken
                or case.text[end : end + 1] != " "
                or not gazetteer.is_given(m.text)
                or not case.open(start, end)
            ):
                continue
            case.add("name", Fault(start, end, [w.capitalize()], False, f"{w.capitalize()} {m.text}"))
    for w in sorted(_WITH_STOP & lowers):
        for start, end in case.ledger.places_of(w):
            if (
                start not in case.taken
                and case.open(start, end)
                and re.match(rf"\. [{UPPER}][^\W\d_]", case.text[end : end + 4])
            ):
                around = Around(case.text, start, end)
                if around.before.lower() not in ARTICLES and not around.tight_before:
                    case.add("name", Fault(start, end, [w.capitalize()], False, w.capitalize()))
    for w in sorted(_BEHIND & lowers):
        for start, end in case.ledger.places_of(w):
            m = case.mention_ending(start - 1) or case.mention_ending(start - 2)
            if (
                m is None
                or start in case.taken
                or not m.strong
                or case.text[m.end : start] not in (" ", ", ")
            ):
                continue
            if re.match(r"\.|,|'s| [a-z]|\Z", case.text[end : end + 2]) and case.open(start, end):
                case.add("name", Fault(start, end, [w.capitalize()], False, w.capitalize()))


def titles_elsewhere(case: Case) -> None:
    """Flags "father Belmonte" where the story has Father Belmonte, and no father of another kind."""
    lowers = case.ledger.lowers
    for title, name in sorted(case.ledger.pairs):
        w = title.lower()
        if (
            title not in gazetteer.HONORIFICS
            or w not in lowers
            or not title[1:].islower()
            or case.ledger.times(w) > 1
        ):
            continue
        for start, end in case.ledger.places_of(w):
            if (
                start in case.taken
                or case.text[end : end + 1 + len(name)] != f" {name}"
                or not case.open(start, end)
            ):
                continue
            around = Around(case.text, start, end)
            low = around.before.lower()
            if (
                around.before[:1].isupper()
                or around.before.endswith("'s")
                or low in ARTICLES
                or low in _NO_LONGER
                or {"JJ", "NN"} & set(word_tags(low)[:1])
            ):
                continue
            case.add(
                "name",
                Fault(start, end, [title], False, f"{title} {name}", case.seen(case.ledger.forms[title])),
            )


def given_words(case: Case) -> None:
    """An ordinary word that is a given name too, between what only stands before a person and a
    surname: "by keeper mark Boucher", "Gary Kirsten and lance Klusener"."""
    text = case.text
    for run in case.ledger.runs:
        m = run.words[0]
        b = _WORD_BEFORE.search(text, max(0, m.start - 16), m.start)
        if b is None:
            continue
        w = b.group(1)
        given = w[:1].upper() + w[1:]
        if (
            not gazetteer.is_given(given)
            or not ordinary(w)
            or function_word(w)
            or w in _NO_GIVEN
            or w in SPEECH
            or gazetteer.particle(w)
            and w not in _HARDLY_WORDS
            or b.start(1) in case.taken
        ):
            continue
        surname = m.text
        known = sure_capital(surname.lower())
        low = surname.lower()
        everyday = ordinary(low) and not (
            w in _HARDLY_WORDS and gazetteer.is_surname(surname) and low not in gazetteer.person_nouns()
        )
        if (
            not m.strong
            or surname.isupper()
            or everyday
            or gazetteer.is_given(surname)
            and len(run.words) > 1
        ):
            continue
        if not gazetteer.is_surname(surname) and (
            known is not None and known[1] != "name" or gazetteer.is_place(surname)
        ):
            continue
        around = Around(text, b.start(1), b.end(1))
        if around.tight_before == "-" or not case.open(b.start(1), b.end(1)):
            continue
        low, tags = around.before.lower(), word_tags(w)
        if w in _HARDLY_WORDS and low not in _BEFORE_VERB:
            case.add(
                "first-name",
                Fault(
                    b.start(1),
                    b.end(1),
                    [given],
                    False,
                    f"{given} {surname}",
                    [(m.start, m.end, "stands before a name")],
                ),
            )
            continue
        name_before = around.before[:1].isupper() and not around.before.isupper()
        if not around.before_mark:
            if (
                low.rstrip(".") in gazetteer.person_nouns()
                or low in _PLAYERS
                or around.before.rstrip(".") in gazetteer.HONORIFICS
            ):
                led = not name_before or around.before.rstrip(".") in gazetteer.HONORIFICS
            elif around.before.endswith("'s") and name_before:
                led = True
            elif low in _BEFORE_PERSON:
                led = True
            elif low in SPEECH:
                led = not {"JJ"} & set(tags)
            elif low == "and":
                c = re.search(r"([^\W\d_][\w'-]*) and \Z", text[max(0, b.start(1) - 30) : b.start(1)])
                led = bool(c) and c.group(1)[0].isupper()  # type: ignore[union-attr]
            else:
                led = False
        else:
            led = around.before_mark == "," and name_before
        stop = run.end
        closed = re.match(
            r"'s|[,.;:)\n]|\Z| (?:and|who|to|is|was|has|had|said|says|as|in|at|for|with|of|on|from|told)\b| [a-z]+ed\b",
            text[stop : stop + 24],
        )
        if led and closed:
            case.add(
                "first-name",
                Fault(
                    b.start(1),
                    b.end(1),
                    [given],
                    False,
                    f"{given} {surname}",
                    [(m.start, m.end, "stands before a name")],
                ),
            )


def _rare_surname(case: Case, m: Mention, w: str) -> None:
    """A noun that is a surname too, right after a given name and where a name ends."""
    surname = w[:1].upper() + w[1:]
    e = entry(w)
    rare = e is not None and e.freq <= 20
    if e is None or not rare and not gazetteer.is_surname(surname):
        return
    around = Around(case.text, m.end + 1, m.end + 1 + len(w))
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
            case.add("name", Fault(m.end + 1, m.end + 1 + len(w), [surname], False, f"{m.text} {surname}"))
        return
    if around.after_mark[:1] in (",", ".", ";", "—", "–") or says or {"VBD", "VBZ"} & set(word_tags(after)):
        case.add("name", Fault(m.end + 1, m.end + 1 + len(w), [surname], False, f"{m.text} {surname}"))
