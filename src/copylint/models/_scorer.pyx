# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
"""The sums of the statistical models in machine code: what the judges of this package add up, twenty times as fast.

Nothing is decided here. Keys, walks and sums are those of the Python functions of the same names, which stand beside
this module and answer where it could not be compiled; tests hold the one against the other. Weights are searched as they
lie, so nothing is laid out and two processes share what the system has mapped.

Every index that comes from a file or a caller is checked when an object is made: the loops below check none.
"""

from libc.stdint cimport int8_t, uint8_t, uint16_t, uint32_t

cdef extern from *:
    """
    #ifndef COPYLINT_SUMS
    #define COPYLINT_SUMS 0
    #endif
    """
    unsigned long COPYLINT_SUMS

#: The CRC-32 of the source this was compiled from: a stale one is not used (see copylint.models.accelerated).
SOURCE = COPYLINT_SUMS

# Of copylint.models.confusables and copylint.models.missing_words; the tests compare them.
cdef enum:
    _ROOM = 8
    _BAG = 9
    _MOST = 64
    _REACH = 6
    _WALK = 18

cdef uint32_t _NOUNS, _STOPS, _LINKS, _INSIDE, _HEADS, _SUBJECTS, _PARTICIPLES, _WITHIN, _DETERMINERS, _ADVERBS
cdef int _CC, _COMMA, _POS, _W, _JJ


def know(tags):
    """Learns the numbers of the tags: a sequence of their names, at most 32."""
    global _NOUNS, _STOPS, _LINKS, _INSIDE, _HEADS, _SUBJECTS, _PARTICIPLES, _WITHIN, _DETERMINERS, _ADVERBS
    global _CC, _COMMA, _POS, _W, _JJ
    number = {name: k for k, name in enumerate(tags)}
    if len(number) > 32:
        raise ValueError("more than 32 tags")

    def some(text):
        return sum(1 << number[name] for name in text.split())

    _NOUNS = some("NN NNS NNP PRP CD EX VBG")
    _STOPS = some('VBD VBZ VB MD AUX W : . " -')
    _LINKS = some("IN TO")
    _INSIDE = some("JJ JJR NN NNS NNP CD VBN VBG POS")
    _HEADS = some("NN NNS NNP VBG CD POS")
    _SUBJECTS = some("NN NNS NNP PRP CD EX")
    _PARTICIPLES = some("VBN VBD VBG")
    _WITHIN = some("JJ JJR VBN VBD VBG POS")
    _DETERMINERS = some("DT PRP$")
    _ADVERBS = some("RB NOT")
    _CC, _COMMA, _POS, _W, _JJ = (number[name] for name in ("CC", ",", "POS", "W", "JJ"))


cdef class Words:
    """The distributional classes of a vocabulary."""

    cdef const uint16_t[::1] _fine
    cdef const uint8_t[::1] _coarse
    cdef const uint16_t *fine
    cdef const uint8_t *coarse
    cdef Py_ssize_t count

    def __cinit__(self, fine, coarse):
        """`fine` holds two bytes a word, `coarse` one. Raises ValueError where they are empty or not of one length."""
        self._fine, self._coarse = fine, coarse
        self.count = self._fine.shape[0]
        if not self.count or self.count != self._coarse.shape[0]:
            raise ValueError("no classes, or classes of two lengths")
        self.fine, self.coarse = &self._fine[0], &self._coarse[0]


cdef class Text:
    """The words of sentences that lie one behind the other, with padding words between, before and behind them."""

    cdef Words words
    cdef const uint16_t[::1] _n
    cdef const uint8_t[::1] _t
    cdef const uint32_t[::1] starts
    cdef const uint16_t *n
    cdef const uint8_t *t
    cdef Py_ssize_t size

    def __cinit__(self, Words words not None, numbers, tags, starts):
        """`numbers` holds two bytes a word, `tags` one; `starts` says, four bytes each, where sentences begin.

        Raises ValueError for numbers and tags that are not the vocabulary's, and where the padding is missing.
        """
        cdef Py_ssize_t i
        self.words, self._n, self._t, self.starts = words, numbers, tags, starts
        self.size = self._n.shape[0]
        if self._t.shape[0] != self.size or self.size < _ROOM:
            raise ValueError("numbers and tags of two lengths, or without padding")
        self.n, self.t = &self._n[0], &self._t[0]
        for i in range(self.size):
            if self.n[i] >= words.count or self.t[i] > 31:
                raise ValueError("a number or tag that the vocabulary has not")
        for i in range(_ROOM):
            if self.n[i] or self.n[self.size - 1 - i]:
                raise ValueError("no padding")
        for i in range(self.starts.shape[0]):
            if self.starts[i] < _ROOM or self.starts[i] > <uint32_t>(self.size - _ROOM):
                raise ValueError("a sentence begins outside the text")
            if i and self.starts[i] < self.starts[i - 1]:
                raise ValueError("sentences that are not in order")


cdef class Table:
    """Weights as they lie: for each template its keys in ascending order, and a weight a key."""

    cdef const uint32_t[::1] _keys
    cdef const int8_t[::1] _weights
    cdef const uint32_t *keys
    cdef const int8_t *weights
    cdef uint32_t[_MOST + 1] starts
    cdef int templates

    def __cinit__(self, counts, keys, weights):
        """`counts` says how many keys each template has. Raises ValueError where that does not fit the keys and weights."""
        cdef uint32_t total = 0
        cdef int k = 0
        if len(counts) > _MOST:
            raise ValueError("too many templates")
        self._keys, self._weights = keys, weights
        if sum(counts) != self._keys.shape[0] or self._keys.shape[0] != self._weights.shape[0]:
            raise ValueError(f"{self._weights.shape[0]} weights for {self._keys.shape[0]} keys")
        self.starts[0] = 0
        for count in counts:
            total += count
            k += 1
            self.starts[k] = total
        self.templates = k
        if total:
            self.keys, self.weights = &self._keys[0], &self._weights[0]

    cdef inline int get(self, int template, uint32_t key) noexcept:
        # Written so that the compiler needs no branch in the loop, which no processor could foretell.
        cdef uint32_t start = self.starts[template], size = self.starts[template + 1] - start, half
        cdef const uint32_t *at = self.keys + start
        if not size:
            return 0
        while size > 1:
            half = size >> 1
            at += half * <uint32_t>(at[half] <= key)
            size -= half
        return self.weights[at - self.keys] if at[0] == key else 0

    def weight(self, int template, uint32_t key):
        """Returns the weight of a key of a template, 0 without one. Raises IndexError for a template that is not there."""
        if not 0 <= template < self.templates:
            raise IndexError(template)
        return self.get(template, key)


# ---------------------------------------------------------------------------------------------------------------------
# Confusable words: copylint.models.confusables

cdef class Suspect:
    """A word that another may have been meant for."""

    cdef Table table
    cdef int sign, limit, flag
    cdef readonly object of

    def __cinit__(self, Table table not None, int sign, int limit, int flag, of):
        """`limit` is the least sum of the first look, times `sign`, that keeps the doubt up; `flag` the number of the only
        English it holds in, else 0; `of` is what the caller knows it by. Raises ValueError for a table of another model."""
        if table.templates != 41:
            raise ValueError(f"{table.templates} templates, 41 expected")
        self.table, self.sign, self.limit, self.flag, self.of = table, sign, limit, flag, of


cdef int _first(Text text, Suspect s, Py_ssize_t i, Py_ssize_t right) noexcept:
    cdef Table table = s.table
    cdef uint32_t a = text.n[i - 1], x = text.n[right]
    cdef const uint16_t *fine = text.words.fine
    cdef const uint8_t *coarse = text.words.coarse
    return s.sign * (
        table.get(0, a)
        + table.get(1, x)
        + table.get(8, fine[a])
        + table.get(9, fine[x])
        + table.get(14, a << 16 | x)
        + table.get(31, <uint32_t>coarse[a] << 8 | coarse[x])
    )


cdef int _subject(Text text, Table table, Py_ssize_t left) noexcept:
    """The weights of judge.subject()."""
    cdef const uint8_t *t = text.t
    cdef Py_ssize_t j, head = -1, last = max(left - 15, -1)
    cdef uint32_t seen = 0, crossed = 0, joined = 0, stop = 0, tag, mark
    j = left
    while j > last:
        tag = t[j]
        mark = <uint32_t>1 << tag
        if mark & _STOPS:
            stop = tag
            break
        if mark & _NOUNS:
            if not seen:
                head, seen = j, 1
        elif mark & _LINKS:
            if seen:
                crossed += 1
                head, seen = -1, 0
        elif tag == <uint32_t>_CC:
            if seen:
                joined = 1
                seen = 0
        elif tag == <uint32_t>_COMMA:
            if seen and crossed + joined == 0 and j < left:
                stop = tag
                break
        j -= 1
    if head < 0:
        return table.get(36, 0) + table.get(37, stop)
    return table.get(36, <uint32_t>text.n[head] << 1 | joined) + table.get(
        37, <uint32_t>t[head] << 8 | min(crossed, <uint32_t>3) << 6 | joined << 5 | stop
    )


cdef int _rest(
    Text text, Table table, Py_ssize_t i, Py_ssize_t right, Py_ssize_t begin, Py_ssize_t end, bint capital
) noexcept:
    """All weights but those of the first look; the sentence lies from `begin` up to `end`."""
    cdef const uint16_t *n = text.n
    cdef const uint8_t *t = text.t
    cdef const uint16_t *fine = text.words.fine
    cdef const uint8_t *coarse = text.words.coarse
    cdef uint32_t c = n[i - 3], b = n[i - 2], a = n[i - 1], x = n[right], y = n[right + 1], z = n[right + 2]
    cdef uint32_t tc = t[i - 3], tb = t[i - 2], ta = t[i - 1], tx = t[right], ty = t[right + 1], tz = t[right + 2]
    cdef uint32_t fa = fine[a], fx = fine[x], fb = fine[b], fy = fine[y]
    cdef uint32_t ca = coarse[a], cx = coarse[x], cb = coarse[b], cy = coarse[y]
    cdef uint32_t aa = a << 16, xx = x << 16, faa = fa << 16
    cdef uint32_t before = tb << 10 | ta << 5, after = tx << 5 | ty
    cdef int total
    cdef Py_ssize_t j
    total = (
        table.get(2, b)
        + table.get(3, y)
        + table.get(4, c)
        + table.get(5, z)
        + table.get(6, cb << 8 | cx)
        + table.get(7, ca << 8 | cy)
        + table.get(10, fb)
        + table.get(11, fy)
        + table.get(12, aa | b)
        + table.get(13, xx | y)
        + table.get(15, b << 16 | x)
        + table.get(16, aa | y)
        + table.get(17, aa | fx)
        + table.get(18, faa | x)
        + table.get(19, faa | fx)
        + table.get(20, faa | fb)
        + table.get(21, fx << 16 | fy)
        + table.get(22, aa | fb)
        + table.get(23, xx | fy)
        + table.get(24, before | tx)
        + table.get(25, ta << 10 | after)
        + table.get(26, before << 5 | after)
        + table.get(27, tc << 10 | tb << 5 | ta)
        + table.get(28, after << 5 | tz)
        + table.get(29, a << 10 | after)
        + table.get(30, x << 10 | ta << 5 | tb)
        + table.get(32, cb << 8 | ca)
        + table.get(33, cx << 8 | cy)
        + table.get(34, tc << 20 | before << 5 | after)
        + table.get(35, <uint32_t>(2 * capital + (a == 0)))
    )
    total += _subject(text, table, i - 1)
    for j in range(max(begin, i - _BAG), i - 1):
        total += table.get(38, n[j]) + table.get(39, t[j])
    for j in range(right + 1, min(end, right + _BAG)):
        total += table.get(40, n[j])
    return total


def look(Text text not None, kinds, list groups not None, build, int variant):
    """Returns (place, suspect, sum of all weights) for what keeps a doubt up, place after place.

    `kinds` holds a byte a word, 1 or 3 where a member of a set stands as the vocabulary has it; `groups` has the suspects
    of a word under its number, a tuple, or None until `build(place)` has made them.
    """
    cdef const uint8_t[::1] marks = kinds
    cdef Py_ssize_t i, k = -1, begin = _ROOM, end = _ROOM, sentences = text.starts.shape[0]
    cdef int total
    cdef Suspect s
    if marks.shape[0] != text.size or len(groups) != text.words.count:
        raise ValueError("kinds or groups do not fit the text")
    found = []
    for i in range(_ROOM, text.size - _ROOM):
        if marks[i] != 1 and marks[i] != 3:
            continue
        group = groups[text.n[i]]
        if group is None:
            group = build(i)
        for one in <tuple?>group:
            s = <Suspect?>one
            if s.flag and s.flag != variant:
                continue
            total = _first(text, s, i, i + 1)
            if total >= s.limit:
                while k + 1 < sentences and text.starts[k + 1] <= <uint32_t>i:
                    k += 1
                    begin = text.starts[k]
                    end = text.starts[k + 1] - _ROOM if k + 1 < sentences else text.size - _ROOM
                found.append((i, s.of, s.sign * total + _rest(text, s.table, i, i + 1, begin, end, False)))
    return found


def weigh(Text text not None, tuple group not None, Py_ssize_t i, Py_ssize_t right, bint capital, int variant):
    """Returns (suspect, sum of all weights) for what keeps up the doubt about the words from `i` up to `right`.

    Raises IndexError where that is not within the text.
    """
    cdef Py_ssize_t k, begin = _ROOM, end = text.size - _ROOM
    cdef int total
    cdef Suspect s
    if not _ROOM <= i < right <= text.size - _ROOM:
        raise IndexError(i)
    for k in range(text.starts.shape[0]):
        if text.starts[k] > <uint32_t>i:
            end = text.starts[k] - _ROOM
            break
        begin = text.starts[k]
    found = []
    for one in group:
        s = <Suspect?>one
        if s.flag and s.flag != variant:
            continue
        total = _first(text, s, i, right)
        if total >= s.limit:
            found.append((s.of, s.sign * total + _rest(text, s.table, i, right, begin, end, capital)))
    return found


# ---------------------------------------------------------------------------------------------------------------------
# Missing words: copylint.models.missing_words

cdef int _gap_first(Text text, Table table, Py_ssize_t k) noexcept:
    cdef uint32_t a = text.n[k - 1], x = text.n[k]
    cdef uint32_t fa = text.words.fine[a], fx = text.words.fine[x]
    return (
        table.get(0, a)
        + table.get(1, x)
        + table.get(2, a << 16 | x)
        + table.get(3, a << 16 | fx)
        + table.get(4, fa << 16 | x)
        + table.get(5, fa << 16 | fx)
    )


cdef int _gap_second(Text text, Table table, Py_ssize_t k) noexcept:
    cdef const uint16_t *n = text.n
    cdef const uint8_t *t = text.t
    cdef const uint16_t *fine = text.words.fine
    cdef uint32_t b = n[k - 2], a = n[k - 1], x = n[k], y = n[k + 1]
    cdef uint32_t h, th, e, te, fh, ta, mark, aa = a << 16
    cdef Py_ssize_t head = k, j = k
    while j < k + _REACH:
        mark = <uint32_t>1 << t[j]
        if not mark & _INSIDE:
            break
        if mark & _HEADS:
            head = j
        j += 1
        if t[j - 1] == _POS:
            break
    h, th, e, te = n[head], t[head], n[j], t[j]
    fh, ta = fine[h], t[k - 1]
    return (
        table.get(6, b)
        + table.get(7, y)
        + table.get(8, aa | b)
        + table.get(9, x << 16 | y)
        + table.get(10, b << 16 | x)
        + table.get(11, aa | y)
        + table.get(12, h)
        + table.get(13, aa | h)
        + table.get(14, fh << 16 | e)
        + table.get(15, h << 16 | e)
        + table.get(16, aa | fh)
        + table.get(17, fh << 16 | fine[e])
        + table.get(18, te << 14 | th << 9 | <uint32_t>(j - k) << 5 | ta)
        + table.get(19, h << 5 | te)
        + table.get(20, fh << 6 | te << 1 | <uint32_t>(head == k))
        + table.get(21, aa | te << 5 | th)
    )


cdef int _gap_third(Text text, Table table, Py_ssize_t k) noexcept:
    cdef const uint16_t *n = text.n
    cdef const uint8_t *t = text.t
    cdef const uint16_t *fine = text.words.fine
    cdef const uint8_t *coarse = text.words.coarse
    cdef uint32_t c = n[k - 3], b = n[k - 2], a = n[k - 1], x = n[k], y = n[k + 1], z = n[k + 2]
    cdef uint32_t tc = t[k - 3], tb = t[k - 2], ta = t[k - 1], tx = t[k], ty = t[k + 1], tz = t[k + 2], tu = t[k + 3]
    cdef uint32_t fa = fine[a], fx = fine[x], fb = fine[b], fy = fine[y]
    cdef uint32_t ca = coarse[a], cx = coarse[x], cb = coarse[b], cy = coarse[y]
    cdef uint32_t before = tb << 10 | ta << 5, after = tx << 5 | ty
    return (
        table.get(22, c)
        + table.get(23, z)
        + table.get(24, fa)
        + table.get(25, fx)
        + table.get(26, fb)
        + table.get(27, fy)
        + table.get(28, fa << 16 | fb)
        + table.get(29, fx << 16 | fy)
        + table.get(30, a << 16 | fb)
        + table.get(31, x << 16 | fy)
        + table.get(32, before | tx)
        + table.get(33, ta << 10 | after)
        + table.get(34, before << 5 | after)
        + table.get(35, tc << 10 | tb << 5 | ta)
        + table.get(36, after << 5 | tz)
        + table.get(37, a << 10 | after)
        + table.get(38, x << 10 | ta << 5 | tb)
        + table.get(39, ca << 8 | cx)
        + table.get(40, cb << 8 | ca)
        + table.get(41, cx << 8 | cy)
        + table.get(42, tc << 20 | before << 5 | after)
        + table.get(43, after << 10 | tz << 5 | tu)
        + table.get(44, z << 16 | y)
        + table.get(45, cb << 8 | cx)
        + table.get(46, ca << 8 | cy)
    )


def gaps(Text text not None, tuple tables not None, sides, limits, Py_ssize_t low, Py_ssize_t high):
    """Returns (place, number of the model, sum of all weights) for the boundaries of the words from `low` up to `high`
    that pass the first two looks, place after place.

    `sides` are two byte strings over the vocabulary: bit n is set where the word may stand before, and after, the gap of
    model n. `limits` has two numbers a model: the least sums of the first look and of the first two.
    """
    cdef const uint8_t[::1] left = sides[0], right = sides[1]
    cdef const int[::1] least = limits
    cdef Py_ssize_t k
    cdef int m, total, may, count = len(tables)
    cdef Table table
    cdef const uint16_t *n = text.n
    if not _ROOM <= low <= high <= text.size - _ROOM:
        raise IndexError(low)
    if count > 8 or least.shape[0] != 2 * count:
        raise ValueError("limits that do not fit the models")
    if left.shape[0] != text.words.count or right.shape[0] != left.shape[0]:
        raise ValueError("sides that do not fit the vocabulary")
    for one in tables:
        table = <Table?>one
        if table.templates != 47:
            raise ValueError(f"{table.templates} templates, 47 expected")
    found = []
    for k in range(low + 1, high):
        may = left[n[k - 1]] & right[n[k]]
        if not may:
            continue
        for m in range(count):
            if not may >> m & 1:
                continue
            table = <Table>tables[m]
            total = _gap_first(text, table, k)
            if total < least[2 * m]:
                continue
            total += _gap_second(text, table, k)
            if total >= least[2 * m + 1]:
                found.append((k, m, total + _gap_third(text, table, k)))
    return found


# ---------------------------------------------------------------------------------------------------------------------
# Agreement: copylint.models.agreement

def concord(
    Text text not None, Table table not None, marks, uint32_t that, Py_ssize_t k, Py_ssize_t low, uint32_t base, uint32_t group, int sign,
    int limit,
):
    """Returns (sum of all weights, place of the subject or 0, kind of relative) for the verb at `k` of a sentence that
    begins at `low`; None where the first look settles it.

    `base` is the number of the verb's plural, `group` that of its kind, `limit` the least first sum times `sign`.
    `marks` has a byte a word of the vocabulary: 1 an auxiliary, 2 a wish, 4 a verb of saying.
    """
    cdef const uint8_t[::1] mark = marks
    cdef const uint16_t *n = text.n
    cdef const uint8_t *t = text.t
    cdef const uint16_t *fine = text.words.fine
    cdef Py_ssize_t i, j, d
    cdef Py_ssize_t head = 0, determiner = 0, preposition = 0, joined = 0, stop = 0, nearest = 0, pending = 0
    cdef uint32_t crossed = 0, relative = 0, between = 0, open_, seen = 0, tag, bit
    cdef uint32_t a, b, h, th, fh, x, tx, ty, ta, tb, tc, td, te, shape, signature, shared, det, st, prep, aux = 0, far = 0, wish = 0, w
    cdef int total
    if not _ROOM <= low < k < text.size - _ROOM:
        raise IndexError(k)
    if mark.shape[0] != text.words.count or table.templates != 27:
        raise ValueError("marks or weights that do not fit the vocabulary")

    # The walk to the subject: concord.subject().
    j = k - 1
    while <uint32_t>1 << t[j] & _ADVERBS and j > k - 4:
        j -= 1
    if t[j] == _COMMA:
        between = 31
        i = j - 1
        while i > max(j - 20, low):
            if t[i] == _COMMA:
                between = t[i + 1]
                j = i - 1
                break
            i -= 1
    elif t[j] == _W:
        relative = 1
        j -= 1
        if t[j] == _COMMA:
            j -= 1
    elif n[j] == that:
        relative = 2
        j -= 1
    i = j
    while i > max(j - _WALK, low - 1):
        tag = t[i]
        bit = <uint32_t>1 << tag
        if bit & _SUBJECTS:
            if not seen:
                if not nearest:
                    nearest = i
                head, determiner, preposition, seen = i, 0, pending, 1
        elif mark[n[i]] & 4:
            stop = i
            break
        elif bit & _PARTICIPLES and seen and (determiner or <uint32_t>1 << t[i - 1] & _SUBJECTS):
            crossed += 1
            pending, seen = i, 0
        elif bit & _WITHIN:
            if not seen and tag == <uint32_t>_JJ and not nearest:
                head = nearest = i
                seen = 1
        elif bit & _DETERMINERS:
            if not seen:
                if not nearest:
                    nearest = i
                head, preposition, seen = i, pending, 1
            determiner = i
        elif bit & _LINKS:
            if not seen or n[i] == that:
                stop = i
                break
            crossed += 1
            pending, seen = i, 0
        elif tag == <uint32_t>_CC:
            if not seen:
                stop = i
                break
            joined, seen = i, 0
        elif tag == <uint32_t>_COMMA:
            if not joined or not seen:
                stop = i
                break
            seen = 0
        else:
            stop = i
            break
        i -= 1
    open_ = seen

    a, h, th = n[k - 1], n[head], t[head]
    fh = fine[h]
    shared = <uint32_t>(joined > 0)
    shape = shared << 7 | relative << 5 | open_ << 4 | group
    signature = th | min(crossed, <uint32_t>3) << 5 | shared << 7 | open_ << 8 | relative << 9 | between << 11
    total = (
        table.get(0, h << 8 | shape)
        + table.get(1, fh << 8 | shape)
        + table.get(2, signature << 3 | group)
        + table.get(3, a << 3 | group)
        + table.get(4, <uint32_t>fine[a] << 3 | group)
    )
    if sign * total < limit:
        return None

    # Before the sentence is padding, as far as one may look.
    b = n[k - 2]
    ta, tb = t[k - 1], t[k - 2]
    tc = t[k - 3] if k - 3 >= low else t[0]
    td = t[k - 4] if k - 4 >= low else t[0]
    te = t[k - 5] if k - 5 >= low else t[0]
    x, tx, ty = n[k + 1], t[k + 1], t[k + 2]
    det, st, prep = n[determiner], n[stop], n[preposition]
    for d in range(1, 13):
        if k - d < low:
            break
        w = n[k - d]
        if not aux and d < 9 and mark[w] & 1:
            aux, far = w, d
        if mark[w] & 2:
            wish = w
            break
    shared = shared << 3
    total += (
        table.get(5, a << 16 | b)
        + table.get(6, det << 9 | th << 4 | shared | group)
        + table.get(7, td << 18 | tc << 13 | tb << 8 | ta << 3 | group)
        + table.get(8, st << 3 | group)
        + table.get(9, st << 16 | det)
        + table.get(10, h << 16 | prep)
        + table.get(11, fh << 16 | fine[n[nearest]])
        + table.get(12, aux << 7 | far << 3 | group)
        + table.get(13, wish << 3 | group)
        + table.get(14, x << 3 | group)
        + table.get(15, tx << 13 | ty << 8 | th << 3 | group)
        + table.get(16, a << 16 | x)
        + table.get(17, base << 9 | th << 4 | shared | <uint32_t>(relative > 0))
        + table.get(18, <uint32_t>t[stop] << 19 | signature << 3 | group)
        + table.get(19, a << 16 | fine[b])
        + table.get(20, h << 16 | st)
        + table.get(21, (<uint32_t>min(k - head, 15) if head else <uint32_t>15) << 9 | th << 4 | shared | group)
        + table.get(22, fh << 16 | n[joined] if joined else <uint32_t>0)
        + table.get(23, fh << 16 | det)
        + table.get(24, te << 23 | td << 18 | tc << 13 | tb << 8 | ta << 3 | group)
        + table.get(25, tx << 18 | ty << 13 | tb << 8 | ta << 3 | group)
        + table.get(26, th << 16 | prep)
    )
    return total, head, relative
