"""Words in lower case that no table has, where only a name can stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from copylint.cache.patterns import later
from copylint.kinds.names.around import AFTER, Around, foreign
from copylint.kinds.names.case import Case, Fault
from copylint.kinds.names.spellings import looks, near_ordinary, near_title
from copylint.kinds.names.wordclasses import (
    ARTICLES,
    CONJUNCTIONS,
    PREPOSITIONS,
    SPEECH,
    given_like,
    word_tags,
)
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.story.names import UPPER
from copylint.tables.wordlists import word_set, words

if TYPE_CHECKING:
    from copylint.story.names import Form

# Short forms and noises without a vowel that are no acronyms.
_NO_ACRONYM = word_set("names", "no acronyms")

# People a name in apposition follows without a comma.
_KIN = word_set("names", "kin")

_PLACE_ENDINGS = words("names", "endings of places")

_BODIES = word_set("names", "bodies behind a place")

_PLACE_NOUNS = word_set("names", "what places are")

# Endings of English words, which are no name's as a rule.
_PLAIN_ENDINGS = words("names", "endings of English words")

_ARABIC = frozenset("al el abdel abdul abd abu ibn".split())
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_BEFORE_SAINTS = word_set("names", "first words of places")
_BEFORE_KNOWN = word_set("names", "before a name of the tables")
_BEFORE_PLACES = word_set("names", "before a place")

#: Bits a letter (see spellings.looks): all but a few names are above.
_LEAST_LIKE_A_NAME = -5.2

_ENDINGS = words("names", "endings of derived words")
_MADE_ENDINGS = words("names", "endings of words made of words")

_FAMILY = word_set("names", "Chinese surnames")

_PINYIN = later(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouü]{1,3}(?:ng?|r)?(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)[aeiouü]{1,3}(?:ng?|r)?"
)

#: First halves that make words, not names, of any second: a right-hander, a first-timer, a back-bencher.
PLAIN_HEADS = word_set("names", "first halves of words")

_LATIN = ("us", "a", "um", "is", "ae", "ii", "es", "ens", "oides", "ensis")


def _binomial(genus: str, species: str, apart: bool) -> bool:
    """Whether the two look like the name of a species: Enterococcus faecalis; `apart` says that the
    second stands before a comma or a verb, as a surname does."""
    if not genus.endswith(_LATIN) or gazetteer.is_given(genus):
        return False
    return species.endswith(_LATIN) or species in ("spp", "sp") or species.endswith("i") and not apart


def initials_of(case: Case, w: str) -> bool:
    """Whether an unknown word is an acronym of a name that the story gives in full; flags it."""
    if not 3 <= len(w) <= 6 or not w.isascii() or not w.isalpha():
        return False
    links = r"[ -](?:(?:of|and|the|for|on|in|to|de|du|des|la|&) ){0,2}"
    pattern = r"\b" + links.join(rf"{c.upper()}[\w']+" for c in w) + r"\b"
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
        or w.endswith(_PLAIN_ENDINGS)
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
    done = False
    for start, end in case.ledger.places_of(w):
        around = Around(case.text, start, end)
        if not case.open(start, end) or around.tight_before or around.tight_after in ("-", "/", ".", "("):
            continue
        if around.before.lower() != "the" or around.before_mark:
            continue
        case.add("acronym", Fault(start, end, [w.upper()], False, w.upper()))
        done = True
    return done


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
    text = case.text
    for start, end in case.ledger.places_of(w):
        if not case.open(start, end):
            continue
        around = Around(text, start, end)
        owns = text[end : end + 3] in ("'s ", "'s,", "'s.")
        if _joined(case, w, start, end, around):
            right = w[:1].upper() + w[1:]
            case.add("compound", Fault(start, end, [right], False, right))
            continue
        if (
            around.tight_before in ("'", "/")
            or around.tight_after in ("-", "/")
            or around.tight_after == "'"
            and not owns
        ):
            continue
        if around.tight_before == "-" and case.second_half(start, around, w):
            continue
        if around.tight_before == "-" and around.before.split("-")[-1].lower() in PLAIN_HEADS:
            continue
        after = around.after
        if _between(case, w, around) and not _whole_name(case, end):
            right = w[:1].upper() + w[1:]
            if around.tight_before == "-" or not near_ordinary(w):
                check = "compound" if around.tight_before == "-" else "first-name"
                case.add(check, Fault(start, end, [right], False, right))
            continue
        if around.tight_before == "-":
            continue
        if around.after_mark == "" and after[:1].isupper() and text[end : end + 1] == " ":
            proof = _before_surname(case, w, start, end, around)
            # Between a preposition or a verb of speech and a comma only a title could stand.
            honoured = around.before.rstrip(".") in gazetteer.HONORIFICS and around.before[:1].isupper()
            slip = proof and not honoured and (near_title(w) if proof == 2 else near_ordinary(w))
        elif around.before_mark in ("", ".") and around.before[:1].isupper():
            proof = _after_given(case, w, start, end, around)
            # After a name a verb or a small word is due: only such a slip is one.
            slip = proof and near_ordinary(w, True) and not _surname_ends(case, w, start, around)
        elif (
            not around.before_mark
            and around.before in _KIN
            and around.after_mark[:1] in (",", ".")
            and not w.endswith("s")
        ):
            proof = 1
            slip = near_ordinary(w)
        else:
            proof, slip = 0, False
        if not proof and not slip and _only_a_name(case, w, start, end, around):
            proof = 1
        if not proof and not slip and _stranded(case, w, start, end, around):
            proof = 3
        if proof and not slip and not _foreign_phrase(case, start):
            right = w[:1].upper() + w[1:]
            stop = end + 1 + len(after.removesuffix("'s"))
            seen = (
                [(end + 1, stop, "stands before a name")] if proof != 3 and after and text[end] == " " else []
            )
            sure = proof == 2 and after[1:].removesuffix("'s").islower() and not _old_spelling(case, start)
            case.add("first-name", Fault(start, end, [right], sure, right, seen, certain=True))


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
    if not known and _binomial(given, w, mark[:1] == "," or after in SPEECH):
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


def _surname_ends(case: Case, w: str, start: int, around: Around) -> bool:
    """Whether a surname ends a name here: behind a given name, before a comma or a finite verb; no slip of
    a verb or an adverb stands there."""
    if len(w) < 4 or w.endswith("ly") or not case.given_before(start):
        return False
    after = around.after
    return (
        around.after_mark[:1] == ","
        or not around.after_mark
        and (after in SPEECH or after[:1].islower() and word_tags(after)[:1] in (("VBD",), ("VBZ",), ("MD",)))
    )


def _joined(case: Case, w: str, start: int, end: int, around: Around) -> bool:
    """Whether an unknown word is half of a double name, or hangs on the article of one: ocasio-Cortez,
    SNC-lavalin, al-rantissi."""
    if len(w) < 4 or near_ordinary(w) or w.endswith("esque") or case.second_half(start, around, w):
        return False
    text = case.text
    if around.tight_after == "-":
        return (
            not around.tight_before
            and text[end + 1 : end + 2].isupper()
            and case.mention_starting(end + 1) is not None
        )
    if around.tight_before != "-" or around.tight_after in ("-", "/"):
        return False
    head = around.before.split("-")[-1]
    if head.lower() in _ARABIC:
        at = start - 2 - len(head)
        return head[0].isupper() or case.mention_ending(at) is not None
    m = case.mention_ending(start - 1)
    return (
        m is not None
        and m.strong
        and len(w) > 4
        and not w.endswith(_PLAIN_ENDINGS)
        and not _made_up(w)
        and not _people(m.text)
        and head not in PLAIN_HEADS
    )


def _only_a_name(case: Case, w: str, start: int, end: int, around: Around) -> bool:
    """Whether a word that no table has, and that is no slip of an ordinary one, keeps the company of names:
    right beside a name, behind a preposition, in a row of names, an owner.

    Of such words edited news copy has a hundred with a capital for each one without.
    """
    if (
        len(w) < 4
        or around.tight_before
        or around.tight_after[:1] in ("-", "/", ")", "(")
        or case.ledger.times(w) > 1
    ):
        return False
    ends = _surname_ends(case, w, start, around)
    if foreign(around) or case.ledger.story.of_code or _derived(w):
        return False
    if ends:
        return True
    text, before, after = case.text, around.before, around.after
    small, _, hung = after.partition("-")
    named = (
        hung[:1].isupper()
        or text[around.after_end : around.after_end + 1] == " "
        and text[around.after_end + 1 : around.after_end + 2].isupper()
    )
    if named and not around.after_mark and not before[:1].isupper() and gazetteer.particle(small):
        # "freed nermine el-Shafei": before the particle of a name.
        return not near_title(w)
    if before in _BEFORE_SAINTS and not around.before_mark:
        return not w.endswith(_PLAIN_ENDINGS) or not near_ordinary(w, True)
    if near_ordinary(w):
        return False
    plain = w.endswith(_PLAIN_ENDINGS + _MADE_ENDINGS)
    low = before.lower()
    capital = before[:1].isupper() and not around.before_mark
    if not around.after_mark and after[:1].isupper() and text[end : end + 1] == " ":
        m = case.mention_starting(end + 1)
        titled = capital and (before in gazetteer.HONORIFICS or low in gazetteer.person_nouns())
        if (
            m is not None
            and m.text[1:].islower()
            and (titled or not capital)
            and not _people(m.text)
            and not _whole_name(case, end)
        ):
            return titled or not plain or m.text in _BODIES or gazetteer.is_surname(m.text)
    if capital and not function_word(low):
        m = case.mention_ending(start - 1)
        if m is not None and text[m.end : start] == " ":
            stranger = m.text in _BEFORE_SAINTS or entry(m.text) is None and not ordinary(low)
            if sure_capital(low) is not None and not (
                gazetteer.is_given(m.text) or gazetteer.is_surname(m.text) or gazetteer.is_place(m.text)
            ):
                return (
                    False  # Allah yarhamuh: what has a capital for another reason than being somebody's name
                )
            if not m.strong or _people(m.text) or _binomial(m.text, w, around.after_mark[:1] == ","):
                return False
            return not plain or stranger and not w.endswith("s") or case.given_before(start)
    if gazetteer.particle(low) and not around.before_mark and before.islower():
        # "Odile de mérode": a name before the particle.
        m = case.mention_ending(start - 2 - len(before))
        return m is not None and m.strong and not _people(m.text)
    if len(w) < 5 or plain or looks(w) < _LEAST_LIKE_A_NAME or _made_up(w):
        return False
    tags = word_tags(after)[:1]
    closed = (
        around.after_mark[:1] in (",", ".", ";")
        or text[end : end + 2] == "'s"
        or not around.after_mark
        and after.islower()
        and (
            function_word(after)
            or tags in (("VBD",), ("VBZ",), ("VBP",), ("RB",))
            or after.split("-")[0] in _COMPASS
        )
    )
    if not around.before_mark:
        if low == "and":
            m = case.mention_ending(start - 5) or case.mention_ending(start - 6)
            return closed and m is not None and m.strong
        return (
            low in _BEFORE_PLACES
            and closed
            or low in ("the", "of", "in")
            and not around.after_mark
            and after in _PLACE_NOUNS
        )
    if around.before_mark == "," and closed and around.after_mark[:1] != ";":
        # In a row: "Hornsby, warringah and Sutherland".
        m = case.mention_ending(start - 2)
        nxt = re.match(rf"(?:,|,? and|,? or) (?:the )?[{UPPER}]", text[end : end + 12])
        return m is not None and m.strong and nxt is not None
    return False


def _derived(w: str) -> bool:
    """Whether a word is an English one with an ending: the tables have what it is made from."""
    for ending in _ENDINGS:
        if w.endswith(ending):
            stem = w[: -len(ending)]
            if len(stem) > 2 and any(entry(x) is not None for x in (stem, stem + "e", stem[:-1])):
                return True
    return False


def _made_up(w: str) -> bool:
    """Whether a word is made of English parts, though no dictionary has it: prizemoney, victimhood."""
    if w.endswith(_MADE_ENDINGS):
        return True
    return any(
        (a := entry(w[:k])) is not None and (b := entry(w[k:])) is not None and a.freq >= 35 and b.freq >= 35
        for k in range(3, len(w) - 2)
    )


def _people(word: str) -> bool:
    """Whether a capitalised word is a nationality or a faith, which stands before any noun."""
    known = sure_capital(word.lower()) or gazetteer.capitals().get(word.lower())
    return known is not None and known[1] in (
        "nationality",
        "religion",
        "party",
        "month",
        "weekday",
        "holiday",
    )


def _stranded(case: Case, w: str, start: int, end: int, around: Around) -> bool:
    """Whether an unknown word can only be a name: one of the tables beside another name or behind a
    preposition, a place by its ending or by what follows, the second of two names."""
    if len(w) < 5 or around.tight_before or around.tight_after[:1] in ("-", "/", ")", "("):
        return False
    if around.before_mark or around.after_mark[:1] in ('"', "(", "/") or case.ledger.times(w) > 1:
        return False
    if foreign(around) or not around.before or near_ordinary(w):
        return False
    right = w[:1].upper() + w[1:]
    low = around.before.lower()
    named = gazetteer.is_name(right) and not w.endswith("s")
    after = around.after
    closed = (
        around.after_mark[:1] in (",", ".", ";")
        or case.text[end : end + 2] == "'s"
        or not around.after_mark
        and (function_word(after.lower()) and after.islower())
    )
    if named:
        beside = after[:1].isupper() and not around.after_mark and not after.isupper()
        if beside and not _whole_name(case, end):
            return True
        if closed and low in _BEFORE_KNOWN:
            return True
    if low in ("in", "at", "from", "near", "nearby", "outside", "to", "of") and (
        closed and w.endswith(_PLACE_ENDINGS) or not around.after_mark and after in _PLACE_NOUNS
    ):
        return True
    if (
        after in _BODIES
        and not around.after_mark
        and low in ("in", "at", "from", "near", "to", "of", "outside", "the")
    ):
        return True
    if around.before in _FAMILY and closed and _PINYIN.fullmatch(w):
        return True
    if low == "and" and closed and len(w) >= 6 and not w.endswith(_PLAIN_ENDINGS):
        c = re.search(r"([^\W\d_][\w'-]*) and \Z", case.text[max(0, start - 30) : start])
        form = case.ledger.forms.get(c.group(1)) if c else None
        return (
            form is not None
            and form.strong > 0
            and not ordinary(form.text.lower())
            and not form.text.isupper()
        )
    return False


def _whole_name(case: Case, end: int) -> bool:
    """Whether a given name and another name follow."""
    m = re.match(rf" ([{UPPER}]\w+) [{UPPER}]\w", case.text[end : end + 30])
    return m is not None and gazetteer.is_given(m.group(1))


def _between(case: Case, w: str, around: Around) -> int:
    """Proof that an unknown word is the lost middle of a name: "Bharatiya janata Party"."""
    before, after = around.before, around.after
    return int(
        len(w) >= 4 and before[:1].isupper() and after[:1].isupper()
        and around.before_mark in ("", "-") and not around.after_mark
        and before in case.ledger.forms and after in case.ledger.forms
        and not gazetteer.is_given(before) and before.rstrip(".") not in gazetteer.HONORIFICS
    )  # fmt: skip
