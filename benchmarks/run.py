"""Measures copylint, and beside it the checkers that pip can install. See README.md.

python benchmarks/run.py                    copylint and whatever peers are on the PATH
python benchmarks/run.py --install-peers    the peers are put into a virtual environment first
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
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import corpus
import keystrokes as keystroke
import measure

ROOT = Path(__file__).resolve().parent.parent
PEERS = ("typos", "codespell", "proselint")
# A peer that would take longer than this over a corpus, going by a smaller one, is left out.
PATIENCE = 120.0
# Seconds that the runs of copylint over one corpus may take; large ones are run less often, once at least.
ENOUGH = 240.0


class Bench:
    """What is measured, where, and how often."""

    def __init__(self, work: Path, repeats: int, peers: dict[str, list[str]]) -> None:
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
        shapes = {
            "typos": ["--threads", "1", "--isolated", "--no-ignore", "--format", "brief"],
            "codespell": [],
            "proselint": ["check"],
        }
        return {n: [*c, *shapes[n], str(path)] for n, c in self.peers.items()}

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
                    for kept in (self.work / "cache").glob("results*"):
                        kept.unlink()
                cost = measure.run(commands[n], env=self.env, cores=cores, limit=limit)
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


def throughput(b: Bench, sizes: list[float]) -> dict[str, Any]:
    """Clean and faulty copy on one core; then two processes, memory, and a second run."""
    out: dict[str, Any] = {}
    #: name -> seconds a MB, start included, of the longest runs so far
    slow: dict[str, float] = {}
    probe = b.work / "probe"
    made = corpus.write(probe, int(min(0.1, *sizes) * 1_000_000), faulty=True)
    slow["copylint"] = (
        b.together({"c": b.copylint("--jobs", "1", str(probe))}, repeats=1)["c"].wall / made * 1e6
    )
    shutil.rmtree(probe)
    for size in sorted(sizes):
        for faulty in (False, True):
            name = f"{'faulty' if faulty else 'clean'} {size:g} MB"
            folder = b.work / name.replace(" ", "-")
            total = corpus.write(folder, int(size * 1_000_000), faulty=faulty)
            commands = {"copylint": b.copylint("--jobs", "1", str(folder))}
            for n, c in b.others(folder).items():
                if slow.get(n, 0.0) * size < PATIENCE:
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


def stages(size: float) -> dict[str, Any]:
    """Profile by stage, each kind of copy in a process of its own."""
    out: dict[str, Any] = {}
    for faulty in (False, True):
        code = (
            "import json, sys; sys.path.insert(0, sys.argv[1]); import corpus, stages;"
            "print(json.dumps(stages.profile(corpus.stories(int(sys.argv[2]), "
            "faulty=bool(int(sys.argv[3]))))))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent), str(int(size * 1e6)), str(int(faulty))],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        got = json.loads(done.stdout)
        total = sum(got["stages"].values())
        say(
            f"\nStages, {'faulty' if faulty else 'clean'} copy, "
            f"{got['bytes'] / got['seconds'] / 1e6:.2f} MB/s in process (with the clocks)"
        )
        for n, s in got["stages"].items():
            say(f"  {n:<12}{s * 1e6 / (got['bytes'] / 4000):8.0f} µs a 4 KB story {100 * s / total:5.1f} %")
        say(
            "  longest rules: "
            + ", ".join(
                f"{r} {s * 1e6 / (got['bytes'] / 4000):.0f} µs ({h} hits)" for r, s, h in got["rules"][:10]
            )
        )
        out["faulty" if faulty else "clean"] = got
    return out


def keystrokes(count: int) -> dict[str, Any]:
    """What a report costs after each keystroke, in stories of about 1,000 words."""
    texts = [corpus.one_document(6_000, seed) for seed in range(1, count + 1)]
    got = keystroke.measure(texts)
    words = statistics.median(len(t.split()) for t in texts)
    say(f"\nA keystroke in a story of {words:.0f} words: ms of processor, and of a full check")
    for kind, (session, full) in got.items():
        say(f"  {kind:<12}{session * 1000:8.1f}{full * 1000:8.1f} {_ratio(session, full):>6}")
    return {kind: {"session": session, "full": full} for kind, (session, full) in got.items()}


# -- peers -------------------------------------------------------------------------------------------
def peers(install: Path | None) -> dict[str, list[str]]:
    """Returns the peers there are, with how each is called; `install` is a folder to put them into."""
    if install is not None:
        if not install.exists():
            venv.create(install, with_pip=True)
        folder = install / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([str(folder / "python"), "-m", "pip", "install", "-q", *PEERS], check=True)
        return {
            n: [str(folder / n)] for n in PEERS if (folder / n).exists() or (folder / f"{n}.exe").exists()
        }
    beside = os.path.dirname(sys.executable)
    found = {n: shutil.which(n) or shutil.which(n, path=beside) for n in PEERS}
    return {n: [p] for n, p in found.items() if p}


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
        "--only", default="", help="some of cold,throughput,processes,rules,documents,stages,keystrokes"
    )
    p.add_argument(
        "--largest", type=float, default=1.0, help="MB of the largest single document (default: %(default)s)"
    )
    p.add_argument("--no-peers", action="store_true", help="measure copylint alone")
    p.add_argument(
        "--install-peers",
        type=Path,
        metavar="FOLDER",
        nargs="?",
        const=ROOT / "build" / "peers",
        help="install the peers into a virtual environment in this folder (build/peers)",
    )
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
        "stages": lambda b: stages(middle),
        "keystrokes": lambda b: keystrokes(1 if given.smoke else 4),
    }
    chosen = [s for s in given.only.split(",") if s] or list(steps)
    if set(chosen) - set(steps):
        p.error(f"--only takes some of {', '.join(steps)}")
    others = {} if given.no_peers or given.smoke else peers(given.install_peers)
    missing = [n for n in PEERS if n not in others]
    say(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores; medians of {repeats}"
    )
    if missing and not given.smoke:
        say(f"Not measured: {', '.join(missing)} (--install-peers)")
    figures: dict[str, Any] = {"python": platform.python_version(), "machine": platform.machine()}
    with tempfile.TemporaryDirectory(prefix="copylint-benchmark-") as folder:
        b = Bench(Path(folder), repeats, others)
        for s in chosen:
            figures[s] = steps[s](b)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
