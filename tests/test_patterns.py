"""Patterns compiled at the first use behave as those compiled at once."""

from __future__ import annotations

import copy
import re

import pytest

from copylint.patterns import later


def test_it_behaves_as_a_pattern() -> None:
    p, q = later(r"(?P<a>\w+) b", re.IGNORECASE), re.compile(r"(?P<a>\w+) b", re.IGNORECASE)
    text = "a B, cc b and c"
    assert [m.span() for m in p.finditer(text)] == [m.span() for m in q.finditer(text)]
    for name in ("search", "match", "fullmatch"):
        got, expected = getattr(p, name)(text), getattr(q, name)(text)
        assert (got and got.groups()) == (expected and expected.groups())
    assert p.sub("x", text) == q.sub("x", text)
    assert p.split(text) == q.split(text)
    assert p.findall(text) == q.findall(text)
    assert p.search(text, 4).start() == q.search(text, 4).start()  # type: ignore[union-attr]
    assert (p.pattern, p.flags, p.groups, p.groupindex) == (q.pattern, q.flags, q.groups, q.groupindex)


def test_it_is_compiled_once_and_late(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda *a: calls.append(a) or real(*a))
    p = later("a+")
    assert not calls
    for _ in range(3):
        assert p.search("caat")
        assert p.match("aat")
    assert len(calls) == 1


def test_a_fault_shows_at_the_first_use() -> None:
    p = later("(")
    with pytest.raises(re.error):
        p.search("x")
    assert copy.copy(later("a")).search("a")
