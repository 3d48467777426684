"""The report of a line a finding."""

from __future__ import annotations

from support.reportedfiles import files, made


def test_concise_says_what_can_be_mended():
    assert made("concise", files()).splitlines()[1:] == [
        "./copy/Zoë 1.txt:2:8: warning made.up Look: then\\x0b (unsafe fix)",
        "./copy/Zoë 1.txt:3:1: error made.up Look: zoë (safe fix)",
    ]
