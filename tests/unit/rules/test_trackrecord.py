"""What the record makes of rules: severity, what runs unasked, what is written unasked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tools.track_record import copies, occurrences, sheet, table, verdicts

from copylint.engine.admission import only_marks
from copylint.engine.engine import Engine
from copylint.findings.finding import Safety, Severity
from copylint.packs.loader import load_file
from copylint.packs.selection import choose
from copylint.packs.styles import styled
from copylint.rules import trackrecord
from copylint.rules.rule import Rule
from copylint.rules.trackrecord import Sureness, Track, TrackRecord, pilot, severity
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document
from copylint.text.spans import Edit, Span
from support.own_rules import own_rules
from support.places import ROOT

OWN = own_rules()


def sure(precision: float | None, false: float = 0.0, n: int = 50) -> Sureness:
    return Sureness(precision, false, n, "rule")


# -- copylint's own rules claim no more than their record gives them --------------------------
@pytest.mark.parametrize(
    "rule", [r for r in OWN if r.fix is Safety.SAFE and r.status == "live"], ids=lambda r: r.id
)
def test_a_rule_that_writes_unasked_has_earned_it(rule: Rule) -> None:
    if rule.weight == "house":
        track = trackrecord.load().tracks[rule.id]
        assert not track.safe_right + track.safe_wrong, "a house matter was mended though no house was chosen"
        return
    if rule.proof == "counted":
        return
    right, wrong = trackrecord.load().safe(rule.family)
    assert not wrong, (
        f"{wrong} corrections of {rule.family} were wrong: part or mend it, or state fix: unsafe"
    )
    engine = Engine([replace(rule, enabled=True, proof="counted")])
    for e in rule.examples:
        if e.ok:
            continue
        for f in engine.run(Story(Document("example", e.text), variant=e.variant or "auto")):
            for x in f.fixes[:1]:
                assert x.safety is not Safety.SAFE or all(only_marks(e.text, edit) for edit in x.edits), (
                    f"{right} right corrections of {rule.family} were counted, {trackrecord.PROVEN} are "
                    "wanted: state fix: unsafe"
                )


@pytest.mark.parametrize("rule", [r for r in OWN if r.status == "live" and r.enabled], ids=lambda r: r.id)
def test_a_rule_that_is_too_often_wrong_does_not_run_unasked(rule: Rule) -> None:
    assert not pilot(rule.weight, trackrecord.load().sureness(rule.id, rule.family))


def test_copylints_own_rules_state_no_severity_as_the_record_gives_it() -> None:
    for path in sorted(rules_folder().glob("*/*.yaml")):
        assert "\n  severity:" not in path.read_text(encoding="utf-8"), path.name


def test_the_record_knows_every_rule_and_no_other_with_the_family_it_decides_with() -> None:
    tracks = trackrecord.load().tracks
    assert {r.id: r.family for r in OWN} == {t.rule: t.family for t in tracks.values()}


# -- from record to severity ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("weight", "known", "expected"),
    [
        ("fact", sure(0.80), Severity.ERROR),
        ("legal", sure(0.79), Severity.WARNING),
        ("name", sure(0.49), Severity.SUGGESTION),
        ("language", sure(0.95, 1.0), Severity.ERROR),
        ("language", sure(0.95, 1.1), Severity.WARNING),
        ("language", sure(0.80, 2.0), Severity.WARNING),
        ("language", sure(0.80, 2.1), Severity.SUGGESTION),
        ("house", sure(1.0), Severity.SUGGESTION),
        ("tidy", sure(1.0), Severity.SUGGESTION),
        ("fact", sure(None), Severity.SUGGESTION),
    ],
)
def test_sureness_and_weight_make_the_severity(weight: str, known: Sureness, expected: Severity) -> None:
    assert severity(weight, known) is expected


def test_a_rule_is_a_pilot_where_it_is_more_often_wrong_than_its_weight_allows() -> None:
    assert pilot("language", sure(0.49))
    assert not pilot("fact", sure(0.34))
    assert pilot("fact", sure(0.32))
    assert pilot("name", sure(0.9, 5.1))
    assert not pilot("language", sure(0.0, 0.0, 3)), "three verdicts are too few to say so"


def record(*tracks: Track, words: int = 100_000) -> TrackRecord:
    families: dict[str, list[Track]] = {}
    for t in tracks:
        families.setdefault(t.family, []).append(t)
    return TrackRecord(
        {t.rule: t for t in tracks}, {"news": words}, words, {k: tuple(v) for k, v in families.items()}
    )


def test_with_few_verdicts_a_rule_is_judged_with_its_family_then_its_topic() -> None:
    book = record(
        Track("a.x", "pair", filed_right=9, filed_wrong=1),
        Track("a.y", "pair", filed_right=1, filed_wrong=1),
        Track("a.z", "a.z", filed_right=1),
    )
    assert book.sureness("a.x", "pair") == Sureness(0.9, 0.0, 10, "rule")
    assert book.sureness("a.y", "pair") == Sureness(10 / 12, 0.0, 12, "family")
    assert book.sureness("a.z", "a.z") == Sureness(11 / 13, 0.0, 13, "topic")
    assert book.sureness("b.x", "b.x").precision is None


def test_false_alarms_are_counted_in_a_hundred_thousand_words() -> None:
    book = record(Track("a.x", "a.x", false=(("court", 1), ("news", 2))), words=200_000)
    assert book.sureness("a.x", "a.x").false == 1.5


def test_one_wrong_correction_of_a_family_takes_the_safety_of_all() -> None:
    book = record(
        Track("a.x", "f", safe_right=30), Track("a.y", "f", safe_wrong=1), Track("a.z", "g", safe_right=4)
    )
    assert book.proof("f") == "none"
    assert book.proof("g") == "marks"
    assert record(Track("a.x", "f", safe_right=5)).proof("f") == "counted"


def test_a_row_that_is_none_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "track-record.tsv"
    path.write_text("# words\tnews\t1000\na.x\ta.x\tmany\n", encoding="utf-8")
    monkeypatch.setattr(trackrecord, "path", lambda: str(path))
    trackrecord.load.cache_clear()
    try:
        with pytest.raises(ValueError, match=r"track-record\.tsv:2: not a row"):
            trackrecord.load()
    finally:
        trackrecord.load.cache_clear()


# -- what has not been earned is not written ---------------------------------------------------------
PACK = """\
rules:
- id: trial.teh
  kind: phrase
  message: "{fix}"
  fix: safe
  match: {pairs: {teh: the, "a ,": "a,"}}
  examples: [{bad: "In teh end.", fix: "In the end."}, {ok: "In the end."}]
"""


def trial(tmp_path: Path, proof: str) -> Engine:
    path = tmp_path / "trial.yaml"
    path.write_text(PACK, encoding="utf-8")
    return Engine([replace(r, proof=proof) for r in load_file(path)])


def test_a_house_answers_for_its_own_rules(tmp_path: Path) -> None:
    path = tmp_path / "trial.yaml"
    path.write_text(PACK.replace("  fix: safe", "  fix: safe\n  severity: error"), encoding="utf-8")
    (rule,) = load_file(path)
    assert (rule.proof, rule.severity, rule.precision) == ("counted", Severity.ERROR, None)


@pytest.mark.parametrize(
    ("proof", "expected"), [("counted", "safe"), ("marks", "unsafe"), ("none", "unsafe")]
)
def test_a_word_is_changed_unasked_only_by_a_rule_that_was_counted(
    tmp_path: Path, proof: str, expected: str
) -> None:
    (f,) = trial(tmp_path, proof).run(Story(Document("s.txt", "They won in teh end.")))
    assert f.fixes[0].safety.label == expected


@pytest.mark.parametrize(("proof", "expected"), [("counted", "safe"), ("marks", "safe"), ("none", "unsafe")])
def test_a_mark_is_moved_unasked_before_anything_was_counted(
    tmp_path: Path, proof: str, expected: str
) -> None:
    (f,) = trial(tmp_path, proof).run(Story(Document("s.txt", "They had a , b and c.")))
    assert f.fixes[0].safety.label == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "expected"),
    [
        ("the conflict.”They went", 12, 14, "”. ", True),
        ("an end.Next day", 7, 7, " ", True),
        ("two  spaces", 3, 5, " ", True),
        ("it is its own", 6, 9, "it's", False),
        ("alot of it", 1, 1, " ", False),
        ("about 3.5 per cent", 7, 8, ". ", False),
        ("in may", 3, 4, "M", False),
        ("5m£ was", 0, 3, "£5m", True),
    ],
)
def test_marks_are_what_is_no_word_and_no_figure(
    text: str, start: int, end: int, new: str, expected: bool
) -> None:
    assert only_marks(text, Edit(Span(start, end), text[start:end], new)) is expected


# -- pilots and houses ----------------------------------------------------------------------------------
def test_a_pilot_runs_only_where_it_is_named() -> None:
    rules = [replace(r, status="pilot") for r in OWN if r.id == "quotes.stray-space"]
    assert choose(rules) == []
    assert choose(rules, select=("quotes",)) == []
    assert [r.id for r in choose(rules, extend=("quotes.stray-space",))] == ["quotes.stray-space"]
    assert [r.id for r in choose(rules, extend=("pilot",))] == ["quotes.stray-space"]


def test_a_house_matter_is_a_warning_only_under_the_house_that_asks_for_it() -> None:
    (rule,) = (r for r in OWN if r.id == "punctuation.ellipsis")
    assert rule.severity is Severity.SUGGESTION
    assert styled(rule, next(iter(rule.styles))).severity is Severity.WARNING


# -- the tool that counts ---------------------------------------------------------------------------------
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


def test_a_house_matter_that_runs_by_default_is_written_unasked_only_where_its_kind_knows_the_house() -> None:
    for rule in own_rules():
        if rule.weight == "house" and rule.enabled and rule.fix is Safety.SAFE:
            assert rule.kind in {"headline", "quotes", "variants"}, rule.id
