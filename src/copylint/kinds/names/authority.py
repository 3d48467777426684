"""Whether a lost capital is beyond doubt: what of the story's own capitals proves this very place.

A table never makes a fix safe. The story does, where it writes the word with its capital in running
copy (not in a headline, a dateline, a label or a line of capitals), and by itself, as somebody's name
or in this company: a word met only inside a longer name (the London Stock Exchange) says nothing
about the word alone. Nor is a place safe that is no plain word of the copy: a path, an ending, a word
that is discussed.
"""

from __future__ import annotations

import re

from copylint.kinds.names import mentions, nouns
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, ordinary, sure_capital
from copylint.story import datelines
from copylint.story.names import Form, Ledger, Mention
from copylint.story.roles import PROSE
from copylint.tables.wordlists import alternation, words
from copylint.text.patterns import later

_BEFORE = later(r"([^\W\d_]+)(?:'s)?\.?[ -]\Z")
_AFTER = later(r"(?:'s)?[ -]([^\W\d_]+)")
#: "the word Pre", "a label 'tagathon'", "tags like tax, uba": what follows is shown, not used.
_DISCUSSED = later(
    rf"\b(?:{alternation('names', 'before a word that is shown')})"
    r"(?: like| such as| as|:)?(?: [\"']?[a-z]+[\"']?,)*(?: and| or)? [\"'(]*\Z"
    r"|\bsearch(?:es|ed|ing)? (?:for|on) (?:[a-z]+ )?\Z"
    r"|\b(?:run|runs|running|install|installs|import|execute|typing|enter) \Z"
)
#: Where a verb is due: "come turk with us".
_VERB_DUE = later(r"\b(?:to|come|go|will|would|can|could|may|might|must|shall|should|not)\s\Z|n't\s\Z")
_SHORT_QUOTATION = later(r"\"(?:[\w'-]+ ){0,2}\Z"), later(r"(?:'s)?(?: [\w'-]+){0,2}[.,!?]?\"")
_OPENING, _CLOSING = "\"'([", "\"')],"
#: Marks beside a word that make it part of something else: a path, a sum, a name of a file.
_JOINTS = "-/.:_+&@#"
#: So many mentions say what all would.
_MOST_MENTIONS = 50


def proven(ledger: Ledger, form: Form, start: int, end: int) -> bool:
    """Whether the story's own capitals prove that the lower-case word at [start, end) is this name.

    `form` is the spelling with its capital; offsets are code points.
    """
    acronym = form.text.isupper() and len(form.text) > 1
    here: tuple[str, str] | None = None
    for m in form.mentions[:_MOST_MENTIONS]:
        if not m.strong or not in_copy(ledger, m):
            continue
        if (
            _by_itself(ledger, m)
            or acronym
            and ledger.run_of(m).words[0].start == m.start
            or not acronym
            and _of_person(ledger, m)
        ):
            return True
        if here is None:
            here = _company(ledger.text, start, end)
        there = _company(ledger.text, m.start, m.end)
        if here[0] and here[0] == there[0] or here[1] and here[1] == there[1]:
            return True
    return False


def named(ledger: Ledger, form: Form, start: int, end: int) -> bool:
    """Whether the story proves the name of a word that no table has and that may be a common noun: as
    somebody's, behind a title, an initial or a given name, by itself in the middle of a sentence other than
    in passing, or in the company it has at [start, end)."""
    noun = nouns.common(form.text.lower())
    here = _company(ledger.text, start, end)
    for m in form.mentions[:_MOST_MENTIONS]:
        if not m.strong or not in_copy(ledger, m):
            continue
        if _of_person(ledger, m) and (not noun or _titled(ledger, m)):
            return True
        if not noun and _by_itself(ledger, m) and not nouns.in_passing(ledger.text, m.start, m.end):
            return True
        there = _company(ledger.text, m.start, m.end)
        if here[0] and here[0] == there[0] or here[1] and here[1] == there[1]:
            return True
    return False


def _titled(ledger: Ledger, m: Mention) -> bool:
    """Whether a title, an initial or a given name stands before the word."""
    before = mentions.word_before(ledger, m)
    return before in gazetteer.HONORIFICS or len(before) == 1 or gazetteer.is_given(before)


def met(ledger: Ledger, form: Form) -> bool:
    """Whether the story has the name otherwise than inside a longer one: by itself, or as somebody's."""
    return any(
        m.strong and in_copy(ledger, m) and (_by_itself(ledger, m) or _of_person(ledger, m))
        for m in form.mentions[:_MOST_MENTIONS]
    )


def mainly(ledger: Ledger, form: Form) -> bool:
    """Whether the story has the name more often by itself, or as somebody's, than inside a longer one."""
    counted = [m for m in form.mentions[:_MOST_MENTIONS] if m.strong and in_copy(ledger, m)]
    alone = sum(_by_itself(ledger, m) or _of_person(ledger, m) for m in counted)
    return alone * 2 > len(counted)


def tied(ledger: Ledger, form: Form, start: int, end: int) -> bool:
    """Whether the story has the name otherwise than inside a longer one, or inside one to which the word at
    [start, end) may belong by its neighbours."""
    if met(ledger, form):
        return True
    here = _company(ledger.text, start, end)
    for m in form.mentions[:_MOST_MENTIONS]:
        there = _company(ledger.text, m.start, m.end)
        if here[0] and here[0] == there[0] or here[1] and here[1] == there[1]:
            return True
    return False


def in_copy(ledger: Ledger, m: Mention) -> bool:
    """Whether a mention stands in running copy, where a capital is a choice: not in a headline, a dateline
    or a label, and not spelled out for a speaker (puhl-TAH-vuh)."""
    story, text = ledger.story, ledger.text
    p = story.paragraph_at(m.start)
    if p is None or p.role not in PROSE:
        return False
    if p.role == "dateline" and m.start - p.start < 40 and datelines.goes_on(text, m.end, p.end):
        return False
    if m.text.isupper() and len(m.text) > 1:
        if respelled(ledger, m) or opens_dateline(ledger, m):
            return False
    return True


_TIED = later(r"(?:([a-z]+)-)?\Z"), later(r"(?:-([a-z]+))?")


def respelled(ledger: Ledger, m: Mention) -> bool:
    """Whether capitals are the stressed part of a respelling: puhl-TAH-vuh, shi-VAWN, TAR-noh."""
    before, after = (
        _TIED[0].search(ledger.text, max(0, m.start - 12), m.start),
        _TIED[1].match(ledger.text, m.end),
    )
    return any(x is not None and x[1] is not None and entry(x[1]) is None for x in (before, after))


def opens_dateline(ledger: Ledger, m: Mention) -> bool:
    """Whether a word in capitals is the place of a dateline."""
    p = ledger.story.paragraph_at(m.start)
    return p is not None and m.text.isupper() and datelines.is_place(ledger.text, p, m.start, m.end)


def _by_itself(ledger: Ledger, m: Mention) -> bool:
    """Whether the capitalised word stands alone, but for a word that opens the sentence."""
    run = ledger.run_of(m)
    words, k = run.words, 0
    while (
        k < len(words) - 1 and not words[k].strong and words[k].text[1:].islower() and _opener(words[k].text)
    ):
        k += 1
    return words[k].start == m.start and k == len(words) - 1


def _opener(word: str) -> bool:
    low = word.lower()
    return ordinary(low) and not gazetteer.is_given(word) and word.rstrip(".") not in gazetteer.HONORIFICS


def _of_person(ledger: Ledger, m: Mention) -> bool:
    """Whether the word ends the name of a person: behind a title, an initial, a given name or another
    word that is nothing but a name."""
    run, k = mentions.placed(ledger, m)
    if not k or k != len(run.words) - 1 or run.joints[k - 1][:1] == "–":
        return False
    before = run.words[k - 1].text.rstrip(".")
    low = m.text.lower()
    if low in gazetteer.person_nouns() or m.text in gazetteer.HONORIFICS:
        return False
    if people_or_place(before):
        return False
    if before in gazetteer.HONORIFICS or len(before) == 1 and before.isupper():
        return True
    if ordinary(low) and not gazetteer.is_surname(m.text):
        return False
    if gazetteer.is_given(before) and (not gazetteer.is_place(before) or not ordinary(low)):
        return True
    # Nobody's given name that a table has: then neither word may be English.
    return (
        entry(low) is None
        and entry(before.lower()) is None
        and not before.isupper()
        and not gazetteer.is_place(before)
    )


def _company(text: str, start: int, end: int) -> tuple[str, str]:
    """The words right before and after a place that may belong to a name with it, else ""."""
    b = _BEFORE.search(text, max(0, start - 30), start)
    a = _AFTER.match(text, end)
    before, after = b.group(1) if b else "", a.group(1) if a else ""
    if not before[:1].isupper() and not gazetteer.particle(before) or people_or_place(before):
        before = ""
    return before, after if after[:1].isupper() and not people_or_place(after) else ""


def people_or_place(word: str) -> bool:
    """Whether a capitalised word stands before any noun (Irish, Christian, Texas), and so ties none to
    itself."""
    known = sure_capital(word.lower()) or gazetteer.capitals().get(word.lower())
    return known is not None and known[1] not in ("name", "given", "city")


def plain(ledger: Ledger, start: int, end: int) -> bool:
    """Whether the word at [start, end) is simply used: not joined to something else, not shown or discussed,
    not in brackets or quotation marks by itself, and not written so in a path or an address elsewhere."""
    text = ledger.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        before
        and before in _JOINTS
        or after
        and after in "-/_+@#"
        or after in (".", ":")
        and text[end + 1 : end + 2].isalnum()
    ):
        return False
    if after == ":" and text[start - 2 : start] in ("a ", "n "):
        return False  # "add a doi:": a field that is filled in
    if before and before in _OPENING and after and after in _CLOSING and not (before == "(" and after != ")"):
        return False
    if _DISCUSSED.search(text, max(0, start - 60), start) is not None:
        return False
    opens, closes = _SHORT_QUOTATION
    return opens.search(text, max(0, start - 40), start) is None or closes.match(text, end) is None


def verb_due(text: str, start: int) -> bool:
    """Whether the word before asks for a verb."""
    return _VERB_DUE.search(text, max(0, start - 10), start) is not None


#: What ends the names of substances, ailments and germs, which have no capital: dihydrochloride, hantavirus.
_SUBSTANCES = words("names", "endings of substances")


def made_of_words(word: str) -> bool:
    """Whether a word that no table of names has is plain English in make: tweet-up, air-force, barcoding."""
    capital = word[:1].upper() + word[1:]
    if (
        entry(word) is not None
        or gazetteer.is_name(capital)
        or entry(capital) is not None
        or sure_capital(word) is not None
    ):
        return False
    if word.endswith(("ing", "ness", "ment", "tion", "ware")):
        return True
    if len(word) > 7 and word.endswith(_SUBSTANCES):
        return True
    return any(_common(word[:k]) and _common(word[k:]) for k in range(2, len(word) - 1))


def _common(word: str) -> bool:
    e = entry(word)
    return e is not None and (e.freq >= 30 if len(word) > 2 else e.freq >= 50)


def addressed(ledger: Ledger, word: str) -> bool:
    """Whether the story has the lower-case word in a path, an address or a name of a file too, so that it
    is what something is called there: lib/smartdown, smartdown.rb; or bends it: an etherpad, etherpads."""
    if f"{word}s" in ledger.lowers:
        return True
    for start, end in ledger.places_of(word):
        before, after = ledger.text[start - 1 : start], ledger.text[end : end + 1]
        if (
            before
            and before in "/@#_.="
            and ledger.text[start - 2 : start - 1] != " "
            or after
            and after in "/@_="
            or (after in (".", ":") and ledger.text[end + 1 : end + 2].isalnum())
        ):
            return True
    return False


def path(text: str, start: int, end: int) -> bool:
    """Whether the word is part of a path or a slug: /benefits/in-thailand/, a::b, .dat."""
    a, b = start, end
    while a and not text[a - 1].isspace() and start - a < 80:
        a -= 1
    while b < len(text) and not text[b].isspace() and b - end < 80:
        b += 1
    chunk = text[a:b].strip("\"'(),;!?[]")
    if chunk.startswith(("/", "~", "./", "$")) or "::" in chunk or chunk.count("/") > 1:
        return True
    if chunk[:1] == "." and chunk[1:2].isalpha():
        return True
    return chunk.islower() and chunk.count("-") > 2


_ENDINGS = frozenset("ing ed d er ers s es".split())


def ending(text: str, start: int, end: int) -> bool:
    """Whether the word is an ending hung on capitals: DJ-ing, OK-ed."""
    return (
        text[start - 1 : start] == "-"
        and text[start - 2 : start - 1].isupper()
        and text[start:end] in _ENDINGS
    )


def genus(ledger: Ledger, start: int, form: Form | None) -> bool:
    """Whether the initial of a genus stands before the word (T. rex), and no person of the story has it."""
    m = re.search(r"(?<![\w.])([A-Z])\. \Z", ledger.text[max(0, start - 5) : start])
    return m is not None and (form is None or (m.group(1), form.text) not in ledger.pairs)
