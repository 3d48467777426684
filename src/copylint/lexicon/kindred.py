"""The other forms of a word that is written: for "allows", a base "allow"; for "Boyd's", the plain "Boyd"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copylint.lexicon.dictionary import base_of_possessive, plain_apostrophe, words
from copylint.lexicon.families import Forms, forms


@lru_cache(maxsize=4096)
def family_of(word: str) -> Forms:
    """Returns the forms of the family of a word in small letters, without the mark of a possessive, by class;
    empty where it has none, or where that can't be told."""
    table = words().table
    number = table.number(word)
    base = table.column("bases")[number] if number >= 0 else 0
    return forms(table.word(base - 1), _tags) if base else {}


def _tags(word: str) -> Sequence[str]:
    entry = words().get(word)
    return entry.tags if entry is not None else ()


def other_forms(word: str, wanted: str) -> tuple[str, ...]:
    """Returns the forms of a word's family that have a class, the usual one first, with the word's first
    capital; empty where there are none. Of a word that has no family, a name, only NN and NN_POS are
    known."""
    plain = plain_apostrophe(word)
    bare = base_of_possessive(plain)
    family = family_of(bare.lower())
    if not family:
        return {"NN": (bare,), "NN_POS": (f"{bare}'s",)}.get(wanted, ()) if word[:1].isupper() else ()
    found = family.get(wanted, ())
    if word[:1].isupper():
        found = tuple(form[0].upper() + form[1:] for form in found)
    return tuple(form for form in found if form != plain)
