"""Measures copylint, and beside it other checkers. See README.md.

python benchmarks/run.py                    copylint and whatever peers are on the PATH
python benchmarks/run.py --install-peers    the peers are put into a folder first
python benchmarks/run.py --only pace --corpus FOLDER    on stories cut from a folder of prose
python benchmarks/run.py --sizes 1,10,100 --repeats 5 --json out.json
python benchmarks/run.py --smoke            a few stories once, to see that it runs
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus
import keystrokes as keystroke
import measure
import pace
import programs
import stages as stage
from programs import Program

ROOT = Path(__file__).resolve().parent.parent
# A peer that would take longer than this over a corpus, going by a smaller one, is left out.
PATIENCE = 60.0
# Seconds that the runs of copylint over one corpus may take; large ones are run less often, once at least.
ENOUGH = 240.0


class Bench:
    """What is measured, where, and how often."""

    def __init__(self, work: Path, repeats: int, peers: list[Program]) -> None:
        self.work = work
        self.repeats = repeats
        self.peers = peers
        self.env = dict(os.environ)
        self.env["COPYLINT_CACHE_DIR"] = str(work / "cache")
        self.env["PYTHONPATH"] = os.pathsep.join(
            filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
        )
        (work / "cache").mkdir(mode=0o700, exist_ok=True)

    def copylint(self, *args: str) -> list[str]:
        """Returns the command line of a check."""
        return [sys.executable, "-m", "copylint", "check", "-q", *args]

    def others(self, path: Path) -> dict[str, list[str]]:
        """Returns the command lines of the peers for a file or folder."""
        return {p.name: p.command([str(path.absolute())]) for p in self.peers}

    def together(
        self, commands: dict[str, list[str]], *, cores: int | None = 1, repeats: int | None = None,
        forget: bool = True, warm: bool = True, limit: float = 900,
    ) -> dict[str, measure.Cost]:  # fmt: skip
        """Returns the median cost of every command; they take turns, in an order that changes.

        With `forget`, what copylint kept of the results of earlier runs is removed before each; the
        compiled rules and word tables stay, as they do for a user. `warm` runs each once before it is
        measured; `limit` is the most seconds that a run may take.
        """
        rng = random.Random(1)
        costs: dict[str, list[measure.Cost]] = {n: [] for n in commands}
        for turn in range(0 if warm else 1, (repeats or self.repeats) + 1):
            names = list(commands)
            rng.shuffle(names)
            for n in names:
                if forget:
                    programs.forget(self.env)
                cwd = next((p.cwd for p in self.peers if p.name == n), None)
                cost = measure.run(commands[n], env=self.env, cores=cores, limit=limit, cwd=cwd)
                if turn:  # the first fills caches
                    costs[n].append(cost)
        return {n: _median(c) for n, c in costs.items()}


def _median(costs: list[measure.Cost]) -> measure.Cost:
    return measure.Cost(
        statistics.median(c.wall for c in costs),
        statistics.median(c.cpu for c in costs),
        statistics.median(c.peak for c in costs),
    )


def say(line: str = "") -> None:
    """Prints at once, so that a long run shows where it is."""
    print(line, flush=True)


def _ratio(a: float, b: float) -> str:
    return f"{a / b:.2f}" if b else "-"


# -- what is measured ------------------------------------------------------------------------------
def cold_start(b: Bench) -> dict[str, Any]:
    """One story in a fresh process, beside a Python that does nothing."""
    story = b.work / "story.txt"
    story.write_text(next(corpus.stories(4_000, faulty=False)), encoding="utf-8")
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "copylint": b.copylint(str(story)),
        **b.others(story),
    }
    got = b.together(commands, repeats=max(5, b.repeats * 3))
    got["copylint, unchanged"] = b.together(
        {"c": commands["copylint"]}, repeats=max(5, b.repeats * 3), forget=False
    )["c"]
    say(
        f"\nCold start, one story of {story.stat().st_size} bytes: ms wall, ms of processor, wall in "
        "copylints, MiB at the peak"
    )
    for n, c in got.items():
        say(
            f"  {n:<20}{c.wall * 1000:8.0f}{c.cpu * 1000:8.0f}"
            f"{_ratio(c.wall, got['copylint'].wall):>8}{c.peak:8.0f}"
        )
    return {n: {"wall": c.wall, "cpu": c.cpu, "peak": c.peak} for n, c in got.items()}


def seconds_a_mb(b: Bench, size: float) -> dict[str, float]:
    """Returns how long copylint and each peer take for a MB, start included, going by `size` MB of faulty
    copy."""
    probe = b.work / "probe"
    made = corpus.write(probe, int(size * 1_000_000), faulty=True)
    got = b.together({"copylint": b.copylint("--jobs", "1", str(probe)), **b.others(probe)}, repeats=1)
    shutil.rmtree(probe)
    return {n: c.wall / made * 1e6 for n, c in got.items()}


def throughput(b: Bench, sizes: list[float]) -> dict[str, Any]:
    """Clean and faulty copy on one core; then two processes, memory, and a second run."""
    out: dict[str, Any] = {}
    #: name -> seconds a MB, start included, of the longest runs so far
    slow = seconds_a_mb(b, min(0.1, *sizes))
    for size in sorted(sizes):
        for faulty in (False, True):
            name = f"{'faulty' if faulty else 'clean'} {size:g} MB"
            folder = b.work / name.replace(" ", "-")
            total = corpus.write(folder, int(size * 1_000_000), faulty=faulty)
            commands = {"copylint": b.copylint("--jobs", "1", str(folder))}
            for n, c in b.others(folder).items():
                if slow[n] * size < PATIENCE:
                    commands[n] = c
            expected = slow["copylint"] * size
            repeats = max(1, min(b.repeats, int(ENOUGH / expected)))
            if repeats < b.repeats:
                say(
                    f"\n{name}: about {expected:.0f} s a run of copylint, so {repeats} of {b.repeats} "
                    "and none before them"
                )
            got = b.together(
                commands, repeats=repeats, warm=repeats == b.repeats, limit=max(900, 10 * expected)
            )
            say(
                f"\n{name[0].upper()}{name[1:]}, one core: MB/s wall, MB a second of processor, times "
                "typos, MiB at the peak"
            )
            for n, c in got.items():
                slow[n] = c.wall / size
                fast = _ratio(got["typos"].wall, c.wall) if "typos" in got else "-"
                say(f"  {n:<16}{total / c.wall / 1e6:8.2f}{total / c.cpu / 1e6:8.2f}{fast:>8}{c.peak:8.0f}")
            out[name] = {
                n: {"mb_s": total / c.wall / 1e6, "peak": c.peak, "wall": c.wall, "cpu": c.cpu}
                for n, c in got.items()
            }
            shutil.rmtree(folder)
    return out


def processes(b: Bench, size: float) -> dict[str, Any]:
    """One process against two, and the same files again."""
    folder = b.work / "pool"
    total = corpus.write(folder, int(size * 1_000_000), faulty=False, seed=2)
    got = b.together(
        {"1": b.copylint("--jobs", "1", str(folder)), "2": b.copylint("--jobs", "2", str(folder))},
        cores=2,
    )
    say(
        f"\nProcesses, {size:g} MB clean: 1 takes {got['1'].wall:.2f} s, 2 take {got['2'].wall:.2f} s: "
        f"{_ratio(got['1'].wall, got['2'].wall)} times as fast"
        f" ({got['1'].cpu:.2f} and {got['2'].cpu:.2f} s of processor)"
    )
    out: dict[str, Any] = {"one": got["1"].wall, "two": got["2"].wall}
    again = b.together({"again": b.copylint("--jobs", "1", str(folder))}, forget=False)["again"]
    say(
        f"Nothing changed since: {again.wall:.2f} s, {total / again.wall / 1e6:.1f} MB/s: "
        f"{_ratio(got['1'].wall, again.wall)} times as fast"
        f" ({_ratio(got['1'].cpu, again.cpu)} by the processor)"
    )
    out["again"] = again.wall
    shutil.rmtree(folder)
    return out


def rules(b: Bench, size: float) -> dict[str, Any]:
    """Time against the number of rules: as they are, twice and four times as many."""
    listed = subprocess.run(
        [sys.executable, "-m", "copylint", "rules"], env=b.env, capture_output=True, text=True, check=True
    )
    count = max(1, len([x for x in listed.stdout.splitlines() if "." in x.split(" ")[0]]))
    folder = b.work / "rules-corpus"
    corpus.write(folder, int(size * 1_000_000), faulty=False, seed=3)
    commands = {"x1": b.copylint("--jobs", "1", str(folder))}
    for times in (2, 4):
        pack = b.work / f"rules-x{times}.yaml"
        pack.write_text(corpus.extra_rules(count * (times - 1)), encoding="utf-8")
        commands[f"x{times}"] = b.copylint("--jobs", "1", "--rules", str(pack), str(folder))
    got = b.together(commands)
    by = {n: (_ratio(c.wall, got["x1"].wall), _ratio(c.cpu, got["x1"].cpu)) for n, c in got.items()}
    say(
        f"\nRules: {count} rules {got['x1'].wall:.2f} s; twice as many {by['x2'][0]} x, four times "
        f"{by['x4'][0]} x"
        f" (by the processor {by['x2'][1]} and {by['x4'][1]})"
    )
    shutil.rmtree(folder)
    return {n: c.wall for n, c in got.items()}


def documents(b: Bench, largest: float) -> dict[str, Any]:
    """Time against the size of one document: it should grow no faster than the size."""
    out: dict[str, Any] = {}
    say("\nOne document (ms of processor a KB, start left out)")
    small = b.work / "empty.txt"
    small.write_text("Nothing.\n", encoding="utf-8")
    start = b.together({"c": b.copylint(str(small))}, repeats=5)["c"].cpu
    size = 1_000
    while size <= largest * 1_000_000:
        path = b.work / "document.txt"
        path.write_text(corpus.one_document(size), encoding="utf-8")
        cost = b.together({"c": b.copylint(str(path))}, repeats=3 if size < 1_000_000 else 1)["c"]
        real = path.stat().st_size
        out[str(real)] = cost.cpu
        say(
            f"  {real / 1000:>10.0f} KB {cost.cpu * 1000:10.0f} ms "
            f"{max(0.0, cost.cpu - start) * 1e6 / real:8.2f} {cost.peak:6.0f} MiB"
        )
        size *= 10
    return out


def paces(b: Bench, given: Path | None, size: float) -> dict[str, Any]:
    """Stories never met, in a fresh process, beside the peers; then what each pass of one process takes."""
    first, other, idle = b.work / "first", b.work / "other", b.work / "idle.txt"
    total, second = (
        pace.write(x, pace.stories(given, int(size * 1e6), k)) for k, x in enumerate((first, other))
    )
    idle.write_text("Nothing.\n", encoding="utf-8")
    served = {p.name for p in b.peers if p.served}
    base = b.together({"copylint": b.copylint(str(idle)), **b.others(idle)})
    full = {"copylint": b.copylint("--jobs", "1", str(first)), **b.others(first)}
    slow = {n for n, s in seconds_a_mb(b, size / 20).items() if s * size > PATIENCE}
    got = b.together({n: c for n, c in full.items() if n not in slow})
    got.update(b.together({n: full[n] for n in slow}, repeats=1, warm=False, limit=3600))
    if slow:
        say(f"\nOnce, as they take long: {', '.join(sorted(slow))}")
    lines, fresh = pace.table(got, base, total, served)
    source = "a folder of prose" if given else "seeds"
    say(
        f"\n{total / 1e6:.2f} MB of stories from {source}, never met, in a fresh process on one core: "
        "MB a second of processor\n"
        f"{'with start':>46}{'without':>10}{'copylint /':>12}{'the same':>12}{'MiB':>8}"
    )
    for line in lines:
        say(line)
    code = [sys.executable, pace.__file__, str(first), str(other)]
    rounds = []
    for _ in range(b.repeats):
        done = subprocess.run(code, env=b.env, capture_output=True, text=True, check=True)
        rounds.append(json.loads(done.stdout))
    passes = {n: statistics.median(r[n] for r in rounds) for n in rounds[0]}
    say(f"In one process, ready after {passes['ready'] * 1000:.0f} ms of processor:")
    for n, what in pace.PASSES.items():
        say(f"  {what:<34}{(second if n == 'others' else total) / passes[n] / 1e6:10.3f}")
    for x in (first, other):
        shutil.rmtree(x)
    return {"bytes": total, "fresh": fresh, "passes": passes}


def stages(b: Bench, given: Path | None, size: float) -> dict[str, Any]:
    """Where the time goes, in a process of its own."""
    idle = b.work / "idle.txt"
    idle.write_text("Nothing.\n", encoding="utf-8")
    b.together({"c": b.copylint(str(idle))}, repeats=1)  # so that tables are made
    code = [sys.executable, stage.__file__, "--json", "--size", str(size)]
    code += ["--corpus", str(given)] if given else []
    done = subprocess.run(code, env=b.env, capture_output=True, text=True, check=True)
    got: dict[str, Any] = json.loads(done.stdout)
    say("\n" + stage.told(got))
    return got


def keystrokes(count: int) -> dict[str, Any]:
    """What a report costs after each keystroke, in stories of about 1,000 words."""
    texts = [corpus.one_document(6_000, seed) for seed in range(1, count + 1)]
    got = keystroke.measure(texts)
    words = statistics.median(len(t.split()) for t in texts)
    say(f"\nA keystroke in a story of {words:.0f} words: ms of processor, and of a full check")
    for kind, (session, full) in got.items():
        say(f"  {kind:<12}{session * 1000:8.1f}{full * 1000:8.1f} {_ratio(session, full):>6}")
    return {kind: {"session": session, "full": full} for kind, (session, full) in got.items()}


def main(argv: list[str] | None = None) -> int:
    """Runs what the options ask for; returns the exit status."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument(
        "--sizes", default="1,10", help="MB of the corpora, such as 1,10,100 (default: %(default)s)"
    )
    p.add_argument(
        "--repeats", type=int, default=5, help="runs of each after the first (default: %(default)s)"
    )
    p.add_argument(
        "--only", default="", help="some of cold,throughput,pace,processes,rules,documents,stages,keystrokes"
    )
    p.add_argument(
        "--largest", type=float, default=1.0, help="MB of the largest single document (default: %(default)s)"
    )
    p.add_argument("--no-peers", action="store_true", help="measure copylint alone")
    p.add_argument(
        "--corpus", type=Path, metavar="FOLDER", help="prose (*.txt, *.txt.xz) to cut stories from"
    )
    programs.options(p)
    p.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    p.add_argument(
        "--smoke", action="store_true", help="a few stories once: for tests, says nothing of speed"
    )
    given = p.parse_args(argv)
    sizes = [float(s) for s in given.sizes.split(",")]
    middle, repeats, largest = min(2.0, max(sizes)), given.repeats, given.largest
    if given.smoke:
        sizes, middle, repeats, largest = [0.012], 0.012, 1, 0.001
    steps: dict[str, Callable[[Bench], Any]] = {
        "cold": cold_start,
        "throughput": lambda b: throughput(b, sizes),
        "processes": lambda b: processes(b, middle),
        "rules": lambda b: rules(b, middle),
        "documents": lambda b: documents(b, largest),
        "pace": lambda b: paces(b, given.corpus, min(1.0, middle)),
        "stages": lambda b: stages(b, given.corpus, middle),
        "keystrokes": lambda b: keystrokes(1 if given.smoke else 4),
    }
    chosen = [s for s in given.only.split(",") if s] or list(steps)
    if set(chosen) - set(steps):
        p.error(f"--only takes some of {', '.join(steps)}")
    say(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores; medians of {repeats}"
    )
    figures: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine()}
    with tempfile.TemporaryDirectory(prefix="copylint-benchmark-") as folder:
        alone = given.no_peers or given.smoke
        b = Bench(Path(folder), repeats, [] if alone else programs.there(Path(folder), given))
        for s in chosen:
            figures[s] = steps[s](b)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
