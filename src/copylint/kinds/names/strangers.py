"""Words in lower case that no table has, where only a name can stand."""

from __future__ import annotations

import re

from copylint.kinds.names.around import AFTER, Around, foreign
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.company import between, joined, only_a_name, stranded, surname_ends, whole_name
from copylint.kinds.names.spellings import near_ordinary, near_title
from copylint.kinds.names.wordclasses import (
    ARTICLES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SPEECH,
    given_like,
    word_tags,
)
from copylint.kinds.names.wordmake import (
    PLAIN_ENDINGS,
    PLAIN_HEADS,
    binomial,
)
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.linewords import UPPER
from copylint.story.names import Form
from copylint.tables.wordlists import word_set

_LAST_LATIN = "\u024f"
# People a name in apposition follows without a comma.
_KIN = word_set("names", "kin")


def seen_weakly(case: Case, w: str, form: Form) -> bool:
    """Whether an unknown word is a name the story capitalises only where a sentence begins; flags it."""
    places = [p for p in case.ledger.places_of(w) if case.open(*p)]
    if len(w) < 4 or len(places) != 1 or form.text.isupper():
        return False
    start, end = places[0]
    around = Around(case.text, start, end)
    given = around.before[:1].isupper() and not around.before_mark and gazetteer.is_given(around.before)
    if (
        near_ordinary(w)
        and not given
        or w.endswith(PLAIN_ENDINGS)
        and not given
        or around.tight_before
        or around.tight_after in ("-", "/")
        or foreign(around)
    ):
        return False
    if around.before.lower() in ("a", "an") and not around.after[:1].isupper():
        return False
    case.add("name", Fault(start, end, [form.text], False, form.text, case.seen(form)))
    return True


def _old_spelling(case: Case, start: int) -> bool:
    """Whether the word stands in a quotation with more words that no dictionary has: a charter, a diary."""
    q = case.ledger.story.quotations.at(start)
    if q is None:
        return False
    words = re.findall(r"(?<![\w'-])[a-z]{4,}(?![\w'-])", case.text[q.inner.start : q.inner.end])
    return sum(not dictionary.words().known(w) for w in words) > 2


def first_name(case: Case, w: str) -> None:
    """Flags an unknown word before a surname, behind a given name, or where only a name can stand."""
    if len(w) < 3 or not w.isalpha() or w in gazetteer.kept_lower() or not set(w) - set("ivx"):
        return
    if any(c > _LAST_LATIN for c in w):
        return  # a word of another script is the other language's, which has its own capitals
    for start, end in case.ledger.places_of(w):
        if case.open(start, end):
            _first_name_at(case, w, start, end)


def _first_name_at(case: Case, w: str, start: int, end: int) -> None:
    text = case.text
    around = Around(text, start, end)
    right = w[:1].upper() + w[1:]
    if joined(case, w, start, end, around):
        case.add("compound", Fault(start, end, [right], False, right))
        return
    owns = text[end : end + 3] in ("'s ", "'s,", "'s.")
    if around.tight_before in ("'", "/") or around.tight_after in ("-", "/"):
        return
    if around.tight_after == "'" and not owns:
        return
    hung = around.tight_before == "-"
    if hung and (case.second_half(start, around, w) or around.before.split("-")[-1].lower() in PLAIN_HEADS):
        return
    if between(case, w, around) and not whole_name(case, end):
        if hung or not near_ordinary(w):
            case.add("compound" if hung else "first-name", Fault(start, end, [right], False, right))
        return
    if hung:
        return
    proof, slip = _proof(case, w, start, end, around)
    if not proof and not slip and only_a_name(case, w, start, end, around):
        proof = 1
    if not proof and not slip and stranded(case, w, start, end, around):
        proof = 3
    if not proof or slip or _foreign_phrase(case, start):
        return
    after = around.after
    seen = []
    if proof != 3 and after and text[end] == " ":
        seen = [(end + 1, end + 1 + len(after.removesuffix("'s")), "stands before a name")]
    sure = proof == 2 and after[1:].removesuffix("'s").islower() and not _old_spelling(case, start)
    case.add("first-name", Fault(start, end, [right], sure, right, seen, certain=True))


def _proof(case: Case, w: str, start: int, end: int, around: Around) -> tuple[int, bool]:
    """Returns how far the words beside an unknown one prove that it is a name (0 not, 1 enough to offer, 2
    certain), and whether it is a slip of a word that may stand there."""
    if around.after_mark == "" and around.after[:1].isupper() and case.text[end : end + 1] == " ":
        proof = _before_surname(case, w, start, end, around)
        # Between a preposition or a verb of speech and a comma only a title could stand.
        honoured = around.before.rstrip(".") in gazetteer.HONORIFICS and around.before[:1].isupper()
        near = near_title if proof == 2 else near_ordinary
        return proof, proof > 0 and not honoured and near(w)
    if around.before_mark in ("", ".") and around.before[:1].isupper():
        proof = _after_given(case, w, start, end, around)
        # After a name a verb or a small word is due: only such a slip is one.
        return proof, proof > 0 and near_ordinary(w, True) and not surname_ends(case, w, start, around)
    if not around.before_mark and around.before in _KIN and around.after_mark[:1] in (",", "."):
        if not w.endswith("s"):
            return 1, near_ordinary(w)
    return 0, False


def _foreign_phrase(case: Case, start: int) -> bool:
    """Whether the other words of the sentence, in that line, are of another language: all of a short one's,
    or half of those in small letters. Of a name alone ("Zofia kowalska.") the first is known."""
    sentence = case.ledger.story.sentence_at(start)
    if sentence is None or sentence.end - sentence.start > _LONGEST_PHRASE:
        return False
    text = case.text
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = [
        t for t in sentence.tokens if t.kind == "word" and t.start >= low and (high < 0 or t.start < high)
    ]
    others = [t.text for t in line if t.start != start]
    if not others:
        return False
    strange = [
        w
        for w in others
        if not ordinary(w.lower()) and not function_word(w.lower()) and not gazetteer.is_given(w)
    ]
    if len(others) <= 2:
        return len(strange) == len(others) and any(not w.isascii() or w.islower() for w in strange)
    small = [w for w in others if w.islower()]
    return bool(small) and 2 * sum(w in strange for w in small) >= len(small)


#: A phrase of another language is no longer than this, in code points.
_LONGEST_PHRASE = 200


def _before_surname(case: Case, w: str, start: int, end: int, around: Around) -> int:
    surname = around.after.removesuffix("'s")
    form = case.ledger.forms.get(surname)
    if len(surname) == 1:
        return 0  # substance W, nikkomycin Z
    if (
        not around.before_mark.strip(".")
        and around.before.rstrip(".") in gazetteer.HONORIFICS
        and around.before[:1].isupper()
    ):
        return 2
    if form is None or (surname.isupper() and len(surname) > 1) or ordinary(surname.lower()):
        return 0
    known = sure_capital(surname.lower())
    if known is not None and known[1] not in ("name", "given", "surname"):
        return 0
    stop = end + 1 + len(around.after)
    if (
        gazetteer.is_given(surname)
        and not gazetteer.is_given(w.capitalize())
        and re.match(rf" [{UPPER}]\w", case.text[stop : stop + 3])
    ):
        # "paceman Glenn McGrath": what stands before a whole name is what the person is.
        return 0
    a = AFTER.match(case.text, stop)
    mark = a.group("mark") if a else ""
    nxt = (a.group("word") or "").lower() if a else ""
    low = around.before.lower()
    led = (
        (not around.before_mark and (low in SPEECH or low in PREPOSITIONS or low in CONJUNCTIONS
         or low in gazetteer.person_nouns() or around.before.rstrip(".") in gazetteer.HONORIFICS))
        or around.before_mark[-1:] in (",", '"', ":") or not around.before
    )  # fmt: skip
    closed = (
        mark[:1] in (",", ".", ";", ")")
        or around.after.endswith("'s")
        or (
            not mark
            and (
                nxt in SPEECH or nxt == "and" or bool({"VBD", "VBZ"} & set(word_tags(nxt)) if nxt else False)
            )
        )
    )
    if low in ARTICLES:
        return 0
    return 2 if led and closed else 1 if led or closed else 0


def _after_given(case: Case, w: str, start: int, end: int, around: Around) -> int:
    given = around.before
    form = case.ledger.forms.get(given)
    if form is None or given.isupper() or not given_like(given):
        return 0
    known = gazetteer.is_given(given) and not ordinary(given.lower()) and not gazetteer.is_place(given)
    seen = w[:1].upper() + w[1:] in case.ledger.forms
    if (
        not known
        and gazetteer.is_given(given)
        and not gazetteer.is_place(given)
        and (
            around.after_mark[:1] in (",", ".", ":")
            or not around.after_mark
            and function_word(around.after.lower())
            and form.strong
        )
    ):
        # A given name that is also a word: only where the name ends, and a word near no other.
        return 0 if near_ordinary(w) else 1
    if w.endswith("ed"):
        return 0
    if not known and not seen and (len(form.mentions) > 2 or entry(given) is not None):
        return 0
    known = known or seen
    after, mark = around.after.lower(), around.after_mark
    if not known and binomial(given, w, mark[:1] == "," or after in SPEECH):
        return 0
    closed = (
        mark[:1] in (",", ".", ";")
        or case.text[end : end + 2] == "'s"
        or (
            not mark
            and (
                after in SPEECH
                or known
                and (function_word(after) or bool({"VBD", "VBZ"} & set(word_tags(after))))
            )
        )
    )
    if not closed:
        return 1 if around.after[:1].isupper() and not mark and known else 0
    return 2 if known and gazetteer.is_surname(w[:1].upper() + w[1:]) else 1
