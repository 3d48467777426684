"""Blocks in capitals are read as in sentences."""

from __future__ import annotations

import pytest

from copylint.formats.format import document
from copylint.reports.names import rows
from copylint.story.names import names
from copylint.story.seen import seen
from copylint.story.story import Story
from support.seencopy import find, fixed, rules, shown

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
