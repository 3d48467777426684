"""Alternatives for patterns, out of the table of words by which speech and writing are known."""

from __future__ import annotations

import re
from functools import cache


@cache
def any_of(kind: str) -> str:
    """Returns a pattern for any word or phrase of a kind (talk, close, write, writing or read; see
    `rules/lexicons/speech-shapes.tsv`), the longest first, each also with a capital."""
    from copylint.lexicon import load_table

    words = {row[0] for row in load_table("speech-shapes") if row[1] == kind}
    longest = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in longest) + ")"
