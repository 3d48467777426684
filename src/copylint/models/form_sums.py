"""The sums of the judge of forms: what stands around a word, weighed for each form that it might have.

Plain Python with types beside it, as `copylint.text.core`. The word itself is hidden but for its family: the
judge is asked which of the family's classes (see `copylint.lexicon.families`) stands there. A feature is a
row of the weights, found by a hash of what it says; a row has a signed byte a class. What stands around a
word is gathered by `copylint.models.form_features`, once for teaching and for judging.
"""

from __future__ import annotations

import math
from collections.abc import MutableSequence, Sequence

from copylint.lexicon import families
from copylint.models import form_features
from copylint.tables.twins import take_over

#: How many classes there are.
CLASSES = len(families.CLASSES)
_CLASSES = CLASSES  # as C has it
#: The bits of finite verbs.
_VBP, _VBZ, _WAS, _WERE = (families.BIT[name] for name in ("VBP", "VBZ", "was", "were"))


def judged(
    words: Sequence[int],
    tags: Sequence[int],
    stems: Sequence[int],
    offered: Sequence[int],
    owned: Sequence[int],
    shapes: Sequence[int],
    edges: Sequence[int],
    groups: Sequence[int],
    which: Sequence[int],
    checks: Sequence[int],
    weights: Sequence[int],
    facts: MutableSequence[int],
    rows: MutableSequence[int],
    scale: float,
    floor: float,
    places: MutableSequence[int],
    best: MutableSequence[int],
    margins: MutableSequence[float],
) -> int:
    """Asks of every word with a family whether another form is likelier by `floor` or more, in log odds:
    writes its place, the likeliest other class, and by how much. Returns how many there are.

    `which` says by number which features are weighed. Sentence `k` lies from edges[2 * k] up to edges[2 * k +
    1].
    """
    found = 0
    size = len(checks)
    for s in range(len(edges) // 2):
        begin = edges[2 * s]
        end = edges[2 * s + 1]
        for i in range(begin, end):
            own = owned[i]
            offer = offered[i]
            if own == 0 or offer & ~own == 0:
                continue
            form_features.features(words, tags, stems, offered, shapes, i, begin, end, groups, facts, rows)
            many = _placed(rows, which, checks, size - 1)
            mine = other = -1000000
            choice = 0
            for c in range(_CLASSES):
                if offer >> c & 1:
                    total = 0
                    for k in range(many):
                        total += weights[rows[k] * _CLASSES + c]
                    if own >> c & 1:
                        if total > mine:
                            mine = total
                    elif total > other:
                        other = total
                        choice = c
            margin = (other - mine) * scale
            if margin >= floor:
                places[found] = i
                best[found] = choice
                margins[found] = margin
                found += 1
    return found


def learn(
    words: Sequence[int],
    tags: Sequence[int],
    stems: Sequence[int],
    offered: Sequence[int],
    shapes: Sequence[int],
    edges: Sequence[int],
    sentences: Sequence[int],
    places: Sequence[int],
    right: Sequence[int],
    groups: Sequence[int],
    which: Sequence[int],
    checks: Sequence[int],
    weights: MutableSequence[float],
    squares: MutableSequence[float],
    rate: float,
    facts: MutableSequence[int],
    rows: MutableSequence[int],
    odds: MutableSequence[float],
) -> float:
    """Goes over places once, each with the number of its sentence and the classes that are right there, and
    mends the weights by AdaGrad, whose sums are `squares`. Without `checks` a row is found by the whole hash.
    Returns the sum of the losses, natural logarithms."""
    loss = 0.0
    size = len(checks)
    for n in range(len(places)):
        i = places[n]
        s = 2 * sentences[n]
        offer = offered[i]
        own = right[n]
        form_features.features(
            words, tags, stems, offered, shapes, i, edges[s], edges[s + 1], groups, facts, rows
        )
        many = _placed(rows, which, checks, size - 1)
        top = -1e30
        for c in range(_CLASSES):
            if offer >> c & 1:
                odds[c] = 0.0
                for k in range(many):
                    odds[c] += weights[rows[k] * _CLASSES + c]
                top = max(top, odds[c])
        every = correct = 0.0
        for c in range(_CLASSES):
            if offer >> c & 1:
                odds[c] = math.exp(odds[c] - top)
                every += odds[c]
                if own >> c & 1:
                    correct += odds[c]
        loss -= math.log(correct / every + 1e-12)
        for c in range(_CLASSES):
            if offer >> c & 1:
                slope = odds[c] / every
                if own >> c & 1:
                    slope -= odds[c] / (correct + 1e-30)
                if slope > 1e-4 or slope < -1e-4:
                    for k in range(many):
                        at = rows[k] * _CLASSES + c
                        squares[at] += slope * slope
                        weights[at] -= rate * slope / math.sqrt(squares[at] + 1e-6)
    return loss


def numbers(
    n: int,
    tags: Sequence[int],
    owned: Sequence[int],
    third: int,
    plural: int,
    offered: MutableSequence[int],
    numbered: MutableSequence[int],
) -> None:
    """Writes of each finite verb in the present, and of was and were, the classes VBZ and VBP and the one
    that it is, whatever its tense; 0 for other words. `third` and `plural` are the numbers of the tags VBZ
    and VBP."""
    for i in range(n):
        own = owned[i]
        one = 0
        if own == _WAS or own & _VBZ and tags[i] == third:
            one = _VBZ
        elif own == _WERE or own & _VBP and tags[i] == plural:
            one = _VBP
        numbered[i] = one
        offered[i] = _VBZ | _VBP if one else 0


def _placed(rows: MutableSequence[int], which: Sequence[int], checks: Sequence[int], mask: int) -> int:
    """Turns hashes into the rows of the features that are weighed, one behind the other; returns how many
    there are. A smaller table keeps the upper bits of each hash it has, one more, in `checks`; without them a
    hash is a row."""
    bits = 0
    while mask > 0 and mask >> bits:
        bits += 1
    n = 0
    for k in range(len(which)):
        h = rows[which[k]]
        if mask > 0:
            if checks[h & mask] != (h >> bits) + 1:
                continue
            h = h & mask
        rows[n] = h
        n += 1
    return n


take_over(__name__)
