"""Which lines of a text and of its corrected form are the same, in time that grows with their number.

Corrections mostly leave the lines where they are, so that line is held against line. What they join or part
is looked for among the few lines around it, between lines that stand once in either text; Python's difflib
by itself takes hours for a hundred thousand lines of which every second one changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

#: Pairs of lines up to which difflib may look for those that are the same.
_FEW = 250_000

_Block = tuple[int, int, int]


class _Matched(SequenceMatcher[str]):
    """difflib's groups of changes, by blocks of our own."""

    def __init__(self, a: Sequence[str], b: Sequence[str]) -> None:
        super().__init__(None, "", "")
        self.a, self.b = a, b
        found: list[_Block] = []
        for i, j, n in _same(a, b, 0, len(a), 0, len(b), True):
            if found and found[-1][0] + found[-1][2] == i and found[-1][1] + found[-1][2] == j:
                found[-1] = (found[-1][0], found[-1][1], found[-1][2] + n)
            else:
                found.append((i, j, n))
        self._blocks = [Match(*block) for block in (*found, (len(a), len(b), 0))]

    def get_matching_blocks(self) -> list[Match]:
        """Returns the blocks in order, an empty one at the end."""
        return self._blocks


def unified(
    a: Sequence[str], b: Sequence[str], fromfile: str = "", tofile: str = "",
    fromfiledate: str = "", tofiledate: str = "",
    n: int = 3, lineterm: str = "\n",
) -> Iterator[str]:  # fmt: skip
    """Yields the lines of a unified diff, as `difflib.unified_diff` does; dates are left out."""
    started = False
    for group in _Matched(a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {fromfile}{lineterm}"
            yield f"+++ {tofile}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@{lineterm}"
        for tag, i, i_end, j, j_end in group:
            if tag == "equal":
                yield from (" " + line for line in a[i:i_end])
                continue
            yield from ("-" + line for line in a[i:i_end])
            yield from ("+" + line for line in b[j:j_end])


def _range(start: int, end: int) -> str:
    size = end - start
    return f"{start + 1}" if size == 1 else f"{start + (size > 0)},{size}"


def _same(
    a: Sequence[str], b: Sequence[str], i: int, i_end: int, j: int, j_end: int, anchored: bool
) -> Iterator[_Block]:
    """Yields (i, j, n) for stretches with a[i : i + n] == b[j : j + n], in order, none overlapping.
    `anchored`: lines that stand once in either text may part them."""
    head = 0
    while i + head < i_end and j + head < j_end and a[i + head] == b[j + head]:
        head += 1
    if head:
        yield i, j, head
    i, j = i + head, j + head
    tail = 0
    while i_end - tail > i and j_end - tail > j and a[i_end - tail - 1] == b[j_end - tail - 1]:
        tail += 1
    i_end, j_end = i_end - tail, j_end - tail
    if i_end - i == j_end - j:
        yield from ((i + k, j + k, 1) for k in range(i_end - i) if a[i + k] == b[j + k])
    elif (i_end - i) * (j_end - j) <= _FEW:
        for block in SequenceMatcher(None, a[i:i_end], b[j:j_end]).get_matching_blocks():
            if block.size:
                yield i + block.a, j + block.b, block.size
    elif anchored:
        for x, y in [*_anchors(a, b, i, i_end, j, j_end), (i_end, j_end)]:
            yield from _same(a, b, i, x, j, y, False)
            if x < i_end:
                yield x, y, 1
            i, j = x + 1, y + 1
    if tail:
        yield i_end, j_end, tail


def _anchors(
    a: Sequence[str], b: Sequence[str], i: int, i_end: int, j: int, j_end: int
) -> list[tuple[int, int]]:
    """Places of lines that stand once in either stretch, as many of them as come in the same order."""
    once_a, once_b = (
        {line: low + k for k, line in enumerate(part) if count[line] == 1}
        for low, part in ((i, a[i:i_end]), (j, b[j:j_end]))
        for count in (Counter(part),)
    )
    pairs = [(x, once_b[line]) for line, x in once_a.items() if line in once_b]
    # The longest row in which both rise: `lowest[n]` ends a row of n + 1 of them, as low as can be.
    lowest: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for k, (_, y) in enumerate(pairs):
        n = bisect_left(lowest, y)
        lowest[n : n + 1] = [y]
        at[n : n + 1] = [k]
        before.append(at[n - 1] if n else -1)
    row = []
    k = at[-1] if at else -1
    while k >= 0:
        row.append(pairs[k])
        k = before[k]
    return row[::-1]
