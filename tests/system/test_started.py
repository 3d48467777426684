"""The command line as users start it: odd terminals, closed pipes, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.trial import FAULTY, TRIAL

COMMAND = [sys.executable, "-m", "copylint"]


def test_as_users_start_it(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY, "utf-8")
    args = ["check", *TRIAL]
    got = subprocess.run([*COMMAND, *args, "a.txt"], capture_output=True, check=False)
    assert got.returncode == 1
    assert got.stdout.startswith(b"a.txt:1:18: ")
    assert got.stderr == b""
    again = subprocess.run([*COMMAND, *args, "a.txt", "--no-cache"], capture_output=True, check=False)
    assert again.stdout == got.stdout
    got = subprocess.run([*COMMAND, "chek"], capture_output=True, check=False)
    assert got.returncode == 2
    assert b"did you mean 'check'?" in got.stderr.lower()


def test_a_poor_terminal_encoding_stops_nothing(desk: Path) -> None:
    (desk / "Szijjártó.txt").write_text("“Szijjártó” said , yes.\n", "utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    got = subprocess.run([*COMMAND, "check", *TRIAL, "."], capture_output=True, env=env, check=False)
    assert got.returncode == 1
    assert b"Szijj\\xe1rt\\xf3.txt:1:" in got.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")
def test_a_closed_pipe_ends_quietly(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY * 5000)
    p = subprocess.Popen([*COMMAND, "check", *TRIAL, "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert p.stdout is not None
    assert p.stderr is not None
    p.stdout.readline()
    p.stdout.close()
    errors = p.stderr.read()
    p.stderr.close()
    assert p.wait(60) == 141
    assert errors == b""


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_ctrl_c_ends_quietly(desk: Path) -> None:
    p = subprocess.Popen(
        [*COMMAND, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert p.stdin is not None
    # It is past its imports once it waits for its input.
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not _waits(p.pid):
        time.sleep(0.05)
    p.send_signal(signal.SIGINT)
    out, errors = p.communicate(timeout=60)
    assert p.returncode == 130
    assert b"Traceback" not in errors
    assert out == b""


def _waits(pid: int) -> bool:
    """Whether the process sleeps reading a pipe, where the system can tell; else after a second."""
    try:
        return (
            "pipe_read" in Path(f"/proc/{pid}/wchan").read_text()
            or "anon_pipe" in Path(f"/proc/{pid}/wchan").read_text()
        )
    except OSError:
        time.sleep(1)
        return True


LOSES = """
import sys, time, weakref
from copylint.cli import main as cli

@cli.cli.command()
def lose():
    class Thing: pass
    def drop(_): raise KeyboardInterrupt
    thing = Thing()
    ref = weakref.ref(thing, drop)
    del thing
    for _ in range(1000): time.sleep(0.01)

sys.argv = ["copylint", "lose"]
cli.main()
"""


def test_ctrl_c_is_not_dropped_where_python_would(desk: Path) -> None:
    got = subprocess.run([sys.executable, "-c", LOSES], capture_output=True, check=False, timeout=60)
    assert (got.returncode, got.stderr.strip()) == (130, b"")  # click ends the line of the ^C
