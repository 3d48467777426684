"""What a word is: the small words and verbs that lead and follow names, and what the dictionary says."""

from __future__ import annotations

from functools import lru_cache

from copylint.lexicon import dictionary, gazetteer
from copylint.lexicon.gazetteer import entry, ordinary, sure_capital
from copylint.tables.wordlists import word_set

ARTICLES = word_set("names", "articles")

SPEECH = word_set("names", "verbs of speech")

CONJUNCTIONS = word_set("names", "conjunctions")

PREPOSITIONS = word_set("names", "prepositions")


@lru_cache(maxsize=4096)
def word_tags(word: str) -> tuple[str, ...]:
    """Returns the parts of speech the dictionary gives a word; none for what it lacks."""
    return dictionary.words().tags(word) if word else ()


def met_name(name: str) -> bool:
    """Whether a name of the dictionary is one that readers meet, or stands in a table of names."""
    e = entry(name)
    return e is None or e.freq >= 25 or gazetteer.is_name(name)


def may_be_verb(word: str) -> bool:
    """Whether the word may be a verb."""
    return bool({"VB", "VBD", "VBZ", "VBP", "MD"} & set(word_tags(word))) and word != "trump"


@lru_cache(maxsize=4096)
def newspaper_word(word: str) -> bool:
    """Whether a lower-case word is one that newspapers use."""
    if not ordinary(word):
        return False
    e = entry(word)
    return e is None or e.freq >= 25 or e.size <= 50


@lru_cache(maxsize=4096)
def known_name(word: str) -> bool:
    """Whether the capitalised word is in a dictionary or a table of names as it stands."""
    return entry(word) is not None or gazetteer.is_name(word)


@lru_cache(maxsize=4096)
def given_like(word: str) -> bool:
    """Whether a capitalised word before another can be a given name: no title, no ordinary word."""
    if word.rstrip(".") in gazetteer.HONORIFICS or (word.isupper() and len(word) > 1):
        return False
    return (
        gazetteer.is_given(word)
        or not ordinary(word.lower())
        and sure_capital(word.lower()) is None
        or (not ordinary(word.lower()) and (sure_capital(word.lower()) or ("", ""))[1] == "name")
    )


NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "FW"))

# Nouns that a nationality or a faith stands before in news copy, and hardly a polish or a march does.
NATIONAL_NOUNS = word_set("names", "behind a nationality")
