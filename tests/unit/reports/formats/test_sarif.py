"""The report in SARIF."""

from __future__ import annotations

import json

from support.reportedfiles import files, made


def test_sarif_numbers_the_rules_it_has_results_of():
    (run,) = json.loads(made("sarif", files()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["made.up"]
    _, second, third = run["results"]
    place = second["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "copy/Zo%C3%AB%201.txt"
    assert place["region"] == {
        "startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 13, "charOffset": 22, "charLength": 5,
    }  # fmt: skip
    assert third["level"] == "error"
    assert third["relatedLocations"][0]["message"] == {"text": "first here"}
    (change,) = third["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "Zoë"}


def test_a_path_outside_is_a_whole_reference(tmp_path, monkeypatch):
    from copylint.reports.formats._references import relative, uri

    inside = tmp_path / "desk" / "a b.txt"
    monkeypatch.chdir(tmp_path)
    assert relative(str(inside)) == "desk/a b.txt"
    assert uri(str(inside)) == "desk/a%20b.txt"
    outside = str(tmp_path.parent / "c.txt")
    assert uri(outside).startswith("file:///")
