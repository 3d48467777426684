"""The dictionary: its words and what it says of them, from either store."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.lexicon.dictionary import Words
from copylint.lexicon.tables import table_path
from copylint.lexicon.wordfile import compiled_words
from copylint.tables.wordlists import LexiconError


@pytest.fixture(scope="module")
def plain() -> Words:
    return Words.open()


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Words:
    path = tmp_path_factory.mktemp("words") / "words.table"
    path.write_bytes(compiled_words(table_path("words")))
    return Words.open(path)


@pytest.fixture(params=["plain", "compiled"])
def words(request: pytest.FixtureRequest) -> Words:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def test_both_stores_answer_alike(plain: Words, compiled: Words) -> None:
    assert len(plain) == len(compiled) > 120_000
    for number, word in enumerate(plain.starting("")):
        if number % 7 == 0:
            assert plain.get(word) == compiled.get(word), word
    assert list(plain.starting("recei")) == list(compiled.starting("recei"))
    for wrong in ("recieve", "wich", "people", ""):
        assert plain.corrections(wrong) == compiled.corrections(wrong)


@pytest.mark.parametrize("slip", "teh hte thier fo ot nad ahed whree recieve seperate adn taht wich".split())
def test_common_slips_are_not_words(words: Words, slip: str) -> None:
    assert slip not in words
    assert not words.known(slip)


@pytest.mark.parametrize(
    "word",
    "email online website blogger smartphone selfie podcast livestream cryptocurrency chatbot "
    "hijab jihadist hashtag wifi vaping lockdown ceasefire airstrike deepfake stablecoin "
    "whistleblower café attaché née shorn lit leapt organise organize colour color "
    "Monday Brexit French NATO BBC iPhone YouTube Covid COVID covid".split(),
)
def test_words_of_the_news_are_known(words: Words, word: str) -> None:
    assert words.known(word)


def test_capitals(words: Words) -> None:
    assert words.known("The")
    assert words.known("THE")
    assert words.known("MONDAY")
    assert not words.known("monday")
    assert not words.known("russian")
    assert words.known("Russian")


@pytest.mark.parametrize(
    "word", ["government's", "ministers’", "singin'", "long-term", "co-founded", "12-year-old",
             "anti-immigration", "counterprotesters", "multistorey", "weaponised", "£5m", "21st"]
)  # fmt: skip
def test_composed_words_are_known(words: Words, word: str) -> None:
    assert words.known(word)


@pytest.mark.parametrize("word", ["cotrolled", "interpert", "cofigure", "proramming", "qwzx", "-"])
def test_slips_that_look_composed_are_not(words: Words, word: str) -> None:
    assert not words.known(word)


@pytest.mark.parametrize(
    ("word", "region"),
    [("colour", "g"), ("color", "u"), ("organise", "g"), ("organize", "*"), ("defence", "g"),
     ("defense", "u"), ("grey", "*"), ("program", "*"), ("people", "*"), ("practise", "g")],
)  # fmt: skip
def test_regions(words: Words, word: str, region: str) -> None:
    entry = words.get(word)
    assert entry is not None
    assert entry.region == region


@pytest.mark.parametrize(
    ("word", "first"),
    [("the", "DT"), ("people", "NNS"), ("said", "VBD"), ("quickly", "RB"), ("Putin", "NNP"),
     ("Zorblatt", "NNP"), ("blorking", "VBG"), ("42", "CD"), ("to", "TO"), ("than", "IN"),
     ("colour", "NN"), ("Russian", "JJ")],
)  # fmt: skip
def test_first_tag(words: Words, word: str, first: str) -> None:
    assert words.tags(word)[0] == first


@pytest.mark.parametrize(
    ("word", "tags"), [("record", {"NN", "VB"}), ("walked", {"VBD", "VBN"}), ("runs", {"VBZ"}),
                       ("children", {"NNS"}), ("written", {"VBN"}), ("bigger", {"JJR"})]
)  # fmt: skip
def test_all_tags(words: Words, word: str, tags: set[str]) -> None:
    assert tags <= set(words.tags(word))


def test_frequencies_order_words(words: Words) -> None:
    order = ["the", "people", "minister", "encomium"]
    assert sorted(order, key=words.frequency, reverse=True) == order
    assert words.frequency("qwzx") == 0


def test_a_file_that_is_not_compiled_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"not a table", b"\x00" * 400):
        path = tmp_path / "words.table"
        path.write_bytes(content)
        with pytest.raises(LexiconError, match=r"words\.table"):
            Words.open(path)
    with pytest.raises(LexiconError, match="No such file"):
        Words.open(tmp_path / "missing.table")
    with pytest.raises(LexiconError, match="missing"):
        Words.open(tmp_path / "missing.tsv")


def test_words_that_start_alike_are_told_with_the_frequency_they_have_at_least(words: Words) -> None:
    every = list(words.starting("qu"))
    usual = [w for w in every if (e := words.get(w)) is not None and e.freq >= 25]
    assert 0 < len(usual) < len(every)
    assert list(words.starting("qu", 25)) == usual
    assert list(words.starting("qzx", 25)) == []
