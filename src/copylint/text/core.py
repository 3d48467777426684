"""The pass over a text: cuts it into words and looks each up, in and out of flat arrays.

Plain Python with types beside it (core.pxd): compiled where a compiler is at hand, the same where none is.
Texts are arrays of code points (`copylint.text.characters.codes_of`), kinds the bytes of `kinds_for`; offsets
are code points. Nothing is checked here: whoever calls gives arrays that are long enough.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from copylint.tables.twins import take_over


def words_of_models(
    codes: Sequence[int],
    kinds: Sequence[int],
    begin: int,
    end: int,
    starts: MutableSequence[int],
    ends: MutableSequence[int],
    n: int,
) -> int:
    """Cuts codes[begin:end] as `copylint.models.vocabulary.WORD` does: writes where words begin and end from
    place `n` of `starts` and `ends` on, returns the place behind the last."""
    i = begin
    while i < end:
        kind = kinds[codes[i]]
        if kind == 1:
            i += 1
            continue
        j = i + 1
        if kind >= 8:
            # U.S., p.m.
            while j + 2 < end and codes[j] == 46 and kinds[codes[j + 1]] >= 8 and codes[j + 2] == 46:
                j += 2
            if j > i + 1:
                j += 1
            else:
                while j < end and kinds[codes[j]] >= 8:
                    j += 1
                j = _joined(codes, kinds, j, end, 1)
        elif kind == 4:
            j = _joined(codes, kinds, _figures(codes, kinds, i, end), end, 0)
        elif kind == 6 or codes[i] == 46 or codes[i] == 45:
            while j < end and codes[j] == codes[i]:
                j += 1
        starts[n] = i
        ends[n] = j
        n += 1
        i = j
    return n


def tokens(
    codes: Sequence[int],
    kinds: Sequence[int],
    begin: int,
    starts: MutableSequence[int],
    ends: MutableSequence[int],
    sorts: MutableSequence[int],
) -> int:
    """Cuts codes[begin:] as the pattern of `copylint.text.tokens` does, which may look at what stands before:
    writes where tokens begin and end, counted from `begin`, and their sorts; returns how many there are."""
    return _tokens(codes, kinds, begin, len(codes), begin, starts, ends, sorts, 0)


def _tokens(
    codes: Sequence[int],
    kinds: Sequence[int],
    begin: int,
    end: int,
    origin: int,
    starts: MutableSequence[int],
    ends: MutableSequence[int],
    sorts: MutableSequence[int],
    n: int,
) -> int:
    """Cuts codes[begin:end] and writes from place `n` on, counted from `origin`; returns the place behind the
    last."""
    i = begin
    while i < end:
        kind = kinds[codes[i]]
        if kind == 1:
            i += 1
            continue
        j = i + 1
        sort = 2
        if kind >= 8:
            sort = 0
            j = _initials(codes, kinds, i, end) if j < end and codes[j] == 46 else i
            if j == i:
                j = _word(codes, kinds, i + 1, end)
        elif kind == 4:
            sort = 1
            j = _figures(codes, kinds, i, end)
            if j + 1 < end and (codes[j] == 39 or codes[j] == 0x2019) and codes[j + 1] == 115:
                j += 2
        elif kind == 3 or codes[i] == 46 or codes[i] == 45:
            while j < end and codes[j] == codes[i]:
                j += 1
        starts[n] = i - origin
        ends[n] = j - origin
        sorts[n] = sort
        n += 1
        i = j
    return n


def tokens_of_sentences(
    codes: Sequence[int],
    kinds: Sequence[int],
    bounds: Sequence[int],
    joined: int,
    starts: MutableSequence[int],
    ends: MutableSequence[int],
    sorts: MutableSequence[int],
    edges: MutableSequence[int],
) -> int:
    """Cuts sentences, whose begins and ends are `bounds`, as `tokens` does; where `joined` asks for it, the
    possessive of a plural (ministers') is one word with its mark. Offsets are those of `codes`. Writes at
    which places the tokens of each begin and end into `edges`; returns how many there are."""
    n = 0
    for k in range(len(bounds) // 2):
        first = edges[2 * k] = n
        n = _tokens(codes, kinds, bounds[2 * k], bounds[2 * k + 1], 0, starts, ends, sorts, n)
        if joined:
            n = _possessives(codes, first, n, starts, ends, sorts)
        edges[2 * k + 1] = n
    return n


def counted_from(
    bounds: Sequence[int], edges: Sequence[int], starts: MutableSequence[int], ends: MutableSequence[int]
) -> None:
    """Makes of the starts and ends of tokens places in their sentences."""
    for k in range(len(bounds) // 2):
        for i in range(edges[2 * k], edges[2 * k + 1]):
            starts[i] -= bounds[2 * k]
            ends[i] -= bounds[2 * k]


def _possessives(
    codes: Sequence[int],
    first: int,
    n: int,
    starts: MutableSequence[int],
    ends: MutableSequence[int],
    sorts: MutableSequence[int],
) -> int:
    """Joins an apostrophe to the word in s before it where a word follows and the sentence has but one such
    mark, so that it closes no quotation; returns the place behind the last token."""
    at = -1
    for k in range(first, n):
        c = codes[starts[k]]
        if c == 39 or c == 0x2018 or c == 0x2019:
            if at >= 0:
                return n
            at = k
    if at <= first or at + 1 >= n or sorts[at - 1] or sorts[at + 1] or ends[at - 1] != starts[at]:
        return n
    if codes[starts[at]] == 0x2018 or codes[ends[at - 1] - 1] != 115:
        return n
    ends[at - 1] = ends[at]
    for k in range(at + 1, n):
        starts[k - 1] = starts[k]
        ends[k - 1] = ends[k]
        sorts[k - 1] = sorts[k]
    return n - 1


def _initials(codes: Sequence[int], kinds: Sequence[int], i: int, end: int) -> int:
    """Where an initialism with stops (U.S., a.m) that begins at `i` ends; `i` where none does."""
    if i and (kinds[codes[i - 1]] >= 8 or kinds[codes[i - 1]] == 4):
        return i
    j = i
    while j + 1 < end and kinds[codes[j]] >= 8 and codes[j + 1] == 46:
        j += 2
    if j < i + 4:
        return i
    if j < end and kinds[codes[j]] >= 8:
        if j + 1 == end or (kinds[codes[j + 1]] < 8 and kinds[codes[j + 1]] != 4):
            j += 1
    return j


def _word(codes: Sequence[int], kinds: Sequence[int], j: int, end: int) -> int:
    """Where a word ends that has a letter before `j`: apostrophes inside belong to it."""
    while j < end and (kinds[codes[j]] >= 8 or kinds[codes[j]] == 4 or kinds[codes[j]] == 5):
        j += 1
    while j + 1 < end and (codes[j] == 39 or codes[j] == 0x2019):
        if kinds[codes[j + 1]] < 8 and kinds[codes[j + 1]] != 5:
            break
        j += 2
        while j < end and (kinds[codes[j]] >= 8 or kinds[codes[j]] == 5):
            j += 1
    return j


def _figures(codes: Sequence[int], kinds: Sequence[int], j: int, end: int) -> int:
    """Where a number ends that begins at `j`, with the letters it may end in."""
    while j < end and kinds[codes[j]] == 4:
        j += 1
        if j + 1 < end and (codes[j] == 46 or codes[j] == 44 or codes[j] == 58) and kinds[codes[j + 1]] == 4:
            j += 1
    while j < end and kinds[codes[j]] >= 8:
        j += 1
    return j


def _joined(codes: Sequence[int], kinds: Sequence[int], j: int, end: int, apostrophes: int) -> int:
    """Where what hyphens (or apostrophes) join to a word ends."""
    while j + 1 < end:
        c = codes[j]
        if c != 45 and not (apostrophes and (c == 39 or c == 0x2019)):
            break
        kind = kinds[codes[j + 1]]
        if kind < 8 and kind != 4:
            break
        j += 2
        while j < end:
            kind = kinds[codes[j]]
            if kind < 8 and kind != 4:
                break
            j += 1
    return j


def looked_up(
    codes: Sequence[int],
    starts: Sequence[int],
    ends: Sequence[int],
    first: int,
    last: int,
    steps: Sequence[int],
    slots: Sequence[int],
    offsets: Sequence[int],
    pool: Sequence[int],
    exact: MutableSequence[int],
    lower: MutableSequence[int],
) -> None:
    """Looks words up in a `copylint.tables.wordtable.WordTable`: writes the number of each, and of each in
    lower case, from place `first` of `exact` and `lower` up to `last`; -1: none there, -2: not in ASCII."""
    ones = 0xFFFFFFFF
    mask = len(slots) // 2 - 1
    for k in range(first, last):
        as_it_is = small = ones
        differs = 0
        i = starts[k]
        end = ends[k]
        while i < end:
            c = codes[i]
            if c > 127:
                break
            as_it_is = steps[(as_it_is ^ c) & 255] ^ (as_it_is >> 8)
            if 65 <= c <= 90:
                c += 32
                differs = 1
            small = steps[(small ^ c) & 255] ^ (small >> 8)
            i += 1
        if i < end:
            exact[k] = lower[k] = -2
            continue
        exact[k] = lower[k] = _number(codes, starts[k], end, as_it_is ^ ones, slots, mask, offsets, pool, 0)
        if differs:
            lower[k] = _number(codes, starts[k], end, small ^ ones, slots, mask, offsets, pool, 1)


def _number(
    codes: Sequence[int],
    start: int,
    end: int,
    crc: int,
    slots: Sequence[int],
    mask: int,
    offsets: Sequence[int],
    pool: Sequence[int],
    small: int,
) -> int:
    """The number of the word codes[start:end], in small letters if `small`; -1 where there is none."""
    slot = crc & mask
    while True:
        n = slots[2 * slot + 1]
        if n == 0:
            return -1
        if slots[2 * slot] == crc:
            at = offsets[n - 1]
            if offsets[n] - at == end - start:
                i = start
                while i < end:
                    c = codes[i]
                    if small and 65 <= c <= 90:
                        c += 32
                    if pool[at] != c:
                        break
                    at += 1
                    i += 1
                if i == end:
                    return n - 1
        slot = (slot + 1) & mask


def padded_sentences(
    codes: Sequence[int],
    kinds: Sequence[int],
    bounds: Sequence[int],
    room: int,
    starts: MutableSequence[int],
    ends: MutableSequence[int],
    edges: MutableSequence[int],
) -> int:
    """Cuts sentences, whose begins and ends are `bounds`, as `words_of_models` does, `room` empty words
    between them, before the first and behind the last. Writes at which places the words of each begin and end
    into `edges`; returns how many places there are."""
    n = 0
    for k in range(len(bounds) // 2):
        for _ in range(room):
            starts[n] = ends[n] = bounds[2 * k]
            n += 1
        edges[2 * k] = n
        n = words_of_models(codes, kinds, bounds[2 * k], bounds[2 * k + 1], starts, ends, n)
        edges[2 * k + 1] = n
    for _ in range(room):
        starts[n] = ends[n] = 0
        n += 1
    return n


def says_again(
    codes: Sequence[int],
    kinds: Sequence[int],
    begin: int,
    end: int,
    longest: int,
    sums: MutableSequence[int],
    rows: MutableSequence[int],
) -> bool:
    """Whether codes[begin:end] may hold from two to `longest` words or marks twice in a row, whatever their
    capitals. What is no ASCII is taken for one letter, so that there may be none after all; `sums` has room
    for all words, `rows` for `longest` + 1 numbers, all 0."""
    n = 0
    i = begin
    while i < end:
        kind = kinds[codes[i]]
        if kind == 1 or kind == 3:
            i += 1
            continue
        j = i + 1
        if kind >= 8 or kind == 4:
            k = j
            while k < end:
                c = codes[k]
                kind = kinds[c]
                if kind >= 8 or kind == 4 or kind == 3:
                    j = k + 1
                elif c != 39 and c != 45 and c != 0x2019:
                    break
                k += 1
        total = 0
        for k in range(i, j):
            c = codes[k]
            if 65 <= c <= 90:
                c += 32
            elif c > 127:
                c = 127
            total = (total * 31 + c) & 0xFFFFFFF
        sums[n] = total
        for size in range(2, min(longest, n) + 1):
            if sums[n - size] == total:
                rows[size] += 1
                if rows[size] == size:
                    return True
            else:
                rows[size] = 0
        n += 1
        i = j
    return False


take_over(__name__)
