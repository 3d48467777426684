# C types of copylint.engine.nomination.
import cython

@cython.locals(n=cython.Py_ssize_t, i=cython.Py_ssize_t, size=cython.Py_ssize_t)
cpdef Py_ssize_t parts(const unsigned char[::1] text, int[::1] starts, int[::1] ends)

cdef bint _alnum(unsigned char c) noexcept

@cython.locals(
    n=cython.Py_ssize_t, count=cython.Py_ssize_t, size=cython.Py_ssize_t, probe=cython.Py_ssize_t, slots="unsigned int", k=cython.Py_ssize_t, w=int, one="unsigned int", other="unsigned int", e="unsigned int",
    slot="unsigned int")
cpdef Py_ssize_t nominated(
    const unsigned char[::1] text, const int[::1] starts, const int[::1] ends, const int[::1] numbers,
    int first, int[::1] hits, const unsigned int[::1] own, const unsigned int[::1] longer, const unsigned char[::1] begins,
    const unsigned int[::1] users, const unsigned int[::1] entries, const unsigned int[::1] pairs,
    const unsigned char[::1] literals)

cpdef unsigned int slot_of(unsigned int one, unsigned int other, unsigned int slots)

@cython.locals(
    begin=cython.Py_ssize_t, size=cython.Py_ssize_t, start=cython.Py_ssize_t, end=cython.Py_ssize_t,
    borders="unsigned int", i=cython.Py_ssize_t)
cdef Py_ssize_t _longer(
    const unsigned char[::1] text, Py_ssize_t at, unsigned int e, const unsigned int[::1] entries,
    const unsigned char[::1] literals, const unsigned int[::1] users, int first, int[::1] hits,
    Py_ssize_t count)

@cython.locals(u="unsigned int")
cdef Py_ssize_t _hit(
    const unsigned int[::1] users, unsigned int low, unsigned int high, int first, Py_ssize_t start,
    Py_ssize_t end, int[::1] hits, Py_ssize_t count)
