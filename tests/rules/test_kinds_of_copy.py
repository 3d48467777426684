"""Copy of other kinds than news: what is right in a court report, a script, a score or a post is no fault
there."""

from __future__ import annotations

from functools import cache

import pytest

from copylint.findings.finding import Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.text.machinetext import machine_text


@cache
def _checker() -> Checker:
    # With the rules that are too often wrong to run unasked: what is right in its kind of copy they are not
    # to find either.
    return Checker(Options(overrides={"extend_select": ("pilot",)}, cache=False))


def found(text: str) -> list[tuple[str, str, bool]]:
    """What is found in a story: the rule, the words, and whether its first fix would be written unasked."""
    report = _checker().check("story.txt", text.encode("utf-8"))
    return [
        (f.rule, text[f.span.start : f.span.end], bool(f.fixes) and f.fixes[0].safety is Safety.SAFE)
        for f in report.findings
    ]


def rules(text: str) -> list[str]:
    """The rules that find something in a story."""
    return [rule for rule, _, _ in found(text)]


def test_a_frame_of_two_words_is_written_only_where_the_judge_agrees() -> None:
    assert ("confusables.price-prize", "price", True) not in found(
        "Farmers say the local cash price is too low."
    )
    assert ("confusables.price-prize", "price", True) in found("She won the Nobel price for physics.")


@pytest.mark.parametrize(
    "text",
    [
        # Somebody who writes small: no sentence of the post has a capital.
        (
            "Replies came at once.\n“waited an hour for the ferry. it never came. home now” — @torvay_tam\n"
            "“love this boat.” — @dunlin9"
        ),
        # A telephone number.
        "For details please ring Ewa Sorin in the press office on 020 7946 0999 or write to her.",
        # A word of another language: explained by a species, or called after somebody who is spoken to.
        "Of the two crops, the team grew moong (Vigna radiata) in the first field and barley in the second.",
        "The ball went in and it went out. “It happens, yaar,” she said. “We lost.”",
        (
            "The plaque at the bridge has two verses.\n\n    Dwy ynysig, un llŵyn o hyd:\n"
            "    that is how it begins."
        ),
        "“I have a chair of my own there,” he said. “Mòr toileach. I cried when I read it.”",
        # Half of a noun, and a name as it is said.
        "His half-decker was found circling off the point on Monday morning.",
        "The bridge at Annalee (ann-uh-LEE) was shut on Monday.",
        "The lake, Parisot (say paris-OH-tee), is deep.",
        # Figures in the plural.
        "That the two 47s are the same is, Dr Anna Wren said, a coincidence.",
        "The 404s are a good way to learn how a firm talks to its users.",
        # A team of the story.
        (
            "Harwood beat the Coast 3-1 at home. Ann Lee, who plays for the Coast, scored.\n\n"
            "Coast are nothing if not stubborn."
        ),
        # The item of a list, which goes on with the words that introduce it.
        (
            "The board agreed on Monday evening to:\n• keep all 48 boats as fishing boats for at least 20 "
            "years;\n• sell the shed."
        ),
        # A surname that is an auxiliary.
        (
            "“We won by 20 votes and spent 90 pounds,” Grant May told about 40 friends. Grant May is the "
            "mayor of Hexley."
        ),
        # A price of which the story speaks again.
        "Farmers say the cash price is too low. The price has fallen.",
        # Minutes, cut short.
        "Scoring sequence: 4 mins: Orme try, 5-0.",
        # Verse, set in from the margin.
        "She read it out.\n\n    I asked the tide to wait for me.\n    and it had no ear to lend.\n",
    ],
)
def test_what_is_right_in_its_kind_of_copy_is_not_found(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        # One slip in a quotation is no habit of writing small, nor are two where others have their capital.
        (
            "punctuation.sentence-capital",
            "“We waited for an hour. the ferry never came. it was cold,” she said. She is 40.",
        ),
        (
            "punctuation.sentence-capital",
            "They “waited for an hour. the ferry never came”, she said. She is 40.",
        ),
        (
            "punctuation.sentence-capital",
            "“waited for an hour. It never came. the boat is old. it leaks,” she said.",
        ),
        # No species, nobody who is spoken to, no unit.
        (
            "spelling.word",
            "Of the two crops, the team grew moong (Vigna) in the first field and barley in the second.",
        ),
        ("spelling.word", "The ball went in and it went out, yaar, and we lost. “It happens,” she said."),
        ("spelling.word", "Scoring sequence: 4 minuts: Orme try, 5-0."),
        # No syllable in capitals, so no way to say it; figures that only stand beside the subject; a line at
        # the margin.
        ("names.lost-capital", "The bridge at Annalee (ann-uh-lee) was shut on Monday."),
        (
            "punctuation.paragraph-capital",
            "She read it out.\n\nI asked the tide to wait for me.\nand it had no ear to lend.\n",
        ),
        (
            "punctuation.paragraph-capital",
            "She read it out.\n\nI asked the tide to wait for me.\n    and it had no ear to lend.\n",
        ),
    ],
)
def test_its_neighbour_is_found_still(rule: str, text: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    "number", ["020 7946 0999", "(0131) 496 0788", "+47 22 99 10 00", "+44 (20) 7946 0999"]
)
def test_a_telephone_number_is_written_for_machines(number: str) -> None:
    assert [f"Ring {number} now."[start:end] for start, end in machine_text(f"Ring {number} now.")] == [
        number
    ]


@pytest.mark.parametrize("figures", ["20 7946 0999", "007 films", "2,020 7946 times", "1020 30 40", "0207"])
def test_other_figures_are_copy(figures: str) -> None:
    assert machine_text(f"They saw {figures} then.") == []
