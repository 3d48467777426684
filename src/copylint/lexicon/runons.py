"""Two words that a lost space has made one: which run into each other."""

from __future__ import annotations

from functools import cache

from copylint.tables.wordlists import word_set

#: Those that make a new word of any second: nowhen, outwith, underwhich.
HEADS = frozenset("no all so out over under up off".split())


@cache
def _makers() -> frozenset[str]:
    """Little words of which others are made too (onscreen, inhouse, byline)."""
    return word_set("run-together", "little words of which others are made")


@cache
def little() -> frozenset[str]:
    """Returns the little words that run into their neighbours."""
    return word_set("run-together", "little words") | _makers()


def runs_on(words: str) -> int:
    """Returns how many of two words are little ones that run into their neighbours: 0 also where the
    first makes compounds with words of the other's kind."""
    first, second = words.split(" ", 1)
    if first in little() and second in little():
        return 2
    if words in word_set("run-together", "pairs") or first in ("a", "an") and len(second) > 2:
        return 1
    return int(
        first in little() - _makers()
        or second in little() - {"i", "a", "all", "out", "over", "up", "off", "under"}
    )
