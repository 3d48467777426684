"""The speller: what it offers first, what is certain, what is left alone."""

from __future__ import annotations

import random
import sys

import pytest

from copylint.lexicon.certainty import MARGIN
from copylint.lexicon.dictionary import Words
from copylint.lexicon.speller import suggest


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.open()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("goverment", "government"),
        ("teh", "the"),
        ("minsiter", "minister"),
        ("annoucned", "announced"),
        ("polcie", "police"),
        ("committment", "commitment"),
        ("tommorow", "tomorrow"),
        ("wiht", "with"),
        ("becuase", "because"),
        ("ceasfire", "ceasefire"),
        ("parliment", "parliament"),
        ("electon", "election"),
        ("prresident", "president"),
        ("ofthe", "of the"),
        ("definately", "definitely"),
        ("hospitla", "hospital"),
        ("econmy", "economy"),
    ],
)
def test_first_suggestion(words: Words, wrong: str, right: str) -> None:
    assert suggest(wrong, words)[0].word == right


@pytest.mark.parametrize(
    "wrong", ["recieve", "goverment", "minsiter", "prresident", "becuase", "hospitla", "parliment"]
)
def test_certain(words: Words, wrong: str) -> None:
    first, *rest = suggest(wrong, words)
    assert first.certain
    assert not any(other.certain for other in rest)
    assert not rest or first.score - rest[0].score >= MARGIN


@pytest.mark.parametrize("wrong", ["lon", "cet", "nto", "hoice", "blorf", "taked", "emojees"])
def test_not_certain(words: Words, wrong: str) -> None:
    """Short words, words with several neighbours, coinages and odd inflections."""
    got = suggest(wrong, words)
    assert not got or not got[0].certain


def test_known_words_and_what_is_no_word_get_nothing(words: Words) -> None:
    for word in ("minister", "a", "", "R2D2", "don't", "12"):
        assert suggest(word, words) == []


def test_capitals_and_possessives_are_kept(words: Words) -> None:
    assert suggest("Goverment", words)[0].word == "Government"
    assert suggest("goverment's", words)[0].word == "government's"
    assert suggest("goverment’s", words)[0].word == "government's"
    assert suggest("ministres'", words)[0].word == "ministers'"


def test_region(words: Words) -> None:
    assert suggest("colorr", words, "u")[0].word == "color"
    assert suggest("behavoiur", words, "g")[0].word == "behaviour"
    assert (
        suggest("defenc", words, "u")[0].word == "defense"
        or suggest("defenc", words, "g")[0].word == "defence"
    )


def test_article_weighs(words: Words) -> None:
    def score(left: str | None) -> float:
        return next(s.score for s in suggest("aple", words, left=left) if s.word == "apple")

    assert score("an") == score(None)
    assert score("a") < score("an")
    assert suggest("hav", words, left="to")[0].word == "have"


def test_order_does_not_depend_on_rapidfuzz(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    wrongs = ["accomodaton", "enviromnet", "questionaire", "xylofone", "beaurocracy"]
    fast = [suggest(wrong, words) for wrong in wrongs]
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    assert [suggest(wrong, words) for wrong in wrongs] == fast


def test_slips_of_usual_words_come_back(words: Words) -> None:
    """A floor well below what is measured, on seeded random slips of usual words."""
    rng = random.Random(20)
    usual = [w for w in words.starting("") if w.isalpha() and w.islower() and len(w) > 5
             and words.frequency(w) >= 45]  # fmt: skip
    right = certain = wrong_certain = tried = 0
    for word in rng.sample(usual, 150):
        k = rng.randrange(1, len(word) - 1)
        slip = rng.choice(
            (word[:k] + word[k + 1 :], word[:k] + word[k] + word[k:],
             word[:k] + word[k + 1] + word[k] + word[k + 2 :])
        )  # fmt: skip
        if slip == word or words.known(slip):
            continue
        tried += 1
        got = suggest(slip, words)
        right += bool(got) and got[0].word == word
        if got and got[0].certain:
            certain += 1
            wrong_certain += got[0].word != word
    assert right >= 0.85 * tried
    assert certain >= 0.5 * tried
    assert wrong_certain <= 0.03 * certain
