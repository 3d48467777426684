"""Old names of rules go on working wherever rules are named, and it is said what each is called now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import copylint
from copylint.cli.main import cli
from copylint.findings.finding import Finding
from copylint.findings.keys import key_of
from copylint.linter import baseline
from copylint.linter.settings import Settings

COPY = "They saw that the launch had left the harbour.\n"
PACK = (
    "rules:\n- {id: desk.launch, was: [desk.vessel, boats.launch], kind: phrase, message: Say boat.,"
    " fix: unsafe, match: {pairs: {launch: boat}},"
    " examples: [{ok: The boat left.}, {bad: The launch left., fix: The boat left.}]}\n"
)
NOW = "rule desk.vessel is called desk.launch now; the old name goes on working"


@pytest.fixture
def house(desk: Path) -> Path:
    (desk / "house.yaml").write_text(PACK, "utf-8")
    (desk / "a.md").write_text(COPY, "utf-8")
    return settle(desk, "")


def settle(desk: Path, more: str) -> Path:
    (desk / "copylint.toml").write_text(f'rules = ["house.yaml"]\n{more}\n', "utf-8")
    return desk


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def check(*args: str) -> tuple[list[dict[str, Any]], str]:
    got = run("check", "--format", "json", "a.md", *args)
    assert got.exit_code in (0, 1), got.output
    return json.loads(got.stdout), got.stderr


def rules_of(*args: str) -> list[str]:
    found, said = check(*args)
    assert said.count(NOW) == 1, said
    return [f["rule"] for f in found]


def test_the_old_name_is_not_needed(house: Path) -> None:
    found, said = check()
    assert [f["rule"] for f in found] == ["desk.launch"]
    assert "is called" not in said


def test_on_the_command_line(house: Path) -> None:
    assert rules_of("--select", "desk.vessel") == ["desk.launch"]
    assert rules_of("--extend-select", "desk.vessel") == ["desk.launch"]
    assert rules_of("--ignore", "desk.vessel") == []
    assert rules_of("--config", 'ignore=["desk.vessel"]') == []


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ('select = ["desk.vessel"]', ["desk.launch"]),
        ('ignore = ["desk.vessel"]', []),
        ('[per-file-ignores]\n"*.md" = ["desk.vessel"]', []),
        ('[severity]\n"desk.vessel" = "error"', ["desk.launch"]),
        ('unfixable = ["desk.vessel"]', ["desk.launch"]),
        ('extend-safe-fixes = ["desk.vessel"]', ["desk.launch"]),
        ('extend-unsafe-fixes = ["desk.vessel"]', ["desk.launch"]),
    ],
)
def test_in_settings_with_the_line_that_names_it(house: Path, more: str, left: list[str]) -> None:
    settle(house, more)
    assert rules_of() == left
    line = 1 + len(more.splitlines())
    assert f"{house / 'copylint.toml'}:{line}: {NOW}" in check()[1]


def test_what_settings_say_of_the_old_name_holds_for_the_rule(house: Path) -> None:
    settle(house, 'unfixable = ["desk.vessel"]\n[severity]\n"desk.vessel" = "error"')
    (found,), _ = check()
    assert (found["severity"], found["fixes"]) == ("error", [])
    settle(house, 'extend-safe-fixes = ["desk.vessel"]')
    assert "boat had left" in run("fix", "a.md").stdout


def test_in_a_comment(house: Path) -> None:
    comment = "<!-- copylint: ignore desk.vessel -- her own word -->\n\n"
    (house / "a.md").write_text(comment + COPY, "utf-8")
    assert rules_of() == []
    assert f"a.md:1: {NOW}" in check()[1]
    (house / "a.md").write_text(comment + "They saw a boat.\n", "utf-8")
    assert rules_of() == ["suppressions.unused"]


ENTRY = '[[ignore]]\nfile = "a.md"\nrule = "desk.vessel"\ntext = "launch"\nreason = "her own word"\n'


def test_in_a_file_of_answers(house: Path) -> None:
    (house / "copylint.ignore.toml").write_text("\n" + ENTRY, "utf-8")
    assert rules_of() == []
    assert f"copylint.ignore.toml:2: {NOW}" in check()[1]
    found, _ = check("--show-suppressed")
    assert [(f["rule"], f["suppressed"]) for f in found] == [("desk.launch", True)]
    settle(house, 'ignore = ["desk"]')
    assert check()[0] == [], "of a rule that does not run no answer is unused"
    settle(house, "")
    (house / "a.md").write_text("They saw a boat.\n", "utf-8")
    assert rules_of() == ["suppressions.unused"]


@pytest.mark.parametrize("hashed", [False, True])
def test_in_a_baseline(house: Path, hashed: bool) -> None:
    from dataclasses import replace

    (found,) = copylint.Linter(Settings(rules=["house.yaml"])).check(COPY).findings
    old: Finding = replace(found, rule="desk.vessel")
    assert key_of(COPY, old).rule == "desk.vessel"
    before = baseline.made([("a.md", COPY, [old])], hashed)
    baseline.save("copylint-baseline.json", before)
    assert rules_of() == []
    assert run("baseline", "check").exit_code == 0
    run("baseline", "prune")
    assert baseline.load("copylint-baseline.json").size == 1
    (house / "a.md").write_text(COPY * 2, "utf-8")
    assert rules_of() == ["desk.launch"], "the second is new"
    (house / "a.md").write_text(COPY, "utf-8")
    assert run("baseline", "create").exit_code == 0
    assert baseline.load("copylint-baseline.json").rules == {"desk.launch"}
    assert "is called" not in check()[1]


def test_where_a_rule_is_asked_for(house: Path) -> None:
    assert "desk.vessel is the old name of this rule." in run("rules", "desk.vessel").stdout
    got = run("rules", "--format", "json", "desk.vessel")
    assert [r["id"] for r in json.loads(got.stdout)] == ["desk.launch"]
    assert got.stderr.count(NOW) == 1
    rule = copylint.Linter(Settings(rules=["house.yaml"])).rule("boats.launch")
    assert rule is not None
    assert rule.id == "desk.launch"
    assert run("accept", "a.md:1:19", "--rule", "desk.vessel", "--reason", "hers").exit_code == 0
    assert 'rule = "desk.launch"' in (house / "copylint.ignore.toml").read_text("utf-8")
    assert check() == ([], "")


def test_what_no_rule_was_ever_called_is_no_old_name(house: Path) -> None:
    (house / "copylint.ignore.toml").write_text(ENTRY.replace("desk.vessel", "desk.vesel"), "utf-8")
    found, said = check()
    assert sorted(f["rule"] for f in found) == ["desk.launch", "suppressions.unused"]
    assert "is called" not in said
