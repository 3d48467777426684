"""What a pack was made from: which files are opened to see whether it changed, and when that is in doubt."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copylint.packs import compiled, loader, sources
from support.keptpacks import ONE, kept, load, reads


@pytest.mark.parametrize("folder", [False, True])
def test_a_pack_changed_within_its_size_and_time_is_seen(pack: Path, folder: bool) -> None:
    named = (str(pack.parent),) if folder else (str(pack),)
    first = compiled.load(named)
    assert compiled.digest_of(named) == first.digest != ""
    before = pack.stat()
    pack.write_text(ONE.replace("“{fix}”", "‘{fix}’"), "utf-8")
    os.utime(pack, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (pack.stat().st_size, pack.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert compiled.digest_of(named) == ""
    second = compiled.load(named)
    assert second.rules[-1].message == "Use ‘{fix}’."
    assert second.digest != first.digest


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_of_a_pack_folder_only_rule_files_are_opened(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(pack.parent / "pipe")
    (pack.parent / "inner").mkdir()
    os.mkfifo(pack.parent / "inner" / "pipe.yaml")
    (pack.parent / "again").symlink_to(pack.parent)
    os.mkfifo(pack.parent / "pipe.yaml")
    assert [r.id for r in compiled.load((str(pack.parent),)).rules] == ["trial.one"]
    calls = reads(monkeypatch)
    (pack.parent / "notes.txt").write_text("nobody's rules")
    assert [r.id for r in compiled.load((str(pack.parent),)).rules] == ["trial.one"]
    assert not calls


def test_what_was_in_doubt_is_looked_into_once(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = desk / "no-rules" / "words.tsv"
    own.write_text("x", "utf-8")
    os.utime(own, ns=(10**18, 10**18))
    load(pack)
    os.utime(own, ns=(10**18 + 10**9, 10**18 + 10**9))
    calls: list[int] = []
    real = compiled.own_digest
    monkeypatch.setattr(compiled, "own_digest", lambda: calls.append(1) or real())
    for _ in range(3):
        load(pack)
    assert len(calls) == 1


def test_a_change_too_quick_for_the_clock_is_seen(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_RACY", 10**20)
    load(pack)
    pack.write_text(ONE.replace("“{fix}”", "‘{fix}’"), "utf-8")
    os.utime(pack, ns=(10**18, 10**18))
    assert load(pack).rules[-1].message == "Use ‘{fix}’."


def test_a_new_rule_file_in_a_folder_is_seen(pack: Path, desk: Path) -> None:
    folder = desk / "house"
    folder.mkdir()
    (folder / "one.yaml").write_text(ONE, "utf-8")
    assert compiled.load((str(folder),)).rules[-1].id == "trial.one"
    (folder / "two.yaml").write_text(ONE.replace("trial.one", "trial.two"), "utf-8")
    assert compiled.load((str(folder),)).rules[-1].id == "trial.two"


def test_a_pack_that_may_have_changed_since_it_was_looked_at_has_no_digest(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = desk / "no-rules" / "words.tsv"
    own.write_text("x", "utf-8")
    monkeypatch.setattr(sources, "_RACY", 10**20)
    assert load(pack).digest
    assert compiled.digest_of((str(pack),)) == ""


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are a POSIX matter")
def test_the_digest_of_a_pack_that_others_may_write_is_not_believed(pack: Path, desk: Path) -> None:
    assert compiled.digest_of((str(pack),)) == ""
    wanted = load(pack).digest
    assert compiled.digest_of((str(pack),)) == wanted != ""
    kept(desk).chmod(0o666)
    assert compiled.digest_of((str(pack),)) == ""


def test_rules_changed_while_they_are_read_are_not_kept(
    pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loader.load

    def meanwhile(paths):  # type: ignore[no-untyped-def]
        paths = list(paths)
        rules = real(paths)
        if pack in paths:
            pack.write_text(ONE.replace("“{fix}”", "‘{fix}’"), "utf-8")
        return rules

    with monkeypatch.context() as m:
        m.setattr(loader, "load", meanwhile)
        first = load(pack)
    assert (first.rules[-1].message, first.digest) == ("Use “{fix}”.", "")
    assert load(pack).rules[-1].message == "Use ‘{fix}’."
