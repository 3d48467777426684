"""Titles in lower case before a name, or behind one: prof Morag Castellain, Kennedy jr, father Belmonte."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from copylint.kinds.names.around import Around
from copylint.kinds.names.case import Case
from copylint.kinds.names.wordclasses import ARTICLES, word_tags
from copylint.lexicon import gazetteer
from copylint.story.linewords import UPPER
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

_NAME_BEHIND = later(rf" [{UPPER}][^\W\d_]")
# Short forms of titles before a name, and what stands short behind one; none is a word of English.
_SHORT = word_set("titles", "short")
_NO_LONGER = word_set("names", "no longer in office")
_WITH_STOP = word_set("titles", "short with a stop")
_BEHIND = frozenset("jr inc corp".split())


def lost_honorifics(case: Case) -> None:
    """ "said prof Morag Castellain": the short form of a title in lower case, before a name; "Kennedy jr":
    behind one."""
    text = case.text
    for w, start, end in _places(case, _SHORT):
        stop = end + (text[end : end + 1] == ".")
        if not _NAME_BEHIND.match(text, stop):
            continue
        if w == "ms" and not text[max(0, start - 2) : start].replace(" ", "").isalpha():
            continue  # milliseconds
        if text[start - 1 : start] in (" ", '"', "(", "\n", ""):
            case.lost("name", start, end, w.capitalize(), safe=True, certain=True)
    for w, start, end in _places(case, {"sir", "dame"}):
        m = case.mention_starting(end + 1)
        if m is not None and text[end : end + 1] == " " and gazetteer.is_given(m.text):
            case.lost("name", start, end, w.capitalize(), f"{w.capitalize()} {m.text}")
    for w, start, end in _places(case, _WITH_STOP):
        if text[end : end + 1] == "." and _NAME_BEHIND.match(text, end + 1):
            around = Around(text, start, end)
            if around.before.lower() not in ARTICLES and not around.tight_before:
                case.lost("name", start, end, w.capitalize())
    for w, start, end in _places(case, _BEHIND):
        m = case.mention_ending(start - 1) or case.mention_ending(start - 2)
        if m is None or not m.strong or text[m.end : start] not in (" ", ", "):
            continue
        if re.match(r"\.|,|'s| [a-z]|\Z", text[end : end + 2]):
            case.lost("name", start, end, w.capitalize())


def _places(case: Case, words: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Yields each of some small words with the places where it stands, and that nobody has spoken for."""
    for w in sorted(case.ledger.lowers.intersection(words)):
        for start, end in case.ledger.places_of(w):
            if case.free(start, end):
                yield w, start, end


def titles_elsewhere(case: Case) -> None:
    """Flags "father Belmonte" where the story has Father Belmonte, and no father of another kind."""
    ledger, text = case.ledger, case.text
    for title, name in sorted(ledger.pairs):
        w = title.lower()
        if title not in gazetteer.HONORIFICS or not title[1:].islower() or w not in ledger.lowers:
            continue
        if ledger.times(w) > 1:
            continue
        for start, end in ledger.places_of(w):
            if not text.startswith(f" {name}", end) or not case.free(start, end):
                continue
            before = Around(text, start, end).before
            low = before.lower()
            if before[:1].isupper() or before.endswith("'s") or low in ARTICLES or low in _NO_LONGER:
                continue
            if word_tags(low)[:1] not in (("JJ",), ("NN",)):
                case.lost("name", start, end, title, f"{title} {name}", form=ledger.forms[title])
