"""Rules that ask the judges of gaps and of agreement: what they must not say."""

from __future__ import annotations

import itertools

import pytest

from copylint.engine.engine import Engine
from copylint.packs.loader import load
from copylint.story.story import Story
from copylint.text.document import Document
from support.places import ROOT

RULES = ROOT / "rules"


FINE = """
The committee were told that the number of fires has grown.
If the driver were rich, the court would insist that she have a lawyer.
Ten years is a long time, and the news is bad.
What the three men want is time, and there is a lot of it.
Neither of the men who were there knew what the fans were singing.
Did the deal give the alliance control of the city?
She was admitted to hospital, where he had quit as a nurse.
All the houses were sold at cost, in person and by law, before the end of play.
The Water Act 2014 came into force in May.
The cost that families bear rose as fast as prices in the shops.
"""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load([RULES / "grammar" / "missing-words.yaml", RULES / "grammar" / "agreement.yaml"]))


@pytest.mark.parametrize("copy", FINE.strip().splitlines())
def test_sound_copy_is_left_alone(engine: Engine, copy: str) -> None:
    assert engine.run(Story(Document("x", copy))) == []


def test_speech_is_reported_and_never_reworded(engine: Engine) -> None:
    copy = "“The drop in the price of shares were a surprise,” she said at the meeting."
    for f in engine.run(Story(Document("x", copy))):
        assert f.fixes == ()


def test_one_gap_is_one_finding(engine: Engine) -> None:
    copy = "One of main reasons is that the council agreed pay the bill on Monday."
    found = engine.run(Story(Document("x", copy)))
    places = [f.span for f in found]
    assert all(a.end <= b.start for a, b in itertools.pairwise(places)), found


def test_a_heading_may_do_without_articles(engine: Engine) -> None:
    copy = "Council announces set new rules in first quarter\n\nThe council met on Monday.\n"
    assert engine.run(Story(Document("x", copy))) == []
