"""The tool that counts how often each rule was right."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tools.track_record import copies, occurrences, sheet, table, verdicts

from copylint.engine.engine import Engine
from copylint.story.story import Story
from copylint.text.document import Document
from support.own_rules import own_rules
from support.places import ROOT

OWN = own_rules()


LISTING = """\
[[source]]
name = "news"
path = "copy"
kind = "court"
state = "published"
[[source]]
name = "filed"
path = "filed.jsonl"
faults = "gold.jsonl"
kind = "court"
state = "filed"
"""


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text("He said  so. They did recieve it.\n", encoding="utf-8")
    (tmp_path / "filed.jsonl").write_text('{"id": "x", "text": "She will recieve it."}\n', encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(
        '{"id": "x", "faults": [{"start": 9, "end": 16, "right": "receive"}]}\n', encoding="utf-8"
    )
    path = tmp_path / "sources.toml"
    path.write_text(LISTING, encoding="utf-8")
    return path


def test_what_is_found_is_read_once_and_counted_for_its_rule(listing: Path, tmp_path: Path) -> None:
    found = list(occurrences.gather(copies.read(listing)))
    assert [(o.rule, o.state, o.known) for o in found] == [
        ("spacing.double", "published", ""),
        ("spelling.word", "published", ""),
        ("spelling.word", "filed", "right"),
    ]
    wanted = sheet.wanted(found, lambda r: r)
    assert [o.rule for o in wanted] == ["spacing.double", "spelling.word"]
    out = tmp_path / "one.sheet"
    assert sheet.write(out, wanted) == 2
    assert "[[recieve]] it." in out.read_text(encoding="utf-8")
    answers = tmp_path / "answers"
    answers.write_text("1 right\n2 wrong\n", encoding="utf-8")
    known: dict[str, verdicts.Verdict] = {}
    sheet.enter(out, answers, "one", known)
    assert len(sheet.unread(wanted, known, "one")) == 0
    assert len(sheet.unread(wanted, known, "two")) == 2
    answers.write_text("1 right\n2 right\n", encoding="utf-8")
    sheet.enter(out, answers, "two", known)
    assert [o.rule for o in sheet.unread(wanted, known, "settled")] == ["spelling.word"]
    assert table.count(found, known, {o.key for o in wanted})["spelling.word"].open == 1
    answers.write_text("2 wrong\n", encoding="utf-8")
    sheet.enter(out, answers, "settled", known)
    verdicts.save(known, tmp_path / "verdicts.tsv")
    assert verdicts.load(tmp_path / "verdicts.tsv") == known
    made = table.render(
        table.count(found, known, set()),
        {"published court": 9, "filed court": 4},
        ["spelling.word"],
        lambda r: "speller",
    )
    assert "# words\tcourt\t9\n" in made
    assert made.splitlines()[-1] == "spelling.word\tspeller\t0\t0\t1\tcourt 1\t1\t0\t1\t1"


def test_a_finding_is_known_again_by_words_offer_and_neighbours_whatever_its_rule_and_place(
    listing: Path,
) -> None:
    (f,) = Engine([r for r in OWN if r.id == "spelling.word"]).run(
        Story(Document("a.txt", text := "They did recieve it."))
    )
    moved = "\n\nMore before it. They did recieve it."
    (g,) = Engine([r for r in OWN if r.id == "spelling.word"]).run(Story(Document("a.txt", moved)))
    assert occurrences.key(text, f) != occurrences.key(moved, g), "other neighbours"
    longer = "Yes. More before it. They did recieve it."
    (h,) = Engine([r for r in OWN if r.id == "spelling.word"]).run(Story(Document("a.txt", longer)))
    assert occurrences.key(moved, g) == occurrences.key(longer, replace(h, rule="another.rule"))


def test_answers_that_are_none_are_named_with_their_line(tmp_path: Path) -> None:
    out = tmp_path / "one.sheet"
    sheet.write(out, [])
    answers = tmp_path / "answers"
    answers.write_text("7 right\n", encoding="utf-8")
    with pytest.raises(ValueError, match="answers:1: expected a number of the sheet"):
        sheet.enter(out, answers, "one", {})


def test_the_tool_says_what_it_can_do() -> None:
    top = ROOT
    done = subprocess.run(
        [sys.executable, "-m", "tools.track_record", "--help"], cwd=top, capture_output=True, text=True
    )
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("gather", "unread", "enter", "next", "table"))
