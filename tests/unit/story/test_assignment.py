"""What each line is taken for."""

from __future__ import annotations

import pytest

from copylint.formats.format import document
from copylint.story.assignment import of
from copylint.story.roles import Page
from copylint.story.seen import seen
from copylint.story.story import Story
from support.lines import BODY, MORE


def role(
    line: str, before: tuple[str, ...] = ("Ferry to return", BODY), after: tuple[str, ...] = (MORE,)
) -> str:
    return of(Page([*before, line, *after]))[len(before)]


@pytest.mark.parametrize(
    "line",
    ["US FERRIES-", "FBO--RESULTS", "SLUG: ferry-return", "Catchline: FERRY", "HALVER-RESULTS (UPDATE 1)"],
)
def test_slug(line: str) -> None:
    assert role(line, before=()) == "slug"


@pytest.mark.parametrize(
    "line", ["Well-known sailor dies", "US-bound ferry turns back", "Slug and snail numbers rise"]
)
def test_no_slug(line: str) -> None:
    assert role(line, before=()) == "headline"


@pytest.mark.parametrize(
    "line",
    ["BC-EU--Ferry, 2nd Ld-Writethru,412", "Eds: UPDATES with quote.",
     "(Updates with comment, paragraphs 4-6)", "(Desk: photo to follow)", "[INSERT FIGURE]",
     "ATTENTION EDITORS - NEW HEADLINE"],
)  # fmt: skip
def test_writethru_line(line: str) -> None:
    assert role(line) == "writethru line"


@pytest.mark.parametrize(
    "line",
    ["NOT FOR PUBLICATION", "Embargoed until 00:01 on Tuesday", "STRICTLY EMBARGOED", "MEDIA RELEASE",
     "STANDINGS", "(Translated from the Welsh)", "Notes to editors", "(ANCHOR ON CAM) :20"],
)  # fmt: skip
def test_label(line: str) -> None:
    assert role(line) == "label"


def test_a_label_stands_over_the_headline_and_a_headline_in_capitals_over_the_story() -> None:
    assert of(Page(["SAILING", "Ferry to return", BODY, MORE])) == ["label", "headline", "body", "body"]
    assert of(Page(["FERRY TO RETURN", BODY, MORE])) == ["headline", "body", "body"]
    assert of(Page(["FERRY TO RETURN", "By Ann Lee", BODY, MORE])) == ["headline", "byline", "body", "body"]


def test_headline_standfirst_byline_and_dateline() -> None:
    lines = [
        "SLUG: ferry",
        "Monday, March 2, 2026",
        "Ferry to return",
        "Owners say repairs are done",
        "By Ann Lee",
        f"BRANNOCK — {BODY}",
        MORE,
    ]
    assert of(Page(lines)) == ["slug", "time stamp", "headline", "standfirst", "byline", "dateline", "body"]


@pytest.mark.parametrize(
    "line", ["• Repairs are done", "1. Repairs are done.", "- The ferry is back", "(a) the ferry is back"]
)
def test_bullets(line: str) -> None:
    assert role(line) == "bullets"


def test_a_bullet_that_a_format_shows_as_blanks() -> None:
    text = f"# Ferry to return\n\n{BODY}\n\n- Repairs are done\n- Two crews are hired\n\n{MORE}\n"
    assert Story(seen(document("a.md", text))).roles == ["headline", "body", "bullets", "bullets", "body"]


@pytest.mark.parametrize(
    "line", ["Caption: The ferry in its dock on Monday.", "PHOTO: The ferry in its dock"]
)
def test_caption(line: str) -> None:
    assert role(line) == "caption"


@pytest.mark.parametrize(
    "lines",
    [["          P   W   D", "Rovers   12   8   1", "Wasps    12   7   2"], ["| Team | P |",
     "| Rovers | 12 |"], ["Rovers 12 8 1 25", "Wasps 12 7 2 23"], ["Rovers\t12", "Wasps\t11"]],
)  # fmt: skip
def test_table(lines: list[str]) -> None:
    assert of(Page(["Ferry to return", BODY, *(x.strip() for x in lines), MORE]))[2:-1] == ["table"] * len(
        lines
    )


@pytest.mark.parametrize(
    "line",
    [
        "He said  that it  was over by then, and that all of them  had left.",
        "It was over.  They left.",
        "Rovers won 8 of 12 games",
    ],
)
def test_no_table(line: str) -> None:
    assert role(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Hexley Rovers 2 (Tarn 12, Orme 58 pen)",
        "Hexley Rovers 2 Carrick Vale 1",
        "Att: 1,204",
        "Rovers 12-3 Wasps 9-7",
    ],
)
def test_score_line(line: str) -> None:
    assert role(line) == "score line"


@pytest.mark.parametrize(
    "line",
    [
        "She flew home in a Boeing 737",
        "Tarn scored 2 goals and Orme scored 1.",
        "The crew of Apollo 13 landed safely",
    ],
)
def test_no_score_line(line: str) -> None:
    assert role(line) == "body"


def test_key_events() -> None:
    lines = ["1998: The line opens.", "2004: A second ship is bought.", "March 2011: The first ship is sold."]
    assert of(Page(["Ferry to return", BODY, *lines]))[2:] == ["key events"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "8:05 p.m.: Signing off",
        "Noon: Where we stand",
        "Updated 10:30 GMT",
        "Tuesday, Oct. 28, 2025",
        "00:00:01,000 --> 00:00:04,000",
    ],
)
def test_time_stamp(line: str) -> None:
    assert role(line) == "time stamp"


@pytest.mark.parametrize(
    "line",
    [
        "Rovers host Dry Fork on Friday, Feb. 22.",
        "7 p.m. is the time at which the ferry leaves every day.",
        "May is a good month",
    ],
)
def test_no_time_stamp(line: str) -> None:
    assert role(line) == "body"


@pytest.mark.parametrize(
    "line",
    ["© Hexley Herald", "All rights reserved.", "This article was amended on Tuesday to correct a date."],
)
def test_boilerplate(line: str) -> None:
    assert role(line) == "boilerplate"


def test_what_a_firm_says_of_itself_is_boilerplate() -> None:
    lines = [
        "Ferry to return",
        BODY,
        "About Brannock Ferries",
        "Brannock Ferries was founded in 1998.",
        "It has two ships.",
        "###",
    ]
    assert of(Page(lines))[2:] == ["label", "boilerplate", "boilerplate", "ENDS"]


@pytest.mark.parametrize(
    "line",
    ["Media contact: Ann Lee, 555-0142", "press@ferry.example", "Press office: 020 7946 0018",
     "(Reporting by Ann Lee; Editing by Joe Tarn)", "al/jt", "((ann.lee@ferry.example; +44 20 7946 0018))"],
)  # fmt: skip
def test_contact_line(line: str) -> None:
    assert role(line) == "contact line"


@pytest.mark.parametrize("line", ["ENDS", "– ENDS –", "###", "-30-", "(more)", "MORE", "___"])
def test_ends(line: str) -> None:
    assert role(line) == "ENDS"


@pytest.mark.parametrize("line", ["CG: ANN LEE / FERRY OWNER", "ASTON: ANN LEE / FERRY OWNER"])
def test_on_screen_name(line: str) -> None:
    assert role(line) == "on-screen name"


def test_speech() -> None:
    text = (
        f"Ferry to return\n\n{BODY}\n\nQ: When did you start?\n\nA: I was ten, I think.\n\n"
        f"“It took its time.”\n\n{MORE}\n"
    )
    assert Story(seen(document("a.txt", text))).roles == [
        "headline",
        "body",
        "speech",
        "speech",
        "speech",
        "body",
    ]
