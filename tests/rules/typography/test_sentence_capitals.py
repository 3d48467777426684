"""Small letters behind a stop, and at the beginning of a quotation."""

from __future__ import annotations

import pytest

from support.unasked import written


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday in the hall. the vote was put off for a week.",
        "They were told to wait at home. they did not, and the boat left without them.",
    ],
)
def test_a_small_letter_between_two_whole_sentences_is_certain(text: str) -> None:
    assert written(text) == ["punctuation.sentence-capital"]


@pytest.mark.parametrize(
    "text",
    [
        "In order to bring the many parts of it together. the council will have to think again.",
        "She spoke with her friend Anna Lee, PhD. recently she had moved to Hull for good.",
        "He thanked the leader of the miners. which makes it hard to tell who paid the bill.",
        "We came to see the head of the union. and the leaders of the other four unions.",
        "Under a rule of the town, paragraph 1.A. above all else nothing may be sold there.",
        "They were told to wait at home. but the boat did not come that day.",
        "He was sure of it when he left. on Monday, the mayor said that he was wrong.",
        "What he is telling the town is that. he believes in higher rents for all.",
        "The plan will help firms on both sides of the bay. a good example of how we will keep it alive.",
    ],
)
def test_where_the_stop_may_be_the_slip_a_capital_is_only_offered(text: str) -> None:
    assert "punctuation.sentence-capital" not in written(text)


def test_a_part_of_what_was_written_keeps_its_small_letter() -> None:
    part = (
        "The mill was shut.\n\n“those of the papers which are found in it will be sold by the town,” the "
        "deed of 1802 has it.\n\nIt was."
    )
    whole = "The mayor stood up and said, “you could have told me before lunch.”"
    assert "punctuation.quotation-capital" not in written(part)
    cut = (
        "It stood on one man. As Thomas Jefferson remarked, “the calm of a single man has probably saved "
        "the whole town from ruin.”"
    )
    assert "punctuation.quotation-capital" not in written(cut)
    assert written(whole) == ["punctuation.quotation-capital"]
