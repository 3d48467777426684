"""What the record makes of rules: severity, what runs unasked, what is written unasked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from copylint.engine.engine import Engine
from copylint.findings.finding import Severity
from copylint.packs.loader import load_file
from copylint.rules import trackrecord
from copylint.rules.trackrecord import Sureness, Track, TrackRecord, pilot, severity
from copylint.story.story import Story
from copylint.text.document import Document


def sure(precision: float | None, false: float = 0.0, n: int = 50) -> Sureness:
    return Sureness(precision, false, n, "rule")


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
