"""The engine: one pass, order, scope, exceptions, gaps, the speech guard."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.engine.admission import _cuts_a_letter, admit, guard
from copylint.engine.engine import Engine
from copylint.findings.finding import Finding, Fix, Safety, Severity
from copylint.kinds.patterns import regex as regex_kind
from copylint.packs import loader
from copylint.story.story import Story
from copylint.text.document import Document, Region
from copylint.text.spans import Edit, Span


def rules(tmp_path: Path, body: str):
    path = tmp_path / "pack.yaml"
    path.write_text("rules:\n" + body, "utf-8")
    return loader.load_file(path)


REDUNDANT = """
- id: wording.future-plans
  kind: phrase
  message: "‘{text}’: plans are for the future."
  fix: safe
  match: {pairs: {future plans: plans}}
  examples:
  - {bad: "The future plans are set.", fix: "The plans are set."}
  - {ok: "The plans are set."}
"""

MARK = """
- id: marks.two-stops
  kind: regex
  message: "Two full stops."
  fix: safe
  changes: writing
  match: {pattern: '(?<=\\w)\\.\\.(?!\\.)'}
  replace: "."
  examples:
  - {bad: "It ended.. They left.", fix: "It ended. They left."}
  - {ok: "It ended. They left."}
"""


def found(engine, text, **kw):
    return engine.run(Story(Document("story.txt", text, **kw)))


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


def test_the_same_fault_found_by_a_general_rule_is_said_once(tmp_path):
    again = REDUNDANT.replace("wording.future-plans", "wording.anything").replace(
        "fix: safe", "fix: safe\n  tags: [general]"
    )
    engine = Engine(rules(tmp_path, again + REDUNDANT))
    assert [f.rule for f in found(engine, "The future plans are set.")] == ["wording.future-plans"]


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


BACK = """
- id: wording.never-bare
  kind: regex
  message: "‘{text}’: plans for what?"
  fix: unsafe
  match: {pattern: '(?<!future )(?P<at>plans) are set'}
  replace: "future plans"
  examples:
  - {bad: "The plans are set.", fix: "The future plans are set."}
  - {ok: "The plan is set."}
"""


def test_a_general_rule_is_not_heard_where_a_particular_one_would_take_its_fix_back(tmp_path):
    general = REDUNDANT.replace("fix: safe", "fix: safe\n  tags: [general]")
    both = Engine(rules(tmp_path, general + BACK))
    assert found(both, "The future plans are set.") == []
    assert [f.rule for f in found(both, "The future plans were set.")] == ["wording.future-plans"]
    assert [f.rule for f in found(both, "The plans are set.")] == ["wording.never-bare"]
    # Neither knows better where both are particular.
    assert len(found(Engine(rules(tmp_path, REDUNDANT + BACK)), "The future plans are set.")) == 1


@pytest.mark.parametrize("sic", ["(sic)", "[sic]", "[Sic]"])
def test_what_the_copy_says_is_meant_is_left(tmp_path, sic):
    engine = Engine(rules(tmp_path, REDUNDANT))
    assert found(engine, f"It spoke of “future plans” {sic} and left.") == []
    assert found(engine, f"It spoke of future plans {sic} and left.") == []
    assert len(found(engine, f"It spoke of future plans, of others {sic} and left.")) == 1


def test_edits_are_kept_out_of_what_is_no_copy_wherever_the_finding_stands(tmp_path):
    (rule,) = rules(tmp_path, MARK)
    text = "The café `the code` and www.example.com stand."
    story = Story(Document("story.txt", text, regions=(Region(Span(9, 19), "code"),)))

    def offered(*spans):
        return guard(
            rule,
            story,
            Fix(edits=tuple(Edit(Span(s, e), text[s:e], "x") for s, e in spans), safety=Safety.SAFE),
        )

    assert offered((0, 3)) is not None
    assert offered((10, 13)) is None  # inside
    assert offered((4, 12)) is None  # into it
    assert offered((12, 12)) is None  # an insertion
    assert offered((12, 19)) is None  # up to its end
    assert offered((4, 22)) is None  # over all of it
    assert offered((24, 27)) is None  # an address
    assert offered((0, 3), (14, 18)) is None  # one edit of two
    assert offered((40, 45)) is not None


def test_a_fix_that_reaches_into_code_is_not_offered_though_its_finding_stands_in_copy(tmp_path, monkeypatch):
    (rule,) = rules(tmp_path, MARK)
    text = "It ended.. See `x..y` there."
    story = Story(Document("story.txt", text, regions=(Region(Span(15, 21), "code"),)))

    def check(rule, prepared, story, hits):
        edits = (Edit(Span(8, 10), "..", "."), Edit(Span(17, 19), "..", "."))
        yield Finding(
            rule=rule.id,
            span=Span(8, 10),
            message="m",
            severity=Severity.ERROR,
            fixes=(Fix(edits=edits, safety=Safety.SAFE), Fix(edits=edits[:1], safety=Safety.SAFE)),
        )

    monkeypatch.setattr(regex_kind, "check", check)
    (f,) = Engine([rule]).run(story)
    assert [[e.span for e in x.edits] for x in f.fixes] == [[Span(8, 10)]]


@pytest.mark.parametrize(
    ("text", "span", "cut"),
    [
        ("a cafe\u0301 here", (2, 6), True),  # a mark behind it is left
        ("a cafe\u0301 here", (2, 7), False),
        ("a cafe\u0301s here", (2, 7), False),
        ("a cafe\u0301s here", (2, 8), False),
        ("a cafe\u0301s here", (7, 8), True),  # a word with marks is one
        ("a cafe\u0301 here", (8, 12), False),
        ("e\u0301", (0, 1), True),
        ("e\u0301", (0, 2), False),
        ("plain here", (2, 4), False),
    ],
)
def test_spans_that_part_a_letter_from_its_marks(text, span, cut):
    assert _cuts_a_letter(text, Span(*span)) is cut


def test_a_letter_is_not_parted_from_its_marks(tmp_path):
    rule = MARK.replace("'(?<=\\w)\\.\\.(?!\\.)'", "'\\ba\\b'").replace('replace: "."', 'replace: "an"')
    rule = rule.replace("It ended.. They left.", "It is a end.").replace(
        "It ended. They left.", "It is an end.", 1
    )
    engine = Engine(rules(tmp_path, rule))
    assert found(engine, "Luci\u0301a and a\u0301 la carte.") == []
    assert len(found(engine, "Luci\u0301a is a end.")) == 1
    # Nor by a rule that looks everywhere.
    story = Story(Document("story.txt", "Luci\u0301a left."))
    for start, end, kept in ((5, 6, False), (3, 4, False), (0, 6, True), (7, 11, True)):
        f = Finding(rule="marks.two-stops", span=Span(start, end), message="m", severity=Severity.ERROR)
        assert (admit(engine.rules[0], story, f) is not None) is kept, (start, end)


def test_an_edit_that_changes_nothing_is_none(tmp_path):
    (rule,) = rules(tmp_path, MARK)
    story = Story(Document("story.txt", "It ended.. So."))
    same, stops = Edit(Span(0, 2), "It", "It"), Edit(Span(8, 10), "..", ".")
    assert guard(rule, story, Fix(edits=(same,), safety=Safety.SAFE)) is None
    assert guard(rule, story, Fix(edits=(same, stops), safety=Safety.SAFE)) == Fix(
        edits=(stops,), safety=Safety.SAFE
    )


def test_an_edit_for_what_stands_elsewhere_is_a_fault_of_the_rule(tmp_path):
    (rule,) = rules(tmp_path, MARK)
    with pytest.raises(ValueError, match="where something else stands"):
        guard(
            rule,
            Story(Document("story.txt", "It ended.. So.")),
            Fix(edits=(Edit(Span(0, 5), "ended", "x"),), safety=Safety.SAFE),
        )


def test_a_fix_that_may_not_be_made_is_not_offered(tmp_path):
    (rule,) = rules(tmp_path, MARK)
    story = Story(Document("story.txt", "It ended.. So."))
    assert guard(rule, story, Fix(edits=(Edit(Span(8, 10), "..", "."),), safety=Safety.NONE)) is None


def test_capitals_in_speech_are_mended_by_a_rule_that_rewords(tmp_path):
    (rule,) = rules(tmp_path, REDUNDANT)
    text = "“We saw the Sea plans,” she said."
    story = Story(Document("story.txt", text))
    at = text.index("Sea")
    assert (
        guard(rule, story, Fix(edits=(Edit(Span(at, at + 3), "Sea", "sea"),), safety=Safety.SAFE)) is not None
    )
    assert guard(rule, story, Fix(edits=(Edit(Span(at, at + 3), "Sea", "bay"),), safety=Safety.SAFE)) is None


def test_a_rule_of_writing_is_sure_in_speech_only_where_the_words_stay_the_same(tmp_path):
    (rule,) = rules(tmp_path, MARK)
    text = "“We recieve it and was late,” she said of it."
    story = Story(Document("story.txt", text))

    def safety(old, new):
        at = text.index(old)
        fix = guard(rule, story, Fix(edits=(Edit(Span(at, at + len(old)), old, new),), safety=Safety.SAFE))
        return fix and fix.safety

    assert safety("recieve", "receive") is Safety.SAFE
    assert safety("was", "were") is Safety.UNSAFE
    assert safety("said", "says") is Safety.SAFE


def test_a_rule_of_one_english_runs_on_no_other(tmp_path):
    engine = Engine(rules(tmp_path, REDUNDANT.replace("fix: safe", "fix: safe\n  variant: en-GB", 1)))
    story = Document("story.txt", "The future plans are set.")
    assert len(engine.run(Story(story, variant="en-GB"))) == 1
    assert engine.run(Story(story, variant="en-US")) == []


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


COPY = "Council has future plans\n\nHEXLEY, Monday (Reuters) - It has future plans. “We have future plans,” she said.\n\nIts future plans are set.\n"


@pytest.mark.parametrize(
    ("scope", "flagged"),
    [
        ("headline", ["has"]), ("body", ["has", "have", "Its"]), ("dateline", ["has", "have"]), ("speech", ["have"]),
        ("narration", ["has", "has", "Its"]), ("headline, speech", []), ("body, speech", ["have"]), ("speech, narration", ["has", "has", "have", "Its"]),
    ],
)  # fmt: skip
def test_every_scope(tmp_path, scope, flagged):
    engine = Engine(rules(tmp_path, REDUNDANT.replace("fix: safe", f"fix: safe\n  scope: [{scope}]")))
    assert [COPY[: f.span.start].split()[-1] for f in found(engine, COPY)] == flagged


@pytest.mark.parametrize(
    ("unless", "text", "flagged"),
    [
        ("'no future'", "It had no future plans.", 0),  # touches the finding
        ("'(?<=plans)\\W+were'", "It had future plans. Were they set?", 1),  # only meets it
        ("'had '", "It had future plans.", 1),
        ("'had f'", "It had future plans.", 0),
        ("'never[^z]*plans'", "They never went.\n\nThe future plans are set.", 1),  # runs over a paragraph's end
        ("'future plans[^z]*never'", "The future plans are set.\n\nThey never went.", 1),
        ("'never.*plans'", f"It had never {'ever ' * 12}had future plans.", 0),  # from far away
    ],
)  # fmt: skip
def test_an_exception_is_one_where_it_touches_the_finding(tmp_path, unless, text, flagged):
    engine = Engine(rules(tmp_path, REDUNDANT.replace("fix: safe", f"fix: safe\n  unless: [{unless}]")))
    assert len(found(engine, text)) == flagged
