"""Tags of words in their company."""

from __future__ import annotations

import pytest

from copylint.lexicon.tagger import tag
from copylint.text.tokens import Tokens


def tags(text):
    return " ".join(tag(Tokens.of(text, 0, len(text))))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They plan to visit the palace", "PRP VBP TO VB DT NN"),
        ("He has led the team", "PRP VBZ VBN DT NN"),
        ("She could not increase it", "PRP MD RB VB PRP"),
        ("his plans", "PRP$ NNS"),
        ("It was sharply cut", "PRP VBD RB VBN"),
        ("the minister plans to act", "DT NN VBZ TO VB"),
        ("met President Rice", "VBD NNP NNP"),
    ],
)
def test_tags_in_context(text, wanted):
    assert tags(text) == wanted
