"""What one judge says of another's fix."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.models.missing_words import Gaps
from copylint.models.witness import gaps, missing, opinion
from copylint.rules.rule import Rule
from support.stories import story_of


def _margin(text: str, word: str) -> float:
    """The margin of a word missing where the stroke stands."""
    at = text.index("|")
    story = story_of(text.replace("|", ""))
    got = missing(story, at, at, word)
    assert got is not None
    return got


def test_the_judge_of_gaps_wants_a_word_where_it_is_lost_and_not_where_a_noun_follows_a_noun() -> None:
    assert _margin("They were able |afford the house.", "to") > 1
    assert _margin("Small towns lack |resources to mend the bridges.", "of") < -3
    assert _margin("Two accused |war criminals were held.", "of") < -3


def test_a_word_of_no_model_has_no_margin() -> None:
    assert missing(story_of("It is bigger his house."), 13, 13, "than") is None
    assert missing(story_of("Bigger."), 0, 0, "to") is None


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
    said = opinion(story_of("It is bigger then it was last year."), 13, 17, "than")
    assert said.known
    assert said.held > 5
    assert said.against == 0
    back = opinion(story_of("It is bigger than it was last year."), 13, 17, "then")
    assert back.known
    assert back.held == 0
    assert back.against > 5
    assert not opinion(story_of("It is bigger than it was."), 13, 17, "thane").known


def test_a_pattern_that_the_judge_does_not_agree_with_is_offered() -> None:
    rule = Rule(
        "confusables.test", "confusion", "{fix}", Safety.SAFE, changes="writing",
        match={"set": ["cease", "seize"], "swap": {"will <cease> on the day": "seize"}},
    )  # fmt: skip
    (finding,) = Engine([rule]).run(story_of("The pay will cease on the day named in the note."))
    assert finding.fixes[0].safety is Safety.UNSAFE
