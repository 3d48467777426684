"""A finding, a folder with faulty copy, and what is found in it."""

from __future__ import annotations

from copylint.findings.finding import Finding, Severity
from copylint.linter.door import Linter
from copylint.linter.options import Options
from copylint.text.spans import Span


def finding(source: str, words: str, rule: str = "spelling.word", nth: int = 0) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    return Finding(rule=rule, span=Span(start, start + len(words)), message="No.", severity=Severity.WARNING)


def checked(desk, **options):
    linter = Linter(options=Options(overrides={}, **options))
    return list(linter.check_files([str(desk / "a.txt")], 1))


def faulty_desk(tmp_path, monkeypatch):
    """A folder with settings and a story that has three faults."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copylint.toml").write_text("")
    (tmp_path / "a.txt").write_text(
        "A visit\n\nWe was late to the river , she said.\n\nThey recieved the the keys.\n"
    )
    return tmp_path
