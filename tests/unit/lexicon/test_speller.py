"""The speller: what it offers first, what is certain, what is left alone."""

from __future__ import annotations

import random
import sys

import pytest

from copylint.findings.finding import Finding, Safety
from copylint.lexicon.certainty import MARGIN
from copylint.lexicon.dictionary import Words
from copylint.lexicon.runons import runs_on
from copylint.lexicon.slips import one_slip_apart, slip_cost
from copylint.lexicon.speller import suggest
from copylint.linter.linter import Checker
from copylint.linter.options import Options


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


@pytest.mark.parametrize(
    ("words_", "little"),
    [
        ("to the", 2),
        ("of business", 1),
        ("votes to", 1),
        ("on screen", 0),
        ("health data", 0),
        ("a number", 1),
    ],
)
def test_runs_on(words_: str, little: int) -> None:
    """Only little words run into their neighbours; what makes compounds (onscreen) does not."""
    assert runs_on(words_) == little


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


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [("teh", "the", True), ("helo", "hello", True), ("cat", "cart", True), ("cat", "cut", True),
     ("cat", "cat", False), ("cat", "acts", False), ("abcd", "badc", False), ("", "a", True)],
)  # fmt: skip
def test_one_slip_apart(left: str, right: str, one: bool) -> None:
    assert one_slip_apart(left, right) is one
    assert one_slip_apart(right, left) is one


def test_costs_order_slips() -> None:
    assert slip_cost("same", "same") == 0
    assert slip_cost("recieve", "receive") < slip_cost("recefve", "receive")
    assert slip_cost("comittee", "committee") < slip_cost("comimttee", "committee")
    assert slip_cost("gouse", "house") < slip_cost("bouse", "house") + 1
    assert slip_cost("minixter", "minister") < slip_cost("miniqter", "minister")


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("The length is a varint, up to 2^15 - 1, the post said.", False),
        ("The length is kept, and goverment money paid for it.", True),
        ("Calls to main() are kept, and goverment money paid.", True),
    ],
)
def test_no_slip_is_certain_in_copy_about_programs(text: str, certain: bool) -> None:
    checker = Checker(Options(overrides={"select": ("spelling",)}))
    found = checker.find("a.txt", text, checker.resolver.for_file("a.txt"))[1]
    assert [f.fixes[0].safety is Safety.SAFE for f in found if f.rule == "spelling.word"] in ([certain], [])


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        (
            "Data lies in Named Binary Tags (NBT). Packets hold up to 2^15 tags, and the nbt data follows.",
            False,
        ),
        ("The North Bay Trust (NBT) met on Monday, and the nbt report follows.", False),
    ],
)
def test_no_lost_capital_of_an_acronym_is_certain_in_copy_about_programs(text: str, certain: bool) -> None:
    checker = Checker(Options(overrides={"select": ("names",)}))
    found = checker.find("a.txt", text, checker.resolver.for_file("a.txt"))[1]
    assert [f.fixes[0].safety is Safety.SAFE for f in found if f.rule == "names.acronym"] == [certain]


@pytest.mark.parametrize(
    "copy",
    [
        # A letter for one that neither finger nor ear takes for it.
        "The nurse gave it to arthritib clients at noon.",
        "The firm has a semver tag for each of its tools.",
        "They live in a podular row of huts by the sea.",
        # An old spelling, and a word of another language or of the trade.
        "He was surprized to see the mayor there at noon.",
        "The town keeps the few objets d’art that it has.",
        "He was a formier [joiner] in the town for years.",
        "The worker was a kitcheneer at the inn for years.",
        "It was a dull book, full of histoires, she thought.",
        # What somebody may say so.
        "“It was a moonth ago,” she said of the fire.",
        "“He was in a proper fantigue,” she said of him.",
        # A new word of a little one and another.
        "The town was never and nowhen so full of people.",
        # More is lost than a letter.
        "The council will pass the leg islation in May.",
        "He alway% paid the bill for the hall on time.",
        "He said that the goverment‚ would pay on time.",
        # Another word is as near, or nearer.
        "It was, in this reader's opion, a long book.",
        "The town held a long funerial march for him.",
    ],
)
def test_a_word_that_may_be_no_slip_of_this_one_is_only_offered(copy: str) -> None:
    found = [f for f in _checked(copy) if f.rule == "spelling.word"]
    assert not any(fix.safety is Safety.SAFE for f in found for fix in f.fixes)


@pytest.mark.parametrize(
    "copy",
    [
        "The documrnt was long and dull, they said.",
        "He made a govermment plan for the town.",
        "The goverment, they said, would pay on time.",
        "The new shop (a kichen of sorts) is open.",
    ],
)
def test_a_slip_of_the_finger_or_the_ear_is_certain(copy: str) -> None:
    (found,) = [f for f in _checked(copy) if f.rule == "spelling.word"]
    assert found.fixes[0].safety is Safety.SAFE


def _checked(copy: str) -> tuple[Finding, ...]:
    report = Checker(Options(overrides={})).check("copy.txt", f"{copy}\n".encode())
    assert report.error is None
    return tuple(report.findings)
