"""Names of several words of which one has lost its capital: "Security council", "Blue mountains".

The lone word is English in lower case, so only its company proves the name: a table of full names
(`full-names.txt`), pairs of words that edited prose never writes half in capitals
(`name-pairs.tsv`), the letters in brackets behind it, or the story's own other mentions. House
styles lower the generic word of many names (Labour party, Heathrow airport, Nobel prize); none of
those is judged but by the story itself. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from copylint.cache.patterns import later
from copylint.lexicon import dictionary, gazetteer, nametables, wellknown
from copylint.lexicon.gazetteer import function_word, ordinary, sure_capital
from copylint.lexicon.tables import load_table
from copylint.story.acronyms import acronyms
from copylint.story.roles import PROSE
from copylint.tables.wordlists import word_set
from copylint.text.matcher import matcher
from copylint.text.records import Record

if TYPE_CHECKING:
    from copylint.story.names import Form, Ledger, Mention
    from copylint.text.matcher import Matcher

_SMALL = word_set("names", "small words of long names")
_WORD = later(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_LETTERS = later(r"[^\W\d_]+")
_LOWER_NEXT = later(r" ([a-z]+(?:'s)?)(?![\w'-])")
_LOWER_LAST = later(r"(?<![\w'@#./-])([a-z]+) \Z")

# Generic words that a story capitalises in every name or in none.
_GENERIC = word_set("names", "generic words")
# After these a generic word that follows a place is a description: "a London hospital".
_VAGUE = word_set("names", "signs of a description")


class Lost(Record):
    """A word at [start, end) that should be `right`, as part of `whole`."""

    start: int
    end: int
    right: str
    whole: str
    #: Where the proof stands in the story, if it does, and what it is.
    proof: tuple[int, int, str] | None = None


@cache
def _names() -> tuple[tuple[str, ...], Matcher]:
    """The full names and a matcher for them, folded."""
    names = tuple(row[0] for row in load_table("full-names.txt"))
    return names, matcher([n.lower().encode("ascii") for n in names])


def lost(ledger: Ledger) -> list[Lost]:
    """Returns the words of longer names that lost their capital, in order, each once."""
    found: dict[int, Lost] = {}
    for way in (
        _listed,
        _spelled_out,
        _paired,
        _bodies,
        _headed,
        _inside,
        _before_land,
        _land,
        _offices_of,
        _elsewhere,
    ):
        for x in way(ledger):
            found.setdefault(x.start, x)
    return [found[k] for k in sorted(found)]


def _standing(ledger: Ledger) -> dict[int, Mention]:
    """Start -> mention, of every capitalised word."""
    known: dict[int, Mention] | None = ledger.memo.get("standing")
    if known is None:
        known = ledger.memo["standing"] = {m.start: m for f in ledger.forms.values() for m in f.mentions}
    return known


def _listed(ledger: Ledger) -> Iterator[Lost]:
    """Names of the table with a word in lower case and another whose capital nothing else explains."""
    names, known = _names()
    folded, text = ledger.story.folded, ledger.text
    size = len(folded)
    mentions = _standing(ledger)
    for k, start, end in sorted(known.find(folded), key=itemgetter(2)):
        if folded[start - 1 : start].isalnum() or end < size and folded[end : end + 1].isalnum():
            continue
        name = names[k]
        written = text[start:end]
        if written == name or written.islower() or written.isupper():
            continue
        if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
            continue
        lower: list[int] = []
        strong = False
        for m in _WORD.finditer(name):
            if m.group().islower():
                continue
            w = written[m.start() : m.end()]
            if w[:1].islower():
                lower.append(m.start())
            elif (mention := mentions.get(start + m.start())) is not None:
                strong = strong or mention.strong
        # Where a sentence begins with it, the story must write it in full somewhere else.
        if not lower or not strong and (written[0].islower() or name not in text):
            continue
        p = ledger.story.paragraph_at(start) if not strong else None
        if p is not None and (p.role not in PROSE or p.role == "dateline"):
            continue
        for at in lower:
            m2 = _LETTERS.match(name, at)
            if m2 is not None:
                yield Lost(start + at, start + m2.end(), m2.group(), name)


def _spelled_out(ledger: Ledger) -> Iterator[Lost]:
    """One small letter among the words whose initials make the acronym behind them."""
    text = ledger.text
    if "(" not in text:
        return
    story = ledger.story
    for d in acronyms(story).definitions:
        if not d.fits:
            continue
        words = [
            (m.start() + d.words_start, m.group()) for m in _WORD.finditer(text[d.words_start : d.words_end])
        ]
        big = [w for _, w in words if w[0].isupper()]
        low = [(at, w) for at, w in words if w[0].islower() and w not in _SMALL]
        if len(low) != 1 or len(big) < 2 or len(big) + 1 < len(d.acronym):
            continue
        at, w = low[0]
        opens = at == d.words_start
        if opens and (
            len(big) + 1 != len(d.acronym)
            or d.acronym[0] != w[0].upper()
            or text[at - 4 : at].lower() != "the "
        ):
            continue
        if w[0].upper() in d.acronym and text[at - 1] == " ":
            whole = story.text[d.words_start : d.words_end]
            right = w[:1].upper() + w[1:]
            yield Lost(at, at + len(w), right, whole.replace(w, right), (d.start, d.end, "its letters"))


def _person_before(ledger: Ledger, m: Mention) -> bool:
    """Whether the word before in the run makes this one a surname."""
    run = ledger.run_of(m)
    k = next(i for i, x in enumerate(run.words) if x is m)
    if not k or run.joints[k - 1][:1] not in (" ", "."):
        return False
    before = run.words[k - 1].text
    return (
        gazetteer.is_given(before)
        or before.rstrip(".") in gazetteer.HONORIFICS
        or len(before.rstrip(".")) == 1
    )


def _settled_before(ledger: Ledger, m: Mention) -> bool:
    """Whether the word ends a name of ordinary words with the one before it: "the Social Security
    trust fund"; then what follows need not belong to it."""
    run = ledger.run_of(m)
    k = next(i for i, x in enumerate(run.words) if x is m)
    if not k or run.joints[k - 1] != " ":
        return False
    before = run.words[k - 1]
    low = before.text.lower()
    return before.text[1:].islower() and ordinary(low) and not function_word(low)


def _paired(ledger: Ledger) -> Iterator[Lost]:
    """Pairs of words that edited prose never writes half in capitals."""
    text = ledger.text
    for form in ledger.forms.values():
        word = form.text
        low = word.lower()
        if len(word) < 3 or not word[1:].islower() or not ordinary(low) or function_word(low):
            continue
        for m in form.mentions:
            if not m.strong:
                continue
            nxt = _LOWER_NEXT.match(text, m.end, m.end + 24)
            if nxt is not None:
                b = nxt.group(1).removesuffix("'s")
                flags = nametables.name_pair(low, b)
                if "s" in flags and not _person_before(ledger, m) and not _settled_before(ledger, m):
                    right = b[:1].upper() + b[1:]
                    yield Lost(m.end + 1, m.end + 1 + len(b), right, f"{word} {right}")
            last = _LOWER_LAST.search(text, max(0, m.start - 24), m.start)
            if last is not None:
                a = last.group(1)
                run = ledger.run_of(m)
                if "f" in nametables.name_pair(a, low) and (
                    len(run.words) == 1 or run.words[-1].text in _BODY
                ):
                    right = a[:1].upper() + a[1:]
                    yield Lost(last.start(1), last.end(1), right, f"{right} {word}")


def _elsewhere(ledger: Ledger) -> Iterator[Lost]:
    """Pairs that the story itself writes with two capitals, and here with one."""
    text, forms = ledger.text, ledger.forms
    lowers = ledger.lowers
    persons = gazetteer.person_nouns()
    done: set[tuple[str, str]] = set()
    for run in ledger.runs:
        if len(run.words) < 2:
            continue
        for k, joint in enumerate(run.joints):
            if joint != " ":
                continue
            a, b = run.words[k], run.words[k + 1]
            key = (a.text, b.text)
            if key in done or not b.strong or not (a.strong or k):
                continue
            done.add(key)
            one, two = a.text.lower(), b.text.lower()
            if (
                len(two) > 3
                and two in lowers
                and b.text[1:].islower()
                and ordinary(two)
                and not function_word(two)
            ):
                # Of a name and a noun only generic words are sure to belong; of two nouns a settled pair.
                generic = two in _GENERIC
                if generic or two not in persons and ledger.pairs.get(key, 0) > 2:
                    yield from _second(ledger, forms[a.text], a, b, one if generic else "")
            if (
                len(one) > 3
                and one in lowers
                and a.text[1:].islower()
                and ordinary(one)
                and not function_word(one)
                and a.strong
            ):
                settled = ledger.pairs.get(key, 0) > 1 and not b.text.isupper() and b.text != "Web"
                if (
                    settled
                    and one not in persons
                    and not gazetteer.is_given(a.text)
                    and ordinary(two)
                    and two not in persons
                ):
                    yield from _first(ledger, forms[b.text], a, b, text)


def _second(ledger: Ledger, form: Form, a: Mention, b: Mention, generic: str) -> Iterator[Lost]:
    low = b.text.lower()
    if gazetteer.is_given(a.text) and not gazetteer.is_place(a.text):
        return
    known = sure_capital(a.text.lower())
    adjective = known is not None and known[1] in ("nationality", "religion") or a.text in _demonyms()
    if not generic and sum(ledger.text[m.end : m.end + 1 + len(low)] == " " + low for m in form.mentions) > 1:
        return
    for m in form.mentions:
        end = m.end + 1 + len(low)
        if not m.strong or ledger.text[m.end : end] != " " + low or ledger.text[end : end + 1].isalnum():
            continue
        if ledger.text[end : end + 1] in ("-", "'") and ledger.text[end : end + 2] != "'s":
            continue
        if adjective or _vague(ledger.text, m.start):
            continue
        yield Lost(m.end + 1, end, b.text, f"{a.text} {b.text}", (a.start, b.end, "written so here"))


def _first(ledger: Ledger, form: Form, a: Mention, b: Mention, text: str) -> Iterator[Lost]:
    low = a.text.lower()
    for m in form.mentions:
        start = m.start - 1 - len(low)
        if m.strong and start > 0 and text[start : m.start] == low + " " and text[start - 1] in ' ("':
            yield Lost(start, m.start - 1, a.text, f"{a.text} {b.text}", (a.start, b.end, "written so here"))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(row[0] for row in load_table("demonyms"))


# What bodies are of, and what they are: "Melbourne Football club", "Woomera detention Centre".
_MIDDLE = word_set("names", "what bodies are of")
_BODY = word_set("names", "what bodies are")


def _bodies(ledger: Ledger) -> Iterator[Lost]:
    """A body named in three words or more of which one has lost its capital."""
    text = ledger.text
    for run in ledger.runs:
        last = run.words[-1]
        if len(run.words) > 1 and last.strong and last.text.lower() in _MIDDLE:
            # "Melbourne Football club": the last word, behind what bodies are of.
            nxt = _LOWER_NEXT.match(text, last.end, last.end + 24)
            if nxt is not None:
                low = nxt.group(1).removesuffix("'s")
                right = low[:1].upper() + low[1:]
                whole = text[run.start : last.end]
                ahead = run.words[-2].text.lower()
                if ordinary(ahead) and (ahead not in _MIDDLE or ordinary(run.words[0].text.lower())):
                    continue
                if (
                    right in _BODY
                    and whole not in _settled()
                    and run.joints[-1] == " "
                    and not _vague(text, run.start)
                ):
                    yield Lost(last.end + 1, last.end + 1 + len(low), right, f"{whole} {right}")
        first = run.words[0]
        if (
            not first.strong
            or first.text.lower() not in _MIDDLE
            and first.text not in _BODY
            and first.text != "Affairs"
        ):
            continue
        if not any(w.text in _BODY or w.text == "Affairs" for w in run.words):
            continue
        before = _LOWER_LAST.search(text, max(0, first.start - 24), first.start)
        if before is None or before.start() < 2:
            continue
        joined = re.search(r"[^\W\d_]* and \Z", text[max(0, before.start(1) - 30) : before.start(1)])
        if (
            joined is not None
            and joined.group()[:1].isupper()
            and len(run.words) == 1
            and first.text in _BODY | {"Affairs", "Safety"}
        ):
            # "Cooperative Governance and traditional Affairs"
            right = before.group(1).capitalize()
            if ordinary(before.group(1)) and not function_word(before.group(1)):
                yield Lost(before.start(1), before.end(1), right, f"{right} {first.text}")
            continue
        if before.group(1) not in _MIDDLE:
            continue
        # "Woomera detention Centre": a name right before, in the same breath.
        lead = re.search(r"([^\W\d_][\w'-]*) \Z", text[max(0, before.start() - 30) : before.start()])
        if lead is not None and lead.group(1)[0].isupper() and not lead.group(1).endswith("'s"):
            right = before.group(1).capitalize()
            yield Lost(before.start(1), before.end(1), right, f"{right} {text[run.start : run.end]}")


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


def _headed(ledger: Ledger) -> Iterator[Lost]:
    """The last word of a body behind words that are no name without it: "Federal Open Market committee"."""
    text = ledger.text
    once: dict[str, bool] = {}

    def written_once(pair: str) -> bool:
        # A long document has few different pairs: each is counted once.
        if pair not in once:
            once[pair] = text.count(pair) == 1
        return once[pair]

    for run in ledger.runs:
        m = run.words[-1]
        if not m.strong or not text[m.end + 1 : m.end + 2].islower():
            continue
        low = m.text.lower()
        if len(low) < 4 or not m.text[1:].islower():
            continue
        nxt = _LOWER_NEXT.match(text, m.end, m.end + 24)
        if nxt is None:
            continue
        w = nxt.group(1).removesuffix("'s")
        if (
            w == "service"
            and low in _OF_SERVICES
            or w in _PAPERS
            and low in ("evening", "daily")
            or w in _OF_NATION
            and low == "national"
        ):
            right = w[:1].upper() + w[1:]
            if (
                written_once(f"{m.text} {w}")
                and (len(run.words) > 1 or low == "national")
                and not _vague(text, run.start)
            ):
                yield Lost(m.end + 1, m.end + 1 + len(w), right, f"{text[run.start : m.end]} {right}")
            continue
        if (
            w in _HEADS_BEHIND_TWO
            and (len(run.words) > 1 or text[run.start - 4 : run.start] == "and ")
            and low not in _COMPLETE
            and run.words[0].strong
        ):
            never = True
        else:
            never = low in _NEVER_LAST or low in _NOT_FIRST_LAST and len(run.words) == 1
        if (
            not never
            and w not in _HEADS
            or not ordinary(low)
            or low in _COMPLETE
            or function_word(low)
            or function_word(w)
        ):
            continue
        if (
            w == "union"
            and low.endswith("s")
            or not ordinary(w)
            or gazetteer.is_given(m.text)
            or gazetteer.is_place(m.text)
            or m.text in _demonyms()
        ):
            continue
        if (
            never
            and w not in _HEADS | _HEADS_BEHIND_TWO
            and (low in _NOT_FIRST_LAST or dictionary.words().tags(w)[:1] not in (("NN",), ("NNS",)))
        ):
            continue
        whole = text[run.start : m.end]
        if not written_once(f"{m.text} {w}"):
            continue  # the house writes it so
        if (
            whole in _settled()
            or run.joints
            and run.joints[-1] != " "
            or _vague(text, run.start)
            or _person_before(ledger, m)
        ):
            continue
        e = gazetteer.entry(low)
        if len(run.words) == 1 and (e is None or e.freq < 25):
            continue  # a place that is a rare word too
        known = gazetteer.capitals().get(low)
        if known is not None and known[1] in ("party", "religion", "nationality", "month"):
            continue
        right = w[:1].upper() + w[1:]
        yield Lost(m.end + 1, m.end + 1 + len(w), right, f"{whole} {right}")


def _inside(ledger: Ledger) -> Iterator[Lost]:
    """A word between a capital and the last word of a body: "Federal railroad Administration"."""
    text = ledger.text
    standing = _standing(ledger)
    for run in ledger.runs:
        m = run.words[-1]
        if not m.strong or not text[m.end + 1 : m.end + 2].islower():
            continue
        if len(m.text) < 3 or not (m.text[1:].islower() or m.text.isupper()):
            continue
        nxt = _LOWER_NEXT.match(text, m.end, m.end + 24)
        if nxt is None or text[nxt.end() : nxt.end() + 1] != " " or nxt.group(1).endswith("'s"):
            continue
        last = standing.get(nxt.end() + 1)
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
            m.text in _demonyms()
            or _person_before(ledger, m)
            or w in gazetteer.person_nouns()
            or m.text.lower() in _COMPLETE
        ):
            continue
        right = w[:1].upper() + w[1:]
        yield Lost(m.end + 1, nxt.end(1), right, f"{text[run.start : m.end]} {right} {last.text}")


_AFTER_NAME = word_set("names", "behind the name of land")
_BEFORE_NAME = frozenset("mount port fort lake cape wadi".split())
_COLOURS = word_set("names", "colours of land")
_AT = word_set("names", "prepositions of place")


def _before_land(ledger: Ledger) -> Iterator[Lost]:
    """ "off green Cape", "near cataract Dam", "at port Augusta": the word before a part of the land, or one
    before its name."""
    text = ledger.text
    lowers = ledger.lowers
    for head in sorted(_AFTER_NAME & ledger.forms.keys()):
        for m in ledger.forms[head].mentions:
            run = ledger.run_of(m)
            if not m.strong or run.words[0] is not m:
                continue
            before = _LOWER_LAST.search(text, max(0, m.start - 24), m.start)
            lead = (
                _LOWER_LAST.search(text, max(0, before.start(1) - 24), before.start(1))
                if before is not None
                else None
            )
            if before is None or lead is None or lead.group(1) not in _AT | {"the"}:
                continue
            w = before.group(1)
            noun = dictionary.words().tags(w)[:1] in (("NN",), ("NNS",)) and w not in (
                "west",
                "east",
                "north",
                "south",
                "holiday",
            )
            if ordinary(w) and len(w) > 3 and (noun and lead.group(1) != "the" or w in _COLOURS):
                right = w[:1].upper() + w[1:]
                yield Lost(before.start(1), before.end(1), right, f"{right} {head}")
    for w in sorted(_BEFORE_NAME & lowers):
        for start, end in ledger.places_of(w):
            m2 = _standing(ledger).get(end + 1)
            lead = _LOWER_LAST.search(text, max(0, start - 24), start)
            if (
                m2 is None
                or lead is None
                or lead.group(1) not in _AT
                or text[end : end + 1] != " "
                or w == "mount"
                and lead.group(1) == "to"
            ):
                continue
            known = sure_capital(m2.text.lower())
            if (
                m2.text.isupper()
                or ordinary(m2.text.lower())
                or known is not None
                and known[1] not in ("name", "place", "city", "given")
            ):
                continue
            right = w[:1].upper() + w[1:]
            yield Lost(start, end, right, f"{right} {m2.text}")


#: Words for parts of the land and of towns that prose hardly ever writes small behind their names.
_LAND = word_set("names", "parts of land and towns")
_WIDE = frozenset("river highway creek strait mountains".split())


def _land(ledger: Ledger) -> Iterator[Lost]:
    """ "Saxet river", "on Fulham park": a name right before, and nothing that makes it a description."""
    text = ledger.text
    heads = _LAND & ledger.lowers
    # Houses differ over rivers and ranges: only where the story gives another its capital.
    heads -= {
        h for h in ("river", "mountains") if h in heads and not _capital_elsewhere(ledger, h.capitalize())
    }
    if not heads:
        return
    demonyms = _demonyms()
    for run in ledger.runs:
        m = run.words[-1]
        nxt = _LOWER_NEXT.match(text, m.end, m.end + 24)
        if nxt is None or nxt.group(1) not in heads or not m.strong or m.text in demonyms or len(m.text) < 3:
            continue
        head = nxt.group(1)
        low = m.text.lower()
        known = sure_capital(low)
        if (
            m.text.isupper()
            or not m.text[1:].islower()
            or known is not None
            and known[1] not in ("name", "given", "city", "place")
        ):
            continue
        before = _WORD.findall(text, max(0, run.start - 24), run.start)
        lead = before[-1].lower() if before and text[run.start - 1 : run.start] == " " else ""
        if (
            lead in _VAGUE
            or text[run.start - 1 : run.start] not in (" ", "(")
            or text[max(0, run.start - 3) : run.start - 1] == "'s"
        ):
            continue
        if head not in _WIDE and (
            lead in ("the", "this", "that", "his", "her", "their", "its", "our", "")
            or head != "university"
            and (gazetteer.is_place(m.text) or gazetteer.is_given(m.text))
        ):
            continue
        if (
            not lead
            and head in _WIDE
            or gazetteer.is_given(m.text)
            and len(run.words) == 1
            and head in _WIDE
            and lead != "the"
        ):
            continue
        after = re.match(r" ([a-z]+)", text[nxt.end() : nxt.end() + 20])
        if after is not None and not function_word(after.group(1)) and head not in _WIDE:
            continue
        right = head.capitalize()
        yield Lost(m.end + 1, nxt.end(1), right, f"{m.text} {right}")


def _capital_elsewhere(ledger: Ledger, head: str) -> bool:
    """Whether the story writes a generic word with a capital behind a name."""
    form = ledger.forms.get(head)
    return form is not None and any(m.strong and ledger.run_of(m).words[0] is not m for m in form.mentions)


_OFFICE_OF = later(
    r"(?:(?P<big>(?:Ministry|Department|Institute|Bureau|Faculty|Chamber|University|House) of (?:the )?)(?P<low>[a-z]{4,}))"
    r"|(?:(?P<head>\b(?:ministry|department|institute|bureau|faculty|chamber|university)) of (?:the )?(?P<name>[A-Z][a-z]+))"
)


def _offices_of(ledger: Ledger) -> Iterator[Lost]:
    """ "Ministry of defence", "department of Health": the two ends of one name."""
    text = ledger.text
    if (
        "inistry of" not in text
        and "epartment of" not in text
        and "niversity of" not in text
        and "nstitute of" not in text
        and "ureau of" not in text
        and "aculty of" not in text
        and "hamber of" not in text
    ):
        return
    mentions = _standing(ledger)
    for m in _OFFICE_OF.finditer(text):
        if m["low"]:
            head = mentions.get(m.start())
            low = m["low"]
            if (
                head is None
                or not head.strong
                or not ordinary(low)
                or low in ("that", "this", "which", "what", "their", "these", "those", "people", "choice")
            ):
                continue
            right = low.capitalize()
            yield Lost(m.start("low"), m.end("low"), right, f"{m['big']}{right}")
        else:
            name = mentions.get(m.start("name"))
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


@cache
def _settled() -> frozenset[str]:
    """Names that end in such a word already: Premier League club."""
    return frozenset(row[0] for row in load_table("full-names.txt")) | wellknown.organisations()


def _vague(text: str, start: int) -> bool:
    """Whether the words before make what follows a description: "a London hospital"."""
    before = _WORD.findall(text, max(0, start - 24), start)
    return bool(before) and before[-1].lower() in _VAGUE
