"""The judge of agreement sees a verb of the wrong number."""

from __future__ import annotations

import pytest

from copylint.models import agreement as concord
from copylint.models.vocabulary import WORD
from support.places import ROOT

RULES = ROOT / "rules"


GAPS, CONCORD = RULES / "models" / "gaps.bin", RULES / "models" / "concord.bin"


# (copy, the verb, its right form)
WRONG = """
The drop in the price of shares were a surprise to investors.|were|was
The virus are attacking homes and firms.|are|is
The ministers of the two countries was told on Monday.|was|were
The effects of the storm was felt in Leeds.|was|were
"""


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("copy", "verb", "right"), rows(WRONG))
def test_a_verb_of_the_wrong_number_is_seen(copy: str, verb: str, right: str) -> None:
    words = WORD.findall(copy)
    found = [(words[d.at], d.right) for d in concord.Concord(CONCORD).sentence(words)]
    assert found == [(verb, right)]
