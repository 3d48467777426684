"""No copy makes copylint hang. What the worst costs beside clean copy is measured by benchmarks/worst.py;
here a guard in processor seconds, many times what is needed, stops what would never end."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
import regex

import copylint
from copylint.engine import fixer
from copylint.findings.finding import Finding, Fix, Safety, Severity
from copylint.findings.report import FileReport
from copylint.formats.format import document
from copylint.kinds.patterns import confusion
from copylint.linter import comments
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.reports import formats
from copylint.text import quote_marks, quote_parsing
from copylint.text.document import Document
from copylint.text.paragraphs import Paragraph
from copylint.text.patterns import _Later
from copylint.text.spans import Edit, Span
from support.effort import tries
from support.own_rules import own_rules
from support.worstcopy import UNITS, texts

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of processor time")


class Hung(Exception):
    """The guard struck."""


@contextmanager
def guard(seconds: float) -> Iterator[None]:
    def strike(signum: int, frame: object) -> None:
        raise Hung

    before = signal.signal(signal.SIGVTALRM, strike)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _inside(value: Any, depth: int = 0) -> Iterator[Any]:
    if isinstance(value, re.Pattern | _Later) or type(value) is type(regex.compile("a")):
        yield value
    elif depth < 3 and isinstance(value, dict):
        for v in value.values():
            yield from _inside(v, depth + 1)
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for v in value:
            yield from _inside(v, depth + 1)


def source_patterns() -> dict[str, Any]:
    """Every pattern that a module of copylint holds, by module, name and number."""
    out: dict[str, Any] = {}
    for info in pkgutil.walk_packages(copylint.__path__, "copylint."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            for k, p in enumerate(_inside(value)):
                out[f"{info.name}.{name}[{k}]"] = p
    return out


def rule_patterns() -> dict[str, Any]:
    """Every pattern of the shipped rules; of those that rules share, one."""
    out: dict[str, Any] = {}
    exceptions: dict[str, str] = {}
    for r in own_rules():
        for k, u in enumerate(r.unless):
            exceptions.setdefault(u, f"{r.id} unless[{k}]")
        if r.kind == "regex":
            for k, p in enumerate([r.match["pattern"]] if "pattern" in r.match else r.match["any"]):
                out[f"{r.id} [{k}]"] = regex.compile(
                    p, 0 if r.match.get("case") == "exact" else regex.IGNORECASE
                )
        if r.kind == "confusion":
            for key in ("swap", "swap_unsafe"):
                for p in r.match.get(key, {}):
                    out[f"{r.id} {key} {p}"] = regex.compile(confusion._sources(p)[0], regex.IGNORECASE)
    return out | {name: re.compile(u, re.IGNORECASE) for u, name in exceptions.items()}


#: Each unit often enough for a pattern to explode on it, with ends that keep it from matching.
WORST = "\n".join(f"a {unit * (1 + 80 // len(unit))}\u0001z" for unit in UNITS.values())


@pytest.mark.parametrize("which", [source_patterns, rule_patterns])
def test_no_pattern_explodes(which: Any) -> None:
    hung = []
    patterns = which()
    assert len(patterns) > 200
    for name, p in patterns.items():
        try:
            with guard(5):
                whole: Any = WORST.encode("ascii", "replace") if isinstance(p.pattern, bytes) else WORST
                # An exception is looked for only so far round a finding.
                for low in range(0, len(whole), 120) if " unless[" in name else [0]:
                    for _ in p.finditer(whole, low, low + 360 if " unless[" in name else len(whole)):
                        pass
                for line in whole.splitlines() if " unless[" not in name else []:
                    p.match(line)
        except Hung:
            hung.append(name)
    assert not hung


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Options(overrides={}))


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
def test_every_kind_of_worst_copy_comes_to_an_end(checker: Checker, name: str) -> None:
    settings = checker.resolver.for_file(name)
    hung = []
    for what, text in texts(tries(4_000)):
        try:
            with guard(60):
                checker.find(name, text, settings)
        except Hung:
            hung.append(what)
    assert not hung


@pytest.mark.parametrize("word", ["abcdefghij", "Abcdefghij", "ABCDEFGHIJ", "zxqv", "Maria-Okafor"])
def test_a_word_of_three_thousand_letters_costs_no_more_than_others(checker: Checker, word: str) -> None:
    resource = pytest.importorskip("resource")  # not on Windows
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with guard(30):
        checker.find(
            "story.txt",
            f"The {word * (3_000 // len(word))} met {word * 290}s here. " * 3,
            checker.resolver.for_file("story.txt"),
        )
    if sys.platform == "linux":  # in KiB there
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


def reported(text: str, found: tuple[Finding, ...]) -> list[str]:
    """What the report for people says of findings in a text, piece by piece."""
    report = FileReport(path="story.txt", document=Document("story.txt", text), findings=found)
    return [part for part in formats.render("text", [report]) if part]


def test_a_report_does_not_read_a_long_line_for_each_of_its_findings() -> None:
    text = "a – " * tries(50_000)
    found = tuple(
        Finding(rule="t.one", span=Span(k, k + 1), message="m", severity=Severity.ERROR)
        for k in range(0, len(text), 4)
    )
    with guard(60):
        said = reported(text, found)
    assert len(said) == len(found)
    assert max(len(s) for s in said) < 1_000


def test_a_line_without_width_is_cut_too() -> None:
    some = tries(200_000)
    text = "\u200b" * some + "x" + "\u0301" * some
    found = tuple(
        Finding(rule="t.one", span=Span(k, k + 1), message="m", severity=Severity.ERROR)
        for k in range(0, len(text), 400)
    )
    with guard(60):
        said = reported(text, found)
    assert max(len(s) for s in said) < 20_000


@pytest.mark.parametrize("unit", ['"', "a", "("])
def test_a_line_of_a_million_characters_comes_to_an_end(checker: Checker, unit: str) -> None:
    with guard(300):
        checker.find("story.txt", unit * tries(1_000_000), checker.resolver.for_file("story.txt"))


def test_fixes_are_not_held_against_each_other_one() -> None:
    text = "a " * tries(40_000)
    found = [
        Finding(
            rule="t.one",
            span=Span(k, k + 1),
            message="m",
            severity=Severity.ERROR,
            fixes=(Fix(edits=(Edit(Span(k, k + 1), "a", "b"),), safety=Safety.SAFE),),
        )
        for k in range(0, len(text), 2)
    ]
    with guard(30):
        assert fixer.fix(text, lambda t: found if t == text else []).text == text.replace("a", "b")


def test_a_line_is_looked_at_once_for_all_its_gaps(checker: Checker) -> None:
    with guard(60):
        _, found = checker.find("story.txt", " – " * tries(65_000), checker.resolver.for_file("story.txt"))
    assert len(found) > tries(60_000)


def test_of_a_paragraph_with_too_many_marks_to_judge_no_more_are_kept() -> None:
    text = "“" * 100_000
    made = quote_marks.marks_of(text, [Paragraph(text, 0, len(text), 0)])
    assert [len(marks) for marks in made] == [quote_marks.MOST_MARKS + 1]
    assert quote_parsing.parse(text, [Paragraph(text, 0, len(text), 0)]).odd == ((0, len(text)),)


def test_a_sentence_is_found_without_a_look_at_each() -> None:
    text = "He left. " * 20_000
    whole = Paragraph(text, 0, len(text), 0)
    with guard(30):
        assert [whole.sentence_at(k + 1).start for k in range(0, len(text), 9)] == list(
            range(0, len(text), 9)
        )
    assert whole.sentence_at(0) is whole.sentences[0]
    assert whole.sentence_at(8) is whole.sentences[0]  # the gap behind it


@pytest.mark.parametrize("unit", [name for name in UNITS if name.startswith("answers ")])
def test_answers_are_not_held_against_each_finding_and_block_one_by_one(unit: str) -> None:
    many = tries(12_000)
    text = UNITS[unit] * many
    found = [
        Finding(rule=rule, span=Span(k, k + 1), message="m", severity=Severity.ERROR)
        for k in range(0, len(text), 12)
        for rule in ("a.b", "c.d")
    ]
    with guard(60):
        read = document("story.mdx" if "MDX" in unit else "story.md", text, None)
        said = comments.comments(read)
        left, aside = comments.apply(found, said, lambda name: True, date(2026, 1, 1))
    assert len(left) + len(aside) >= len(found)
    assert (len(said.answers) == many) is (unit != "answers that never end")
