"""Front matter: title, description and summary are copy, the date is the day of publication, and no edit
changes what the rest says to programs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from copylint.cli.main import cli
from copylint.findings.finding import Safety
from copylint.formats.format import document, writable
from copylint.formats.markdown_front import front_matter
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.story.story import Story
from copylint.text.spans import Edit, Span

NOUN = "\ufffc"
BODY = "The ferry left.\n"


def parts(source: str) -> list[tuple[str, str]]:
    """What the story is made of but its body: role and words, blanks squeezed, § for what stands for a
    noun."""
    doc = document("a.md", source)
    assert len(doc.text) == len(source)
    out = []
    for p in Story(doc).paragraphs:
        words = p.text
        while NOUN * 2 in words:
            words = words.replace(NOUN * 2, NOUN)
        out.append((p.role, " ".join(words.replace(NOUN, "§").split())))
    assert out[-1] == ("body", BODY.strip())
    return out[:-1]


@pytest.mark.parametrize(
    ("front", "copy"),
    [
        ("---\ntitle: Ferry returns\nlayout: post\n---\n", [("headline", "Ferry returns")]),
        ("---\r\ntitle: Ferry returns\r\nlayout: post\r\n---\r\n", [("headline", "Ferry returns")]),
        ("---\nTitle:  'It''s the ferry'  # seen\nsummary: \"\"\n---\n", [("headline", "It§s the ferry")]),
        ('---\ntitle: "Ferry: \\"we return\\""\n---\n', [("headline", 'Ferry: "we return"')]),
        ('---\ntitle: "\\"We return\\", ferry says"\n---\n', [("headline", '"We return" , ferry says')]),
        ('---\ntitle: "Ferry\\u2019s return \\u2013 at last"\n---\n', [("headline",
         "Ferry§s return § at last")]),
        ("---\ntitle: Ferry\n  returns # really\ndescription: Late.\n---\n", [("headline", "Ferry returns"),
         ("standfirst", "Late.")]),
        ("---\nsummary: >-\n  The ferry is\n  late.\n\n  So is the bus.\nid: 1\n---\n", [("standfirst",
         "The ferry is late."), ("standfirst", "So is the bus.")]),
        ("---\ndescription: |\n  The ferry is late.\n---\n", [("standfirst", "The ferry is late.")]),
        ('---\ndescription: "The ferry\n  is late"\n---\n', [("standfirst", "The ferry is late")]),
        ("---\ndescription: The *ferry* is [late](https://hexley.example)\n---\n", [("standfirst",
         "The ferry is late")]),
        ("---\ntitle: {{ page.title }}\ndescription: 'The {{ name }} is late'\nsummary: true\n---\n", []),
        ("---\ntitle: [a, b]\ndescription: &x Late\nsummary: <b>Late</b>\n---\n", []),
        ("---\nseo:\n  title: Ferry\nauthors:\n- title: Mate\nsubtitle2: x\nslug: ferry-returns\n---\n", []),
        ("---\ntitle:\n---\n", []),
        ('+++\ntitle = "Ferry returns" # seen\ndescription = \'Late\'\n[menu]\ntitle = "Ferry"\n+++\n',
         [("headline", "Ferry returns"), ("standfirst", "Late")]),
        ('+++\nsummary = """\nThe ferry\nis late."""\n+++\n', [("standfirst", "The ferry is late.")]),
        (('{\n  "title": "Ferry returns",\n  "tags": ["a"],\n  "seo": {"title": "x"},\n'
         '  "summary": "It \\u2013 late"\n}\n\n'), [("headline", "Ferry returns"), ("standfirst",
          "It § late")]),
        ("{}\n\n", []),
    ],
)  # fmt: skip
def test_what_readers_see_is_copy_and_the_rest_is_not(front: str, copy: list[tuple[str, str]]) -> None:
    assert parts(front + BODY) == copy


def test_the_first_heading_of_the_body_is_a_headline_all_the_same() -> None:
    assert parts("---\ntitle: Ferry returns\n---\n# Back at last\n\n" + BODY) == [
        ("headline", "Ferry returns"),
        ("headline", "Back at last"),
    ]


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("---\ndate: 2026-03-04\n---\n", date(2026, 3, 4)),
        ("---\ndate: 2026-03-04T08:00:00Z # early\n---\n", date(2026, 3, 4)),
        ('---\ndate: "2026-03-04 08:00:00 +0100"\n---\n', date(2026, 3, 4)),
        ("---\npublished: false\npubDate: '2026-03-05'\n---\n", date(2026, 3, 5)),
        ("+++\ndate = 2026-03-04T08:00:00+01:00\n+++\n", date(2026, 3, 4)),
        ('{"date": "2026-03-04"}\n\n', date(2026, 3, 4)),
        ("---\ndate: 2026-13-44\n---\n", None),
        ("---\ndate: next week\n---\n", None),
        ("---\nupdates:\n  date: 2026-03-04\n---\n", None),
    ],
)
def test_the_date_is_the_day_of_publication(front: str, day: date | None) -> None:
    assert document("a.md", front + BODY).published == day


def run(*args: str) -> Any:
    return CliRunner().invoke(cli, args)


def test_weekdays_are_held_against_the_date_unless_the_command_line_says_another(desk: Path) -> None:
    copy = "The ferry returned on Friday 7 March, its owners said.\n"
    (desk / "a.md").write_text(f"---\ndate: 2026-03-10\n---\n{copy}")  # a Saturday
    (desk / "b.md").write_text(f"---\ndate: 2025-03-10\n---\n{copy}")

    def found(*args: str) -> list[str]:
        out = json.loads(run("check", "--format", "json", "--select", "dates", *args).stdout)
        return [f["path"] for f in out if f["rule"].startswith("dates.weekday")]

    assert found("a.md", "b.md") == ["a.md"]
    (desk / "copylint.toml").write_text("published = 2026-03-10\n")  # of the folder, not of this story
    assert found("a.md", "b.md") == ["a.md"]
    assert found("a.md", "b.md", "--published", "2025-03-10") == []
    assert found("a.md", "b.md", "--published", "2026-03-10") == [
        "a.md",
        "b.md",
    ]  # though the settings say the same
    assert json.loads(run("facts", "--format", "json", "b.md").stdout) == json.loads(
        run("facts", "--format", "json", "--published", "2025-03-10", "b.md").stdout
    )


# -- what is written -------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={"select": ("spelling", "spacing", "punctuation", "quotes")}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: The ferry recieved a  crew", "title: The ferry received a crew"),
        ('title: "The ferry recieved \\"teh crew\\""', 'title: "The ferry received \\"the crew\\""'),
        ("title: 'The ferry''s crew recieved it'", "title: 'The ferry''s crew received it'"),
        (
            "description: >\n  The ferry recieved\n  a crew , at last",
            "description: >\n  The ferry received\n  a crew, at last",
        ),
        (
            "description: >\n  Owners: teh crew\n  # recieved it",
            "description: >\n  Owners: the crew\n  # received it",
        ),
        ("description: The crew :said so", None),
        ("tags: [recieved , teh]\nslug: recieved-teh\nrecieved: teh", None),
        ('title: "The ferry recieved {{ crew }}"', None),
    ],
)
def test_copy_is_mended_and_what_programs_read_stays(
    checker: Checker, tmp_path: Path, before: str, after: str | None
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"---\n{before}\nlayout: teh , x\n---\n{BODY}".encode())
    fixed = checker.fix(str(path), Safety.UNSAFE)
    assert fixed.error is None
    assert fixed.after == f"---\n{after or before}\nlayout: teh , x\n---\n{BODY}"


@pytest.mark.parametrize(
    ("value", "at", "old", "new", "allowed"),
    [
        ("The ferry left at 10:30 today", "ferry", "ferry", "boat", True),
        ("The ferry left at 10:30 today", "30", "", " ", False),  # a key called The ferry left at 10
        ("The ferry is number#4 now", "#", "", " ", False),  # a comment
        ("The ferry is late", "late", "late", "late: today", False),
        ("The ferry is late", "The", "The", "- the", False),
        ("The ferry is late", "The", "The", "A", False),  # what it begins with says what it is
        ("'The ferry is late'", "The", "The", "A", True),
        ("'The ferry is late'", "late", "late", "it’s late", True),
        ("'The ferry is late'", "late", "late", "it's late", False),
        ('"The ferry at 10:30"', "30", "", " ", True),
        ('"The ferry is late"', "late", "late", '"late"', False),
        ('"The \\"ferry\\""', '"ferry', "", "x", False),
    ],
)
def test_what_may_be_written_into_a_value(value: str, at: str, old: str, new: str, allowed: bool) -> None:
    source = f"---\ntitle: {value}\n---\n{BODY}"
    k = source.index(at)
    assert writable(document("a.md", source), [Edit(Span(k, k + len(old)), old, new)]) is allowed


TEXTS = st.text(st.sampled_from("ab c:#'\",.-!?[]{}&*|>%@`\\\n"), max_size=12)


@given(
    st.sampled_from(
        [
            "title: The ferry is: late",
            'title: "The \\"ferry\\" is late"',
            "title: 'The ferry''s late'",
            "title: >\n  The ferry\n  is late",
        ]
    ),
    st.integers(7, 30),
    st.integers(0, 6),
    TEXTS,
)
def test_an_edit_that_is_let_through_changes_one_value_alone(
    front: str, start: int, size: int, new: str
) -> None:
    source = f"---\n{front}\nlayout: post\n---\n{BODY}"
    end = min(4 + len(front), start + 4 + size)
    start = min(end, start + 4)
    if not writable(document("a.md", source), [Edit(Span(start, end), source[start:end], new)]):
        return
    after = source[:start] + new + source[end:]
    try:
        before = yaml.safe_load(front)
    except yaml.YAMLError:  # as many that generators take all the same
        before = None
    if before is not None:
        read = yaml.safe_load(after[4 : front_matter(after).end - 4])
        assert list(read) == ["title", "layout"]
        assert read["layout"] == "post"
        assert isinstance(read["title"], str)


@given(
    st.text(st.sampled_from("-+{}\"'title:=date \n\\|>#[],"), max_size=60),
    st.sampled_from(["---\n", "+++\n", '{"']),
)
def test_reading_never_fails(text: str, opening: str) -> None:
    source = f"{opening}title{text}\n{opening}\n" + BODY
    front = front_matter(source)
    at = 0
    for value in front.values:
        assert at <= value.start <= value.end <= front.end
        at = value.end
    assert len(document("a.md", source).text) == len(source)
