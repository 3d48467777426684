"""The report that reviewdog reads."""

from __future__ import annotations

import json

from support.reportedfiles import files, made


def test_reviewdogs_columns_count_bytes():
    _, second, third = json.loads(made("rdjson", files()))["diagnostics"]
    assert second["location"]["range"]["start"] == {"line": 2, "column": 1 + len("rode 🚲 ".encode())}
    (change,) = second["suggestions"]
    assert change == {
        "range": {"start": {"line": 2, "column": 1}, "end": {"line": 2, "column": 16}},
        "text": "rides 🚲 than",
    }
    assert third["related_locations"][0]["location"]["range"]["end"] == {"line": 1, "column": 5}
