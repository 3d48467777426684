"""A name that drifts is written back to the spelling on which the story has settled."""

from __future__ import annotations

import pytest

from copylint.kinds.names.examination import examine
from copylint.story.story import Story
from copylint.text.document import Document


def test_the_full_name_first_is_the_authority() -> None:
    text = "Viktor Lindqvist built the mill. Lindquist said it was cold, and Mr Lindquist left."
    assert [(text[f.start : f.end], f.fixes) for f in examine(Story(Document("story", text)))["drift"]] == [
        ("Lindquist", ["Lindqvist"])
    ] * 2
    known = "Keir Starmar won. Starmer thanked voters, and Mr Starmer left."
    assert all(
        f.fixes[0].endswith("Starmer")
        for found in examine(Story(Document("story", known))).values()
        for f in found
    )


@pytest.mark.parametrize(
    ("text", "drifted"),
    [
        # The full name agrees; a slip inside an unknown word of a name that the story has again and again.
        ("Keir Starmer won. Mr Starmer thanked voters, and critics of Keir Starmar conceded.", ["Starmar"]),
        ("Ngozi Adebayo came. Adebayo sat. Later Adebayo left, but Adeboyo may be back.", ["Adeboyo"]),
        ("The train from Plymouth was late. Crews in Plymouth said Plymotuh was wet.", ["Plymotuh"]),
        # The ends differ: a woman's name, a Portuguese one. Part of another name. Too seldom. A name of its
        # own.
        ("Pyotr Ivarnov came. Ivarnov sat. Later Ivarnov left, but Ivarnova may be back.", []),
        ("Luis Rodreguez came. Rodreguez sat. Later Rodreguez left, but Rodregues may be back.", []),
        ("Ngozi Adebayo came. Adebayo sat. Later Adebayo left by Adeboyo Lane in the rain.", []),
        ("Ngozi Ardebayo came and sat. Later Ardebayo left, but Ardeboyo may be back.", []),
        ("Ngozi Adebayo came. Adebayo sat. Later Adebayo left, but Femi Adeboyo may be back.", []),
        # Both spellings side by side, one in brackets.
        ("The Serbian army held. The Serbian press wept, and the Sorbian (Serbian) Ambulance came.", []),
    ],
)
def test_a_drifting_name_is_written_back_where_the_story_has_settled_on_it(
    text: str, drifted: list[str]
) -> None:
    found = examine(Story(Document("story", text)))
    assert [text[f.start : f.end] for f in found.get("drift", ()) if f.safe] == drifted
