"""Parts of speech by an averaged perceptron: the features, how they are weighed, and how the weights are
learnt.

Plain Python with types beside it, as `copylint.text.core`. A feature is a row of the weights, found by a hash
of what it says; a row has a signed byte a tag. The features stand here once, for teaching and for tagging.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from copylint.tables.twins import take_over

#: How many features a token has.
FEATURES = 16
_FEATURES = FEATURES  # as C has it
#: Tags that no token has: before the sentence, and behind it.
_BEFORE = 63


def tag(
    words: Sequence[int],
    endings: Sequence[int],
    shapes: Sequence[int],
    classes: Sequence[int],
    mays: Sequence[int],
    edges: Sequence[int],
    weights: Sequence[int],
    size: int,
    rows: MutableSequence[int],
    tags: MutableSequence[int],
) -> None:
    """Writes the number of the likeliest tag of each token, out of those it may have.

    What each token is by itself comes from `copylint.lexicon.description`; sentence `k` lies from edges[2 *
    k] up to edges[2 * k + 1]. `weights` has `size` tags a row and a power of two of rows; `rows` is room for
    FEATURES numbers.
    """
    mask = len(weights) // size - 1
    for s in range(len(edges) // 2):
        begin = edges[2 * s]
        end = edges[2 * s + 1]
        for i in range(begin, end):
            may = mays[i]
            best = 0
            if may & (may - 1) == 0:
                while may > 1:
                    may >>= 1
                    best += 1
                tags[i] = best
                continue
            _features(words, endings, shapes, classes, tags, i, begin, end, mask, rows)
            top = -10000
            t = 0
            while may:
                if may & 1:
                    total = 0
                    for k in range(_FEATURES):
                        total += weights[rows[k] * size + t]
                    if total > top:
                        top = total
                        best = t
                may >>= 1
                t += 1
            tags[i] = best


def learn(
    words: Sequence[int],
    endings: Sequence[int],
    shapes: Sequence[int],
    classes: Sequence[int],
    mays: Sequence[int],
    gold: Sequence[int],
    edges: Sequence[int],
    order: Sequence[int],
    weights: MutableSequence[float],
    sums: MutableSequence[float],
    steps: int,
    size: int,
    rows: MutableSequence[int],
    tags: MutableSequence[int],
) -> int:
    """Goes over the sentences in `order` once, mending the weights where the best tag is not the `gold` one.

    `sums` gathers each change times the step at which it was made: a weight less its sum divided by the steps
    is its average. Returns how many steps have been made by now, `steps` of them before.
    """
    mask = len(weights) // size - 1
    for s in order:
        begin = edges[2 * s]
        end = edges[2 * s + 1]
        for i in range(begin, end):
            steps += 1
            may = mays[i]
            best = 0
            if may & (may - 1) == 0:
                while may > 1:
                    may >>= 1
                    best += 1
                tags[i] = best
                continue
            _features(words, endings, shapes, classes, tags, i, begin, end, mask, rows)
            top = -1e30
            for t in range(size):
                if may >> t & 1:
                    total = 0.0
                    for k in range(_FEATURES):
                        total += weights[rows[k] * size + t]
                    if total > top:
                        top = total
                        best = t
            right = gold[i]
            if best != right and may >> right & 1:
                for k in range(_FEATURES):
                    weights[rows[k] * size + right] += 1
                    sums[rows[k] * size + right] += steps
                    weights[rows[k] * size + best] -= 1
                    sums[rows[k] * size + best] -= steps
            tags[i] = best
    return steps


def _features(
    words: Sequence[int],
    endings: Sequence[int],
    shapes: Sequence[int],
    classes: Sequence[int],
    tags: Sequence[int],
    i: int,
    begin: int,
    end: int,
    mask: int,
    rows: MutableSequence[int],
) -> None:
    """Writes the rows of what is so of token `i`: the word, its ending, shape and class, the two tags before
    it, the words on either side."""
    word = words[i]
    ending = endings[i]
    shape = shapes[i]
    own = classes[i]
    before = words[i - 1] if i > begin else 1
    before2 = words[i - 2] if i > begin + 1 else 1
    behind = words[i + 1] if i + 1 < end else 2
    behind2 = words[i + 2] if i + 2 < end else 2
    class1 = classes[i + 1] if i + 1 < end else 2
    class2 = classes[i + 2] if i + 2 < end else 2
    ending1 = endings[i + 1] if i + 1 < end else 2
    ending0 = endings[i - 1] if i > begin else 1
    shape1 = shapes[i + 1] if i + 1 < end else 0
    t1 = tags[i - 1] if i > begin else _BEFORE
    t2 = tags[i - 2] if i > begin + 1 else _BEFORE
    rows[0] = _row(1, word, 0, mask)
    rows[1] = _row(2, ending, shape, mask)
    rows[2] = _row(3, t1, own, mask)
    rows[3] = _row(4, t1 * 64 + t2, 0, mask)
    rows[4] = _row(5, word, t1, mask)
    rows[5] = _row(6, before, 0, mask)
    rows[6] = _row(7, before2, 0, mask)
    rows[7] = _row(8, behind, 0, mask)
    rows[8] = _row(9, behind2, 0, mask)
    rows[9] = _row(10, ending1, shape1, mask)
    rows[10] = _row(11, ending, t1, mask)
    rows[11] = _row(12, ending0, 0, mask)
    rows[12] = _row(13, t1 * 64 + shape, class1, mask)
    rows[13] = _row(14, shape, own, mask)
    rows[14] = _row(15, own, class1, mask)
    rows[15] = _row(16, class1, class2, mask)


def _row(template: int, a: int, b: int, mask: int) -> int:
    """The row of a feature: a hash of the number of its template and of what it says."""
    ones = 0xFFFFFFFF
    h = (a * 0x1E3779B1 + b * 0x05EBCA6B + template * 0x42B2AE35) & ones
    h = ((h ^ (h >> 15)) * 0x2C1B3C6D) & ones
    return (h ^ (h >> 13)) & mask


take_over(__name__)
