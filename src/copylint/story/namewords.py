"""What the words of a name say that it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from copylint.lexicon import gazetteer, wellknown
from copylint.lexicon.gazetteer import ordinary, sure_capital
from copylint.lexicon.tables import load_table
from copylint.tables.wordlists import word_set

ORGANISATION = word_set("entities", "organisations")

_PLACE_WORDS = word_set("entities", "last words of places")

_PLACE_FIRST = word_set("entities", "first words of places")

COUNTRY_CODES = frozenset("US USA UK UAE DRC U.S. U.K. U.S.A America".split())

# Family names that come first in the order news copy keeps for Chinese and Korean names.
FAMILY_FIRST = word_set("entities", "family names that come first")

MONTH_SHORT = word_set("entities", "short months and weekdays")


@cache
def title_words() -> frozenset[str]:
    """Capitalised words that titles before a name are made of."""
    out = set(gazetteer.HONORIFICS) - {"Judge"} | {
        "Judge",
        "US",
        "UK",
        "UN",
        "EU",
        "Former",
        "Ex",
        "Acting",
        "Chief",
    }
    for row in load_table("titles"):
        if len(row) > 1 and row[1] in ("honorific", "rank", "office"):
            out.update(w.rstrip(".") for w in re.split(r"[ -]", row[0]) if w[:1].isupper())
    return frozenset(out)


@lru_cache(maxsize=4096)
def kind_of_word(word: str) -> str:
    """Returns what tables say that a word with a capital is: weekday, place, nationality and the like."""
    known = sure_capital(word.lower())
    return known[1] if known is not None else gazetteer.class_of(word)


def honorific(titles: list[str]) -> bool:
    """Whether one of the titles is a form of address."""
    return any(w.rstrip(".") in gazetteer.HONORIFICS for t in titles for w in re.split(r"[ -]", t))


def kind_of_name(texts: list[str], whole: str, titles: list[str]) -> str:
    """Returns "person", "place", "organisation" or "name" (not told) for a name of several words; "" for
    none."""
    if any(t in ORGANISATION for t in texts) or whole in wellknown.organisations():
        return "organisation"
    if (
        gazetteer.is_place(whole)
        or texts[-1] in _PLACE_WORDS
        or texts[0] in _PLACE_FIRST
        and len(texts) == 2
        and not titles
    ):
        return "place"
    if all(kind_of_word(t) in ("weekday", "month", "holiday") for t in texts):
        return ""
    if titles and honorific(titles):
        return "person"
    first = texts[0].rstrip(".")
    if gazetteer.is_given(first) or len(first) == 1 and len(texts) > 1:
        return "person"
    if texts[0].isupper() and len(first) > 1:
        initials = (
            len(first) <= 3
            and len(texts) == 2
            and gazetteer.is_surname(texts[1])
            and not wellknown.is_body(first)
        )
        return "person" if initials and first not in COUNTRY_CODES else "name"
    if kind_of_word(first) in ("nationality", "religion", "weekday", "month"):
        return "name"
    if len(texts) <= 4 and not any(ordinary(t.lower()) for t in texts) and not gazetteer.is_place(first):
        return "person"
    if len(texts) == 2 and not ordinary(first.lower()) and not gazetteer.is_place(first) and titles:
        return "person"
    return "name"
