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


class Native:
    """An Aho-Corasick automaton, built when it is first asked."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        import ahocorasick_rs

        self._automaton: Any = ahocorasick_rs.BytesAhoCorasick(list(literals))

    def find(self, text: bytes) -> Iterable[tuple[int, int, int]]:
        """Returns (number of the literal, start, end) of every place, in no order."""
        found: Iterable[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found


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
