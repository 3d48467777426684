"""What several rules say of one place is said once, by the surest."""

from __future__ import annotations

from copylint.engine.engine import Engine
from copylint.findings.finding import Finding, Fix, Safety, Severity
from copylint.story.story import Story
from copylint.text.document import Document
from copylint.text.spans import Edit, Span
from support.smallrules import BACK, REDUNDANT, found, rules


def test_the_same_fault_found_by_a_general_rule_is_said_once(tmp_path):
    again = REDUNDANT.replace("wording.future-plans", "wording.anything").replace(
        "fix: safe", "fix: safe\n  tags: [general]"
    )
    engine = Engine(rules(tmp_path, again + REDUNDANT))
    assert [f.rule for f in found(engine, "The future plans are set.")] == ["wording.future-plans"]


def test_a_general_rule_is_not_heard_where_a_particular_one_would_take_its_fix_back(tmp_path):
    general = REDUNDANT.replace("fix: safe", "fix: safe\n  tags: [general]")
    both = Engine(rules(tmp_path, general + BACK))
    assert found(both, "The future plans are set.") == []
    assert [f.rule for f in found(both, "The future plans were set.")] == ["wording.future-plans"]
    assert [f.rule for f in found(both, "The plans are set.")] == ["wording.never-bare"]
    # Neither knows better where both are particular.
    assert len(found(Engine(rules(tmp_path, REDUNDANT + BACK)), "The future plans are set.")) == 1


def test_what_takes_a_fix_back_in_one_english_does_not_in_the_other(tmp_path):
    general = REDUNDANT.replace("fix: safe", "fix: safe\n  tags: [general]")
    back = BACK.replace("fix: unsafe", "fix: unsafe\n  variant: en-GB")
    engine = Engine(rules(tmp_path, general + back))
    story = Document("story.txt", "The future plans are set.")
    assert engine.run(Story(story, variant="en-GB")) == []
    assert len(engine.run(Story(story, variant="en-US"))) == 1


def test_what_takes_one_fix_back_does_not_take_back_another(tmp_path):
    general = REDUNDANT.replace("fix: safe", "fix: safe\n  tags: [general]")
    back = BACK.replace("(?<!future )(?P<at>plans) are set", "(?<!future )(?P<at>plans) are")
    (rule, other) = rules(tmp_path, general + back)
    engine = Engine([rule, other])
    text = "The future plans are set."
    story = Story(Document("story.txt", text))

    def offers(new):
        edit = Edit(Span(4, 16), "future plans", new)
        return engine._taken_back(
            story,
            Finding(
                rule=rule.id,
                span=edit.span,
                message="m",
                severity=Severity.ERROR,
                fixes=(Fix(edits=(edit,), safety=Safety.SAFE),),
            ),
            [],
        )

    assert [offers("plans"), offers("intentions"), offers("plans")] == [True, False, True]


def test_of_two_rules_that_say_the_same_the_surer_is_heard(tmp_path):
    offered = REDUNDANT.replace("wording.future-plans", "wording.a").replace("fix: safe", "fix: unsafe")
    for pack in (offered + REDUNDANT, REDUNDANT + offered):
        (f,) = found(Engine(rules(tmp_path, pack)), "The future plans are set.")
        assert (f.rule, f.fixes[0].safety) == ("wording.future-plans", Safety.SAFE)
