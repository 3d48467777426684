"""Copy of other kinds than news: what is right in a court report, a script, a score or a post is no fault there."""

from __future__ import annotations

from functools import cache

import pytest

from copylint.check import Checker, Options
from copylint.findings import Safety


@cache
def _checker() -> Checker:
    return Checker(Options({}, cache=False))


def found(text: str) -> list[tuple[str, str, bool]]:
    """What is found in a story: the rule, the words, and whether its first fix would be written unasked."""
    report = _checker().check("story.txt", text.encode("utf-8"))
    return [
        (f.rule, text[f.span.start : f.span.end], bool(f.fixes) and f.fixes[0].safety is Safety.SAFE) for f in report.findings
    ]


def rules(text: str) -> list[str]:
    """The rules that find something in a story."""
    return [rule for rule, _, _ in found(text)]


def test_a_number_that_may_count_the_plural_behind_its_unit_is_not_hyphenated_unasked() -> None:
    counted = found("He fined a clerk and two meter inspectors on Monday.")
    assert counted == [("units.number-unit-hyphen", "two meter", False)]
    assert found("He ran a two hour meeting on Monday.") == [("units.number-unit-hyphen", "two hour", False)]


def test_a_frame_of_two_words_is_written_only_where_the_judge_agrees() -> None:
    assert ("confusables.price-prize", "price", True) not in found("Farmers say the local cash price is too low.")
    assert ("confusables.price-prize", "price", True) in found("She won the Nobel price for physics.")


@pytest.mark.parametrize(
    "text",
    [
        # Somebody who writes small: no sentence of the post has a capital.
        "Replies came at once.\n“waited an hour for the ferry. it never came. home now” — @torvay_tam\n“love this boat.” — @dunlin9",
        # A telephone number.
        "For details please ring Ewa Sorin in the press office on 020 7946 0999 or write to her.",
        "Ring the desk on (0131) 496 0788 to book.",
        # A word of another language: explained by a species, or called after somebody who is spoken to.
        "Of the two crops, the team grew moong (Vigna radiata) in the first field and barley in the second.",
        "The ball went in and it went out. “It happens, yaar,” she said. “We lost.”",
        "The plaque at the bridge has two verses.\n\n    Dwy ynysig, un llŵyn o hyd:\n    that is how it begins.",
        "“I have a chair of my own there,” he said. “Mòr toileach. I cried when I read it.”",
        # Half of a noun, and a name as it is said.
        "His half-decker was found circling off the point on Monday morning.",
        "The bridge at Hexleyne (HEX-uh-tish) was shut on Monday.",
        # Figures in the plural.
        "That the two 47s are the same is a coincidence, she said.",
        # Minutes, cut short.
        "Scoring sequence: 4 mins: Orme try, 5-0.",
        # Verse, set in from the margin.
        "She read it out.\n\n    I asked the tide to wait for me.\n    It had no ear to lend,\n    and when I came again to see\n    the boats had gone.\n",
    ],
)
def test_what_is_right_in_its_kind_of_copy_is_not_found(text: str) -> None:
    assert rules(text) == []


def test_a_slip_in_one_sentence_of_a_quotation_is_no_habit_of_writing_small() -> None:
    assert "punctuation.sentence-capital" in rules("“We waited for an hour. the ferry never came,” she said. She is 40.")


def test_the_item_of_a_list_goes_on_with_the_words_that_introduce_it() -> None:
    text = "The board of the museum agreed on Monday evening to:\n• keep all nine boats afloat for ten years;\n• sell the shed."
    assert "agreement.singular-subject" not in rules(text)


def test_a_surname_that_is_an_auxiliary_is_a_surname() -> None:
    text = "“We won by 20 votes and spent 90 pounds,” Grant May told about 40 friends. Grant May is the mayor of Hexley."
    assert not [r for r in rules(text) if r.startswith("missing-words")]
