"""Files with findings, without, and one that is gone, as reports are given them."""

from __future__ import annotations

import os

from copylint.findings.finding import Evidence, Finding, Fix, Safety, Severity
from copylint.findings.report import FileReport
from copylint.reports import formats
from copylint.text.document import Document
from copylint.text.spans import Edit, Span

#: Letters of one to four bytes, marks that XML must escape, and what it cannot hold.
COPY = 'Zoë & "Bo" <b>\nrode 🚲 then\x0b home.\nzoë left.\n'


def finding(words: str, *fixes: Fix, **more: object) -> Finding:
    start = COPY.index(words)
    told = {"rule": "made.up", "message": f"Look: {words}", "severity": Severity.WARNING, **more}
    return Finding(span=Span(start, start + len(words)), fixes=fixes, **told)


def edit(old: str, new: str) -> Edit:
    start = COPY.index(old)
    return Edit(Span(start, start + len(old)), old, new)


def story() -> FileReport:
    first = Evidence(span=Span(0, 3), reason="first here")
    found = (
        finding('"Bo"'),
        finding(
            "then\x0b", Fix(edits=(edit("rode", "rides"), edit("then\x0b", "than")), safety=Safety.UNSAFE)
        ),
        finding(
            "zoë",
            Fix(edits=(edit("zoë", "Zoë"),), safety=Safety.SAFE),
            evidence=(first,),
            severity=Severity.ERROR,
        ),
    )
    return FileReport(
        path=os.path.join(".", "copy", "Zoë 1.txt"), document=Document("x", COPY), findings=found
    )


def files() -> list[FileReport]:
    gone = FileReport(path="gone.txt", document=None, error="gone.txt: no such file")
    return [FileReport(path="clean.txt", document=Document("clean.txt", "Fine.")), story(), gone]


def made(name: str, reports: list[FileReport]) -> str:
    return "".join(formats.render(name, reports))
