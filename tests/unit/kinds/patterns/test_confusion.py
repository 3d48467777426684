"""The confusion kind: patterns, antipatterns, the judge beside them, and who speaks of which pair."""

from __future__ import annotations

from itertools import combinations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.kinds.patterns import confusion
from copylint.rules.kind import RuleError
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document
from support.own_rules import own_rules


def _rule(**match: object) -> Rule:
    return Rule(
        id="confusables.test",
        kind="confusion",
        message="{fix}",
        fix=Safety.SAFE,
        match=dict(match),
        changes="writing",
    )


def _found(rule: Rule, text: str) -> list[tuple[str, str, str]]:
    out = []
    for f in Engine([rule]).run(Story(Document("test", text))):
        fix = f.fixes[0]
        out.append((text[f.span.start : f.span.end], fix.edits[0].new, fix.safety.label))
    return out


def test_the_part_in_angle_brackets_is_replaced_and_keeps_its_capitals() -> None:
    rule = _rule(set=["bated", "baited"], swap={"<baited> breath": "bated"})
    assert _found(rule, "They came with baited breath.") == [("baited", "bated", "safe")]
    assert _found(rule, "Baited breath hung over the stand.") == [("Baited", "Bated", "safe")]
    assert _found(rule, "They baited breathless foes.") == []


def test_an_optional_part_may_stand_before_the_flagged_one() -> None:
    rule = _rule(set=["past", "passed"], swap={"in the (recent )?<passed>(?= ?[.,])": "past"})
    assert (
        _found(rule, "It was so in the passed, and in the recent passed.") == [("passed", "past", "safe")] * 2
    )


def test_hyphens_and_apostrophes_are_no_word_ends() -> None:
    rule = _rule(set=["its", "it's"], swap={"<its> a": "it's"})
    assert _found(rule, "The club cut its a-team squad and its a's were lost.") == []


def test_an_unsafe_pattern_is_offered_only() -> None:
    rule = _rule(set=["lead", "led"], swap_unsafe={"<lead> away in cuffs": "led"})
    assert _found(rule, "He was lead away in cuffs.") == [("lead", "led", "unsafe")]


def test_antipatterns_silence_patterns() -> None:
    rule = _rule(set=["pore", "pour"], swap={"<pour> over": "pore"}, never=["pour over the side"])
    assert _found(rule, "They pour over the side.") == []
    assert [f[:2] for f in _found(rule, "They pour over the file.")] == [("pour", "pore")]


@pytest.mark.parametrize(
    "match",
    [
        {"set": ["then"], "model": True},
        {"set": ["then", "than"]},
        {"set": ["then", "than"], "groups": ["near"], "model": True},
        {"set": ["then", "than"], "swap": {"(then": "than"}},
        {"set": ["then", "than"], "swap": {r"\w+ \w+": "than"}},
        {"groups": ["near"], "model": True, "without": ["then"]},
    ],
)
def test_a_rule_that_cannot_work_is_refused(match: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        confusion.validate(_rule(**match))


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
