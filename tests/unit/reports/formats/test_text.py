"""The report for people: whole ones as golden files."""

from __future__ import annotations

import re
from collections.abc import Callable

from copylint.findings.finding import Finding, Severity
from copylint.findings.report import FileReport
from copylint.reports import formats
from copylint.reports.formats import View
from copylint.reports.summary import Tally
from copylint.reports.terminal import Paint
from copylint.text.document import Document
from copylint.text.spans import Span
from support.reported import reports


def test_text(golden: Callable[[str, str], None]) -> None:
    tally = Tally()
    for r in reports():
        tally.add(r)
    golden(
        "reports/text.txt",
        "".join(formats.render("text", reports())) + "\n" + tally.line() + "\n\n" + tally.table(),
    )


def test_text_in_colour(golden: Callable[[str, str], None]) -> None:
    plain = "".join(formats.render("text", reports()))
    coloured_ = "".join(formats.render("text", reports(), View(Paint(True))))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured_) == plain
    golden("reports/colour.txt", coloured_)


def test_the_marks_stay_under_the_words() -> None:
    for source in ("  ::error:: teh", "a ##[x] teh", "::x::teh", "teh ::error::"):
        at = source.index("teh")
        report = FileReport(
            path="a.txt",
            document=Document("a.txt", source),
            findings=(Finding(rule="x.y", span=Span(at, at + 3), message="No.", severity=Severity.ERROR),),
        )
        _, line, marks, *_ = "".join(formats.render("text", [report])).split("\n")
        assert line[marks.index("^") : marks.index("^") + 3] == "teh"
        assert marks.count("^") == 3
