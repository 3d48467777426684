"""The judges of forms: which words they doubt, and which other form they would have."""

from __future__ import annotations

from array import array

import pytest

from copylint.models.forms import judge


def doubts(text: str) -> list[tuple[str, str, bool]]:
    found = judge().doubts(text, array("i", (0, len(text))))
    return [(text[d.start : d.end], d.wanted, d.number) for d in found if d.margin >= 0]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The treaty has not yet sign by either side.", ("sign", "VBN", False)),
        ("He did not ruled out a second vote on the plan.", ("ruled", "VB", False)),
        ("It is one of nine small school in the county.", ("school", "NNS", False)),
        ("The visit came after his fathers death in the spring.", ("fathers", "NN_POS", False)),
        ("Two of the hospital's have been closed for a year.", ("hospital's", "NNS", False)),
        ("These houses was built before the war.", ("was", "were", True)),
        ("But this reports are out of date, they said.", ("this", "these", False)),
    ],
)
def test_a_wrong_form_is_doubted(text: str, doubt: tuple[str, str, bool]) -> None:
    assert doubt in doubts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty has not yet been signed by either side.",
        "She made him sign it and let them keep the copy.",
        "It is one of the last public buildings in the town.",
        "The effects of the storm were felt in every town, as was the cold.",
        "Having been closed for a year, two of the hospital's wards will be sold.",
    ],
)
def test_a_right_form_is_not(text: str) -> None:
    assert doubts(text) == []


def test_places_are_those_of_the_text() -> None:
    text = "It rained.  Several witness came forward after the appeal."
    (d,) = [d for d in judge().doubts(text, array("i", (0, 10, 12, len(text)))) if d.margin >= 0]
    assert (text[d.start : d.end], d.before, d.behind) == ("witness", "Several", "came")
