"""The dictionary of English words, and the one that a process shares.

The dictionary (`rules/lexicons/words.tsv`, 130,000 spellings) is looked up in a compiled table that
is mapped from disk, so that opening it costs a millisecond; where none can be kept it is compiled in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache

from copylint.cache.kept import Kept
from copylint.lexicon.slips import one_slip
from copylint.lexicon.wordfile import (
    FORMAT,
    Entry,
    WordFile,
    compiled_misspellings,
    compiled_words,
    opened,
)
from copylint.tables.shipped import lexicons_path, rules_path
from copylint.tables.valuetable import ValueTable
from copylint.tables.wordlists import word_pairs, word_set
from copylint.tables.wordlists import words as words_of
from copylint.tables.wordtable import WordTable
from copylint.text.patterns import later

_NUMBER = later(r"[£$€¥]?\d[\d.,]*(?:%|st|nd|rd|th|s|m|bn|tn|k|km|kg|am|pm)?\Z")


def _is_number(word: str) -> bool:
    return word[-1:].isalnum() and any(c.isdigit() for c in word[:2]) and _NUMBER.match(word) is not None


@cache
def _endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Endings that tell the part of speech of a word no table has, with its tags."""
    pairs = word_pairs("word-parts", "endings and parts of speech")
    return tuple((ending, tuple(tags.split())) for ending, tags in pairs.items())


def plain_apostrophe(word: str) -> str:
    """The word with typewriter apostrophes and hyphens, as the tables are written."""
    return word.replace("’", "'").replace("‑", "-").replace("‐", "-")


def base_of_possessive(word: str) -> str:
    """The word without a possessive ending ('s, or ' after s); itself when it has none."""
    if word.endswith(("'s", "'S")):
        return word[:-2]
    if word.endswith("s'"):
        return word[:-1]
    return word


class Words:
    """The dictionary. `open` it once a process and share it; nothing in it changes."""

    def __init__(self, store: WordFile, misspellings: Callable[[], ValueTable]) -> None:
        """`misspellings` is asked when a word is first unknown."""
        self._store = store
        self._misspellings = misspellings

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None) -> Words:
        """The dictionary at `path`: a compiled file, or a words.tsv (name ends in .tsv).

        Without a path, the packaged words.tsv compiled in memory. Raises LexiconError.
        """
        path = os.path.join(lexicons_path(), "words.tsv") if path is None else os.fspath(path)
        return cls(opened(path), misspellings)

    def __len__(self) -> int:
        return len(self._store)

    @property
    def table(self) -> WordTable:
        """The table that every user of word numbers shares."""
        return self._store.table

    def __contains__(self, word: object) -> bool:
        """Whether this exact spelling, case included, is in the table."""
        return word in self._store

    def get(self, word: str) -> Entry | None:
        """The entry of this exact spelling, case included."""
        return self._store.get(word)

    def starting(self, prefix: str, least: int = 0) -> Iterator[str]:
        """The words that start with `prefix`, in code-point order; none of a lower frequency than `least`."""
        return self._store.starting(prefix, least)

    def corrections(self, wrong: str) -> tuple[str, ...]:
        """The corrections of a well-known misspelling (lower case), best first; else empty."""
        found = self._misspellings().get(wrong)
        return () if found is None else tuple(found.decode("utf-8").split("\t"))

    def frequency(self, word: str) -> int:
        """The frequency of the spelling as it stands or in lower case; 0 when in neither form."""
        entry = self._store.get(word) or self._store.get(word.lower())
        return entry.freq if entry else 0

    def find(self, word: str) -> Entry | None:
        """The entry of the word however it is capitalised.

        Tried in turn: the spelling as it stands; in lower case; for a word all in capitals, with only its
        first letter so; the same without a possessive ending, or with -ing for -in'. A lower-case word never
        finds a capitalised entry: "monday" is not "Monday".
        """
        word = plain_apostrophe(word)
        store = self._store
        entry = store.get(word)
        if entry is not None:
            return entry
        lower = word.lower()
        if lower != word:
            entry = store.get(lower)
            if entry is None and len(word) > 1 and word[1:] != lower[1:]:
                entry = store.get(word[:1] + lower[1:])
            if entry is not None:
                return entry
        if "'" in word:
            base = base_of_possessive(word)
            if base != word:
                return self.find(base)
            if word.endswith("in'") and len(word) > 4:
                return self.find(f"{word[:-1]}g")
        return None

    def known(self, word: str) -> bool:
        """Whether the word is English as it stands, in any capitals a sentence may give it.

        True when `find` has it; when it is a hyphenated compound of known parts (or of numbers);
        or when it is a known word with a prefix or an ending that English joins freely (antiwar,
        multistorey, coronation-like). Numbers are known. Nothing is known of names: ask the
        story and the name tables first.
        """
        if self.find(word) is not None:
            return True
        word = plain_apostrophe(word)
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            return bool(parts) and all(
                self.find(part) is not None
                or part.lower() in word_set("word-parts", "prefixes")
                or _is_number(part)
                or self._composed(base_of_possessive(part))
                for part in parts
            )
        if _is_number(word):
            return True
        return self._composed(base_of_possessive(word))

    def _composed(self, word: str) -> bool:
        """A known word of some length and use behind a free prefix, or before a free ending."""
        word = word.lower() if word[1:].islower() else word
        if len(word) < 7 or not word.isalpha():
            return False
        # -ise where the table has the verb in -ize only, whoever coined it.
        for british, american in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
                                  ("ises", "izes"), ("iser", "izer"), ("isers", "izers"),
                                  ("ise", "ize"), ("isations", "izations")):  # fmt: skip
            if word.endswith(british) and word[: -len(british)] + american in self._store:
                return True
        prefixes, suffixes = words_of("word-parts", "prefixes"), words_of("word-parts", "suffixes")
        for prefix in prefixes if word.startswith(prefixes) else ():
            if word.startswith(prefix):
                rest = word[len(prefix) :]
                least = 5 if prefix in word_set("word-parts", "short prefixes") else 4
                if len(rest) >= least and self._common(rest):
                    return not self._slip_of_common(word)
        for suffix in suffixes if word.endswith(suffixes) else ():
            if word.endswith(suffix):
                rest = word[: -len(suffix)]
                if len(rest) >= 4 and self._common(rest):
                    return True
        return False

    def _common(self, word: str) -> bool:
        entry = self._store.get(word)
        return entry is not None and (entry.freq >= 20 or entry.size <= 50)

    def _slip_of_common(self, word: str) -> bool:
        """Whether a usual word is one slip away: "cotrolled" is no co-trolled."""
        for other in one_slip(word):
            # A letter more at the end makes another form, but where it is only doubled.
            if other != word and (not other.startswith(word) or other[-1] == word[-1]):
                entry = self._store.get(other)
                if entry is not None and entry.freq >= 35:
                    return True
        return False

    def tags(self, word: str) -> tuple[str, ...]:
        """Penn tags the word can have, most likely first; never empty.

        From the table when it is there in any capitals; else a number is CD, a capitalised word
        NNP, a compound has the tags of its last part (JJ first, for "long-term"), and the rest is
        guessed from its ending.
        """
        word = plain_apostrophe(word)
        entry = self._store.get(word)
        if entry is not None and entry.tags:
            return entry.tags
        if word[:1].isdigit():
            return ("CD",)
        if word[:1].isupper():
            lower = self._store.get(word.lower())
            if lower is not None and lower.tags:
                return lower.tags if "NNP" in lower.tags else (*lower.tags, "NNP")
            return ("NNP",)
        if not any(letter.isalpha() for letter in word):
            return (word,) if word in (".", ",", ":") else ("SYM",)
        entry = self.find(word)
        if entry is not None and entry.tags:
            return entry.tags
        if "-" in word:
            last = self.tags(word.rsplit("-", 1)[1]) if not word.endswith("-") else ("NN",)
            return tuple(dict.fromkeys(("JJ", *last)))
        for ending, tags in _endings():
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return tags
        return ("NN",)


def _lists() -> tuple[str, str, str]:
    """The words of English, those that the models know, and those that the tagger does."""
    models = f"{rules_path()}/models"
    return f"{lexicons_path()}/words.tsv", f"{models}/words.bin", f"{models}/tagger.bin"


def _sources() -> list[str]:
    """What the table of words is made of: the lists, and what tells the families of forms."""
    here, tables = os.path.dirname(__file__), lexicons_path()
    parts = f"{tables}/lists/word-parts.txt", f"{tables}/irregular-verbs.tsv"
    return [*_lists(), *parts, f"{here}/families.py", f"{here}/inflection.py"]


def _misspelt() -> str:
    return f"{lexicons_path()}/misspellings.tsv"


WORDS = Kept(f"words-{FORMAT}", _sources, lambda: compiled_words(*_lists()))
MISSPELLINGS = Kept(
    f"misspellings-{FORMAT}", lambda: (_misspelt(),), lambda: compiled_misspellings(_misspelt())
)


@cache
def words() -> Words:
    """Returns the packaged dictionary."""
    return Words(WordFile(WordTable(WORDS.data())), misspellings)


@cache
def misspellings() -> ValueTable:
    """Returns the packaged table of misspellings: what each is for, best first, tabs between."""
    return ValueTable(MISSPELLINGS.data())
