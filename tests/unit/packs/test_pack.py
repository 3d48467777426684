"""Packs side by side: each is kept in a file of its own, and together they are as if they were one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copylint.packs import compiled, loader, sources
from copylint.packs.pack import with_examples
from copylint.rules.packerror import PackError
from support.keptpacks import ONE, kept, reads

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
    assert with_examples(joined.rules) == rules
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
