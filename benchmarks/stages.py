"""Where the time of a run goes, stage by stage.

Functions that begin a stage are wrapped by a clock that stops while an inner stage runs, so that
every moment counts once: what a rule makes the story work out is the story's time, not the rule's.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

ORDER = ("read", "tokens", "tagging", "quotations", "story", "names", "matching", "rules", "report")


class Clock:
    """Time by stage; stages nest."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._stack: list[str] = []
        self._since = 0.0

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._stack:
            self.spent[self._stack[-1]] += now - self._since
        self._since = now

    def wrap(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Returns the function with its time put down to the stage."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            self._turn()
            self._stack.append(stage)
            self.calls[stage] += 1
            try:
                return work(*args, **kwargs)
            finally:
                self._turn()
                self._stack.pop()

        return timed


def _fact(clock: Clock, owner: type, name: str, stage: str) -> None:
    made = cached_property(clock.wrap(stage, vars(owner)[name].func))
    made.__set_name__(owner, name)
    setattr(owner, name, made)


def _everywhere(clock: Clock, work: Callable[..., Any], stage: str) -> None:
    """Puts the time of a function down to the stage, by whatever module it is called."""
    timed, name = clock.wrap(stage, work), work.__name__
    for module in list(sys.modules.values()):
        if module.__name__.startswith("copylint") and getattr(module, name, None) is work:
            setattr(module, name, timed)


def _property(clock: Clock, owner: type, name: str, stage: str) -> None:
    setattr(owner, name, property(clock.wrap(stage, vars(owner)[name].fget)))


def profile(texts: Iterable[str], top: int = 15) -> dict[str, Any]:
    """Returns seconds by stage and the rules that took longest, over texts checked in this process."""
    from copylint import kinds
    from copylint.engine.engine import Engine
    from copylint.findings.report import FileReport
    from copylint.lexicon import tagger as tagging
    from copylint.linter import linter as check
    from copylint.linter.linter import Checker
    from copylint.linter.options import Options
    from copylint.reports import formats
    from copylint.story import acronyms, dates, english, entities, names, offices, quantities
    from copylint.story.story import Story
    from copylint.text.paragraphs import Paragraph
    from copylint.text.sentences import Sentence

    texts = list(texts)
    checker = Checker(Options(overrides={}))
    # Nothing is kept or taken from before.
    checker._result_key = lambda *given: b""  # type: ignore[method-assign,assignment]
    warm = texts[:20]
    for text in warm:
        checker.check("story.txt", text.encode("utf-8"))
    clock = Clock()
    check.decode = clock.wrap("read", check.decode)  # type: ignore[attr-defined]
    check.document = clock.wrap("read", check.document)  # type: ignore[attr-defined]
    for part in ("plain", "folded", "paragraphs", "protected"):
        _fact(clock, Story, part, "story")
    for fact in (dates.dates, offices.offices, acronyms.acronyms, quantities.quantities, english.language):
        _everywhere(clock, fact, "story")
    _fact(clock, Story, "quotations", "quotations")
    _everywhere(clock, names.names, "names")
    _everywhere(clock, entities.entities, "names")
    for name, value in list(vars(names.Ledger).items()):
        if isinstance(value, cached_property):
            _fact(clock, names.Ledger, name, "names")
    _property(clock, Paragraph, "sentences", "tokens")
    _property(clock, Sentence, "tokens", "tokens")
    _everywhere(clock, tagging.tags_of, "tagging")
    Engine.nominate = clock.wrap("matching", Engine.nominate)  # type: ignore[method-assign]
    Engine.run = clock.wrap("rules", Engine.run)  # type: ignore[method-assign]
    by_rule: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    for kind in {r.kind for r in checker.engine(checker.resolver.for_file("story.txt")).rules}:
        module = kinds.get(kind)
        module.check = _timed_check(module.check, clock, by_rule, hits)  # type: ignore[method-assign]
    render = clock.wrap("report", lambda r: "".join(formats.render("text", [r])))
    size = 0
    start = time.perf_counter()
    for text in texts:
        data = text.encode("utf-8")
        size += len(data)
        report: FileReport = checker.check("story.txt", data)
        render(report)
    wall = time.perf_counter() - start
    stages = {s: clock.spent.get(s, 0.0) for s in ORDER}
    return {
        "bytes": size,
        "seconds": wall,
        "stages": stages,
        "rules": [(r, s, hits[r]) for r, s in by_rule.most_common(top)],
    }


def _timed_check(
    work: Callable[..., Any], clock: Clock, by_rule: Counter[str], hits: Counter[str]
) -> Callable[..., Any]:
    """The check of a kind, its own time and its hits noted by rule."""

    def timed(rule: Any, prepared: Any, story: Any, places: Any) -> Any:
        before = clock.spent["rules"]
        clock._turn()
        found = list(work(rule, prepared, story, places))
        clock._turn()
        by_rule[rule.id] += clock.spent["rules"] - before
        hits[rule.id] += len(places)
        return found

    return timed
