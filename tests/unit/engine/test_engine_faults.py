"""A rule that fails costs its own findings in that story and nobody else's, and it is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from copylint.engine.engine import Engine
from copylint.engine.index import Index
from copylint.findings.finding import Finding, Safety
from copylint.kinds.patterns import phrase
from copylint.packs import loader
from copylint.rules.rule import Rule
from copylint.story.story import Story
from copylint.text.document import Document
from copylint.text.spans import Edit, Span
from support.brokenrule import COPY, break_it, cannot_be_read


class Strange(BaseException):
    """An exception that is no fault of a rule."""


@pytest.mark.parametrize("where", ["prepare", "check", "after its findings"])
@pytest.mark.parametrize(
    "what", [KeyError, ValueError, StopIteration, AssertionError, RecursionError, MemoryError, OSError]
)
def test_whatever_a_rule_raises_the_others_stand(
    pack: Path, monkeypatch: pytest.MonkeyPatch, what: type[Exception], where: str
) -> None:
    break_it(monkeypatch, what, where)
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert [f.rule for f in engine.run(Story(Document("a.txt", COPY)), lost)] == ["own.teh", "own.adn"]
    (said,) = lost
    assert said.startswith(f"{pack}:4: rule own.broken: failed on a.txt: ")
    assert re.search(r"\w+(: .*)? \([\w/]+\.py:\d+\); its findings there are missing", said), said


def test_the_rule_is_left_out_of_that_story_only(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_it(monkeypatch, KeyError, times=1)
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert len(engine.run(Story(Document("a.txt", COPY)), lost)) == 2
    assert len(engine.run(Story(Document("b.txt", COPY)), lost)) == 3
    assert len(lost) == 1


@pytest.mark.parametrize("what", [KeyboardInterrupt, Strange, SystemExit])
def test_what_ends_a_run_is_no_fault_of_a_rule(
    pack: Path, monkeypatch: pytest.MonkeyPatch, what: type[BaseException]
) -> None:
    break_it(monkeypatch, what)
    with pytest.raises(what):
        Engine(loader.load([pack])).run(Story(Document("a.txt", COPY)))


def test_debug_raises(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_it(monkeypatch, KeyError)
    monkeypatch.setenv("COPYLINT_DEBUG", "1")
    with pytest.raises(KeyError):
        Engine(loader.load([pack])).run(Story(Document("a.txt", COPY)))


def test_rules_that_fail_at_one_place_are_named_together(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(*_: object) -> Iterable[Finding]:
        raise ValueError("shared")

    monkeypatch.setattr(phrase, "check", check)
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert engine.run(Story(Document("a.txt", COPY)), lost) == []
    (said,) = lost
    assert "rules own.teh, own.broken, own.adn: failed on a.txt: ValueError: shared" in said


def test_a_rule_whose_edit_does_not_fit_is_left_out(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from copylint.findings.finding import Fix, Severity

    real = phrase.check

    def check(rule: Rule, *rest: object) -> Iterable[Finding]:
        if rule.id == "own.broken":
            return [
                Finding(
                    rule=rule.id,
                    span=Span(0, 2),
                    message="m",
                    severity=Severity.ERROR,
                    fixes=(Fix(edits=(Edit(Span(0, 2), "no", "on"),), safety=Safety.SAFE),),
                )
            ]
        return real(rule, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(phrase, "check", check)
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert [f.rule for f in engine.run(Story(Document("a.txt", COPY)), lost)] == ["own.teh", "own.adn"]
    assert "own.broken" in lost[0]


def test_literals_that_cannot_be_found_cost_only_the_rules_that_have_some(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "places", cannot_be_read)
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert engine.run(Story(Document("a.txt", COPY)), lost) == []
    assert "a.txt: the rules’ literals could not be looked for: ValueError: cannot be read" in lost[0]
