"""The faults that `tools/mutants.py` plants can be planted, so that the table does not rot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools.mutants import TOP, Fault, NotThere, faults, has_types, plant

from support.places import ROOT


def test_every_fault_has_its_place_and_makes_another_module_of_it() -> None:
    for f in faults():
        path, before, after = plant(TOP / "src", f)
        assert path.is_relative_to(TOP / "src")
        assert before != after


def test_there_are_a_hundred_and_hardly_any_lives() -> None:
    listed = faults()
    assert len(listed) >= 100
    assert len({(f.function, f.old, f.new) for f in listed}) == len({f.says for f in listed}) == len(listed)
    assert sum(bool(f.lives) for f in listed) <= 5


def test_every_fault_names_tests_that_are_there() -> None:
    for f in faults():
        assert f.tests, f.says
        for named in f.tests:
            path, _, name = named.partition("::")
            assert (ROOT / path).is_file(), f"{f.says}: {path}"
            assert not name or re.search(rf"^def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), (
                f"{f.says}: {named}"
            )


@pytest.mark.parametrize("module", ["text/core", "engine/nomination"])
def test_the_passes_over_a_text_have_faults_of_their_code_and_of_their_types(module: str) -> None:
    planted = [plant(TOP / "src", f)[0] for f in faults()]
    code = TOP / "src" / "copylint" / f"{module}.py"
    assert planted.count(code) >= 5
    assert planted.count(code.with_suffix(".pxd")) >= 1
    assert has_types(code)
    assert not has_types(TOP / "src" / "copylint" / "text" / "spans.py")


SOURCE = '''"""A module."""

LIMIT = 3

class Desk:
    def open(self, n):
        return n < 3

def open(n):
    return n < 3 or n < 4
'''


@pytest.mark.parametrize(
    ("function", "old", "new", "says"),
    [
        ("Desk.open", "n < 3", "n <= 3", "class Desk:\n    def open(self, n):\n        return n <= 3\n"),
        ("open", "n < 4", "n <= 4", "    return n < 3 or n <= 4\n"),
        ("desk.py", "LIMIT = 3", "LIMIT = 4", "LIMIT = 4\n"),
        ("desk.open", "or n < 4", "or n <= 4", "    return n < 3 or n <= 4\n"),
    ],
)
def test_a_function_is_found_by_its_name_its_class_or_its_module(
    tmp_path: Path, function: str, old: str, new: str, says: str
) -> None:
    (tmp_path / "desk.py").write_text(SOURCE, "utf-8")
    path, before, after = plant(tmp_path, Fault(says="x", function=function, old=old, new=new, tests=()))
    assert (path, before) == (tmp_path / "desk.py", SOURCE)
    assert says in after
    assert after.replace(new, old) == SOURCE


def test_a_fault_of_types_is_planted_where_they_are_said(tmp_path: Path) -> None:
    types = "cpdef int open(int n)\n"
    (tmp_path / "desk.py").write_text(SOURCE, "utf-8")
    (tmp_path / "desk.pxd").write_text(types, "utf-8")
    fault = Fault(says="x", function="desk.pxd", old="int n", new="char n", tests=())
    assert plant(tmp_path, fault) == (tmp_path / "desk.pxd", types, "cpdef int open(char n)\n")
    assert has_types(tmp_path / "desk.py")


@pytest.mark.parametrize(
    ("function", "old", "new", "why"),
    [
        ("open", "n < 3", "n <= 3", "2 functions open hold"),
        ("open", "n", "m", "2 functions open hold"),
        ("desk.open", "n < ", "n > ", "stands 2 times"),
        ("shut", "n < 3", "n <= 3", "0 functions shut hold"),
        ("Desk", "n < 5", "n <= 3", "0 functions Desk hold"),
        ("Desk", "n < 3", "n <", "is no Python"),
    ],
)
def test_what_cannot_be_planted_is_named(tmp_path: Path, function: str, old: str, new: str, why: str) -> None:
    (tmp_path / "desk.py").write_text(SOURCE, "utf-8")
    with pytest.raises(NotThere, match=f"x: .*{why}"):
        plant(tmp_path, Fault(says="x", function=function, old=old, new=new, tests=()))
