"""What the worst copy costs a byte, beside clean copy.

    python benchmarks/worst.py                          100 KB of each kind of worst copy, in plain text
    python benchmarks/worst.py --size 1000000 --markdown
    python benchmarks/worst.py --only quot              those with "quot" in their names

Each text is checked in a process of its own, with the rules loaded beforehand, and reported in every format.
One that takes over `--limit` times the clean rate, or over `--memory` MiB more, is over; it is stopped at twice
the time, and what it was doing then is shown. Every pattern by
itself is tried by tests/test_worst_case.py.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import corpus  # noqa: E402

from copylint.check import Checker, FileReport, Options  # noqa: E402
from copylint.reports import github as github_module  # noqa: E402
from copylint.reports import json as json_module  # noqa: E402
from copylint.reports import text as text_module  # noqa: E402
from copylint.reports.screen import Paint  # noqa: E402
from worstcopy import texts  # noqa: E402


class Stopped(BaseException):
    """The time is up."""


def _stop(signum: int, frame: object) -> None:
    raise Stopped


def _told(report: Any, of: FileReport) -> float:
    """Seconds that a report takes."""
    begun = time.process_time()
    for _ in report(iter([of])):
        pass
    return time.process_time() - begun


def text_report(reports: Any) -> Any:
    """The report for people, in colours."""
    return text_module.render(reports, Paint(True))


json_report, github_report = json_module.render, github_module.render


def child(checker: Checker, path: str, text: str, limit: float) -> tuple[float, int, int, str]:
    """Returns seconds of processor time, findings, MiB more at the peak, and where it was stopped."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        where, found, seconds = "", 0, limit
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        signal.signal(signal.SIGPROF, _stop)
        signal.setitimer(signal.ITIMER_PROF, limit)
        begun = time.process_time()
        try:
            doc, findings = checker.find(path, text, checker.resolver.for_file(path))
            found = len(findings)
            # Each report by itself is what a run costs; the dearest counts.
            seconds = time.process_time() - begun
            told = max(_told(report, FileReport(path, doc, findings)) for report in (text_report, json_report, github_report))
            seconds += told
        except Stopped:
            frames = [f for f in traceback.extract_tb(sys.exc_info()[2]) if "copylint" in f.filename]
            where = " < ".join(f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames[-4:]))
        signal.setitimer(signal.ITIMER_PROF, 0)
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
        os.write(write, f"{seconds}\t{found}\t{more}\t{where}".encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as f:
        data = f.read().decode()
    os.waitpid(pid, 0)
    if not data:
        return limit, 0, 0, "died"
    seconds_, found_, more_, where_ = data.split("\t")
    return float(seconds_), int(found_), int(more_), where_


def main() -> None:
    """Prints a line for every text, the dearest last, and ends with 1 where one is over the limit."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--size", type=int, default=100_000, help="characters of each text")
    ask.add_argument("--only", default="", help="only texts with this in their names")
    ask.add_argument("--markdown", action="store_true", help="as Markdown, not plain text")
    ask.add_argument("--limit", type=float, default=10.0, help="times the clean rate")
    ask.add_argument("--memory", type=int, default=300, help="MiB more than before at the peak")
    given = ask.parse_args()
    path = "story.md" if given.markdown else "story.txt"
    checker = Checker(Options({}))
    settings = checker.resolver.for_file(path)
    for k in range(2):  # loads tables and compiles patterns
        checker.find(path, corpus.one_document(60_000, seed=k + 5), settings)
    stories = [s for _, s in zip(range(60), corpus.stories(10**9, faulty=False, seed=3), strict=False)]
    begun = time.process_time()
    for s in stories:
        checker.find(path, s, settings)
    rate = (time.process_time() - begun) / sum(len(s.encode()) for s in stories)
    print(f"clean copy: {rate * 1e6:.2f} µs a byte")
    rows = []
    failed = False
    for name, text in texts(given.size):
        if given.only not in name:
            continue
        allowed = rate * given.limit * len(text.encode())
        seconds, found, more, where = child(checker, path, text, max(0.5, allowed * 2))
        times = seconds / (rate * len(text.encode()))
        rows.append((times, name))
        too_much = times > given.limit or more > given.memory
        failed |= too_much
        over = "  OVER" if too_much else ""
        print(f"{times:7.2f} x  {seconds:7.2f} s  {more:5d} MiB  {found:7,} findings  {name}{over}{'  ' + where if where else ''}", flush=True)
    worst = max(rows)
    print(f"worst: {worst[1]}, {worst[0]:.2f} times clean copy")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
