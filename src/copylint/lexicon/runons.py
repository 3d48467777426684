"""Two words that a lost space has made one: which run into each other."""

from __future__ import annotations

from copylint.tables.wordlists import word_set

#: Little words of which others are made too (onscreen, inhouse, byline).
_MAKERS = word_set("run-together", "little words of which others are made")
#: The little words that run into their neighbours.
LITTLE = word_set("run-together", "little words") | _MAKERS
#: Those that make a new word of any second: nowhen, outwith, underwhich.
HEADS = frozenset(("no", "all", "so", "out", "over", "under", "up", "off"))
_PAIRS = word_set("run-together", "pairs")
_FIRST = LITTLE - _MAKERS
_SECOND = LITTLE - {"i", "a", "all", "out", "over", "up", "off", "under"}


def runs_on(words: str) -> int:
    """Returns how many of two words are little ones that run into their neighbours: 0 also where the
    first makes compounds with words of the other's kind."""
    first, second = words.split(" ", 1)
    if first in LITTLE and second in LITTLE:
        return 2
    if words in _PAIRS or first in ("a", "an") and len(second) > 2:
        return 1
    return int(first in _FIRST or second in _SECOND)
