"""Whole stories with marked faults: the right version is silent, each fault by itself is found.

The faults that are known not to be found stand in the stories too, marked with a hyphen: what a
check of figures leaves alone, because the copy alone does not settle it, is part of what it does.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from copylint.engine.engine import Engine
from copylint.packs import loader
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document

FAMILIES = ("figures", "dates", "titles", "headline", "quotes", "acronyms")
_MARKED = re.compile(r"\{\{(?P<known>-?)(?P<sort>\w+):(?P<wrong>.*?)\|\|(?P<right>.*?)\}\}", re.DOTALL)


def _stories() -> list[tuple[str, str]]:
    text = (Path(__file__).parent / "newsroom_stories.txt").read_text(encoding="utf-8")
    out = []
    for story in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        name, _, body = story.partition("\n")
        out.append((name, body.strip() + "\n"))
    return out


def _written(body: str, wrong: int) -> str:
    """The story with every fault right but one; -1 for none wrong."""
    parts, at = [], 0
    for k, m in enumerate(_MARKED.finditer(body)):
        parts += [body[at : m.start()], m["wrong"] if k == wrong else m["right"]]
        at = m.end()
    return "".join([*parts, body[at:]])


@pytest.fixture(scope="module")
def engine() -> Engine:
    rules = loader.load([next(rules_folder().glob(f"*/{name}.yaml")) for name in FAMILIES])
    return Engine([r for r in rules if r.enabled])


def _found(engine: Engine, text: str) -> Counter[tuple[str, str]]:
    return Counter(
        (f.rule, text[f.span.start : f.span.end]) for f in engine.run(Story(Document("story.txt", text)))
    )


@pytest.mark.parametrize(("name", "body"), _stories(), ids=[name for name, _ in _stories()])
def test_story(engine: Engine, name: str, body: str) -> None:
    right = _found(engine, _written(body, -1))
    assert not right
    missed = []
    for k, m in enumerate(_MARKED.finditer(body)):
        if not m["known"] and not _found(engine, _written(body, k)):
            missed.append(m.group())
    assert not missed
