"""The budget of instructions: what callgrind says is read, kept and compared. Nothing is counted here."""

from __future__ import annotations

import pytest

from support.benchmarks import benchmark


@pytest.fixture(scope="module")
def budget():
    return benchmark("budget")


SAID = """\
==7== Callgrind, a call-graph generating cache profiler
==7== For interactive control, run 'callgrind_control 7 -h'.
==7==
==7== Events    : Ir
==7== Collected : 240937628
==7==
==7== I   refs:      240,937,628
"""


def test_the_instructions_are_read_from_what_callgrind_says(budget):
    assert budget.parsed(SAID) == 240_937_628
    with pytest.raises(ValueError, match="counted nothing"):
        budget.parsed("copylint: no such file\n")


def test_a_tenth_more_is_too_much(budget):
    for n, over, word in [
        (1_000, False, "within"),
        (1_100, False, "within"),
        (1_101, True, "TOO MUCH"),
        (900, False, "within"),
        (899, False, "less"),
    ]:
        (verdict,) = budget.compared({"a run": n}, {"a run": 1_000})
        assert (verdict.over, word in verdict.line) == (over, True), verdict


def test_a_run_without_a_budget_is_not_too_much(budget):
    (verdict,) = budget.compared({"a new run": 5}, {"a run": 1})
    assert not verdict.over
    assert "not in the budget" in verdict.line


def test_what_does_not_repeat_is_no_budget(budget):
    rounds = [{"steady": 10_000, "wild": 10_000}, {"steady": 10_040, "wild": 10_060}]
    kept, apart = budget.repeated(rounds)
    assert kept == {"steady": 10_040}
    assert apart["wild"] == pytest.approx(0.006)


def test_the_budget_is_written_as_it_is_read(budget):
    kept = {"cpython-3.13 Darwin arm64": {"a run": 1_234_567}, "cpython-3.11 Linux x86_64": {"a run": 12}}
    text = budget.written(kept)
    assert budget.read(text) == kept
    assert "1_234_567" in text
    assert text == budget.written(dict(reversed(kept.items())))


def test_the_budget_that_is_kept_names_the_runs_there_are(budget):
    runs = {f"{kind}, {run.name}" for kind in budget.KINDS for run in budget.RUNS}
    kept = budget.read(budget.BUDGET.read_text(encoding="utf-8"))
    assert kept
    for of, counts in kept.items():
        assert set(counts) <= runs, of
        assert all(n > 10_000_000 for n in counts.values()), of


def test_what_is_too_much_fails(budget, monkeypatch, capsys, tmp_path):
    kept = tmp_path / "budget.toml"
    monkeypatch.setattr(budget, "BUDGET", kept)
    monkeypatch.setattr(budget, "_usable", lambda kinds: "")
    taken = {"compiled, an unchanged story": 1_000}
    monkeypatch.setattr(budget, "counts", lambda kinds: dict(taken))
    assert budget.main(["--only", "compiled"]) == 2
    assert "there is no budget" in capsys.readouterr().err
    assert budget.main(["--only", "compiled", "--update"]) == 0
    assert budget.read(kept.read_text(encoding="utf-8")) == {budget.counted_by(): taken}
    assert budget.main(["--only", "compiled"]) == 0
    taken["compiled, an unchanged story"] = 1_200
    assert budget.main(["--only", "compiled"]) == 1
    assert "+20.0 %" in capsys.readouterr().out


def test_without_valgrind_it_says_so(budget, monkeypatch, capsys):
    monkeypatch.setattr(budget.shutil, "which", lambda name: None)
    assert budget.main([]) == 2
    assert "valgrind" in capsys.readouterr().err
