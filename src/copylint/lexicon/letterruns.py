"""How much a word looks like a name: how likely each letter is behind the two before it, in the tables of
names."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable
from functools import cache
from math import log2

from copylint.cache.kept import Kept
from copylint.lexicon.tables import load_set
from copylint.tables.shipped import lexicons_path
from copylint.tables.wordtable import WordTable
from copylint.text.accents import stripped

_SOURCES = ("surnames.txt", "places.tsv", "given-names.txt")

#: What a letter is worth, in bits, where no name has it behind the two before it.
_UNSEEN = -9.0


def looks(word: str) -> float:
    """Returns how much a word looks like a name: bits a letter, below nought, nearer to it the likelier."""
    number, bits = _runs()
    whole = _framed(word)
    places = (number(whole[k - 2 : k + 1]) for k in range(2, len(whole)))
    return sum(bits[n] if n >= 0 else _UNSEEN for n in places) / (len(whole) - 2)


def _framed(word: str) -> str:
    """A word's bare letters, with marks for its beginning and its end."""
    return f"^^{stripped(word).lower()}$"


def _made() -> bytes:
    """The table of `_runs`: three letters, and how likely the third is behind the others, as log2."""
    counts: dict[str, int] = {}
    for table in _SOURCES:
        for name in load_set(os.path.splitext(table)[0]):
            word = _framed(name)
            for k in range(2, len(word)):
                three = word[k - 2 : k + 1]
                counts[three] = counts.get(three, 0) + 1
                counts[three[:2]] = counts.get(three[:2], 0) + 1
    runs = sorted(k for k in counts if len(k) == 3)
    bits = array("d", (log2((counts[k] + 0.1) / (counts[k[:2]] + 3)) for k in runs))
    return WordTable.pack(runs, {"bits": bits})


def _sources() -> list[str]:
    here = os.path.dirname(__file__)
    accents = os.path.join(os.path.dirname(here), "text", "accents.py")
    return [*(f"{lexicons_path()}/{name}" for name in _SOURCES), __file__, accents]


RUNS = Kept("letter-runs", _sources, _made)


@cache
def _runs() -> tuple[Callable[[str], int], memoryview]:
    """Which number three letters have, -1 where no name has them, and by number how likely the third is."""
    table = WordTable(RUNS.data())
    return table.number, table.column("bits")
