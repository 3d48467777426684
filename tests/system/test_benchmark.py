"""The benchmark runs, and makes the same corpus every time. Nothing here looks at a clock."""

from __future__ import annotations

import subprocess
import sys

from support.places import ROOT

BENCHMARKS = ROOT / "benchmarks"


def corpus(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, sys.argv[1]); import corpus; {code}",
         str(BENCHMARKS)],
        capture_output=True, text=True, encoding="utf-8", check=True,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout


def test_the_corpus_follows_from_the_seed():
    code = "print('|'.join(corpus.stories(20_000, faulty={0}, seed={1})))"
    assert corpus(code.format(True, 3)) == corpus(code.format(True, 3))
    assert corpus(code.format(True, 3)) != corpus(code.format(True, 4))
    assert len(corpus(code.format(False, 1)).encode("utf-8")) >= 20_000


def test_generated_rules_load(tmp_path):
    pack = tmp_path / "generated.yaml"
    pack.write_text(corpus("print(corpus.extra_rules(6))"), encoding="utf-8")
    from copylint.engine.examples import run
    from copylint.packs import loader

    rules = loader.load([pack])
    assert len(rules) == 6
    assert not list(run(rules))


def test_the_smoke_runs():
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "run.py"), "--smoke", "--only", "cold,throughput"],
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Cold start" in done.stdout
    assert "MB/s" in done.stdout
