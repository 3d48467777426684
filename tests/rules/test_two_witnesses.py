"""A fix is certain where two witnesses agree: a pattern and a judge, or two judges."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.story.story import Story
from copylint.text.document import Document
from support.own_rules import own_rules
from support.stories import story_of


@pytest.fixture(scope="module")
def engine() -> Engine:
    topics = ("confusables", "missing-words", "spelling", "articles", "punctuation")
    return Engine([r for r in own_rules() if r.id.startswith(topics)])


def _found(engine: Engine, text: str) -> list[tuple[str, str, str]]:
    """What is flagged, the first fix and its safety, in the body of a story."""
    story = Story(Document("test", f"Board meets in Hexley\n\nThe board met on Tuesday.\n\n{text}\n"))
    out = []
    for f in engine.run(story):
        edit = f.fixes[0].edits[0] if f.fixes else None
        out.append(
            (
                story.text[f.span.start : f.span.end],
                edit.new if edit else "",
                f.fixes[0].safety.label if f.fixes else "none",
            )
        )
    return out


def test_two_witnesses_make_a_fix_certain(engine: Engine) -> None:
    assert _found(engine, "It is bigger then it was a year ago.") == [("then", "than", "safe")]
    assert _found(engine, "The firm was able afford the house at the end the year.") == [
        ("able afford", "able to afford", "safe"),
        ("end the", "end of the", "safe"),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They gained weight in prison, and it brought a new law into affect in May.", "affect"),
        ("The plan to cut the rates, and its time for them to go.", "its"),
    ],
)
def test_a_pattern_that_the_judge_agrees_with_stays_certain(engine: Engine, text: str, written: str) -> None:
    assert [(w, s) for w, _, s in _found(engine, text)] == [(written, "safe")]


@pytest.mark.parametrize(
    "text",
    [
        "The Supreme Court marshal will look into it.",
        "The bank gives aid only to countries that publish their accounts.",
        "The firm plans to site a factory near the river, and has to weight a poll by age.",
        "The Marshall Law Group represents the family.",
        "The bank took its time to reply, and the camp councillors sang by the fire.",
        "The heir apparent was born in March. A gush of leaks led to an inquiry.",
        "Two accused war criminals were held, and the suspected murder weapon was found.",
        "The Supreme Court appeal failed. Small towns lack resources to repair their roads.",
        "The state emergency service rescued two walkers.",
        "The mayor asked that the plans be put on hold. Should the opportunity arise, she will stand.",
        "It was not a speech but rather just a few remarks. We might as well change the law.",
        "The bank took a new approach this year. You may reuse it under terms of your choice.",
        "She is an able seaman, and they continue work on the bridge.",
        "I've been to many, many talks, and it was something they'd asked for for forty years.",
    ],
)
def test_right_sentences_are_left_alone(engine: Engine, text: str) -> None:
    assert _found(engine, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Of course these reforms too look at prices and at choice.",
        "The treaty, formally known as Hexley's Accord, was signed.",
        "They're big reforms, but they're fair reforms and they're reforms that are going to last.",
        "The council had expect a larger crowd.",
        "The intern is due the national minimum wage if a firm promised it.",
        "Tools such a OpenMP help. It is posted as an RStudio package, an MoU or a FIDO2 key.",
        "The change amounts to a 8 per cent rise of an an valorem rate.",
        "He printed the results to stdout, in a tradie's van, for the befores and afters of it.",
    ],
)
def test_what_may_be_right_is_never_written(engine: Engine, text: str) -> None:
    found = _found(engine, text)
    assert [f for f in found if f[2] == "safe" and f[0] != "a"] == []


def test_a_doubt_about_a_had_is_offered_both_ways(engine: Engine) -> None:
    story = story_of("The council had expect a larger crowd on Monday.")
    (finding,) = engine.run(story)
    assert [f.edits[0].new for f in finding.fixes] == ["had expected", "had to expect"]


def test_words_that_a_dash_joins_are_not_judged(engine: Engine) -> None:
    assert _found(engine, "It has a read–eval–print loop for new users of the tool.") == []


def test_a_chant_is_not_mended(engine: Engine) -> None:
    assert _found(engine, "They sit there and type type... and then it is done.") == []
