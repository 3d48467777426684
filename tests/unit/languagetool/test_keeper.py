"""The process that keeps a server: it believes no other on its port, waits so long, and ends it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.languagetool import install, java, keeper, server
from support.commandline import run
from support.languagetooling import Standin
from support.secondopinions import FAULTY, faulty_run, posix
from support.serverlife import alive, gone, pids


@posix
def test_an_impostor_that_has_the_port_first_is_not_believed(
    desk: Path, jars: Callable[..., Path], tmp_path: Path, there: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server that was started does not get the port, and takes its time to say so."""
    jars("mute")
    port = there.server_address[1]
    assert keeper.answers(port)
    monkeypatch.setattr(keeper, "free_port", lambda: port)
    there.asked.clear()
    installation = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    folder = server._folder(installation)
    order = {
        "folder": str(folder), "java": java.find().path, "classpath": "x", "version": "6.6", "memory": "9m",
        "idle": 5.0, "start": 1.0,
    }  # fmt: skip
    kept = keeper.Keeper(order)
    try:
        assert kept._start() is None
    finally:
        kept._kill()
    state = json.loads((folder / "state.json").read_text())
    assert state["state"] == "failed"
    assert "what answers on its port is another program" in state["why"]
    assert there.asked
    assert not there.questions


@posix
def test_a_java_that_never_answers(
    desk: Path, jars: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "START", 1.0)
    jars("mute")
    faulty_run(desk, "LanguageTool did not answer within 1 seconds of its start")


@posix
def test_a_port_that_is_taken_is_passed_over(desk: Path, jars: Callable[..., Path]) -> None:
    starts = jars("busy-once")
    (desk / "a.txt").write_text(FAULTY)
    got = run("check", "--languagetool=require", "--format", "json", "a.txt")
    assert (got.stderr, got.exit_code) == ("", 1)
    assert len(starts.read_text()) == 2


@posix
def test_a_server_ends_when_nobody_asks(
    jars: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_IDLE", "1")
    jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    s = server.start(there)
    both = pids(s)
    for _ in range(4):  # as long as it is needed it stays
        time.sleep(0.5)
        s.touch()
        assert all(map(alive, both))
    assert all(gone(p) for p in both)
    assert server.running(there) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system ends it only on Linux")
def test_a_server_does_not_outlive_a_keeper_that_is_killed(jars: Callable[..., Path], tmp_path: Path) -> None:
    jars()
    there = install.jars_in(str(tmp_path / "LanguageTool-6.6"))
    s = server.start(there)
    both = pids(s)
    os.kill(both[0], 9)
    assert all(gone(p) for p in both)
    # What it left behind misleads nobody.
    assert server.running(there) is None
    again = server.start(there)
    assert set(pids(again)).isdisjoint(both)
