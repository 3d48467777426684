"""The report with a heading a file."""

from __future__ import annotations

from support.reportedfiles import files, made


def test_grouped_names_a_file_once():
    assert made("grouped", files()).splitlines()[:2] == [
        "./copy/Zoë 1.txt (3 findings)",
        '  1:7: warning made.up Look: "Bo"',
    ]
