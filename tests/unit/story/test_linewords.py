"""What a line alone tells of names: its capitalised words, those that stand together, and its small words."""

from __future__ import annotations

import pytest

from copylint.story.linewords import capitalised, lower_words


def together(line: str) -> list[list[str]]:
    return [[word for _, _, word, *_ in words] for words, _ in capitalised(line)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("met Ursula von der Leyen and Ann-Marie Holt.", [["Ursula", "Leyen"], ["Ann", "Marie", "Holt"]]),
        ("the view of James' Anna, of Mary's Bob", [["James"], ["Anna"], ["Mary"], ["Bob"]]),
        ("Anna Don't Holt", [["Anna"], ["Holt"]]),
        ("Ada  Holt, Ada.Holt, J. Holt", [["Ada"], ["Holt"], ["Ada"], ["Holt"], ["J", "Holt"]]),
        ("Ada and the others of Holt", [["Ada"], ["Holt"]]),
    ],
)
def test_words_stand_together_where_nothing_but_a_joint_lies_between(
    line: str, words: list[list[str]]
) -> None:
    assert together(line) == words


@pytest.mark.parametrize("beyond", ["", " —", " é"])
def test_small_words_are_those_of_any_line_in_ascii_or_not(beyond: str) -> None:
    line = "Anna's mother's 21st don't o'clock x_1 iPad abc''Def rock'n'roll" + beyond
    small = {"mother", "st", "don't", "o'clock", "x_1", "abc", "rock'n'roll"} | {"é"} & {*beyond}
    assert lower_words(line) == small
