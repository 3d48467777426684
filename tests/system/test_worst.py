"""The measuring of the worst copy runs. Nothing here looks at a clock."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.places import ROOT

pytest.importorskip("resource", reason="memory is measured with it")


def test_the_worst_copy_is_measured():
    done = subprocess.run(
        [
            *(sys.executable, str(ROOT / "benchmarks" / "worst.py"), "--only", "dots apart"),
            *("--size", "2000", "--limit", "1000000", "--memory", "100000"),
        ],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "dots apart" in done.stdout
