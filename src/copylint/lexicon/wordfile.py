"""The tables of English words and of misspellings as they lie compiled, and how they are made."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copylint.cache.folder import contents
from copylint.lexicon.tables import lines_of
from copylint.tables.valuetable import ValueTable
from copylint.tables.wordlists import LexiconError
from copylint.tables.wordtable import WordTable

FORMAT = 3
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


class WordFile:
    """The table of words; nothing in it changes."""

    def __init__(self, table: WordTable) -> None:
        """Raises KeyError for a table of something else."""
        self.table = table
        self._region, self._freq = table.column("region"), table.column("freq")
        self._size, self._tags = table.column("size"), table.column("tags")
        self._lists = [_split_tags(tags) for tags in bytes(table.blob("tags")).decode("ascii").split("\n")]

    def __len__(self) -> int:
        return len(self.table)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.table.number(word) >= 0

    def get(self, word: str) -> Entry | None:
        """Returns the entry of exactly this spelling."""
        n = self.table.number(word)
        return None if n < 0 else self.entry(n)

    def entry(self, number: int) -> Entry:
        """Returns the entry of the word with this number."""
        return Entry(
            chr(self._region[number]), self._freq[number], self._lists[self._tags[number]], self._size[number]
        )

    def starting(self, prefix: str) -> Iterator[str]:
        """Yields the words that start so, in code-point order."""
        return map(self.table.word, self.table.starting(prefix))


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


def compiled_words(tsv: str | os.PathLike[str]) -> bytes:
    """Returns the compiled form of a words.tsv. Raises LexiconError where it cannot be read or has a bad
    row."""
    lists: dict[str, int] = {}
    rows = []
    row: list[str] = []
    try:
        for row in (line.split("\t") for line in lines_of(tsv)):
            word, region, freq, tags, size = row
            rows.append((word, ord(region), int(freq), int(size), lists.setdefault(tags, len(lists))))
        rows.sort()
        words, region_, freq_, size_, tags_ = zip(*rows, strict=True)
        columns = {
            "region": array("B", region_),
            "freq": array("B", freq_),
            "size": array("B", size_),
            "tags": array("H", tags_),
        }
        return WordTable.pack(words, columns, {"tags": "\n".join(lists).encode("ascii")})
    except (ValueError, TypeError, OverflowError) as error:
        raise LexiconError(f"{tsv}: bad row {row!r}: {error}") from error
    except OSError as error:
        raise LexiconError(f"{tsv}: {error.strerror}") from error


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
