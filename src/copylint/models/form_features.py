"""What stands around a word: the features of the judges of forms.

Plain Python with types beside it, as `copylint.text.core`. Facts are gathered first, in an array: the words
and the tags on either side, the determiner and the head of the phrase, the helping verb, what may be the
subject. A feature is a hash of the number of its template and of some of them.
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence

from copylint.tables.twins import take_over

#: How many features a place has, and how many facts; how many bits a hash has.
FEATURES, FACTS, BITS = 59, 34, 22
_BITS = BITS  # as C has it
#: The places in `groups` of sets of tags, as bits: nouns and what stands for them, finite verbs,
#: determiners, prepositions, what may stand between a determiner and its noun, adverbs, openers of clauses;
#: and of the words "of" and "and".
_NOUNS, _FINITE, _DETERMINERS, _PREPOSITIONS, _MODIFIERS, _ADVERBS, _OPENERS, _OF, _AND = range(9)
#: The places of the facts: words and tags before (w, t) and behind (x, r), the family, the phrase, the
#: helping verb, the noun to the right, the heads to the left, the clause.
_W1, _W2, _X1, _X2, _T1, _T2, _T3, _R1, _R2, _R3 = range(10)
_STEM, _OFFER, _CAPITAL, _DETERMINER, _DISTANCE, _WHOSE = range(10, 16)
_HELPER, _HELPER_TAG, _BEFORE_HELPER, _PASSED, _RIGHT, _RIGHT_DISTANCE = range(16, 22)
_NEAR, _FAR, _HEAD, _NEAR_DISTANCE, _JOINED = range(22, 27)
_VERBS, _OPENING, _EVERY, _FIRST_TAG, _FIRST_WORD, _OWN_TAG, _OWN_WORD = range(27, 34)
#: The bit of a shape that tells a mark (see `copylint.lexicon.description`).
_MARK = 16
#: What stands in place of a tag where there is none.
_START, _END = 63, 62


def features(
    words: Sequence[int],
    tags: Sequence[int],
    stems: Sequence[int],
    offered: Sequence[int],
    shapes: Sequence[int],
    i: int,
    begin: int,
    end: int,
    groups: Sequence[int],
    facts: MutableSequence[int],
    rows: MutableSequence[int],
) -> None:
    """Writes the hashes of what stands around token `i` of the sentence from `begin` up to `end`; `facts` is
    room for FACTS numbers."""
    facts[_STEM] = stems[i]
    facts[_OFFER] = offered[i]
    facts[_CAPITAL] = shapes[i] & 3
    _beside(words, tags, i, begin, end, facts)
    _phrase(words, tags, i, begin, end, groups, facts)
    _heads(words, tags, i, begin, end, groups, facts)
    _clause(words, tags, shapes, i, begin, groups, facts)
    _rows_beside(facts, rows)
    _rows_around(facts, rows)


def _beside(
    words: Sequence[int], tags: Sequence[int], i: int, begin: int, end: int, facts: MutableSequence[int]
) -> None:
    """The words and the tags right beside it."""
    facts[_W1] = words[i - 1] if i > begin else 1
    facts[_W2] = words[i - 2] if i > begin + 1 else 1
    facts[_X1] = words[i + 1] if i + 1 < end else 2
    facts[_X2] = words[i + 2] if i + 2 < end else 2
    facts[_T1] = tags[i - 1] if i > begin else _START
    facts[_T2] = tags[i - 2] if i > begin + 1 else _START
    facts[_T3] = tags[i - 3] if i > begin + 2 else _START
    facts[_R1] = tags[i + 1] if i + 1 < end else _END
    facts[_R2] = tags[i + 2] if i + 2 < end else _END
    facts[_R3] = tags[i + 3] if i + 3 < end else _END


def _phrase(
    words: Sequence[int],
    tags: Sequence[int],
    i: int,
    begin: int,
    end: int,
    groups: Sequence[int],
    facts: MutableSequence[int],
) -> None:
    """The determiner of the phrase, the helping verb, the first noun to the right."""
    nouns = groups[_NOUNS]
    determiners = groups[_DETERMINERS]
    modifiers = groups[_MODIFIERS]
    adverbs = groups[_ADVERBS]
    # The determiner of the phrase it may belong to, how far away, and whose the phrase is (one of the ...).
    j = i - 1
    determiner = 3
    distance = 0
    while j >= begin and distance < 5:
        distance += 1
        if determiners >> tags[j] & 1:
            determiner = words[j]
            break
        if not (modifiers >> tags[j] & 1):
            break
        j -= 1
    if determiner == 3:
        distance = 7
    else:
        j -= 1
    facts[_WHOSE] = words[j - 1] if j > begin and words[j] == groups[_OF] else 5
    facts[_DETERMINER] = determiner
    facts[_DISTANCE] = distance
    # What stands before it, adverbs passed over.
    j = i - 1
    passed = 0
    while j >= begin and passed < 4 and adverbs >> tags[j] & 1:
        j -= 1
        passed += 1
    facts[_HELPER] = words[j] if j >= begin else 6
    facts[_HELPER_TAG] = tags[j] if j >= begin else 59
    facts[_BEFORE_HELPER] = words[j - 1] if j > begin else 6
    facts[_PASSED] = passed
    # The first noun to the right.
    j = i + 1
    right = 58
    right_distance = 0
    while j < end and right_distance < 7:
        right_distance += 1
        if nouns >> tags[j] & 1 and not (j + 1 < end and nouns >> tags[j + 1] & 1):
            right = tags[j]
            break
        if not ((nouns | modifiers | determiners) >> tags[j] & 1):
            break
        j += 1
    facts[_RIGHT] = right
    facts[_RIGHT_DISTANCE] = right_distance


def _heads(
    words: Sequence[int],
    tags: Sequence[int],
    i: int,
    begin: int,
    end: int,
    groups: Sequence[int],
    facts: MutableSequence[int],
) -> None:
    """The heads to the left: the nearest, and the one that the prepositional phrases between belong to."""
    nouns = groups[_NOUNS]
    finite = groups[_FINITE]
    determiners = groups[_DETERMINERS]
    prepositions = groups[_PREPOSITIONS]
    modifiers = groups[_MODIFIERS]
    near = far = 61
    head = 4
    near_distance = joined = steps = 0
    j = i - 1
    while j >= begin and steps < 14:
        if nouns >> tags[j] & 1:
            far = tags[j]
            head = words[j]
            if near == 61:
                near = far
                near_distance = i - j
            j -= 1
            while j >= begin and (modifiers | nouns) >> tags[j] & 1 and not (determiners >> tags[j] & 1):
                if words[j] == groups[_AND]:
                    joined = 1
                j -= 1
                steps += 1
            if j >= begin and determiners >> tags[j] & 1:
                j -= 1
            if j < begin or not (prepositions >> tags[j] & 1):
                break
        elif finite >> tags[j] & 1:
            break
        j -= 1
        steps += 1
    if near_distance > 7:
        near_distance = 7
    facts[_NEAR] = near
    facts[_FAR] = far
    facts[_HEAD] = head
    facts[_NEAR_DISTANCE] = near_distance
    facts[_JOINED] = joined


def _clause(
    words: Sequence[int],
    tags: Sequence[int],
    shapes: Sequence[int],
    i: int,
    begin: int,
    groups: Sequence[int],
    facts: MutableSequence[int],
) -> None:
    """The finite verbs before it and the first heads, of the sentence and of its clause."""
    nouns = groups[_NOUNS]
    finite = groups[_FINITE]
    openers = groups[_OPENERS]
    # How many finite verbs there are since the last mark, and whether that is where the sentence begins.
    verbs = 0
    j = i - 1
    while j >= begin and not (shapes[j] & _MARK):
        if finite >> tags[j] & 1:
            verbs += 1
        j -= 1
    if verbs > 3:
        verbs = 3
    facts[_OPENING] = 1 if j < begin else 0
    facts[_VERBS] = verbs
    # The first head of the sentence, and how many finite verbs it has; the first head of the clause.
    every = 0
    for j in range(begin, i):
        if finite >> tags[j] & 1:
            every += 1
    if every > 3:
        every = 3
    facts[_EVERY] = every
    first = _first_head(tags, begin, i, nouns)
    facts[_FIRST_TAG] = tags[first] if first < i else 57
    facts[_FIRST_WORD] = words[first] if first < i else 7
    any_noun = 0
    j = i - 1
    while j >= begin:
        if finite >> tags[j] & 1:
            break
        if nouns >> tags[j] & 1:
            any_noun = 1
        elif any_noun and (openers >> tags[j] & 1 or shapes[j] & _MARK):
            break
        j -= 1
    own = _first_head(tags, j + 1, i, nouns)
    facts[_OWN_TAG] = tags[own] if own < i else 57
    facts[_OWN_WORD] = words[own] if own < i else 7


def _first_head(tags: Sequence[int], begin: int, end: int, nouns: int) -> int:
    """The last noun of the first run of nouns from `begin` on; `end` where there is none."""
    j = begin
    while j < end and not (nouns >> tags[j] & 1):
        j += 1
    while j + 1 < end and nouns >> tags[j + 1] & 1:
        j += 1
    return j


def _rows_beside(facts: Sequence[int], rows: MutableSequence[int]) -> None:
    """The features of what stands right beside the word, for the most part."""
    w1 = facts[_W1]
    w2 = facts[_W2]
    x1 = facts[_X1]
    x2 = facts[_X2]
    t1 = facts[_T1]
    t2 = facts[_T2]
    t3 = facts[_T3]
    r1 = facts[_R1]
    r2 = facts[_R2]
    stem = facts[_STEM]
    offer = facts[_OFFER]
    capital = facts[_CAPITAL]
    determiner = facts[_DETERMINER]
    distance = facts[_DISTANCE]
    near = facts[_NEAR]
    far = facts[_FAR]
    head = facts[_HEAD]
    near_distance = facts[_NEAR_DISTANCE]
    verbs = facts[_VERBS]
    opening = facts[_OPENING]
    rows[0] = _hash(1, stem, 0)
    rows[1] = _hash(2, stem, t1)
    rows[2] = _hash(3, stem, r1)
    rows[3] = _hash(4, stem, w1)
    rows[4] = _hash(5, stem, x1)
    rows[5] = _hash(6, w1, capital)
    rows[6] = _hash(7, x1, capital)
    rows[7] = _hash(8, w1, x1)
    rows[8] = _hash(9, t1 * 64 + r1, capital)
    rows[9] = _hash(10, t1 * 64 + t2, verbs)
    rows[10] = _hash(11, (t1 * 64 + t2) * 64 + t3, 0)
    rows[11] = _hash(12, r1 * 64 + r2, 0)
    rows[12] = _hash(13, (t1 * 64 + t2) * 64 + r1, 0)
    rows[13] = _hash(14, w1, t2)
    rows[14] = _hash(15, w1, w2)
    rows[15] = _hash(16, x1, x2)
    rows[16] = _hash(17, x1, r2)
    rows[17] = _hash(18, w1, r1)
    rows[18] = _hash(19, x1, t1)
    rows[19] = _hash(20, w2, t1)
    rows[20] = _hash(21, (near * 64 + far) * 64 + t1, 0)
    rows[21] = _hash(22, (far * 64 + verbs) * 64 + t1, r1)
    rows[22] = _hash(23, w1, far)
    rows[23] = _hash(24, determiner, distance)
    rows[24] = _hash(25, determiner, r1 * 8 + distance)
    rows[25] = _hash(26, (verbs * 64 + t1) * 64 + r1, opening)
    rows[26] = _hash(27, w1, t2 * 64 + t3)
    rows[27] = _hash(28, w1 ^ (w2 << 1), r1)
    rows[28] = _hash(29, stem, determiner)
    rows[29] = _hash(30, stem, far)
    rows[30] = _hash(31, (t1 * 64 + t2) * 64 + r1, r2)
    rows[31] = _hash(32, head, t1)
    rows[32] = _hash(33, w1, near * 8 + near_distance)
    rows[33] = _hash(34, offer, t1 * 64 + r1)


def _rows_around(facts: Sequence[int], rows: MutableSequence[int]) -> None:
    """The features of the family, the phrase, the helping verb and the subject."""
    w1 = facts[_W1]
    w2 = facts[_W2]
    x1 = facts[_X1]
    x2 = facts[_X2]
    t1 = facts[_T1]
    r1 = facts[_R1]
    r2 = facts[_R2]
    r3 = facts[_R3]
    stem = facts[_STEM]
    offer = facts[_OFFER]
    determiner = facts[_DETERMINER]
    whose = facts[_WHOSE]
    helper = facts[_HELPER]
    helper_tag = facts[_HELPER_TAG]
    before_helper = facts[_BEFORE_HELPER]
    passed = facts[_PASSED]
    right = facts[_RIGHT]
    right_distance = facts[_RIGHT_DISTANCE]
    near = facts[_NEAR]
    far = facts[_FAR]
    head = facts[_HEAD]
    joined = facts[_JOINED]
    verbs = facts[_VERBS]
    every = facts[_EVERY]
    first_tag = facts[_FIRST_TAG]
    first_word = facts[_FIRST_WORD]
    own_tag = facts[_OWN_TAG]
    own_word = facts[_OWN_WORD]
    rows[34] = _hash(35, offer, w1)
    rows[35] = _hash(36, offer, x1)
    rows[36] = _hash(37, offer, 0)
    rows[37] = _hash(38, stem, x2)
    rows[38] = _hash(39, stem, w2)
    rows[39] = _hash(40, (r1 * 64 + r2) * 64 + r3, 0)
    rows[40] = _hash(41, whose, determiner)
    rows[41] = _hash(42, whose, r1)
    rows[42] = _hash(43, helper, passed)
    rows[43] = _hash(44, helper, offer)
    rows[44] = _hash(45, helper, r1 * 8 + passed)
    rows[45] = _hash(46, helper, stem)
    rows[46] = _hash(47, helper, before_helper)
    rows[47] = _hash(48, right * 8 + right_distance, w1)
    rows[48] = _hash(49, right * 8 + right_distance, offer)
    rows[49] = _hash(50, (far * 64 + near) * 2 + joined, offer)
    rows[50] = _hash(51, (far * 64 + right) * 2 + joined, offer ^ w1)
    rows[51] = _hash(52, helper_tag, head)
    rows[52] = _hash(53, (first_tag * 4 + every) * 64 + t1, offer)
    rows[53] = _hash(54, (first_tag * 4 + every) * 64 + far, offer)
    rows[54] = _hash(55, first_word, every)
    rows[55] = _hash(56, (own_tag * 4 + verbs) * 64 + t1, offer)
    rows[56] = _hash(57, (own_tag * 64 + first_tag) * 64 + far, every)
    rows[57] = _hash(58, own_word, t1)
    rows[58] = _hash(59, own_tag * 64 + helper_tag, offer)


def _hash(template: int, a: int, b: int) -> int:
    """A hash of the number of a feature's template and of what it says."""
    ones = 0xFFFFFFFF
    h = (a * 0x1E3779B1 + b * 0x05EBCA6B + template * 0x42B2AE35) & ones
    h = ((h ^ (h >> 15)) * 0x2C1B3C6D) & ones
    return (h ^ (h >> 13)) & ((1 << _BITS) - 1)


take_over(__name__)
