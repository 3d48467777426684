"""The copy as it is seen: wrapped paragraphs, characters without a width, blocks in capitals; and
fragments."""

from __future__ import annotations

import random
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import apply
from copylint.findings.finding import Finding
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.reports.names import rows
from copylint.story.names import names
from copylint.story.seen import seen
from copylint.story.story import Story
from copylint.story.wrapping import joins
from copylint.text.document import NOT_COPY
from support import fuzzing
from support.places import ROOT

SEEDS = sorted((ROOT / "seeds").rglob("*.txt"))
CHECKER = Checker(Options(overrides={}, cache=False))
HEAD = "Ferry to return\n\nThe ferry to Brannock will return on Monday, its owners said.\n\n"


def find(text: str, name: str = "a.txt") -> tuple[Finding, ...]:
    return CHECKER.find(name, text, CHECKER.resolver.for_file(name))[1]


def rules(text: str, name: str = "a.txt") -> list[str]:
    return [f.rule for f in find(text, name)]


def fixed(text: str, name: str = "a.txt") -> str:
    done = CHECKER.fix(name, data=text.encode())
    assert done.error is None
    return done.after


def shown(text: str, name: str = "a.txt") -> str:
    return seen(document(name, text)).text


# -- paragraphs over several lines -----------------------------------------------------------------------
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


@settings(deadline=None, max_examples=60)
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


def test_findings_have_their_place_in_the_source() -> None:
    text = HEAD.replace("\n", "\r\n") + (
        "The harbour master of the town, who\r\nrecieved the news on Friday after a long\r\n"
        "meeting, was glad of it.\r\n"
    )
    (f,) = (f for f in find(text) if f.rule == "spelling.word")
    assert text[f.span.start : f.span.end] == "recieved"
    assert all(text[e.span.start : e.span.end] == e.old for x in f.fixes for e in x.edits)


def test_names_and_facts_tell_the_lines_of_the_source() -> None:
    text = (
        "Ferry to return\n\nThe harbour master of Brannock, who had waited for\n"
        "it all winter, was glad that Marek Tarnsky had sold\nthe ship to the town for $15 million "
        "on Friday.\n"
    )
    (person,) = (r for r in rows(Story(seen(document("a.txt", text)))) if r.name.full == "Marek Tarnsky")
    start, end, line, *_ = person.mentions[0]
    assert line == 4
    assert text[start:end] == "Marek Tarnsky"


# -- what nobody sees --------------------------------------------------------------------------------------
@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u2060", "\ufeff"])
def test_a_word_with_something_unseen_in_it_is_the_word(mark: str) -> None:
    text = HEAD + f"The har{mark}bour master rec{mark}eived the news, and the coun{mark}cil did.\n"
    (f,) = find(text)
    assert f.rule == "spacing.unseen"
    assert "2 more places" in f.message
    assert apply(text, f.fixes[0].edits) == text.replace(mark, "")
    assert rules(HEAD + f"The harbour master reci{mark}eved the news.\n") == [
        "spacing.unseen",
        "spelling.word",
    ]


def test_a_soft_hyphen_at_the_end_of_a_line_is_no_space() -> None:
    text = (
        "Ferry to return\n\nThe ferry will return on Monday, said the har\u00ad\n"
        "bour master, who had waited for it all winter.\n\nThe crossing takes two hours in good weather.\n"
    )
    assert "harbour master" in shown(text)


def test_joiners_of_emoji_and_lone_marks_stay() -> None:
    for text in ("👩\u200d👧 came.", "a \u200b b", "\u2060"):
        assert shown(text) == text


# -- capitals -----------------------------------------------------------------------------------------------
SCRIPT = (
    "SLUG: FERRY\n\n(ANCHOR ON CAM) :20\n"
    "GOOD EVENING. THE FERRY TO BRANNOCK, WHERE THE STORM HIT ON FRIDAY, HAD WENT TO THE YARD. ITS OWNERS "
    "RECIEVED THE BILL, SAID MAREK TARNSKY.\n"
)


def test_faults_in_capitals_are_found_as_in_a_sentence_and_fixes_keep_the_capitals() -> None:
    small = (
        "Good evening. The ferry to Brannock, where the storm hit on Friday, had went to the yard. Its "
        "owners recieved the bill, said Marek Tarnsky.\n"
    )
    found = {f.rule: f for f in find(SCRIPT)}
    assert {"spelling.word"} <= set(found)
    assert set(rules("Ferry\n\n" + small)) <= set(found)
    for f in found.values():
        for x in f.fixes:
            assert all(e.new.upper() == e.new and SCRIPT[e.span.start : e.span.end] == e.old for e in x.edits)
    assert "RECEIVED" in fixed(SCRIPT)
    assert fixed(SCRIPT).replace("RECEIVED", "RECIEVED").isupper()


def test_no_name_is_learnt_from_a_block_in_capitals() -> None:
    story = Story(seen(document("a.txt", SCRIPT)))
    assert not {"WHERE", "THE", "Where", "GOOD"} & {w for r in rows(story) for w in r.name.full.split()}
    assert "Tarnsky" not in names(story).forms


def test_words_in_a_block_are_written_as_the_story_writes_them() -> None:
    text = (
        "THE BBC SAID TARNSKY WAS IN LONDON, AND THAT XQPF KNEW IT. I'M GLAD, HE SAID.\n\n"
        "The BBC said so. It was Marek Tarnsky who spoke.\n"
    )
    assert (
        shown(text).split("\n")[0]
        == "The BBC said Tarnsky was in London, and that XQPF knew it. I'm glad, he said."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The BBC, ITV, RTE, ABC, NBC and CBS said so.",
        "It said STOP NOW in red.",
        "XQZ QZX ZQX XZQ QXZ ZXQ PQX",
    ],
)
def test_acronyms_and_a_few_words_in_capitals_are_no_block(text: str) -> None:
    assert shown(text) == text


def test_offsets_of_letters_stay_where_capitals_are_folded() -> None:
    text = "THE İSTANBUL STRASSE STORY OF ﬁ AND GROẞ WAS OF THE TOWN THAT DAY\n"
    assert len(shown(text)) == len(text)


# -- fragments ---------------------------------------------------------------------------------------------
LACKING = [
    "Members of the BNRG met on Friday, and the BNRG voted for the plan.",
    "“It was a long winter and we are glad that it is over.",
    "It was a long winter and we are glad that it is over,” he said.",
    "The Brannock Navigation and Rescue Group (BNRG) met on Friday in the harbour.",
    "Mr Tarnsky said the plan was good.",
]


@pytest.mark.parametrize("text", LACKING)
def test_a_fragment_is_not_told_what_it_lacks(text: str) -> None:
    assert rules(text + "\n") == []
    assert rules(text + "\n", "a.md") == []


def test_a_story_is_told_what_it_lacks_and_a_fragment_its_other_faults() -> None:
    asked = Checker(Options(overrides={"select": ("acronyms.undefined",)}, cache=False))
    settings = asked.resolver.for_file("a.txt")
    assert [f.rule for f in asked.find("a.txt", HEAD + LACKING[0] + "\n", settings)[1]] == [
        "acronyms.undefined"
    ]
    assert not asked.find("a.txt", LACKING[0] + "\n", settings)[1]
    assert "quotes.unclosed" in rules(HEAD + LACKING[1] + "\n")
    assert rules("The harbour master recieved the news.\n") == ["spelling.word"]
    assert "quotes.unclosed" in rules("“We are glad that it is over, he said.\n")


# -- kept together -------------------------------------------------------------------------------------------
def test_markup_goes_along() -> None:
    text = (
        "# Ferry to return\n\nThe ferry will **return\non** Monday with `teh\ncode` and [a\n"
        "link](https://x.example/teh), its owners said.\n"
    )
    doc = seen(document("a.md", text))
    for r in doc.regions:
        if r.kind in NOT_COPY and len(r.span):
            assert not doc.text[r.span.start : r.span.end].strip("\ufffc \n")
    assert "return" in doc.text
    assert "spelling.word" not in rules(text, "a.md")
