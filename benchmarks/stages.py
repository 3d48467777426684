"""Where the time of a check goes: by stage, by kind of rule and by rule, every moment counted once.

    python benchmarks/stages.py                         stories made from the seeds
    python benchmarks/stages.py --corpus FOLDER --size 0.5 --top 40

Work that begins a stage is wrapped by a clock that stops while an inner stage runs: what a rule makes a story
work out is the story's time, not the rule's, and what it takes to make a rule ready when it is first
nominated stands by itself. One word is checked first ("start": tables opened, rules without literals made
ready), then the stories twice: the first pass has all that happens once (words never met, rules made ready,
modules imported), the second none of it.

Seconds are of the processor. The clock itself adds to what is called often.
"""

from __future__ import annotations

import argparse
import json
import pkgutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, wraps
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"
sys.path[:0] = [str(SOURCE), str(HERE)]

#: What begins a stage: a function of a module, or a method of a class there.
WORK = (
    ("tokens", "copylint.text.tokens", "tokenise"),
    ("tokens", "copylint.text.tokens", "Tokens.views"),
    ("tokens", "copylint.text.sentences", "Pass.go"),
    ("sentences", "copylint.text.sentences", "sentence_spans"),
    ("quotations", "copylint.text.quote_parsing", "parse"),
    ("reading", "copylint.formats.format", "recognise"),
    ("reading", "copylint.formats.format", "document"),
    ("reading", "copylint.story.seen", "seen"),
    ("parts of speech", "copylint.lexicon.tagger", "tags_of"),
    ("admission", "copylint.engine.admission", "admit"),
    ("literals", "copylint.engine.engine", "Engine.nominate"),
    ("engine", "copylint.engine.engine", "Engine.run"),
    ("linter", "copylint.linter.door", "Linter.check"),
)

READY = "rules made ready"
PASSES = ("start", "first", "again")
#: What is known of a rule, or of all of a kind: seconds to make it ready, seconds in its checks, and counts.
FIGURES = ("ready", "checks", "calls", "findings")

#: A stage: what is done, and of which rule or part.
Stage = tuple[str, ...]


class Clock:
    """Time and calls by stage; stages nest. `now` tells the time in seconds."""

    def __init__(self, now: Callable[[], float] = time.process_time) -> None:
        self.spent: Counter[Stage] = Counter()
        self.calls: Counter[Stage] = Counter()
        self._now = now
        self._stack: list[Stage] = []
        self._since = 0.0

    def _turn(self) -> None:
        now = self._now()
        if self._stack:
            self.spent[self._stack[-1]] += now - self._since
        self._since = now

    def begin(self, stage: Stage) -> None:
        """From here on the time is the stage's, until it ends or an inner one begins."""
        self._turn()
        self._stack.append(stage)
        self.calls[stage] += 1

    def end(self) -> None:
        """Ends the stage that began last."""
        self._turn()
        self._stack.pop()

    def wrap(self, stage: Stage, work: Callable[..., Any]) -> Callable[..., Any]:
        """Returns the function with its time put down to the stage."""

        @wraps(work)
        def timed(*args: Any, **kwargs: Any) -> Any:
            self.begin(stage)
            try:
                return work(*args, **kwargs)
            finally:
                self.end()

        return timed

    def taken(self) -> tuple[Counter[Stage], Counter[Stage]]:
        """Returns time and calls so far, and begins anew."""
        out = self.spent, self.calls
        self.spent, self.calls = Counter(), Counter()
        return out


# -- putting the clock into place ------------------------------------------------------------------
def _put(clock: Clock, stage: str, module: str, name: str) -> None:
    """Puts the time of a function or method down to a stage, by whatever module it is called. Raises
    AttributeError where there is none of that name: then `WORK` has to follow."""
    owner: Any = import_module(module)
    owner = sys.modules[module]  # its compiled twin, where it has one
    *inside, last = name.split(".")
    for part in inside:
        owner = getattr(owner, part)
    work = getattr(owner, last)
    timed = clock.wrap((stage,), work)
    setattr(owner, last, timed)
    if not inside:
        for other in list(sys.modules.values()):
            if other.__name__.startswith("copylint") and vars(other).get(last) is work:
                setattr(other, last, timed)


def _put_compiled(clock: Clock) -> None:
    """Puts the time of compiled modules down to each; interpreted, it is their callers'."""
    from copylint.tables.twins import is_compiled

    for path in sorted((SOURCE / "copylint").rglob("*.pxd")):
        name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        import_module(name)
        module = sys.modules[name]
        if not is_compiled(module):
            continue
        for own, work in list(vars(module).items()):
            if own[0] != "_" and callable(work) and not isinstance(work, type):
                if getattr(work, "__module__", "").rpartition(".")[2].lstrip("_") == path.stem:
                    _put(clock, f"compiled: {path.parent.name}/{path.stem}", name, own)


def _put_facts(clock: Clock) -> None:
    """Puts the time of all facts of a story down to the module that works them out."""
    import copylint.story
    import copylint.story.story as story

    plain = story.once_a_story

    def once_a_story(work: Callable[..., Any]) -> Callable[..., Any]:
        return plain(clock.wrap(("facts", work.__module__.rpartition(".")[2]), work))

    story.once_a_story = once_a_story  # type: ignore[assignment]
    for found in pkgutil.iter_modules(copylint.story.__path__):
        module = import_module(f"copylint.story.{found.name}")
        for owner in vars(module).values():
            if isinstance(owner, type) and owner.__module__ == module.__name__:
                for name, value in list(vars(owner).items()):
                    if isinstance(value, cached_property):
                        made = cached_property(clock.wrap(("facts", found.name), value.func))
                        made.__set_name__(owner, name)
                        setattr(owner, name, made)


def _put_rules(clock: Clock, findings: Counter[str]) -> None:
    """Puts the time of each rule down to it, and that of making it ready."""
    from copylint.engine.engine import Engine

    found, ready = Engine._found, Engine._make_ready

    def _found(self: Any, k: int, *args: Any, **kwargs: Any) -> Any:
        rule = self._rules[k]
        clock.begin(("rules", rule.kind, rule.id))
        try:
            out = found(self, k, *args, **kwargs)
        finally:
            clock.end()
        findings[rule.id] += len(out)
        return out

    def _make_ready(self: Any, k: int) -> Any:
        rule = self._rules[k]
        clock.begin((READY, rule.kind, rule.id))
        try:
            return ready(self, k)
        finally:
            clock.end()

    Engine._found = _found  # type: ignore[method-assign]
    Engine._make_ready = _make_ready  # type: ignore[method-assign]


# -- measuring ---------------------------------------------------------------------------------------
def profile(texts: Iterable[str]) -> dict[str, Any]:
    """Returns bytes, and for each of `PASSES` over the texts: seconds by stage, and by rule its kind, seconds
    to make it ready and in its checks, how often it was asked, and what it found. Once a process, before
    anything of copylint is imported."""
    clock = Clock()
    findings: Counter[str] = Counter()
    _put_facts(clock)
    for stage, module, name in WORK:
        _put(clock, stage, module, name)
    _put_compiled(clock)
    _put_rules(clock, findings)
    from copylint import Linter

    texts = list(texts)
    linter = Linter()
    passes = {}
    clock.taken()
    for name in PASSES:
        begun = time.process_time()
        for text in ["Nothing.\n"] if name == "start" else texts:
            linter.check(text)
        whole = time.process_time() - begun
        passes[name] = {"seconds": whole, **summed(*clock.taken(), findings)}
        findings.clear()
    return {"bytes": sum(len(t.encode("utf-8")) for t in texts), "passes": passes}


def summed(
    spent: Mapping[Stage, float], calls: Mapping[Stage, int], findings: Mapping[str, int]
) -> dict[str, Any]:
    """Returns the seconds by stage, the facts of each module one, and the rows of the rules."""
    stages: Counter[str] = Counter()
    rules: dict[str, dict[str, Any]] = {}
    for stage, seconds in spent.items():
        stages[stage[0] if stage[0] != "facts" else f"facts: {stage[1]}"] += seconds
        if stage[0] in ("rules", READY):
            kind, rule = stage[1:]
            row = rules.setdefault(rule, {"kind": kind, **dict.fromkeys(FIGURES, 0)})
            row["ready" if stage[0] == READY else "checks"] += seconds
            row["calls"] += calls[stage] if stage[0] == "rules" else 0
            row["findings"] = findings.get(rule, 0)
    return {"stages": dict(stages), "rules": rules}


def by_kind(rules: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Returns the rows of rules summed up by kind."""
    out: dict[str, dict[str, Any]] = {}
    for row in rules.values():
        total = out.setdefault(row["kind"], dict.fromkeys(FIGURES, 0))
        for key in FIGURES:
            total[key] += row[key]
    return out


def told(got: dict[str, Any], top: int = 15) -> str:
    """Returns the tables of a profile, in microseconds a 4 KB story: stages, kinds and the `top` rules. What
    is made ready at the start is told with what the first pass makes ready."""
    start, first, again = (got["passes"][name] for name in PASSES)
    unit = 4000e6 / got["bytes"]
    lines = [
        f"Stages, in microseconds of processor a 4 KB story (with the clock), of {got['bytes'] / 1e6:.2f} MB",
        f"  start {start['seconds'] * 1000:.0f} ms, first pass {got['bytes'] / first['seconds'] / 1e6:.3f} "
        f"MB/s, the same again {got['bytes'] / again['seconds'] / 1e6:.3f}",
        f"{'':<36}{'first':>9}{'share':>8}{'again':>9}{'share':>8}",
    ]
    named = first["stages"].keys() | again["stages"].keys()
    for s in sorted(named, key=lambda s: -again["stages"].get(s, 0.0)):
        line = f"  {s:<34}"
        for p in (first, again):
            spent = p["stages"].get(s, 0.0)
            line += f"{spent * unit:9.0f}{spent / p['seconds']:8.1%}"
        lines.append(line)
    outside = [p["seconds"] - sum(p["stages"].values()) for p in (first, again)]
    lines.append(f"  {'(in no stage)':<34}{outside[0] * unit:9.0f}{'':8}{outside[1] * unit:9.0f}")
    rules = [p["rules"] for p in (start, first, again)]
    lines += _rows("Kinds", [by_kind(x) for x in rules], unit, None)
    return "\n".join(lines + _rows("Rules", rules, unit, top))


def _rows(head: str, passes: list[dict[str, dict[str, Any]]], unit: float, top: int | None) -> list[str]:
    """The lines of kinds or rules, longest first: what the start, the first pass and the second took."""
    none = dict.fromkeys(FIGURES, 0)
    names = set().union(*passes)
    rows = {n: [p.get(n, none) for p in passes] for n in names}
    cost = {n: sum(r["ready"] + r["checks"] for r in rows[n][0:2]) + rows[n][2]["checks"] for n in names}
    lines = [f"{head:<36}{'ready':>9}{'first':>9}{'again':>9}{'calls':>9}{'findings':>9}   (of one pass)"]
    for n in sorted(names, key=lambda n: (-cost[n], n))[:top]:
        start, first, again = rows[n]
        lines.append(
            f"  {n:<34}{(start['ready'] + first['ready']) * unit:9.1f}{first['checks'] * unit:9.1f}"
            f"{again['checks'] * unit:9.1f}{first['calls']:9}{first['findings']:9}"
        )
    return lines


def main() -> None:
    """Prints the tables, or the figures behind them."""
    import pace

    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="prose to cut stories from")
    parser.add_argument("--size", type=float, default=0.5, help="MB of stories (default: %(default)s)")
    parser.add_argument("--top", type=int, default=40, help="rules that are listed (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")
    given = parser.parse_args()
    got = profile(pace.stories(given.corpus, int(given.size * 1e6), 0))
    print(json.dumps(got) if given.json else told(got, given.top))


if __name__ == "__main__":
    main()
