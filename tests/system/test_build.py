"""What the build compiles: modules with types beside them, for every Python from the oldest on."""

from __future__ import annotations

import sys
from pathlib import Path

import hatch_build
import pytest

from support.installing import run

COUNTING = '''"""Counts."""


def odd(numbers, above):
    """Returns how many numbers are odd and greater than another."""
    found = 0
    for i in range(len(numbers)):
        if numbers[i] % 2 and numbers[i] > above:
            found += 1
    return found
'''
TYPES = """import cython

@cython.locals(i=Py_ssize_t, found=int)
cpdef int odd(const unsigned int[::1] numbers, unsigned int above)
"""


def tree(at: Path) -> Path:
    """A source tree with one module that is compiled and one that is not."""
    room = at / "desk" / "sums"
    room.mkdir(parents=True)
    (at / "desk" / "__init__.py").touch()
    (room / "__init__.py").touch()
    (room / "plain.py").write_text("NUMBER = 1\n", "utf-8")
    (room / "counting.py").write_text(COUNTING, "utf-8")
    (room / "counting.pxd").write_text(TYPES, "utf-8")
    return at


def test_a_module_with_types_is_compiled_beside_itself(tmp_path: Path) -> None:
    src = tree(tmp_path / "src")
    modules = hatch_build.to_compile(src)
    assert modules == [src / "desk" / "sums" / "counting.py"]
    (tmp_path / "into").mkdir()
    try:
        ((where, made),) = hatch_build.compiled(src, modules, tmp_path / "into").items()
    except (Exception, SystemExit) as error:
        pytest.skip(f"nothing can be compiled here: {error}")
    assert where.parent == Path("desk/sums")
    assert where.name in ("_counting.abi3.so", "_counting.pyd")
    assert str(tmp_path).encode() not in made.read_bytes()

    left_over = src / where.with_name("_counting.cpython-310-some.so")
    left_over.touch()
    hatch_build.put(made, src / where)
    assert sorted(p.name for p in (src / "desk" / "sums").glob("_*.*")) == ["__init__.py", where.name]
    code = "from array import array; from desk.sums import counting, _counting; {}".format(
        "print([m.odd(array('I', [1, 2, 3, 2**32 - 1]), 1) for m in (counting, _counting)], _counting.SOURCE)"
    )
    told = run(sys.executable, "-c", code, cwd=src)
    assert told.stdout.startswith("[2, 2] "), told.stderr
