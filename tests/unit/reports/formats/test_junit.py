"""The report that JUnit's readers read."""

from __future__ import annotations

from xml.etree import ElementTree

from support.reportedfiles import files, made


def test_junit_counts_what_failed_and_what_was_not_read():
    root = ElementTree.fromstring(made("junit", files()))
    counts = [tuple(suite.get(k) for k in ("name", "tests", "failures", "errors")) for suite in root]
    assert counts == [
        ("clean.txt", "1", "0", "0"),
        ("copy/Zoë 1.txt", "3", "3", "0"),
        ("gone.txt", "1", "0", "1"),
    ]
    assert [len(suite) for suite in root] == [1, 3, 1]
