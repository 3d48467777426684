"""Families of forms: which word is a form of which, and what the others are."""

from __future__ import annotations

import pytest

from copylint.lexicon.dictionary import words
from copylint.lexicon.families import BIT, CLASSES, families, forms
from copylint.lexicon.kindred import family_of

BOOK = {
    "sign": ("NN", "VB", "VBP"),
    "signs": ("NNS", "VBZ"),
    "signed": ("VBD", "VBN"),
    "signing": ("VBG",),
    "build": ("VB", "VBP"),
    "builds": ("VBZ",),
    "building": ("NN", "VBG"),
    "buildings": ("NNS",),
    "built": ("VBD", "VBN"),
    "child": ("NN",),
    "children": ("NNS",),
    "quick": ("JJ",),
    "quickly": ("RB",),
    "quicker": ("JJR",),
    "quickest": ("JJS",),
    "left": ("VBD", "JJ"),
    "leave": ("VB", "NN"),
    "leaves": ("VBZ", "NNS"),
    "leaving": ("VBG",),
    "travel": ("VB", "NN"),
    "travels": ("VBZ", "NNS"),
    "travelled": ("VBD", "VBN"),
    "traveled": ("VBD", "VBN"),
    "travelling": ("VBG",),
    "traveling": ("VBG",),
}


def tags(word: str) -> tuple[str, ...]:
    return BOOK.get(word, ())


def test_a_family_has_its_forms_by_class() -> None:
    assert forms("sign", tags) == {
        "VB": ("sign",), "VBP": ("sign",), "VBZ": ("signs",), "VBD": ("signed",), "VBN": ("signed",),
        "VBG": ("signing",), "NN": ("sign",), "NNS": ("signs",), "NN_POS": ("sign's",), "NNS_POS":
        ("signs'",),
    }  # fmt: skip
    assert forms("child", tags)["NNS_POS"] == ("children's",)
    assert forms("quick", tags) == {
        "JJ": ("quick",),
        "RB": ("quickly",),
        "JJR": ("quicker",),
        "JJS": ("quickest",),
    }
    assert forms("travel", tags)["VBD"] == ("travelled", "traveled")
    assert forms("signed", tags) == {}


def test_a_form_of_two_families_belongs_to_one_or_none() -> None:
    found = families(BOOK, tags)
    assert found["signs"] == ("sign", BIT["VBZ"] | BIT["NNS"])
    assert found["building"] == ("build", BIT["VBG"] | BIT["NN"])
    assert found["signing"] == ("sign", BIT["VBG"])
    assert found["buildings"] == ("building", BIT["NNS"])
    assert "left" not in found


def test_families_that_no_rule_makes() -> None:
    assert forms("be", tags)["was"] == ("was",)
    assert families(["was"], tags)["was"] == ("be", BIT["was"])
    assert families([], tags)["those"] == ("that", BIT["these"])


def test_no_class_is_told_twice() -> None:
    assert len(BIT) == len(CLASSES) == len(set(BIT.values()))


@pytest.mark.parametrize(
    ("word", "wanted", "form"),
    [
        ("allows", "VBN", "allowed"), ("witness", "NNS", "witnesses"), ("children", "NN_POS", "child's"),
        ("significantly", "JJ", "significant"), ("worse", "JJS", "worst"), ("has", "VBP", "have"),
        ("keeping", "VB", "keep"), ("these", "this", "this"),
    ],
)  # fmt: skip
def test_the_dictionary_tells_the_family_of_a_word(word: str, wanted: str, form: str) -> None:
    assert family_of(word)[wanted][0] == form


def test_every_base_in_the_table_offers_what_its_forms_are() -> None:
    table = words().table
    bases, owns, offers = (table.column(name) for name in ("bases", "owns", "offers"))
    some = [k for k in range(0, len(table), 7) if bases[k]]
    assert len(some) > 5000
    for k in some:
        assert owns[k] & ~offers[bases[k] - 1] & ~BIT["NN"] == 0, table.word(k)
