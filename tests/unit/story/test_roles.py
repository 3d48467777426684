"""What follows from what a line is taken for."""

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
from copylint.story.roles import FURNITURE, HEADS, PROSE, ROLES
from copylint.story.seen import seen
from copylint.story.story import Story
from support.lines import BODY, MORE, TABLE
from support.places import ROOT


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={}, cache=False))


def found(checker: Checker, text: str, name: str = "a.txt") -> set[str]:
    report = checker.check(name, text.encode())
    assert report.error is None
    return {f.rule for f in report.findings}


def test_every_role_is_of_one_sort() -> None:
    assert len(ROLES) == len(set(ROLES)) == len(PROSE) + len(HEADS) + len(FURNITURE)


def test_every_line_of_the_seeds_has_a_role() -> None:
    from copylint.reports.roles import lines

    for path in sorted((ROOT / "seeds").rglob("*.*")):
        source = path.read_text(encoding="utf-8")
        told = lines(Story(seen(document(str(path), source))))
        assert [n for n, _, _ in told] == [n for n, line in enumerate(source.split("\n"), 1) if line.strip()]
        assert {r for _, r, _ in told} <= {*ROLES, "no copy"}


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
