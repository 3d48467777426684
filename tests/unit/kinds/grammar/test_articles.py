"""Articles that do not go with the sound of the word behind them."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document

RULE = Rule("articles.a-an", "articles", "{fix} {next}", Safety.SAFE, {"check": "a-an"})


def found(text):
    return [(f.message, f.span.start) for f in Engine([RULE]).run(Story(Document("x", text)))]


def test_where_it_stands():
    assert found("It took a hour. An European said “a 8-year-old” won.") == [
        ("an hour", 8), ("A European", 16), ("an 8", 34),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin A is found in eggs, and Serie A in Italy.",
        "She got an A in art and a B in history.",
        "Section a of the act, R&A events, à la carte.",
        "Plan A is out; hepatitis A in pupils.",
        "The road by Loch an Eilein is shut.",
        "He is a self-made man with a one-track mind and a $100 fine.",
        "Half an hour, a 1-0 win, a 10-year plan, an 11-1 rout.",
    ],
)
def test_silent(text):
    assert found(text) == []


def test_no_fix_inside_speech():
    story = Story(Document("x", "“It took a hour,” he said.\n\nIt took a hour."))
    first, second = Engine([RULE]).run(story)
    assert not first.fixes or not story.in_speech(first.span)
    assert second.fixes[0].safety is Safety.SAFE
