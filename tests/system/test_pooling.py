"""Processes of a pool: none outlives the first, whatever ends that."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copylint.linter import pool as pooling
from support.places import ROOT

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="looks for processes in /proc")

#: A run whose processes have work for minutes: a file of theirs is slow to check. `HOW` is how they start.
RUN = """
import multiprocessing, os, sys, time
from copylint.cli import check_and_fix, streams
from copylint.linter.linter import Checker
from copylint.cli.start import main

first = int(os.environ.setdefault("FIRST", str(os.getpid())))
real = Checker.check

def slow(self, path, *more):
    if os.getpid() != first:
        open(path + ".begun", "w").close()
        if not ({idle} and path.endswith("01.txt")):
            {wait}
    return real(self, path, *more)

Checker.check = slow
Checker.knows = lambda self, path: False
if not {linux}:
    from copylint.linter import pool as pooling
    pooling._killed_with_parent = lambda: None
if {idle}:  # the first process is at something else than waiting for the others
    from copylint.linter import pool as pooling

    def idle(*more, real=pooling.check_files):
        for k, report in enumerate(real(*more)):
            if k:
                open("idle", "w").close()
                time.sleep(300)
            yield report

    pooling.check_files = idle
if {slow}:  # the thread that sees the processes gone is at it while the first process stops
    from concurrent.futures import process
    from copylint.linter import pool as pooling
    real_broken, real_end = process._ExecutorManagerThread.terminate_broken, pooling._end_workers

    def terminate_broken(self, *cause):
        time.sleep(2)
        real_broken(self, *cause)

    def end_workers():
        real_end()
        time.sleep(0.5)

    process._ExecutorManagerThread.terminate_broken = terminate_broken
    pooling._end_workers = end_workers
if __name__ == "__main__":
    if {how!r} != "fork":
        multiprocessing.set_start_method({how!r})
    sys.argv = ["copylint", "check", "-j", "3", "."]
    main()
"""
SLEEPS = "time.sleep(300)"
BUSY = "[None for k in range(10 ** 9) if sum(range(10 ** 9)) < 0]"  # never lets another thread of its own run


def started(
    desk: Path,
    how: str = "fork",
    wait: str = SLEEPS,
    linux: bool = True,
    slow: bool = False,
    idle: bool = False,
) -> tuple[subprocess.Popen[bytes], set[int]]:
    """A run whose processes are at work, and their numbers."""
    for k in range(12):
        (desk / f"{k:02}.txt").write_text("The mayor left at noon.\n")
    (desk / "run.py").write_text(RUN.format(how=how, wait=wait, linux=linux, slow=slow, idle=idle))
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.Popen(
        [sys.executable, "run.py"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=env,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while (
        len(list(desk.glob("*.begun"))) < 3 or idle and not (desk / "idle").exists()
    ) and time.monotonic() < until:
        assert run.poll() is None, run.communicate()
        time.sleep(0.02)
    mine = members(run.pid)
    assert len(mine) >= 4, mine
    return run, mine


def members(session: int) -> set[int]:
    """The processes of a session that are alive."""
    found = set()
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                state = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(state[3]) == session and state[0] not in "ZX":
                found.add(int(name))
    return found


def all_gone(session: int) -> bool:
    """Whether no process is left, asked for a generous while."""
    until = time.monotonic() + 20
    while members(session) and time.monotonic() < until:
        time.sleep(0.02)
    return not members(session)


@pytest.mark.parametrize("wait", [SLEEPS, BUSY], ids=["asleep", "busy"])
def test_a_first_process_that_is_killed_leaves_none_behind(desk: Path, wait: str) -> None:
    run, _ = started(desk, wait=wait)
    run.kill()
    assert run.wait(60) == -signal.SIGKILL
    assert all_gone(run.pid)
    run.communicate()


@pytest.mark.parametrize("how", ["spawn", "forkserver"])
def test_however_they_were_started(desk: Path, how: str) -> None:
    run, _ = started(desk, how)
    run.kill()
    assert run.wait(60) == -signal.SIGKILL
    assert all_gone(run.pid)
    run.communicate()


def test_without_the_help_of_linux(desk: Path) -> None:
    run, _ = started(desk, linux=False)
    run.kill()
    run.wait(60)
    assert all_gone(run.pid)
    run.communicate()


@pytest.mark.parametrize("wait", [SLEEPS, BUSY], ids=["asleep", "busy"])
def test_sigterm_ends_them_all(desk: Path, wait: str) -> None:
    run, _ = started(desk, wait=wait)
    run.terminate()
    said = run.communicate(timeout=60)
    assert run.returncode == 143, said
    assert all_gone(run.pid)
    assert said[1] == b""


LOST = """
import os, signal, sys, time
from copylint.cli import streams; from copylint.linter import pool as pooling

class Tidying:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000):
            pass

sys.unraisablehook = streams.ask_again
with pooling._answering_sigterm():
    Tidying()
    time.sleep(60)
"""


def test_sigterm_is_not_lost_where_python_drops_what_it_raises() -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", LOST], env=env, capture_output=True, timeout=50, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (143, b"", b"")


def test_sigterm_ends_them_all_while_the_first_writes_its_report(desk: Path) -> None:
    run, _ = started(desk, idle=True)
    run.terminate()
    said = run.communicate(timeout=60)
    assert run.returncode == 143, said
    assert all_gone(run.pid)
    assert said[1].strip() == b""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_thread_that_is_slow_to_see_them_gone_leaves_no_trace(desk: Path, number: int) -> None:
    run, _ = started(desk, slow=True)
    os.killpg(run.pid, number) if number == signal.SIGINT else run.terminate()
    said = run.communicate(timeout=60)
    assert run.returncode == 128 + number, said
    assert all_gone(run.pid)
    assert said[1].strip() == b""


def test_windows_is_asked_for_no_more_processes_than_it_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling.os, "name", "nt")
    assert pooling.workers(["a.txt"] * 500, 200) == 61


def test_a_first_process_that_was_told_to_ignore_sigterm_does(desk: Path) -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        run, _ = started(desk)
    finally:
        signal.signal(signal.SIGTERM, before)
    ignored = re.search(r"^SigIgn:\s*([0-9a-f]+)$", Path(f"/proc/{run.pid}/status").read_text(), re.MULTILINE)
    assert ignored is not None
    assert int(ignored[1], 16) >> (signal.SIGTERM - 1) & 1
    run.terminate()
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(0.5)
    run.kill()
    run.wait(60)
    assert all_gone(run.pid)
    run.communicate()


def test_ctrl_c_does_not_wait_for_them(desk: Path) -> None:
    run, _ = started(desk)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert all_gone(run.pid)
    assert said[1].strip() == b""
