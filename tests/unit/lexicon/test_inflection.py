"""Forms of verbs."""

from __future__ import annotations

import pytest

from copylint.lexicon.inflection import all_forms, in_number, inflect, verb


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("plan", "plans planned planned planning"),
        ("try", "tries tried tried trying"),
        ("agree", "agrees agreed agreed agreeing"),
        ("lie", "lies lay lain lying"),
        ("refer", "refers referred referred referring"),
        ("visit", "visits visited visited visiting"),
        ("play", "plays played played playing"),
        ("fix", "fixes fixed fixed fixing"),
        ("panic", "panics panicked panicked panicking"),
        ("hope", "hopes hoped hoped hoping"),
        ("seek", "seeks sought sought seeking"),
    ],
)
def test_verb_forms(base, forms):
    v = verb(base)
    assert " ".join((v["VBZ"], v["VBD"], v["VBN"], v["VBG"])) == forms
    for form in all_forms(base):
        assert inflect(form, "VB", {base}.__contains__) in (base, "lay")


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("is", "are"),
        ("was", "were"),
        ("hasn't", "haven't"),
        ("does", "do"),
        ("says", "say"),
        ("carries", "carry"),
    ],
)
def test_a_verb_in_the_other_number_keeps_its_tense(one, several):
    known = {"say", "carry"}.__contains__
    assert (in_number(one, "plural", known), in_number(several, "singular", known)) == (several, one)
