"""What is known of each token by itself, in flat arrays: what the tagger and the judge of forms read.

Plain Python with types beside it, as `copylint.text.core`. Per token: the CRC-32 of the word in small letters
and of its last three, its shape, the class of its tags in the dictionary, the tags it may have, and of its
family (see `copylint.lexicon.families`) the CRC-32 of the base, the classes it offers and those the form has.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from copylint.lexicon.families import BIT
from copylint.tables.twins import take_over

# The bits of a shape.
_CAPITAL, _CAPITALS, _DIGIT, _HYPHEN, _MARK, _APOSTROPHE = 1, 2, 4, 8, 16, 32
# The places in `openings` of what may be tagged without the dictionary.
_OF_MARK, _OF_NUMBER, _OF_JOINED, _OF_NAME, _OF_ANYTHING = 0, 1, 2, 3, 4
# The bits of nouns and their possessives.
_NN, _NNS, _NN_POS, _NNS_POS = BIT["NN"], BIT["NNS"], BIT["NN_POS"], BIT["NNS_POS"]


def bare_ends(
    codes: Sequence[int], starts: Sequence[int], ends: Sequence[int], n: int, bare: MutableSequence[int]
) -> None:
    """Writes where each token ends without the mark of a possessive ('s, or ' behind an s)."""
    for k in range(n):
        end = ends[k]
        size = end - starts[k]
        if size > 2 and (codes[end - 2] == 39 or codes[end - 2] == 0x2019):
            if codes[end - 1] == 115 or codes[end - 1] == 83:
                end -= 2
        elif size > 1 and (codes[end - 1] == 39 or codes[end - 1] == 0x2019):
            end -= 1
        bare[k] = end


def shapes_of(
    codes: Sequence[int],
    kinds: Sequence[int],
    starts: Sequence[int],
    ends: Sequence[int],
    n: int,
    steps: Sequence[int],
    words: MutableSequence[int],
    endings: MutableSequence[int],
    shapes: MutableSequence[int],
) -> None:
    """Writes the CRC-32 of each token in small letters, that of its last three letters, and its shape."""
    ones = 0xFFFFFFFF
    for k in range(n):
        crc = last = ones
        shape = 0
        letters = small = figures = 0
        end = ends[k]
        for i in range(starts[k], end):
            c = codes[i]
            kind = kinds[c]
            if kind >= 8:
                letters += 1
                if kind == 10:
                    if i == starts[k]:
                        shape |= _CAPITAL
                elif kind == 9:
                    small += 1
            elif kind == 4:
                figures += 1
                shape |= _DIGIT
            if c == 0x2019 or c == 0x2018:
                c = 39
            elif c == 0x2011:
                c = 45
            elif c == 0x201C or c == 0x201D:
                c = 34
            if c == 45:
                shape |= _HYPHEN
            elif c == 39:
                shape |= _APOSTROPHE
            elif c >= 65 and c <= 90:
                c += 32
            crc = steps[(crc ^ c) & 255] ^ (crc >> 8)
            if c > 255:
                crc = steps[(crc ^ (c >> 8)) & 255] ^ (crc >> 8)
            if i >= end - 3:
                last = steps[(last ^ c) & 255] ^ (last >> 8)
        if letters > 1 and small == 0:
            shape |= _CAPITALS
        if letters == 0 and figures == 0:
            shape |= _MARK
        words[k] = crc ^ ones
        endings[k] = last ^ ones
        shapes[k] = shape


def described(
    n: int,
    shapes: Sequence[int],
    sorts: Sequence[int],
    exact: Sequence[int],
    lower: Sequence[int],
    lists: Sequence[int],
    sets: Sequence[int],
    by_list: Sequence[int],
    by_set: Sequence[int],
    kinds_of_lists: Sequence[int],
    openings: Sequence[int],
    classes: MutableSequence[int],
    mays: MutableSequence[int],
) -> None:
    """Writes the class of each token's tags in the dictionary, and the set of the tags that it may have.

    `exact` and `lower` are the numbers in the table of words of the token as it stands and in small letters;
    `lists` and `sets` the columns of the dictionary's lists of tags and of the tagger's own sets, which go
    before. `openings` are the sets for what neither knows.
    """
    for k in range(n):
        shape = shapes[k]
        as_it_is = exact[k]
        small = lower[k]
        classes[k] = 0
        if shape & _MARK:
            mays[k] = openings[_OF_MARK]
            continue
        number = as_it_is if as_it_is >= 0 and by_list[lists[as_it_is]] else small
        of_list = 0
        if number >= 0:
            classes[k] = kinds_of_lists[lists[number]]
            of_list = by_list[lists[number]]
        if as_it_is >= 0 and sets[as_it_is]:
            mays[k] = by_set[sets[as_it_is]]
        elif sorts[k] == 1:
            mays[k] = openings[_OF_NUMBER]
        elif shape & _APOSTROPHE:
            mays[k] = openings[_OF_JOINED]
        else:
            if shape & _CAPITAL:
                if small >= 0 and sets[small]:
                    mays[k] = of_list | by_set[sets[small]] | openings[_OF_NAME]
                else:
                    mays[k] = of_list | openings[_OF_NAME]
            else:
                mays[k] = of_list
            if of_list == 0:
                mays[k] |= openings[_OF_ANYTHING]


def kinship(
    n: int,
    codes: Sequence[int],
    starts: Sequence[int],
    ends: Sequence[int],
    bare_end: Sequence[int],
    shapes: Sequence[int],
    sorts: Sequence[int],
    exact: Sequence[int],
    lower: Sequence[int],
    lists: Sequence[int],
    nameless: Sequence[int],
    bases: Sequence[int],
    owns: Sequence[int],
    offers: Sequence[int],
    steps: Sequence[int],
    offsets: Sequence[int],
    pool: Sequence[int],
    stems: MutableSequence[int],
    offered: MutableSequence[int],
    owned: MutableSequence[int],
) -> None:
    """Writes of each token's family the CRC-32 of the base, the classes it offers, those the form has; 0
    where it has none. `exact` and `lower` are the numbers of the words without the mark of a possessive;
    `nameless` says of each of the dictionary's lists of tags whether it has but those of names. A word with a
    capital that is no other word is a name: it and its possessive are one family, and all names share a
    base."""
    ones = 0xFFFFFFFF
    for k in range(n):
        stems[k] = 0
        offered[k] = 0
        owned[k] = 0
        if sorts[k]:
            continue
        possessive = ends[k] - bare_end[k]
        number = lower[k]
        own = owns[number] if number >= 0 else 0
        if own:
            own = _as_it_ends(own, possessive, codes[bare_end[k] - 1])
            if own:
                at = bases[number] - 1
                crc = ones
                for i in range(offsets[at], offsets[at + 1]):
                    crc = steps[(crc ^ pool[i]) & 255] ^ (crc >> 8)
                stems[k] = crc ^ ones
                offered[k] = offers[at]
                owned[k] = own
        elif _may_be_name(shapes[k], bare_end[k] - starts[k], possessive):
            if number >= 0 and not nameless[lists[number]]:
                continue
            if exact[k] >= 0 and not nameless[lists[exact[k]]]:
                continue
            stems[k] = 1
            offered[k] = _NN | _NN_POS
            owned[k] = _NN_POS if possessive else _NN


def _as_it_ends(own: int, possessive: int, last: int) -> int:
    """The classes of a form with the mark of a possessive, of so many characters, behind the letter `last`; 0
    where none has it."""
    if possessive == 0:
        return own
    if own & _NN and possessive == 2:
        return _NN_POS
    if own & _NNS and (possessive == 1 or last != 115):
        return _NNS_POS
    return 0


def _may_be_name(shape: int, size: int, possessive: int) -> int:
    """Whether a word of a shape and so many letters may be a name, with the mark of a possessive or not."""
    if not shape & _CAPITAL or shape & (_CAPITALS | _DIGIT | _HYPHEN):
        return 0
    return size > 2 and possessive != 1 and not (possessive == 0 and shape & _APOSTROPHE)


take_over(__name__)
