"""Pairs of words that the story itself writes with two capitals, and here with one."""

from __future__ import annotations

from collections.abc import Iterator

from copylint.kinds.names.lostwords import Lost, demonyms, vague
from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import function_word, ordinary, sure_capital
from copylint.story.names import Form, Ledger, Mention
from copylint.tables.wordlists import word_set

# Generic words that a story capitalises in every name or in none.
_GENERIC = word_set("names", "generic words")


def elsewhere(ledger: Ledger) -> Iterator[Lost]:
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
    adjective = known is not None and known[1] in ("nationality", "religion") or a.text in demonyms()
    if not generic and sum(ledger.text[m.end : m.end + 1 + len(low)] == " " + low for m in form.mentions) > 1:
        return
    for m in form.mentions:
        end = m.end + 1 + len(low)
        if not m.strong or ledger.text[m.end : end] != " " + low or ledger.text[end : end + 1].isalnum():
            continue
        if ledger.text[end : end + 1] in ("-", "'") and ledger.text[end : end + 2] != "'s":
            continue
        if adjective or vague(ledger.text, m.start):
            continue
        yield Lost(m.end + 1, end, b.text, f"{a.text} {b.text}", (a.start, b.end, "written so here"))


def _first(ledger: Ledger, form: Form, a: Mention, b: Mention, text: str) -> Iterator[Lost]:
    low = a.text.lower()
    for m in form.mentions:
        start = m.start - 1 - len(low)
        if m.strong and start > 0 and text[start : m.start] == low + " " and text[start - 1] in ' ("':
            yield Lost(start, m.start - 1, a.text, f"{a.text} {b.text}", (a.start, b.end, "written so here"))
