"""The report that GitLab reads."""

from __future__ import annotations

import json

from copylint.findings.finding import Finding, Severity
from copylint.findings.report import FileReport
from copylint.text.document import Document
from copylint.text.spans import Span
from support.reportedfiles import made


def test_gitlab_gets_fingerprints_that_are_all_different_and_outlast_an_edit_elsewhere():
    def prints(copy: str) -> list[str]:
        at = [k for k in range(len(copy)) if copy.startswith("teh", k)]
        found = tuple(
            Finding(rule="a.b", span=Span(k, k + 3), message="No.", severity=Severity.ERROR) for k in at
        )
        report = FileReport(path="a.txt", document=Document("a.txt", copy), findings=found)
        return [x["fingerprint"] for x in json.loads(made("gitlab", [report]))]

    before = prints("one two three teh four five six. teh end teh end teh end")
    after = prints("A new line.\none two three teh four five six. teh end teh end teh end")
    assert len(set(before)) == 4
    assert after == before
