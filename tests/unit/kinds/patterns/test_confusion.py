"""The confusion kind: patterns, antipatterns, and the judge beside them."""

from __future__ import annotations

import os

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.kinds.patterns import confusion
from copylint.lexicon.tables import rows_of
from copylint.rules.kind import RuleError
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.tables.shipped import rules_path
from copylint.text.document import Document


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


def test_the_sets_of_a_word_are_those_that_the_table_has_it_in() -> None:
    wanted: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for group, members, *_ in rows_of(os.path.join(rules_path(), "models", "confusion-sets.tsv")):
        for word in members.split("|"):
            wanted.setdefault(word, []).append((group, frozenset(members.split("|"))))
    assert len(wanted) > 3000
    assert {word: confusion._sets_with(word) for word in wanted} == wanted
    for other in ("", "homophone", "xyzzy"):
        assert confusion._sets_with(other) == wanted.get(other, [])
