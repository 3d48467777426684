"""Alternatives for patterns, out of the table of words by which speech and writing are known."""

from __future__ import annotations

import re
from functools import cache

from copylint.lexicon.tables import load_table


def _rows(kind: str) -> set[str]:
    return {row[0] for row in load_table("speech-shapes") if row[1] == kind}


@cache
def any_of(kind: str) -> str:
    """Returns a pattern for any word or phrase of a kind (talk, close, write, writing or read; see
    `rules/lexicons/speech-shapes.tsv`), the longest first, each also with a capital."""
    longest = sorted(_rows(kind), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in longest) + ")"


def first_words(kind: str) -> set[str]:
    """Returns the words, in small letters, that the words and phrases of a kind begin with."""
    return {row.lower().split()[0] for row in _rows(kind)}
