cimport cython

from copylint.models._weights cimport Table, Template, Text

cdef unsigned int _AUXILIARY, _WISH, _SAYING
cdef unsigned int _SUBJECTS, _PARTICIPLES, _WITHIN, _DETERMINERS, _ADVERBS, _LINKS, _CC, _COMMA, _W, _JJ
cdef Py_ssize_t _WALK, ROOM
cdef bytes _SECOND

@cython.final
cdef class Verbs:
    cdef Table rest
    cdef Template h, fh, sign, a, fa
    cdef const unsigned char[::1] marks
    cdef unsigned int that

@cython.final
cdef class Subject:
    cdef Py_ssize_t head, nearest, determiner, preposition, stop, joined
    cdef unsigned int crossed, open, relative, between

@cython.locals(i=Py_ssize_t, j=Py_ssize_t, last=Py_ssize_t)
cdef Py_ssize_t _walk_from(Text text, Verbs v, Subject s, Py_ssize_t k, Py_ssize_t low) noexcept

@cython.locals(
    i=Py_ssize_t, j=Py_ssize_t, last=Py_ssize_t, seen=cython.uint, pending=Py_ssize_t, tag=cython.uint, bit=cython.uint,
)
cdef void _walk(Text text, Verbs v, Subject s, Py_ssize_t k, Py_ssize_t low) noexcept

@cython.locals(a=cython.uint, h=cython.uint, shape=cython.uint, total=int)
cdef int _first(Text text, Verbs v, Subject s, Py_ssize_t k, unsigned int group) noexcept

@cython.locals(way=cython.uint)
cdef unsigned int _sign(Text text, Subject s) noexcept

@cython.locals(
    a=cython.uint, b=cython.uint, x=cython.uint, ta=cython.uint, tb=cython.uint, tc=cython.uint, td=cython.uint,
    te=cython.uint, tx=cython.uint, ty=cython.uint, h=cython.uint, th=cython.uint, fh=cython.uint,
    determiner=cython.uint, stop=cython.uint, preposition=cython.uint, aux=cython.uint, far=cython.uint,
    wish=cython.uint, w=cython.uint, d=Py_ssize_t, shared=cython.uint, keys="unsigned int[22]",
)
cdef int _rest(
    Text text, Verbs v, Subject s, Py_ssize_t k, Py_ssize_t low, unsigned int base, unsigned int group
) noexcept

@cython.locals(s=Subject, total=int)
cpdef object agreement(
    Text text, Verbs v, Py_ssize_t k, Py_ssize_t low, unsigned int base, unsigned int group, int sign, int limit
)
