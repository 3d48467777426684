"""Bodies and offices of which one word has lost its capital: "Melbourne Football club", "Ministry of
defence"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from copylint.kinds.names.lostwords import (
    LOWER_LAST,
    Lost,
    ahead,
    behind,
    demonyms,
    person_before,
    settled,
    small_behind,
    vague,
)
from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import function_word, ordinary
from copylint.story.names import Ledger, Run
from copylint.tables.wordlists import word_set
from copylint.text.patterns import later

# What bodies are of, and what they are: "Melbourne Football club", "Woomera detention Centre".
_MIDDLE = word_set("names", "what bodies are of")

BODY = word_set("names", "what bodies are")
_AFFAIRS = BODY | {"Affairs"}


def bodies(ledger: Ledger) -> Iterator[Lost]:
    """A body named in three words or more of which one has lost its capital."""
    for run, small in small_behind(ledger.story):
        if len(run.words) > 1 and run.words[-1].text.lower() in _MIDDLE:
            yield from _last_word(ledger, run, small)
    for run in ledger.runs:
        first = run.words[0]
        if first.strong and (first.text in _AFFAIRS or first.text.lower() in _MIDDLE):
            yield from _first_word(ledger, run)


def _last_word(ledger: Ledger, run: Run, small: re.Match[str]) -> Iterator[Lost]:
    """ "Melbourne Football club": the last word, behind what bodies are of."""
    text, last = ledger.text, run.words[-1]
    low = small.group(1).removesuffix("'s")
    whole = text[run.start : last.end]
    before = run.words[-2].text.lower()
    if ordinary(before) and (before not in _MIDDLE or ordinary(run.words[0].text.lower())):
        return
    if low.capitalize() in BODY and whole not in settled() and run.joints[-1] == " ":
        if not vague(text, run.start):
            yield behind(last, low, whole)


def _first_word(ledger: Ledger, run: Run) -> Iterator[Lost]:
    """ "Woomera detention Centre", "Cooperative Governance and traditional Affairs": a word before what
    bodies are."""
    text, first = ledger.text, run.words[0]
    if not any(w.text in _AFFAIRS for w in run.words):
        return
    before = LOWER_LAST.search(text, max(0, first.start - 24), first.start)
    if before is None or before.start() < 2:
        return
    joined = re.search(r"[^\W\d_]* and \Z", text[max(0, before.start(1) - 30) : before.start(1)])
    alone = len(run.words) == 1 and (first.text in _AFFAIRS or first.text == "Safety")
    if joined is not None and joined.group()[:1].isupper() and alone:
        if ordinary(before.group(1)) and not function_word(before.group(1)):
            yield ahead(before, first.text)
        return
    if before.group(1) not in _MIDDLE:
        return
    # A name right before, in the same breath.
    lead = re.search(r"([^\W\d_][\w'-]*) \Z", text[max(0, before.start() - 30) : before.start()])
    if lead is not None and lead.group(1)[0].isupper() and not lead.group(1).endswith("'s"):
        yield ahead(before, text[run.start : run.end])


# What bodies and places are: behind a name that cannot stand alone, edited prose writes them small once in
# fifty times or less (our counts of openly licensed prose, see rules/lexicons/README.md).
_HEADS = word_set("names", "last words of bodies")
_OF_SERVICES = word_set("names", "services")
_PAPERS = word_set("names", "newspapers")
_OF_NATION = word_set("names", "national bodies")
_ENDS = word_set("names", "last words of offices")
# These stand between two names: "the London district Council meets", "BBC world Service" is another matter.
_AWAY = word_set("names", "between two names")
# The same behind two words or more of a name.
_HEADS_BEHIND_TWO = word_set("names", "last words behind two")
# Adjectives that never end a name: what follows belongs to it ("the Foreign ministry", "Central Reserve
# police"). Counted in the same prose: twenty with a second capital for each one without.
_NEVER_LAST = word_set("names", "adjectives of bodies")
# These end names too (Amnesty International, the Grand National): only where they begin one.
_NOT_FIRST_LAST = frozenset("international national public social military regional royal central".split())
# What stands whole: the noun behind it need not belong to it ("Premier League club", "White House
# committee").
_COMPLETE = word_set("names", "complete names")


def headed(ledger: Ledger) -> Iterator[Lost]:
    """The last word of a body behind words that are no name without it: "Federal Open Market committee"."""
    text = ledger.text

    @cache
    def written_once(pair: str) -> bool:
        # A long document has few different pairs: each is counted once. What is written twice, the house
        # writes so.
        return text.count(pair) == 1

    for run, nxt in small_behind(ledger.story):
        m = run.words[-1]
        low = m.text.lower()
        if len(low) < 4 or not m.text[1:].islower():
            continue
        w = nxt.group(1).removesuffix("'s")
        if _named_so(low, w):
            sure = len(run.words) > 1 or low == "national"
        else:
            sure = _may_head(ledger, run, low, w) and _no_name_without(ledger, run, low)
        if sure and written_once(f"{m.text} {w}") and not vague(text, run.start):
            yield behind(m, w, text[run.start : m.end])


def _named_so(low: str, w: str) -> bool:
    """Whether two words make a name by themselves: Health Service, Evening Post, National Gallery."""
    return (
        w == "service" and low in _OF_SERVICES
        or w in _PAPERS and low in ("evening", "daily")
        or w in _OF_NATION and low == "national"
    )  # fmt: skip


def _may_head(ledger: Ledger, run: Run, low: str, w: str) -> bool:
    """Whether the small word `w` may be the last of a body, behind a run whose last word is `low` in small
    letters."""
    m, several = run.words[-1], len(run.words) > 1
    if low in _COMPLETE or not ordinary(low) or not ordinary(w) or function_word(low) or function_word(w):
        return False
    led = several or ledger.text[run.start - 4 : run.start] == "and "
    if w in _HEADS_BEHIND_TWO and led and run.words[0].strong:
        never = True
    else:
        never = low in _NEVER_LAST or low in _NOT_FIRST_LAST and not several
    if not never and w not in _HEADS or w == "union" and low.endswith("s"):
        return False
    if gazetteer.is_given(m.text) or gazetteer.is_place(m.text) or m.text in demonyms():
        return False
    if w in _HEADS or w in _HEADS_BEHIND_TWO:
        return True
    return low not in _NOT_FIRST_LAST and dictionary.words().tags(w)[:1] in (("NN",), ("NNS",))


def _no_name_without(ledger: Ledger, run: Run, low: str) -> bool:
    """Whether a run whose last word is `low` in small letters is no name that stands by itself."""
    m = run.words[-1]
    if ledger.text[run.start : m.end] in settled() or run.joints and run.joints[-1] != " ":
        return False
    if person_before(ledger, m):
        return False
    e = gazetteer.entry(low)
    if len(run.words) == 1 and (e is None or e.freq < 25):
        return False  # a place that is a rare word too
    known = gazetteer.capitals().get(low)
    return known is None or known[1] not in ("party", "religion", "nationality", "month")


def inside(ledger: Ledger) -> Iterator[Lost]:
    """A word between a capital and the last word of a body: "Federal railroad Administration"."""
    text = ledger.text
    for run, nxt in small_behind(ledger.story):
        m = run.words[-1]
        if len(m.text) < 3 or not (m.text[1:].islower() or m.text.isupper()):
            continue
        if text[nxt.end() : nxt.end() + 1] != " " or nxt.group(1).endswith("'s"):
            continue
        last = ledger.starting(nxt.end() + 1)
        if last is None or last.text not in _ENDS and last.text.lower() not in _HEADS or last.text == "Act":
            continue
        w = nxt.group(1)
        tags = dictionary.words().tags(w)[:1]
        if (
            len(w) < 4
            or function_word(w)
            or not ordinary(w)
            or tags not in (("NN",), ("NNS",), ("JJ",), ("VBG",))
            or w in _AWAY
        ):
            continue
        if (
            m.text in demonyms()
            or person_before(ledger, m)
            or w in gazetteer.person_nouns()
            or m.text.lower() in _COMPLETE
        ):
            continue
        yield behind(m, w, text[run.start : m.end], f" {last.text}")


_OFFICE_OF = later(
    r"(?:(?P<big>(?:Ministry|Department|Institute|Bureau|Faculty|Chamber|University|House) of (?:the )?)"
    r"(?P<low>[a-z]{4,}))"
    r"|(?:(?P<head>\b(?:ministry|department|institute|bureau|faculty|chamber|university)) of (?:the )?"
    r"(?P<name>[A-Z][a-z]+))"
)
_OFFICES = "inistry epartment niversity nstitute ureau aculty hamber".split()
_NO_OFFICE = ("that", "this", "which", "what", "their", "these", "those", "people", "choice")


def offices_of(ledger: Ledger) -> Iterator[Lost]:
    """ "Ministry of defence", "department of Health": the two ends of one name."""
    text = ledger.text
    if not any(f"{office} of" in text for office in _OFFICES):
        return
    for m in _OFFICE_OF.finditer(text):
        if m["low"]:
            head = ledger.starting(m.start())
            low = m["low"]
            if head is None or not head.strong or not ordinary(low) or low in _NO_OFFICE:
                continue
            right = low.capitalize()
            yield Lost(m.start("low"), m.end("low"), right, f"{m['big']}{right}")
        else:
            name = ledger.starting(m.start("name"))
            if name is None or not name.strong or text[m.start() - 1 : m.start()] == "-":
                continue
            if (
                m["head"] != "university"
                and not ordinary(m["name"].lower())
                or m["head"] == "chamber"
                and m["name"] != "Commerce"
            ):
                continue
            right = m["head"].capitalize()
            yield Lost(m.start("head"), m.end("head"), right, right + text[m.end("head") : m.end("name")])
