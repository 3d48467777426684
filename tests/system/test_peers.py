"""The table of peers: what each says is counted. The peers here are stand-ins."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from support.places import ROOT


@pytest.fixture
def peers(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield importlib.import_module("peers")
    for name in ("peers", "corpus", "programs"):
        sys.modules.pop(name, None)


def test_a_fault_is_found_where_a_finding_touches_it(peers):
    faults = {"a": [(10, 14), (20, 24)], "b": [(10, 14)]}
    for hit, found in [((4, 10), 1), ((4, 9), 0), ((14, 16), 1), ((15, 19), 0), ((10, 24), 2)]:
        assert peers.found([peers.Hit("a", *hit)], faults) == found, hit


def test_clean_copy_has_no_fault_left(peers, tmp_path):
    texts = peers.read(ROOT / "seeds" / "faulty")
    faults = peers.planted(texts)
    right = peers.clean(texts, tmp_path)
    assert len(right) == len(texts) + len(list((ROOT / "seeds" / "traps").iterdir()))
    changed = [p for p, text in texts.items() if right[str(tmp_path / Path(p).name)] != text]
    assert changed == [p for p, places in faults.items() if places]


def test_the_table_is_made_of_copy_of_ones_own(peers, tmp_path, monkeypatch, capsys):
    silent = peers.Program("silent", "1.2", lambda paths: [sys.executable, "-c", ""], lambda out, texts: [])
    monkeypatch.setattr(peers.programs, "there", lambda work, given: [silent])
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text("A visit\n\nThey kept the the keys.\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["peers.py", str(tmp_path / "copy"), "--repeats", "1", "--markdown"])
    peers.main()
    rows = [row.split(" | ") for row in capsys.readouterr().out.splitlines()[1:]]
    assert rows[0][1:] == ["findings", "seconds |"]
    assert [row[0].split()[1] for row in rows[2:]] == ["copylint", "silent"]
    assert [row[1] for row in rows[2:]] == ["1", "0"]
