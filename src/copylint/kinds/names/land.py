"""Parts of the land and of towns whose name has lost a capital: "Saxet river", "near cataract Dam"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copylint.kinds.names.lostwords import (
    LOWER_LAST,
    VAGUE,
    WORD,
    Lost,
    ahead,
    behind,
    demonyms,
    small_behind,
)
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import function_word, ordinary, sure_capital
from copylint.story.names import Ledger, Run
from copylint.tables.wordlists import word_set

_AFTER_NAME = word_set("names", "behind the name of land")
_BEFORE_NAME = frozenset("mount port fort lake cape wadi".split())
_COLOURS = word_set("names", "colours of land")
_NO_NAMES = ("west", "east", "north", "south", "holiday")
_AT = word_set("names", "prepositions of place")


def before_land(ledger: Ledger) -> Iterator[Lost]:
    """ "off green Cape", "near cataract Dam", "at port Augusta": the word before a part of the land, or one
    before its name."""
    yield from _before_part(ledger)
    yield from _before_name(ledger)


def _before_part(ledger: Ledger) -> Iterator[Lost]:
    text = ledger.text
    for head in sorted(_AFTER_NAME & ledger.forms.keys()):
        for m in ledger.forms[head].mentions:
            if not m.strong or ledger.run_of(m).start != m.start:
                continue
            before = LOWER_LAST.search(text, max(0, m.start - 24), m.start)
            if before is None:
                continue
            lead = LOWER_LAST.search(text, max(0, before.start(1) - 24), before.start(1))
            if lead is None or lead.group(1) not in _AT | {"the"}:
                continue
            w = before.group(1)
            noun = dictionary.words().tags(w)[:1] in (("NN",), ("NNS",)) and w not in _NO_NAMES
            if ordinary(w) and len(w) > 3 and (noun and lead.group(1) != "the" or w in _COLOURS):
                yield ahead(before, head)


def _before_name(ledger: Ledger) -> Iterator[Lost]:
    text = ledger.text
    for w in sorted(_BEFORE_NAME & ledger.lowers):
        for start, end in ledger.places_of(w):
            name = ledger.starting(end + 1)
            lead = LOWER_LAST.search(text, max(0, start - 24), start)
            if name is None or lead is None or lead.group(1) not in _AT or text[end : end + 1] != " ":
                continue
            if w == "mount" and lead.group(1) == "to" or name.text.isupper() or ordinary(name.text.lower()):
                continue
            known = sure_capital(name.text.lower())
            if known is None or known[1] in ("name", "place", "city", "given"):
                yield Lost(start, end, w.capitalize(), f"{w.capitalize()} {name.text}")


#: Words for parts of the land and of towns that prose hardly ever writes small behind their names.
_LAND = word_set("names", "parts of land and towns")
_WIDE = frozenset("river highway creek strait mountains".split())


def land(ledger: Ledger) -> Iterator[Lost]:
    """ "Saxet river", "on Fulham park": a name right before, and nothing that makes it a description."""
    heads = _LAND & ledger.lowers
    # Houses differ over rivers and ranges: only where the story gives another its capital.
    heads -= {
        h for h in ("river", "mountains") if h in heads and not _capital_elsewhere(ledger, h.capitalize())
    }
    if not heads:
        return
    for run, nxt in small_behind(ledger.story):
        m = run.words[-1]
        if nxt.group(1) not in heads or m.text in demonyms() or len(m.text) < 3:
            continue
        if _of_land(ledger, run, nxt.group(1), nxt.end()):
            yield behind(m, nxt.group(1), m.text)


def _of_land(ledger: Ledger, run: Run, head: str, end: int) -> bool:
    """Whether a part of the land or of a town, whose small word `head` ends at a place, is named by the run
    before it."""
    text, m, wide = ledger.text, run.words[-1], head in _WIDE
    known = sure_capital(m.text.lower())
    if not m.text[1:].islower() or known is not None and known[1] not in ("name", "given", "city", "place"):
        return False
    gap = text[run.start - 1 : run.start]
    before = WORD.findall(text, max(0, run.start - 24), run.start)
    lead = before[-1].lower() if before and gap == " " else ""
    if lead in VAGUE or gap not in (" ", "(") or text[max(0, run.start - 3) : run.start - 1] == "'s":
        return False
    given = gazetteer.is_given(m.text)
    if wide:
        return bool(lead) and not (given and len(run.words) == 1 and lead != "the")
    if lead in ("the", "this", "that", "his", "her", "their", "its", "our", ""):
        return False
    if head != "university" and (gazetteer.is_place(m.text) or given):
        return False
    after = re.match(r" ([a-z]+)", text[end : end + 20])
    return after is None or function_word(after.group(1))


def _capital_elsewhere(ledger: Ledger, head: str) -> bool:
    """Whether the story writes a generic word with a capital behind a name."""
    form = ledger.forms.get(head)
    return form is not None and any(m.strong and ledger.run_of(m).start != m.start for m in form.mentions)
