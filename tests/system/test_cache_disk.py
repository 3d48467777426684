"""A cache folder on a full disk, or none at all: copylint works without."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.places import ROOT

FAULTY = "The council met on teh river bank , said Ann Lee.\n"
FIXED = "The council met on the river bank, said Ann Lee.\n"


def copylint(*args: str, before: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "TMPDIR")}
    env = {**kept, "PYTHONDONTWRITEBYTECODE": "1", **more}
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); {before}\n"
        "from copylint.cli.start import main; sys.argv[0] = 'copylint'; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, env=env, timeout=300, check=False
    )


def works(desk: Path, before: str = "", **more: str) -> None:
    """The runs say and do what they would with a cache."""
    (desk / "copy").mkdir(exist_ok=True)
    for name in ("a.txt", "b.txt"):
        (desk / "copy" / name).write_text(FAULTY)
    for command in (
        ["check", "-q", "-j", "2", "--select", "spelling", "copy"],
        ["fix", "--write", "-q", "copy"],
    ):
        ran = copylint(*command, before=before, **more)
        assert ran.stderr == "", command
        assert ran.returncode == (command[0] == "check"), ran
        if command[0] == "check":
            assert ran.stdout.count("spelling.") == 2
    assert (desk / "copy" / "a.txt").read_text() == FIXED


# Writes fail in the cache folder, one after so many bytes, or each at once.
FULL = """
import builtins, errno, os
left, cache = [{room}], os.environ["COPYLINT_CACHE_DIR"]
real_open, real_write, real_replace, handles = os.open, os.write, os.replace, set()

def full(n):
    left[0] -= n
    if left[0] < 0:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

def opened(path, flags, *more, **kw):
    handle = real_open(path, flags, *more, **kw)
    handles.discard(handle)
    if str(path).startswith(cache) and flags & (os.O_WRONLY | os.O_RDWR):
        handles.add(handle)
    return handle

def wrote(handle, data):
    if handle in handles:
        full(len(data))
    return real_write(handle, data)

class Full:
    def __init__(self, file):
        self.file = file
    def write(self, data):
        full(len(data))
        return self.file.write(data)
    def __getattr__(self, name):
        return getattr(self.file, name)
    def __enter__(self):
        return self
    def __exit__(self, *why):
        self.file.close()

real = builtins.open
def open_(file, mode="r", *more, **kw):
    made = real(file, mode, *more, **kw)
    ours = file in handles if isinstance(file, int) else str(file).startswith(cache)
    return Full(made) if ours and mode[0] in "wax" else made

os.open, os.write, builtins.open = opened, wrote, open_
"""


@pytest.mark.parametrize("room", [0, 300_000])
def test_every_write_on_a_full_disk(desk: Path, tmp_path_factory: pytest.TempPathFactory, room: int) -> None:
    cache = tmp_path_factory.mktemp("cache")
    works(desk, FULL.format(room=room), COPYLINT_CACHE_DIR=str(cache))
    assert not [p.name for p in cache.iterdir() if p.name.endswith(".tmp")]


@pytest.mark.skipif(
    sys.platform != "linux" or os.getuid() != 0 or shutil.which("mount") is None,
    reason="only the administrator of a Linux may mount a small disk",
)
@pytest.mark.parametrize("size", ["4k", "8m"])
def test_a_disk_that_is_really_full(desk: Path, size: str) -> None:
    disk = desk / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    ).returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        works(desk, COPYLINT_CACHE_DIR=str(disk))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True, capture_output=True)


@pytest.mark.skipif(os.name != "posix", reason="HOME is a matter of POSIX")
@pytest.mark.parametrize("home", ["here", "/proc"])
def test_a_home_that_is_none(desk: Path, home: str) -> None:
    before = {p.name for p in desk.iterdir()}
    (desk / "a.txt").write_text(FAULTY)
    ran = copylint("check", "-q", "--select", "spelling", "a.txt", HOME=home, COPYLINT_NO_CACHE="0")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert {p.name for p in desk.iterdir()} == {*before, "a.txt"}


@pytest.mark.skipif(
    os.name != "posix" or os.getuid() != 0, reason="only the administrator may be a user without a name"
)
def test_a_user_without_a_home_gets_no_folder_called_after_it(desk: Path) -> None:
    desk.chmod(0o777)
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            for name in ("HOME", "COPYLINT_CACHE_DIR", "XDG_CACHE_HOME"):
                os.environ.pop(name, None)
            from copylint.cache import folder as cachefolder

            os.setuid(54321)
            cachefolder.folder.cache_clear()
            code = cachefolder.folder() is not None
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert list(desk.iterdir()) == []
