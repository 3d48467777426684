"""The sums in machine code are those in Python: the same for every word of real and of senseless copy."""

from __future__ import annotations

import os
import random
import sys
from array import array
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copylint.models import accelerated as native
from copylint.models import agreement as concord
from copylint.models import missing_words as gaps
from copylint.models import plain_sums, scoring, vocabulary
from copylint.models.confusables import Judge
from copylint.models.vocabulary import ROOM, Flat
from copylint.tables.shipped import rules_folder
from support.effort import tries
from support.installing import run
from support.places import ROOT

SEEDS = sorted((ROOT / "seeds").rglob("*.txt"))


@pytest.fixture(scope="module")
def sums() -> Any:
    found = native.sums()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("copylint.models._scorer was not compiled, or is older than its source")
        pytest.skip(
            "copylint.models._scorer was not compiled; COPYLINT_PURE is set, or there was no compiler"
        )
    return found


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.open(rules_folder() / "models" / "confusion.bin")


def sentences() -> list[list[str]]:
    """Sentences of the seeds, and some of words that make none."""
    found = []
    for path in SEEDS:
        for line in path.read_text("utf-8").splitlines():
            words = [line[a:b] for a, b in vocabulary.split_words(line)]
            if words:
                found.append(words)
    chance = random.Random(7)
    known = sorted({w for words in found for w in words})
    found += [chance.choices(known, k=chance.randint(1, 40)) for _ in range(150)]
    return found


def one_behind_the_other(v: vocabulary.Vocabulary, some: list[list[str]]) -> Flat:
    """The sentences as a story has them."""
    pad = [vocabulary.PADDING] * ROOM
    words, starts = list(pad), []
    for sentence in some:
        starts.append(len(words))
        words += sentence + pad
    numbers, marks = v.numbered(words)
    numbers = [0 if w == vocabulary.PADDING else n for w, n in zip(words, numbers, strict=True)]
    marks = bytes(0 if w == vocabulary.PADDING else m for w, m in zip(words, marks, strict=True))
    return Flat(v, words, numbers, v.tagged(words, numbers, marks), marks, starts)


@given(
    st.lists(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(-128, 127), max_size=30), max_size=6),
    st.data(),
)
def test_a_weight_is_found_where_it_lies(
    sums: Any, tables: list[dict[int, int]], data: st.DataObject
) -> None:
    rows = [sorted(t.items()) for t in tables]
    keys = array("I", [k for r in rows for k, _ in r])
    weights = array("b", [w for r in rows for _, w in r])
    made = sums.Table([len(r) for r in rows], keys, weights)
    for number, table in enumerate(tables):
        some = [*table, data.draw(st.integers(0, 2**32 - 1))]
        assert [made.weight(number, k) for k in some] == [table.get(k, 0) for k in some]
    with pytest.raises(IndexError):
        made.weight(len(tables), 0)


def test_confusable_words(sums: Any, judge: Judge) -> None:
    v = judge.vocabulary
    flat = one_behind_the_other(v, sentences())
    # Every word may be doubted and every doubt is kept up, so that all weights are added up.
    members = sorted({w.lower() for w in flat.words if w.lower() in judge.words})
    assert len(members) > 100

    def suspects(written: str) -> list[scoring.Suspect]:
        found = judge._suspects(written)
        for s in found:
            s.limit = -scoring._FAR
        return found

    plain = plain_sums.Plain(v, judge._raw, suspects)
    compiled = scoring.Compiled(v, judge._raw, suspects)
    kinds = bytes(1 if w in judge.words and w in v.number else 0 for w in flat.words)
    for variant in ("", "gb", "us"):
        told = [
            [(i, s.sibling, total) for i, s, total in way.look(flat, kinds, variant)]
            for way in (plain, compiled)
        ]
        assert len(told[0]) > 1000
        assert told[0] == told[1]
        for i in range(ROOM, len(flat.words) - ROOM - 2, 7):
            if flat.words[i] == vocabulary.PADDING:
                continue
            for written, right, capital in (
                (members[i % len(members)], i + 1, False),
                ("every day", i + 2, True),
            ):
                of_one = [
                    [
                        (s.sibling, total)
                        for _, s, total in way.weigh(flat, i, right, written, capital, variant)
                    ]
                    for way in (plain, compiled)
                ]
                assert of_one[0] == of_one[1]


def test_the_judge_says_the_same(sums: Any, judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    some = sentences()
    told = [[list(judge.sentence(words, "gb")) for words in some]]
    assert isinstance(judge.sums, scoring.Compiled)
    monkeypatch.setattr(native, "sums", lambda: None)
    other = Judge.open(rules_folder() / "models" / "confusion.bin")
    told.append([list(other.sentence(words, "gb")) for words in some])
    assert isinstance(other.sums, plain_sums.Plain)
    assert any(told[0])
    assert told[0] == told[1]


@pytest.mark.parametrize("slack", [0.0, 0.6, 60.0])
def test_missing_words(sums: Any, slack: float) -> None:
    model = gaps.Gaps(rules_folder() / "models" / "gaps.bin")
    flat = one_behind_the_other(model.vocabulary, sentences())
    found = 0
    for low in flat.starts:
        low, high = flat.bounds(low)
        told = [list(way(flat, low, high, slack)) for way in (model._compiled, model._plain)]
        assert told[0] == told[1]
        found += len(told[0])
    assert found > (1000 if slack > 1 else 0)


@pytest.mark.parametrize("slack", [0.0, 60.0])
def test_agreement(sums: Any, slack: float) -> None:
    model = concord.Concord(rules_folder() / "models" / "concord.bin")
    flat = one_behind_the_other(model.vocabulary, sentences())
    found = 0
    for low in flat.starts:
        low, high = flat.bounds(low)
        at = [k for k in range(low + 1, high) if flat.words[k] in model.verbs]
        told = [list(model._compiled(flat, low, at, slack)), list(model._plain(flat, low, high, at, slack))]
        assert told[0] == told[1]
        found += len(told[0])
    assert found > (100 if slack > 1 else 0)


@settings(max_examples=tries(60))
@given(
    st.lists(
        st.sampled_from(
            'the a of to be as he they was were has have , . " ( who which that and not said Smith £'.split()
        ),
        min_size=1,
        max_size=30,
    )
)
def test_senseless_copy(sums: Any, words: list[str]) -> None:
    for model in (
        gaps.Gaps(rules_folder() / "models" / "gaps.bin"),
        concord.Concord(rules_folder() / "models" / "concord.bin"),
    ):
        flat = Flat.of(model.vocabulary, words)
        low, high = flat.bounds(ROOM)
        if isinstance(model, gaps.Gaps):
            assert list(model._compiled(flat, low, high, 60.0)) == list(model._plain(flat, low, high, 60.0))
        else:
            at = [k for k in range(low + 1, high) if flat.words[k] in model.verbs]
            assert list(model._compiled(flat, low, at, 60.0)) == list(model._plain(flat, low, high, at, 60.0))


def test_copy_without_a_sentence(sums: Any, judge: Judge) -> None:
    nothing = one_behind_the_other(judge.vocabulary, [])
    assert judge.flat(nothing, "") == []
    words = sums.Words(judge.vocabulary.fine, judge.vocabulary.coarse)
    with pytest.raises(IndexError):
        sums.weigh(sums.Text(words, array("H", [0] * 8), bytes(8), array("I")), (), 8, 9, False, 0)


def test_what_does_not_fit_is_refused(sums: Any) -> None:
    words = sums.Words(array("H", [0, 1, 2]), bytes(3))
    text = array("H", [0] * 8 + [1, 2] + [0] * 8)
    good = sums.Text(words, text, bytes(18), array("I", [8]))
    table = sums.Table([0] * 41, array("I"), array("b"))
    suspect = sums.Suspect(table, 1, 0, 0, None)
    for wrong in (
        lambda: sums.Words(array("H"), b""),
        lambda: sums.Words(array("H", [1]), bytes(2)),
        lambda: sums.Words(array("I", [1]), bytes(1)),
        lambda: sums.Text(words, text, bytes(17), array("I", [8])),
        lambda: sums.Text(words, array("H", [0] * 8 + [3] + [0] * 8), bytes(17), array("I", [8])),
        lambda: sums.Text(words, text, bytes(8) + b"\x20" + bytes(9), array("I", [8])),
        lambda: sums.Text(words, text[8:], bytes(10), array("I", [0])),
        lambda: sums.Text(words, array("H", [0, 1] * 9), bytes(18), array("I", [8])),
        lambda: sums.Text(words, text, bytes(18), array("I", [7])),
        lambda: sums.Text(words, text, bytes(18), array("I", [9, 8])),
        lambda: sums.Text(words, text, bytes(18), array("I", [11])),
        lambda: sums.Table([1], array("I"), array("b")),
        lambda: sums.Table([2], array("I", [1]), array("b", [1])),
        lambda: sums.Table([1] * 65, array("I", range(65)), array("b", [1] * 65)),
        lambda: sums.Suspect(sums.Table([0] * 40, array("I"), array("b")), 1, 0, 0, None),
        lambda: sums.look(good, bytes(17), [None] * 3, lambda i: (), 0),
        lambda: sums.look(good, bytes(18), [None] * 2, lambda i: (), 0),
        lambda: sums.gaps(good, (table,), (bytes(3), bytes(3)), array("i", [0, 0]), 8, 10),
        lambda: sums.gaps(good, (), (bytes(2), bytes(3)), array("i"), 8, 10),
        lambda: sums.concord(good, table, bytes(3), 1, 9, 8, 1, 1, 1, 0),
    ):
        with pytest.raises(ValueError):
            wrong()
    for outside in (
        lambda: sums.weigh(good, (suspect,), 7, 8, False, 0),
        lambda: sums.weigh(good, (suspect,), 9, 9, False, 0),
        lambda: sums.weigh(good, (suspect,), 9, 11, False, 0),
        lambda: sums.gaps(good, (), (bytes(3), bytes(3)), array("i"), 7, 10),
        lambda: sums.gaps(good, (), (bytes(3), bytes(3)), array("i"), 8, 11),
        lambda: sums.concord(good, table, bytes(3), 1, 8, 8, 1, 1, 1, 0),
    ):
        with pytest.raises(IndexError):
            outside()
    for other in (
        lambda: sums.Text(None, text, bytes(18), array("I", [8])),
        lambda: sums.Suspect(None, 1, 0, 0, None),
        lambda: sums.look(None, bytes(18), [None] * 3, lambda i: (), 0),
        lambda: sums.look(good, b"\1" * 18, [None] * 3, lambda i: (None,), 0),
        lambda: sums.look(good, b"\1" * 18, [None] * 3, lambda i: None, 0),
        lambda: sums.weigh(good, (None,), 8, 9, False, 0),
        lambda: sums.gaps(good, (None,), (bytes(3), bytes(3)), array("i", [0, 0]), 8, 10),
        lambda: sums.concord(good, None, bytes(3), 1, 9, 8, 1, 1, 1, 0),
    ):
        with pytest.raises(TypeError):
            other()


def test_the_reports_are_the_same(sums: Any, tmp_path: Path) -> None:
    told = [
        run(
            sys.executable,
            "-m",
            "copylint",
            "check",
            "--no-cache",
            "--format",
            "json",
            ROOT / "seeds",
            cwd=ROOT,
            env={
                "COPYLINT_CACHE_DIR": str(tmp_path / pure),
                "COPYLINT_PURE": pure,
                "PYTHONPATH": str(ROOT / "src"),
            },
        )
        for pure in ("0", "1")
    ]
    assert told[0].returncode == told[1].returncode == 1, told[0].stderr
    assert told[0].stdout == told[1].stdout
