"""What may be said: no edit in what is no copy, within a letter, or of what somebody said."""

from __future__ import annotations

import pytest

from copylint.engine.admission import _cuts_a_letter, admit, guard, only_marks
from copylint.engine.engine import Engine
from copylint.findings.finding import Finding, Fix, Safety, Severity
from copylint.kinds.patterns import regex as regex_kind
from copylint.story.story import Story
from copylint.text.document import Document, Region
from copylint.text.spans import Edit, Span
from support.smallrules import MARK, REDUNDANT, found, rules


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


COPY = (
    "Council has future plans\n\nHEXLEY, Monday (Reuters) - It has future plans. “We have future plans,” "
    "she said.\n\nIts future plans are set.\n"
)


@pytest.mark.parametrize(
    ("scope", "flagged"),
    [
        ("headline", ["has"]), ("body", ["has", "have", "Its"]), ("dateline", ["has", "have"]),
        ("speech", ["have"]),
        ("narration", ["has", "has", "Its"]), ("headline, speech", []), ("body, speech", ["have"]),
        ("speech, narration", ["has", "has", "have", "Its"]),
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
        # runs over a paragraph's end
        ("'never[^z]*plans'", "They never went.\n\nThe future plans are set.", 1),
        ("'future plans[^z]*never'", "The future plans are set.\n\nThey never went.", 1),
        ("'never.*plans'", f"It had never {'ever ' * 12}had future plans.", 0),  # from far away
    ],
)  # fmt: skip
def test_an_exception_is_one_where_it_touches_the_finding(tmp_path, unless, text, flagged):
    engine = Engine(rules(tmp_path, REDUNDANT.replace("fix: safe", f"fix: safe\n  unless: [{unless}]")))
    assert len(found(engine, text)) == flagged


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "expected"),
    [
        ("the conflict.”They went", 12, 14, "”. ", True),
        ("an end.Next day", 7, 7, " ", True),
        ("two  spaces", 3, 5, " ", True),
        ("it is its own", 6, 9, "it's", False),
        ("alot of it", 1, 1, " ", False),
        ("about 3.5 per cent", 7, 8, ". ", False),
        ("in may", 3, 4, "M", False),
        ("5m£ was", 0, 3, "£5m", True),
    ],
)
def test_marks_are_what_is_no_word_and_no_figure(
    text: str, start: int, end: int, new: str, expected: bool
) -> None:
    assert only_marks(text, Edit(Span(start, end), text[start:end], new)) is expected
