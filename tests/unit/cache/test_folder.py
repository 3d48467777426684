"""What is kept is looked through once, and again whenever somebody has touched it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from copylint.cache import folder as cachefolder
from copylint.cache import store
from copylint.cache.folder import contents
from copylint.cache.marks import marked
from copylint.cache.store import derived


class Looks:
    """Counts how often a kept file is looked through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        real = store.sound

        def sound(data: bytes) -> bool:
            self.count += 1
            return real(data)

        monkeypatch.setattr(store, "sound", sound)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "RACY", 0)
    path = tmp_path / "kept"
    store.put(str(path), b"0123456789")
    time.sleep(0.02)
    return path


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    return Looks(monkeypatch)


def got(path: Path) -> bytes | None:
    """What is kept, without the sum behind it."""
    data = store.get(str(path))
    return None if data is None else data[: -store.SIZE]


needs_posix = pytest.mark.skipif(os.name != "posix", reason="the time of the last change can be set there")


@needs_posix
def test_looked_through_once(kept: Path, looks: Looks) -> None:
    assert got(kept) == b"0123456789"
    assert got(kept) == b"0123456789"
    assert looks.count == 1


@needs_posix
@pytest.mark.parametrize("how", ["in place", "replaced", "touched", "times set back"])
def test_looked_through_again(kept: Path, looks: Looks, how: str) -> None:
    assert got(kept)
    before = kept.stat()
    if how == "touched":
        os.utime(kept)
        assert got(kept)
    else:
        if how == "replaced":
            other = kept.with_name("other")
            other.write_bytes(b"X" + kept.read_bytes()[1:])
            other.replace(kept)
        else:
            with kept.open("r+b") as f:
                f.write(b"X")
        if how == "times set back":  # the time of the last change of all cannot be
            os.utime(kept, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert got(kept) is None
    assert looks.count == 2


@needs_posix
def test_a_file_that_was_just_written_is_looked_through(
    kept: Path, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "RACY", 10**15)
    assert got(kept)
    assert got(kept)
    assert looks.count == 2


@needs_posix
@pytest.mark.parametrize("spoil", [b"", b"\xff", b"1 2 3 4 5"])
def test_a_mark_of_something_else_says_nothing(kept: Path, looks: Looks, spoil: bytes) -> None:
    assert got(kept)
    kept.with_name("kept.seen").write_bytes(spoil)
    assert got(kept)
    assert looks.count == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs POSIX")
def test_a_mark_that_others_may_write_is_not_believed(kept: Path, looks: Looks) -> None:
    assert got(kept)
    kept.with_name("kept.seen").chmod(0o666)
    assert got(kept)
    assert looks.count == 2


@pytest.mark.parametrize("data", [b"", b"CLK1", bytes(8), bytes(20), b"0123456789CLK1\0\0\0\0"])
def test_no_mark_for_what_is_not_sound(kept: Path, data: bytes) -> None:
    kept.write_bytes(data)
    assert got(kept) is None
    assert not kept.with_name("kept.seen").exists()


def test_what_is_kept_may_be_empty(kept: Path) -> None:
    store.put(str(kept), b"")
    assert got(kept) == b""


def test_a_kept_file_that_was_meddled_with_is_made_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "RACY", 0)
    source = desk / "source"
    source.write_text("x")
    made: list[str] = []

    def make(path: str) -> None:
        made.append(path)
        Path(path).write_bytes(b"what is made of it")

    def get() -> Path:
        path = derived("thing", (str(source),), ".bin", make)
        assert path is not None
        return Path(path)

    for _ in range(3):
        assert get().read_bytes().startswith(b"what is made of it")
        time.sleep(0.02)
    assert len(made) == 1
    with get().open("r+b") as f:
        f.write(b"WHAT")
    assert get().read_bytes().startswith(b"what is made of it")
    assert len(made) == 2


def test_under_any_umask_what_is_kept_is_used(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = desk / "source"
    source.write_text("x")
    made: list[str] = []

    def make(path: str) -> None:
        made.append(path)
        Path(path).write_bytes(b"what is made of it")

    before = os.umask(0o002)
    try:
        for _ in range(3):
            derived("grouped", (str(source),), ".bin", make)
    finally:
        os.umask(before)
    assert len(made) == 1


def test_a_sweep_removes_only_what_is_copylints_own(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "folder", lambda: str(desk))
    source = desk / "source"
    source.write_text("x")

    def make(path: str) -> None:
        Path(path).write_bytes(b"made")

    first = derived("thing", (str(source),), ".bin", make)
    assert first is not None
    name = Path(first).name
    begun, fresh = (Path(marked(f"{first}.", ".tmp")) for _ in range(2))
    planted = [
        "thing-notes.txt", "thing-old.bin", "thing-0123456789abcdef.bin", "thing-0123456789abcdef.sum",
        "thing-.bin", "thing-0123456789abcdef-0123456789abcdef.bin", f"other-{name}", f"{name}.bak",
        name.replace("thing", "things"), name.replace(".bin", ".txt"), f"{name}.123.tmp", "thing.tmp",
        ".copylint-0123456789abcdef-0123456789abcdef",
    ]  # fmt: skip
    for p in (*(desk / n for n in planted), begun):
        p.write_bytes(b"theirs")
        long_ago = time.time() - 30 * 86_400  # longer than a table is left to another installation
        os.utime(p, (long_ago, long_ago))
    fresh.write_bytes(b"somebody writes this now")
    source.write_text("changed twice")
    third = derived("thing", (str(source),), ".bin", make)
    assert third is not None
    assert Path(first).exists(), "another installation may be at work with it"
    Path(f"{first}.seen").write_bytes(b"")
    for old in (first, f"{first}.seen", third):
        os.utime(old, (time.time() - 30 * 86_400, time.time() - 30 * 86_400))
    source.write_text("changed")
    second = derived("thing", (str(source),), ".bin", make)
    assert second is not None
    assert second != first
    there = sorted(p.name for p in desk.iterdir())
    assert there == sorted([*planted, "source", Path(second).name, fresh.name])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_nobodys_cache(desk: Path) -> None:
    os.mkfifo(desk / "pipe", 0o600)
    assert not cachefolder.is_own(desk / "pipe")


def test_contents(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    assert contents(str(path)) == b""
    path.write_bytes(b"abc")
    assert contents(str(path))[:] == b"abc"
    with pytest.raises(OSError, match="none"):
        contents(str(tmp_path / "none"))


@needs_posix
def test_a_link_to_ones_own_file_is_not_believed(desk: Path) -> None:
    (desk / "own").write_text("x")
    (desk / "own").chmod(0o600)
    (desk / "link").symlink_to("own")
    assert cachefolder.is_own(desk / "own")
    assert not cachefolder.is_own(desk / "link")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only an administrator can make another user's file",
)
def test_what_belongs_to_another_user_is_not_believed(desk: Path) -> None:
    (desk / "theirs").write_text("x")
    (desk / "theirs").chmod(0o600)
    os.chown(desk / "theirs", 65534, 65534)
    assert not cachefolder.is_own(desk / "theirs")


@needs_posix
def test_the_folder_that_is_made_is_this_users_alone(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "made" / "cache"))
    cachefolder.folder.cache_clear()
    before = os.umask(0o002)
    try:
        assert cachefolder.folder() == str(desk / "made" / "cache")
    finally:
        os.umask(before)
        cachefolder.folder.cache_clear()
    assert (desk / "made" / "cache").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("fault", [OSError("full"), RuntimeError("full"), KeyboardInterrupt(), MemoryError()])
def test_whatever_stops_it_nothing_half_made_is_left(desk: Path, fault: BaseException) -> None:
    (desk / "kept").write_bytes(b"old")

    def make(path: str) -> None:
        Path(path).write_bytes(b"ha")
        raise fault

    with pytest.raises(type(fault)):
        cachefolder.replaced(str(desk / "kept"), make)
    assert [p.name for p in desk.iterdir()] == ["kept"]
    assert (desk / "kept").read_bytes() == b"old"


def made_of(source: Path, data: bytes = b"made") -> tuple[str, list[str]]:
    """The file that is kept of a source, and what was made for it now."""
    made: list[str] = []

    def make(path: str) -> None:
        made.append(path)
        Path(path).write_bytes(data)

    path = derived("thing", (str(source),), ".bin", make)
    assert path is not None
    return path, made


def test_a_source_changed_within_its_size_is_seen(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "folder", lambda: str(desk))
    source = desk / "source"
    source.write_text("one")
    assert made_of(source)[1]
    assert not made_of(source)[1]
    source.write_text("two")
    os.utime(source, ns=(10**18, 10**18))
    assert made_of(source)[1]


@needs_posix
def test_a_kept_file_that_others_may_write_is_made_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "folder", lambda: str(desk))
    (desk / "source").write_text("one")
    path, _ = made_of(desk / "source")
    Path(path).chmod(0o666)
    assert made_of(desk / "source")[1]
    assert not made_of(desk / "source")[1]


def test_a_large_file_that_was_meddled_with_at_its_head_is_made_again(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "folder", lambda: str(desk))
    (desk / "source").write_text("one")
    path, _ = made_of(desk / "source", b"0" * 600_000)
    with open(path, "r+b") as f:
        f.write(b"1")
    assert made_of(desk / "source")[1]
