"""The judge of gaps misses the word that was lost."""

from __future__ import annotations

import pytest

from copylint.models import missing_words as gaps
from copylint.models.vocabulary import WORD
from support.places import ROOT

RULES = ROOT / "rules"


GAPS = RULES / "models" / "gaps.bin"


# (copy, the word that is missing, the word before it)
LOST = """
The results will announced on Friday.|be|will
The minister announced a set new sanctions.|of|set
Riders will continue get the discount.|to|continue
The bomb killed three soldiers as well two children.|as|well
It was seen as threat to the economy.|a|as
Shares fell in first quarter of the year.|the|in
"""


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("copy", "word", "before"), rows(LOST))
def test_a_missing_word_is_missed(copy: str, word: str, before: str) -> None:
    words = WORD.findall(copy)
    found = [(g.word, words[g.at - 1]) for g in gaps.Gaps(GAPS).sentence(words)]
    assert found == [(word, before)]
