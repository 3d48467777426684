"""What is known of names before a story is read: which words are ordinary, which are names.

Answers come from the word tables; every one is read on first use, once a process.
"""

from __future__ import annotations

from functools import cache, lru_cache

from copylint.lexicon import nametables
from copylint.lexicon.dictionary import words
from copylint.lexicon.tables import load_map, load_set, load_table
from copylint.lexicon.wellknown import famous
from copylint.lexicon.wordfile import Entry
from copylint.tables.wordlists import word_set


def particle(word: str) -> bool:
    """Whether a word in lower case belongs to the name it stands in: von, bin, de la."""
    return word in _particles()[0]


def prefixed(word: str) -> bool:
    """Whether a word joins to a name by a hyphen or an apostrophe and keeps the lower case: al-, d'."""
    return word in _particles()[1]


@cache
def _particles() -> tuple[frozenset[str], frozenset[str]]:
    """Those that stand by themselves, and those that are joined to the name."""
    free: set[str] = set()
    tight: set[str] = set()
    for row in load_table("particles"):
        if row[0].islower() and " " not in row[0]:
            (free if row[1:2] == ("space",) else tight).update(row[0].rstrip("-'").split())
    return frozenset(free), frozenset(tight)


#: Honorifics, without their stop.
HONORIFICS = word_set("titles", "honorifics")

_FUNCTION_TAGS = frozenset(("DT", "IN", "PRP", "PRP$", "MD", "CC", "WDT", "WP", "WP$", "WRB", "TO", "EX"))


@lru_cache(maxsize=8192)
def entry(word: str) -> Entry | None:
    """The dictionary's entry of exactly this spelling."""
    return words().get(word)


@lru_cache(maxsize=8192)
def function_word(word: str) -> bool:
    """Whether a lower-case word is an article, preposition, pronoun, conjunction or modal."""
    e = entry(word)
    return e is not None and not _FUNCTION_TAGS.isdisjoint(e.tags)


@lru_cache(maxsize=8192)
def ordinary(word: str) -> bool:
    """Whether a word in lower case is English as it stands, so that its capital needs proof.

    Rare words that a dictionary has but whose capitalised form is the one people meet (german,
    lewis) are not ordinary; nor are those that capitals.tsv calls sure.
    """
    e = entry(word)
    row = capitals().get(word)
    if row is not None:
        return row[2] != "sure"
    if e is None:
        if word in kept_lower():
            return True
        capital = entry(word[:1].upper() + word[1:])
        # "microsoft" is not micro- and soft.
        return (capital is None or capital.size > 50 or capital.freq < 38) and words().known(word)
    if e.size >= 55:
        capital = entry(word[:1].upper() + word[1:])
        return capital is None or capital.size > 50 or "NNP" not in capital.tags
    return True


def capitals() -> dict[str, tuple[str, ...]]:
    """Lower-case word -> (capitalised form, class, proof) of capitals.tsv."""
    return load_map("capitals.tsv")


@cache
def kept_lower() -> frozenset[str]:
    """Words that stay in lower case though they look like names: particles, brands and people who
    write themselves so, and foreign words in use."""
    free, tight = _particles()
    return (
        free
        | tight
        | load_set("lower-words.tsv")
        | frozenset(name for name in load_set("lowercase-names") if name.isalpha() and name.islower())
    )


@cache
def lower_names() -> dict[str, tuple[str, ...]]:
    """Each word of the names people and firms write in lower case (bell hooks) -> those names."""
    out: dict[str, tuple[str, ...]] = {}
    for name in sorted(load_set("lowercase-names")):
        if " " in name and name.islower():
            for w in name.split():
                if len(w) > 2:
                    out[w] = (*out.get(w, ()), name)
    return out


def lower_phrases() -> frozenset[str]:
    """Two-word phrases that keep the lower case (french fries)."""
    return load_set("lower-phrases.tsv")


def named_things() -> frozenset[str]:
    """Small words for things and figures that were named after a place, a people or a faith: morocco,
    bohemian."""
    return load_set("named-things")


def learned(word: str) -> bool:
    """Whether a small word is one that only learned copy has."""
    return word in load_set("rare-words")


@lru_cache(maxsize=4096)
def sure_capital(word: str) -> tuple[str, str] | None:
    """(capitalised form, class) for a lower-case word that is never right in lower case; else None.

    Classes: weekday, month, holiday, nationality, religion, place, city, given, acronym, name.
    A city or a given name may still be a foreign word: it wants a second sign.
    """
    row = capitals().get(word)
    if row is not None:
        return (row[0], row[1]) if row[2] == "sure" else None
    if len(word) < 3 or word in kept_lower():
        return None
    if ordinary(word):
        return None
    known = nametables.written_form(word)
    if known is not None:
        return known
    capital = word[:1].upper() + word[1:]
    e = entry(capital)
    if e is not None and e.size <= 50:
        return capital, "name"
    if len(word) <= 6:
        e = entry(word.upper()) if word not in _spelled_as_words() else None
        if e is not None and e.size <= 50 and "NNP" in e.tags and not words().known(word):
            return word.upper(), "acronym"
    return None


@cache
def _spelled_as_words() -> frozenset[str]:
    """Acronyms whose letters are a word in lower case: sec, it, us."""
    return frozenset(row[0].lower() for row in load_table("acronyms") if len(row) > 2 and "word" in row[2])


@cache
def _small_too() -> frozenset[str]:
    return frozenset(row[0].lower() for row in load_table("acronyms") if len(row) > 2 and "small" in row[2])


def small_too(word: str) -> bool:
    """Whether edited copy writes the letters of an acronym small as well: pdf, plc, rfc."""
    return word in _small_too()


@lru_cache(maxsize=8192)
def is_given(word: str) -> bool:
    """Whether a capitalised word is a known given name."""
    return nametables.has("given-names", word)


def in_tables(word: str) -> bool:
    """Whether the table of given names, of surnames or of places has exactly this spelling."""
    return is_given(word) or is_surname(word) or nametables.has("places", word)


def is_name(word: str) -> bool:
    """Whether a capitalised word is a known given name, surname or place."""
    by_surname, by_given = famous()
    return in_tables(word) or word in by_given or word in by_surname or word in load_set("well-known.tsv")


@cache
def person_nouns() -> frozenset[str]:
    """Lower-case nouns for people and offices that stand directly before a name."""
    offices = frozenset(
        w for row in load_table("titles") if len(row) > 1 for w in row[0].lower().split()[-1:] if w.isalpha()
    )
    return offices | word_set("titles", "people before a name")


@lru_cache(maxsize=8192)
def is_surname(word: str) -> bool:
    """Whether a capitalised word is a known surname."""
    return nametables.has("surnames", word)


def is_place(name: str) -> bool:
    """Whether a capitalised word or words are a known place."""
    low = name.lower()
    row = capitals().get(low)
    return (
        row is not None
        and row[1] == "place"
        or nametables.has("places", name)
        or name in load_set("double-places.tsv")
    )


def class_of(word: str) -> str:
    """The class of a capitalised word that is also an ordinary one (May, Polish), else ""."""
    row = capitals().get(word.lower())
    return row[1] if row is not None and row[0] == word else ""
