"""The promises over many thousand damaged texts: `pytest -m fuzz [--inputs N] [--first K]`.

Without `-m fuzz` only a few hundred are tried. What once broke a promise is kept in FOUND.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from copylint.engine.fixer import choose, fix
from copylint.findings.finding import Finding, Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from support import fuzzing, promises
from support.effort import tries

#: (name, text): each once broke a promise.
FOUND: list[tuple[str, str]] = [
    ("story.txt", "of its them"),
    ("story.txt", "lost its only a"),
    ("story.txt", "weapons cache prize"),
    ("story.txt", "Soviet a Kiev.Kiev"),
    ("story.txt", "8 were rescued rescued 0 and"),
    ("story.txt", '"W got is is a"'),
    ("story.txt", "“The women who came was late,” he said."),
    ("story.txt", "“It missed by .25 seconds,” he said."),
    ("story.txt", "“The team has not one since May,” he said."),
    ("story.txt", "“They are escape goats again,” he said."),
    ("story.txt", "“Youths burned wooden palettes,” he said."),
    ("story.txt", "“It mite rain,” he said."),
    ("story.md", "“Pat%ients is a virtue,” he said."),
]

_checker: list[Checker] = []


def _find(path: str, text: str) -> tuple[Finding, ...]:
    if not _checker:
        _checker.append(Checker(Options(overrides={})))
    c = _checker[0]
    return c.find(path, text, c.resolver.for_file(path))[1]


def keeps_its_promises(path: str, text: str) -> None:
    """Raises AssertionError where copylint breaks one over this text, and whatever it raises itself."""
    known: dict[str, tuple[Finding, ...]] = {}

    def find(text: str) -> tuple[Finding, ...]:
        if text not in known:
            known[text] = _find(path, text)
        return known[text]

    found = find(text)
    promises.findings_fit(text, found)
    promises.speech_is_kept(text, found)
    for least in (Safety.SAFE, Safety.UNSAFE):
        done = fix(text, find, least)
        assert not done.fights, str(done.fights[0])
        assert choose(find(done.text), least) == [], "a second fix would change more"
        assert bool(done.applied) == (done.text != text)
    if len(text) % 16 == 0:
        assert _find(path, text) == found, "the same text, other findings"


def broken(numbers: range) -> list[tuple[int, str]]:
    """Returns the inputs that break a promise, with what is said of it."""
    out = []
    for n in numbers:
        try:
            keeps_its_promises(fuzzing.path(n), fuzzing.text(n))
        except Exception as e:
            out.append((n, f"{type(e).__name__}: {str(e)[:400]}"))
            if len(out) > 20:
                break
    return out


def _fails_alike(path: str, kind: str) -> object:
    def fails(text: str) -> bool:
        try:
            keeps_its_promises(path, text)
        except Exception as e:
            return type(e).__name__ == kind
        return False

    return fails


def _report(found: list[tuple[int, str]]) -> str:
    lines = []
    for n, said in found[:10]:
        small = fuzzing.smallest(fuzzing.text(n), _fails_alike(fuzzing.path(n), said.partition(":")[0]))
        lines.append(f"input {n}, {fuzzing.path(n)}: {small!r}\n    {said}")
    return "\n".join(lines)


@pytest.mark.parametrize(("path", "text"), FOUND)
def test_what_once_broke_a_promise_keeps_it(path: str, text: str) -> None:
    keeps_its_promises(path, text)


def test_a_few_hundred_damaged_texts() -> None:
    found = broken(range(1, 1 + tries(300)))
    assert not found, _report(found)


@pytest.mark.fuzz
def test_a_great_many_damaged_texts(request: pytest.FixtureRequest) -> None:
    first, count = request.config.getoption("--first"), request.config.getoption("--inputs")
    size = 2_000
    jobs = [range(at, min(at + size, first + count)) for at in range(first, first + count, size)]
    found: list[tuple[int, str]] = []
    tried = 0
    with ProcessPoolExecutor(request.config.getoption("--processes") or os.cpu_count()) as pool:
        results: Iterator[list[tuple[int, str]]] = pool.map(broken, jobs)
        for job, result in zip(jobs, results, strict=True):
            tried += len(job)
            found += result
            print(f"\r{tried:,} inputs, {len(found)} broke a promise", end="", flush=True)
            if len(found) > 20:
                pool.shutdown(cancel_futures=True)
                break
    assert not found, _report(found)
