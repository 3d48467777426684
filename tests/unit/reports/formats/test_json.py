"""The report in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

from copylint.reports import formats
from support.reported import STORY, reports


def test_json(golden: Callable[[str, str], None]) -> None:
    out = "".join(formats.render("json", reports()))
    entries = json.loads(out)
    for e in entries:
        assert list(e) == [
            "path", "rule", "message", "severity", "weight", "precision", "start", "end", "line", "column",
            "end_line", "end_column", "text", "evidence", "fixes",
        ]  # fmt: skip
        assert STORY[e["start"] : e["end"]] == e["text"]
        line = STORY.split("\n")[e["line"] - 1]
        assert line[e["column"] - 1 :].startswith(e["text"][:1])
    golden("reports/findings.json", out)


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads("".join(formats.render("json", []))) == []
