"""The engine: one pass, order, scope, exceptions and gaps."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.story.story import Story
from copylint.text.document import Document, Region
from copylint.text.spans import Span
from support.smallrules import MARK, REDUNDANT, found, rules


def test_a_finding_says_where_and_what(tmp_path):
    text = "Its Future plans are set."
    (f,) = found(Engine(rules(tmp_path, REDUNDANT)), text)
    assert (f.rule, f.span) == ("wording.future-plans", Span(4, 16))
    assert f.message == "‘Future plans’: plans are for the future."
    assert f.fixes[0].safety is Safety.SAFE
    assert f.fixes[0].edits[0].new == "Plans"


def test_a_wording_fix_inside_speech_is_dropped_and_the_finding_stays(tmp_path):
    (f,) = found(Engine(rules(tmp_path, REDUNDANT)), "“Our future plans are set,” she said.")
    assert f.fixes == ()


def test_a_writing_fix_inside_speech_stays(tmp_path):
    (f,) = found(Engine(rules(tmp_path, MARK)), "“It ended.. They left,” she said.")
    assert f.fixes[0].safety is Safety.SAFE


def test_words_inside_longer_words_are_not_nominated(tmp_path):
    engine = Engine(rules(tmp_path, REDUNDANT))
    assert found(engine, "The prefuture planssss are set.") == []


@pytest.mark.parametrize("text", ["future\u00a0plans", "FUTURE PLANS", "Future plans"])
def test_odd_spaces_and_capitals_are_seen_through(tmp_path, text):
    (f,) = found(Engine(rules(tmp_path, REDUNDANT)), f"The {text} are set.")
    assert f.span == Span(4, 4 + len(text))


def test_what_is_not_copy_is_left_alone(tmp_path):
    engine = Engine(rules(tmp_path, REDUNDANT))
    text = "See future plans here and future plans there."
    regions = (Region(Span(4, 16), "code"),)
    (f,) = found(engine, text, regions=regions)
    assert f.span.start == text.rindex("future")


def test_scope_and_exceptions(tmp_path):
    scoped = REDUNDANT.replace("fix: safe", "fix: safe\n  scope: [headline]\n  unless: ['no future plans']")
    engine = Engine(rules(tmp_path, scoped))
    text = "Council has future plans\nThe future plans are set. Much is to do.\n"
    assert [f.span.start for f in found(engine, text)] == [12]
    assert found(engine, "Council has no future plans\nThe rest is silence. Much is to do.\n") == []


def test_the_order_does_not_depend_on_the_order_of_rules(tmp_path):
    both = rules(tmp_path, REDUNDANT + MARK)
    text = "Future plans.. The future plans are set.. Done."
    one = found(Engine(both), text)
    two = found(Engine(both[::-1]), text)
    assert one == two
    assert [f.span.start for f in one] == sorted(f.span.start for f in one)


def test_findings_beyond_the_basic_plane_are_in_code_points(tmp_path):
    text = "🙂🙂 The future plans are set."
    (f,) = found(Engine(rules(tmp_path, REDUNDANT)), text)
    assert text[f.span.start : f.span.end] == "future plans"


OFFERED = """
- id: marks.two-word-number
  kind: regex
  message: "A hyphen."
  fix: safe
  changes: writing
  match: {pattern: '\\b(?P<at>two hour) (?=\\w)', offered: '(?<!a )two hour \\w+s\\b'}
  replace: "two-hour"
  examples:
  - {bad: "A two hour talk.", fix: "A two-hour talk."}
  - {ok: "It took two hours."}
"""


def test_what_a_pattern_leaves_in_doubt_is_offered(tmp_path):
    engine = Engine(rules(tmp_path, OFFERED))
    safeties = {
        text: found(engine, text)[0].fixes[0].safety
        for text in ("One two hour talk.", "A two hour talks tour.", "One and two hour hands.")
    }
    assert list(safeties.values()) == [Safety.SAFE, Safety.SAFE, Safety.UNSAFE]


@pytest.mark.parametrize("sic", ["(sic)", "[sic]", "[Sic]"])
def test_what_the_copy_says_is_meant_is_left(tmp_path, sic):
    engine = Engine(rules(tmp_path, REDUNDANT))
    assert found(engine, f"It spoke of “future plans” {sic} and left.") == []
    assert found(engine, f"It spoke of future plans {sic} and left.") == []
    assert len(found(engine, f"It spoke of future plans, of others {sic} and left.")) == 1


def test_a_rule_of_one_english_runs_on_no_other(tmp_path):
    engine = Engine(rules(tmp_path, REDUNDANT.replace("fix: safe", "fix: safe\n  variant: en-GB", 1)))
    story = Document("story.txt", "The future plans are set.")
    assert len(engine.run(Story(story, variant="en-GB"))) == 1
    assert engine.run(Story(story, variant="en-US")) == []
