"""What must hold of any copy at all, right or wrong, with the whole default pack on."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copylint.check import Checker, Options
from copylint.findings import Safety
from copylint.fixer import apply, choose, fix
from newscopy import story

CHECKER = Checker(Options({}))
SETTINGS = CHECKER.resolver.for_file("story.txt")
PATIENT = settings(
    deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def find(text):
    return CHECKER.find("story.txt", text, SETTINGS)[1]


@PATIENT
@given(story())
def test_findings_lie_in_the_copy_and_edits_match_it(text):
    for f in find(text):
        assert 0 <= f.span.start <= f.span.end <= len(text)
        for x in f.fixes:
            assert x.safety > Safety.NONE
            assert x.edits
            for e in x.edits:
                assert text[e.span.start : e.span.end] == e.old
                assert e.old != e.new


@PATIENT
@given(story())
def test_findings_are_in_order_and_the_same_each_time(text):
    one = find(text)
    assert list(one) == sorted(one, key=lambda f: (f.order, f.message))
    assert find(text) == one


@PATIENT
@given(story(), st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
def test_fixing_twice_is_fixing_once_and_leaves_nothing_that_was_safe(text, least):
    once = fix(text, find, least)
    assert fix(once.text, find, least).text == once.text
    assert choose(find(once.text), least) == []


@PATIENT
@given(story())
def test_nothing_outside_the_edits_changes(text):
    chosen = [x for _, x in choose(find(text), Safety.UNSAFE)]
    edits = sorted({e for x in chosen for e in x.edits}, key=lambda e: (e.span.start, e.span.end))
    new = apply(text, edits)
    at = shift = 0
    for e in edits:
        assert new[at + shift : e.span.start + shift] == text[at : e.span.start]
        at = e.span.end
        shift += len(e.new) - len(e.old)
    assert new[at + shift :] == text[at:]


# An own, simple notion of speech (between curly double marks, no mark between) and of a word.
_SPEECH = re.compile(r"“([^“”\"«»‘’'\n]{3,})”")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@PATIENT
@given(story())
def test_no_fix_rewords_speech(text):
    stretches = [m.span(1) for m in _SPEECH.finditer(text)]
    for f in find(text):
        for x in f.fixes:
            for start, end in stretches:
                inside = [e for e in x.edits if start <= e.span.start and e.span.end <= end]
                for e in inside:
                    old = "".join(_WORD.findall(e.old)).casefold()
                    new = "".join(_WORD.findall(e.new)).casefold()
                    # Respelt, at most: then/than, recieve/receive; never a word more or less.
                    assert _distance(old, new) <= max(2, len(old) // 2), (f, e)
                    assert (old == "") == (new == ""), (f, e)
