"""Which words of a story pass a test that nearly all words fail, without asking of each again."""

from __future__ import annotations

from collections.abc import Callable, Set

#: Words that are remembered at most; a long run meets new ones for ever.
_MOST = 1 << 15


class Sieve:
    """A test of words that hangs on nothing but the word. What failed is remembered in one set, so that most
    words of a story are let go together."""

    def __init__(self, test: Callable[[str], bool]) -> None:
        self._test = test
        self._failed: set[str] = set()

    def of(self, words: Set[str]) -> set[str]:
        """Returns those of the words that pass."""
        out = set()
        failed = self._failed
        for word in words - failed:
            if self._test(word):
                out.add(word)
            else:
                failed.add(word)
        if len(failed) > _MOST:
            self._failed = set()
        return out
