"""Rules listed, explained, and tested; their kinds."""

from __future__ import annotations

import json
import os
from pathlib import Path

from copylint import kinds
from support.commandline import run
from support.trial import FAULTY, PACK


def test_a_broken_rule_file_names_file_and_line(desk: Path) -> None:
    (desk / "own.yaml").write_text(PACK.replace("kind: phrase", "kind: phras"))
    (desk / "a.txt").write_text(FAULTY)
    for args in (
        ["check", "--rules", "own.yaml", "a.txt"],
        ["rules", "--rules", "own.yaml"],
        ["rules", "test", "own.yaml"],
    ):
        got = run(*args)
        assert got.exit_code == 2
        assert "own.yaml:3: rule trial.utilise: kind: expected one of " in got.stderr
        assert "did you mean 'phrase'?" in got.stderr


def test_rules_are_listed(pack: str) -> None:
    got = run("rules", "--rules", pack)
    assert got.exit_code == 0
    rows = {line.split()[0]: line.split()[1:4] for line in got.stdout.splitlines()}
    assert rows["trial.utilise"] == ["phrase", "suggestion", "unsafe"]
    assert run("rules", "--rules", pack, "plain-words").stdout.startswith("trial.utilise  (")


def test_a_rule_is_explained(pack: str) -> None:
    got = run("rules", "trial.utilize", "--rules", pack)
    assert got.exit_code == 0
    for part in (
        "trial.utilise  (phrase, house, suggestion, unsafe fix)", "trial.utilize is the old name",
        "Use “{fix}”.", "The short word does.", "Source: The desk.", "Tags: plain-words",
        "They utilise it.\n  -> They use it.",
        "Not flagged:\n  They use it.", f"Defined in: {os.path.realpath(pack)}:2",
    ):  # fmt: skip
        assert part in got.stdout
    got = run("rules", "trial.utilse", "--rules", pack)
    assert (got.exit_code, got.stdout) == (2, "")
    assert "did you mean 'trial.utilise'?" in got.stderr


def test_rules_are_tested(desk: Path, pack: str) -> None:
    got = run("rules", "test", pack)
    assert (got.exit_code, got.stdout) == (0, "1 rule, 2 examples: all hold\n")
    assert run("rules", "test", str(desk / "house")).exit_code == 0
    Path(pack).write_text(PACK.replace("fix: They use it.", "fix: They used it."), "utf-8")
    got = run("rules", "test", pack)
    assert got.exit_code == 1
    assert (
        "own.yaml:14: trial.utilise: mends 'They utilise it.' to 'They use it.', not 'They used it.'"
        in got.stdout
    )
    assert got.stdout.endswith("1 rule, 2 examples: 1 do not hold\n")
    assert run("rules", "test", "nowhere").exit_code == 2


def test_the_kinds_of_rules_are_listed_and_what_one_states_is_told() -> None:
    got = run("rules", "kinds")
    assert got.exit_code == 0
    lines = got.stdout.splitlines()
    assert [line.split(":")[0].strip("`") for line in lines] == list(kinds.available())
    assert all(len(line) > 30 for line in lines)
    told = run("rules", "kinds", "tokens")
    assert told.exit_code == 0
    assert told.stdout.startswith("`tokens`: ")
    assert "{subject:plural}" in told.stdout
    (entry,) = json.loads(run("rules", "kinds", "tokens", "--format", "json").stdout)
    assert entry == {"kind": "tokens", "text": told.stdout.rstrip("\n")}


def test_an_unknown_kind_is_refused() -> None:
    got = run("rules", "kinds", "tokns")
    assert (got.exit_code, got.stdout) == (2, "")
    assert "no kind 'tokns'; there are " in got.stderr
