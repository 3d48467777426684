"""The numbers and shapes that the models know words by, for the words of a text at once.

Plain Python with types beside it (numbering.pxd), as `copylint.text.core`, whose arrays it takes. What it
says of a word is what `copylint.models.vocabulary` says of one.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from copylint.tables.twins import take_over

# The shapes of words outside the vocabulary, as copylint.models.vocabulary.SHAPES counts them.
_NAME = 1
_ACRONYM = 2
_NAMES = 3
_WORDS = 4
_NUMBER = 5
_SMALL = 6
_YEAR = 7
_ORDINAL = 8
_MIXED = 9
_HYPHEN = 10
_ES = 14
_WORD = 19


def model_numbers(
    codes: Sequence[int],
    starts: Sequence[int],
    ends: Sequence[int],
    n: int,
    exact: Sequence[int],
    lower: Sequence[int],
    learnt: Sequence[int],
    usual: Sequence[int],
    endings: Sequence[int],
    numbers: MutableSequence[int],
    marks: MutableSequence[int],
) -> None:
    """Writes the number that the models know each word by, and its marks (`Vocabulary.numbered`), for the
    first `n` words that `looked_up` was given; one that is not in ASCII gets none, and the marks 255.

    `learnt` has the models' number + 1 by number in the table, 0 where they do not know the word; `usual`
    says by the models' number whether small letters are usual; `endings` is what `packed_endings` makes.
    """
    for k in range(n):
        if starts[k] == ends[k]:
            continue
        if exact[k] == -2:
            marks[k] = 255
            continue
        known = learnt[exact[k]] if exact[k] >= 0 else 0
        if known:
            numbers[k] = known - 1
            continue
        marks[k] = 4
        known = learnt[lower[k]] if lower[k] >= 0 else 0
        if not known:
            numbers[k] = shape(codes, starts[k], ends[k], endings)
            continue
        numbers[k] = known - 1
        if usual[known - 1] and 65 <= codes[starts[k]] <= 90:
            marks[k] = 12


def shape(codes: Sequence[int], start: int, end: int, endings: Sequence[int]) -> int:
    """The number of the shape of an ASCII word: what `copylint.models.vocabulary.shape` returns."""
    smalls = digits = hyphens = 0
    for i in range(start, end):
        c = codes[i]
        if 97 <= c <= 122:
            smalls += 1
        elif 48 <= c <= 57:
            digits += 1
        elif c == 45:
            hyphens += 1
    c = codes[start]
    size = end - start
    if 48 <= c <= 57:
        return _shape_of_number(codes, start, end, digits, hyphens)
    capital = 65 <= c <= 90
    if size > 1 and codes[end - 1] == 115 and codes[end - 2] == 39:
        return _NAMES if capital else _WORDS
    if hyphens:
        return _NAME if capital else _HYPHEN
    if capital:
        return _ACRONYM if size > 1 and smalls == 0 else _NAME
    return _ending(codes, end, endings) if size > 4 else _WORD


def _shape_of_number(codes: Sequence[int], start: int, end: int, digits: int, hyphens: int) -> int:
    """The shape of a word that begins with a digit."""
    size = end - start
    if digits == size:
        if size == 4 and 49 <= codes[start] <= 50:
            return _YEAR
        return _SMALL if size < 3 else _NUMBER
    if size > 2 and digits == size - 2:
        a = codes[end - 2]
        b = codes[end - 1]
        if (
            (a == 115 and b == 116)
            or (a == 110 and b == 100)
            or (a == 114 and b == 100)
            or (a == 116 and b == 104)
        ):
            return _ORDINAL
    if hyphens:
        return _HYPHEN
    c = codes[end - 1]
    return _MIXED if 65 <= c <= 90 or 97 <= c <= 122 else _NUMBER


def _ending(codes: Sequence[int], end: int, endings: Sequence[int]) -> int:
    """The shape that the ending of a word of five characters or more tells, _WORD for none."""
    at = 0
    while at < len(endings):
        size = endings[at]
        k = 0
        while k < size and codes[end - size + k] == endings[at + 2 + k]:
            k += 1
        if k == size:
            return endings[at + 1]
        at += size + 2
    return _ES if codes[end - 1] == 115 and codes[end - 2] != 115 else _WORD


def named(
    numbers: Sequence[int],
    marks: Sequence[int],
    n: int,
    tags: MutableSequence[int],
    edge: Sequence[int],
    name: int,
) -> None:
    """Gives the tag `name` to each word that has the mark of a capital, unless a sentence or what is said in
    it begins there. `edge` says by number: 1 may stand before such a word, 2 a sentence begins behind it."""
    for i in range(n):
        if marks[i] & 8:
            j = i - 1
            while j >= 0 and edge[numbers[j]] == 1:
                j -= 1
            if j >= 0 and edge[numbers[j]] == 0:
                tags[i] = name


take_over(__name__)
