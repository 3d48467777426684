"""The company of a word in lower case that no table has: what stands beside it where only a name can
stand."""

from __future__ import annotations

import re

from copylint.kinds.names.around import Around, foreign
from copylint.kinds.names.case import Case
from copylint.kinds.names.spellings import near_ordinary, near_title
from copylint.kinds.names.wordclasses import (
    SPEECH,
    word_tags,
)
from copylint.kinds.names.wordmake import (
    MADE_ENDINGS,
    PLAIN_ENDINGS,
    PLAIN_HEADS,
    binomial,
    derived,
    made_up,
    people,
)
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, function_word, ordinary, sure_capital
from copylint.lexicon.letterruns import looks
from copylint.story.linewords import UPPER
from copylint.tables.wordlists import word_set, words
from copylint.text.patterns import later

_PLACE_ENDINGS = words("names", "endings of places")

_BODIES = word_set("names", "bodies behind a place")

_PLACE_NOUNS = word_set("names", "what places are")

_ARABIC = frozenset("al el abdel abdul abd abu ibn".split())

_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())

_BEFORE_SAINTS = word_set("names", "first words of places")

_BEFORE_KNOWN = word_set("names", "before a name of the tables")

_BEFORE_PLACES = word_set("names", "before a place")

#: Bits a letter (see spellings.looks): all but a few names are above.
_LEAST_LIKE_A_NAME = -5.2

_FAMILY = word_set("names", "Chinese surnames")

_PINYIN = later(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouü]{1,3}(?:ng?|r)?"
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)[aeiouü]{1,3}(?:ng?|r)?"
)


def surname_ends(case: Case, w: str, start: int, around: Around) -> bool:
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


def joined(case: Case, w: str, start: int, end: int, around: Around) -> bool:
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
        and not w.endswith(PLAIN_ENDINGS)
        and not made_up(w)
        and not people(m.text)
        and head not in PLAIN_HEADS
    )


def only_a_name(case: Case, w: str, start: int, end: int, around: Around) -> bool:
    """Whether a word that no table has, and that is no slip of an ordinary one, keeps the company of names:
    right beside a name, behind a preposition, in a row of names, an owner.

    Of such words edited news copy has a hundred with a capital for each one without.
    """
    if len(w) < 4 or around.tight_before or around.tight_after[:1] in ("-", "/", ")", "("):
        return False
    if case.ledger.times(w) > 1 or foreign(around) or case.ledger.story.of_code or derived(w):
        return False
    if surname_ends(case, w, start, around):
        return True
    text, before, after = case.text, around.before, around.after
    small, _, hung = after.partition("-")
    named = hung[:1].isupper() or (
        text[around.after_end : around.after_end + 1] == " "
        and text[around.after_end + 1 : around.after_end + 2].isupper()
    )
    if named and not around.after_mark and not before[:1].isupper() and gazetteer.particle(small):
        # "freed nermine el-Shafei": before the particle of a name.
        return not near_title(w)
    if before in _BEFORE_SAINTS and not around.before_mark:
        return not w.endswith(PLAIN_ENDINGS) or not near_ordinary(w, True)
    if near_ordinary(w):
        return False
    plain = w.endswith(PLAIN_ENDINGS + MADE_ENDINGS)
    beside = _beside_a_name(case, w, start, end, around, plain)
    if beside is not None:
        return beside
    if len(w) < 5 or plain or looks(w) < _LEAST_LIKE_A_NAME or made_up(w):
        return False
    return _where_places_stand(case, start, end, around)


def _beside_a_name(case: Case, w: str, start: int, end: int, around: Around, plain: bool) -> bool | None:
    """Whether the word belongs to the name right before or behind it; None where there is none. `plain`
    says that it ends as English words do."""
    text, before, after = case.text, around.before, around.after
    low = before.lower()
    capital = before[:1].isupper() and not around.before_mark
    if not around.after_mark and after[:1].isupper() and text[end : end + 1] == " ":
        m = case.mention_starting(end + 1)
        titled = capital and (before in gazetteer.HONORIFICS or low in gazetteer.person_nouns())
        if m is not None and m.text[1:].islower() and (titled or not capital) and not people(m.text):
            if not whole_name(case, end):
                return titled or not plain or m.text in _BODIES or gazetteer.is_surname(m.text)
    if capital and not function_word(low):
        m = case.mention_ending(start - 1)
        if m is not None and text[m.end : start] == " ":
            somebody = (
                gazetteer.is_given(m.text) or gazetteer.is_surname(m.text) or gazetteer.is_place(m.text)
            )
            if sure_capital(low) is not None and not somebody:
                return False  # Allah yarhamuh: a capital for another reason than being somebody's name
            if not m.strong or people(m.text) or binomial(m.text, w, around.after_mark[:1] == ","):
                return False
            stranger = m.text in _BEFORE_SAINTS or entry(m.text) is None and not ordinary(low)
            return not plain or stranger and not w.endswith("s") or case.given_before(start)
    if gazetteer.particle(low) and not around.before_mark and before.islower():
        # "Odile de mérode": a name before the particle.
        m = case.mention_ending(start - 2 - len(before))
        return m is not None and m.strong and not people(m.text)
    return None


def _where_places_stand(case: Case, start: int, end: int, around: Around) -> bool:
    """Whether the word stands behind a preposition of place, or in a row of names."""
    text, low, after = case.text, around.before.lower(), around.after
    tags = word_tags(after)[:1]
    closed = around.after_mark[:1] in (",", ".", ";") or text[end : end + 2] == "'s"
    if not closed and not around.after_mark and after.islower():
        verb = tags in (("VBD",), ("VBZ",), ("VBP",), ("RB",))
        closed = function_word(after) or verb or after.split("-")[0] in _COMPASS
    if not around.before_mark:
        if low == "and":
            m = case.mention_ending(start - 5) or case.mention_ending(start - 6)
            return closed and m is not None and m.strong and _somebody(m.text)
        if low in _BEFORE_PLACES and closed:
            return True
        return low in ("the", "of", "in") and not around.after_mark and after in _PLACE_NOUNS
    if around.before_mark == "," and closed and around.after_mark[:1] != ";":
        # In a row: "Hornsby, warringah and Sutherland".
        m = case.mention_ending(start - 2)
        nxt = re.match(rf"(?:,|,? and|,? or) (?:the )?[{UPPER}]", text[end : end + 12])
        return m is not None and m.strong and nxt is not None
    return False


def _somebody(word: str) -> bool:
    """Whether a capitalised word is the name of a person or a place, as far as the tables know: what follows
    Python may be any library."""
    return gazetteer.is_given(word) or gazetteer.is_surname(word) or gazetteer.is_place(word)


def stranded(case: Case, w: str, start: int, end: int, around: Around) -> bool:
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
        if beside and not whole_name(case, end):
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
    if low == "and" and closed and len(w) >= 6 and not w.endswith(PLAIN_ENDINGS):
        c = re.search(r"([^\W\d_][\w'-]*) and \Z", case.text[max(0, start - 30) : start])
        form = case.ledger.forms.get(c.group(1)) if c else None
        return (
            form is not None
            and form.strong > 0
            and not ordinary(form.text.lower())
            and not form.text.isupper()
        )
    return False


def whole_name(case: Case, end: int) -> bool:
    """Whether a given name and another name follow."""
    m = re.match(rf" ([{UPPER}]\w+) [{UPPER}]\w", case.text[end : end + 30])
    return m is not None and gazetteer.is_given(m.group(1))


def between(case: Case, w: str, around: Around) -> int:
    """Proof that an unknown word is the lost middle of a name: "Bharatiya janata Party"."""
    before, after = around.before, around.after
    return int(
        len(w) >= 4 and before[:1].isupper() and after[:1].isupper()
        and around.before_mark in ("", "-") and not around.after_mark
        and before in case.ledger.forms and after in case.ledger.forms
        and not gazetteer.is_given(before) and before.rstrip(".") not in gazetteer.HONORIFICS
    )  # fmt: skip
