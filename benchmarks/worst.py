"""What the worst copy costs a byte, beside clean copy.

    python benchmarks/worst.py                          100 KB of each kind of worst copy, in plain text
    python benchmarks/worst.py --size 1000000 --markdown
    python benchmarks/worst.py --lines                  on lines of a dozen characters (1 MB: 100,000 of them)
    python benchmarks/worst.py --only quot              those with "quot" in their names

Each text is checked in a process of its own, with the rules loaded beforehand, and reported in every format:
for people, in colours, as JSON, as annotations. Then it is corrected, unsafe fixes too, and the diff is made,
for `patch` and for a terminal; that is held against the rate at which clean copy is corrected, in which one
pass is enough: where corrections make work for each other there may be ten, and each counts by itself. One
that takes over `--limit` times the clean rate in any of these, or a process over `--memory` MiB at its peak,
is over; it is stopped at some times that, and what it was doing then is shown. Every pattern by itself is
tried by tests/properties/test_worst_case.py.
"""

from __future__ import annotations

import argparse
import ast
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests"), str(ROOT / "benchmarks")]

import corpus  # noqa: E402

from copylint.findings.finding import Safety  # noqa: E402
from copylint.findings.report import FileReport  # noqa: E402
from copylint.linter.linter import Checker  # noqa: E402
from copylint.linter.options import Options  # noqa: E402
from copylint.reports import diff, formats  # noqa: E402
from copylint.reports.formats import View  # noqa: E402
from copylint.reports.terminal import Paint  # noqa: E402
from support.worstcopy import UNITS, texts  # noqa: E402

#: format -> what makes it of reports
REPORTS: dict[str, Callable[[Any], Any]] = {
    "text": lambda reports: formats.render("text", reports),
    "colours": lambda reports: formats.render("text", reports, View(paint=Paint(True))),
    "json": lambda reports: formats.render("json", reports),
    "github": lambda reports: formats.render("github", reports),
}


class Stopped(BaseException):
    """The time is up."""


def _stop(signum: int, frame: object) -> None:
    raise Stopped


class Clock:
    """Adds up seconds of processor time by what they went into."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], Any]) -> Any:
        """Returns what the work returns."""
        begun = time.process_time()
        try:
            return work()
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begun


def _drain(pieces: Iterator[Any]) -> None:
    for _ in pieces:
        pass


def measure(checker: Checker, path: str, source: str, clock: Clock, fixing: bool) -> int:
    """Checks, reports and corrects a text, each part on the clock; returns the number of findings."""
    settings = checker.resolver.for_file(path)
    doc, findings = clock("find", lambda: checker.find(path, source, settings))
    report = FileReport(path=path, document=doc, findings=findings)
    for name, render in REPORTS.items():
        clock(name, lambda render=render: _drain(render(iter([report]))))
    if fixing:
        data = source.encode()
        passes, before, real = 0, clock.seconds.get("fix", 0.0), checker.find

        def find(*given: Any) -> Any:
            nonlocal passes
            passes += 1
            return real(*given)

        checker.find = find  # type: ignore[method-assign]
        try:
            done = clock("fix", lambda: checker.fix(path, Safety.UNSAFE, data))
        finally:
            checker.find = real  # type: ignore[method-assign]
        clock.seconds["pass"] = clock.seconds.get("pass", 0.0) + (clock.seconds["fix"] - before) / max(
            passes, 1
        )
        if done.error is None:
            clock("patch", lambda: diff.patch(path, data, done.new_data))
            clock("shown", lambda: diff.shown(path, source, done.after, Paint(True)))
    return len(findings)


def forked(work: Callable[[], Any]) -> Any:
    """Returns what `work` returns, which must have a `repr` that is a literal, in a process of its own; None
    where that died."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        with os.fdopen(write, "w", encoding="utf-8") as f:
            f.write(repr(work()))
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as f:
        data = f.read()
    os.waitpid(pid, 0)
    return ast.literal_eval(data) if data else None


def limited(
    checker: Checker, path: str, source: str, limit: float, fixing: bool
) -> tuple[dict[str, float], int, int, str]:
    """Returns seconds of processor time by part, findings, MiB at the peak, and where it was stopped."""
    where, found, clock = "", 0, Clock()
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        found = measure(checker, path, source, clock, fixing)
    except Stopped:
        frames = [f for f in traceback.extract_tb(sys.exc_info()[2]) if "copylint" in f.filename]
        where = " < ".join(
            f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames[-4:])
        )
    signal.setitimer(signal.ITIMER_PROF, 0)
    return clock.seconds, found, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, where


def of_clean_copy(checker: Checker, path: str, fixing: bool) -> dict[str, float]:
    """Returns seconds a byte by what a user would run."""
    stories = [s for _, s in zip(range(60), corpus.stories(10**9, faulty=False, seed=3), strict=False)]
    clock = Clock()
    for s in stories:
        measure(checker, path, s, clock, fixing)
    size = sum(len(s.encode()) for s in stories)
    return {name: seconds / size for name, seconds in costs(clock.seconds).items()}


def costs(seconds: dict[str, float]) -> dict[str, float]:
    """Returns seconds by what a user would run: a check in each format, a fix with each diff."""
    out = {name: seconds["find"] + seconds[name] for name in REPORTS if name in seconds} or {
        "text": seconds["find"]
    }
    if "fix" in seconds:
        out |= {
            name: seconds.get("pass", seconds["fix"]) + seconds.get(name, 0.0) for name in ("patch", "shown")
        }
    return out


def on_lines(size: int) -> Iterator[tuple[str, str]]:
    """Yields (name, text of about `size` characters) for each unit, on lines of a dozen characters or one
    unit."""
    for name, unit in UNITS.items():
        line = unit * max(1, 10 // len(unit)) + "\n"
        yield f"{name}, on lines", line * max(1, size // len(line))
    yield (
        "different lines",
        "".join(f"He recieve {k}.\n" if k % 2 else f"She left {k}.\n" for k in range(size // 15)),
    )


def main() -> None:
    """Prints a line for every text, and ends with 1 where one is over the limit."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--size", type=int, default=100_000, help="characters of each text")
    ask.add_argument("--only", default="", help="only texts with this in their names")
    ask.add_argument("--markdown", action="store_true", help="as Markdown, not plain text")
    ask.add_argument("--lines", action="store_true", help="on short lines, not in one")
    ask.add_argument("--no-fix", action="store_true", help="only check")
    ask.add_argument("--limit", type=float, default=10.0, help="times the clean rate")
    ask.add_argument("--memory", type=int, default=300, help="MiB at the peak")
    given = ask.parse_args()
    path = "story.md" if given.markdown else "story.txt"
    checker = Checker(Options(overrides={}))
    measure(
        checker, path, corpus.one_document(30_000, seed=5), Clock(), True
    )  # loads tables and compiles patterns
    fixing = not given.no_fix
    rates = forked(lambda: of_clean_copy(checker, path, fixing))
    print("clean copy, µs a byte: " + ", ".join(f"{name} {rate * 1e6:.2f}" for name, rate in rates.items()))
    worst, failed = (0.0, ""), False
    for name, source in (on_lines if given.lines else texts)(given.size):
        if given.only not in name:
            continue
        n = len(source.encode())
        allowed = sum(rates.values()) * given.limit * n
        work = partial(limited, checker, path, source, max(1.0, allowed), fixing)
        seconds, found, peak, where = forked(work) or ({"find": allowed}, 0, 0, "died")
        times = {what: cost / (rates[what] * n) for what, cost in costs(seconds).items()}
        most = max(times, key=lambda what: times[what])
        worst = max(worst, (times[most], name))
        too_much = bool(where) or times[most] > given.limit or peak > given.memory
        failed |= too_much
        parts = " ".join(f"{what} {cost:.2f}" for what, cost in seconds.items())
        print(
            f"{times[most]:7.2f} x {most:7}  {peak:5d} MiB  {found:7,} findings  {name}  ({parts})"
            + ("  OVER" if too_much else "") + (f"  {where}" if where else ""),
            flush=True,
        )  # fmt: skip
    print(f"worst: {worst[1]}, {worst[0]:.2f} times clean copy")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
