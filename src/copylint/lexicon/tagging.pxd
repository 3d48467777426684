# C types of copylint.lexicon.tagging.
import cython

cdef int _BEFORE, _FEATURES

@cython.locals(
    mask="unsigned int", s=cython.Py_ssize_t, begin=cython.Py_ssize_t, end=cython.Py_ssize_t,
    i=cython.Py_ssize_t, may="unsigned long long", best=int, top=int, total=int, t=int, k=int)
cpdef tag(
    const unsigned int[::1] words, const unsigned int[::1] endings, const unsigned char[::1] shapes,
    const unsigned short[::1] classes, const unsigned long long[::1] mays, const int[::1] edges,
    const signed char[::1] weights, Py_ssize_t size, unsigned int[::1] rows, unsigned char[::1] tags)

@cython.locals(
    mask="unsigned int", s="unsigned int", begin=cython.Py_ssize_t, end=cython.Py_ssize_t,
    i=cython.Py_ssize_t, may="unsigned long long", best=int, right=int, top=double, total=double, t=int, k=int)
cpdef learn(
    const unsigned int[::1] words, const unsigned int[::1] endings, const unsigned char[::1] shapes,
    const unsigned short[::1] classes, const unsigned long long[::1] mays, const unsigned char[::1] gold,
    const int[::1] edges, const unsigned int[::1] order, float[::1] weights, double[::1] sums, long long steps,
    Py_ssize_t size, unsigned int[::1] rows, unsigned char[::1] tags)

@cython.locals(
    word="unsigned int", ending="unsigned int", shape="unsigned int", own="unsigned int",
    before="unsigned int", before2="unsigned int", behind="unsigned int", behind2="unsigned int",
    class1="unsigned int", class2="unsigned int", ending1="unsigned int", ending0="unsigned int",
    shape1="unsigned int", t1="unsigned int", t2="unsigned int")
cdef void _features(
    const unsigned int[::1] words, const unsigned int[::1] endings, const unsigned char[::1] shapes,
    const unsigned short[::1] classes, const unsigned char[::1] tags, Py_ssize_t i, Py_ssize_t begin,
    Py_ssize_t end, unsigned int mask, unsigned int[::1] rows) noexcept

@cython.locals(h="unsigned int", ones="unsigned int")
cdef unsigned int _row(unsigned int template, unsigned int a, unsigned int b, unsigned int mask) noexcept
