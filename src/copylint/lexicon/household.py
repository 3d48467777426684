"""Names every reader knows, and how they are found from what a slip has left of them."""

from __future__ import annotations

import os
from functools import cache, lru_cache

from copylint.cache.kept import Kept
from copylint.lexicon.gazetteer import entry, ordinary
from copylint.lexicon.tables import load_table
from copylint.tables.shipped import lexicons_path
from copylint.tables.table import Table


def _household() -> list[str]:
    """Days, months, countries, their people, states and the largest cities, six letters or more, sorted."""
    names = {
        row[1]
        for row in load_table("capitals.tsv")
        if row[2] in ("weekday", "month", "holiday", "nationality")
    }
    some = {row[0] for row in load_table("demonyms") if row[1] == "nationality"}
    some |= {
        row[0] for row in load_table("places") if row[1] in ("country", "us-state", "capital", "continent")
    }
    cities = {row[0] for row in load_table("places") if row[1] == "city"} - some
    for name in some | cities:
        e = entry(name)
        if e is not None and e.freq >= (36 if name in cities else 28):
            names.add(name)
    return [
        name
        for name in sorted(names)
        if len(name) >= 6 and name.isascii() and name.isalpha() and not ordinary(name.lower())
    ]


def _made() -> bytes:
    """The table of `household_keys`."""
    out: dict[bytes, list[str]] = {}
    for name in _household():
        for key in letters_dropped(name.lower()):
            out.setdefault(key.encode(), []).append(name)
    return Table.pack(out)


def _sources() -> list[str]:
    tables = (
        "capitals.tsv",
        "demonyms.tsv",
        "places.tsv",
        "words.tsv",
        "lower-words.tsv",
        "lowercase-names.txt",
        "particles.txt",
    )
    here = os.path.dirname(__file__)
    code = (f"{here}/{name}.py" for name in ("household", "gazetteer", "dictionary"))
    return [*(f"{lexicons_path()}/{name}" for name in tables), *code]


KEYS = Kept("household", _sources, _made)


@cache
def household_keys() -> Table:
    """What is left of a household name when letters are dropped (see `letters_dropped`) -> those names."""
    return Table(KEYS.data())


#: Letters of the longest name or word in the tables and in copy, and some more.
_LONGEST = 60


def _dropped(word: str) -> set[str]:
    """What is left of a word when one letter is dropped."""
    return {word[:k] + word[k + 1 :] for k in range(len(word))}


def one_dropped(word: str) -> set[str]:
    """Returns what two words that are one slip apart have in common: the word, its letters in order, and what
    is left of it when one letter is dropped. A word longer than any has only itself."""
    if len(word) > _LONGEST:
        return {word}
    return {word, "~" + "".join(sorted(word))} | _dropped(word)


@lru_cache(maxsize=4096)
def letters_dropped(word: str) -> frozenset[str]:
    """Returns what `one_dropped` does, and what is left of a long word when two letters are dropped; of three
    thousand letters that would fill gigabytes."""
    out = one_dropped(word)
    if 8 <= len(word) <= _LONGEST:
        out = out.union(*map(_dropped, _dropped(word)))
    return frozenset(out)
