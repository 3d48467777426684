# C types of copylint.models.form_sums.
import cython

from libc cimport math

from copylint.models cimport _form_features as form_features

cdef unsigned int _VBP, _VBZ, _WAS, _WERE
cdef int _CLASSES

@cython.locals(
    found=cython.Py_ssize_t, size=cython.Py_ssize_t, s=cython.Py_ssize_t, begin=cython.Py_ssize_t,
    end=cython.Py_ssize_t, i=cython.Py_ssize_t, own="unsigned int", offer="unsigned int", mine=int, other=int,
    total=int, choice=int, c=int, k=int, many=int, margin=double)
cpdef Py_ssize_t judged(
    const unsigned int[::1] words, const unsigned char[::1] tags, const unsigned int[::1] stems,
    const unsigned int[::1] offered, const unsigned int[::1] owned, const unsigned char[::1] shapes,
    const int[::1] edges, const unsigned long long[::1] groups, const unsigned char[::1] which,
    const unsigned char[::1] checks, const signed char[::1] weights, unsigned int[::1] facts, int[::1] rows,
    double scale, double floor, int[::1] places,
    unsigned char[::1] best, float[::1] margins)

@cython.locals(
    loss=double, size=cython.Py_ssize_t, n=cython.Py_ssize_t, s=cython.Py_ssize_t,
    i=cython.Py_ssize_t, offer="unsigned int", own="unsigned int", top=double, c=int, k=int, many=int,
    every=double, correct=double, slope=float, at=cython.Py_ssize_t)
cpdef double learn(
    const unsigned int[::1] words, const unsigned char[::1] tags, const unsigned int[::1] stems,
    const unsigned int[::1] offered, const unsigned char[::1] shapes, const int[::1] edges,
    const unsigned int[::1] sentences, const unsigned int[::1] places, const unsigned int[::1] right,
    const unsigned long long[::1] groups, const unsigned char[::1] which, const unsigned char[::1] checks,
    float[::1] weights,
    float[::1] squares, float rate, unsigned int[::1] facts, int[::1] rows, double[::1] odds)

@cython.locals(i=cython.Py_ssize_t, own="unsigned int", one="unsigned int")
cpdef numbers(
    Py_ssize_t n, const unsigned char[::1] tags, const unsigned int[::1] owned, int third, int plural,
    unsigned int[::1] offered, unsigned int[::1] numbered)

@cython.locals(bits=int, k=int, n=int, h="unsigned int")
cdef int _placed(
    int[::1] rows, const unsigned char[::1] which, const unsigned char[::1] checks, int mask) noexcept
