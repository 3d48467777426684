"""Quoted writing is evidence: nothing in it is mended, and in what the story talks about nothing is even
said."""

from __future__ import annotations

import pytest

from copylint.engine.fixer import fix
from copylint.findings.finding import Safety
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.story.story import Story
from copylint.text.spans import Span

CHECKER = Checker(Options(overrides={}))


def found(text, name="story.txt"):
    return CHECKER.find(name, text, CHECKER.resolver.for_file(name))[1]


def fixed(text, name="story.txt"):
    return fix(text, lambda t: found(t, name), Safety.SAFE).text


WRITTEN = [
    "He texted his sister: “I never recieve nothing from them, its been weeks”.",
    "“They never recieve the post,” she tweeted on Friday.",
    "A sign in the window read: “Deliverys recieved at the back door.”",
    "“Fresh potatos and apples their,” read a banner over the stall.",
    "“You will recieve it by noon,” the note said.",
    "In a letter to the board he wrote: “We recieve too little. The goverment knows.”",
    "“You will recieve it,” he posted. “The goverment knows about it.”",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_what_was_written_is_not_mended(text):
    assert fixed(f"Hexley\n\n{text}\n") == f"Hexley\n\n{text}\n"


def test_what_was_written_may_still_be_reported_and_offered():
    faults = found("Hexley\n\nHe texted: “You will recieve it by noon.”\n")
    assert [f.fixes[0].safety for f in faults if f.rule == "spelling.word"] == [Safety.UNSAFE]


def test_what_was_said_is_mended_where_it_is_only_misspelled():
    assert "receive" in fixed("Hexley\n\n“You will recieve it by noon,” she said.\n")
    # The sentence is about a note, and the words are nobody's writing.
    assert "receive" in fixed(
        "Hexley\n\nThe note was found on Monday. “You will recieve it back,” she said.\n"
    )


TALKED_OF = [
    "An article that said “recieve” was wrong: the word is spelled with ei.",
    "He asked for “marshall law”. He said later that he had misspelled it.",
    "He asked for “recieve”.\n\nIt was a typo, his office said.",
    "Correction: an earlier version of this story had “goverment”, which should have read “government”.",
]


@pytest.mark.parametrize("text", TALKED_OF)
def test_nothing_is_said_of_a_spelling_that_the_story_talks_about(text):
    assert [
        f
        for f in found(f"Hexley\n\n{text}\n")
        if "“" in f"Hexley\n\n{text}\n"[max(0, f.span.start - 12) : f.span.start]
    ] == []


SIC = [
    ("story.txt", "“They recieve [sic] it and the goverment know,” she said."),
    ("story.txt", "“They recieve it and the goverment know” [sic], she said."),
    ("story.txt", "“They recieve it and the goverment know.” (Sic.) She left.".replace("(Sic.)", "(sic)")),
    ("story.md", "“They recieve \\[sic\\] it and the goverment know,” she said."),
    ("story.md", "> They recieve it and the goverment know\n>\n> their was nobody \\[sic\\] there"),
    ("story.txt", "> They recieve it and the goverment know\n> their was nobody [sic] there"),
]


@pytest.mark.parametrize(("name", "text"), SIC)
def test_sic_covers_the_whole_of_a_quotation_or_a_block(name, text):
    assert found(f"Hexley\n\n{text}\n", name) == ()


def test_sic_covers_no_other_quotation():
    text = "Hexley\n\n“They recieve [sic] it,” she said. “The goverment knows.”\n"
    assert [text[f.span.start : f.span.end] for f in found(text)] == ["goverment"]


def test_letters_in_speech_are_mended_and_words_are_not():
    text = "The inquest\n\nA: We was late then, and less people come then we thought. The goverment knows.\n"
    after = fixed(text)
    assert "We was late then, and less people come" in after
    assert "the government knows" in after.lower()


#: Text; words that were written; words that were not.
KEPT = [
    ("“You will recieve it,” the note said. “It come late,” she said.", ["recieve"], ["come late"]),
    ("“You will recieve it,” read the note. “It come late,” she said.", ["recieve"], ["come late"]),
    ("“They come late.” Ann Orme texted her sister on Monday.", [], ["come late"]),
    ("“You will recieve it,” he posted. “It come late and the goverment knows.”", ["recieve", "come late"],
     []),
    ("“They come late.” A note in the window read: “Nobody recieve it”.", ["recieve"], ["come late"]),
    ("“They come late,” a note in the window read.", ["come late"], []),
    (("He wrote: “We recieve too little.” The board met on Monday and went on for hours about it, and "
     "then again on the next day. “It come late.”"), ["recieve"], ["come late"]),
    ("He wrote: “We recieve too little.\n“It come late.”", ["recieve", "come late"], []),
]  # fmt: skip


def story_of(text: str) -> Story:
    return Story(document("story.txt", f"Hexley\n\n{text}\n"))


def place(story: Story, words: str) -> Span:
    at = story.text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(("text", "written", "other"), KEPT)
def test_a_quotation_is_what_the_one_before_it_is_until_somebody_speaks(text, written, other):
    story = story_of(text)
    for words in (*written, *other):
        assert story.is_evidence(place(story, words)) is (words in written), words


@pytest.mark.parametrize(
    ("text", "sealed"),
    [
        ("The word “recieve” is misspelled.", True),
        (
            (
                "She said, of what was misspelled: “We never recieve what is sent from the towns along the "
                "coast to us”."
            ),
            False,
        ),
        ("The sign said “recieve”.\n\nIt was misspelled, the mayor said.", True),
        ("The sign said “recieve”.\n\nThe mayor had it taken down.\n\nIt was misspelled.", False),
        ("“They never recieve it” [sic], she said.", True),
        ("“They never recieve it.” Nobody [sic] came.", False),
    ],
)
def test_what_the_story_talks_about_is_short_and_near(text, sealed):
    story = story_of(text)
    assert story.is_sealed(place(story, "recieve")) is sealed
