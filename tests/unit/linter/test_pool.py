"""Files in several processes: the same is found, and they are used only where there is enough to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.findings.finding import Safety
from copylint.linter import pool as pooling
from copylint.linter.pool import check_files, fix_files, workers
from copylint.packs import compiled, sources
from copylint.rules.packerror import PackError
from support.trialpack import checker


@pytest.fixture(autouse=True)
def few_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rules of the pack here: to read copylint's own takes seconds, and they are others' tests."""
    folder = tmp_path_factory.mktemp("rules")
    monkeypatch.setattr(sources, "rules_path", lambda: str(folder))


def test_the_number_of_processes_changes_nothing(desk: Path) -> None:
    paths = []
    for k in range(12):
        path = desk / f"{k:02}.txt"
        path.write_bytes(b"\xff" if k == 5 else b"teh end, utilise it\n" * (k % 4))
        paths.append(str(path))
    c = checker(desk)
    assert workers(paths, 2) == 2
    assert workers(paths, None) == 1
    alone, together = (list(check_files(c, paths, n)) for n in (1, 2))
    assert [(r.path, r.findings, r.error) for r in alone] == [(r.path, r.findings, r.error) for r in together]
    for least in (None, Safety.UNSAFE):
        fixed = [list(fix_files(c, paths, least, jobs=n)) for n in (1, 2)]
        assert fixed[0] == fixed[1]
    assert "use it" in fixed[0][1].after


def test_processes_only_where_there_is_enough_to_do(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = []
    for k in range(4):
        path = desk / f"{k}.txt"
        path.write_bytes(b"word " * 100)
        paths.append(str(path))
    monkeypatch.setattr(pooling, "_cores", lambda: 8)
    assert workers(paths, None) == 1
    monkeypatch.setattr(pooling, "POOL_FROM", 1000)
    assert workers(paths, None) == 4
    assert workers(paths[:1], None) == 1
    assert workers(paths, 2) == 2
    assert workers(paths, 9) == 4
    monkeypatch.setattr(pooling, "_cores", lambda: 1)
    assert workers(paths, None) == 1


def test_a_broken_pack_is_read_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    def fail(extra: object, *, own: bool, cache: bool) -> None:
        calls.append(extra)
        raise PackError("own.yaml", 3, "rule own.one: missing key 'examples'")

    monkeypatch.setattr(compiled, "load", fail)
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text("teh")
    c = checker(desk)
    reports = list(check_files(c, ["a.txt", "b.txt"], 1))
    assert {r.error for r in reports} == {"own.yaml:3: rule own.one: missing key 'examples'"}
    assert len(calls) == 1
