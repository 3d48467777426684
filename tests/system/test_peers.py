"""The table of peers: what each says is put where it stands, and counted. The peers here are stand-ins."""

from __future__ import annotations

import importlib
import json
import os
import sys
from pathlib import Path

import pytest

from support.places import ROOT

TEXT = "A café\n\nThey recieved teh\U0001f642 teh keys.\n"


@pytest.fixture
def peers(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield importlib.import_module("peers")
    for name in ("peers", "corpus"):
        sys.modules.pop(name, None)


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Makes a program on the PATH that says the same whatever it is asked, but for its version."""
    if os.name == "nt":
        pytest.skip("what is on the PATH there is no script")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, said: str) -> None:
        program = folder / name
        program.write_text(
            f"#!{sys.executable}\nimport sys\n"
            f"sys.stdout.write('{name} 1.2\\n' if 'version' in sys.argv[1] else {said!r})\n",
            encoding="utf-8",
        )
        program.chmod(0o755)

    return make


def words(text, hits):
    return [text[h.start : h.end] for h in hits]


def test_what_each_says_is_found_in_the_text(peers, stand_in, tmp_path, monkeypatch):
    story = tmp_path / "story.txt"
    story.write_text(TEXT, encoding="utf-8")
    path = str(story)
    monkeypatch.setenv("PYTHONUTF8", "1")
    typo = {
        "type": "typo",
        "path": path,
        "line_num": 3,
        "byte_offset": len("They recieved teh🙂 ".encode()),
        "typo": "teh",
    }
    at = TEXT.index("recieved")
    stand_in("typos", json.dumps(typo) + "\n")
    stand_in("codespell", f"{path}:3: teh ==> the\n{path}:3: teh ==> the\n")
    said = {"diagnostics": [{"span": [at + 1, at + len("recieved") + 1]}]}
    stand_in("proselint", json.dumps({"result": {story.resolve().as_uri(): said}}))
    stand_in("vale", json.dumps({path: [{"Line": 3, "Span": [6, 13]}]}))
    texts = {path: TEXT}
    assert words(TEXT, peers.typos().find(texts)) == ["teh"]
    assert peers.typos().find(texts)[0].start == TEXT.rindex("teh")
    assert [h.start for h in peers.codespell().find(texts)] == [TEXT.index("teh"), TEXT.rindex("teh")]
    assert words(TEXT, peers.proselint().find(texts)) == ["recieved"]
    assert words(TEXT, peers.vale(str(tmp_path)).find(texts)) == ["recieved"]
    assert (peers.typos().version, peers.vale(str(tmp_path / "bin")).version) == ("1.2", "1.2")


def test_who_is_not_there_is_left_out(peers, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [look() for look in (peers.typos, peers.codespell, peers.proselint)] == [None] * 3
    assert peers.vale(str(tmp_path)) is peers.harper(str(tmp_path)) is peers.languagetool(None) is None


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


def test_the_table_is_made_of_copy_of_ones_own(peers, stand_in, tmp_path, monkeypatch, capsys):
    stand_in("typos", "")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text("A visit\n\nThey kept the the keys.\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["peers.py", str(tmp_path / "copy"), "--repeats", "1", "--markdown"])
    peers.main()
    out, said = capsys.readouterr()
    rows = [row.split(" | ") for row in out.splitlines()[1:]]
    assert rows[0][1:] == ["findings", "seconds |"]
    assert [row[0].split()[1] for row in rows[2:]] == ["copylint", "typos"]
    assert [row[1] for row in rows[2:]] == ["1", "0"]
    assert "codespell is not there" in said
