"""What makes a lost capital certain enough to be written unasked: the story's own, and never a table's."""

from __future__ import annotations

import pytest

from copylint.namecheck import examine
from copylint.story import Story
from copylint.text import Document

CAPITALS = ("calendar", "nationality", "place", "acronym", "name", "compound", "first-name", "part")


def certain(text: str) -> list[str]:
    """The words whose capital would be written back unasked."""
    found = examine(Story(Document("story", text)))
    return [text[f.start : f.end] for check in CAPITALS for f in found.get(check, ()) if f.safe]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # The story's own capitals: by itself, as somebody's name, in the same company.
        ("Vladimir Putin flew to Minsk. Aides said putin would stay.", ["putin"]),
        ("Staff of Westpac walked out. The branch of westpac in Hull is shut.", ["westpac"]),
        ("Doctors say PCOS runs in families, and pcos is often missed.", ["pcos"]),
        ("Osama bin Laden fled. Troops hunting bin laden found his bed.", ["laden"]),
        # A rule's own certainty.
        ("The talks go on on monday.", ["monday"]),
        ("The german envoy left.", ["german"]),
        ("A letter from andrii Sybiha, who signed it, came.", ["andrii"]),
        ("They flew to japan on Friday.", ["japan"]),
        ("The law was read by prof Morag Castellain.", ["prof"]),
    ],
)
def test_what_is_certain(text: str, words: list[str]) -> None:
    assert certain(text) == words


@pytest.mark.parametrize(
    "text",
    [
        # A table alone.
        "Officials at nato declined to comment.",
        "A manager at microsoft Word said so.",
        "She flew to liverpool Docks in May.",
        # Capitals that are no choice: a headline, a dateline, a line of capitals.
        "Jobs to go at Westfarm\n\nStaff at westfarm were told on Monday that the mill would be shut.",
        "Mill to shut\n\nHEXLEY, England — Staff were told to go home. The mill in hexley has 90 staff.",
        "ZORBIN WINS AGAIN\n\nThe crowd sang for the mayor, and zorbin said that he was glad of it.",
        # Only inside a longer name.
        "The Exaline Computing Fund paid. A machine of exaline size costs more.",
        "The Marle Diaspora Fund paid. The diaspora in Perth gave most.",
        # Shown, not used, or part of something else.
        "GitHub is where we keep it. We named the folder “github” for that.",
        "The word Kubernetes is Greek. Kubernetes is free. Type the word kubernetes first.",
        "Graphviz draws it. Run install graphviz to have it; Graphviz is small.",
        "Smartdown reads it. The smartdown folder is at lib/smartdown/registry.rb, for Smartdown.",
        "The Etherpad is open. Write in the etherpad; both etherpads are linked from the Etherpad.",
        "We ask you to come turk with us, said the Turk.",
        # Written small by right.
        "The PDF is out. A pdf of the PDF is at hand, and the PDF is long.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert certain(text) == []
