"""How the table of English words lies in memory, and compiled on disk; both give the same answers."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from copylint.lexicon.tables import lines_of, rows_of
from copylint.tables.wordlists import LexiconError

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


class Store(Protocol):
    """The table of words and the misspellings that belong to it; nothing in it changes."""

    def __len__(self) -> int:
        """How many words there are."""

    def __contains__(self, word: object) -> bool:
        """Whether this exact spelling is a word."""

    def get(self, word: str) -> Entry | None:
        """The entry of this exact spelling."""

    def corrections(self, wrong: str) -> tuple[str, ...]:
        """The corrections of a listed misspelling, best first; else empty."""

    def starting(self, prefix: str) -> Iterator[str]:
        """The words that start so, in code-point order."""


def opened(path: str) -> Store:
    """Returns the table at `path`: a compiled file, or a words.tsv (its name ends in .tsv), which is read.
    Raises LexiconError."""
    if path.endswith(".tsv"):
        try:
            return _InMemory(path)
        except (OSError, IndexError, ValueError) as error:
            raise LexiconError(f"{path}: {error}") from error
    if not os.path.isfile(path):
        raise LexiconError(f"{path}: no such file")
    return _Mapped(path)


def _misspellings(tsv: str) -> str:
    """Where the misspellings lie: beside the words."""
    return os.path.join(os.path.dirname(tsv), "misspellings.tsv")


@lru_cache(maxsize=1024)
def _split_tags(tags: str) -> tuple[str, ...]:
    return tuple(tags.split(",")) if tags else ()


class _InMemory:
    """The dictionary in memory: slower to open (about 100 ms), the same answers."""

    def __init__(self, tsv: str) -> None:
        self._rows = {row[0]: row for row in rows_of(tsv)}
        self._sorted: list[str] | None = None
        # Beside the words, as the packaged tables lie; read only when a word is unknown.
        self._misspellings_path = _misspellings(tsv)
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
            rows = rows_of(path) if os.path.isfile(path) else ()
            self._misspellings = {row[0]: tuple(row[1:]) for row in rows}
        return self._misspellings.get(wrong, ())

    def starting(self, prefix: str) -> Iterator[str]:
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


class _Mapped:
    """The dictionary as a marisa trie mapped from disk."""

    def __init__(self, path: str) -> None:
        import marisa_trie

        trie = marisa_trie.BytesTrie()
        try:
            trie.mmap(path)
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
    """Write the compiled form of a words.tsv (about half a second); see `cache.folder.replaced`.

    A misspellings.tsv beside it is compiled into the same file. Raises LexiconError when the table has a bad
    row, ImportError without marisa-trie.
    """
    import marisa_trie

    tsv, out = os.fspath(tsv_path), os.fspath(out_path)
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
    misspellings = _misspellings(tsv)
    if os.path.isfile(misspellings):
        for row in (line.split("\t") for line in lines_of(misspellings)):
            pairs.append((_WRONG + row[0], "\t".join(row[1:]).encode("utf-8")))
    pairs.append((_TAGS_KEY, "\n".join(lists).encode("ascii")))
    pairs.append((_FORMAT_KEY, b""))
    marisa_trie.BytesTrie(pairs).save(out)
