"""A rule that fails costs its own findings in that story and nobody else's; it is named, and the run ends with 2."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint.cli.main import cli
from copylint.engine import examples
from copylint.engine.engine import Engine
from copylint.engine.index import Index
from copylint.findings.finding import Finding, Safety
from copylint.findings.report import Note
from copylint.kinds.patterns import phrase
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.packs import loader, sources
from copylint.rules.rule import Rule
from copylint.story import assignment
from copylint.story.story import Story
from copylint.text.document import Document
from copylint.text.spans import Edit, Span

PACK = """
rules:
- {id: own.teh, kind: phrase, message: m, fix: safe, match: {pairs: {teh: the}}, examples: [{ok: the}, {bad: teh, fix: the}]}
- {id: own.broken, kind: phrase, message: m, fix: safe, match: {pairs: {trap: net}}, examples: [{ok: net}, {bad: trap, fix: net}]}
- {id: own.adn, kind: phrase, message: m, fix: safe, match: {pairs: {adn: and}}, examples: [{ok: and}, {bad: adn, fix: and}]}
"""
COPY = "It met teh trap adn left."
REST = "It met the trap and left."


class Strange(BaseException):
    """An exception that is no fault of a rule."""


def _deep() -> int:
    return _deep() + 1


def _raised(what: type[BaseException]) -> None:
    if what is RecursionError:
        _deep()
    if what is StopIteration:
        next(iter(()))
    raise what("the matter")


@pytest.fixture
def pack(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = desk / "rules" / "own.yaml"
    path.parent.mkdir()
    path.write_text(PACK, "utf-8")
    monkeypatch.setattr(sources, "rules_path", lambda: str(path.parent))
    return path


def break_it(
    monkeypatch: pytest.MonkeyPatch, what: type[BaseException], where: str = "check", times: int = 10**9
) -> None:
    """Lets own.broken raise this, the first so many times."""
    real_check, real_prepare = phrase.check, phrase.prepare
    left = [times]

    def fails(rule: Rule) -> bool:
        left[0] -= rule.id == "own.broken"
        return rule.id == "own.broken" and left[0] >= 0

    def check(rule: Rule, *rest: object) -> Iterable[Finding]:
        if where == "check" and fails(rule):
            _raised(what)
        found = list(real_check(rule, *rest))  # type: ignore[arg-type]
        yield from found
        if where == "after its findings" and fails(rule):
            _raised(what)

    def prepare(rule: Rule) -> object:
        if where == "prepare" and fails(rule):
            _raised(what)
        return real_prepare(rule)

    monkeypatch.setattr(phrase, "check", check)
    monkeypatch.setattr(phrase, "prepare", prepare)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, [*args], catch_exceptions=False)


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


@pytest.mark.parametrize(
    "jobs",
    [
        "1",
        pytest.param(
            "2", marks=pytest.mark.skipif(sys.platform != "linux", reason="the fault is handed on by fork")
        ),
    ],
)
def test_a_run_names_it_says_the_rest_and_ends_with_2(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    break_it(monkeypatch, KeyError)
    names = [f"{k}.txt" for k in range(4)]
    for name in names:
        (desk / name).write_text(COPY)
    ran = run("check", "--no-cache", "-j", jobs, *names)
    assert ran.exit_code == 2
    assert (ran.stdout.count("own.teh"), ran.stdout.count("own.adn"), ran.stdout.count("own.broken")) == (
        4,
        4,
        0,
    )
    assert [ran.stderr.count(f"rule own.broken: failed on {n}: KeyError: 'the matter' (") for n in names] == [
        1
    ] * 4
    assert "Traceback" not in ran.stderr
    ran = run("fix", "--write", "--no-cache", "-j", jobs, *names)
    assert ran.exit_code == 2
    assert "rule own.broken: failed on" in ran.stderr
    assert {(desk / n).read_text() for n in names} == {REST}


def test_findings_that_are_not_whole_are_not_kept(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "a.txt").write_text(COPY)
    monkeypatch.setattr(sources, "_RACY", 0)  # or nothing of a pack that was just written would be kept
    with monkeypatch.context() as m:
        break_it(m, KeyError)
        assert run("check", "a.txt").exit_code == 2
    ran = run("check", "a.txt")
    assert (ran.exit_code, ran.stdout.count("own.broken"), ran.stderr) == (1, 1, "")


def test_a_fault_is_said_of_its_own_story_only(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch, KeyError, times=1)
    checker = Checker(Options(overrides={}, cache=False))
    said = [checker.check(str(desk / "a.txt"), COPY.encode()).notes for _ in range(3)]
    assert list(map(len, said)) == [1, 0, 0]


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


def _raise(*_: object, **__: object) -> None:
    raise ValueError("cannot be read")


def test_quotations_that_cannot_be_read_leave_everything_as_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copylint.story.story.parse", _raise)
    checker = Checker(Options(overrides={}))
    settings = checker.resolver.for_file("a.txt")
    said: list[Note] = []
    found = checker.find("a.txt", "The future plans of teh council are set.", settings, None, said)[1]
    assert any(f.fixes and f.fixes[0].edits[0].new == "the" for f in found)
    assert not any(x.edits[0].new == "plans" for f in found for x in f.fixes)
    notes = [n.text for n in said if n.fault]
    assert (
        len(
            [
                n
                for n in notes
                if n.startswith("a.txt: the quotations could not be read: ValueError: cannot be read (")
            ]
        )
        == 1
    )


def test_roles_that_cannot_be_told_leave_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "assign", _raise)
    checker = Checker(Options(overrides={}))
    said: list[Note] = []
    found = checker.find(
        "a.txt", "Council meets\n\nIt met on teh river.", checker.resolver.for_file("a.txt"), None, said
    )[1]
    assert any(f.fixes and f.fixes[0].edits[0].new == "the" for f in found)
    assert any("all is read as body" in n.text for n in said)


def test_literals_that_cannot_be_found_cost_only_the_rules_that_have_some(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "places", _raise)
    engine, lost = Engine(loader.load([pack])), list[str]()
    assert engine.run(Story(Document("a.txt", COPY)), lost) == []
    assert "a.txt: the rules’ literals could not be looked for: ValueError: cannot be read" in lost[0]


def test_a_rule_that_fails_on_an_example_fails_its_test(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_it(monkeypatch, KeyError)
    failures = list(examples.run(loader.load([pack])))
    assert {f.rule.id for f in failures} == {"own.broken"}
    assert all("KeyError" in f.reason for f in failures)
