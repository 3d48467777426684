"""Examples of rules as tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.engine import examples
from copylint.packs import loader
from support.brokenrule import break_it


def test_a_rule_that_fails_on_an_example_fails_its_test(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_it(monkeypatch, KeyError)
    failures = list(examples.run(loader.load([pack])))
    assert {f.rule.id for f in failures} == {"own.broken"}
    assert all("KeyError" in f.reason for f in failures)
