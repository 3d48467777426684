cimport cython

from copylint.models._weights cimport Table, Template, Text

cdef unsigned int _INSIDE, _HEADS, _POS
cdef Py_ssize_t _REACH, ROOM
cdef bytes _SECOND, _THIRD

@cython.final
cdef class Model:
    cdef int number, least, limit
    cdef Table rest
    cdef Template w_a, w_x, w_ax, w_afx, w_fax, w_fafx

@cython.locals(a=cython.uint, x=cython.uint, fa=cython.uint, fx=cython.uint, total=int)
cdef int _first(Text text, Model m, Py_ssize_t k) noexcept

@cython.locals(
    a=cython.uint, b=cython.uint, x=cython.uint, y=cython.uint, head=Py_ssize_t, j=Py_ssize_t, bit=cython.uint,
    h=cython.uint, th=cython.uint, e=cython.uint, te=cython.uint, fh=cython.uint, ta=cython.uint, aa=cython.uint,
    keys="unsigned int[16]",
)
cdef int _second(Text text, Model m, Py_ssize_t k) noexcept

@cython.locals(
    a=cython.uint, b=cython.uint, c=cython.uint, x=cython.uint, y=cython.uint, z=cython.uint, ta=cython.uint,
    tb=cython.uint, tc=cython.uint, tx=cython.uint, ty=cython.uint, tz=cython.uint, tu=cython.uint, fa=cython.uint,
    fx=cython.uint, fb=cython.uint, fy=cython.uint, ca=cython.uint, cx=cython.uint, cb=cython.uint, cy=cython.uint,
    before=cython.uint, after=cython.uint, keys="unsigned int[25]",
)
cdef int _third(Text text, Model m, Py_ssize_t k) noexcept

@cython.locals(
    left="const unsigned char[::1]", right="const unsigned char[::1]", may=cython.uint, k=Py_ssize_t, m=Model, total=int,
    found=list, some=tuple,
)
cpdef list gaps(Text text, list models, sides, Py_ssize_t low, Py_ssize_t high)

cpdef int whole(Text text, Model m, Py_ssize_t k) except? -1
