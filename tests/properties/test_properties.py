"""What must hold of any copy at all, right or wrong, with the whole default pack on."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from difflib import SequenceMatcher

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copylint.engine.fixer import apply, choose, fix
from copylint.findings.finding import Safety
from copylint.formats.format import InputError, decode
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from support import promises
from support.effort import tries
from support.newscopy import story
from support.own_rules import own_rules

CHECKER = Checker(Options(overrides={}))
SETTINGS = CHECKER.resolver.for_file("story.txt")
PATIENT = settings(
    deadline=None,
    max_examples=tries(120),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
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
# A mark of one kind and one that has no other kind, taken for a pair.
@example('the\nthe. Maria Okafor said, "«, the the the the the."', Safety.UNSAFE)
@given(story(), st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
def test_fixing_twice_is_fixing_once_and_leaves_nothing_that_was_safe(text, least):
    once = fix(text, find, least)
    assert once.fights == ()
    assert fix(once.text, find, least).text == once.text
    assert choose(find(once.text), least) == []


#: What the rules show of themselves, right and wrong: sentences in which nearly every fix has
#: something to do.
SHOWN = sorted({e.text for r in own_rules() for e in r.examples})


@PATIENT
@given(
    st.lists(st.sampled_from(SHOWN), min_size=3, max_size=8, unique=True),
    st.sampled_from([" ", "\n", "\r\n\r\n"]),
)
def test_all_fixes_of_what_the_rules_show_come_to_rest_side_by_side(shown, between):
    text = between.join(shown)
    once = fix(text, find, Safety.UNSAFE)
    assert once.fights == ()
    assert fix(once.text, find, Safety.UNSAFE).text == once.text
    assert choose(find(once.text), Safety.UNSAFE) == []


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


@PATIENT
@given(story())
def test_no_fix_rewords_speech(text):
    promises.speech_is_kept(text, find(text))


CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "latin-1"]


@PATIENT
@given(story(), st.sampled_from(CODECS), st.sampled_from([Safety.SAFE, Safety.UNSAFE]))
def test_bytes_outside_the_edits_stay_in_any_encoding_and_diff_and_write_agree(text, codec, least):
    mark = b"\xfe\xff" if codec == "utf-16-be" else b""
    named = None if mark or codec.startswith(("utf-8", "utf-16")) else codec
    text = text.encode(codec, "ignore").decode(codec).removeprefix("\ufeff")
    data = mark + text.encode(codec)
    settings_ = replace(SETTINGS, encoding=named)
    source = decode("story.txt", data, named)
    assert source.text == text
    assert source.encode(text) == data
    try:
        done = fix(text, lambda t: CHECKER.find("story.txt", t, settings_)[1], least)
        written = source.encode(done.text)
    except InputError:
        return  # said, and nothing is written
    # What stands outside the edits is the same byte for byte: the stretches are cut out and compared.
    assert decode("story.txt", written, named).text == done.text
    same = SequenceMatcher(None, text, done.text, autojunk=False).get_matching_blocks()
    assert all(
        text[m.a : m.a + m.size].encode(codec) == done.text[m.b : m.b + m.size].encode(codec) for m in same
    )
    if not done.applied:
        assert written == data
    body = written.removeprefix(mark)
    for ending in (b"\r\n", b"\n"):
        if codec in ("utf-8", "cp1252", "latin-1"):
            # What goes over the end of a line inside a paragraph may end it.
            edits = [e for f in done.applied for e in f.fixes[0].edits]
            more = sum(e.new.encode(codec).count(ending) - e.old.encode(codec).count(ending) for e in edits)
            assert body.count(ending) == data.count(ending) + more
    # What fix shows and what it writes come of one and the same outcome, and check sees what is left.
    assert tuple(find(done.text)) == done.remaining


def test_seeds_fix_twice_and_survive_every_way_of_running(tmp_path, monkeypatch):
    """Check, diff and write agree; workers, cache and hash seed change nothing."""
    for p in sorted((promises.TRAPS.parent / "faulty").glob("*.txt"))[:6]:
        (tmp_path / p.name).write_bytes(p.read_bytes())
    monkeypatch.chdir(tmp_path)
    runs = []
    for args, seed in (([], "1"), (["-j", "2"], "2"), (["--no-cache"], "3")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(promises.TRAPS.parent.parent / "src")}
        command = [sys.executable, "-m", "copylint"]
        checked = subprocess.run(
            [*command, "check", "--format", "json", *args, "."], capture_output=True, env=env, check=False
        )
        shown = subprocess.run([*command, "fix", *args, "."], capture_output=True, env=env, check=False)
        runs.append((checked.stdout, shown.stdout, checked.returncode, shown.returncode))
    assert runs[0] == runs[1] == runs[2]
    patched = dict.fromkeys(p.name for p in tmp_path.iterdir())
    for name in patched:
        done = CHECKER.fix(name)
        patched[name] = done.before.encode(done.after)
    assert (
        subprocess.run(
            [*command, "fix", "--write", "."], capture_output=True, env=env, check=False
        ).returncode
        == 0
    )
    assert {n: (tmp_path / n).read_bytes() for n in patched} == patched
    assert subprocess.run([*command, "fix", "."], capture_output=True, env=env, check=False).stdout == b""
