"""JSON as JSON has it, and nothing in it that steers."""

from __future__ import annotations

import json

from copylint.reports.contract import dumped


def test_readable_json_keeps_letters_and_nothing_that_steers() -> None:
    value = ["é\x7f\x1b\u202e\U000e0001", "##[error]"]
    made = dumped(value, readable=True)
    assert made == '["é\\u007f\\u001b\\u202e\\udb40\\udc01", "##\\u005berror]"]'
    assert json.loads(made) == value == json.loads(dumped(value))
