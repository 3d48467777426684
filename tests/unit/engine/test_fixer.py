"""The fixer: which fixes go together, and when it stops."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import EditMismatch, Unstable, apply, choose, fix
from copylint.findings.finding import Finding, Fix, Safety, Severity
from copylint.text.spans import Edit, Span

Find = Callable[[str], list[Finding]]


def edit(text: str, start: int, end: int, new: str) -> Edit:
    return Edit(Span(start, end), text[start:end], new)


def finding(
    text: str, *edits: tuple[int, int, str], safety: Safety = Safety.SAFE, rule: str = "t.one"
) -> Finding:
    made = tuple(edit(text, *e) for e in edits)
    return Finding(
        rule=rule,
        span=Span(made[0].span.start, made[-1].span.end),
        message="m",
        severity=Severity.ERROR,
        fixes=(Fix(edits=made, safety=safety),),
    )


def replacing(pattern: str, new: str, safety: Safety = Safety.SAFE, rule: str = "t.one") -> Find:
    return lambda text: [
        finding(text, (*m.span(), new), safety=safety, rule=rule) for m in re.finditer(pattern, text)
    ]


def test_all_edits_of_a_fix_or_none() -> None:
    text = "a b c"
    first = finding(text, (0, 1, "A"))
    pair = finding(text, (0, 1, "x"), (4, 5, "y"))
    assert [f for f, _ in choose([pair, first], Safety.SAFE)] == [pair]
    other = finding(text, (2, 3, "B"), (4, 5, "C"))
    assert [f for f, _ in choose([first, other], Safety.SAFE)] == [first, other]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 4)), max_size=25))
def test_a_fix_waits_where_it_meets_one_before_it(places: list[tuple[int, int]]) -> None:
    text = "abcdefgh" * 6
    found = [finding(text, (at, at + size, "x"), rule=f"t.r{k}") for k, (at, size) in enumerate(places)]
    expected: list[Finding] = []
    for f in sorted(found, key=lambda f: f.order):
        s = f.fixes[0].edits[0].span
        if not any(_meet(s, x.fixes[0].edits[0].span) for x in expected):
            expected.append(f)
    assert [f for f, _ in choose(found, Safety.SAFE)] == expected


def _meet(a: Span, b: Span) -> bool:
    return a.overlaps(b) or (len(a) == 0 or len(b) == 0) and a.start <= b.end and b.start <= a.end


def test_identical_edits_are_made_once() -> None:
    text = "a b"
    two = [finding(text, (0, 1, "A"), rule="t.one"), finding(text, (0, 1, "A"), rule="t.two")]
    assert fix(text, lambda t: two if t == text else []).text == "A b"


def test_of_overlapping_fixes_the_longer_goes_first() -> None:
    text = "abcd"
    short, long_ = finding(text, (0, 2, "x")), finding(text, (0, 3, "y"))
    assert [f for f, _ in choose([short, long_], Safety.SAFE)] == [long_]


def test_an_insertion_beside_a_replacement_waits() -> None:
    text = "ab"
    assert len(choose([finding(text, (0, 1, "x")), finding(text, (1, 1, "y"))], Safety.SAFE)) == 1
    assert len(choose([finding(text, (0, 0, "y")), finding(text, (0, 1, "x"))], Safety.SAFE)) == 1
    two = finding("abcd", (0, 1, "x"), (3, 3, "y"))  # of which the insertion comes first
    assert choose([two, finding("abcd", (2, 3, "z"))], Safety.SAFE) == [(two, two.fixes[0])]
    assert len(choose([finding(text, (0, 1, "x")), finding(text, (1, 2, "y"))], Safety.SAFE)) == 2


def test_a_fix_that_shares_an_edit_with_another_is_made_whole_or_waits() -> None:
    text = "a b"
    alone, both_ = (
        finding(text, (0, 1, "A"), rule="t.one"),
        finding(text, (0, 1, "A"), (2, 3, "B"), rule="t.two"),
    )
    assert len(choose([alone, both_], Safety.SAFE)) == 1


def test_only_what_is_safe_enough() -> None:
    find = replacing("a", "b", Safety.UNSAFE)
    assert fix("a", find).text == "a"
    assert len(fix("a", find).remaining) == 1
    assert fix("a", find, Safety.UNSAFE).text == "b"


def test_a_fix_that_must_not_be_made_never_is() -> None:
    assert choose([finding("a", (0, 1, "b"), safety=Safety.NONE)], Safety.NONE) == []


def test_only_the_first_fix_of_a_finding() -> None:
    f = Finding(
        rule="t.one", span=Span(0, 1), message="m", severity=Severity.ERROR,
        fixes=(Fix(edits=(edit("a", 0, 1, "b"),), safety=Safety.UNSAFE), Fix(edits=(edit("a", 0, 1, "c"),),
         safety=Safety.SAFE)),
    )  # fmt: skip
    assert choose([f], Safety.SAFE) == []


def test_passes_go_on_until_nothing_is_left() -> None:
    done = fix("aaaa", replacing("aa", "a"))
    assert (done.text, len(done.applied), done.remaining) == ("a", 3, ())


def both(*finds: Find) -> Find:
    return lambda text: [f for find in finds for f in find(text)]


CAT_OR_DOG = both(replacing("cat", "dog", rule="t.dog"), replacing("dog", "cat", rule="t.cat"))


def test_rules_that_fight_are_named_and_the_rest_is_mended() -> None:
    done = fix("A cat sat on teh mat.", both(CAT_OR_DOG, replacing("teh", "the", rule="t.the")))
    assert done.text == "A cat sat on the mat."
    assert [f.rule for f in done.applied] == ["t.the"]
    assert [f.rule for f in done.remaining] == ["t.dog"]
    (fight,) = done.fights
    assert fight.rules == ("t.cat", "t.dog")
    assert str(fight) == "t.cat and t.dog undo each other’s fixes at ‘A cat sat’: left alone there"


def test_rules_that_fight_at_one_place_mend_others() -> None:
    find = both(
        replacing("(?<=the )cat", "dog", rule="t.dog"), replacing("dog(?! food)", "cat", rule="t.cat")
    )
    done = fix("the dog, a dog, dog food", find)
    assert done.text == "the dog, a cat, dog food"
    assert [f.words for f in done.fights] == ["the dog, a"]


def test_a_circle_of_three_with_another_rule_at_its_door() -> None:
    find = both(
        replacing("one", "two", rule="t.in"), replacing("two", "three", rule="t.a"),
        replacing("three", "four", rule="t.b"), replacing("four", "two", rule="t.c"),
    )  # fmt: skip
    done = fix("x one y", find)
    assert done.text == "x two y"
    assert [f.rules for f in done.fights] == [("t.a", "t.b", "t.c")]
    assert fix(done.text, find).text == done.text


def test_a_fix_that_never_ends_is_left_out() -> None:
    done = fix("a teh", both(replacing("a ", "aa "), replacing("teh", "the", rule="t.the")))
    assert done.text == "a the"
    assert [f.rules for f in done.fights] == [("t.one",)]
    assert "goes on for ever" in str(done.fights[0])


def test_fixes_that_change_whatever_is_set_aside_are_given_up() -> None:
    def find(text: str) -> list[Finding]:
        # A new rule at every pass.
        return [finding(text, (0, len(text), text + "a"), rule=f"t.r{len(text)}")]

    with pytest.raises(Unstable, match=r"t\.r"):
        fix("a", find)


@settings(deadline=None)
@given(
    st.text("abc", max_size=8),
    st.lists(st.tuples(st.text("abc", min_size=1, max_size=2), st.text("abc", max_size=3)), max_size=5),
)
def test_whatever_the_rules_a_second_fix_changes_nothing(text: str, pairs: list[tuple[str, str]]) -> None:
    find = both(*(replacing(old, new, rule=f"t.r{k}") for k, (old, new) in enumerate(pairs) if old != new))
    try:
        done = fix(text, find)
    except Unstable:
        return
    assert fix(done.text, find).text == done.text
    assert done.fights or choose(find(done.text), Safety.SAFE) == []


def test_an_edit_that_does_not_fit_stops_everything() -> None:
    bad = Finding(
        rule="t.one",
        span=Span(0, 1),
        message="m",
        severity=Severity.ERROR,
        fixes=(Fix(edits=(Edit(Span(0, 1), "x", "y"),), safety=Safety.SAFE),),
    )
    with pytest.raises(EditMismatch, match="expected 'x' at 0, found 'a'"):
        fix("a", lambda text: [bad])


def test_edits_that_overlap_stop_everything() -> None:
    with pytest.raises(EditMismatch):
        apply("abc", [edit("abc", 0, 2, "x"), edit("abc", 1, 3, "y")])


def test_no_text_grows_without_end() -> None:
    asked: list[int] = []

    def find(text: str) -> list[Finding]:
        asked.append(len(text))
        return [finding(text, (0, len(text), text * 4))]

    done = fix("ab ", find)
    assert done.text == "ab "
    assert [f.rules for f in done.fights] == [("t.one",)]
    assert max(asked) < 5_000


def test_rules_that_fight_over_capitals_alone_fight_at_one_place() -> None:
    find = both(
        replacing("\\bBoard", "board", rule="t.small"), replacing("\\bboard", "Board", rule="t.capital")
    )
    done = fix("The Board met.", find)
    assert done.text == "The Board met."
    assert [f.rules for f in done.fights] == [("t.capital", "t.small")]


@given(
    st.text("ab ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xy", max_size=3)), max_size=8),
)
def test_chosen_edits_never_meet_and_leave_the_rest_alone(text: str, raw: list[tuple[int, int, str]]) -> None:
    found = [
        finding(text, (s, min(len(text), s + n), new), rule=f"t.r{k}")
        for k, (s, n, new) in enumerate(raw)
        if s <= len(text)
    ]
    edits = [e for _, x in choose(found, Safety.SAFE) for e in x.edits]
    edits.sort(key=lambda e: e.span)
    for a, b in pairwise(edits):
        assert a.span.end <= b.span.start
    kept, at = [], 0
    for e in edits:
        kept += [text[at : e.span.start], e.new]
        at = e.span.end
    assert apply(text, edits) == "".join([*kept, text[at:]])
    assert choose(list(reversed(found)), Safety.SAFE) == choose(found, Safety.SAFE)


@given(st.text("abc ", max_size=40))
def test_a_second_run_changes_nothing(text: str) -> None:
    def find(t: str) -> list[Finding]:
        return replacing("ab", "c", rule="t.one")(t) + replacing("  +", " ", rule="t.two")(t)

    done = fix(text, find)
    again = fix(done.text, find)
    assert again.text == done.text
    assert not again.applied
