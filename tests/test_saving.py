"""A corrected file is written whole or not at all, and only over what was read."""

from __future__ import annotations

import os
import resource
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint import saving
from copylint.readers import InputError
from copylint.saving import save

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes, owners and links are POSIX matters")
NOBODY = 65534


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.fixture
def story(desk: Path) -> Path:
    saving._swept.clear()
    folder = desk / "copy"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_bytes(b"teh end\n")
    return path


@pytest.fixture
def nobody(desk: Path) -> Iterator[None]:
    """Somebody without the rights of an administrator, whoever runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    for p in (desk, *desk.rglob("*")):
        os.chown(p, NOBODY, NOBODY)
    # The folders above belong to whoever runs the tests, and need not let others through.
    opened = [(p, p.stat().st_mode) for p in desk.parents if not p.stat().st_mode & 0o001]
    for p, mode in opened:
        p.chmod(mode | 0o001)
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        for p, mode in opened:
            p.chmod(mode)


def test_the_new_bytes_stand_in_the_file(story: Path) -> None:
    save(str(story), b"teh end\n", b"the end\n")
    assert story.read_bytes() == b"the end\n"
    assert names(story.parent) == ["a.txt"]


def test_what_changed_meanwhile_stays(story: Path) -> None:
    with pytest.raises(InputError, match="changed on disk since it was read; nothing was written"):
        save(str(story), b"something else", b"the end\n")
    assert story.read_bytes() == b"teh end\n"
    assert names(story.parent) == ["a.txt"]


def test_what_somebody_corrected_meanwhile_is_left_alone(story: Path) -> None:
    story.write_bytes(b"the end\n")
    before = story.stat()
    save(str(story), b"teh end\n", b"the end\n")
    assert story.stat() == before
    assert names(story.parent) == ["a.txt"]


def test_what_went_away_is_not_made_again(story: Path) -> None:
    story.unlink()
    with pytest.raises(InputError, match="went away since it was read; nothing was written"):
        save(str(story), b"teh end\n", b"the end\n")
    assert names(story.parent) == []


def test_what_goes_away_at_the_last_moment_is_not_made_again(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def gone(handle: int) -> None:
        real(handle)
        story.unlink(missing_ok=True)

    monkeypatch.setattr(os, "fsync", gone)
    with pytest.raises(InputError, match="went away"):
        save(str(story), b"teh end\n", b"the end\n")
    assert names(story.parent) == []


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_read_only_file_is_left_alone_whoever_asks(story: Path, mode: int) -> None:
    story.chmod(mode)
    with pytest.raises(InputError, match="is read-only; nothing was written"):
        save(str(story), b"teh end\n", b"the end\n")
    assert story.read_bytes() == b"teh end\n"
    assert stat.S_IMODE(story.stat().st_mode) == mode


def test_a_file_in_a_read_only_folder_is_left_alone(story: Path, nobody: None) -> None:
    story.parent.chmod(0o555)
    try:
        with pytest.raises(InputError, match="cannot be written: permission denied"):
            save(str(story), b"teh end\n", b"the end\n")
        assert story.read_bytes() == b"teh end\n"
        assert names(story.parent) == ["a.txt"]
    finally:
        story.parent.chmod(0o755)


def test_hard_links_are_never_parted(story: Path) -> None:
    other = story.with_name("b.txt")
    os.link(story, other)
    with pytest.raises(InputError, match=r"has 2 names \(hard links\), which a replaced file would lose; nothing was written"):
        save(str(story), b"teh end\n", b"the end\n")
    assert story.stat().st_ino == other.stat().st_ino
    assert other.read_bytes() == b"teh end\n"


def test_symbolic_links_stay(story: Path) -> None:
    link, again = story.with_name("b.txt"), story.parent.parent / "c.txt"
    link.symlink_to("a.txt")
    again.symlink_to(link)
    save(str(again), b"teh end\n", b"the end\n")
    assert again.is_symlink()
    assert link.is_symlink()
    assert not story.is_symlink()
    assert story.read_bytes() == b"the end\n"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_the_mode_is_kept(story: Path, mode: int) -> None:
    story.chmod(mode)
    save(str(story), b"teh end\n", b"the end\n")
    assert stat.S_IMODE(story.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="needs extended attributes")
def test_extended_attributes_are_kept(story: Path) -> None:
    try:
        os.setxattr(story, "user.desk", b"foreign")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    save(str(story), b"teh end\n", b"the end\n")
    assert os.getxattr(story, "user.desk") == b"foreign"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only an administrator may give files away")
def test_the_owner_is_kept_where_that_is_allowed(story: Path) -> None:
    os.chown(story, 1234, 4321)
    story.chmod(0o6644)
    save(str(story), b"teh end\n", b"the end\n")
    now = story.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (1234, 4321, 0o6644)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a group that is not one's own")
def test_a_group_that_cannot_be_kept_is_no_other(story: Path, nobody: None) -> None:
    os.seteuid(0)
    os.chown(story, NOBODY, 4321)
    os.seteuid(NOBODY)
    with pytest.raises(InputError, match="cannot be written: permission denied"):
        save(str(story), b"teh end\n", b"the end\n")
    assert story.read_bytes() == b"teh end\n"
    assert names(story.parent) == ["a.txt"]


def test_a_full_disk_leaves_the_file_as_it_was(story: Path) -> None:
    old = b"teh end\n" * 4096
    story.write_bytes(old)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(InputError, match="cannot be written: file too large"):
            save(str(story), old, old.replace(b"teh", b"the"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert story.read_bytes() == old
    assert names(story.parent) == ["a.txt"]


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()])
def test_whatever_stops_it_the_file_is_whole(story: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: BaseException) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise fault

    with monkeypatch.context() as m:
        m.setattr(os, step, fail)
        with pytest.raises(InputError if isinstance(fault, OSError) else type(fault)):
            save(str(story), b"teh end\n", b"the end\n")
    assert story.read_bytes() == b"teh end\n"
    assert names(story.parent) == ["a.txt"]


def test_what_killed_runs_left_is_removed_but_not_what_others_write_now(story: Path) -> None:
    folder = story.parent
    for name, age in ((".copylint-dead", 7200.0), (".copylint-live", 10.0), (".other", 7200.0)):
        p = folder / name
        p.write_bytes(b"half")
        os.utime(p, (time.time() - age, time.time() - age))
    save(str(story), b"teh end\n", b"the end\n")
    assert names(folder) == [".copylint-live", ".other", "a.txt"]


def test_a_pipe_or_device_is_never_replaced(desk: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("needs /dev/null")
    with pytest.raises(InputError):
        save("/dev/null", b"x", b"y")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
