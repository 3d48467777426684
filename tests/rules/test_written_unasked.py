"""What may be right otherwise, or is a house's own matter, is never written unasked."""

from __future__ import annotations

import pytest

from support.unasked import written


@pytest.mark.parametrize(
    "text",
    [
        "The book is Histoire d’un rituel : le stand-up, and it is long.",
        "It was written by , and printed in Hull.",
        "After the course, learners should.. Know the tools of the trade.",
        "The bank in Perth holds $5 billion US dollars in bonds.",
        "The disc is two inches wide by 1/4 inch diameter.",
        "It wants a information, said the town.",
        "Both men an women came, to pursue the a opportunities of the town.",
        "They came to Karbala and An Najaf, and the story of An reminds us of it.",
        "We ask them to index at at least three per cent, after a briefing on this this morning.",
        "Her talk, “Who Pays for the Mill?,” won a prize in Hull. Under “Which One?,” the page has three.",
        "The siren sounds at 12 noon, and the mill is 0.5 miles off.",
    ],
)
def test_what_may_be_something_else_is_only_offered(text: str) -> None:
    assert not [
        x
        for x in written(text)
        if x.split(".")[0] in ("spacing", "punctuation", "units", "articles", "dates", "quotes")
    ]


INSIDE = (
    "The papers called it “the Beast”, and it kept the name. She said Monday that the color was gray. “It "
    "will,” she said."
)


DATELINE = (
    "Bridge shut for a year\n\nDULUTH, MN – The bridge will be shut for a year from May, the state "
    "said on Monday."
)


def test_a_house_matter_waits_for_a_house() -> None:
    assert "quotes.comma-outside" not in written(INSIDE)
    assert "quotes.comma-outside" in written(INSIDE, variant="en-US")
    assert "dateline.state" not in written(DATELINE)
    assert "dateline.state" in written(DATELINE, style="ap")
