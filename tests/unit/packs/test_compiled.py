"""The cache of validated packs: used when it can be relied on, made again otherwise."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint.cache import folder as cachefolder
from copylint.cache import store
from copylint.packs import compiled, loader, sources
from copylint.packs.pack import Pack
from copylint.rules.packerror import PackError

ONE = """rules:
  - id: trial.one
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {teh: the}}
    scope: [body]
    unless: [x]
    tags: [t]
    was: [trial.old]
    styles: {own: {severity: error}}
    examples: [{ok: the}, {bad: teh, fix: the}]
"""


@pytest.fixture
def pack(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A rule file; own cache folder; and a clock that says nothing was touched just now."""
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "cache"))
    cachefolder.folder.cache_clear()
    path = desk / "one.yaml"
    path.write_text(ONE, "utf-8")
    os.utime(path, ns=(10**18, 10**18))
    monkeypatch.setattr(sources, "_RACY", 0)
    # Only the pack itself: copylint's own rules are others' tests.
    (desk / "no-rules").mkdir()
    monkeypatch.setattr(sources, "rules_path", lambda: str(desk / "no-rules"))
    yield path
    cachefolder.folder.cache_clear()


def load(pack: Path, **given: bool) -> Pack:
    return compiled.load((str(pack),), **given)


def kept(desk: Path) -> Path:
    """Where a rule file of somebody's own is kept."""
    (file,) = (desk / "cache").glob("pack-*.pack")
    return file


def places(pack: Pack) -> dict[int, list[tuple[int, int]]]:
    """Where the pack's literals stand in a text that has some."""
    found = dict(pack.index.places(b"teh one and another teh, but not tehran"))
    assert found
    return found


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lists the names of what is read from YAML: a file or a folder each."""
    calls: list[str] = []
    real = loader.load

    def counting(paths):  # type: ignore[no-untyped-def]
        calls.extend(p.name for p in paths)
        return real(paths)

    monkeypatch.setattr(loader, "load", counting)
    return calls


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
def test_a_spoilt_cache_is_made_again(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch, spoil) -> None:  # type: ignore[no-untyped-def]
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


def test_a_new_rule_file_in_a_folder_is_seen(pack: Path, desk: Path) -> None:
    folder = desk / "house"
    folder.mkdir()
    (folder / "one.yaml").write_text(ONE, "utf-8")
    assert compiled.load((str(folder),)).rules[-1].id == "trial.one"
    (folder / "two.yaml").write_text(ONE.replace("trial.one", "trial.two"), "utf-8")
    assert compiled.load((str(folder),)).rules[-1].id == "trial.two"


def test_drafts_and_rules_that_are_off_run_when_named(desk: Path) -> None:
    from copylint.packs.selection import SelectionError, choose

    text = ONE + ONE.replace("rules:\n", "").replace("trial.one", "trial.draft").replace(
        "    tags", "    status: draft\n    tags"
    )
    text += (
        ONE.replace("rules:\n", "")
        .replace("trial.one", "trial.off")
        .replace("    tags", "    enabled: 'false'\n    tags")
    )
    text += (
        ONE.replace("rules:\n", "")
        .replace("trial.one", "trial.gone")
        .replace("    tags", "    status: retired\n    tags")
    )
    (desk / "all.yaml").write_text(text.replace("was: [trial.old]", "was: []"), "utf-8")
    rules = loader.load([desk / "all.yaml"])

    def ids(**given: object) -> list[str]:
        return [r.id for r in choose(rules, **given)]  # type: ignore[arg-type]

    assert ids() == ["trial.one"]
    assert ids(select=["trial"]) == ["trial.one"]
    assert ids(select=["t"]) == ["trial.one"]
    assert ids(select=["all"]) == ["trial.one"]
    assert ids(select=["trial.draft"]) == ["trial.draft"]
    assert ids(extend=["trial.off"]) == ["trial.one", "trial.off"]
    assert ids(extend=["draft"]) == ["trial.one", "trial.draft"]
    assert ids(select=["trial.gone"]) == []
    assert ids(ignore=["t"]) == []
    assert choose(rules, style="own")[0].severity.label == "error"
    with pytest.raises(SelectionError, match=r"no style 'owm'; did you mean 'own'\?"):
        choose(rules, style="owm")
    with pytest.raises(SelectionError, match="no rule, topic or tag 'nothing'"):
        choose(rules, ignore=["nothing"])


# -- the pack that a wheel brings ------------------------------------------------------------------
@pytest.fixture
def shipped(pack: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules, and the pack that was made of it when the wheel was built."""
    rules = desk / "no-rules"
    (rules / "own.yaml").write_text(ONE, "utf-8")
    path = desk / "_rules.pack"
    compiled.ship(str(path))
    monkeypatch.setattr(compiled, "shipped_path", lambda: str(path))
    return path


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
    built = compiled.load(cache=False)  # --no-cache reads the rules, whatever there is
    assert calls
    assert places(built) == places(first)


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


# -- packs side by side ----------------------------------------------------------------------------
TWO = (
    ONE.replace("trial.one", "trial.two")
    .replace("{teh: the}", "{adn: and}")
    .replace("teh", "adn")
    .replace("the", "and")
)


@pytest.fixture
def desks(shipped: Path, pack: Path, desk: Path) -> tuple[str, str, str]:
    """Copylint's own rules, of which there is one, and two packs beside them: a file and a folder."""
    shipped.unlink()
    own = desk / "no-rules" / "own.yaml"
    own.write_text(ONE.replace("trial.one", "trial.own"), "utf-8")
    os.utime(own, ns=(10**18, 10**18))
    house = desk / "house"
    house.mkdir()
    (house / "two.yaml").write_text(TWO, "utf-8")
    return str(pack), str(house), str(house / "two.yaml")


def test_an_edit_of_one_pack_reads_no_other_anew(
    desks: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, house, two = desks
    calls = reads(monkeypatch)
    first = compiled.load((one, house))
    assert calls == ["no-rules", "one.yaml", "house"]
    calls.clear()
    assert compiled.load((one, house)).digest == first.digest
    assert compiled.load((house, one)).digest not in (first.digest, "")
    assert compiled.load((one,)).digest not in (first.digest, "")
    assert [r.id for r in compiled.load().rules] == ["trial.own"]
    assert calls == []
    Path(one).write_text(ONE.replace("Use ", "Say "), "utf-8")
    second = compiled.load((one, house))
    assert calls == ["one.yaml"]
    assert [r.message for r in second.rules] == ["Use “{fix}”.", "Say “{fix}”.", "Use “{fix}”."]
    calls.clear()
    Path(two).write_text(TWO.replace("Use ", "Say "), "utf-8")
    third = compiled.load((one, house))
    assert calls == ["house"]
    assert len({first.digest, second.digest, third.digest, ""}) == 4
    assert compiled.digest_of((one, house)) == third.digest


def test_packs_read_by_another_copylint_are_read_anew(
    desks: tuple[str, str, str], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _, _ = desks
    first = compiled.load((one,))
    (desk / "no-rules" / "words.tsv").write_text(
        "x", "utf-8"
    )  # a table that a rule of others may be read with
    assert compiled.digest_of((one,)) == ""
    calls = reads(monkeypatch)
    assert compiled.load((one,)).digest not in (first.digest, "")
    assert calls == ["no-rules", "one.yaml"]


@pytest.mark.parametrize("kept", [False, True])
def test_packs_side_by_side_are_as_if_they_were_one(desks: tuple[str, str, str], kept: bool) -> None:
    from copylint.engine.index import Index

    one, house, _ = desks
    paths = (one, house)
    if kept:
        compiled.load(paths)
    joined = compiled.load(paths)
    rules = loader.load([Path(sources.own_path()), Path(one), Path(house)])
    assert [r.id for r in joined.rules] == list(joined.ids) == [r.id for r in rules]
    assert joined.rules[-1].id == joined.rules[2].id == "trial.two"
    assert [r.id for r in joined.rules[1:]] == ["trial.one", "trial.two"]
    with pytest.raises(IndexError):
        joined.rules[3]
    assert joined.defaults == {0, 1, 2}
    assert joined.always == ()
    text = b"teh end adn teh rest, but not tehran"
    alone = Index.of({0: ["|teh|"], 1: ["|teh|"], 2: ["|adn|"]}).places(text)
    assert {k: sorted(v) for k, v in joined.index.places(text).items()} == {
        k: sorted(v) for k, v in alone.items()
    }


@pytest.mark.parametrize("cache", [False, True])
def test_an_id_in_two_packs_is_an_error_of_the_second(desks: tuple[str, str, str], cache: bool) -> None:
    one, house, two = desks
    for path, text, first in (
        (two, ONE, f"{one}:2"),
        (one, ONE.replace(".one", ".own"), f"{sources.own_path()}{os.sep}own.yaml:2"),
    ):
        before = Path(path).read_text("utf-8")
        Path(path).write_text(f"# mine\n{text}", "utf-8")
        for _ in range(2):  # also where both are kept
            with pytest.raises(PackError) as e:
                compiled.load((one, house), cache=cache)
            assert str(e.value).startswith(f"{path}:3: rule trial.o")
            assert str(e.value).endswith(f": the id stands already in {first}")
        Path(path).write_text(before, "utf-8")
    assert len(compiled.load((one, house), cache=cache).rules) == 3


def test_a_spoilt_pack_is_made_again_and_no_other(
    desks: tuple[str, str, str], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, house, _ = desks
    good = compiled.load((one, house))
    files = sorted((desk / "cache").glob("pack-*.pack"))
    assert len(files) == 2
    calls = reads(monkeypatch)
    for file, name in zip(
        files,
        ("one.yaml", "house") if b"trial.one" in files[0].read_bytes() else ("house", "one.yaml"),
        strict=True,
    ):
        file.write_bytes(file.read_bytes()[:-1] + b"!")
        assert [r.id for r in compiled.load((one, house)).rules] == list(good.ids)
        assert calls == [name]
        calls.clear()


def test_kept_packs_that_nobody_names_any_more_are_removed(desks: tuple[str, str, str], desk: Path) -> None:
    one, house, _ = desks
    compiled.load((one,))
    old = kept(desk)
    (own,) = (desk / "cache").glob("rules-*.pack")
    others = desk / "cache" / f"{old.name[:-6]}x.pack"
    others.write_text("somebody else's")
    for f in (old, own, others):
        os.utime(f, (0, 0))
    compiled.load((house,))
    assert own.exists()
    assert others.exists()
    assert not old.exists()
    assert compiled.load((one,)).rules[-1].id == "trial.one"
