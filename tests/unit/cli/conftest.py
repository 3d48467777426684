"""A pack of a newsroom's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.trial import PACK


@pytest.fixture
def pack(desk: Path) -> str:
    (desk / "house").mkdir()
    path = desk / "house" / "own.yaml"
    path.write_text(PACK, "utf-8")
    return str(path)
