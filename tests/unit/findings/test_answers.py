"""Which findings an answer is to."""

from __future__ import annotations

import random

from copylint.findings.answers import answered
from copylint.findings.keys import Key, key_of
from support.answering import finding


def test_an_answer_outlasts_two_hundred_edits_elsewhere():
    rng = random.Random(7)
    words = "the council met on a wet day and voted for a new roof over the old hall by the river".split()
    source = "\n".join(" ".join(rng.choices(words, k=40)) for _ in range(30)) + "\n"
    middle = len(source) // 2
    source = f"{source[:middle]} beside teh old bridge {source[middle:]}"
    key = key_of(source, finding(source, "teh"))
    held = 0
    for _ in range(200):
        at = source.index("teh")
        start = rng.randrange(len(source) - 10)
        if not at - 60 < start < at + 60:
            new = " ".join(rng.choices(words, k=rng.randrange(4)))
            source = source[:start] + new + source[start + rng.randrange(10) :]
        held += answered(source, [finding(source, "teh")], [key], once=False) == {0: 0}
    assert held == 200


def test_where_the_words_around_changed_one_answer_and_one_finding_find_each_other():
    before, after = "we saw teh bridge", "they had seen teh river"
    key = key_of(before, finding(before, "teh"))
    assert answered(after, [finding(after, "teh")], [key], once=False) == {0: 0}
    twice = after + " and teh sea"
    both = [finding(twice, "teh"), finding(twice, "teh", nth=1)]
    assert answered(twice, both, [key], once=False) == {}


def test_an_answer_is_to_all_that_nothing_tells_apart_but_in_a_baseline_to_one():
    source = "a b c teh d e f. a b c teh d e f."
    both = [finding(source, "teh"), finding(source, "teh", nth=1)]
    keys = [key_of(source, both[0])]
    assert keys[0] == Key("spelling.word", "teh", "a b c", "d e f.")
    assert answered(source, both, keys, once=False) == {0: 0, 1: 0}
    assert answered(source, both, keys, once=True) == {0: 0}
