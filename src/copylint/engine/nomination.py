"""Where the literals of a set of rules stand among the words of a text.

Plain Python with types beside it (nomination.pxd), over the arrays of `copylint.engine.literals`; texts are
folded: a byte a code point.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from copylint.tables.twins import take_over


def parts(text: Sequence[int], starts: MutableSequence[int], ends: MutableSequence[int]) -> int:
    """Writes where each run of letters and figures of a folded text begins and ends; returns how many there
    are."""
    n = 0
    i = 0
    size = len(text)
    while i < size:
        if not _alnum(text[i]):
            i += 1
            continue
        starts[n] = i
        while i < size and _alnum(text[i]):
            i += 1
        ends[n] = i
        n += 1
    return n


def _alnum(c: int) -> bool:
    """Whether a byte of a folded text is a letter or figure."""
    return 97 <= c <= 122 or 48 <= c <= 57


def nominated(
    text: Sequence[int],
    starts: Sequence[int],
    ends: Sequence[int],
    numbers: Sequence[int],
    first: int,
    hits: MutableSequence[int],
    own: Sequence[int],
    longer: Sequence[int],
    begins: Sequence[int],
    users: Sequence[int],
    entries: Sequence[int],
    pairs: Sequence[int],
    literals: Sequence[int],
) -> int:
    """Finds the literals that the words of a text call for: writes (number of the rule, start, end) of each
    into `hits` and returns how many there are. What has no room there is counted and not written.

    `numbers` are the words' in the table of literals, -1 for none; `first` is the number of the table's first
    rule; the rest is that table's.
    """
    count = 0
    slots = len(pairs) // 4
    size = len(text)
    n = len(starts)
    for k in range(n):
        w = numbers[k]
        if w < 0:
            continue
        count = _hit(users, own[w], own[w + 1], first, starts[k], ends[k], hits, count)
        for e in range(longer[w], longer[w + 1]):
            probe = starts[k] + entries[8 * e + 6] - entries[8 * e + 2]
            if 0 <= probe < size and text[probe] == entries[8 * e + 7]:
                count = _longer(text, starts[k], e, entries, literals, users, first, hits, count)
        if begins[w] and k + 1 < n and starts[k + 1] == ends[k] + 1 and numbers[k + 1] >= 0:
            one = w + 1
            other = numbers[k + 1]
            slot = slot_of(w, other, slots)
            while pairs[4 * slot]:
                if pairs[4 * slot] == one and pairs[4 * slot + 1] == other:
                    for e in range(pairs[4 * slot + 2], pairs[4 * slot + 3]):
                        probe = starts[k] + entries[8 * e + 6] - entries[8 * e + 2]
                        if 0 <= probe < size and text[probe] == entries[8 * e + 7]:
                            count = _longer(text, starts[k], e, entries, literals, users, first, hits, count)
                    break
                slot = (slot + 1) & (slots - 1)
    return count


def slot_of(one: int, other: int, slots: int) -> int:
    """Where among the slots, a power of two, the search for a pair of words begins."""
    return (one * 7919 + other * 104729) & (slots - 1)


def _longer(
    text: Sequence[int],
    at: int,
    e: int,
    entries: Sequence[int],
    literals: Sequence[int],
    users: Sequence[int],
    first: int,
    hits: MutableSequence[int],
    count: int,
) -> int:
    """Notes the users of literal `e`, whose word or pair stands at `at`, if all of it does."""
    begin = entries[8 * e]
    size = entries[8 * e + 1]
    start = at - entries[8 * e + 2]
    borders = entries[8 * e + 3]
    end = start + size
    if start < 0 or end > len(text):
        return count
    for i in range(size):
        if text[start + i] != literals[begin + i]:
            return count
    if borders & 1 and start > 0 and _alnum(text[start - 1]):
        return count
    if borders & 2 and end < len(text) and _alnum(text[end]):
        return count
    return _hit(users, entries[8 * e + 4], entries[8 * e + 5], first, start, end, hits, count)


def _hit(
    users: Sequence[int],
    low: int,
    high: int,
    first: int,
    start: int,
    end: int,
    hits: MutableSequence[int],
    count: int,
) -> int:
    """Notes a place for each of users[low:high]."""
    for u in range(low, high):
        if 3 * count + 2 < len(hits):
            hits[3 * count] = first + users[u]
            hits[3 * count + 1] = start
            hits[3 * count + 2] = end
        count += 1
    return count


take_over(__name__)
