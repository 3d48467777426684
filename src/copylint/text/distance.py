"""How far one spelling is from another."""

from __future__ import annotations


def distance(a: str, b: str, limit: int) -> int:
    """Edits between two words, a swap of neighbours counting one; `limit` + 1 when it is more."""
    if a == b:
        return 0
    la, lb = len(a), len(b)
    if abs(la - lb) > limit:
        return limit + 1
    # What the two share at both ends costs nothing.
    start, least = 0, min(la, lb)
    while start < least and a[start] == b[start]:
        start += 1
    end = 0
    while end < least - start and a[la - 1 - end] == b[lb - 1 - end]:
        end += 1
    a, b = a[start : la - end], b[start : lb - end]
    la, lb = len(a), len(b)
    if min(la, lb) == 0:
        return min(max(la, lb), limit + 1)
    previous2: list[int] = []
    previous = list(range(lb + 1))
    for i in range(1, la + 1):
        row = [i] + [0] * lb
        for j in range(1, lb + 1):
            cost = a[i - 1] != b[j - 1]
            best = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost)
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                best = min(best, previous2[j - 2] + 1)
            row[j] = best
        if min(row) > limit and min(previous) > limit:
            return limit + 1
        previous2, previous = previous, row
    return min(previous[lb], limit + 1)
