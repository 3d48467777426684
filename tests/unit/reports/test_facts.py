"""A story's facts, as a table and as JSON."""

from __future__ import annotations

import json

from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.story.story import Story
from copylint.text.document import Document


def test_facts_command(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(
        (
            "Vote\nMayor Ann Roe said on 31 April that 12 men of the Valley Line Trust (VLT) met on 14 "
            "March 2025.\n"
        ),
        "utf-8",
    )
    out = CliRunner().invoke(cli, ["facts", "--format", "json", str(path)])
    assert out.exit_code == 0
    [facts] = json.loads(out.output)
    assert [(d["text"], d["weekday"]) for d in facts["dates"]] == [
        ("31 April", None),
        ("14 March 2025", "Friday"),
    ]
    assert [(q["value"], q["counts"], q["line"]) for q in facts["quantities"]] == [(12, "man", 2)]
    assert facts["offices"][0]["person"] == "Ann Roe"
    assert facts["acronyms"][0]["words"] == "Valley Line Trust"
    table = CliRunner().invoke(cli, ["facts", str(path)])
    assert "no such day" in table.output
    assert CliRunner().invoke(cli, ["facts", str(tmp_path / "none.txt")]).exit_code == 2


def test_facts_list_days_in_figures() -> None:
    from copylint.reports.facts import as_json, as_table

    text = (
        "Deal\n\nThe deal of 14/03/2025 runs to 03/04/2026 and ends on 31.02.2027; it was signed "
        "on 2025-03-14."
    )
    story = Story(Document("deal.txt", text))
    dates = as_json("deal.txt", story)["dates"]
    assert [(d["text"], d["weekday"]) for d in dates] == [
        ("14/03/2025", "Friday"), ("03/04/2026", None), ("31.02.2027", None), ("2025-03-14", "Friday"),
    ]  # fmt: skip
    shown = "\n".join(as_table("deal.txt", story))
    assert "day or month first?" in shown
    assert "no such day" in shown
    british = Story(Document("deal.txt", text), variant="en-GB")
    assert as_json("deal.txt", british)["dates"][1]["month"] == 4
