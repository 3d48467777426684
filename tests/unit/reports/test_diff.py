"""A diff that goes to a file or a pipe makes the file it was made of, byte for byte what a fix would."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copylint.reports import diff
from copylint.reports.terminal import Paint
from support.places import ROOT

COPY = "Café opens in Ústí\n\nThe council met on teh river bank , he said.\n\nThe mayor left at noon.\n"
posix = pytest.mark.skipif(os.name != "posix", reason="names of bytes, and `patch`, are POSIX matters")

WAYS = [
    pytest.param(
        ["patch", "-p1", "--no-backup-if-mismatch"],
        marks=pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch"),
    ),
    pytest.param(["git", "apply"], marks=pytest.mark.skipif(shutil.which("git") is None, reason="needs git")),
]


def environment(**more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "COPYLINT_CACHE_DIR", "TMPDIR")}
    return {
        **kept,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GIT_CEILING_DIRECTORIES": os.getcwd(),
        **more,
    }


def copylint(
    *args: str | bytes, stdin: bytes | None = None, **more: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "copylint", *args],
        input=stdin,
        capture_output=True,
        env=environment(**more),
        timeout=300,
        check=False,
    )


def applied(way: list[str], made: bytes, folder: Path) -> None:
    done = subprocess.run(
        way, input=made, capture_output=True, cwd=folder, env=environment(), timeout=60, check=False
    )
    assert done.returncode == 0, (done.stdout, done.stderr, made)


@posix
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("encoding", "mark", "end"),
    [("utf-8", "", "\n"), ("utf-8", "\ufeff", "\r\n"), ("cp1252", "", "\r\n"), ("utf-16-le", "\ufeff", "\n"),
     ("utf-16-be", "\ufeff", "\r\n"),
     ("utf-8", "", "\r"), ("utf-8", "", "\u2028"), ("utf-8", "", "\x85"), ("cp037", "", "\n"),
     ("iso2022_jp", "", "\n"), ("utf-32-le", "\ufeff", "\n")],
)  # fmt: skip
@pytest.mark.parametrize("whole", [True, False])
def test_any_encoding_and_line_end(
    desk: Path, way: list[str], encoding: str, mark: str, end: str, whole: bool
) -> None:
    copy = COPY if encoding != "iso2022_jp" else COPY.replace("Café opens in Ústí", "外相 opens 日本 here")
    old = (mark + copy.replace("\n", end) + ("" if whole else "No end")).encode(encoding)
    new = (
        mark + copy.replace("teh", "the").replace(" ,", ",").replace("\n", end) + ("" if whole else "No end")
    ).encode(encoding)
    (desk / "a.txt").write_bytes(old)
    applied(way, diff.patch("a.txt", old, new), desk)
    assert (desk / "a.txt").read_bytes() == new


NAMES: list[bytes] = [
    b"plain.txt", b"two words.txt", b" lead.txt", b"tab\there.txt", b"line\nhere.txt", b"caf\xc3\xa9.txt",
    b"caf\xe9.txt", b'quo"te.txt', b"back\\slash.txt", b"sub/deep er/a.txt", b"./dot.txt",
    b"\xe2\x80\xae.txt", b"a\r.txt", b"b/c.txt", b"it's.txt", b"\x1b[31m.txt", b"::error::x.txt",
    b'"quoted".txt', b"\\101.txt", b'" two.txt',
]  # fmt: skip


@posix
@pytest.mark.parametrize("way", WAYS)
def test_any_name(desk: Path, way: list[str]) -> None:
    for name in NAMES:
        try:
            (desk / os.fsdecode(name)).parent.mkdir(parents=True, exist_ok=True)
            (desk / os.fsdecode(name)).write_bytes(b"teh end\n")
        except OSError:
            continue  # a file system that takes no such name
        applied(way, diff.patch(os.fsdecode(name), b"teh end\n", b"the end\n"), desk)
        assert (desk / os.fsdecode(name)).read_bytes() == b"the end\n", name


@posix
@pytest.mark.parametrize("way", WAYS)
def test_where_the_file_lies(desk: Path, way: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "here").mkdir()
    (desk / "there").mkdir()
    (desk / "here" / "link.txt").symlink_to("a.txt")
    (desk / "here" / "folder").symlink_to(".")
    monkeypatch.chdir(desk / "here")
    for path, lies, top in (
        (str(desk / "here" / "a.txt"), "here/a.txt", desk / "here"),
        ("../here/a.txt", "here/a.txt", desk / "here"), ("link.txt", "here/a.txt", desk / "here"),
        ("folder/a.txt", "here/a.txt", desk / "here"), ("../there/a.txt", "there/a.txt", Path("/")),
    ):  # fmt: skip
        (desk / lies).write_bytes(b"teh end\n")
        made = diff.patch(path, b"teh end\n", b"the end\n")
        if top == Path("/") and way[0] == "git":
            continue  # git looks for a repository above
        applied(way, made, top)
        assert (desk / lies).read_bytes() == b"the end\n", path
    assert (desk / "here" / "link.txt").is_symlink()


def test_the_diff_of_random_bytes(desk: Path) -> None:
    if shutil.which("patch") is None:
        pytest.skip("needs patch")
    rng = random.Random(1)
    for _ in range(60):
        old = bytes(rng.choice(b"\0\n\r\x85 ab+-@\\\xff") for _ in range(rng.randrange(60)))
        new = bytearray(old)
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(new) + 1)
            new[at : at + rng.randrange(3)] = bytes(rng.choice(b"\n\rxy") for _ in range(rng.randrange(3)))
        if not old or not new or old == new:
            continue
        (desk / "a.txt").write_bytes(old)
        applied(["patch", "-p1", "--no-backup-if-mismatch"], diff.patch("a.txt", old, bytes(new)), desk)
        assert (desk / "a.txt").read_bytes() == bytes(new)


@posix
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
        {"FORCE_COLOR": "1"},
    ],
    ids=str,
)
def test_the_command_in_any_locale(desk: Path, more: dict[str, str]) -> None:
    if shutil.which("patch") is None:
        pytest.skip("needs patch")
    texts = {
        b"a.txt": (COPY * 3).encode(),
        b"caf\xe9 \xc3\xa9.txt": COPY.replace("\n", "\r\n").encode("utf-8-sig"),
        b"w.txt": COPY.encode("utf-16"),
    }
    for name, data in texts.items():
        (desk / os.fsdecode(name)).write_bytes(data)
    ran = copylint("fix", "-q", *texts, **more)
    assert ran.returncode == 1, ran
    applied(["patch", "-p1", "--no-backup-if-mismatch"], ran.stdout, desk)
    patched = {name: (desk / os.fsdecode(name)).read_bytes() for name in texts}
    for name, data in texts.items():
        (desk / os.fsdecode(name)).write_bytes(data)
    assert copylint("fix", "-q", "--write", *texts, **more).returncode == 0
    assert patched == {name: (desk / os.fsdecode(name)).read_bytes() for name in texts} != texts


def test_a_terminal_gets_lines_to_look_at() -> None:
    made = diff.shown(
        "a\x1b.txt", "teh \x1bend\rof\u2028it\r\nall", "the \x1bend\rof\u2028it\r\nall", Paint(False)
    )
    assert made == (
        "--- a/a\\x1b.txt\n+++ b/a\\x1b.txt\n@@ -1,4 +1,4 @@\n-teh \\x1bend\\r\n+the \\x1bend\\r\n"
        " of\\u2028\n it\n all\n\\ No newline at end of file\n"
    )


def test_a_build_that_reads_commands_is_told_to_heed_none(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = b"a\n::error::x\nteh\n", b"a\n::error::x\nthe\n"
    plain = diff.patch("a.txt", old, new)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert diff.unheard(plain) == plain
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    quiet = diff.patch("a.txt", b"teh\n", b"the\n")
    assert diff.unheard(quiet) == quiet
    first, *rest, last = diff.unheard(plain).split(b"\n")[:-1]
    token = first.removeprefix(b"::stop-commands::")
    assert len(token) == 32
    assert last == b"::" + token + b"::"
    assert b"\n".join(rest) + b"\n" == plain
    assert diff.unheard(plain) != diff.unheard(plain)
    for name, way in (("patch", ["patch", "-p1"]), ("git", ["git", "apply"])):
        if shutil.which(name):
            (desk / "a.txt").write_bytes(old)
            applied(way, diff.unheard(plain), desk)
            assert (desk / "a.txt").read_bytes() == new


_WORDS = st.lists(
    st.sampled_from(["a", "bé", "the ", " ", ",", "\t", "\n", "\r\n", "-", "+x", "🚲"]), max_size=14
).map("".join)


@given(_WORDS, _WORDS)
def test_colours_change_nothing_but_colours(old, new):
    plain = diff.shown("a.txt", old, new, Paint(False))
    coloured = diff.shown("a.txt", old, new, Paint(True))
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_the_words_that_change_stand_out():
    text = diff.shown("a.txt", "They took the the keys.\n", "They took the keys.\n", Paint(True))
    assert re.findall(r"\x1b\[1;31m([^\x1b]*)", text) == ["the "]
    assert "\x1b[1;32m" not in text
    assert "1;3" not in diff.shown("a.txt", "One two three.\n", "Quite something else here!\n", Paint(True))
