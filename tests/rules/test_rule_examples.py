"""Every rule's examples hold, with the rule alone and with the whole pack beside it."""

from __future__ import annotations

import pytest

from copylint.engine import examples
from copylint.packs import loader
from copylint.tables.shipped import rules_folder
from support.own_rules import own_rules

FILES = loader.rule_files(rules_folder())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_examples_hold(path):
    failures = [str(f) for f in examples.run(loader.load_file(path))]
    assert failures == []


def test_the_whole_pack_loads_without_an_id_used_twice():
    rules = loader.load([rules_folder()])
    assert len(rules) >= 80
    assert len({r.id for r in rules}) == len(rules)


def test_every_rule_can_be_told_from_its_message():
    for rule in own_rules():
        assert len(rule.message) >= 12, rule.id
        assert len(rule.examples) >= 2, rule.id
