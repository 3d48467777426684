# C types of copylint.lexicon.description.
import cython

cdef int _CAPITAL, _CAPITALS, _DIGIT, _HYPHEN, _MARK, _APOSTROPHE
cdef int _OF_MARK, _OF_NUMBER, _OF_JOINED, _OF_NAME, _OF_ANYTHING
cdef unsigned int _NN, _NNS, _NN_POS, _NNS_POS

@cython.locals(k=cython.Py_ssize_t, end=int, size=int)
cpdef bare_ends(const unsigned int[::1] codes, const int[::1] starts, const int[::1] ends, Py_ssize_t n, int[::1] bare)

@cython.locals(
    ones="unsigned int", crc="unsigned int", last="unsigned int", c="unsigned int", k=cython.Py_ssize_t,
    i=cython.Py_ssize_t, end=cython.Py_ssize_t, shape=int, letters=int, small=int, figures=int, kind=int)
cpdef shapes_of(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, const int[::1] starts, const int[::1] ends,
    Py_ssize_t n, const unsigned int[::1] steps, unsigned int[::1] words, unsigned int[::1] endings,
    unsigned char[::1] shapes)

@cython.locals(
    k=cython.Py_ssize_t, shape=int, as_it_is=int, small=int, number=int, of_list="unsigned long long")
cpdef described(
    Py_ssize_t n, const unsigned char[::1] shapes, const unsigned char[::1] sorts, const int[::1] exact,
    const int[::1] lower, const unsigned short[::1] lists, const unsigned short[::1] sets,
    const unsigned long long[::1] by_list, const unsigned long long[::1] by_set,
    const unsigned short[::1] kinds_of_lists, const unsigned long long[::1] openings,
    unsigned short[::1] classes, unsigned long long[::1] mays)

@cython.locals(
    ones="unsigned int", crc="unsigned int", own="unsigned int", k=cython.Py_ssize_t, i=cython.Py_ssize_t,
    at=cython.Py_ssize_t, number=int, possessive=int)
cpdef kinship(
    Py_ssize_t n, const unsigned int[::1] codes, const int[::1] starts, const int[::1] ends,
    const int[::1] bare_end, const unsigned char[::1] shapes, const unsigned char[::1] sorts,
    const int[::1] exact, const int[::1] lower, const unsigned short[::1] lists,
    const unsigned char[::1] nameless, const unsigned int[::1] bases,
    const unsigned int[::1] owns, const unsigned int[::1] offers, const unsigned int[::1] steps,
    const unsigned int[::1] offsets, const unsigned char[::1] pool, unsigned int[::1] stems,
    unsigned int[::1] offered, unsigned int[::1] owned)

cdef unsigned int _as_it_ends(unsigned int own, int possessive, unsigned int last) noexcept

cdef bint _may_be_name(int shape, int size, int possessive) noexcept
