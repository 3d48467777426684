"""What each line is taken for, and what follows from it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.formats.format import document
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.story.acronyms import acronyms
from copylint.story.assignment import of
from copylint.story.roles import FURNITURE, HEADS, PROSE, ROLES, Page
from copylint.story.seen import seen
from copylint.story.story import Story
from support.places import ROOT

BODY = "The ferry to Brannock will return on Monday after a winter of repairs, its owners said."
MORE = "The crossing takes two hours in good weather and four in bad."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={}, cache=False))


def found(checker: Checker, text: str, name: str = "a.txt") -> set[str]:
    report = checker.check(name, text.encode())
    assert report.error is None
    return {f.rule for f in report.findings}


def role(
    line: str, before: tuple[str, ...] = ("Ferry to return", BODY), after: tuple[str, ...] = (MORE,)
) -> str:
    return of(Page([*before, line, *after]))[len(before)]


# -- one test a role --------------------------------------------------------------------------------
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


def test_every_role_is_of_one_sort() -> None:
    assert len(ROLES) == len(set(ROLES)) == len(PROSE) + len(HEADS) + len(FURNITURE)


def test_every_line_of_the_seeds_has_a_role() -> None:
    from copylint.reports.roles import lines

    for path in sorted((ROOT / "seeds").rglob("*.*")):
        source = path.read_text(encoding="utf-8")
        told = lines(Story(seen(document(str(path), source))))
        assert [n for n, _, _ in told] == [n for n, line in enumerate(source.split("\n"), 1) if line.strip()]
        assert {r for _, r, _ in told} <= {*ROLES, "no copy"}


# -- what follows ----------------------------------------------------------------------------------
TABLE = "                W   L  Pts\nRovers Rovers  12   3   39\nDry Fork         9   6   27"


def test_columns_stay_and_two_clubs_in_a_row_are_no_doubled_word(checker: Checker) -> None:
    text = f"Rovers win again\n\n{BODY}\n\nSTANDINGS\n{TABLE}\n\n{MORE}\n"
    assert not found(checker, text) & {
        "spacing.double",
        "punctuation.doubled-word",
        "punctuation.doubled-word-doubtful",
    }
    assert checker.fix("a.txt", data=text.encode()).after == text
    assert "spacing.double" in found(checker, f"Rovers win again\n\n{BODY}\n\nThe ferry  is back.\n")


def test_a_word_in_a_column_is_only_offered(checker: Checker) -> None:
    text = (
        f"Rovers win again\n\n{BODY}\n\n                W   L  Pts\nRovers         12   3   39\n"
        f"recieved        9   6   27\n\n{MORE}\n"
    )
    (f,) = (f for f in checker.check("a.txt", text.encode()).findings if f.rule == "spelling.word")
    assert [x.safety.label for x in f.fixes] == ["unsafe"]
    assert checker.fix("a.txt", data=text.encode()).after == text


def test_furniture_is_no_sentence(checker: Checker) -> None:
    text = (
        f"US FERRIES-\nFerry to return\n\n{BODY}\n\n{MORE}\n\nMORE\n\nmedia contact : Ann Lee , "
        "555-0142\n###\n"
    )
    assert not found(checker, text)


def test_a_word_spelled_wrong_in_furniture_is_found(checker: Checker) -> None:
    assert "spelling.word" in found(
        checker, f"MEDIA RELEASE\n\nFerry to return\n\n{BODY}\n\nMedia contact: Ann Lee, goverment desk\n"
    )


def test_acronyms_of_slugs_are_not_the_storys(checker: Checker) -> None:
    text = f"FBOX--RESULTS\n\nFerry to return\n\nThe FBOX said so. {BODY}\n"
    assert "FBOX" in acronyms(Story(seen(document("a.txt", text)))).places
    assert len(acronyms(Story(seen(document("a.txt", text)))).places["FBOX"]) == 1


def test_a_rule_may_name_the_roles_it_is_for(desk: Path) -> None:
    (desk / "own.yaml").write_text(
        "rules:\n- id: own.caption\n  kind: phrase\n  message: No.\n  fix: none\n  scope: caption\n"
        "  match: {pairs: {ferry: ship}}\n  examples: [{ok: A ship.}, {bad: 'Caption: The ferry.', "
        "at: ferry}]\n",
        encoding="utf-8",
    )
    (desk / "a.txt").write_text(
        f"Ferry to return\n\n{BODY}\n\nCaption: The ferry in dock.\n", encoding="utf-8"
    )
    ran = CliRunner().invoke(
        cli, ["check", "--rules", "own.yaml", "--select", "own", "--format", "json", "a.txt"]
    )
    assert [f["line"] for f in json.loads(ran.stdout)] == [5], ran.output


# -- shown -----------------------------------------------------------------------------------------------
def test_check_roles_shows_them(desk: Path) -> None:
    (desk / "a.txt").write_text(
        f"Ferry to return\n\nBRANNOCK — The ferry will return\non Monday, its owners\nsaid.\n\n{TABLE}\n",
        encoding="utf-8",
    )
    ran = CliRunner().invoke(cli, ["check", "--roles", "a.txt"])
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[:3] == [
        "a.txt",
        "     1  headline        Ferry to return",
        "     3  dateline        BRANNOCK — The ferry will return",
    ]
    ran = CliRunner().invoke(cli, ["check", "--roles", "--format", "json", "a.txt"])
    (told,) = json.loads(ran.stdout)
    assert told["path"] == "a.txt"
    assert [(x["line"], x["role"]) for x in told["lines"]] == [
        (1, "headline"),
        (3, "dateline"),
        (4, "dateline"),
        (5, "dateline"),
        (7, "table"),
        (8, "table"),
        (9, "table"),
    ]
    assert told["lines"][1]["text"] == "BRANNOCK — The ferry will return"


def test_check_roles_reads_standard_input_and_says_what_it_cannot(desk: Path) -> None:
    ran = CliRunner().invoke(cli, ["check", "--roles", "-"], input=f"Ferry to return\n\n{BODY}\n")
    assert ran.exit_code == 0
    assert "headline" in ran.stdout
    assert CliRunner().invoke(cli, ["check", "--roles", "--format", "github", "-"], input="x").exit_code == 2
    assert CliRunner().invoke(cli, ["check", "--roles", "none.txt"]).exit_code == 2
