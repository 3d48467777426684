"""What can go wrong around a run: it is said in a line, costs nobody any copy, and never shows a trace."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.linter.pool import check_files, fix_files
from support import killing
from support.places import ROOT

FAULTY = b"The council met on teh river bank.\n"
FIXED = b"The council met on the river bank.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits are POSIX matters")


def environment(**more: str) -> dict[str, str]:
    kept = {
        k: v for k, v in os.environ.items() if k in ("PATH", "COPYLINT_CACHE_DIR", "SYSTEMROOT", "TMPDIR")
    }
    # Under a limit Python would leave compiled modules cut short, and find them broken ever after.
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", **more}


def copylint(
    *args: str, limit: Callable[[], None] | None = None, env: dict[str, str] | None = None, **more: object
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "copylint", *args], capture_output=True, text=True, encoding="utf-8",
        timeout=300, env=environment() if env is None else env, preexec_fn=limit, **more,
    )  # fmt: skip


def stories(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{k:02}.txt" for k in range(count)]
    for p in paths:
        p.write_bytes(FAULTY)
    return paths


@posix
def test_a_killed_run_leaves_every_file_whole(desk: Path) -> None:
    out = killing.kill_runs(desk, times=30, files=8)
    assert out.killed == 30
    assert out.kept == 0


@posix
def test_two_runs_over_one_folder_at_once(desk: Path) -> None:
    paths = stories(desk, 12)
    command = [sys.executable, "-m", "copylint", "fix", "--write", "-q", "."]
    runs = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
        )
        for _ in range(2)
    ]
    said = [r.communicate(timeout=300) for r in runs]
    assert [p.read_bytes() for p in paths] == [FIXED] * len(paths)
    assert sorted(p.name for p in desk.iterdir()) == [p.name for p in paths]
    # Who comes second finds the work done: nobody is told of a fault that is none.
    assert [r.returncode for r in runs] == [0, 0], said
    assert all("Traceback" not in err for _, err in said)


@posix
def test_what_cannot_be_written_or_read_is_said_and_the_rest_is_done(desk: Path) -> None:
    good, locked, linked, strange = stories(desk, 4)
    locked.chmod(0o444)
    os.link(linked, desk / "other-name")
    strange.write_bytes(b"caf\xe9")
    (desk / "05.txt").symlink_to("nowhere.txt")
    ran = copylint(
        "fix",
        "--write",
        *(str(p) for p in (good, locked, linked, strange, desk / "05.txt", desk / "gone.txt")),
    )
    assert ran.returncode == 2
    assert good.read_bytes() == FIXED
    assert (locked.read_bytes(), linked.read_bytes(), strange.read_bytes()) == (FAULTY, FAULTY, b"caf\xe9")
    for said in (
        "is read-only; nothing was written",
        "2 names (hard links)",
        "is not UTF-8",
        "05.txt: no such file",
        "gone.txt: no such file",
    ):
        assert said in ran.stderr, ran.stderr
    assert "Traceback" not in ran.stderr


@posix
def test_a_full_disk_is_one_files_fault(desk: Path) -> None:
    small, big = stories(desk, 2)
    big.write_bytes(FAULTY * 4000)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    ran = copylint("fix", "--write", "-j", "1", "-q", ".", limit=limit)
    assert ran.returncode == 2
    assert "01.txt: cannot be written: file too large" in ran.stderr
    assert (small.read_bytes(), big.read_bytes()) == (FIXED, FAULTY * 4000)
    assert sorted(p.name for p in desk.iterdir()) == ["00.txt", "01.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["fix"], ["rules"]])
def test_output_that_nobody_can_take_is_a_fault(desk: Path, command: list[str]) -> None:
    stories(desk, 2)
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "copylint", *command, *([] if command == ["rules"] else ["."])],
            stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), timeout=300,
        )  # fmt: skip
    assert ran.returncode == 2
    assert "cannot write the output: no space left on device" in ran.stderr
    assert "Traceback" not in ran.stderr


@posix
def test_a_reader_that_goes_away_ends_the_run_quietly(desk: Path) -> None:
    stories(desk, 1)[0].write_bytes(FAULTY * 3000)
    with subprocess.Popen(
        [sys.executable, "-m", "copylint", "check", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(300) == 141


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_no_half_file_and_no_trace(desk: Path, jobs: str) -> None:
    paths = stories(desk, 60)
    for p in paths:
        p.write_bytes(FAULTY * 200)
    run = subprocess.Popen(
        [sys.executable, "-m", "copylint", "fix", "--write", "-j", jobs, "."], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True, env=environment(), start_new_session=True,
    )  # fmt: skip
    while run.poll() is None and paths[0].read_bytes() == FAULTY * 200:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=300)[1]
    assert run.returncode in (130, 0), said
    assert "Traceback" not in said
    assert {p.read_bytes() for p in paths} <= {FAULTY * 200, FIXED * 200}
    assert sorted(p.name for p in desk.iterdir()) == [p.name for p in paths]


@posix
def test_no_home_folder(desk: Path) -> None:
    stories(desk, 1)
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "HOME": "/nonexistent",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    ran = copylint("check", "--select", "spelling", ".", env=env)
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p: p.write_bytes(b""),
        lambda p: p.write_bytes(b"\0" * 5000),
        lambda p: p.write_bytes(p.read_bytes()[:-999]),
    ],
)
def test_a_spoilt_cache_is_as_none(
    desk: Path, tmp_path_factory: pytest.TempPathFactory, spoil: Callable[[Path], object]
) -> None:
    # A cache of its own: this process may have tables mapped from the one that all tests share.
    folder = tmp_path_factory.mktemp("cache", numbered=True)
    env = environment(COPYLINT_CACHE_DIR=str(folder))
    stories(desk, 1)
    first = copylint("check", "--format", "json", ".", env=env)
    kept = [p for p in folder.iterdir() if p.is_file()]
    assert kept
    for p in kept:
        spoil(p)
    again = copylint("check", "--format", "json", ".", env=env)
    assert (again.returncode, again.stderr) == (1, "")
    assert json.loads(again.stdout) == json.loads(first.stdout)


@posix
def test_too_little_memory_is_said(desk: Path) -> None:
    small, big = stories(desk, 2)
    big.write_bytes(FAULTY * 1_000_000)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (450 << 20, 450 << 20))

    ran = copylint("fix", "--write", "-j", "1", str(small), str(big), limit=limit)
    assert ran.returncode == 2, ran.stderr
    assert "01.txt: " in ran.stderr
    assert "Traceback" not in ran.stderr
    assert small.read_bytes() == FIXED
    assert big.stat().st_size == len(FAULTY) * 1_000_000


FIRST = os.getpid()


def _dying(real: Callable[..., object]) -> Callable[..., object]:
    """The method, deadly in any process but this."""

    def die(*args: object, **kwargs: object) -> object:
        if os.getpid() != FIRST:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)

    return die


@posix
def test_a_process_that_is_killed_is_said_of_its_files(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [str(p) for p in stories(desk, 6)]
    checker = Checker(Options(overrides={"select": ("spelling",)}, cache=False))
    checker.pack(checker.resolver.for_folder("."))
    monkeypatch.setattr(Checker, "check", _dying(Checker.check))
    monkeypatch.setattr(Checker, "fix", _dying(Checker.fix))
    for done in (list(check_files(checker, paths, 2)), list(fix_files(checker, paths, None, 2))):
        assert [d.path for d in done] == paths
        assert done[0].error is None
        assert all("the process that read it was killed" in (d.error or "") for d in done[1:])
