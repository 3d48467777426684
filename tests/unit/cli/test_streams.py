"""What is said on standard error."""

from __future__ import annotations

import pytest

from copylint.cli import streams


def test_messages_are_defused(capsys: pytest.CaptureFixture[str]) -> None:
    streams.say("::error::x\n##[error]")
    assert capsys.readouterr().err == "\\x3a:error::x\n##\\x5berror]\n"
