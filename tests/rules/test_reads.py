"""What a kind states of how far it reads is true: where nothing but a paragraph can be read, and the facts
that are asked of the story, its rules find the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import cast

import pytest

from copylint import kinds
from copylint.engine.engine import Engine
from copylint.engine.passage import Neighbourhood
from copylint.findings.finding import Finding
from copylint.rules.kind import finding
from copylint.story.seen import seen
from copylint.story.story import Story
from copylint.text.document import Document
from support.hidden import hidden
from support.own_rules import own_rules
from support.places import SEEDS

PACK = [r for r in own_rules() if r.status != "retired"]
RULES = [r for r in PACK if kinds.reads(r) != "story"]
#: What stands around an example: another story's names, spelling, speech and figures.
BEFORE = (
    "Hexley ferry to close\n\nThe ferry at Hexley closes in May, Rowan Tarn said. “It was never ours,” "
    "she said.\n\n"
    "Of 14 crew, nine were offered work, 40% of it in Holm, at £30,000 a year each.\n\nNobody asked why.\n\n"
)
BEHIND = (
    "\n\nTheir neighbours at Holm Corp. had organised a meeting; it was held there on Monday.\n\n"
    "Fares rose 5% to £4 from £3, and 14 people came.\n"
)


@cache
def engine() -> Engine:
    return Engine(RULES)


def both(engine: Engine, story: Story) -> Iterator[tuple[list[Finding], list[Finding]]]:
    """Yields, rule by rule, what it finds in the story, and in its paragraphs with all else hidden."""
    starts = [p.start for p in story.paragraphs]
    covered = [hidden(story, p) for p in story.paragraphs]
    for k, hits in engine.nominate(story, []).items():
        reads = engine._reads(k)
        if reads == "story":
            continue
        ready = engine._ready.get(k) or engine._make_ready(k)
        engine._ready[k] = ready
        apart: list[Finding] = []
        there = {n: [h for h in hits if bisect_right(starts, h[0]) - 1 == n] for n in range(len(starts))}
        for n, some in there.items():
            if some or not hits:
                alone = covered[n]
                if reads == "neighbours":
                    looked: set[int] = set()
                    list(ready.check(cast(Story, Neighbourhood(story, story.paragraphs[n], looked)), some))
                    alone = hidden(story, story.paragraphs[n], looked)
                apart += ready.check(alone, some)
        yield list(ready.check(story, hits)), apart


def the_same(one: list[Finding], two: list[Finding]) -> bool:
    """Whether two lists hold the same findings."""
    return sorted(one, key=lambda f: (f.order, f.message)) == sorted(two, key=lambda f: (f.order, f.message))


@pytest.mark.parametrize("name", kinds.available())
def test_every_kind_states_how_far_it_reads(name):
    assert kinds.get(name).READS in ("paragraph", "neighbours", "story")
    assert {kinds.reads(r) for r in PACK if r.kind == name} <= {"paragraph", "neighbours", "story"}


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*/*.txt"))[::7], ids=lambda p: p.name)
def test_rules_that_read_a_paragraph_find_in_it_what_they_find_in_the_story(path):
    for whole, apart in both(engine(), Story(seen(Document(path.name, path.read_text("utf-8"))))):
        assert the_same(whole, apart), whole or apart


@pytest.mark.parametrize("name", sorted({r.kind for r in RULES}))
def test_rules_that_read_a_paragraph_need_nothing_around_their_examples(name):
    rules = [r for r in RULES if r.kind == name]
    engine = Engine(rules, chosen=set(range(len(rules))))
    for rule in rules:
        for example in [e for e in rule.examples if not e.ok][
            : None if kinds.reads(rule) == "neighbours" else 1
        ]:
            text = BEFORE + example.text + BEHIND
            story = Story(seen(Document("example", text)), variant=example.variant or "auto")
            for whole, apart in both(engine, story):
                assert the_same(whole, apart), (
                    f"{whole or apart} of {example.text!r}: read further than stated"
                )


def test_a_kind_that_reads_more_than_it_states_is_found_out(monkeypatch):
    rule = next(r for r in RULES if r.kind == "phrase")
    literal = kinds.triggers(rule)[0].strip("|")

    def check(rule, prepared, story, hits):
        if "Rowan Tarn" in story.plain:
            for start, end in hits:
                yield finding(rule, story, start, end)

    engine = Engine([rule], chosen={0})
    story = Story(Document("example", f"{BEFORE}They had {literal} there.{BEHIND}"))
    assert all(the_same(whole, apart) for whole, apart in both(engine, story))
    monkeypatch.setattr(kinds.get("phrase"), "check", check)
    assert not all(the_same(whole, apart) for whole, apart in both(engine, story))
