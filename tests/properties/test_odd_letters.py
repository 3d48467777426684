"""Odd capitals, digits beside letters and letters that change their length or their kind with their case: the
whole default pack reads every kind of them in every kind of sentence and none trips it."""

from __future__ import annotations

import pytest

from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.text.tokens import Token, lowered
from support import fuzzing, oddcopy
from support.effort import tries

FOUND = [
    "The results wAs good",
    "He opened 3cafés in May. The cafes were shut.",
    "Five killed İnjured three women and three men",
    "twice the £9 e three timeſ the £8",
    "The driver, 42, from Leeds, haVE been charged.",
    "Rain in May came to 74mm, twıce the average of 36mm.",
    f"Membership rose from {'2' + '0' * 400} to 25, up 20%.",
    f"The stamp will go up by 15p, from £1.35 to £1{'0' * 400}.",
    "Ten Kilometres is 20 miles. 5 Km (9 miles), 6 mileſ (4km)",
]


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> Checker:
    monkeypatch.setenv("COPYLINT_DEBUG", "1")
    return Checker(Options(overrides={}))


def trips(checker: Checker, text: str) -> str | None:
    try:
        checker.find("story.txt", text, checker.resolver.for_file("story.txt"))
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return None


@pytest.mark.parametrize("text", FOUND)
def test_what_once_tripped_a_rule_trips_none(checker: Checker, text: str) -> None:
    assert trips(checker, text) is None


def test_every_oddity_in_some_sentences(checker: Checker) -> None:
    # Each way in which a word may be odd comes up often; all of them are tried by `-m fuzz`.
    found = {t: said for t in oddcopy.some(tries(3_000), seed=7) if (said := trips(checker, t))}
    assert not found


@pytest.mark.fuzz
def test_every_oddity_at_every_word(checker: Checker, request: pytest.FixtureRequest) -> None:
    left = request.config.getoption("--inputs")
    found = {}
    for k, sentence in enumerate(fuzzing.sentences()):
        # Every so many variants of each sentence, another set for each, within what was asked for.
        variants = [t for _, t in oddcopy.variants(sentence)]
        step = max(1, len(variants) * len(fuzzing.sentences()) // left)
        for text in variants[k % step :: step]:
            said = trips(checker, text)
            if said:
                found[text] = said
    assert not found


@pytest.mark.parametrize(
    "text",
    [
        "İ",
        "ı",
        "ſ",
        "\u212a",
        "ß",
        "ẞ",
        "ﬁ",
        "ŉ",
        "ǅ",
        "Σ",
        "ΑΣ",
        "i\u0307",
        "Ǆ",
        "K",
        "\u212b",
        "𝐀",
        "İİ ſs",
    ],
)
def test_lower_case_keeps_its_length(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert len(Token(0, len(text), text, "word").lower) == len(text)


def test_what_a_blind_search_finds_can_be_looked_up() -> None:
    assert lowered("tımeſ İN \u212am") == "times in km"
