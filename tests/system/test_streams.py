"""Standard input, output and error that are closed, full, or in no hurry: no trace, no text lost unsaid."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.places import ROOT

FAULTY = b"The council met on teh river bank.\n"
FIXED = b"The council met on the river bank.\n"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes the streams")


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "COPYLINT_CACHE_DIR", "TMPDIR")}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1", **more}


def shell(line: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of `sh`, in which `copylint` is what is tested."""
    line = line.replace("copylint", f"'{sys.executable}' -m copylint", 1)
    return subprocess.run(
        ["sh", "-c", line],
        input=stdin,
        capture_output=True,
        env=environment(**more),
        timeout=300,
        check=False,
    )


def test_corrected_text_with_standard_error_closed(desk: Path) -> None:
    ran = shell("copylint fix --write - 2>&-", FAULTY)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, FIXED, b"")
    (desk / "a.txt").write_bytes(b"\xff")
    ran = shell("copylint fix --write - a.txt 2>&-", FAULTY)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, FIXED, b"")


def test_standard_error_that_takes_nothing(desk: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    (desk / "a.txt").write_bytes(b"\xff")
    ran = shell("copylint fix --write - a.txt 2>/dev/full", FAULTY)
    assert (ran.returncode, ran.stdout) == (2, FIXED)


def test_what_is_read_or_written_where_nothing_is_open_is_a_fault(desk: Path) -> None:
    (desk / "a.txt").write_bytes(FAULTY)
    ran = shell("copylint check - <&-")
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, b"", b"copylint: -: standard input is closed\n")
    for command in (
        "check a.txt",
        "fix a.txt",
        "fix --write -",
        "names a.txt",
        "facts --format json a.txt",
        "rules quotes",
        "config",
        "--help",
        "--version",
    ):
        ran = shell(f"copylint {command} >&-", FAULTY)
        assert ran.returncode == 2, command
        assert ran.stderr.endswith(b"copylint: cannot write the output: standard output is closed\n"), command
    # What has nothing to say there needs nobody to hear it.
    ran = shell("copylint fix --write -q a.txt >&-")
    assert (ran.returncode, ran.stderr, (desk / "a.txt").read_bytes()) == (0, b"", FIXED)


COMMANDS = [
    "check a.txt -",
    "fix -",
    "fix --write .",
    "names a.txt",
    "facts -",
    "rules",
    "config",
    "check none.txt",
    "--no-such",
]


@pytest.mark.parametrize(
    "closed", [c for n in (1, 2, 3) for c in itertools.combinations("012", n)], ids="".join
)
def test_no_trace_whatever_is_closed(desk: Path, closed: tuple[str, ...]) -> None:
    for command in COMMANDS:
        (desk / "a.txt").write_bytes(FAULTY)
        (desk / "log").write_bytes(b"")
        # The log takes what a traceback would be written to, by whichever of the two is open.
        shut = " ".join(f"{n}{'<' if n == '0' else '>'}&-" for n in closed)
        ran = shell(f"copylint {command} >out 2>log {shut}", FAULTY)
        said = (desk / "log").read_bytes() + (desk / "out").read_bytes()
        assert b"Traceback" not in said, said.decode()
        assert b"Exception ignored" not in said, said.decode()
        assert ran.returncode in (0, 1, 2), (command, ran)
        assert (desk / "a.txt").read_bytes() == (FIXED if command == "fix --write ." else FAULTY)


def test_a_pipe_that_does_not_wait_gets_all_of_the_text(desk: Path) -> None:
    (desk / "a.txt").write_bytes(FAULTY * 4000)
    end, out = os.pipe()
    os.set_blocking(out, False)
    with open(desk / "a.txt", "rb") as copy:
        run = subprocess.Popen(
            [sys.executable, "-m", "copylint", "fix", "--write", "-q", "-"],
            stdin=copy,
            stdout=out,
            env=environment(),
        )
    os.close(out)
    with open(end, "rb") as pipe:
        text = pipe.read()
    assert run.wait(300) == 0
    assert text == FIXED * 4000
