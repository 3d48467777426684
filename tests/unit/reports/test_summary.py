"""The closing lines of a report."""

from __future__ import annotations

from copylint.findings.finding import Finding, Safety, Severity
from copylint.text.spans import Span
from support.reported import fixed, tally


def test_closing_lines() -> None:
    safe = Finding(
        rule="a.b", span=Span(0, 1), message="m", severity=Severity.ERROR, fixes=(fixed(Span(0, 1), "x"),)
    )
    unsafe = Finding(
        rule="a.b",
        span=Span(0, 1),
        message="m",
        severity=Severity.ERROR,
        fixes=(fixed(Span(0, 1), "x", Safety.UNSAFE),),
    )
    none = Finding(rule="a.b", span=Span(0, 1), message="m", severity=Severity.ERROR)
    grave = Finding(rule="c.d", span=Span(2, 3), message="m", severity=Severity.WARNING, weight="fact")
    assert tally(none, grave) == "2 findings in 1 file: 1 fact, 1 house"
    assert tally() == "no findings in 1 file"
    assert tally(files=1200) == "no findings in 1,200 files"
    assert tally(none) == "1 finding in 1 file: 1 house"
    assert tally(none, files=3) == "1 finding in 1 file of 3: 1 house"
    assert tally(safe, none) == "2 findings in 1 file: 2 house (1 can be fixed with `copylint fix --write`)"
    assert tally(safe, unsafe, unsafe) == (
        "3 findings in 1 file: 3 house (1 can be fixed with `copylint fix --write`, 2 more with "
        "--unsafe-fixes)"
    )
    assert (
        tally(unsafe)
        == "1 finding in 1 file: 1 house (1 can be fixed with `copylint fix --write --unsafe-fixes`)"
    )
