"""The seed stories: what is found in each is a golden file; the traps' findings are none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from copylint.engine.fixer import fix
from copylint.findings.finding import Safety
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.text.lines import Lines
from support.places import ROOT

FAULTY = sorted((ROOT / "seeds" / "faulty").iterdir())
TRAPS = sorted((ROOT / "seeds" / "traps").iterdir())
PLANTED = ROOT / "tests" / "golden" / "seed-faults"
CHECKER = Checker(Options(overrides={}))

#: Planted faults that must be found: it may only rise.
LEAST_FOUND = 205


def findings(path: Path):
    report = CHECKER.check(str(path))
    assert report.error is None
    return report.document, report.findings


def listing(path: Path) -> str:
    document, found = findings(path)
    lines = Lines(document.source)
    out = []
    for f in found:
        line, column = lines.position(f.span.start)
        words = document.source[f.span.start : f.span.end]
        fixes = "".join(
            f" -> {' + '.join(repr(e.new) for e in x.edits)} ({x.safety.label})" for x in f.fixes[:1]
        )
        out.append(f"{line}:{column} {f.rule} {words!r}{fixes}\n")
    return "".join(out)


def test_there_are_enough_stories():
    assert len(FAULTY) >= 14
    assert len(TRAPS) >= 5


@pytest.mark.parametrize("path", FAULTY, ids=lambda p: p.stem)
def test_what_is_found(path, golden):
    golden(f"seeds/{path.stem}.txt", listing(path))


@pytest.mark.parametrize("path", TRAPS, ids=lambda p: p.stem)
def test_traps_are_silent(path):
    assert listing(path) == ""


def planted(path: Path) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every fault that was written into a story."""
    source = path.read_bytes().decode("utf-8")
    with open(PLANTED / f"{path.stem}.faults.tsv", encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    out = []
    for wrong, _, kind in rows:
        before, _, rest = wrong.partition("⟦")
        inner, _, after = rest.partition("⟧")
        at = source.find(before + inner + after)
        assert at >= 0, wrong
        out.append((at + len(before), at + len(before) + len(inner), kind))
    return out


def test_planted_faults_are_found():
    hits = 0
    for path in FAULTY:
        _, found = findings(path)
        for start, end, _ in planted(path):
            hits += any(f.span.start < end + 1 and start - 1 < f.span.end for f in found)
    assert hits >= LEAST_FOUND


@pytest.mark.parametrize("path", FAULTY, ids=lambda p: p.stem)
def test_fixing_settles_and_leaves_nothing_safe(path):
    source = path.read_bytes().decode("utf-8")
    settings = CHECKER.resolver.for_file(str(path))

    def find(text):
        return CHECKER.find(str(path), text, settings)[1]

    once = fix(source, find)
    assert fix(once.text, find).text == once.text
    assert not [f for f in once.remaining if f.fixes and f.fixes[0].safety is Safety.SAFE]
