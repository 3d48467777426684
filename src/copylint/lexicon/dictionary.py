"""The dictionary of English words, and the one that a process shares.

The dictionary (`rules/lexicons/words.tsv`, 130,000 spellings) is looked up in a compiled trie that
is mapped from disk, so that opening it costs a millisecond; where marisa-trie is not installed a
dictionary in memory gives the same answers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copylint.lexicon.tables import lines_of, rows_of
from copylint.tables.shipped import lexicons_folder
from copylint.tables.wordlists import LexiconError

if TYPE_CHECKING:
    from re import Match

FORMAT = 2
"""Number of the compiled format; a cache keeps files of different formats apart."""


class Entry(NamedTuple):
    """What is known of one spelling.

    region: "*" both varieties, "u" US only, "g" British only. freq: 10 x log10 of its uses in
    1,000 million words (the 44, people 60, rare words under 20), 0 when not met. tags: Penn
    part-of-speech tags, most likely first. size: 10 (commonest) to 70 (rare).
    """

    region: str
    freq: int
    tags: tuple[str, ...]
    size: int


@lru_cache(maxsize=1024)
def _split_tags(tags: str) -> tuple[str, ...]:
    return tuple(tags.split(",")) if tags else ()


class _Plain:
    """The dictionary in memory: slower to open (about 100 ms), the same answers."""

    def __init__(self, tsv: Path) -> None:
        self._rows = {row[0]: row for row in rows_of(tsv)}
        self._sorted: list[str] | None = None
        # Beside the words, as the packaged tables lie; read only when a word is unknown.
        self._misspellings_path = tsv.with_name("misspellings.tsv")
        self._misspellings: dict[str, tuple[str, ...]] | None = None

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, word: object) -> bool:
        return word in self._rows

    def get(self, word: str) -> Entry | None:
        row = self._rows.get(word)
        if row is None:
            return None
        return Entry(row[1], int(row[2]), _split_tags(row[3]), int(row[4]))

    def corrections(self, wrong: str) -> tuple[str, ...]:
        if self._misspellings is None:
            path = self._misspellings_path
            rows = rows_of(path) if path and path.is_file() else ()
            self._misspellings = {row[0]: tuple(row[1:]) for row in rows}
        return self._misspellings.get(wrong, ())

    def starting(self, prefix: str) -> Iterator[str]:
        from bisect import bisect_left

        if self._sorted is None:
            self._sorted = sorted(self._rows)
        for word in self._sorted[bisect_left(self._sorted, prefix) :]:
            if not word.startswith(prefix):
                return
            yield word


# A value in the trie: region, frequency, size, and the number of its list of tags (two bytes).
# The lists of tags and the marker of the format are keys that no word can be.
# Misspellings are keys behind "!", their corrections the value.
_WRONG = "!"
_MARKERS = "#!"
_TAGS_KEY = "#tags"
_COUNT_KEY = "#words"
_FORMAT_KEY = f"#copylint-words-{FORMAT}"


class _Compiled:
    """The dictionary as a marisa trie mapped from disk."""

    def __init__(self, path: Path) -> None:
        import marisa_trie

        trie = marisa_trie.BytesTrie()
        try:
            trie.mmap(str(path))
            if _FORMAT_KEY not in trie:
                raise ValueError("no copylint word list, or of another version")
            self._tags = [_split_tags(tags) for tags in trie[_TAGS_KEY][0].decode("ascii").split("\n")]
        except (RuntimeError, OSError, KeyError, UnicodeError, ValueError) as error:
            raise LexiconError(f"{path}: not a compiled word list: {error}") from error
        self._trie = trie

    def __len__(self) -> int:
        return int(self._trie[_COUNT_KEY][0])

    def __contains__(self, word: object) -> bool:
        return word in self._trie and str(word)[:1] not in _MARKERS

    def get(self, word: str) -> Entry | None:
        values = self._trie.get(word)
        if not values or word[0] in _MARKERS:
            return None
        value = values[0]
        return Entry(chr(value[0]), value[1], self._tags[value[3] << 8 | value[4]], value[2])

    def corrections(self, wrong: str) -> tuple[str, ...]:
        values = self._trie.get(_WRONG + wrong)
        return tuple(values[0].decode("utf-8").split("\t")) if values else ()

    def starting(self, prefix: str) -> Iterator[str]:
        for word in sorted(self._trie.keys(prefix)):
            if word[0] not in _MARKERS:
                yield word


def compile_words(tsv_path: str | os.PathLike[str], out_path: str | os.PathLike[str]) -> None:
    """Write the compiled form of a words.tsv (about half a second); see `cachefolder.replaced`.

    A misspellings.tsv beside it is compiled into the same file. Raises LexiconError when the table has a bad row, ImportError without marisa-trie.
    """
    import marisa_trie

    tsv, out = Path(tsv_path), Path(out_path)
    lists: dict[str, int] = {}
    pairs = []
    try:
        for row in (line.split("\t") for line in lines_of(tsv)):
            word, region, freq, tags, size = row
            number = lists.setdefault(tags, len(lists))
            value = bytes((ord(region), int(freq), int(size), number >> 8, number & 255))
            pairs.append((word, value))
    except (ValueError, TypeError) as error:
        raise LexiconError(f"{tsv}: bad row {row!r}: {error}") from error
    except OSError as error:
        raise LexiconError(f"{tsv}: {error.strerror}") from error
    pairs.append((_COUNT_KEY, str(len(pairs)).encode("ascii")))
    misspellings = tsv.with_name("misspellings.tsv")
    if misspellings.is_file():
        for row in (line.split("\t") for line in lines_of(misspellings)):
            pairs.append((_WRONG + row[0], "\t".join(row[1:]).encode("utf-8")))
    pairs.append((_TAGS_KEY, "\n".join(lists).encode("ascii")))
    pairs.append((_FORMAT_KEY, b""))
    marisa_trie.BytesTrie(pairs).save(str(out))


# Endings that tell the part of speech of a word no table has, longest first.
_SUFFIX_TAGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ologist", ("NN",)),
    ("ingly", ("RB",)),
    ("tions", ("NNS",)),
    ("ities", ("NNS",)),
    ("ments", ("NNS",)),
    ("ness", ("NN",)),
    ("ment", ("NN",)),
    ("tion", ("NN",)),
    ("sion", ("NN",)),
    ("ship", ("NN",)),
    ("hood", ("NN",)),
    ("able", ("JJ",)),
    ("ible", ("JJ",)),
    ("less", ("JJ",)),
    ("like", ("JJ",)),
    ("ised", ("VBN", "VBD", "JJ")),
    ("ized", ("VBN", "VBD", "JJ")),
    ("ises", ("VBZ", "NNS")),
    ("izes", ("VBZ",)),
    ("ists", ("NNS",)),
    ("isms", ("NNS",)),
    ("ers", ("NNS",)),
    ("ity", ("NN",)),
    ("ism", ("NN",)),
    ("ist", ("NN", "JJ")),
    ("ful", ("JJ",)),
    ("ous", ("JJ",)),
    ("ish", ("JJ",)),
    ("ive", ("JJ", "NN")),
    ("ize", ("VB", "VBP")),
    ("ise", ("VB", "VBP", "NN")),
    ("ify", ("VB", "VBP")),
    ("ing", ("VBG", "NN")),
    ("ly", ("RB",)),
    ("ed", ("VBN", "VBD", "JJ")),
    ("ic", ("JJ",)),
    ("al", ("JJ", "NN")),
    ("er", ("NN",)),
    ("or", ("NN",)),
    ("ss", ("NN",)),
    ("us", ("NN",)),
    ("is", ("NN",)),
    ("s", ("NNS", "VBZ")),
)


@lru_cache(maxsize=1)
def _number_pattern() -> Callable[[str], Match[str] | None]:
    import re

    return re.compile(r"[£$€¥]?\d[\d.,]*(?:%|st|nd|rd|th|s|m|bn|tn|k|km|kg|am|pm)?\Z").match


def _is_number(word: str) -> bool:
    return word[-1:].isalnum() and any(c.isdigit() for c in word[:2]) and bool(_number_pattern()(word))


# Prefixes that English joins freely to a known word; what follows must be this long, so that
# "unda" or "reto" does not pass for a word.
_PREFIXES = (
    "anti", "auto", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "ex", "extra",
    "half", "hyper", "infra", "inter", "intra", "kilo", "macro", "mega", "meta", "micro", "mid",
    "mini", "mis", "mono", "multi", "nano", "neo", "neuro", "non", "off", "out", "over", "paleo",
    "palaeo", "petro", "photo", "poly", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi",
    "radio", "re", "semi", "socio", "step", "sub", "super", "tele", "thermo", "trans", "tri",
    "ultra", "un", "under", "up", "uni", "bi", "geo", "hydro", "immuno", "cardio", "electro",
    "techno", "turbo", "agro", "aero", "astro", "cryo", "narco", "euro",
)  # fmt: skip
_SHORT_PREFIXES = frozenset(("bi", "co", "de", "ex", "off", "out", "pro", "re", "tri", "un", "uni",
                             "up", "dis", "mid", "mis", "non", "sub", "pre", "bio", "eco", "neo",
                             "geo"))  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SUFFIXES = ("like", "wide", "proof", "free", "gate", "fest", "thon", "esque", "less", "ness",
             "ward", "wards", "goer", "goers", "maker", "makers", "holder", "holders", "omics",
             "nomics", "sphere", "scape", "ism", "ist", "ists")  # fmt: skip


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

    def __init__(self, store: _Plain | _Compiled) -> None:
        self._store = store

    @classmethod
    def open(cls, path: str | os.PathLike[str] | None = None) -> Words:
        """The dictionary at `path`: a compiled file, or a words.tsv (name ends in .tsv).

        Without a path, the packaged words.tsv read into memory. Raises LexiconError.
        """
        path = Path(path) if path is not None else lexicons_folder() / "words.tsv"
        if path.suffix == ".tsv":
            try:
                return cls(_Plain(path))
            except (OSError, IndexError, ValueError) as error:
                raise LexiconError(f"{path}: {error}") from error
        if not path.is_file():
            raise LexiconError(f"{path}: no such file")
        return cls(_Compiled(path))

    def __len__(self) -> int:
        return len(self._store)

    def __contains__(self, word: object) -> bool:
        """Whether this exact spelling, case included, is in the table."""
        return word in self._store

    def get(self, word: str) -> Entry | None:
        """The entry of this exact spelling, case included."""
        return self._store.get(word)

    def starting(self, prefix: str) -> Iterator[str]:
        """The words that start with `prefix`, in code-point order."""
        return self._store.starting(prefix)

    def corrections(self, wrong: str) -> tuple[str, ...]:
        """The corrections of a well-known misspelling (lower case), best first; else empty."""
        return self._store.corrections(wrong)

    def frequency(self, word: str) -> int:
        """The frequency of the spelling as it stands or in lower case; 0 when in neither form."""
        entry = self._store.get(word) or self._store.get(word.lower())
        return entry.freq if entry else 0

    def find(self, word: str) -> Entry | None:
        """The entry of the word however it is capitalised.

        Tried in turn: the spelling as it stands; in lower case; for a word all in capitals, with
        only its first letter so; the same without a possessive ending, or with -ing for -in'. A lower-case word never
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
                or part.lower() in _PREFIXES
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
        for prefix in _PREFIXES:
            if word.startswith(prefix):
                rest = word[len(prefix) :]
                least = 5 if prefix in _SHORT_PREFIXES else 4
                if len(rest) >= least and self._common(rest):
                    return not self._slip_of_common(word)
        for suffix in _SUFFIXES:
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
        for k in range(len(word)):
            head, tail = word[:k], word[k:]
            near = [head + tail[1:]]
            if len(tail) > 1:
                near.append(head + tail[1] + tail[0] + tail[2:])
            near += [head + letter + tail for letter in _LETTERS]
            near += [head + letter + tail[1:] for letter in _LETTERS]
            for other in near:
                if other != word:
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
        for suffix, found in _SUFFIX_TAGS:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                return found
        return ("NN",)


@cache
def words() -> Words:
    """Returns the packaged dictionary: mapped from its compiled form in the cache folder, which is
    made when missing, or read into memory where there is no marisa-trie or no safe cache."""
    from copylint.cache.folder import cached_file
    from copylint.tables.shipped import lexicons_path

    source = f"{lexicons_path()}/words.tsv"
    sources = (source, f"{lexicons_path()}/misspellings.tsv")
    try:
        path = cached_file(f"words-{FORMAT}", sources, ".marisa", lambda out: compile_words(source, out))
        if path is not None:
            return Words.open(path)
    except (ImportError, LexiconError, OSError):
        pass
    return Words.open(source)
