"""A or an by sound, and articles before nouns that cannot be counted."""

from __future__ import annotations

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Safety
from copylint.lexicon.sounds import sound
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document


@pytest.mark.parametrize(
    "words",
    """hour|hourly rate|honest man|honour|honorary degree|heir|heiress|MP|FBI agent|NHS \
trust|11-year-old|18-month
    sentence|8|80ft drop|800m race|8,000-strong crowd|1812 law|X-ray|SUV|S&P index|IRA man|L-shaped room|RAF \
base|
    F-16|iPhone|eBay seller|e-bike|umbrella|unimpressed judge|unidentified man|undone|urban area|usher|utter \
mess|
    MSc|HIV test|HGV|Ofsted report|Opec deal|EU envoy|R&D budget|M.P.|A-level|$8bn deal|£800 fine|island|
    Ohio man|Egyptian|onerous task|Umbrian town|MI5 officer|LGBT group|MSNBC host""".replace(
        "\n    ", " "
    ).split("|"),
)
def test_an(words):
    assert sound(words.strip()) == "an"


@pytest.mark.parametrize(
    "words",
    """European|unicorn|one-off|one|once-great club|uniform|U-turn|useful \
tool|eulogy|ewe|Ukrainian|university|union|user|
    US|UK|UN envoy|Nato ally|NATO ally|UFO|NASA probe|SWAT team|utility|unanimous vote|ubiquitous|usual \
day|house|
    horse|hospital|Houthi|BBC|CIA|$1.8m fund|10|100-year-old|180-page report|110|12|7|T-shirt|U.S. \
official|hostage|
    PhD|Fifa ban|FIFA ban|young man|year|euro|uranium mine|Ugandan|use|B-side|Mr Smith|Lt Col|wide road|GP|
    $100|£1|unit|uni student|Uruguayan|humble pie|honeymoon|one-time star""".replace("\n    ", " ").split(
        "|"
    ),
)
def test_a(words):
    assert sound(words.strip()) == "a"


@pytest.mark.parametrize(
    "words", ["historic day", "hotel", "herb", "SAT", "UNRWA", "N585 million", "mph", "AAA rating", "A$50m"]
)
def test_either(words):
    assert sound(words) is None


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
