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

from copylint.cache.marks import marked
from copylint.formats.format import InputError
from copylint.linter import saving
from copylint.linter.saving import save

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


def test_what_goes_away_at_the_last_moment_is_not_made_again(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
    with pytest.raises(
        InputError, match=r"has 2 names \(hard links\), which a replaced file would lose; nothing was written"
    ):
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


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only an administrator may give files away"
)
def test_the_owner_is_kept_where_that_is_allowed(story: Path) -> None:
    os.chown(story, 1234, 4321)
    story.chmod(0o6644)
    save(str(story), b"teh end\n", b"the end\n")
    now = story.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (1234, 4321, 0o6644)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a group that is not one's own"
)
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
@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()]
)
def test_whatever_stops_it_the_file_is_whole(
    story: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: BaseException
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise fault

    with monkeypatch.context() as m:
        m.setattr(os, step, fail)
        with pytest.raises(InputError if isinstance(fault, OSError) else type(fault)):
            save(str(story), b"teh end\n", b"the end\n")
    assert story.read_bytes() == b"teh end\n"
    assert names(story.parent) == ["a.txt"]


def left(folder: Path, name: str = "", age: float = 7200.0) -> Path:
    """A file as a killed run leaves it, or one called something else."""
    p = folder / name if name else Path(marked(str(folder / ".copylint-")))
    p.write_bytes(b"half")
    os.utime(p, (time.time() - age, time.time() - age))
    return p


def test_what_killed_runs_left_is_removed_but_not_what_others_write_now(story: Path) -> None:
    folder = story.parent
    left(folder)
    live = left(folder, age=10.0)
    save(str(story), b"teh end\n", b"the end\n")
    assert names(folder) == [live.name, "a.txt"]


def test_a_real_kill_leaves_what_the_next_run_knows(story: Path) -> None:
    for step in ("fsync", "chmod", "replace"):
        pid = os.fork()
        if not pid:
            setattr(os, step, lambda *_: os.kill(os.getpid(), 9))
            save(str(story), b"teh end\n", b"the end\n")
            os._exit(1)
        assert os.WTERMSIG(os.waitpid(pid, 0)[1]) == 9
    begun = [p for p in story.parent.iterdir() if p != story]
    assert len(begun) == 3
    for p in begun:
        os.utime(p, (time.time() - 7200, time.time() - 7200))
    save(str(story), b"teh end\n", b"the end\n")
    assert names(story.parent) == ["a.txt"]


def test_nobody_elses_file_is_removed_however_it_is_called(story: Path) -> None:
    folder = story.parent
    real = Path(marked(str(folder / ".copylint-"))).name
    digit = "0" if real[-1] != "0" else "1"
    planted = [
        ".copylint-notes", ".copylint-abcdef12", ".copylint-dead", ".copylint-",
        ".copylint-0123456789abcdef-0123456789abcdef", real[:-1] + digit, real + "x", real.upper(), real[:-1],
        "x" + real, real.replace(".copylint-", ".copylint_"),
    ]  # fmt: skip
    for name in planted:
        left(folder, name)
    # Names that are ours, but not files of a killed run: a folder, a link, one of two names, another's.
    kept = [Path(marked(str(folder / ".copylint-"))) for _ in range(3)]
    kept[0].mkdir()
    left(folder, "notes")
    kept[1].symlink_to(folder / "notes")
    left(folder, kept[2].name)
    os.link(kept[2], folder / "second name")
    for p in kept[:2]:
        os.utime(p, (time.time() - 7200, time.time() - 7200), follow_symlinks=False)
    before = names(folder)
    if os.geteuid() == 0:
        other = left(folder)
        os.chown(other, NOBODY, NOBODY)
        before = sorted([*before, other.name])
    save(str(story), b"teh end\n", b"the end\n")
    assert names(folder) == before


@pytest.mark.parametrize("change", [b"teh END\n", b"teh end\nand more", b"teh e"])
def test_a_change_anywhere_in_the_file_is_seen(story: Path, change: bytes) -> None:
    story.write_bytes(change)  # begins with the bytes that were read
    with pytest.raises(InputError, match="changed on disk since it was read; nothing was written"):
        save(str(story), b"teh end\n", b"the end\n")
    assert story.read_bytes() == change


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only an administrator can make another user's file",
)
def test_a_file_that_this_user_may_not_write_to_is_left_alone(story: Path, nobody: None) -> None:
    # The folder is theirs, so that the file could be replaced; but only its owner may write to it.
    os.seteuid(0)
    os.chown(story, 0, NOBODY)
    story.chmod(0o644)
    pid = os.fork()
    if not pid:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            save(str(story), b"teh end\n", b"the end\n")
        except InputError as e:
            os._exit(0 if "is read-only; nothing was written" in str(e) else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert story.read_bytes() == b"teh end\n"
    assert names(story.parent) == ["a.txt"]


def test_a_pipe_or_device_is_never_replaced(desk: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("needs /dev/null")
    with pytest.raises(InputError, match="is not a regular file; nothing was written"):
        save("/dev/null", b"x", b"y")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("how", ["a second name", "another mode"])
def test_what_changes_of_the_file_itself_while_the_new_one_is_written_counts(
    story: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    real = os.fsync

    def meanwhile(handle: int) -> None:
        real(handle)
        if how == "another mode":
            story.chmod(0o444)
        else:
            os.link(story, story.with_name("b.txt"))

    monkeypatch.setattr(os, "fsync", meanwhile)
    before = story.stat().st_ino
    with pytest.raises(InputError, match="changed on disk since it was read; nothing was written"):
        save(str(story), b"teh end\n", b"the end\n")
    assert (story.stat().st_ino, story.read_bytes()) == (before, b"teh end\n")
    assert names(story.parent) == (["a.txt"] if how == "another mode" else ["a.txt", "b.txt"])


def test_the_bytes_reach_the_disk_before_they_get_the_name_and_the_name_after(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_fsync, real_replace = os.fsync, os.replace
    done: list[str] = []

    def fsync(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_fsync(handle)

    def replace(source: str, target: str) -> None:
        done.append("name")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    save(str(story), b"teh end\n", b"the end\n")
    assert done == ["file", "name", "folder"]


def test_nobody_else_may_read_the_new_text_while_it_is_written(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    seen: list[int] = []

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", look)
    before = os.umask(0)
    try:
        story.chmod(0o600)
        save(str(story), b"teh end\n", b"the end\n")
    finally:
        os.umask(before)
    assert seen[0] == 0o600


def test_a_file_that_has_the_temporary_name_is_not_written_over(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = story.with_name(".copylint-taken")
    taken.write_bytes(b"somebody's")
    monkeypatch.setattr(saving, "marked", lambda start, end="": str(taken))
    with pytest.raises(InputError, match="cannot be written: file exists"):
        save(str(story), b"teh end\n", b"the end\n")
    assert (taken.read_bytes(), story.read_bytes()) == (b"somebody's", b"teh end\n")


def test_every_folder_that_is_written_to_is_swept(story: Path) -> None:
    save(str(story), b"teh end\n", b"the end\n")
    other = story.parent.parent / "other"
    other.mkdir()
    left(other)
    (other / "b.txt").write_bytes(b"teh end\n")
    save(str(other / "b.txt"), b"teh end\n", b"the end\n")
    assert names(other) == ["b.txt"]
