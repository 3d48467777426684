"""The rules as a whole: no id twice, each with examples that a room of tests/rules runs."""

from __future__ import annotations

from pathlib import Path

from copylint.packs import loader
from copylint.tables.shipped import rules_folder
from support.own_rules import own_rules
from support.ruleexamples import files


def test_the_examples_of_every_rule_file_are_run_by_the_tests_of_its_room() -> None:
    rooms = [path.parent.name for path in Path(__file__).parent.glob("*/test_examples.py")]
    run = [path for room in rooms for path in files(room)]
    assert sorted(run) == sorted(loader.rule_files(rules_folder()))


def test_the_whole_pack_loads_without_an_id_used_twice() -> None:
    rules = loader.load([rules_folder()])
    assert len(rules) >= 80
    assert len({r.id for r in rules}) == len(rules)


def test_every_rule_can_be_told_from_its_message() -> None:
    for rule in own_rules():
        assert len(rule.message) >= 12, rule.id
        assert len(rule.examples) >= 2, rule.id
