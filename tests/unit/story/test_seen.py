"""The copy as it is seen: characters without a width, markup, and fragments."""

from __future__ import annotations

import pytest

from copylint.engine.fixer import apply
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.reports.names import rows
from copylint.story.seen import seen
from copylint.story.story import Story
from copylint.text.document import NOT_COPY
from support.seencopy import HEAD, find, rules, shown


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
