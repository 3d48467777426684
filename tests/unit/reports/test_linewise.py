"""Diffs of long files: quick, and right."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from copylint.reports import linewise

LINES = st.lists(st.sampled_from([f"{c}\n" for c in "abcdef"]), max_size=30)


def patched(a: Sequence[str], diff: Sequence[str]) -> list[str]:
    """What a unified diff makes of a text, all of it held against what stands there."""
    out: list[str] = []
    at = 0
    for line in diff[2:]:
        m = re.match(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", line)
        if m:
            start = int(m[1]) - (m[2] != "0")
            out += a[at:start]
            at = start
            assert len(out) == int(m[3]) - (m[4] != "0")
        elif line[0] == "+":
            out.append(line[1:])
        else:
            assert a[at] == line[1:]
            at += 1
            out += [line[1:]] if line[0] == " " else []
    return out + list(a[at:])


@given(LINES, LINES)
def test_a_diff_makes_the_one_text_of_the_other(a: list[str], b: list[str]) -> None:
    assert patched(a, list(linewise.unified(a, b, "x", "y"))) == b


@given(LINES, LINES, st.integers(0, 40))
def test_of_long_texts_too(a: list[str], b: list[str], few: int) -> None:
    before, linewise._FEW = linewise._FEW, few
    try:
        assert patched(a, list(linewise.unified(a, b, "x", "y"))) == b
    finally:
        linewise._FEW = before


def test_it_looks_as_python_has_it() -> None:
    a = [f"line {k}\n" for k in range(60)]
    for change in ({3: "x\n"}, {3: "x\n", 40: "y\n", 41: "z\n"}, {0: "x\n", 59: "y\n"}):
        b = [change.get(k, line) for k, line in enumerate(a)]
        assert list(linewise.unified(a, b, "x", "y")) == list(difflib.unified_diff(a, b, "x", "y"))
    for b in (a[:20] + a[22:], [*a[:20], "new\n", *a[20:]], [], a[:1]):
        assert list(linewise.unified(a, b, "x", "y")) == list(difflib.unified_diff(a, b, "x", "y"))
        assert list(linewise.unified(b, a, "x", "y")) == list(difflib.unified_diff(b, a, "x", "y"))
    assert list(linewise.unified(a, a)) == []


def test_a_hundred_thousand_lines_take_no_longer_each_than_a_hundred() -> None:
    compared = 0

    class Line(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    rng = random.Random(1)
    a = [Line(f"He recieve {k}\n") for k in range(100_000)]
    b = [Line(f"He received {k}\n") if k % 2 else line for k, line in enumerate(a)]
    parted = [
        x
        for k, line in enumerate(b)
        for x in ([Line(f"{k} a\n"), Line("b\n")] if rng.random() < 0.01 else [line])
    ]
    for new in (b, parted):
        compared = 0
        assert patched(a, list(linewise.unified(a, new, "x", "y"))) == new
        assert compared < 12 * len(a)
