"""A pattern that never ends stops its rule, not the run; and the others say what they found."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.engine.engine import Engine
from copylint.packs import loader, sources
from copylint.story.story import Story
from copylint.text import patterns
from copylint.text.document import Document

EXAMPLES = "examples: [{ok: fine}, {bad: q, at: q}]"


PACK = f"""
rules:
- id: own.slow
  kind: regex
  message: slow
  fix: none
  match: {{pattern: '(?:a|a|aa)+b', near: [trap]}}
  {EXAMPLES}
- id: own.unless
  kind: phrase
  message: unless
  fix: none
  match: {{find: [trap]}}
  unless: ['(?:a|a|aa)+b']
  {EXAMPLES}
- id: own.gaps
  kind: tokens
  message: gaps
  fix: none
  match: {{patterns: ['stop ..9 ..9 ..9 ..9 ..9 ..9 ..9 ..9 never']}}
  {EXAMPLES}
- id: own.teh
  kind: phrase
  message: teh
  fix: safe
  match: {{pairs: {{teh: the}}}}
  examples: [{{ok: the}}, {{bad: teh, fix: the}}]
"""


WORST = "a" * 60 + " teh trap " + "a" * 60 + " stop " + "x " * 200


@pytest.fixture
def pack(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = desk / "rules" / "own.yaml"
    path.parent.mkdir()
    path.write_text(PACK, "utf-8")
    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.2)
    monkeypatch.setattr(sources, "rules_path", lambda: str(path.parent))
    return path


def test_the_engine_goes_on_without_the_rule_and_says_so(pack: Path) -> None:
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert [f.rule for f in engine.run(Story(Document("a.txt", WORST)), lost)] == ["own.teh"]
    said = sorted(lost)
    assert len(said) == 2
    assert said[0].startswith(
        f"{pack}:3: rule own.slow: a pattern of it came to no end within 0.2 s on a.txt;"
    )
    assert "rule own.unless:" in said[1]
    lost.clear()
    # Once is enough: the next story pays nothing for it.
    assert [f.rule for f in engine.run(Story(Document("b.txt", WORST)), lost)] == ["own.teh"]
    assert lost == []


def test_what_a_stopped_rule_had_found_before_is_not_said(pack: Path) -> None:
    pack.write_text(PACK.replace("'(?:a|a|aa)+b', near", "'(?:a|a|aa)+b|trap', near"), "utf-8")
    engine = Engine([r for r in loader.load([pack]) if r.id in ("own.slow", "own.teh")])
    assert [f.rule for f in engine.run(Story(Document("a.txt", "A trap here.\n\nThe teh end.")))] == [
        "own.slow",
        "own.teh",
    ]
    # Half of what a rule would say could be the wrong half.
    assert [
        f.rule
        for f in engine.run(Story(Document("a.txt", f"A trap here.\n\nThe teh end.\n\n{'a' * 60} trap.")))
    ] == ["own.teh"]


def test_gaps_are_not_tried_in_every_combination(pack: Path) -> None:
    # Ten to the power of eight ways to place them; each is looked at once a place.
    engine = Engine([r for r in loader.load([pack]) if r.id == "own.gaps"])
    assert engine.run(Story(Document("a.txt", "stop " + "x " * 400))) == []
    assert [f.rule for f in engine.run(Story(Document("a.txt", "stop " + "x " * 30 + "never")))] == [
        "own.gaps"
    ]


def test_the_run_ends_with_a_fault_and_keeps_what_the_others_found(pack: Path, desk: Path) -> None:
    (desk / "a.txt").write_text(WORST)
    (desk / "b.txt").write_text("teh end")
    ran = CliRunner().invoke(cli, ["check", "--no-cache", "a.txt", "b.txt"])
    assert ran.exit_code == 2
    assert "rule own.slow" in ran.stderr
    assert "rule own.unless" in ran.stderr
    assert ran.stdout.count("own.teh") == 2
    ran = CliRunner().invoke(cli, ["fix", "--write", "--no-cache", "a.txt", "b.txt"])
    assert ran.exit_code == 2
    assert "rule own.slow" in ran.stderr
    assert (desk / "b.txt").read_text() == "the end"
    assert (desk / "a.txt").read_text() == WORST.replace("teh", "the")


def test_what_a_stopped_rule_had_found_is_not_said(pack: Path) -> None:
    # A rule cut short has looked at half of the story: what it found there is no more than chance.
    engine, lost = Engine([r for r in loader.load([pack]) if r.id == "own.slow"]), list[str]()
    text = f"aab trap\n\n{'a' * 60} trap"
    assert engine.run(Story(Document("a.txt", text)), lost) == []
    assert "rule own.slow" in lost[0]
    assert [
        f.rule
        for f in Engine([r for r in loader.load([pack]) if r.id == "own.slow"]).run(
            Story(Document("a.txt", "aab trap"))
        )
    ] == ["own.slow"]


def test_many_stretches_each_within_the_limit_come_to_an_end(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    rule = next(r for r in loader.load([pack]) if r.id == "own.slow")
    # A size that takes some hundredths of a second, a thousand times.
    size = 12
    while True:
        begun = time.process_time()
        assert Engine([rule]).run(Story(Document("a.txt", "a" * size + " trap"))) == []
        if time.process_time() - begun > 0.02:
            break
        size += 1
    begun = time.process_time()
    engine, lost = Engine([rule]), list[str]()
    assert engine.run(Story(Document("a.txt", "\n\n".join(["a" * size + " trap."] * 2_000))), lost) == []
    assert len(lost) == 1
    assert time.process_time() - begun < 10


def test_the_clock_stands_still_where_no_rule_runs(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr(patterns, "TIME_LIMIT", 0.02)
    Engine([r for r in loader.load([pack]) if r.id == "own.teh"]).run(Story(Document("a.txt", "teh end")))
    begun = time.process_time()
    while time.process_time() - begun < 0.1:
        pass
    assert patterns.time_left() == 0.02
