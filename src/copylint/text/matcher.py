"""Where any of a set of literals stands in a text, overlaps included.

The native matcher is used where it is installed; it has no wheel for some platforms. Looking for
one literal after the other gives the same places, and as the sets are small it is quick enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Protocol

    class Matcher(Protocol):
        """Finds literals."""

        def find(self, text: bytes) -> Iterable[tuple[int, int, int]]:
            """Returns (number of the literal, start, end) of every place, in no order."""


#: Bytes that are looked through at once. The automaton returns all its finds as one list, which is twenty
#: times as large as a text that is nothing but spaces.
_AT_ONCE = 1 << 16


class Native:
    """An Aho-Corasick automaton, built when it is first asked."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        import ahocorasick_rs

        self._automaton: Any = ahocorasick_rs.BytesAhoCorasick(list(literals))
        self._longest = max(map(len, literals), default=1)

    def find(self, text: bytes) -> Iterable[tuple[int, int, int]]:
        """Returns (number of the literal, start, end) of every place, in no order."""
        if len(text) > _AT_ONCE:
            return self._by_parts(text)
        found: Iterable[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(
            text, overlapping=True
        )
        return found

    def _by_parts(self, text: bytes) -> Iterator[tuple[int, int, int]]:
        """What `find` returns, for a part at a time, each with as much of the next as a literal may need."""
        for low in range(0, len(text), _AT_ONCE):
            part = text[low : low + _AT_ONCE + self._longest - 1]
            for k, start, end in self._automaton.find_matches_as_indexes(part, overlapping=True):
                if start < _AT_ONCE:
                    yield k, low + start, low + end


class Plain:
    """One search a literal."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._literals = list(literals)

    def find(self, text: bytes) -> Iterator[tuple[int, int, int]]:
        """Yields (number of the literal, start, end) of every place, in no order."""
        for k, literal in enumerate(self._literals):
            at = text.find(literal)
            while at >= 0:
                yield k, at, at + len(literal)
                at = text.find(literal, at + 1)


def matcher(literals: Sequence[bytes]) -> Matcher:
    """Returns a matcher of literals, none of them empty: native where it can be."""
    try:
        return Native(literals)
    except ImportError:
        return Plain(literals)
