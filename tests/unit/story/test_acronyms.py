"""Acronyms and what they stand for."""

from __future__ import annotations

import pytest

from copylint.story.acronyms import acronyms, fits
from copylint.story.story import Story
from copylint.text.document import Document


@pytest.mark.parametrize(
    ("acronym", "words", "good"),
    [
        ("NATO", "North Atlantic Treaty Organization", True),
        ("MoD", "Ministry of Defence", True),
        ("DEFRA", "Department for Environment, Food and Rural Affairs", True),
        ("WHAA", "Wenbury Allotment Holders' Association", False),
        ("COPD", "chronic obstructive pulmonary disease", True),
        ("TSSA", "Transport Salaried Staffs' Association", True),
    ],
)
def test_acronym_fits(acronym, words, good):
    assert fits(acronym, [w.strip(",") for w in words.split()]) is good


def test_acronyms_of_a_story():
    text = "The Valley Line Trust (VLT) met. The VLT’s bridge, said VLT men, is in NHS hands."
    found = acronyms(Story(Document("x", text)))
    assert found.defined["VLT"].fits
    assert [text[s:e] for s, e in found.places["VLT"]] == ["VLT", "VLT"]
    assert "NHS" in found.places
