"""Compiled and interpreted, copylint finds the same: the same sums for every word."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from support.installing import run
from support.places import ROOT
from support.twinned import PYTHON, compiled, typed


def both_ways(*args: str, cache: Path, expected: int = 0) -> list[str]:
    """What a command prints compiled, and interpreted."""
    for name in typed():
        compiled(name)
    told, path = [], os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    for pure in ("0", "1"):
        env = {"COPYLINT_CACHE_DIR": str(cache / pure), "COPYLINT_PURE": pure, "PYTHONPATH": path}
        got = run(PYTHON, *args, cwd=ROOT, env=env)
        assert got.returncode == expected, got.stderr
        told.append(got.stdout)
    return told


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[list[Any]]:
    """Which modules are compiled, and the sums of each judge."""
    both = both_ways("-m", "support.allsums", cache=tmp_path_factory.mktemp("cache"))
    return [list(map(json.loads, each.splitlines())) for each in both]


def test_one_is_compiled_and_the_other_is_not(told: list[list[Any]]) -> None:
    assert [set(each[0]) for each in told] == [{True}, {False}]


@pytest.mark.parametrize("judge", [1, 2, 3], ids=["confusables", "missing words", "forms"])
def test_the_sums_are_the_same(told: list[list[Any]], judge: int) -> None:
    found = told[0][judge]
    assert sum(len(x) if isinstance(x, list) else 1 for x in found) > 1000
    assert found == told[1][judge]


def test_the_reports_are_the_same(tmp_path: Path) -> None:
    args = "-m copylint check --no-cache --format json".split()
    one, other = both_ways(*args, str(ROOT / "seeds"), cache=tmp_path, expected=1)
    assert one == other
