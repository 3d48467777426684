# C types of copylint.text.core. Code points, places and table columns come in as buffers of exactly these widths.
import cython

@cython.locals(i=cython.Py_ssize_t, j=cython.Py_ssize_t, kind=int)
cpdef Py_ssize_t words_of_models(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t begin, Py_ssize_t end,
    int[::1] starts, int[::1] ends, Py_ssize_t n)

cpdef Py_ssize_t tokens(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t begin,
    int[::1] starts, int[::1] ends, unsigned char[::1] sorts)

@cython.locals(i=cython.Py_ssize_t, j=cython.Py_ssize_t, kind=int, sort=int)
cdef Py_ssize_t _tokens(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t begin, Py_ssize_t end,
    Py_ssize_t origin, int[::1] starts, int[::1] ends, unsigned char[::1] sorts, Py_ssize_t n)

@cython.locals(n=cython.Py_ssize_t, k=cython.Py_ssize_t, first=cython.Py_ssize_t)
cpdef Py_ssize_t tokens_of_sentences(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, const int[::1] bounds, int joined,
    int[::1] starts, int[::1] ends, unsigned char[::1] sorts, int[::1] edges)

@cython.locals(k=cython.Py_ssize_t, i=cython.Py_ssize_t)
cpdef counted_from(const int[::1] bounds, const int[::1] edges, int[::1] starts, int[::1] ends)

@cython.locals(k=cython.Py_ssize_t, at=cython.Py_ssize_t, c="unsigned int")
cdef Py_ssize_t _possessives(
    const unsigned int[::1] codes, Py_ssize_t first, Py_ssize_t n,
    int[::1] starts, int[::1] ends, unsigned char[::1] sorts)

@cython.locals(j=cython.Py_ssize_t)
cdef Py_ssize_t _initials(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t i, Py_ssize_t end)

cdef Py_ssize_t _word(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t j, Py_ssize_t end)

cdef Py_ssize_t _figures(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t j, Py_ssize_t end)

@cython.locals(c="unsigned int", kind=int)
cdef Py_ssize_t _joined(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t j, Py_ssize_t end, bint apostrophes)

@cython.locals(
    ones="unsigned int", mask="unsigned int", as_it_is="unsigned int", small="unsigned int", c="unsigned int",
    i=cython.Py_ssize_t, end=cython.Py_ssize_t, k=cython.Py_ssize_t, differs=bint)
cpdef looked_up(
    const unsigned int[::1] codes, const int[::1] starts, const int[::1] ends, Py_ssize_t first, Py_ssize_t last,
    const unsigned int[::1] steps, const unsigned int[::1] slots, const unsigned int[::1] offsets,
    const unsigned char[::1] pool, int[::1] exact, int[::1] lower)

@cython.locals(slot="unsigned int", n="unsigned int", at="unsigned int", c="unsigned int", i=cython.Py_ssize_t)
cdef int _number(
    const unsigned int[::1] codes, Py_ssize_t start, Py_ssize_t end, unsigned int crc,
    const unsigned int[::1] slots, unsigned int mask, const unsigned int[::1] offsets,
    const unsigned char[::1] pool, bint small)

@cython.locals(n=cython.Py_ssize_t, k=cython.Py_ssize_t)
cpdef Py_ssize_t padded_sentences(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, const int[::1] bounds, int room,
    int[::1] starts, int[::1] ends, int[::1] edges)

@cython.locals(
    n=cython.Py_ssize_t, i=cython.Py_ssize_t, j=cython.Py_ssize_t, k=cython.Py_ssize_t, kind=int,
    size=cython.Py_ssize_t, c="unsigned int", total="unsigned int")
cpdef bint says_again(
    const unsigned int[::1] codes, const unsigned char[::1] kinds, Py_ssize_t begin, Py_ssize_t end,
    Py_ssize_t longest, unsigned int[::1] sums, unsigned int[::1] rows)
