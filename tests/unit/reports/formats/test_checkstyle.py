"""The report that Checkstyle's readers read."""

from __future__ import annotations

from xml.etree import ElementTree

from support.reportedfiles import files, made


def test_checkstyle_has_a_file_each_and_an_error_a_finding():
    root = ElementTree.fromstring(made("checkstyle", files()))
    told = {
        file.get("name"): [(e.get("line"), e.get("column"), e.get("severity")) for e in file] for file in root
    }
    assert told == {
        "clean.txt": [],
        "copy/Zoë 1.txt": [("1", "7", "warning"), ("2", "8", "warning"), ("3", "1", "error")],
    }
    (first, second, _) = root.findall(".//error")
    assert first.get("message") == 'Look: "Bo"'
    assert second.get("message") == "Look: then\ufffd"
