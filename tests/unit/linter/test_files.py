"""Which files a run covers, where folders and their ignore files are not as one would wish."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from copylint.cli.main import cli
from copylint.linter import files, trust
from copylint.linter.files import Ignored, gather
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.trust import Trust
from copylint.tables import regular

NOBODY = 65534
posix = pytest.mark.skipif(os.name != "posix", reason="needs paths as long as those of POSIX")


def gathered(*paths: str) -> tuple[list[str], list[str]]:
    found = gather(paths, Resolver({}, named=paths))
    return [p.replace(os.sep, "/") for p in found.files], found.faults


# -- .gitignore --------------------------------------------------------------------------------
NO_PATTERNS = [
    "!",
    "foo\\",
    "[z-a]",
    "[",
    "!!",
    "\\",
    "!/",
    "/",
    "**/[z-a]/**",
    "[[:nope:]]",
    "[]",
    "!\\",
    "a[b-",
    "***[",
    "\udcff[",
    "(",
    "{2}",
    "+",
    "a{1000000}",
]


@pytest.mark.parametrize("line", NO_PATTERNS, ids=ascii)
def test_a_line_that_is_no_pattern_hides_nothing_and_stops_nothing(desk: Path, line: str) -> None:
    for name in ("a.txt", "b.txt", "foo", "skip.txt"):
        (desk / name).write_text("copy")
    (desk / ".gitignore").write_bytes(f"{line}\nskip.txt\n".encode("utf-8", "surrogateescape"))
    assert gathered(".") == (["./a.txt", "./b.txt"], [])


def test_lines_end_as_in_git(desk: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (desk / name).write_text("copy")
    (desk / ".gitignore").write_bytes("\ufeffa.txt\r\nb.txt\x0cx\u2028c.txt\nd.txt".encode())
    assert gathered(".") == (["./b.txt", "./c.txt"], [])


@pytest.mark.skipif(shutil.which("git") is None, reason="asks git")
def test_git_is_of_the_same_mind(desk: Path) -> None:
    subprocess.run(["git", "init", "-q"], check=True, capture_output=True)
    names = [
        "a",
        "b",
        "ab",
        "a!",
        "!",
        "foo",
        "foo\\" if os.sep == "/" else "foo",
        "[z-a]",
        "a.txt",
        "d/a",
        "d/b.txt",
        "d/e/a",
    ]
    for name in names:
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text("copy")
    rng = random.Random(2)
    pieces = [
        "a",
        "b",
        "!",
        "/",
        "\\",
        "*",
        "?",
        "[",
        "]",
        "[ab]",
        "[!a]",
        "[z-a]",
        "**",
        ".txt",
        "foo",
        "d",
        "e",
        " ",
        "#",
        "-",
        "^",
    ]
    for _ in range(150):
        line = "".join(rng.choice(pieces) for _ in range(rng.randrange(1, 5)))
        (desk / ".gitignore").write_text(line + "\n")
        said = subprocess.run(
            ["git", "check-ignore", "--no-index", "-z", "--stdin"],
            input="\0".join(names) + "\0",
            capture_output=True,
            text=True,
            check=False,
        )
        theirs = {n for n in said.stdout.split("\0") if n}
        ours = set()
        for name in names:
            ignored = Ignored(str(desk), Trust())
            at = [os.sep.join(name.split("/")[: k + 1]) for k in range(name.count("/") + 1)]
            if any(ignored.hides(str(desk / p), p != name) for p in at):
                ours.add(name)
        assert ours == theirs, line


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_no_pipe_is_opened_for_a_gitignore(desk: Path) -> None:
    (desk / "a.txt").write_text("copy")
    os.mkfifo(desk / ".gitignore")
    assert gathered(".") == (["./a.txt"], [])


def test_an_ignore_file_that_cannot_be_read_may_hide_anything(desk: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/deep/c.txt", "other/d.txt"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text("copy")
    (desk / "sub" / ".gitignore").write_bytes(b"#" * (regular.IGNORE + 1))
    found, faults = gathered(".")
    assert found == ["./a.txt", "./other/d.txt"]
    assert faults == [
        (
            f"{desk / 'sub' / '.gitignore'}: is larger than 1 MB, which is the most that is read; "
            f"{desk / 'sub'} is passed over"
        )
    ]


@pytest.mark.parametrize("glob", ["!", "foo\\\\", "[z-a]"])
@pytest.mark.parametrize("key", ["exclude = [{0}]", "[per-file-ignores]\n{0} = ['quotes']"])
def test_a_glob_that_is_none_is_an_error_of_the_settings(desk: Path, glob: str, key: str) -> None:
    (desk / "a.txt").write_text("The mayor left at noon.\n")
    (desk / "copylint.toml").write_text(key.format(f'"{glob}"') + "\n")
    with pytest.raises(
        ConfigError, match=r"copylint\.toml:1: (exclude|per-file-ignores): .* is no pattern of files"
    ):
        Resolver().for_folder(".")
    for command in (["check", "."], ["fix", "--write", "."], ["names", "a.txt"], ["config"]):
        ran = CliRunner().invoke(cli, command)
        assert ran.exit_code == 2
        assert "copylint.toml:1: " in ran.stderr


# -- folders -----------------------------------------------------------------------------------
@posix
def test_a_thousand_folders_one_in_the_other(desk: Path) -> None:
    here = os.getcwd()
    try:
        for _ in range(1100):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_text("copy")
    finally:
        os.chdir(here)
    found, faults = gathered(".")
    subprocess.run(["rm", "-r", "d"], check=False)
    assert faults == []
    assert [p.count("/d") for p in found] == [1100]


@pytest.mark.parametrize("owners", [True, False], ids=["owners can be asked", "as under Windows"])
@pytest.mark.parametrize(
    "settings", [None, "", "style = 3\n"], ids=["no settings", "settings", "broken settings"]
)
def test_folders_within_folders_are_looked_into_once_each(
    desk: Path, monkeypatch: pytest.MonkeyPatch, owners: bool, settings: str | None
) -> None:
    counted = {"os": ("stat", "lstat", "open"), "os.path": ("dirname", "exists")}
    if not owners:
        monkeypatch.setattr(trust, "_POSIX", False)
        monkeypatch.setenv("HOME", str(desk))

    def looks(depth: int) -> tuple[int, int]:
        """Looks at the disk, and at names of folders, that it takes to gather and to read that many
        folders."""
        top = desk / str(depth)
        at = top
        for _ in range(depth):
            at.mkdir()
            (at / "a.txt").write_text("copy")
            at /= "d"
        if settings is not None:
            (top / "copylint.toml").write_text(settings)
        seen = {"os": 0, "os.path": 0}

        def count(module: str, real: Any) -> Any:
            def wrapped(*a: Any, **k: Any) -> Any:
                seen[module] += 1
                return real(*a, **k)

            return wrapped

        resolver = Resolver({}, named=[str(top)])
        with monkeypatch.context() as m:
            for module, names in counted.items():
                for name in names:
                    m.setattr(
                        f"{module}.{name}", count(module, getattr(os if module == "os" else os.path, name))
                    )
            found = gather([str(top)], resolver)
            for path in found.files:
                with suppress(ConfigError):
                    resolver.for_file(path)
        assert len(found.files) == depth
        assert not found.faults
        return seen["os"], seen["os.path"]

    disk, names = looks(20)
    disk_twice, names_twice = looks(40)
    assert disk_twice < 2.1 * disk + 10
    assert names_twice < 2.1 * names + 10


@posix
def test_a_path_too_long_for_the_system_is_said(desk: Path) -> None:
    here = os.getcwd()
    try:
        for _ in range(24):
            os.mkdir("d" * 200)
            os.chdir("d" * 200)
    finally:
        os.chdir(here)
    (desk / "a.txt").write_text("copy")
    found, faults = gathered(".")
    assert found == ["./a.txt"]
    assert len(faults) == 1
    assert ": file name too long" in faults[0]
    subprocess.run(["rm", "-r", "d" * 200], check=False)


def test_a_folder_that_cannot_be_read_is_said_and_the_rest_is_done(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "shut/b.txt", "zoo/c.txt"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text("copy")
    real = os.scandir

    def scandir(path: Any) -> Iterator[os.DirEntry[str]]:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(files.os, "scandir", scandir)
    assert gathered(".") == (["./a.txt", "./zoo/c.txt"], ["./shut: permission denied"])
    assert gathered("shut") == ([], ["shut: permission denied"])


def as_nobody(folder: Path, said: Path, args: list[str]) -> int:
    """Runs the command line as a user without rights, forked off: the interpreter may be for its own user
    alone. Returns the exit status; what it printed is in `said`."""
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            handle = os.open(said, os.O_WRONLY | os.O_CREAT, 0o600)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
            os.chdir(folder)
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            code = cli.main(args, standalone_mode=False)
            sys.stdout.flush()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.skipif(
    os.name != "posix" or os.getuid() != 0, reason="only the administrator may run it as another user"
)
def test_as_a_user_who_may_not_look_into_some(desk: Path) -> None:
    with tempfile.TemporaryDirectory() as top:  # pytest's own folders are for its user alone
        os.chmod(top, 0o755)
        folder = Path(os.path.realpath(top))
        for name in ("a.txt", "shut/b.txt", "listed/c.txt", "locked.txt", "zoo/d.txt", "hidden/e.txt"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("The council met on teh river bank.\n")
        (folder / "hidden" / ".gitignore").write_text("e.txt\n")
        # All that it needs is loaded once and for both.
        args = ["check", "-q", "-j", "1", "--select", "spelling", ".", "shut/b.txt", "locked.txt"]
        assert CliRunner().invoke(cli, [*args[:-3], str(folder)]).exit_code == 1
        (folder / "shut").chmod(0o700)
        (folder / "listed").chmod(0o744)
        (folder / "locked.txt").chmod(0o600)
        (folder / "hidden" / ".gitignore").chmod(0o600)
        code = as_nobody(folder, desk / "said", args)
        said = (desk / "said").read_text().splitlines()
        assert code == 2, said
        assert [line.split(":")[0] for line in said if " spelling." in line] == ["./a.txt", "./zoo/d.txt"]
        assert sorted(line for line in said if line.startswith("copylint: ")) == [
            "copylint: ./locked.txt: permission denied",
            "copylint: ./shut: permission denied",
            f"copylint: {folder}/hidden/.gitignore: permission denied; {folder}/hidden is passed over",
            f"copylint: {folder}/listed/.gitignore: permission denied; {folder}/listed is passed over",
            "copylint: shut/b.txt: permission denied",
        ]
