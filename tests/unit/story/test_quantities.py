"""The ledger of quantities, and the sums that stand on it."""

import json

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.story.numbers import number_value, precision
from copylint.story.quantities import quantities, singular
from copylint.story.story import Story
from copylint.text.document import Document


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("12,000", 12_000), ("1.4 million", 1.4e6), ("3bn", 3e9), ("ninety-nine", 99),
        ("twenty", 20),
        ("two hundred", 200), ("two hundred and five", 205), ("forty two", 42), ("six million", 6e6),
        ("word", None), ("12th", None),
    ],
)  # fmt: skip
def test_number_value(text, value):
    assert number_value(text) == value


def test_precision_follows_the_last_place():
    assert precision("2.4") == pytest.approx(0.05)
    assert precision("120") == 0.5
    assert precision("$".strip("$") + "540,000") == 2_700
    assert precision("12,345") == 0.5
    assert precision("1.4 million") == pytest.approx(50_000)


@pytest.mark.parametrize(
    ("word", "one"),
    [("cities", "city"), ("buses", "bus"), ("churches", "church"), ("men", "man"), ("people", "person"),
     ("cores", "core"),
     ("gas", None), ("glass", None), ("was", None), ("various", None)],
)  # fmt: skip
def test_singular(word, one):
    assert singular(word) == one


def ledger(text):
    return [(q.value, q.counts, q.determiner, q.rough) for q in quantities(Story(Document("x", text))).all]


def test_ledger_reads_what_is_counted():
    text = (
        "All 17 red vehicles and about 40 people were hit; the council’s 24 members paid £3m, or 12 percent."
    )
    assert ledger(text) == [
        (17, "red vehicle", "all", False),
        (40, "person", "", True),
        (24, "member", "council", False),
        (3e6, "£", "", False),
        (12, "percent", "", False),
    ]


def test_ledger_leaves_years_ages_scores_and_names_alone():
    assert ledger("In 2019, Ann Roe, 44, won 57-54 on Route 66 at 7.30 in Room 12, Boeing 737.") == []


def test_offsets_are_those_of_the_text():
    text = "“Fourteen men” met £2.5m of “seven women”."
    for q in quantities(Story(Document("x", text))).all:
        assert text[q.start : q.end] in {"Fourteen", "£2.5m", "seven"}


def test_ledger_is_not_quadratic():
    import time

    def seconds(n):
        story = Story(Document("x", "The 12 men met 40 women and nine dogs in Hull.\n" * n))
        began = time.perf_counter()
        assert len(quantities(story).all) == 3 * n
        return time.perf_counter() - began

    seconds(50)
    assert seconds(2000) < 40 * max(seconds(200), 0.002)


def test_facts_command(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(
        (
            "Vote\nMayor Ann Roe said on 31 April that 12 men of the Valley Line Trust (VLT) met on 14 "
            "March 2025.\n"
        ),
        "utf-8",
    )
    out = CliRunner().invoke(cli, ["facts", "--format", "json", str(path)])
    assert out.exit_code == 0
    [facts] = json.loads(out.output)
    assert [(d["text"], d["weekday"]) for d in facts["dates"]] == [
        ("31 April", None),
        ("14 March 2025", "Friday"),
    ]
    assert [(q["value"], q["counts"], q["line"]) for q in facts["quantities"]] == [(12, "man", 2)]
    assert facts["offices"][0]["person"] == "Ann Roe"
    assert facts["acronyms"][0]["words"] == "Valley Line Trust"
    table = CliRunner().invoke(cli, ["facts", str(path)])
    assert "no such day" in table.output
    assert CliRunner().invoke(cli, ["facts", str(tmp_path / "none.txt")]).exit_code == 2


def test_facts_list_days_in_figures() -> None:
    from copylint.reports.facts import as_json, as_table

    text = (
        "Deal\n\nThe deal of 14/03/2025 runs to 03/04/2026 and ends on 31.02.2027; it was signed "
        "on 2025-03-14."
    )
    story = Story(Document("deal.txt", text))
    dates = as_json("deal.txt", story)["dates"]
    assert [(d["text"], d["weekday"]) for d in dates] == [
        ("14/03/2025", "Friday"), ("03/04/2026", None), ("31.02.2027", None), ("2025-03-14", "Friday"),
    ]  # fmt: skip
    shown = "\n".join(as_table("deal.txt", story))
    assert "day or month first?" in shown
    assert "no such day" in shown
    british = Story(Document("deal.txt", text), variant="en-GB")
    assert as_json("deal.txt", british)["dates"][1]["month"] == 4
