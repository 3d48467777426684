# C types of copylint.models.form_features.
import cython

cdef int _BITS, _START, _END, _MARK
cdef int _NOUNS, _FINITE, _DETERMINERS, _PREPOSITIONS, _MODIFIERS, _ADVERBS, _OPENERS, _OF, _AND
cdef int _W1, _W2, _X1, _X2, _T1, _T2, _T3, _R1, _R2, _R3, _STEM, _OFFER, _CAPITAL, _DETERMINER
cdef int _DISTANCE, _WHOSE, _HELPER, _HELPER_TAG, _BEFORE_HELPER, _PASSED, _RIGHT, _RIGHT_DISTANCE
cdef int _NEAR, _FAR, _HEAD, _NEAR_DISTANCE, _JOINED, _VERBS, _OPENING, _EVERY, _FIRST_TAG
cdef int _FIRST_WORD, _OWN_TAG, _OWN_WORD

cpdef features(
    const unsigned int[::1] words, const unsigned char[::1] tags, const unsigned int[::1] stems,
    const unsigned int[::1] offered, const unsigned char[::1] shapes, Py_ssize_t i, Py_ssize_t begin,
    Py_ssize_t end, const unsigned long long[::1] groups, unsigned int[::1] facts, int[::1] rows)

cdef void _beside(
    const unsigned int[::1] words, const unsigned char[::1] tags, Py_ssize_t i, Py_ssize_t begin,
    Py_ssize_t end, unsigned int[::1] facts) noexcept

@cython.locals(
    nouns="unsigned long long", determiners="unsigned long long", modifiers="unsigned long long",
    adverbs="unsigned long long", j=cython.Py_ssize_t, determiner="unsigned int", distance="unsigned int",
    passed="unsigned int", right="unsigned int", right_distance="unsigned int")
cdef void _phrase(
    const unsigned int[::1] words, const unsigned char[::1] tags, Py_ssize_t i, Py_ssize_t begin,
    Py_ssize_t end, const unsigned long long[::1] groups, unsigned int[::1] facts) noexcept

@cython.locals(
    nouns="unsigned long long", finite="unsigned long long", determiners="unsigned long long",
    prepositions="unsigned long long", modifiers="unsigned long long", j=cython.Py_ssize_t,
    near="unsigned int", far="unsigned int", head="unsigned int", near_distance="unsigned int",
    joined="unsigned int", steps=int)
cdef void _heads(
    const unsigned int[::1] words, const unsigned char[::1] tags, Py_ssize_t i, Py_ssize_t begin,
    Py_ssize_t end, const unsigned long long[::1] groups, unsigned int[::1] facts) noexcept

@cython.locals(
    nouns="unsigned long long", finite="unsigned long long", openers="unsigned long long",
    j=cython.Py_ssize_t, verbs="unsigned int", every="unsigned int", any_noun=int, first=cython.Py_ssize_t,
    own=cython.Py_ssize_t)
cdef void _clause(
    const unsigned int[::1] words, const unsigned char[::1] tags, const unsigned char[::1] shapes,
    Py_ssize_t i, Py_ssize_t begin, const unsigned long long[::1] groups, unsigned int[::1] facts) noexcept

@cython.locals(j=cython.Py_ssize_t)
cdef Py_ssize_t _first_head(
    const unsigned char[::1] tags, Py_ssize_t begin, Py_ssize_t end, unsigned long long nouns) noexcept

@cython.locals(
    w1="unsigned int", w2="unsigned int", x1="unsigned int", x2="unsigned int", t1="unsigned int",
    t2="unsigned int", t3="unsigned int", r1="unsigned int", r2="unsigned int", stem="unsigned int",
    offer="unsigned int", capital="unsigned int", determiner="unsigned int", distance="unsigned int",
    near="unsigned int", far="unsigned int", head="unsigned int", near_distance="unsigned int",
    verbs="unsigned int", opening="unsigned int")
cdef void _rows_beside(unsigned int[::1] facts, int[::1] rows) noexcept

@cython.locals(
    w1="unsigned int", w2="unsigned int", x1="unsigned int", x2="unsigned int", t1="unsigned int",
    r1="unsigned int", r2="unsigned int", r3="unsigned int", stem="unsigned int", offer="unsigned int",
    determiner="unsigned int", whose="unsigned int", helper="unsigned int", helper_tag="unsigned int",
    before_helper="unsigned int", passed="unsigned int", right="unsigned int", right_distance="unsigned int", near="unsigned int", far="unsigned int", head="unsigned int", joined="unsigned int",
    verbs="unsigned int", every="unsigned int", first_tag="unsigned int", first_word="unsigned int",
    own_tag="unsigned int", own_word="unsigned int")
cdef void _rows_around(unsigned int[::1] facts, int[::1] rows) noexcept

@cython.locals(h="unsigned int", ones="unsigned int")
cdef int _hash(unsigned int template, unsigned int a, unsigned int b) noexcept
