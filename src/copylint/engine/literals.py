"""The table of a pack's literals: by which word, or which two side by side, each is looked up.

A literal is written as `copylint.rules.literals` says; its users are numbers of rules. The few literals that
begin or end inside a word, or hold no word at all, are left to a matcher.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from copylint.engine.nomination import slot_of
from copylint.tables.wordtable import WordTable

if TYPE_CHECKING:
    from mmap import mmap

#: Everything that is neither letter nor digit parts words.
_PARTS = bytes(c if c < 128 and chr(c).isalnum() else 32 for c in range(256))

#: By words no longer than this alone nothing is looked up: too much would be compared.
_SHORT = 3

#: Words remembered at most; a long run meets new ones for ever.
_MOST = 60_000

#: A literal that is more than its word: itself, how far its word or pair lies behind its start, its borders
#: (1 left, 2 right), users.
_Longer = tuple[bytes, int, int, list[int]]


_ARRAYS = ("own", "longer", "begins", "users", "entries", "pairs", "literals")


class LiteralTable:
    """The literals of a pack that are looked up by words, in the bytes that `pack` makes."""

    def __init__(self, data: bytes | mmap, start: int = 0) -> None:
        """`start` is where the table begins."""
        self.words = WordTable(data, start)
        #: What `copylint.engine.nomination.nominated` takes of it:
        #: own, longer: where each word's users begin in `users`, and its own literals in `entries`
        #: begins: whether a word begins pairs
        #: users: numbers of rules
        #: entries: eight numbers a literal: where it begins in `literals`, its size, how far its word or pair
        #: lies behind its start, its borders, from where to where in `users` its own are, how far behind its
        #: start a letter stands that its word or pair has not got, and which
        #: pairs: an open table: a word's number + 1, the next word's, from where to where in `entries` theirs
        #: literals: their bytes
        self.arrays = tuple(map(self.words.blob, _ARRAYS))
        #: the number of a word, remembered
        self.number = lru_cache(maxsize=_MOST)(self.words.number)

    @staticmethod
    def pack(triggers: Mapping[int, Iterable[str]]) -> tuple[bytes, list[tuple[str, list[list[Any]]]]]:
        """Returns the bytes of the table of rules' literals, by number of the rule, and the literals that are
        left to the matcher, each with its users: [number, border left, border right]."""
        exact, longer, rest = _sorted(triggers)
        words = {*exact, *(w for key in longer for w in key)}
        order = sorted(words)
        number = {word: n for n, word in enumerate(order)}
        laid = _Layout()
        for word in order:
            laid.own.append(len(laid.users))
            laid.users.extend(exact.get(word, ()))
        laid.own.append(len(laid.users))
        for word in order:
            laid.longer.append(len(laid.entries) // 8)
            laid.add(longer.get((word,), ()), 1)
        laid.longer.append(len(laid.entries) // 8)
        two = {key: found for key, found in longer.items() if len(key) == 2}
        pairs = [(number[one], number[other], *laid.add(found, 2)) for (one, other), found in two.items()]
        firsts = {one for one, *_ in pairs}
        blobs: dict[str, bytes | array[int]] = {
            "own": laid.own,
            "longer": laid.longer,
            "begins": bytes(n in firsts for n in range(len(order))),
            "users": laid.users,
            "entries": laid.entries,
            "pairs": _slots(pairs),
            "literals": bytes(laid.literals),
        }
        return WordTable.pack([w.decode("ascii") for w in order], {}, blobs), rest


class _Layout:
    """Arrays that grow as words and literals are laid out."""

    def __init__(self) -> None:
        self.own, self.longer, self.users, self.entries = (array("I") for _ in range(4))
        self.literals = bytearray()

    def add(self, some: Iterable[_Longer], words: int) -> tuple[int, int]:
        """Lays out literals that are looked up by so many words; returns the number of the first and of the
        one behind the last."""
        low = len(self.entries) // 8
        for literal, back, borders, users in some:
            start = len(self.users)
            self.users.extend(users)
            at = _telling(literal, back, words)
            row = (len(self.literals), len(literal), back, borders, start, len(self.users), at, literal[at])
            self.entries.extend(row)
            self.literals += literal
        return low, len(self.entries) // 8


def _telling(literal: bytes, back: int, words: int) -> int:
    """Where in a literal the letter stands that is looked at before the rest: right behind its word or pair,
    else the last before, else its first."""
    end = back
    for _ in range(words):
        while end < len(literal) and literal[end : end + 1].isalnum():
            end += 1
        end += 1
    behind = [i for i in range(end, len(literal)) if literal[i : i + 1].isalnum()]
    before = [i for i in range(back) if literal[i : i + 1].isalnum()]
    return behind[0] if behind else before[-1] if before else 0


def _slots(pairs: Sequence[tuple[int, int, int, int]]) -> array[int]:
    """The open table of pairs."""
    size = 8
    while size < 2 * len(pairs):
        size *= 2
    out = array("I", bytes(16 * size))
    for one, other, low, high in pairs:
        slot = slot_of(one, other, size)
        while out[4 * slot]:
            slot = (slot + 1) & (size - 1)
        out[4 * slot : 4 * slot + 4] = array("I", (one + 1, other, low, high))
    return out


def _sorted(
    triggers: Mapping[int, Iterable[str]],
) -> tuple[dict[bytes, list[int]], dict[tuple[bytes, ...], list[_Longer]], list[tuple[str, list[list[Any]]]]]:
    """What is looked up as a word, what by a word or pair, and what is left to the matcher."""
    users: dict[tuple[str, bool, bool], list[int]] = defaultdict(list)
    for k, literals in triggers.items():
        for literal in dict.fromkeys(literals):
            left = literal.startswith("|")
            right = len(literal) > 1 and literal.endswith("|")
            users[literal[left : len(literal) - right], left, right].append(k)
    exact: dict[bytes, list[int]] = {}
    longer: dict[tuple[bytes, ...], list[_Longer]] = defaultdict(list)
    rest: dict[str, list[list[Any]]] = defaultdict(list)
    for (core, left, right), numbers in users.items():
        text = core.encode("ascii")
        words = text.translate(_PARTS).split(b" ")
        if "\n" in core:
            rest[core] += [[k, left, right] for k in numbers]
            continue
        whole = _whole(words, left, right)
        if left and right and whole == [0] and len(words) == 1:
            exact[text] = numbers
            continue
        pairs = [i for i in whole if i + 1 in whole]
        if pairs:
            # The pair that is likely to be rare, then that which fewest others are looked up by.
            i = min(
                pairs,
                key=lambda i: (
                    -min(len(words[i]) + len(words[i + 1]), 11),
                    len(longer.get((words[i], words[i + 1]), ())),
                    i,
                ),
            )
            key: tuple[bytes, ...] = (words[i], words[i + 1])
        elif whole and max(len(words[i]) for i in whole) > _SHORT:
            i = max(whole, key=lambda i: (len(words[i]), -i))
            key = (words[i],)
        else:
            rest[core] += [[k, left, right] for k in numbers]
            continue
        back = sum(len(w) + 1 for w in words[:i])
        longer[key].append((text, back, left | right << 1, numbers))
    return exact, longer, sorted(rest.items())


def _whole(words: list[bytes], left: bool, right: bool) -> list[int]:
    """Numbers of the words of a literal that stand in it from their first letter to their last."""
    last = len(words) - 1
    return [i for i, w in enumerate(words) if w and (i > 0 or left) and (i < last or right)]
