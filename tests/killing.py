"""Kills `copylint fix --write` at random moments and looks at what is left.

    python tests/killing.py --times 1000 [--files 40] [--seed 1]

Each run is the command itself, in a process forked from one that has read the rules already, so that
most of its time goes into fixing and writing. After every kill each file must be, byte for byte, as
before or as corrected, and nothing may stand beside the files but what a killed run had begun.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from copylint.check import Checker, Options
from copylint.cli import cli

PARAGRAPH = "The minister said on Monday teh budget would be ready , and that that recieve was spelled wrong.\n\n"


@dataclass
class Outcome:
    """How many runs were killed, ended before that, and what the files were afterwards."""

    killed: int = 0
    ended: int = 0
    old: int = 0
    new: int = 0
    begun: int = 0


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
    """Kills that many runs over that many files. Raises AssertionError where a file is neither old
    nor new, is gone, or something else has appeared."""
    rng = random.Random(seed)
    texts = {f"{k:03}.txt": f"Story {k}\n\n{PARAGRAPH * (1 + k % 7)}".encode() for k in range(files)}
    checker = Checker(Options({}))
    fixed = {}
    for name, data in texts.items():
        done = checker.fix(str(folder / name), data=data)
        assert done.before is not None
        fixed[name] = done.before.encode(done.after)
        assert fixed[name] != data
    out = Outcome()
    took = 0.5
    for k in range(times):
        for name, data in texts.items():
            (folder / name).write_bytes(data)
        pid = _run(folder)
        begun = time.monotonic()
        if k:  # the first run shows how long one takes
            time.sleep(rng.uniform(0, took))
            os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        if os.WIFSIGNALED(status):
            out.killed += 1
        else:
            assert os.WEXITSTATUS(status) == 0, os.WEXITSTATUS(status)
            took = (time.monotonic() - begun) * 1.05 if not k else took
            out.ended += 1
        for p in folder.iterdir():
            if p.name in texts:
                found = p.read_bytes()
                assert found in (texts[p.name], fixed[p.name]), f"{p} is torn: {found[:80]!r}"
                out.old += found == texts[p.name]
                out.new += found == fixed[p.name]
            else:
                assert p.name.startswith(".copylint-"), f"{p} has appeared"
                out.begun += 1
                p.unlink()
        assert len(list(folder.iterdir())) == files
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
        f"{out.killed:,} runs killed, {out.ended:,} ended before; files afterwards: {out.old:,} old, {out.new:,} new, "
        f"0 torn, 0 lost; {out.begun:,} temporary files left by killed runs"
    )


if __name__ == "__main__":
    main()
