"""The `one_number` kind: a group that has both numbers in one story."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document


def flagged(text: str, written: str = "plural") -> list[str]:
    rule = Rule("test.rule", "one_number", "{noun}", Safety.UNSAFE, {"written": written})
    return [f.fixes[0].edits[0].new for f in Engine([rule]).run(Story(Document("x", text)))]


@pytest.mark.parametrize(
    "text",
    [
        "The committee has met twice. On Monday, the committee have a third meeting.",
        "The council has a plan. Critics say the council have no money.",
        "Kent was late again. Walter Kent is the captain. Critics say Kent were absent.",
    ],
)
def test_a_plural_beside_a_singular_elsewhere_is_found(text: str) -> None:
    assert len(flagged(text)) == 1


def test_a_team_in_the_plural_keeps_it() -> None:
    text = "The Rovers are out. The Rovers were late. Last night the Rovers has lost."
    assert flagged(text, "singular") == ["have"]


@pytest.mark.parametrize(
    "text",
    [
        "The committee have met. The council has agreed.",
        "The committee has met. If the committee were to meet, members of the committee have a say.",
        "Japan has met France. France and Japan have met before.",
    ],
)
def test_one_number_and_two_subjects_are_left_alone(text: str) -> None:
    assert flagged(text) == []
