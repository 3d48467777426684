"""Where the time goes: each moment is counted once, and every rule that was asked is named."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from support.benchmarks import benchmark
from support.places import ROOT

STAGES = ROOT / "benchmarks" / "stages.py"


@pytest.fixture
def stages():
    return benchmark("stages")


def test_the_clock_of_a_stage_stops_while_an_inner_one_runs(stages):
    hands = iter(range(0, 1_000, 10))
    clock = stages.Clock(lambda: next(hands))
    inner = clock.wrap(("inner",), lambda: None)

    def work():
        inner()
        inner()

    clock.wrap(("outer",), work)()
    spent, calls = clock.taken()
    assert spent == {("outer",): 30, ("inner",): 20}
    assert calls == {("outer",): 1, ("inner",): 2}
    assert clock.taken() == ({}, {})


def test_a_stage_that_fails_ends(stages):
    hands = iter(range(0, 1_000, 10))
    clock = stages.Clock(lambda: next(hands))

    def fails():
        raise ValueError

    def work():
        with pytest.raises(ValueError):
            clock.wrap(("inner",), fails)()

    clock.wrap(("outer",), work)()
    assert clock.taken()[0] == {("outer",): 20, ("inner",): 10}


def test_rules_are_summed_up_by_kind(stages):
    spent = {
        ("rules", "regex", "a.one"): 1.0,
        ("rules", "regex", "a.two"): 2.0,
        (stages.READY, "regex", "a.two"): 4.0,
        ("facts", "names"): 8.0,
    }
    got = stages.summed(spent, dict.fromkeys(spent, 3), {"a.two": 5})
    assert got["stages"] == {"rules": 3.0, stages.READY: 4.0, "facts: names": 8.0}
    assert stages.by_kind(got["rules"]) == {"regex": {"ready": 4.0, "checks": 3.0, "calls": 6, "findings": 5}}


def test_every_moment_is_in_a_stage_and_rules_met_for_the_first_time_are_named():
    done = subprocess.run(
        [sys.executable, str(STAGES), "--json", "--size", "0.006"],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    passes = json.loads(done.stdout)["passes"]
    for name, made in passes.items():
        share = sum(made["stages"].values()) / made["seconds"]
        assert 0.8 < share <= 1.001, f"{name}: {share}"
    start, first, again = (passes[name]["rules"] for name in ("start", "first", "again"))
    assert len(first) > 50
    for rule, row in first.items():
        assert row["calls"] > 0, rule
        assert row["ready"] > 0 or start[rule]["ready"] > 0, rule
    assert set(again) <= set(first)
    for rule, row in again.items():  # what a fix would bring is asked once
        assert 0 < row["calls"] <= first[rule]["calls"], rule
        assert row["ready"] == 0, rule
