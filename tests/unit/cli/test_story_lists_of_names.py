"""`copylint names`, as a table and as JSON."""

from __future__ import annotations

import json

from click.testing import CliRunner


def test_the_command_prints_a_table_and_json(tmp_path) -> None:
    from copylint.cli.main import cli

    file = tmp_path / "story.txt"
    file.write_text(
        "Talks went on.\nHe met Vladimir Putin. Aides said putin and President Putin agreed.\n", "utf-8"
    )
    run = CliRunner().invoke(cli, ["names", str(file)])
    assert run.exit_code == 0, run.output
    assert "Vladimir Putin" in run.output
    assert "putin (2)" in run.output
    run = CliRunner().invoke(cli, ["names", "--format", "json", str(file)])
    (report,) = json.loads(run.output)
    (putin,) = [n for n in report["names"] if n["surname"] == "Putin"]
    assert putin["full"] == "Vladimir Putin"
    assert putin["other_spellings"][0]["text"] == "putin"
    assert [m["line"] for m in putin["mentions"]] == [2, 2]


def test_the_command_names_a_missing_file(tmp_path) -> None:
    from copylint.cli.main import cli

    run = CliRunner().invoke(cli, ["names", str(tmp_path / "none.txt")])
    assert run.exit_code == 2
    assert "none.txt" in run.output
