"""Which literals of the rules stand in a text.

Nearly all literals are words or runs of words. They are looked up word by word in a table, by one
word or by two that stand side by side, and only then compared with the text. The table is made
once, with the compiled pack, and used as it lies on disk: nothing is built when a process starts,
and its size costs no time. The few literals that begin or end inside a word, or hold no word at
all, are left to a matcher.

A literal is written as `copylint.literals` says; its users are numbers of rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from copylint.table import Table

if TYPE_CHECKING:
    from copylint.matcher import Matcher

#: A place where a literal stands: (start, end) in bytes of the folded text.
Place = tuple[int, int]

#: Everything that is neither letter nor digit parts words.
_PARTS = bytes(c if c < 128 and chr(c).isalnum() else 32 for c in range(256))

#: A word may begin a pair of the table, or end one.
_BEGINS, _ENDS = 1, 2

#: By words no longer than this alone nothing is looked up: too much would be compared.
_SHORT = 3

#: Words and pairs remembered at most; a long run meets new ones for ever.
_MOST = 60_000

#: (literal, how far its word or pair lies behind its start, borders left and right, users)
_Longer = tuple[bytes, int, bool, bool, tuple[int, ...]]
#: (begins or ends pairs, users of the word itself, literals that it is looked up for)
_Record = tuple[int, tuple[int, ...], tuple[_Longer, ...]]


class Index:
    """Finds the literals of a set of rules."""

    def __init__(self, table: Table | Mapping[bytes, Any], rest: Iterable[tuple[str, list[list[Any]]]]) -> None:
        self._table = table
        #: literals left to the matcher, each with its users: [number, border left, border right]
        self._rest = list(rest)
        self._matcher: Matcher | None = None
        self._words: dict[bytes, _Record | None] = {}
        self._pairs: dict[bytes, tuple[_Longer, ...]] = {}

    # -- making one ------------------------------------------------------------------------------
    @classmethod
    def of(cls, triggers: Mapping[int, Iterable[str]]) -> Index:
        """Returns the index of rules' literals, by number of the rule."""
        return cls(*_sort(triggers))

    @staticmethod
    def pack(triggers: Mapping[int, Iterable[str]]) -> tuple[bytes, list[tuple[str, list[list[Any]]]]]:
        """Returns the bytes of the table and the other literals: what the constructor takes, with
        the table wrapped as `Table`."""
        records, rest = _sort(triggers)
        return Table.pack(records), rest

    # -- using it --------------------------------------------------------------------------------
    def places(self, text: bytes) -> dict[int, list[Place]]:
        """Returns number of a rule -> where its literals stand in the folded text, unsorted."""
        out: dict[int, list[Place]] = defaultdict(list)
        if len(self._words) > _MOST:
            self._words.clear()
        if len(self._pairs) > _MOST:
            self._pairs.clear()
        known, pairs = self._words, self._pairs
        at = 0
        before: bytes | None = None  # the word right before this one, where it may begin a pair
        for word in text.translate(_PARTS).split(b" "):
            if word in known:
                record = known[word]
            else:
                record = known[word] = _record(self._table.get(word))
            if record is None:
                before = None
                at += len(word) + 1
                continue
            flags, users, longer = record
            for k in users:
                out[k].append((at, at + len(word)))
            if longer:
                _longer(text, at, longer, out)
            if before is not None and flags & _ENDS:
                pair = before + b" " + word
                if pair in pairs:
                    longer = pairs[pair]
                else:
                    longer = pairs[pair] = _unpacked(self._table.get(pair) or ())
                if longer:
                    _longer(text, at - len(before) - 1, longer, out)
            before = word if flags & _BEGINS else None
            at += len(word) + 1
        if self._rest:
            self._match(text, out)
        return out

    def _match(self, text: bytes, out: dict[int, list[Place]]) -> None:
        if self._matcher is None:
            from copylint.matcher import matcher

            self._matcher = matcher([x.encode("ascii") for x, _ in self._rest])
        size, rest = len(text), self._rest
        for n, start, end in self._matcher.find(text):
            for k, left, right in rest[n][1]:
                if left and start and text[start - 1 : start].isalnum():
                    continue
                if right and end < size and text[end : end + 1].isalnum():
                    continue
                out[k].append((start, end))


class Overlaid:
    """An index in which some rules have other literals: `numbers` are found by `over` alone."""

    def __init__(self, under: Index, over: Index, numbers: Iterable[int]) -> None:
        self._under, self._over, self._numbers = under, over, tuple(numbers)

    def places(self, text: bytes) -> dict[int, list[Place]]:
        """Returns what `Index.places` does."""
        out = self._under.places(text)
        for k in self._numbers:
            out.pop(k, None)
        out.update(self._over.places(text))
        return out


def _longer(text: bytes, at: int, longer: Iterable[_Longer], out: dict[int, list[Place]]) -> None:
    """Notes the literals that really stand where their word or pair does."""
    for core, back, left, right, users in longer:
        start = at - back
        if start < 0 or not text.startswith(core, start):
            continue
        if left and start and text[start - 1 : start].isalnum():
            continue
        end = start + len(core)
        if right and end < len(text) and text[end : end + 1].isalnum():
            continue
        for k in users:
            out[k].append((start, end))


def _record(raw: Any) -> _Record | None:
    return None if raw is None else (raw[0], tuple(raw[1]), _unpacked(raw[2]))


def _unpacked(raw: Iterable[Any]) -> tuple[_Longer, ...]:
    return tuple((c.encode("ascii"), back, bool(b & 1), bool(b & 2), tuple(users)) for c, back, b, users in raw)


def _sort(triggers: Mapping[int, Iterable[str]]) -> tuple[dict[bytes, Any], list[tuple[str, list[list[Any]]]]]:
    """What is looked up by word or pair, and what is left to the matcher."""
    users: dict[tuple[str, bool, bool], list[int]] = defaultdict(list)
    for k, literals in triggers.items():
        for literal in dict.fromkeys(literals):
            left = literal.startswith("|")
            right = len(literal) > 1 and literal.endswith("|")
            users[literal[left : len(literal) - right], left, right].append(k)
    flags: dict[bytes, int] = defaultdict(int)
    exact: dict[bytes, list[int]] = {}
    longer: dict[bytes, list[Any]] = defaultdict(list)
    rest: dict[str, list[list[Any]]] = defaultdict(list)
    for (core, left, right), numbers in users.items():
        text = core.encode("ascii")
        words = text.translate(_PARTS).split(b" ")
        whole = _whole(words, left, right)
        if left and right and whole == [0] and len(words) == 1:
            exact[text] = numbers
            continue
        starts = [0]
        for w in words:
            starts.append(starts[-1] + len(w) + 1)
        entry = [core, 0, left | right << 1, numbers]
        pairs = [i for i in whole if i + 1 in whole]
        if pairs:
            # The pair that is likely to be rare, then that which fewest others are looked up by.
            i = min(pairs, key=lambda i: (-min(len(words[i]) + len(words[i + 1]), 11), len(longer.get(words[i] + b" " + words[i + 1], ())), i))
            entry[1] = starts[i]
            longer[words[i] + b" " + words[i + 1]].append(entry)
            flags[words[i]] |= _BEGINS
            flags[words[i + 1]] |= _ENDS
        elif whole and max(len(words[i]) for i in whole) > _SHORT:
            i = max(whole, key=lambda i: (len(words[i]), -i))
            entry[1] = starts[i]
            longer[words[i]].append(entry)
        else:
            rest[core] += [[k, left, right] for k in numbers]
    records: dict[bytes, Any] = {key: entries for key, entries in longer.items() if b" " in key}
    for word in {*flags, *exact, *(key for key in longer if b" " not in key)}:
        records[word] = [flags.get(word, 0), exact.get(word, []), longer.get(word, [])]
    return records, sorted(rest.items())


def _whole(words: list[bytes], left: bool, right: bool) -> list[int]:
    """Numbers of the words of a literal that stand in it from their first letter to their last."""
    last = len(words) - 1
    return [i for i, w in enumerate(words) if w and (i > 0 or left) and (i < last or right)]
