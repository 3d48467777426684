"""A or an, by sound."""

from __future__ import annotations

import pytest

from copylint.lexicon.sounds import sound


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
