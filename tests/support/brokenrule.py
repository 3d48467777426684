"""A pack of which one rule fails on request."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from copylint.findings.finding import Finding
from copylint.kinds.patterns import phrase
from copylint.packs import sources
from copylint.rules.rule import Rule

PACK = """
rules:
- {id: own.teh, kind: phrase, message: m, fix: safe, match: {pairs: {teh: the}}, examples: [{ok: the}, {bad: \
teh, fix: the}]}
- {id: own.broken, kind: phrase, message: m, fix: safe, match: {pairs: {trap: net}}, examples: [{ok: net}, \
{bad: trap, fix: net}]}
- {id: own.adn, kind: phrase, message: m, fix: safe, match: {pairs: {adn: and}}, examples: [{ok: and}, {bad: \
adn, fix: and}]}
"""


COPY = "It met teh trap adn left."


@pytest.fixture
def pack(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack, in place of copylint's own."""
    path = desk / "rules" / "own.yaml"
    path.parent.mkdir()
    path.write_text(PACK, "utf-8")
    monkeypatch.setattr(sources, "rules_path", lambda: str(path.parent))
    return path


def _deep() -> int:
    return _deep() + 1


def _raised(what: type[BaseException]) -> None:
    if what is RecursionError:
        _deep()
    if what is StopIteration:
        next(iter(()))
    raise what("the matter")


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


def cannot_be_read(*_: object, **__: object) -> None:
    raise ValueError("cannot be read")
