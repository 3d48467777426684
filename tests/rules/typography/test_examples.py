"""The examples of the rules on marks and spaces hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.ruleexamples import failures, files


@pytest.mark.parametrize("path", files("typography"), ids=lambda p: p.stem)
def test_examples_hold(path: Path) -> None:
    assert failures(path) == []
