"""Verbs and the subjects that open their clause: what is found, and what could be read another way."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.packs import loader
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = loader.load([rules_folder() / "grammar" / "agreement.yaml"])
    named = "singular-noun plural-noun person two-names group group-plural".split()
    return Engine([r for r in rules if r.id.removeprefix("agreement.") in named])


def flagged(engine: Engine, text: str) -> list[str]:
    return [text[f.span.start : f.span.end] for f in engine.run(Story(Document("story.txt", text)))]


WRONG = [
    # a subject and what hangs on it
    ("The closure of two hospitals in the north of the county have angered doctors.", "have"),
    ("A ban on smoking in cars and homes were proposed by the minister last year.", "were"),
    ("The rise in rents across the city are worrying tenants.", "are"),
    ("Officials said the search for the missing boy have been called off.", "have"),
    ("A proposal to raise fares have been dropped.", "have"),
    ("Residents fear that the factory on the river bank are polluting the water.", "are"),
    ("The director, who joined in 2012, have resigned.", "have"),
    ("The victim, 24, from Hull, were taken to hospital.", "were"),
    ("The report, however, do not say who paid.", "do"),
    ("Heavy rains in the east of the country has washed away bridges.", "has"),
    ("Passengers on the last train of the night was stranded.", "was"),
    ("Two people familiar with the plans was told to stay away.", None),
    ("Ministers from five countries in the region was there.", "was"),
    ("Because repairs to the roof of the school has been delayed, pupils are at home.", "has"),
    ("The findings of the inquiry into the fire has been published.", "has"),
    ("The line of cars and trucks were long.", "were"),
    ("There is now only two doctors on the ward.", None),
    ("He and his wife was late.", "was"),
    # persons
    ("Ms Helen Marsh, the mayor, was late. Ms Marsh have apologised.", "have"),
    (
        "President Walter Kent spoke in Berlin. Critics say Kent are not up to the job, and he knows it.",
        "are",
    ),
    ("Walter Kent is 40. He was born in Leeds, where Walter Kent were a teacher.", "were"),
    # one word, two numbers
    ("The council has a plan. On Tuesday, the council have a meeting.", "have"),
    ("Officials in Paris said France have no plans to take part.", "have"),
    ("The Raiders are through. Last night, the Raiders has won again.", "has"),
]


RIGHT = [
    "The committee in charge of the inquiry have not met.",
    "The number of patients in the wards has grown, and a number of them are ill.",
    "Those who follow Ms Helen Marsh have known her for years. Ms Marsh is 40, and she is the mayor.",
    "Should Ms Helen Marsh have known? Ms Marsh is 40, and she insists that Ms Marsh have a say.",
    "The mayor, a councillor and two officers were there.",
    "Let the driver of the bus have his say. They made the owner of the house come back.",
    "The judge ordered that the owner of the houses be told, and that the driver have a lawyer.",
    "Bacon, eggs and toast are on the menu. Ham and eggs is a dish.",
    "What the owners of the house want is peace. What matters in the talks are the details.",
    "Ten years in prison is a long time. Five miles of road was closed.",
    "Among the guests at the party was a king. In the hills above the town are two forts.",
    "The firm they say owners of shops have sued is in Leeds.",
    "Growing roses in pots is a hobby. Making the trains run has cost millions.",
    "England have won the toss and the captain is happy. Spain are out of the tournament.",
    "The Kents of Leeds have a house. Mr Kent and his wife have two.",
    "Had the driver of the car been there, he would have died. If the car in front were red, stop.",
    "The unemployed in the north are worse off. The British in Spain have voted.",
    "Half of the town in the valley is dry. Most of the men on board were safe.",
    "The Times has a new editor. The Netherlands is flat. The United States has left.",
    "The hope, the fears, were all forgotten. That is, they need to help us decide, understand and act.",
    "Friends, what I would say, is this. The fimbriae are long. Weak tests means weak code.",
    "France and Japan have met before. France has a plan; France and Japan have two.",
    "The followers of Paul Marsh, who were few, were there. It grows as time goes by.",
    "More jobs in the town is what they want. All the president’s men are there.",
]


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_a_verb_that_disagrees_is_found(engine: Engine, text: str, wrong: str | None) -> None:
    assert flagged(engine, text) == ([wrong] if wrong else [])


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_read_otherwise_is_left_alone(engine: Engine, text: str) -> None:
    assert flagged(engine, text) == []
