"""What the make of a word says that no table has: English with an ending, two words in one, the name of a
species."""

from __future__ import annotations

from copylint.lexicon import gazetteer
from copylint.lexicon.gazetteer import entry, sure_capital
from copylint.tables.wordlists import word_set, words

# Endings of English words, which are no name's as a rule.
PLAIN_ENDINGS = words("names", "endings of English words")

_ENDINGS = words("names", "endings of derived words")

MADE_ENDINGS = words("names", "endings of words made of words")

#: First halves that make words, not names, of any second: a right-hander, a first-timer, a back-bencher.
PLAIN_HEADS = word_set("names", "first halves of words")

_LATIN = ("us", "a", "um", "is", "ae", "ii", "es", "ens", "oides", "ensis")


def binomial(genus: str, species: str, apart: bool) -> bool:
    """Whether the two look like the name of a species: Enterococcus faecalis; `apart` says that the
    second stands before a comma or a verb, as a surname does."""
    if not genus.endswith(_LATIN) or gazetteer.is_given(genus):
        return False
    return species.endswith(_LATIN) or species in ("spp", "sp") or species.endswith("i") and not apart


def derived(w: str) -> bool:
    """Whether a word is an English one with an ending: the tables have what it is made from."""
    for ending in _ENDINGS:
        if w.endswith(ending):
            stem = w[: -len(ending)]
            if len(stem) > 2 and any(entry(x) is not None for x in (stem, stem + "e", stem[:-1])):
                return True
    return False


def made_up(w: str) -> bool:
    """Whether a word is made of English parts, though no dictionary has it: prizemoney, victimhood."""
    if w.endswith(MADE_ENDINGS):
        return True
    return any(
        (a := entry(w[:k])) is not None and (b := entry(w[k:])) is not None and a.freq >= 35 and b.freq >= 35
        for k in range(3, len(w) - 2)
    )


def people(word: str) -> bool:
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
