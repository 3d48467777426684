"""What other checkers say is put where it stands. The checkers here are stand-ins."""

from __future__ import annotations

import argparse
import http.server
import importlib
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from support.places import ROOT

TEXT = "A café\n\nThey recieved teh\U0001f642 teh keys.\n"


@pytest.fixture
def programs(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    yield importlib.import_module("programs")
    sys.modules.pop("programs", None)


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


def test_what_each_says_is_found_in_the_text(programs, stand_in, tmp_path, monkeypatch):
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
    assert words(TEXT, programs.typos().find(texts)) == ["teh"]
    assert programs.typos().find(texts)[0].start == TEXT.rindex("teh")
    assert [h.start for h in programs.codespell().find(texts)] == [TEXT.index("teh"), TEXT.rindex("teh")]
    assert words(TEXT, programs.proselint().find(texts)) == ["recieved"]
    assert words(TEXT, programs.vale(tmp_path).find(texts)) == ["recieved"]
    assert (programs.typos().version, programs.vale(tmp_path / "bin").version) == ("1.2", "1.2")


def test_who_is_not_there_is_left_out(programs, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [look() for look in (programs.typos, programs.codespell, programs.proselint)] == [None] * 3
    assert programs.vale(tmp_path) is programs.harper(str(tmp_path)) is programs.languagetool(None) is None


def test_what_was_put_into_a_folder_goes_before_the_path(programs, stand_in, tmp_path):
    stand_in("typos", "")
    put = tmp_path / "put" / "bin"
    put.mkdir(parents=True)
    (tmp_path / "bin" / "typos").rename(put / "typos")
    stand_in("typos", "")
    assert programs.typos(tmp_path / "put").command(["a"])[0] == str(put / "typos")
    assert programs.typos().command(["a"])[0] == str(tmp_path / "bin" / "typos")


def test_vale_runs_with_all_styles_of_a_folder(programs, stand_in, tmp_path):
    stand_in("vale", "{}")
    for name in ("plain", "brief"):
        (tmp_path / "house" / name).mkdir(parents=True)
    bare, styled = programs.vale(tmp_path), programs.vale(tmp_path, styles=tmp_path / "house")
    assert (bare.name, styled.name) == ("Vale", "Vale (brief, plain)")
    settings = [Path(p.command([])[1].removeprefix("--config=")) for p in (bare, styled)]
    assert "BasedOnStyles = Vale\n" in settings[0].read_text(encoding="utf-8")
    assert "BasedOnStyles = brief, plain\n" in settings[1].read_text(encoding="utf-8")


def test_a_server_is_asked_file_by_file(programs, tmp_path):
    at = len(TEXT[: TEXT.rindex("teh")].encode("utf-16-le")) // 2  # the smiling face is two of its units

    class Server(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            said = {"software": {"version": "6"}, "matches": [{"offset": at, "length": 3}]}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *args):
            pass

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        asked = programs.languagetool(f"http://127.0.0.1:{server.server_address[1]}")
        hits = asked.find({str(tmp_path / "a.txt"): TEXT})
        server.shutdown()
    assert (asked.version, asked.served) == ("6", True)
    assert words(TEXT, hits) == ["teh"]
    assert hits[0].start == TEXT.rindex("teh")


def test_who_is_not_there_is_said(programs, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    parser = argparse.ArgumentParser()
    programs.options(parser)
    assert programs.there(tmp_path, parser.parse_args([])) == []
    assert "not there: typos, codespell, proselint, Vale" in capsys.readouterr().err


def test_only_results_are_forgotten(programs, tmp_path):
    for name in ("results-1.bin", "rules.pack"):
        (tmp_path / name).touch()
    programs.forget({"COPYLINT_CACHE_DIR": str(tmp_path)})
    programs.forget({})
    assert [p.name for p in tmp_path.iterdir()] == ["rules.pack"]
