cimport cython

@cython.final
cdef class Table:
    cdef const unsigned int[::1] keys
    cdef const signed char[::1] weights
    cdef const unsigned int[::1] starts
    cdef readonly Py_ssize_t templates

    @cython.locals(half=cython.uint)
    cdef inline int find(self, unsigned int at, unsigned int size, unsigned int key) noexcept

    @cython.locals(which="const unsigned char *", k=Py_ssize_t, total=int, start=cython.uint)
    cdef int add(self, bytes templates, const unsigned int *keys) noexcept

    @cython.locals(start=cython.uint)
    cpdef int weight(self, Py_ssize_t template, unsigned int key) except? -129

@cython.final
cdef class Template:
    cdef Table table
    cdef int sign
    cdef unsigned int at
    cdef readonly unsigned int size

    cdef int get(self, unsigned int key, int default) noexcept

    @cython.locals(k=cython.uint, most=int)
    cpdef int most(self) noexcept

@cython.final
cdef class Words:
    cdef const unsigned short[::1] fine
    cdef const unsigned char[::1] coarse
    cdef readonly Py_ssize_t count

@cython.final
cdef class Text:
    cdef Words words
    cdef const unsigned short[::1] fine
    cdef const unsigned char[::1] coarse
    cdef readonly Py_ssize_t count
    cdef const unsigned short[::1] n
    cdef const unsigned char[::1] t
    cdef const unsigned int[::1] starts
    cdef readonly Py_ssize_t size

    @cython.locals(i=Py_ssize_t, size=Py_ssize_t)
    cdef bint _sound(self) except -1
