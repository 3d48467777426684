"""Offices that one person cannot hold at once."""

from __future__ import annotations

import pytest

from copylint.kinds.consistency.exclusive import clash


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("head coach", "assistant coach", False),
        ("president", "chief executive", True),
        ("senator", "representative", False),
        ("general", "lieutenant general", True),
        ("director", "managing director", True),
        ("artistic director", "managing director", False),
        ("leader", "deputy leader", False),
        ("mayor", "treasurer", True),
        ("doctor", "professor", False),
        ("prime minister", "leader", True),
        ("governor", "lt governor", False),
    ],
)
def test_clash(one, other, both):
    assert clash(one, other) is not both
    assert clash(other, one) is not both
