"""Annotations of a build on GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from copylint.findings.finding import Finding, Severity
from copylint.findings.report import FileReport
from copylint.reports import formats
from copylint.reports.contract import dumped
from copylint.text.document import Document
from copylint.text.spans import Span
from support.buildlogs import heeded
from support.reported import reports


def test_github(golden: Callable[[str, str], None]) -> None:
    golden("reports/github.txt", "".join(formats.render("github", reports())))


def test_annotations_are_escaped_as_the_runner_reads_them() -> None:
    name = "a,b:c%d\ne\rf\tg\x1b.txt"
    report = FileReport(
        path=name,
        document=Document(name, "teh"),
        findings=(
            Finding(rule="x.y", span=Span(0, 3), message="100%\nsure: a,b\r", severity=Severity.ERROR),
        ),
    )
    made = "".join(formats.render("github", [report]))
    assert made == (
        "::error "
        "file=a%2Cb%3Ac%25d%0Ae%0Df\tg\\x1b.txt,line=1,endLine=1,col=1,endColumn=4,title=x.y::100%25%0Asure: "
        "a,b%0D\n"
    )


@pytest.mark.parametrize("hidden", ["", "\u034f", "\u200d"])
def test_annotations_hold_no_command_of_other_runners(hidden: str) -> None:
    copy = f"#{hidden}#vso[task.x]y"
    report = FileReport(
        path=copy,
        document=Document(copy, "teh"),
        findings=(Finding(rule="x.y", span=Span(0, 3), message=f"‘{copy}’", severity=Severity.ERROR),),
    )
    made = "".join(formats.render("github", [report]))
    assert made.startswith("::error ")
    assert not heeded(made.removeprefix("::"))
    assert not heeded(dumped([copy], readable=True))
    assert json.loads(dumped([copy], readable=True)) == [copy]
