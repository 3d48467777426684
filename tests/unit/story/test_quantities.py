"""The ledger of quantities."""

from __future__ import annotations

import pytest

from copylint.story.quantities import quantities, singular
from copylint.story.story import Story
from copylint.text.document import Document


@pytest.mark.parametrize(
    ("word", "one"),
    [("cities", "city"), ("buses", "bus"), ("churches", "church"), ("men", "man"), ("people", "person"),
     ("cores", "core"),
     ("gas", None), ("glass", None), ("was", None), ("various", None)],
)  # fmt: skip
def test_singular(word, one):
    assert singular(word) == one


def ledger(text):
    return [(q.value, q.counts, q.determiner, q.rough) for q in quantities(Story(Document("x", text))).all]


def test_ledger_reads_what_is_counted():
    text = (
        "All 17 red vehicles and about 40 people were hit; the council’s 24 members paid £3m, or 12 percent."
    )
    assert ledger(text) == [
        (17, "red vehicle", "all", False),
        (40, "person", "", True),
        (24, "member", "council", False),
        (3e6, "£", "", False),
        (12, "percent", "", False),
    ]


def test_ledger_leaves_years_ages_scores_and_names_alone():
    assert ledger("In 2019, Ann Roe, 44, won 57-54 on Route 66 at 7.30 in Room 12, Boeing 737.") == []


def test_offsets_are_those_of_the_text():
    text = "“Fourteen men” met £2.5m of “seven women”."
    for q in quantities(Story(Document("x", text))).all:
        assert text[q.start : q.end] in {"Fourteen", "£2.5m", "seven"}


def test_ledger_is_not_quadratic():
    import time

    def seconds(n):
        story = Story(Document("x", "The 12 men met 40 women and nine dogs in Hull.\n" * n))
        began = time.perf_counter()
        assert len(quantities(story).all) == 3 * n
        return time.perf_counter() - began

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.002)
