"""A server is started once, shared, found again, and ended."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from copylint.languagetool import folders, install, server
from support.commandline import run
from support.languagetooling import Standin
from support.secondopinions import FAULTY, ids, posix
from support.serverlife import gone, pids


@posix
def test_who_took_the_port_of_a_server_that_ended_is_not_asked(
    desk: Path, jars: Callable[..., Path], tmp_path: Path, there: Standin
) -> None:
    jars()
    installation = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    running = server.start(installation)
    assert running.folder is not None
    assert server.running(installation) is not None
    state = json.loads((running.folder / "state.json").read_text())
    folders.write_whole(running.folder / "state.json", json.dumps({**state, "port": there.server_address[1]}))
    assert server.running(installation) is None
    assert not there.questions


@posix
def test_a_server_is_started_once_and_ended_on_request(jars: Callable[..., Path], tmp_path: Path) -> None:
    starts = jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    assert there.version == "6.6"
    one, two = server.start(there), server.start(there)
    assert one == two
    assert one.url.startswith("http://127.0.0.1:")
    assert len(starts.read_text()) == 1
    assert one.folder is not None
    assert one.folder.stat().st_mode & 0o077 == 0
    assert (one.folder / "state.json").stat().st_mode & 0o077 == 0
    assert f"answers on {one.url}" in run("languagetool", "status").stdout
    both = pids(one)
    got = run("languagetool", "stop")
    assert got.stdout == "ended 1 server\n"
    assert all(gone(p) for p in both)
    assert not (one.folder / "state.json").exists()
    assert run("languagetool", "stop").stdout == "no server was running\n"


@posix
def test_two_who_start_at_once_share_a_server(jars: Callable[..., Path], tmp_path: Path) -> None:
    import threading

    starts = jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    found: list[server.Server] = []
    threads = [threading.Thread(target=lambda: found.append(server.start(there))) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join(30)
    assert len(found) == 4
    assert len(set(found)) == 1
    assert len(starts.read_text()) == 1


@posix
def test_a_later_run_finds_the_server_warm(jars: Callable[..., Path], desk: Path) -> None:
    starts = jars()
    (desk / "a.txt").write_text(FAULTY)
    assert run("check", "--languagetool=require", "a.txt").exit_code == 1
    (desk / "a.txt").write_text(FAULTY.replace("plan", "bill"))
    assert run("check", "--languagetool=require", "a.txt").exit_code == 1
    assert len(starts.read_text()) == 1
    # What is remembered needs no server at all.
    run("languagetool", "stop")
    assert "lt.MD_BASEFORM" in ids(run("check", "--languagetool=require", "--format", "json", "a.txt"))
    assert len(starts.read_text()) == 1


@posix
def test_an_orphan_is_ended(tmp_path: Path) -> None:
    import subprocess

    folder = tmp_path / "state" / "languagetool" / "server-x"
    folder.mkdir(parents=True)
    ours = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", str(folder)])
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        for process, ended in ((ours, True), (other, False)):
            (folder / "state.json").write_text(json.dumps({"state": "ready", "java": process.pid, "port": 9}))
            assert server.stop() == ended
            assert (process.poll() is not None) == ended
    finally:
        for process in (ours, other):
            process.kill()
            process.wait()
