"""Runs a command and says what it took."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds of wall clock and of processors (children included), and MiB at the peak."""

    wall: float
    cpu: float
    peak: float


def run(
    command: Sequence[str],
    *,
    env: dict[str, str] | None = None,
    cores: int | None = None,
    limit: float = 900,
    cwd: str | None = None,
) -> Cost:
    """Returns what the command cost. Its output goes nowhere; findings may end it with 1 or 2.

    `cores` binds it to so many processors where the system can. Raises RuntimeError where the command
    dies or takes longer than `limit` seconds.
    """

    def bind() -> None:
        if cores is not None and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))

    before = os.times()
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
        env=env, cwd=cwd, preexec_fn=bind if os.name == "posix" else None,
    )  # fmt: skip
    peak = 0.0
    if hasattr(os, "wait4"):
        # Without a timeout of its own: a watch would cost time, the limit is looked at afterwards.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime
        peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    else:
        process.wait(limit)
        wall = time.perf_counter() - start
        after = os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
    if process.returncode < 0 or process.returncode > 100:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    if wall > limit:
        raise RuntimeError(f"{' '.join(command)} took {wall:.0f} s")
    return Cost(wall, cpu, peak)
