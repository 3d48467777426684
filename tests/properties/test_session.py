"""A text under edit is reported on as a fresh check of it would, whatever was done to it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint import Linter, Span
from support.effort import tries
from support.newscopy import story
from support.places import SEEDS

LINTER = Linter()
STORIES = sorted(p for p in SEEDS.glob("*/*") if p.suffix in (".txt", ".md"))
PUT = [
    "", "s", "e", " ", ".", "’s", "'", "“", "”", '"', "‘", "\n", "\n\n", "- ", "(", "teh ", " the the ",
    "their ", "there ", " colour ", " color ", " organise and organize ", " Mr Rowan Tarn ", " rowan Tarn ",
    " Tarn’s", "Q: Why?\n\nA: Because.\n\n", "HEXLEY (AP) — ", "By Ann Lee\n\n", " [sic]", " 12 of the 40 ",
    " The council have ", " were ", "https://a.example/b ", " last Monday, March 3, ", "# ", "> ",
    " texted: “recieve it”", " CAPITALS IN A LINE OF ALL CAPITALS\n\n",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 0, 1, 2, 5, 12, 40, 400]), st.sampled_from(PUT)),
    min_size=1,
    max_size=6,
)
PATIENT = settings(
    deadline=None,
    max_examples=tries(10),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def agrees(text: str, edits: list[tuple[float, int, str]], name: str) -> None:
    """Fails where the session on a text differs from a fresh check after any of the edits."""
    session = LINTER.open(text, name=name)
    session.report()
    for where, size, new in edits:
        start = int(where * len(text))
        end = min(len(text), start + size)
        session.edit(Span(start, end), new)
        text = text[:start] + new + text[end:]
        fresh, report = LINTER.check(text, name=name), session.report()
        assert report.findings == fresh.findings
        assert report.notes == fresh.notes


@PATIENT
@given(st.sampled_from(STORIES), EDITS)
def test_a_seed_under_edit_is_reported_on_as_a_fresh_one(path, edits):
    agrees(path.read_text("utf-8"), edits, path.name)


@PATIENT
@given(story(), EDITS)
def test_made_copy_under_edit_is_reported_on_as_fresh(text, edits):
    agrees(text, edits, "story.txt")


@pytest.mark.parametrize("path", STORIES[::4], ids=lambda p: p.name)
def test_taking_a_story_apart_and_putting_it_together_again_leaves_its_report(path):
    text = path.read_text("utf-8")
    first = LINTER.check(text, name=path.name)
    session = LINTER.open(text, name=path.name)
    half = text.find("\n", len(text) // 2)
    taken = text[half:]
    session.edit(Span(half, len(text)), "")
    assert session.report().findings == LINTER.check(text[:half], name=path.name).findings
    session.edit(Span(half, half), taken)
    assert session.report().findings == first.findings
