"""Sums, counts, dates and ages in passages such as newsrooms write, wrong and right.

Every passage is invented. `FAULTY` gives the rule that must speak and the words it must flag; nothing
else of its family may speak there. In `INNOCENT` the rules on figures and dates must be silent.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copylint.engine.engine import Engine
from copylint.packs import loader
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document

PASSAGES = [
    passage.rstrip("\n").partition("\n")[::2]
    for passage in re.split(
        "^### ", Path(__file__).with_name("newsroom_figures.txt").read_text("utf-8"), flags=re.MULTILINE
    )[1:]
]
FAULTY = [(*head.split(" | "), passage) for head, passage in PASSAGES if head != "none"]
INNOCENT = [passage for head, passage in PASSAGES if head == "none"]

_FAMILIES = ("figures.", "dates.")


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = [
        r
        for name in ("figures", "dates")
        for r in loader.load_file(next(rules_folder().glob(f"*/{name}.yaml")))
    ]
    return Engine([r for r in rules if r.enabled])


@pytest.mark.parametrize(("rule", "words", "passage"), FAULTY)
def test_faulty(engine: Engine, rule: str, words: str, passage: str) -> None:
    text = passage
    found = [
        (f.rule, text[f.span.start : f.span.end]) for f in engine.run(Story(Document("story.txt", text)))
    ]
    assert found == [(rule, words)]


@pytest.mark.parametrize("passage", INNOCENT)
def test_innocent(engine: Engine, passage: str) -> None:
    text = passage
    found = [
        (f.rule, text[f.span.start : f.span.end]) for f in engine.run(Story(Document("story.txt", text)))
    ]
    assert found == []
