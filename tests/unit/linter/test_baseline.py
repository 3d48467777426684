"""The baseline sets aside what was there, and no more."""

from __future__ import annotations

import json

import pytest

from copylint.linter import baseline
from copylint.linter.baseline import BaselineError
from support.answering import checked, faulty_desk, finding


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return faulty_desk(tmp_path, monkeypatch)


@pytest.mark.parametrize("hashed", [False, True])
def test_a_baseline_sets_aside_what_was_there_and_no_more(desk, hashed):
    (report,) = checked(desk)
    made = baseline.made([("a.txt", report.document.source, report.findings)], hashed)
    baseline.save("copylint-baseline.json", made)
    text = (desk / "copylint-baseline.json").read_text()
    assert ("recieved" in text) is not hashed
    json.loads(text)
    (again,) = checked(desk)
    assert again.findings == ()
    assert {s.by for s in again.suppressed} == {"baseline"}
    (all_,) = checked(desk, baseline=False)
    assert all_.findings == report.findings
    # One fault mended and another of the same rule made: the new one is new.
    story = (desk / "a.txt").read_text()
    (desk / "a.txt").write_text(story.replace("recieved", "received") + "\nNobody beleived it.\n")
    (swapped,) = checked(desk)
    assert [f.rule for f in swapped.findings] == ["spelling.word"]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"version": 1, "files": {"a": [1]}}', b"\xff", b'{"version": 2}']
)
def test_what_is_no_baseline_is_said_to_be_none(data):
    with pytest.raises(BaselineError, match=r"^b\.json: "):
        baseline.parsed("b.json", data)


def test_a_baseline_is_the_same_bytes_whatever_the_order():
    source = "one teh two teh three"
    found = [finding(source, "teh"), finding(source, "teh", nth=1)]
    one = baseline.written(baseline.made([("b", source, found), ("a", source, found)], False))
    two = baseline.written(baseline.made([("a", source, found[::-1]), ("b", source, found)], False))
    assert one == two
    assert baseline.written(baseline.parsed("x", one)) == one
