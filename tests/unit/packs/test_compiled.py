"""The cache of validated packs: used when it can be relied on, made again otherwise."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from copylint.cache import folder as cachefolder
from copylint.cache import store
from copylint.packs import compiled
from copylint.packs.pack import with_examples
from support.keptpacks import ONE, kept, load, places, reads


def test_what_is_kept_is_what_was_read(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    first = load(pack)
    calls = reads(monkeypatch)
    second = load(pack)
    assert not calls
    assert places(second) == places(first)
    assert list(second.rules) == [replace(r, examples=()) for r in first.rules]
    assert (second.rules[-1], second.rules[-1:]) == (second.rules[0], [second.rules[0]])
    assert (second.defaults, second.always) == (first.defaults, first.always)
    assert places(load(pack, cache=False)) == places(first)
    assert calls == ["no-rules", "one.yaml"]


def test_examples_are_kept_too_and_had_when_asked_for(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(pack)
    calls = reads(monkeypatch)
    second = load(pack)
    assert with_examples(second.rules) == with_examples(first.rules) == list(first.rules)
    assert [(e.text, e.ok, e.fixed) for e in first.rules[-1].examples] == [
        ("the", True, None),
        ("teh", False, "the"),
    ]
    assert not calls


def test_a_changed_file_is_read_again(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(pack)
    pack.write_text(ONE.replace("“{fix}”", "‘{fix}’"), "utf-8")  # of the same size
    calls = reads(monkeypatch)
    assert load(pack).rules[-1].message == "Use ‘{fix}’."
    assert calls


def test_a_file_only_touched_is_not(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(pack)
    os.utime(pack, ns=(time.time_ns(), time.time_ns()))
    calls = reads(monkeypatch)
    load(pack)
    assert not calls


def test_another_version_reads_again(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(pack)
    monkeypatch.setattr("copylint.__version__", "0.0.0")
    calls = reads(monkeypatch)
    load(pack)
    assert calls


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b"",
        lambda b: b[: len(b) // 2],
        lambda b: b"not json\n" + b,
        lambda b: b"[]\n[]",
        lambda b: b"{}\n{}",
        lambda b: b.replace(b"trial.one", b"trial.two"),
        lambda b: b"\xff" + b,
    ],
)
def test_a_spoilt_cache_is_made_again(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, spoil) -> None:
    good = load(pack)
    file = kept(desk)
    file.write_bytes(spoil(file.read_bytes()))
    calls = reads(monkeypatch)
    assert places(load(pack)) == places(good)
    assert calls
    calls.clear()
    load(pack)
    assert not calls


def test_a_sound_body_of_the_wrong_shape_is_made_again(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(pack)
    file = kept(desk)
    top = json.loads(file.read_bytes().partition(b"\n")[0])
    for body in (b"", b"[]", b"[1]" + b" " * 99, b"[" * (top["lines"] + 50)):
        store.put(str(file), json.dumps(top).encode() + b"\n" + body)
        calls = reads(monkeypatch)
        assert load(pack).rules[-1].id == "trial.one"
        assert calls


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are a POSIX matter")
@pytest.mark.parametrize("more", [0o022, 0o020, 0o002])
def test_what_others_may_write_is_not_trusted(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, more: int
) -> None:
    load(pack)
    kept(desk).chmod(0o644 | more)
    calls = reads(monkeypatch)
    load(pack)
    assert calls
    (desk / "cache").chmod(0o755 | more)
    cachefolder.folder.cache_clear()
    calls.clear()
    load(pack)
    assert calls


def test_no_place_for_a_cache_is_no_fault(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "file").write_text("")
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "file" / "cache"))
    cachefolder.folder.cache_clear()
    assert load(pack).rules[-1].id == "trial.one"


def test_a_failing_disk_is_no_fault(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cachefolder.os, "replace", full)
    assert load(pack).rules[-1].id == "trial.one"
    assert list((desk / "cache").glob("pack-*")) == []


def test_a_first_run_takes_what_the_wheel_brings(
    shipped: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = reads(monkeypatch)
    first = compiled.load()
    assert not calls
    assert [r.path for r in first.rules] == [str(desk / "no-rules" / "own.yaml")]
    assert first.digest
    assert compiled.load().digest == first.digest == compiled.digest_of()  # kept from then on
    monkeypatch.setenv("COPYLINT_NO_CACHE", "1")
    cachefolder.folder.cache_clear()
    assert compiled.load().digest == first.digest  # also where nothing can be kept
    assert not calls
    assert compiled.load(cache=False).digest == first.digest  # also with --no-cache
    assert not calls


def test_a_pack_that_fits_is_not_made_again(
    shipped: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = reads(monkeypatch)
    compiled.ship(str(shipped))
    assert not calls
    (desk / "no-rules" / "own.yaml").write_text(ONE.replace("Use ", "Say "), "utf-8")
    compiled.ship(str(shipped))
    assert calls == ["no-rules"]
    assert [r.message for r in compiled.load(cache=False).rules] == ["Say “{fix}”."]


@pytest.mark.parametrize(
    "how", ["rule", "table", "more", "version", "cut", "spoilt", "empty", "none", "another"]
)
def test_what_does_not_fit_the_rules_is_not_taken(
    shipped: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    rules = desk / "no-rules"
    data = shipped.read_bytes()
    if how == "rule":
        (rules / "own.yaml").write_text(ONE.replace("Use ", "Say "), "utf-8")
    elif how == "table":
        (rules / "words.tsv").write_text("x", "utf-8")
    elif how == "more":
        (rules / "more.yaml").write_text("rules: []\n", "utf-8")
    elif how == "version":
        monkeypatch.setattr("copylint.__version__", "0.0.0")
    elif how == "cut":
        shipped.write_bytes(data[:-1])
    elif how == "spoilt":
        shipped.write_bytes(data[:-9] + b"!" + data[-8:])
    elif how == "empty":
        shipped.write_bytes(b"")
    elif how == "none":
        shipped.unlink()
    else:
        shipped.write_bytes(b"{}\n")
    calls = reads(monkeypatch)
    assert compiled.load().rules
    assert calls


def test_text_moved_from_one_file_to_the_next_makes_another_pack(
    shipped: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = desk / "no-rules"
    (rules / "a.tsv").write_text("one two", "utf-8")
    (rules / "b.tsv").write_text(" three", "utf-8")
    compiled.ship(str(shipped))
    calls = reads(monkeypatch)
    compiled.load()
    assert not calls
    (rules / "a.tsv").write_text("one two three", "utf-8")
    (rules / "b.tsv").write_text("", "utf-8")
    monkeypatch.setenv("COPYLINT_NO_CACHE", "1")
    cachefolder.folder.cache_clear()
    compiled.load()
    assert calls


def test_rules_of_a_renamed_file_are_said_to_be_in_it(pack: Path, desk: Path) -> None:
    folder = desk / "house"
    folder.mkdir()
    (folder / "one.yaml").write_text(ONE, "utf-8")
    assert compiled.load((str(folder),)).rules[-1].path == str(folder / "one.yaml")
    (folder / "one.yaml").rename(folder / "other.yaml")
    assert compiled.load((str(folder),)).rules[-1].path == str(folder / "other.yaml")
