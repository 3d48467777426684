"""Kills `copylint fix --write` at random moments and looks at what is left.

    python tests/support/killing.py --times 1000 [--files 40] [--seed 1]

Each run is the command itself, in a process forked from one that has read the rules already, so that
most of its time goes into fixing and writing. It is killed at a moment between its start and the time
that a whole run takes; runs that end before that do not count. After every kill each file must be,
byte for byte, as before or as corrected, and nothing may stand beside the files but what a killed run
had begun: that is made to look old, and the next run has to remove it.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from copylint.cli.main import cli
from copylint.linter.linter import Checker
from copylint.linter.options import Options

PARAGRAPH = (
    "The minister said on Monday teh budget would be ready , and that that recieve was spelled wrong.\n\n"
)


@dataclass
class Outcome:
    """How many runs were killed, ended before that, and what the files were afterwards; `midway` of the
    killed ones had written some files and not others, `begun` files were left half-made, `kept` of them
    the next run did not remove."""

    killed: int = 0
    ended: int = 0
    old: int = 0
    new: int = 0
    midway: int = 0
    begun: int = 0
    kept: int = 0


def _whole_run(folder: Path, texts: dict[str, bytes]) -> float:
    """Returns the seconds that a run takes which nobody kills."""
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    begun = time.monotonic()
    status = os.waitpid(_run(folder), 0)[1]
    assert status == 0, status
    return time.monotonic() - begun


def _run(folder: Path) -> int:
    """Starts `copylint fix --write FOLDER` in a forked process and returns its number."""
    pid = os.fork()
    if pid:
        return pid
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)
    code = 70
    try:
        code = cli.main(["fix", "--write", "--quiet", "--jobs", "1", str(folder)], standalone_mode=False)
    finally:
        os._exit(code if isinstance(code, int) else 0)


def kill_runs(folder: Path, times: int, files: int, seed: int = 1) -> Outcome:
    """Kills runs over that many files until `times` of them were really killed. Raises AssertionError
    where a file is neither old nor new, is gone, or something else has appeared."""
    rng = random.Random(seed)
    texts = {f"{k:03}.txt": f"Story {k}\n\n{PARAGRAPH * (1 + k % 7)}".encode() for k in range(files)}
    checker = Checker(Options(overrides={}))
    fixed = {}
    for name, data in texts.items():
        done = checker.fix(str(folder / name), data=data)
        assert done.before is not None
        fixed[name] = done.before.encode(done.after)
        assert fixed[name] != data
    out = Outcome()
    _whole_run(folder, texts)  # loads what is loaded late
    took = sorted(_whole_run(folder, texts) for _ in range(5))[2]
    abandoned = time.time() - 7200
    while out.killed < times:
        for name, data in texts.items():
            (folder / name).write_bytes(data)
        left = {p for p in folder.iterdir() if p.name not in texts}
        pid = _run(folder)
        time.sleep(rng.uniform(0, took))
        os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        killed = os.WIFSIGNALED(status)
        if killed:
            out.killed += 1
        else:
            assert os.WEXITSTATUS(status) == 0, os.WEXITSTATUS(status)
            out.ended += 1
        new = 0
        for name in texts:
            found = (folder / name).read_bytes()
            assert found in (texts[name], fixed[name]), f"{name} is torn: {found[:80]!r}"
            new += found == fixed[name]
        out.new += new
        out.old += files - new
        out.midway += killed and 0 < new < files
        for p in {p for p in folder.iterdir() if p.name not in texts}:
            assert p.name.startswith(".copylint-"), f"{p} has appeared"
            if p in left:  # only a run that came to write looks for what others left
                out.kept += bool(new)
            else:
                out.begun += 1
                os.utime(p, (abandoned, abandoned))
    _whole_run(folder, texts)
    assert sorted(p.name for p in folder.iterdir()) == sorted(texts), (
        "what killed runs had begun is still there"
    )
    return out


def main() -> None:
    """Prints what came of it."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--times", type=int, default=1000)
    ask.add_argument("--files", type=int, default=40)
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = kill_runs(Path(folder), given.times, given.files, given.seed)
    print(
        f"{out.killed:,} runs killed, {out.midway:,} of them between two files, {out.ended:,} ended before; "
        "files afterwards: "
        f"{out.old:,} old, {out.new:,} new, 0 torn, 0 lost; {out.begun:,} temporary files left by "
        "killed runs, "
        f"{out.kept:,} of them not removed by the next run that wrote"
    )


if __name__ == "__main__":
    main()
