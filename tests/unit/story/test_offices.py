"""Offices beside names."""

from __future__ import annotations

import pytest

from copylint.story.offices import fold_name, offices
from copylint.story.story import Story
from copylint.text.document import Document


def held(text):
    return [(o.office, o.first, o.surname, sorted(o.status)) for o in offices(Story(Document("x", text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Foreign Minister Péter Szijjártó today.", [("foreign minister", "Péter", "Szijjártó", [])]),
        ("said Lorna Gatewood, the chief executive.", [("chief executive", "Lorna", "Gatewood", [])]),
        ("The head coach, Moira Tindle, left.", [("head coach", "Moira", "Tindle", [])]),
        ("former US President Donald Trump said", [("president", "Donald", "Trump", ["former"])]),
        ("Then-Sheriff Rusk had gone.", [("sheriff", "", "Rusk", ["then"])]),
        (
            "Karl Brandvold, president of the Barren Hollow Grotto, sang.",
            [("president", "Karl", "Brandvold", [])],
        ),
        ("Chief Financial Officer Gatewood declined.", [("chief financial officer", "", "Gatewood", [])]),
        ("Jo Peel, the company’s managing director, left.", [("managing director", "Jo", "Peel", [])]),
        ("The general election and the chief reason were minor.", []),
        ("The Bank of England governor spoke.", []),
    ],
)
def test_offices(text, expected):
    assert held(text) == expected


def test_fold_name():
    assert fold_name("Szijjártó") == fold_name("Szijjarto")
    assert fold_name("O’Brien") == fold_name("O'Brien")
