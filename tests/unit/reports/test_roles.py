"""`check --roles`: what each line is taken for, told."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from copylint.cli.main import cli
from support.lines import BODY, TABLE


def test_check_roles_shows_them(desk: Path) -> None:
    (desk / "a.txt").write_text(
        f"Ferry to return\n\nBRANNOCK — The ferry will return\non Monday, its owners\nsaid.\n\n{TABLE}\n",
        encoding="utf-8",
    )
    ran = CliRunner().invoke(cli, ["check", "--roles", "a.txt"])
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[:3] == [
        "a.txt",
        "     1  headline        Ferry to return",
        "     3  dateline        BRANNOCK — The ferry will return",
    ]
    ran = CliRunner().invoke(cli, ["check", "--roles", "--format", "json", "a.txt"])
    (told,) = json.loads(ran.stdout)
    assert told["path"] == "a.txt"
    assert [(x["line"], x["role"]) for x in told["lines"]] == [
        (1, "headline"),
        (3, "dateline"),
        (4, "dateline"),
        (5, "dateline"),
        (7, "table"),
        (8, "table"),
        (9, "table"),
    ]
    assert told["lines"][1]["text"] == "BRANNOCK — The ferry will return"


def test_check_roles_reads_standard_input_and_says_what_it_cannot(desk: Path) -> None:
    ran = CliRunner().invoke(cli, ["check", "--roles", "-"], input=f"Ferry to return\n\n{BODY}\n")
    assert ran.exit_code == 0
    assert "headline" in ran.stdout
    assert CliRunner().invoke(cli, ["check", "--roles", "--format", "github", "-"], input="x").exit_code == 2
    assert CliRunner().invoke(cli, ["check", "--roles", "none.txt"]).exit_code == 2
