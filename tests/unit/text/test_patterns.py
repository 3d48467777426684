"""Patterns compiled at the first use behave as those compiled at once."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from copylint.cache import folder as cachefolder
from copylint.text import patterns
from copylint.text.patterns import later, later_bytes, rich
from copylint.text.programs import Program


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
    real = patterns.compiled
    monkeypatch.setattr(patterns, "compiled", lambda *a: calls.append(a) or real(*a))
    p = later("a+")
    assert not calls
    for _ in range(3):
        assert p.search("caat")
        assert p.match("aat")
    assert len(calls) == 1


def test_a_rich_one_is_compiled_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    real = regex.compile
    monkeypatch.setattr(regex, "compile", lambda *a: calls.append(a) or real(*a))
    made = [rich(r"(?<once>again) and \1", regex.IGNORECASE) for _ in range(2)]
    assert [p.search("Again and AGAIN").span() for p in made] == [(0, 15), (0, 15)]
    assert len(calls) == 1


def test_a_fault_shows_at_the_first_use() -> None:
    p = later("(")
    with pytest.raises(re.error):
        p.search("x")
    assert copy.copy(later("a")).search("a")


SOURCES = [
    r"(?P<a>\w+)ing (?i:foo)|(b)",
    r"[\w'’-]+(?=\s)",
    r"(?<!x)é{2,3}?(?P<q>['\"])(.*?)(?P=q)",
    "a",
    r"(?P<x>a)|(?P<y>b)",
]
TEXTS = ["doing FOO, don’t éé'x' b", "ab", ""]


@pytest.fixture
def store(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own."""

    def forget() -> None:
        for f in (cachefolder.folder, patterns._file, patterns._store):
            f.cache_clear()
        patterns._programs.clear()

    patterns.save()
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "cache"))
    forget()
    yield desk / "cache"
    forget()


def shown(p: object, text: str) -> list[object]:
    found = list(p.finditer(text))  # type: ignore[attr-defined]
    return [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in found]


def refuse(*a: object) -> None:
    raise AssertionError("compiled anew")


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.IGNORECASE | re.VERBOSE])
def test_what_was_kept_matches_as_what_was_compiled(
    store: Path, monkeypatch: pytest.MonkeyPatch, flags: int
) -> None:
    for source in SOURCES:
        later(source, flags).search("")
        rich(source, flags)
    later_bytes(rb"\d+").search(b"")
    patterns.save()
    assert [p.name for p in store.iterdir()] == [Path(patterns._file() or "").name]
    monkeypatch.setattr(patterns, "_compile", refuse)
    monkeypatch.setattr(regex, "compile", refuse)
    for source in SOURCES:
        kept, fresh = later(source, flags), re.compile(source, flags)
        assert [shown(kept, t) for t in TEXTS] == [shown(fresh, t) for t in TEXTS]
        assert (kept.pattern, kept.flags, kept.groups, kept.groupindex) == (
            source,
            fresh.flags,
            fresh.groups,
            fresh.groupindex,
        )
        fresh = regex._main._compile(source, flags, False, {}, False)  # type: ignore[attr-defined]
        assert [shown(rich(source, flags), t) for t in TEXTS] == [shown(fresh, t) for t in TEXTS]
        assert rich(source, flags).groupindex == fresh.groupindex
    assert later_bytes(rb"\d+").findall(b"a1 22") == [b"1", b"22"]
    with pytest.raises(AssertionError):
        later("never met", flags).search("")


def test_a_time_limit_holds_for_what_was_kept(store: Path) -> None:
    rich(r"(a|aa)+$")
    patterns.save()
    with pytest.raises(TimeoutError):
        list(rich(r"(a|aa)+$").finditer("a" * 60 + "b", timeout=0.05))


def test_programs_of_several_runs_add_up(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for source in ("one", "two"):
        later(source).search("")
        patterns.save()
    monkeypatch.setattr(patterns, "_compile", refuse)
    assert later("one").search("one")
    assert later("two").search("two")


@pytest.mark.parametrize(
    "spoil", [lambda b: b"", lambda b: b[:-9], lambda b: b + b"x", lambda b: b[:50] + b"\xff" + b[51:]]
)
def test_a_spoilt_store_is_made_again(store: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    later("(?P<a>x)").search("")
    patterns.save()
    (path,) = store.iterdir()
    path.write_bytes(spoil(path.read_bytes()))
    patterns._store.cache_clear()
    assert later("(?P<a>x)").search("x")
    patterns.save()
    assert patterns._kept(patterns._key("s", "(?P<a>x)", 0))


def test_a_program_that_is_none_is_compiled_again(store: Path) -> None:
    patterns._keep(patterns._key("s", "abc", 0), Program([32, 0, {}], b"\0" * 12))
    patterns._keep(patterns._key("s", "abd", 0), Program([], b"abc"))
    patterns.save()
    assert later("abc").fullmatch("abc")
    assert later("abd").fullmatch("abd")


def test_without_the_private_parts_of_the_interpreter_all_goes_on(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "_sre", None)
    patterns._rich_module.cache_clear()
    monkeypatch.setattr(patterns, "_rich_module", lambda: (None, ""))
    assert later("a+").fullmatch("aa")
    assert rich("a+").fullmatch("aa")
    patterns.save()
    assert later("a+").fullmatch("aa")
    assert rich("a+").fullmatch("aa")
    assert not list(store.iterdir())
