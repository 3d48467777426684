"""Of a text under edit, only what an edit can have changed is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint import Linter, Settings, Span
from copylint.engine.engine import Engine
from copylint.engine.rereading import Rereading
from copylint.kinds.patterns import phrase
from copylint.packs import loader
from copylint.rules.kind import finding
from copylint.story.story import Story
from copylint.text.document import Document

STORY = "\n\n".join(
    (
        f"The crew of boat {word} rowed out to the reef and then came home, and they're nets were full of "
        "small grey fish."
    )
    for word in (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    )
)


PACK = """
rules:
- id: own.teh
  kind: phrase
  message: "‘{text}’ is ‘the’, mistyped."
  fix: safe
  match: {pairs: {teh: the}}
  examples: [{ok: "Then."}, {bad: "teh end", fix: "the end"}]
- id: own.lorry
  kind: phrase
  variant: en-GB
  message: "‘{text}’ is a lorry in this English."
  fix: unsafe
  match: {pairs: {truck: lorry}}
  examples: [{ok: "A lorry."}, {bad: "A truck.", fix: "A lorry."}]
- id: own.line
  kind: regex
  message: "‘{text}’ opens a line after an empty one."
  fix: none
  match: {pattern: "boat\\\\n\\\\nreef"}
  examples: [{ok: "Then."}, {bad: "A boat\\n\\nreef", at: "boat\\n\\nreef"}]
"""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    path = tmp_path / "own.yaml"
    path.write_text(PACK, "utf-8")
    return Engine(loader.load([path]))


def asked(engine: Engine, rereading: Rereading, text: str, variant: str = "auto") -> tuple[list[str], int]:
    """The rules with findings in a state of a text, and how often one was asked for them."""
    before = rereading.asked
    lost: list[str] = []
    story = Story(Document("a.txt", text), variant=variant)
    found = engine.run(story, lost, rereading)
    assert found == engine.run(Story(Document("a.txt", text), variant=variant))
    assert lost == []
    return [f.rule for f in found], rereading.asked - before


def test_a_rule_that_reads_a_paragraph_is_asked_only_where_that_changed(engine):
    rereading = Rereading()
    text = "Teh first.\n\nA second.\n\nIn teh third."
    assert asked(engine, rereading, text) == (["own.teh", "own.teh"], 2)
    assert asked(engine, rereading, text) == (["own.teh", "own.teh"], 0)
    assert asked(engine, rereading, text.replace("second", "new second")) == (["own.teh", "own.teh"], 0)
    assert asked(engine, rereading, text.replace("In", "Now in")) == (["own.teh", "own.teh"], 1)
    assert asked(engine, rereading, text.replace("Teh", "The")) == (["own.teh"], 1)


def test_paragraphs_may_change_places_and_come_twice(engine):
    rereading = Rereading()
    assert asked(engine, rereading, "Teh first.\n\nA second.") == (["own.teh"], 1)
    assert asked(engine, rereading, "A second.\n\nA new one.\n\nTeh first.\n\nTeh first.")[0] == [
        "own.teh",
        "own.teh",
    ]


def test_a_rule_is_asked_again_where_what_it_asked_for_changed(engine):
    rereading = Rereading()
    text = "A truck.\n\nA boat."
    assert asked(engine, rereading, text, "en-GB") == (["own.lorry"], 1)
    assert asked(engine, rereading, f"{text}\n\nMore.", "en-GB") == (["own.lorry"], 0)
    assert asked(engine, rereading, text, "en-US") == ([], 1)


def test_a_literal_that_runs_over_lines_is_looked_for_in_all_of_the_story(engine):
    rereading = Rereading()
    for text in ("A boat\n\nAnd reef", "A boat\n\nreef", "A boat\n\nreef and", "A boat \n\nreef"):
        asked(engine, rereading, text)


def test_a_rule_that_failed_in_one_paragraph_is_asked_again_about_those_behind_it(engine, monkeypatch):
    rereading = Rereading()
    plain = phrase.check

    def fails(rule, prepared, story, hits):
        if "bad" in story.paragraph_at(hits[0][0]).text:
            raise KeyError("the matter")
        return plain(rule, prepared, story, hits)

    with monkeypatch.context() as m:
        m.setattr(phrase, "check", fails)
        assert engine.run(Story(Document("a.txt", "Teh bad.\n\nIn teh second.")), [], rereading) == []
    assert asked(engine, rereading, "Teh good.\n\nIn teh second.") == (["own.teh", "own.teh"], 2)


def test_a_rule_that_reads_neighbours_is_asked_again_where_one_that_it_looked_at_changed(engine, monkeypatch):
    def check(rule, prepared, story, hits):
        for start, end in hits:
            p = story.paragraph_at(start)
            above = story.paragraphs[p.index - 1] if p.index else None
            if above is not None and "boat" in story.plain[above.start : above.end]:
                yield finding(rule, story, start, end)

    monkeypatch.setattr(phrase, "READS", "neighbours")
    monkeypatch.setattr(phrase, "check", check)
    rereading = Rereading()
    one, two = "First.\n\nA boat.", "In teh third.\n\nFourth."
    assert asked(engine, rereading, f"{one}\n\n{two}") == (["own.teh"], 1)
    assert asked(engine, rereading, f"{one}\n\n{two} Fifth.") == (["own.teh"], 0)
    assert asked(engine, rereading, f"The f{one[1:]}\n\n{two}") == (["own.teh"], 0)
    assert asked(engine, rereading, f"The f{one[1:-1]}s.\n\n{two}") == (["own.teh"], 1)
    assert asked(engine, rereading, f"The f{one[1:-5]}ship.\n\n{two}") == ([], 1)
    assert asked(engine, rereading, f"The f{one[1:]}\n\n\n{two}") == (["own.teh"], 1)
    assert asked(engine, rereading, two) == ([], 1)
    assert asked(engine, rereading, f"A boat.\n\n{two}") == (["own.teh"], 1)


def test_a_rule_that_fails_is_named_each_time_and_then_asked_again(engine, monkeypatch):
    rereading = Rereading()
    texts = [f"Teh first.\n\nA second{end}" for end in (".", ". More.", ". More of it.")]

    def fails(*_: object) -> None:
        raise KeyError("the matter")

    with monkeypatch.context() as m:
        m.setattr(phrase, "check", fails)
        for text in texts[:2]:
            lost: list[str] = []
            assert engine.run(Story(Document("a.txt", text)), lost, rereading) == []
            assert len(lost) == 1
            assert "rule own.teh: failed on a.txt: KeyError: 'the matter'" in lost[0]
    assert asked(engine, rereading, texts[2]) == (["own.teh"], 1)


def test_a_keystroke_asks_few_rules_and_those_about_one_paragraph():
    session = Linter(Settings(variant="en-GB")).open(STORY)
    first = session.report()
    count = session._rereading.asked
    at = STORY.index("six")
    session.edit(Span(at, at), "y")
    assert len(session.report().findings) >= len(first.findings) == 12
    # All rules that read a story, and those that read a paragraph about one of twelve.
    assert session._rereading.asked - count < count / 2


def test_copies_of_a_paragraph_that_moved_have_answers_of_their_own(engine):
    rereading = Rereading()
    end = "\n\nA truck.\n\nAn end."
    assert asked(engine, rereading, f"An opening.{end}", "en-US") == ([], 1)
    assert asked(engine, rereading, f"A new opening.\n\nA truck.{end}", "en-US") == ([], 0)
    one, other = (read.answers["paragraph"] for read in rereading._now[1:3])
    assert one == other
    assert one is not other
