"""How many instructions a few fixed runs take, held against a budget: counts repeat where times do not.

    python benchmarks/budget.py              counts, compares, and fails where a run takes a tenth more
    python benchmarks/budget.py --update     counts twice, and writes down what repeated
    python benchmarks/budget.py --only compiled

valgrind's callgrind counts (`apt-get install valgrind`; there is none for Windows), some fifty times as slow
as the run itself: two minutes for all, at rest. What a count hangs on is fixed: the seed of hashes, the
environment, the folder where copylint keeps things (build/budget), which the same run fills without valgrind
until nothing is added to it. Counts are of one Python on one kind of processor: budget.toml has a table for
each.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BUDGET = Path(__file__).resolve().parent / "budget.toml"
KEPT = ROOT / "build" / "budget"

#: A run may take so many times what the budget says.
MOST = 1.10
#: Counts of one run that lie further apart than this do not repeat, and are no budget.
REPEATS = 0.005
#: Runs without valgrind before one is counted, at most.
FILLING = 6
#: Seconds after which copylint trusts a file's time of change.
AGED = 3.0

HEAD = """\
# Instructions that callgrind counts in the runs of budget.py, by Python and processor. Written by
# `python benchmarks/budget.py --update`; a run that takes a tenth more fails.
"""


class Run(NamedTuple):
    """A run: what it is called, how many of the seed stories it reads, and whether their results are kept."""

    name: str
    stories: int
    unchanged: bool = False


RUNS = (
    Run("an unchanged story", 1, unchanged=True),
    Run("a story in a fresh process", 1),
    Run("ten stories in one process", 10),
)
#: how copylint runs -> what COPYLINT_PURE says
KINDS = {"compiled": "0", "interpreted": "1"}

#: Ends with 1 where a module that has types is not compiled.
_LOOK = (
    "import copylint.engine.engine, copylint.models.encoded, copylint.models.scoring, sys, os, copylint;"
    "from copylint.tables.twins import is_compiled;"
    "top = os.path.dirname(copylint.__file__);"
    "typed = [m for n, m in sys.modules.items() if n.startswith('copylint.')"
    " and os.path.exists(os.path.join(top, *n.split('.')[1:]) + '.pxd')];"
    "sys.exit(not typed or not all(map(is_compiled, typed)))"
)


class Verdict(NamedTuple):
    """What a count comes to against the budget: a line that says it, and whether it is too much."""

    line: str
    over: bool


def counted_by() -> str:
    """Returns what a count is of: this Python and this processor."""
    version = ".".join(platform.python_version_tuple()[:2])
    return f"{sys.implementation.name}-{version} {platform.system()} {platform.machine()}"


def parsed(said: str) -> int:
    """Returns the instructions that callgrind says it counted. Raises ValueError where it says none."""
    found = re.findall(r"^==\d+== Collected\s*:\s*(\d+)", said, re.MULTILINE)
    if not found:
        raise ValueError(f"callgrind counted nothing: {said[-300:]}")
    return int(found[-1])


def read(text: str) -> dict[str, dict[str, int]]:
    """Returns what a budget file says: instructions by run, by what they were counted by."""
    return {of: {run: int(n) for run, n in runs.items()} for of, runs in tomllib.loads(text).items()}


def written(budget: Mapping[str, Mapping[str, int]]) -> str:
    """Returns a budget file that says this."""
    out = [HEAD]
    for of, runs in sorted(budget.items()):
        out.append(f'\n["{of}"]\n' + "".join(f'"{run}" = {n:_}\n' for run, n in runs.items()))
    return "".join(out)


def compared(counts: Mapping[str, int], budget: Mapping[str, int]) -> list[Verdict]:
    """Returns for each run what its count comes to; one that the budget does not name is never too much."""
    out = []
    for run, n in counts.items():
        most = budget.get(run)
        if most is None:
            out.append(Verdict(f"{run:<42}{n:>16,}  not in the budget", False))
            continue
        ratio = n / most
        over = ratio > MOST
        word = "TOO MUCH" if over else "less: --update" if ratio < 2 - MOST else "within"
        out.append(Verdict(f"{run:<42}{n:>16,}{most:>16,}{100 * (ratio - 1):>+8.1f} %  {word}", over))
    return out


def repeated(rounds: Sequence[Mapping[str, int]]) -> tuple[dict[str, int], dict[str, float]]:
    """Returns the counts of the last round that are the same in all, but for `REPEATS`, and by run how far
    they lie apart, as a share."""
    apart = {run: max(r[run] for r in rounds) / min(r[run] for r in rounds) - 1 for run in rounds[-1]}
    return {run: n for run, n in rounds[-1].items() if apart[run] <= REPEATS}, apart


# -- counting -------------------------------------------------------------------------------------
def _environment(kind: str, cache: Path) -> dict[str, str]:
    return {
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(ROOT / "src"),
        "LC_ALL": "C.UTF-8",
        "COPYLINT_CACHE_DIR": str(cache),
        "COPYLINT_PURE": KINDS[kind],
    }


def _state(cache: Path) -> list[tuple[str, int]]:
    """What lies in copylint's folder, and when it was written, but for results."""
    kept = (p for p in cache.iterdir() if not p.name.startswith("results"))
    return sorted((p.name, p.stat().st_mtime_ns) for p in kept)


def _fill(cache: Path, again: Callable[[], object]) -> None:
    """Runs until copylint's folder stays as it is, also once what lies there is old enough to be trusted."""
    before: list[tuple[str, int]] = []
    for _ in range(FILLING):
        again()
        now = _state(cache)
        if now == before:
            return
        before = now
        time.sleep(AGED)


def _ran(command: Sequence[str], env: Mapping[str, str]) -> str:
    """What a command writes on standard error. Raises RuntimeError where it does not end as a check does."""
    done = subprocess.run(
        command, env=dict(env), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stderr


def count(run: Run, kind: str) -> int:
    """Returns the instructions of a run."""
    cache = KEPT / kind
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    env = _environment(kind, cache)
    stories = sorted((ROOT / "seeds" / "faulty").glob("*.txt"))[: run.stories]
    command = [sys.executable, "-m", "copylint", "check", "-q", "--isolated", "--no-baseline", "--jobs", "1"]
    command += [str(p.relative_to(ROOT)) for p in stories]

    def forget() -> None:
        for kept in cache.glob("results*") if not run.unchanged else ():
            kept.unlink()

    def again() -> None:
        forget()
        _ran(command, env)

    _fill(cache, again)
    forget()
    return parsed(_ran(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], env))


def counts(kinds: Sequence[str]) -> dict[str, int]:
    """Returns the instructions of all runs, and says them one by one."""
    out = {}
    for kind in kinds:
        for run in RUNS:
            out[f"{kind}, {run.name}"] = n = count(run, kind)
            print(f"{kind}, {run.name}: {n:,}", file=sys.stderr, flush=True)
    return out


def _usable(kinds: Sequence[str]) -> str:
    """Why nothing can be counted here; empty where it can."""
    if shutil.which("valgrind") is None:
        return "valgrind is not on the PATH"
    if "compiled" in kinds:
        env = {**os.environ, **_environment("compiled", KEPT / "compiled")}
        if subprocess.run([sys.executable, "-c", _LOOK], env=env, check=False).returncode:
            return "copylint is not compiled here, or was changed since: pip install -e ."
    return ""


def main(argv: Sequence[str] | None = None) -> int:
    """Counts and compares; returns 1 where a run takes too much, 2 where nothing can be counted."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--update", action="store_true", help="write the counts down as the budget")
    parser.add_argument("--only", choices=list(KINDS), help="one of the two ways to run")
    given = parser.parse_args(argv)
    kinds = [given.only] if given.only else list(KINDS)
    wrong = _usable(kinds)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    budget = read(BUDGET.read_text(encoding="utf-8")) if BUDGET.exists() else {}
    own = budget.get(counted_by(), {})
    if given.update:
        kept, apart = repeated([counts(kinds), counts(kinds)])
        for run, share in apart.items():
            print(f"{run}: {100 * share:.3f} % apart{'' if run in kept else ', left out'}")
        budget[counted_by()] = {**{r: n for r, n in own.items() if r not in apart}, **kept}
        BUDGET.write_text(written(budget), encoding="utf-8", newline="\n")
    elif not own:
        print(f"there is no budget for {counted_by()}: count on main with --update first", file=sys.stderr)
        return 2
    verdicts = compared(kept if given.update else counts(kinds), own)
    print("\n".join(v.line for v in verdicts))
    return int(not given.update and any(v.over for v in verdicts))


if __name__ == "__main__":
    sys.exit(main())
