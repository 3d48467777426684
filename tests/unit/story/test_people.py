"""Offices beside names, and acronyms."""

import pytest

from copylint.kinds.consistency.exclusive import clash
from copylint.story.acronyms import acronyms, fits
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


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("head coach", "assistant coach", False),
        ("president", "chief executive", True),
        ("senator", "representative", False),
        ("general", "lieutenant general", True),
        ("director", "managing director", True),
        ("artistic director", "managing director", False),
        ("leader", "deputy leader", False),
        ("mayor", "treasurer", True),
        ("doctor", "professor", False),
        ("prime minister", "leader", True),
        ("governor", "lt governor", False),
    ],
)
def test_clash(one, other, both):
    assert clash(one, other) is not both
    assert clash(other, one) is not both


def test_fold_name():
    assert fold_name("Szijjártó") == fold_name("Szijjarto")
    assert fold_name("O’Brien") == fold_name("O'Brien")


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
