"""Names of several words: double names, places of two words, parts of longer names, al- and Al-."""

from __future__ import annotations

import re

from copylint.kinds.names import fullnames
from copylint.kinds.names.case import Case, Fault
from copylint.lexicon import wellknown
from copylint.lexicon.gazetteer import ordinary
from copylint.story.linewords import UPPER, explained_by_name
from copylint.text.patterns import later

_HYPHEN_CAPITAL = later("-[A-ZÀ-ÖØ-Þ]")

_DOUBLE_NAME = later(r"(?<![\w-])([A-ZÀ-ÖØ-Þ][^\W\d_]+)-([A-ZÀ-ÖØ-Þ][^\W\d_]+)(?![\w-])")


def hyphenated(case: Case) -> None:
    """A double name that lost its second capital: Brandt-olsen where the story has Brandt-Olsen."""
    text = case.text
    for head, tail in sorted(_double_names(text)):
        low = f"{head}-{tail.lower()}"
        # Kim Jong-un: the second half of an East Asian given name is short and lower by right.
        if low not in text or ordinary(tail.lower()) or len(tail) <= 4:
            continue
        right = f"{head}-{tail}"
        places = [m.start() for m in re.finditer(rf"(?<![\w-]){re.escape(low)}(?![\w-])", text)]
        if len(places) > text.count(right):
            continue
        for at in places:
            start = at + len(head) + 1
            if start not in case.taken:
                case.add("compound", Fault(start, at + len(low), [tail], True, right))


def _double_names(text: str) -> set[tuple[str, str]]:
    """The names of two words with a hyphen between them, each with a capital."""
    out: set[tuple[str, str]] = set()
    for hyphen in _HYPHEN_CAPITAL.finditer(text):
        start = hyphen.start()
        while start and text[start - 1].isalnum() and not text[start - 1].isdecimal():
            start -= 1
        m = _DOUBLE_NAME.match(text, start)
        if m is not None:
            out.add((m[1], m[2]))
    return out


def split_places(case: Case) -> None:
    """Places of two words that lost one capital: "north Korea", "New york"."""
    forms = case.ledger.forms
    text = case.text
    for head, tail in wellknown.hyphenated():
        if head in forms and tail.lower() in case.ledger.lowers:
            for m in forms[head].mentions:
                end = m.end + 1 + len(tail)
                if text[m.end : end] == "-" + tail.lower() and not text[end : end + 1].isalnum():
                    case.add("compound", Fault(m.end + 1, end, [tail], True, f"{head}-{tail}", certain=True))
    for (first, second), name in wellknown.double_places().items():
        f, s = forms.get(first), forms.get(second)
        if s is not None:
            low = first.lower()
            if low in case.ledger.lowers and f is None or low in case.ledger.lowers and name in text:
                for m in s.mentions:
                    a = m.start - 1 - len(low)
                    if (
                        a >= 0
                        and text[a : m.start] == low + " "
                        and (a == 0 or not text[a - 1].isalnum())
                        and text[a - 1] != "-"
                    ):
                        case.add("place", Fault(a, a + len(low), [first], name in text, name, []))
        if f is not None:
            low = second.lower()
            if low in case.ledger.lowers:
                for m in f.mentions:
                    b = m.end + 1
                    e = b + len(low)
                    if (
                        text[m.end : e] == " " + low
                        and not text[e : e + 1].isalnum()
                        and text[e : e + 1] != "-"
                        and b not in case.taken
                    ):
                        case.add("place", Fault(b, e, [second], name in text, name, []))


def parts_of_names(case: Case) -> None:
    """A word of a longer name that lost its capital, proved by its company alone."""
    for x in fullnames.lost(case.ledger):
        if x.start in case.taken or not case.open(x.start, x.end):
            continue
        evidence = []
        if x.proof is not None:
            start, end, reason = x.proof
            evidence = [(start, end, f"{reason}, line {case.line(start)}")]
        case.add("part", Fault(x.start, x.end, [x.right], False, x.whole, evidence))


def arabic_articles(case: Case) -> None:
    """An Arabic article that has a capital in one place and none in another."""
    text = case.text
    if not any(
        a in text and b in text for a, b in (("Al-", "al-"), ("El-", "el-"), (" Al ", " al "), (" D'", " d'"))
    ):
        return
    seen: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for m in re.finditer(rf"(?<![\w-])([AaEe]l-|[Aa]l |[Dd]')([{UPPER}]\w+)(?!\w)", text):
        if m.group(1)[0].isupper() and not explained_by_name(text, m.start()):
            continue
        forms = seen.setdefault(m.group(1).lower() + m.group(2), {})
        forms.setdefault(m.group(), []).append(m.span())
    for forms in seen.values():
        if len(forms) != 2:
            continue
        right = max(forms, key=lambda f: (len(forms[f]), f[0].islower()))
        first = forms[right][0]
        proof = [(*first, f"{right} on line {case.line(first[0])}")]
        for written, places in forms.items():
            if written != right:
                for start, end in places:
                    case.add("particle", Fault(start, end, [right], False, right, proof))
