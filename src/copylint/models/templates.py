"""What the judge of confusable words looks at around a place: templates of features, and the keys they make
there."""

from __future__ import annotations

from collections.abc import Sequence

from copylint.models.vocabulary import PAD, TAG, Vocabulary

# One entry a template of features, in the order of keys(); the order is part of the file format.
TEMPLATES = tuple(
    (
        "w-1, w+1, w-2, w+2, w-3, w+3, c-2 c+1, c-1 c+2, f-1, f+1, f-2, f+2, w-1 w-2, w+1 w+2, w-1 w+1, "
        "w-2 w+1, w-1 w+2, w-1 f+1, f-1 w+1, f-1 f+1, f-1 f-2, f+1 f+2, w-1 f-2, w+1 f+2, t-2 t-1 t+1, "
        "t-1 t+1 t+2, t-2 t-1 t+1 t+2, t-3 t-2 t-1, t+1 t+2 t+3, w-1 t+1 t+2, w+1 t-1 t-2, c-1 c+1, "
        "c-2 c-1, c+1 c+2, t-3 t-2 t-1 t+1 t+2, place, head, head tag, left, left tag, right"
    ).split(", ")
)
#: Looked up before all others: most places are settled by these.
FIRST = (0, 1, 8, 9, 14, 31)
#: How far the bags of words to the left and right reach; nearer words are looked at one by one.
BAG = 9
#: From here on, the templates of the subject and the bags.
HEAD = len(TEMPLATES) - 5

_NOUNS = frozenset(TAG[t] for t in ("NN", "NNS", "NNP", "PRP", "CD", "EX", "VBG"))
_STOPS = frozenset(TAG[t] for t in ("VBD", "VBZ", "VB", "MD", "AUX", "W", ":", ".", '"', "-"))
_IN, _CC, _COMMA, _DT, _TO = TAG["IN"], TAG["CC"], TAG[","], TAG["DT"], TAG["TO"]


def subject(numbers: Sequence[int], tags: Sequence[int], left: int) -> tuple[int, int]:
    """Return keys for the likely subject of a verb whose left neighbour stands at ``left``.

    Walks left over noun phrases and prepositions to the head of the first phrase; both numbers are 0
    without one."""
    head = -1
    seen = crossed = joined = 0
    stop = 0
    for j in range(left, max(left - 15, -1), -1):
        tag = tags[j]
        if tag in _STOPS:
            stop = tag
            break
        if tag in _NOUNS:
            if not seen:
                head, seen = j, 1
        elif tag in (_IN, _TO):
            if seen:
                crossed += 1
                head, seen = -1, 0
        elif tag == _CC:
            if seen:
                joined = 1
                seen = 0
        elif tag == _COMMA:
            if seen and crossed + joined == 0 and j < left:
                stop = tag
                break
    if head < 0:
        return 0, stop
    return numbers[head] << 1 | joined, (tags[head] << 8 | min(crossed, 3) << 6 | joined << 5 | stop)


def keys(
    v: Vocabulary, numbers: Sequence[int], tags: Sequence[int], left: int, right: int, capital: bool
) -> list[int]:
    """Return one key a template, its number over it, for the place between ``numbers[:left]`` and
    ``numbers[right:]``.

    Left out are the templates of FIRST, the subject and the bags.
    """
    c, b, a = numbers[left - 3 : left]
    tc, tb, ta = tags[left - 3 : left]
    x, y, z = numbers[right : right + 3]
    tx, ty, tz = tags[right : right + 3]
    fine, coarse = v.fine, v.coarse
    fa, fx, fb, fy = fine[a], fine[x], fine[b], fine[y]
    ca, cx, cb, cy = coarse[a], coarse[x], coarse[b], coarse[y]
    aa, xx, faa = a << 16, x << 16, fa << 16
    before = tb << 10 | ta << 5
    after = tx << 5 | ty
    # 32 is _OVER: written out, the compiler works the sums out.
    return [
        2 << 32 | b,
        3 << 32 | y,
        4 << 32 | c,
        5 << 32 | z,
        6 << 32 | cb << 8 | cx,
        7 << 32 | ca << 8 | cy,
        10 << 32 | fb,
        11 << 32 | fy,
        12 << 32 | aa | b,
        13 << 32 | xx | y,
        15 << 32 | b << 16 | x,
        16 << 32 | aa | y,
        17 << 32 | aa | fx,
        18 << 32 | faa | x,
        19 << 32 | faa | fx,
        20 << 32 | faa | fb,
        21 << 32 | fx << 16 | fy,
        22 << 32 | aa | fb,
        23 << 32 | xx | fy,
        24 << 32 | before | tx,
        25 << 32 | ta << 10 | after,
        26 << 32 | before << 5 | after,
        27 << 32 | tc << 10 | tb << 5 | ta,
        28 << 32 | after << 5 | tz,
        29 << 32 | a << 10 | after,
        30 << 32 | x << 10 | ta << 5 | tb,
        32 << 32 | cb << 8 | ca,
        33 << 32 | cx << 8 | cy,
        34 << 32 | tc << 20 | before << 5 | after,
        35 << 32 | 2 * capital + (a == PAD),
    ]
