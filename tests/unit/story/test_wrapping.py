"""Wrapped paragraphs: which line breaks are spaces."""

from __future__ import annotations

import random
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import apply
from copylint.story.wrapping import joins
from support import fuzzing
from support.effort import tries
from support.places import ROOT
from support.seencopy import HEAD, find, fixed, shown

SEEDS = sorted((ROOT / "seeds").rglob("*.txt"))


def wrapped(paragraphs: list[str], width: int, indent: str, end: str) -> str:
    filled = (
        textwrap.fill(p, width, break_long_words=False, break_on_hyphens=False, initial_indent=indent)
        for p in paragraphs
    )
    return ("\n" if indent else "\n\n").join(filled).replace("\n", end) + end


def by_words(text: str) -> list[tuple[object, ...]]:
    """The findings of a text, told by words: rule, words, message, how many words come before, and the words
    that each fix leaves."""
    return sorted(
        (
            f.rule,
            text[f.span.start : f.span.end].split(),
            f.message,
            len(text[: f.span.start].split()),
            [apply(text, x.edits).split() for x in f.fixes],
        )
        for f in find(text)
        if f.rule != "spacing.double"  # two spaces at a line's end are nobody's
    )


def same_at(paragraphs: list[str], width: int, indent: str, end: str) -> None:
    flat = ("\n" if indent else "\n\n").join(indent + p for p in paragraphs) + "\n"
    text = wrapped(paragraphs, width, indent, end)
    assert shown(text).split() == shown(flat).split()
    # The line that a message names is another one.
    assert re.sub(r"line \d+", "line", str(by_words(text))) == re.sub(
        r"line \d+", "line", str(by_words(flat))
    )


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem)
def test_a_seed_story_says_the_same_in_every_width(path: Path) -> None:
    paragraphs = [p.strip() for p in path.read_text(encoding="utf-8").split("\n") if p.strip()]
    rng = random.Random(path.stem)
    for indent in ("", "   "):
        same_at(paragraphs, rng.randint(24, 120), indent, rng.choice(["\n", "\r\n"]))


@settings(deadline=None, max_examples=tries(60))
@given(
    st.integers(0, 2**32), st.integers(20, 160), st.sampled_from(["", "   "]), st.sampled_from(["\n", "\r\n"])
)
def test_a_made_story_says_the_same_in_every_width(seed: int, width: int, indent: str, end: str) -> None:
    rng = random.Random(seed)
    pool = [
        s for s in (" ".join(x.split()) for x in fuzzing.sentences()) if 30 < len(s) < 300 and s[0].isupper()
    ]
    body = [" ".join(rng.choice(pool) for _ in range(rng.randint(2, 4))) for _ in range(rng.randint(3, 6))]
    same_at(["Council meets over the bridge", *body], width, indent, end)


def test_a_paragraph_a_line_stays_so() -> None:
    for text in (
        (
            "Ferry to return\nBy Ann Lee\nThe ferry to Brannock will return on Monday after a winter of "
            "repairs, its owners said.\nIt is late.\n"
        ),
        (
            "Ferry to return\n\nThe ferry will return on Monday.\nIts owners said so.\n"
            "The crossing takes two hours.\n"
        ),
        "Shopping\n\nFlour\nMilk\nEggs\n\nTwo teams\n\nHexley Rovers 2\nCarrick Vale 1\n",
        "Dear Sir,\nThe ferry is late.\nYours faithfully,\nAnn Lee\n",
        "Q: Why?\nA: Because it was late, and\nQ: When?\n",
    ):
        assert joins(text) == []


def test_verse_tables_and_quoted_lines_keep_their_lines() -> None:
    prose = textwrap.fill(
        (
            "The ferry to Brannock will return on Monday after a winter of repairs, its owners said at the "
            "quay on Friday."
        ),
        50,
    )
    verse = (
        "The harbour sleeps beneath the hill,\nThe boats lie quiet at the quay,\n"
        "And no one stirs, and all is still,\nTill morning calls us to the sea."
    )
    table = "Rovers   12   8\nWasps    11   7"
    quoted = "> the first line of it\n> and the second line of it"
    text = f"Ferry to return\n\n{prose}\n\n{verse}\n\n{table}\n\n{quoted}\n\n{prose}\n"
    out = shown(text)
    assert prose.replace("\n", " ") in out
    for block in (verse, table, quoted):
        assert block in out


def test_a_hard_line_break_of_markdown_stays_and_a_soft_one_is_a_space() -> None:
    text = "# Ferry to return\n\nThe ferry will\nreturn on  \nMonday, its\\\nowners said.\n"
    assert shown(text, "a.md").split("\n")[2:5] == [
        "The ferry will return on  ",
        "Monday, its ",
        "owners said.",
    ]


def test_a_fix_keeps_the_line_break_it_goes_over() -> None:
    for end in ("\n", "\r\n"):
        text = (
            HEAD
            + (
                "The harbour master said on Friday that the\nthe council had agreed to pay for all of\n"
                "the work, and that it will begin soon.\n"
            )
        ).replace("\n", end)
        assert fixed(text) == text.replace(f"the{end}the council", f"the{end}council")


def test_a_fix_over_a_line_break_offers_the_words_with_the_break() -> None:
    text = HEAD + (
        "The harbour master had agreed pay for all of the work in the dock, and he\n"
        "used say that it was no more than it\nwould likely cost him in the end.\n"
    )
    wraps = [textwrap.fill(p, 30) for p in text.split("\n\n")]
    text = "\n\n".join(wraps).replace("agreed pay", "agreed\npay") + "\n"
    edits = [e for f in find(text) for x in f.fixes for e in x.edits if "\n" in e.old]
    assert edits
    assert all(e.new.count("\n") == e.old.count("\n") for e in edits)
