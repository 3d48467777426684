"""The rules on confusable words: who speaks of which pair, and that none undoes another's fix."""

from __future__ import annotations

from itertools import combinations

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.kinds.patterns import confusion
from copylint.story.story import Story
from copylint.text.document import Document
from support.own_rules import own_rules


def test_every_pair_with_a_rule_of_its_own_is_left_out_of_the_general_rules() -> None:
    rules = [r for r in own_rules() if r.kind == "confusion"]
    own = {
        frozenset(pair)
        for r in rules
        if "set" in r.match and r.match.get("model")
        for pair in combinations({w.lower() for w in r.match["set"]}, 2)
    }
    for rule in rules:
        if "groups" in rule.match:
            prepared = confusion.prepare(rule)
            doubled = {
                pair for pair in own for a, b in (tuple(pair), tuple(pair)[::-1]) if prepared.may_be(a, b)
            }
            assert not doubled, (rule.id, sorted(map(sorted, doubled)))


def test_each_dedicated_rule_shows_three_faults_and_three_innocent_uses() -> None:
    for rule in own_rules():
        if rule.kind == "confusion" and "set" in rule.match:
            assert sum(not e.ok for e in rule.examples) >= 3, rule.id
            assert sum(e.ok for e in rule.examples) >= 3, rule.id


def test_the_pack_does_not_undo_its_own_fixes() -> None:
    rules = [r for r in own_rules() if r.kind == "confusion"]
    engine = Engine(rules)
    for rule in rules:
        for e in rule.examples:
            if e.fixed is not None:
                found = engine.run(Story(Document("test", e.fixed), variant=e.variant or "auto"))
                safe = [f for f in found if f.fixes and f.fixes[0].safety is Safety.SAFE]
                assert not safe, (rule.id, e.fixed, safe[0].rule)


def test_a_later_case_beside_an_earlier_one_is_not_rewritten_unasked() -> None:
    engine = Engine([r for r in own_rules() if r.id == "confusables.later-latter"])
    text = "In the earlier case the court said no. In the later case, heard in May, it ruled for him."
    found = engine.run(Story(Document("example", text)))
    assert all(fix.safety is not Safety.SAFE for f in found for fix in f.fixes)
