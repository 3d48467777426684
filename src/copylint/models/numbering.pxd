# C types of copylint.models.numbering.
import cython

cdef int _NAME, _ACRONYM, _NAMES, _WORDS, _NUMBER, _SMALL, _YEAR, _ORDINAL, _MIXED, _HYPHEN, _ES, _WORD

@cython.locals(k=cython.Py_ssize_t, known=int)
cpdef model_numbers(
    const unsigned int[::1] codes, const int[::1] starts, const int[::1] ends, Py_ssize_t n,
    const int[::1] exact, const int[::1] lower, const unsigned short[::1] learnt, const unsigned char[::1] usual,
    const unsigned char[::1] endings, unsigned short[::1] numbers, unsigned char[::1] marks)

@cython.locals(
    smalls=int, digits=int, hyphens=int, c="unsigned int", size=cython.Py_ssize_t, capital=bint,
    i=cython.Py_ssize_t)
cpdef int shape(const unsigned int[::1] codes, Py_ssize_t start, Py_ssize_t end, const unsigned char[::1] endings)

@cython.locals(size=cython.Py_ssize_t, a="unsigned int", b="unsigned int", c="unsigned int")
cdef int _shape_of_number(
    const unsigned int[::1] codes, Py_ssize_t start, Py_ssize_t end, int digits, int hyphens)

@cython.locals(at=cython.Py_ssize_t, size=cython.Py_ssize_t, k=cython.Py_ssize_t)
cdef int _ending(const unsigned int[::1] codes, Py_ssize_t end, const unsigned char[::1] endings)

@cython.locals(i=cython.Py_ssize_t, j=cython.Py_ssize_t)
cpdef named(
    const unsigned short[::1] numbers, const unsigned char[::1] marks, Py_ssize_t n, unsigned char[::1] tags,
    const unsigned char[::1] edge, int name)
