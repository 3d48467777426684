"""The tables of English words and of misspellings as they lie compiled, and how they are made."""

from __future__ import annotations

import os
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from copylint.cache.folder import contents
from copylint.lexicon.families import BIT, families, forms
from copylint.lexicon.tables import lines_of
from copylint.tables.container import ModelError, read
from copylint.tables.valuetable import ValueTable
from copylint.tables.wordlists import LexiconError
from copylint.tables.wordtable import WordTable

FORMAT = 6
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


#: What a file of the words that the models know begins with (see `copylint.models.file`).
WORDS = b"CLWORDS1"


class WordFile:
    """The table of words; nothing in it changes.

    It has the words that the models and the tagger know too: each with its number there, one more, as the
    column `learnt`, and with the tagger's set of tags as the column `sets`. Those that English has not got
    (`size` 0) are none of the dictionary's. Of a word's family it has the number of the base, one more
    (`bases`), the classes of the form (`owns`), and at the base those that there are (`offers`); see
    `copylint.lexicon.families`.
    """

    def __init__(self, table: WordTable) -> None:
        """Raises KeyError for a table of something else."""
        self.table = table
        self._region, self._freq = table.column("region"), table.column("freq")
        self._size, self._tags = table.column("size"), table.column("tags")
        self._lists = [_split_tags(tags) for tags in bytes(table.blob("tags")).decode("ascii").split("\n")]

    def __len__(self) -> int:
        return sum(map(bool, self._size))

    def __contains__(self, word: object) -> bool:
        n = self.table.number(word) if isinstance(word, str) else -1
        return n >= 0 and self._size[n] > 0

    def get(self, word: str) -> Entry | None:
        """Returns the entry of exactly this spelling."""
        n = self.table.number(word)
        return None if n < 0 or not self._size[n] else self.entry(n)

    def entry(self, number: int) -> Entry:
        """Returns the entry of the word with this number."""
        return Entry(
            chr(self._region[number]), self._freq[number], self._lists[self._tags[number]], self._size[number]
        )

    def starting(self, prefix: str, least: int = 0) -> Iterator[str]:
        """Yields the words that start so, in code-point order; none of a lower frequency than `least`."""
        freq, size = self._freq, self._size
        return (self.table.word(n) for n in self.table.starting(prefix) if freq[n] >= least and size[n])


@lru_cache(maxsize=1024)
def _split_tags(tags: str) -> tuple[str, ...]:
    return tuple(tags.split(",")) if tags else ()


def opened(path: str) -> WordFile:
    """Returns the table at `path`: a compiled file, or a words.tsv (its name ends in .tsv), which is compiled
    in memory (a fifth of a second). Raises LexiconError."""
    if path.endswith(".tsv"):
        return WordFile(WordTable(compiled_words(path)))
    try:
        return WordFile(WordTable(contents(path)))
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise LexiconError(f"{path}: not a compiled word list: {error}") from error


def compiled_words(
    tsv: str | os.PathLike[str],
    learnt: str | os.PathLike[str] | None = None,
    taught: str | os.PathLike[str] | None = None,
) -> bytes:
    """Returns the compiled form of a words.tsv, of the words that the models know, which are in the file
    `learnt`, and of those of the tagger in the file `taught`. Raises LexiconError where a file cannot be read
    or has a bad row, and ModelError."""
    lists: dict[str, int] = {}
    rows: dict[str, tuple[int, int, int, int]] = {}
    row: list[str] = []
    try:
        for row in (line.split("\t") for line in lines_of(tsv)):
            word, region, freq, tags, size = row
            rows[word] = ord(region), int(freq), int(size), lists.setdefault(tags, len(lists))
        known = {word: n for n, word in enumerate(_learnt(learnt), 1)} if learnt is not None else {}
        sets = _sets(taught) if taught is not None else {}
        words = sorted({*rows, *known, *sets})
        none = (ord("*"), 0, 0, lists.setdefault("", len(lists)))
        each = list(zip(*(rows.get(word, none) for word in words), strict=True))
        lists_of = [_split_tags(tags) for tags in lists]
        columns = {
            "region": array("B", each[0]),
            "freq": array("B", each[1]),
            "size": array("B", each[2]),
            "tags": array("H", each[3]),
            "learnt": array("H", [known.get(word, 0) for word in words]),
            "sets": array("H", [sets.get(word, 0) for word in words]),
            **_kinship(words, {w: lists_of[rows[w][3]] for w in rows} if taught is not None else {}),
        }
        return WordTable.pack(words, columns, {"tags": "\n".join(lists).encode("ascii")})
    except (ValueError, TypeError, OverflowError) as error:
        if isinstance(error, ModelError):
            raise
        raise LexiconError(f"{tsv}: bad row {row!r}: {error}") from error
    except OSError as error:
        raise LexiconError(f"{tsv}: {error.strerror}") from error


def _kinship(words: Sequence[str], tags: Mapping[str, Sequence[str]]) -> dict[str, array[int]]:
    """The columns of the families that words with tags have."""

    def of(word: str) -> Sequence[str]:
        return tags.get(word, ())

    number = {word: k for k, word in enumerate(words)}
    bases, owns, offers = (array("I", bytes(4 * len(words))) for _ in range(3))
    for form, (base, classes) in families(tags, of).items():
        if form in number and base in number:
            k, at = number[form], number[base]
            bases[k], owns[k] = at + 1, classes
            if not offers[at]:
                offers[at] = sum(BIT[name] for name in forms(base, of))
    return {"bases": bases, "owns": owns, "offers": offers}


#: What a file of the tagger begins with (see `copylint.lexicon.tagger`).
TAGGER = b"CLTAGGR1"


def _sets(path: str | os.PathLike[str]) -> dict[str, int]:
    """The tagger's words, each with the number of its set of tags, one more. Raises ModelError."""
    header, body = read(path, TAGGER, 1)
    lines = zlib.decompress(body[: header["words"]]).decode().split("\n")
    return {word: int(n) + 1 for word, _, n in (line.rpartition("\t") for line in lines)}


def _learnt(path: str | os.PathLike[str]) -> list[str]:
    """The words that the models know, by their number there. Raises ModelError."""
    header, body = read(path, WORDS, 1)
    return zlib.decompress(body[: header["columns"]]).decode().split("\n")


def compiled_misspellings(tsv: str | os.PathLike[str]) -> bytes:
    """Returns the `ValueTable` of a misspellings.tsv: what each is for, best first, tabs between. Raises
    LexiconError."""
    try:
        rows = (line.split("\t", 1) for line in lines_of(tsv))
        return ValueTable.pack({wrong: right.encode("utf-8") for wrong, right in rows})
    except OSError as error:
        raise LexiconError(f"{tsv}: {error.strerror}") from error
    except ValueError as error:
        raise LexiconError(f"{tsv}: {error}") from error
