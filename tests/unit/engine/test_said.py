"""What is the same word written otherwise, and what is another word."""

from __future__ import annotations

import pytest

from copylint.engine.said import keeps_words, same_word
from copylint.text.spans import Edit, Span

SAME = [
    ("their", "there"), ("then", "than"), ("its", "it's"), ("your", "you’re"), ("to", "too"), ("of", "have"),
    ("effect", "affect"), ("company's", "companies"), ("colour", "color"), ("centre", "center"),
    ("tyres", "tires"),
    ("attache", "attaché"), ("21th", "21st"), ("recieve", "receive"), ("determained", "determined"),
    ("poeple", "people"), ("wierd", "weird"), ("carefuil", "careful"), ("Lindquist", "Lindqvist"),
    ("Putan", "Putin"),
]  # fmt: skip
OTHER = [
    ("was", "were"), ("less", "fewer"), ("advise", "advice"), ("quite", "quiet"), ("where", "were"),
    ("a", "an"),
    ("learnt", "learned"), ("towards", "toward"), ("Marta", "Martha"), ("Ann", "Anna"), ("knowed", "knew"),
    ("Frank", "Franck"), ("Miles", "Myles"), ("casual", "causal"), ("martial", "marital"),
]  # fmt: skip
#: What is no English word and may yet be what was said, or be another word's slip.
BY_EAR = [
    ("goin", "going"), ("nuffink", "nothing"), ("brotha", "brother"), ("wiv", "with"), ("gonna", "going"),
    ("summat", "somewhat"),
    ("nowt", "not"), ("soooo", "so"), ("ello", "hello"), ("movent", "moment"), ("movent", "movement"),
    ("hink", "think"), ("miake", "make"), ("befor", "before"),
    ("maself", "myself"), ("abot", "about"), ("mnister", "minister"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), SAME)
def test_one_word_written_in_two_ways(old, new):
    assert same_word(old, new)


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_another_word(old, new):
    assert not same_word(old, new)


@pytest.mark.parametrize(("old", "new"), BY_EAR)
def test_a_spelling_by_ear_or_with_two_candidates_is_no_slip(old, new):
    assert not same_word(old, new)


@pytest.mark.parametrize(
    ("text", "old", "new", "kept"),
    [
        ("We was alot late", "alot", "a lot", True),
        ("We was late , yes", " ,", ",", True),
        ("an 18 year old boat", "18 year old", "18-year-old", True),
        ("we recieve it", "ie", "ei", True),  # the edit is smaller than the word it mends
        ("we seen the the boat", " the", "", False),
        ("next him", "next him", "next to him", False),
        ("we should of gone", "should of", "should have", True),
        ("we should of gone", "should of gone", "should gone", False),
        ("the 5 of us", "5", "five", True),
        ("their was none", "their was", "there were", False),  # one word of two
    ],
)
def test_an_edit_keeps_the_words_or_does_not(text, old, new, kept):
    at = text.rindex(old)
    assert keeps_words(text, Edit(Span(at, at + len(old)), old, new)) is kept
