"""A fix is certain where two witnesses agree: a pattern and a judge, or two judges."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.kinds.patterns import tokens
from copylint.models.missing_words import Gaps
from copylint.models.witness import gaps, missing, opinion
from copylint.rules.kind import RuleError
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document
from support.own_rules import own_rules


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


def _story(text: str) -> Story:
    return Story(Document("test", text))


def _margin(text: str, word: str) -> float:
    """The margin of a word missing where the stroke stands."""
    at = text.index("|")
    story = _story(text.replace("|", ""))
    got = missing(story, at, at, word)
    assert got is not None
    return got


def test_the_judge_of_gaps_wants_a_word_where_it_is_lost_and_not_where_a_noun_follows_a_noun() -> None:
    assert _margin("They were able |afford the house.", "to") > 1
    assert _margin("Small towns lack |resources to mend the bridges.", "of") < -3
    assert _margin("Two accused |war criminals were held.", "of") < -3


def test_a_word_of_no_model_has_no_margin() -> None:
    assert missing(_story("It is bigger his house."), 13, 13, "than") is None
    assert missing(_story("Bigger."), 0, 0, "to") is None


def test_the_margin_is_the_one_that_the_judge_reports() -> None:
    words = "Riders will continue get the discount .".split()
    (found,) = gaps().sentence(words)
    assert gaps().margin(words, found.at, found.word) == pytest.approx(found.margin, abs=0.002)
    with pytest.raises(IndexError):
        gaps().margin(words, len(words), "to")


def test_the_judge_of_gaps_is_read_once() -> None:
    assert isinstance(gaps(), Gaps)
    assert gaps() is gaps()


def test_the_judge_of_confusable_words_is_asked_both_ways() -> None:
    said = opinion(_story("It is bigger then it was last year."), 13, 17, "than")
    assert said.known
    assert said.held > 5
    assert said.against == 0
    back = opinion(_story("It is bigger than it was last year."), 13, 17, "then")
    assert back.known
    assert back.held == 0
    assert back.against > 5
    assert not opinion(_story("It is bigger than it was."), 13, 17, "thane").known


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


def test_a_pattern_that_the_judge_does_not_agree_with_is_offered() -> None:
    rule = Rule(
        "confusables.test", "confusion", "{fix}", Safety.SAFE, changes="writing",
        match={"set": ["cease", "seize"], "swap": {"will <cease> on the day": "seize"}},
    )  # fmt: skip
    (finding,) = Engine([rule]).run(_story("The pay will cease on the day named in the note."))
    assert finding.fixes[0].safety is Safety.UNSAFE


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
    story = _story("The council had expect a larger crowd on Monday.")
    (finding,) = engine.run(story)
    assert [f.edits[0].new for f in finding.fixes] == ["had expected", "had to expect"]


def test_words_that_a_dash_joins_are_not_judged(engine: Engine) -> None:
    assert _found(engine, "It has a read–eval–print loop for new users of the tool.") == []


def test_a_chant_is_not_mended(engine: Engine) -> None:
    assert _found(engine, "They sit there and type type... and then it is done.") == []


# -- the tokens kind ---------------------------------------------------------------------------------


def _tokens(**match: object) -> Rule:
    return Rule(
        "test.rule",
        "tokens",
        "{text}",
        Safety.SAFE,
        {"patterns": ["<able {base}>"], **match},
        replace="{1} to {2}",
    )


def _safety(rule: Rule, text: str) -> list[str]:
    tokens.validate(rule)
    return [f.fixes[0].safety.label for f in Engine([rule]).run(_story(text))]


def test_a_missing_word_is_certain_from_sure_on_and_nothing_below_least() -> None:
    text = "They were able afford the house."
    assert _safety(_tokens(), text) == ["safe"]
    assert _safety(_tokens(missing="to"), text) == ["safe"]
    assert _safety(_tokens(missing="to", sure=30.0), text) == ["unsafe"]
    assert _safety(_tokens(missing="to", least=30.0), text) == []


def test_what_is_uncertain_is_offered_only() -> None:
    rule = _tokens(uncertain=["~be <able {word}>"], patterns_unsafe=["<keen {base}>"])
    assert _safety(rule, "They were able afford it.") == ["unsafe"]
    assert _safety(rule, "They felt able afford it, and were keen go.") == ["safe", "unsafe"]


@pytest.mark.parametrize(
    "match",
    [
        {"sure": 1.0},
        {"missing": "to", "patterns": ["<able>"]},
        {"patterns_unsafe": ["<{base} {base}>"]},
        {"uncertain": ["<{XX}>"]},
    ],
)
def test_a_tokens_rule_that_cannot_work_is_refused(match: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        tokens.validate(_tokens(**match))
