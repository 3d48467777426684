"""No rule of copylint's own claims more than its record bears out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copylint.engine.admission import only_marks
from copylint.engine.engine import Engine
from copylint.findings.finding import Safety, Severity
from copylint.packs.selection import choose
from copylint.packs.styles import styled
from copylint.rules import trackrecord
from copylint.rules.rule import Rule
from copylint.rules.trackrecord import pilot
from copylint.story.story import Story
from copylint.tables.shipped import rules_folder
from copylint.text.document import Document
from support.own_rules import own_rules

OWN = own_rules()


@pytest.mark.parametrize(
    "rule", [r for r in OWN if r.fix is Safety.SAFE and r.status == "live"], ids=lambda r: r.id
)
def test_a_rule_that_writes_unasked_has_earned_it(rule: Rule) -> None:
    if rule.weight == "house":
        track = trackrecord.load().tracks[rule.id]
        assert not track.safe_right + track.safe_wrong, "a house matter was mended though no house was chosen"
        return
    if rule.proof == "counted":
        return
    right, wrong = trackrecord.load().safe(rule.family)
    assert not wrong, (
        f"{wrong} corrections of {rule.family} were wrong: part or mend it, or state fix: unsafe"
    )
    engine = Engine([replace(rule, enabled=True, proof="counted")])
    for e in rule.examples:
        if e.ok:
            continue
        for f in engine.run(Story(Document("example", e.text), variant=e.variant or "auto")):
            for x in f.fixes[:1]:
                assert x.safety is not Safety.SAFE or all(only_marks(e.text, edit) for edit in x.edits), (
                    f"{right} right corrections of {rule.family} were counted, {trackrecord.PROVEN} are "
                    "wanted: state fix: unsafe"
                )


@pytest.mark.parametrize("rule", [r for r in OWN if r.status == "live" and r.enabled], ids=lambda r: r.id)
def test_a_rule_that_is_too_often_wrong_does_not_run_unasked(rule: Rule) -> None:
    assert not pilot(rule.weight, trackrecord.load().sureness(rule.id, rule.family))


def test_copylints_own_rules_state_no_severity_as_the_record_gives_it() -> None:
    for path in sorted(rules_folder().glob("*/*.yaml")):
        assert "\n  severity:" not in path.read_text(encoding="utf-8"), path.name


def test_the_record_knows_every_rule_and_no_other_with_the_family_it_decides_with() -> None:
    tracks = trackrecord.load().tracks
    assert {r.id: r.family for r in OWN} == {t.rule: t.family for t in tracks.values()}


def test_a_pilot_runs_only_where_it_is_named() -> None:
    rules = [replace(r, status="pilot") for r in OWN if r.id == "quotes.stray-space"]
    assert choose(rules) == []
    assert choose(rules, select=("quotes",)) == []
    assert [r.id for r in choose(rules, extend=("quotes.stray-space",))] == ["quotes.stray-space"]
    assert [r.id for r in choose(rules, extend=("pilot",))] == ["quotes.stray-space"]


def test_a_house_matter_is_a_warning_only_under_the_house_that_asks_for_it() -> None:
    (rule,) = (r for r in OWN if r.id == "punctuation.ellipsis")
    assert rule.severity is Severity.SUGGESTION
    assert styled(rule, next(iter(rule.styles))).severity is Severity.WARNING


def test_a_house_matter_that_runs_by_default_is_written_unasked_only_where_its_kind_knows_the_house() -> None:
    for rule in own_rules():
        if rule.weight == "house" and rule.enabled and rule.fix is Safety.SAFE:
            assert rule.kind in {"headline", "quotes", "variants"}, rule.id
