cimport cython

from copylint.models._weights cimport Table, Template, Text

cdef unsigned int _NOUNS, _LINKS, _STOPS, _CC, _COMMA
cdef Py_ssize_t _BAG, ROOM
cdef bytes _REST

@cython.final
cdef class Pair:
    cdef Table rest
    cdef Template head, head_tag, left, left_tag, right

@cython.final
cdef class Suspect:
    cdef Pair pair
    cdef int sign, limit, flag, low
    cdef object of
    cdef Template w_a, w_x, f_a, f_x, w_ax, c_ax

@cython.locals(
    head=Py_ssize_t, j=Py_ssize_t, last=Py_ssize_t, seen=cython.uint, crossed=cython.uint, joined=cython.uint,
    stop=cython.uint, tag=cython.uint, bit=cython.uint, way=cython.uint,
)
cdef int _subject(Text text, Pair pair, Py_ssize_t left) noexcept

@cython.locals(
    a=cython.uint, b=cython.uint, c=cython.uint, x=cython.uint, y=cython.uint, z=cython.uint, ta=cython.uint,
    tb=cython.uint, tc=cython.uint, tx=cython.uint, ty=cython.uint, tz=cython.uint, fa=cython.uint, fx=cython.uint,
    fb=cython.uint, fy=cython.uint, ca=cython.uint, cx=cython.uint, cb=cython.uint, cy=cython.uint, aa=cython.uint,
    xx=cython.uint, faa=cython.uint, before=cython.uint, after=cython.uint, keys="unsigned int[30]", total=int,
    j=Py_ssize_t,
)
cdef int _rest(
    Text text, Pair pair, Py_ssize_t i, Py_ssize_t right, Py_ssize_t begin, Py_ssize_t end, unsigned int capital
) noexcept

@cython.locals(
    i=Py_ssize_t, k=Py_ssize_t, begin=Py_ssize_t, end=Py_ssize_t, sentences=Py_ssize_t, total=int, s=Suspect,
    a=cython.uint, x=cython.uint, fa=cython.uint, fx=cython.uint, group=tuple, found=list,
)
cpdef list look(Text text, const unsigned char[::1] kinds, list groups, build, int variant)

@cython.locals(
    k=Py_ssize_t, begin=Py_ssize_t, end=Py_ssize_t, total=int, s=Suspect, a=cython.uint, x=cython.uint, found=list,
)
cpdef list weigh(Text text, tuple group, Py_ssize_t i, Py_ssize_t right, unsigned int capital, int variant)
