"""The command line, in process and as users start it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copylint import __version__
from copylint.cache import folder as cachefolder
from copylint.cli.main import cli
from support.places import TESTS

FAULTY = "The minister said , then left.\n"
MENDED = "The minister said, then left.\n"
CLEAN = "The minister said this, then left.\n"
COMMAND = [sys.executable, "-m", "copylint"]
TRIAL = ["--rules", str(TESTS / "support" / "packs" / "trial.yaml"), "--select", "trial.comma"]

PACK = """rules:
  - id: trial.utilise
    kind: phrase
    message: Use “{fix}”.
    severity: suggestion
    fix: unsafe
    match: {pairs: {utilise: use}}
    tags: [plain-words]
    was: [trial.utilize]
    why: The short word does.
    source: The desk.
    examples:
      - ok: They use it.
      - bad: They utilise it.
        fix: They use it.
"""


def run(*args: str, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(cli, list(args), input=stdin)


def check(*args: str, stdin: bytes | str | None = None) -> Result:
    """`check` with one rule whose findings are sure."""
    return run("check", *TRIAL, *args, stdin=stdin)


def fix(*args: str, stdin: bytes | str | None = None) -> Result:
    """`fix` with that rule."""
    return run("fix", *TRIAL, *args, stdin=stdin)


@pytest.fixture
def pack(desk: Path) -> str:
    (desk / "house").mkdir()
    path = desk / "house" / "own.yaml"
    path.write_text(PACK, "utf-8")
    return str(path)


# -- what is kept ------------------------------------------------------------------------------
def test_no_cache_keeps_neither_rules_nor_results(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "cache"))
    cachefolder.folder.cache_clear()
    (desk / "a.txt").write_text(FAULTY)
    try:
        assert check("a.txt", "--no-cache").exit_code == 1
        assert not [p.name for p in (desk / "cache").iterdir() if p.name.startswith(("pack-", "results-"))]
        assert check("a.txt").exit_code == 1
        assert {p.name[:4] for p in (desk / "cache").iterdir()} >= {"pack", "resu"}
    finally:
        cachefolder.folder.cache_clear()


# -- check -------------------------------------------------------------------------------------
def test_exit_status(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY)
    (desk / "b.txt").write_text(CLEAN)
    assert check("b.txt").exit_code == 0
    assert check("a.txt").exit_code == 1
    assert check("a.txt", "--exit-zero").exit_code == 0
    assert check("a.txt", "none.txt", "--exit-zero").exit_code == 2


def test_text(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY)
    got = check("a.txt")
    assert got.stdout.startswith("a.txt:1:18: ")
    assert "    The minister said , then left.\n                     ^\n" in got.stdout
    assert got.stdout.endswith(
        "\n1 finding in 1 file: 1 house (1 can be fixed with `copylint fix --write`)\n"
    )
    assert "1 finding" not in check("a.txt", "--quiet").stdout


def test_json_stays_json_beside_errors(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY)
    (desk / "b.txt").write_bytes(b"\xff")
    (desk / "c.txt").write_bytes(b"a\0")
    (desk / "d.txt").write_bytes(b"")
    (desk / "copy").mkdir()
    got = check("--format", "json", "a.txt", "b.txt", "c.txt", "d.txt", "none.txt", "copy")
    assert got.exit_code == 2
    (entry,) = json.loads(got.stdout)
    assert entry["path"] == "a.txt"
    assert entry["fixes"] == [{"safety": "safe", "edits": [{"start": 17, "end": 18, "replacement": ""}]}]
    assert got.stderr.splitlines() == [
        "copylint: none.txt: no such file or folder",
        "copylint: copy: no copy in this folder (no file ending in .txt, .md, .markdown or .mdx)",
        "copylint: b.txt: is not UTF-8: invalid byte at offset 0 (0xFF); name its encoding with --encoding",
        "copylint: c.txt: is binary, not text: NUL at byte 1",
    ]


def test_github(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY)
    assert (
        check("--format", "github", "a.txt").stdout.count("file=a.txt,line=1,endLine=1,col=18,endColumn=19")
        == 1
    )


def test_statistics(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY * 3)
    got = check("a.txt", "--statistics")
    assert "\n      3  trial.comma         3           0\n" in got.stdout
    got = check("a.txt", "--statistics", "--format", "json")
    assert len(json.loads(got.stdout)) == 3
    assert "trial.comma" in got.stderr


def test_standard_input(desk: Path) -> None:
    got = check("-", stdin=FAULTY)
    assert got.exit_code == 1
    assert got.stdout.startswith("-:1:18: ")
    got = check("-", "--stdin-filename", "desk/a.md", stdin="---\nt: a , b\n---\n`a , b` and c , d\n")
    assert got.stdout.startswith("desk/a.md:4:14: ")
    assert got.stdout.count(" trial.comma ") == 1


def test_selectors(desk: Path, pack: str) -> None:
    (desk / "a.txt").write_text("They utilise it , he said.\n")

    def rules(*args: str) -> list[str]:
        got = run("check", "--format", "json", "--rules", pack, *TRIAL[:2], *args, "a.txt")
        return [e["rule"] for e in json.loads(got.stdout)]

    both = ["trial.utilise", "trial.comma"]
    assert set(both) <= set(rules())
    assert rules("--select", "trial") == both
    assert rules("--select", "plain-words") == ["trial.utilise"]
    assert rules("--select", "trial.utilize") == ["trial.utilise"]
    assert rules("--select", "trial.utilise,trial.comma") == both
    assert rules("--select", "trial.utilise", "--select", "trial.comma") == both
    assert rules("--select", "trial", "--ignore", "plain-words") == ["trial.comma"]


def test_an_unknown_selector_is_an_error_with_the_nearest(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY)
    (desk / "b.txt").write_text(FAULTY)
    got = run("check", *TRIAL[:2], "--select", "trial.coma", "a.txt", "b.txt")
    assert got.exit_code == 2
    assert (
        got.stderr
        == "copylint: the command line: no rule, topic or tag 'trial.coma'; did you mean 'trial.comma'?\n"
    )
    assert "no style 'nope'" in run("check", "--style", "nope", "a.txt").stderr


@pytest.mark.parametrize(
    "args",
    [
        ["check", "--format", "xml", "a.txt"], ["check", "--variant", "en-AU", "a.txt"], ["chek"],
        ["check", "--published", "soon", "a.txt"], ["check", "--encoding", "utf-9", "a.txt"], ["check", "--jobs", "0", "a.txt"],
        ["check", "--rules", "none.yaml", "a.txt"], ["check", "--nope"], ["config", "none"],
    ],
)  # fmt: skip
def test_usage_errors(desk: Path, args: list[str]) -> None:
    (desk / "a.txt").write_text(CLEAN)
    got = run(*args)
    assert got.exit_code == 2
    assert got.stdout == ""
    assert got.stderr


def test_a_broken_setting_hurts_its_own_folder_only(desk: Path) -> None:
    for folder in ("good", "bad"):
        (desk / folder).mkdir()
        (desk / folder / "a.txt").write_text(FAULTY)
        (desk / folder / "b.txt").write_text(FAULTY)
    (desk / "bad/copylint.toml").write_text("selekt = []\n")
    got = check("bad", "good", "--format", "json")
    assert got.exit_code == 2
    assert {e["path"] for e in json.loads(got.stdout)} == {
        os.path.join("good", "a.txt"),
        os.path.join("good", "b.txt"),
    }
    assert got.stderr.startswith(
        f"copylint: {desk / 'bad/copylint.toml'}:1: unknown key 'selekt'; did you mean 'select'? known are encoding, "
    )


def test_a_broken_rule_file_names_file_and_line(desk: Path) -> None:
    (desk / "own.yaml").write_text(PACK.replace("kind: phrase", "kind: phras"))
    (desk / "a.txt").write_text(FAULTY)
    for args in (
        ["check", "--rules", "own.yaml", "a.txt"],
        ["rules", "--rules", "own.yaml"],
        ["rules", "test", "own.yaml"],
    ):
        got = run(*args)
        assert got.exit_code == 2
        assert "own.yaml:3: rule trial.utilise: kind: expected one of " in got.stderr
        assert "did you mean 'phrase'?" in got.stderr


def test_settings_are_found_and_overridden(desk: Path) -> None:
    (desk / "copylint.toml").write_text('ignore = ["trial.comma"]\n')
    (desk / "other.toml").write_text("")
    (desk / "a.txt").write_text(FAULTY)
    assert check("a.txt").exit_code == 0
    assert check("a.txt", "--config", "other.toml").exit_code == 1


# -- folders -----------------------------------------------------------------------------------
def found(*args: str) -> list[str]:
    return [e["path"].replace(os.sep, "/") for e in json.loads(check("--format", "json", *args).stdout)]


def test_folders_are_walked_for_copy(desk: Path) -> None:
    names = [
        "a.txt", "b.MD", "c.py", ".hidden.txt", ".hidden/a.txt", ".git/x.txt", "sub/a.txt", "sub/deep/a.md",
        "out/a.txt", "sub/skip.txt", "sub/keep/skip.txt", "build/a.txt",
    ]  # fmt: skip
    for name in names:
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FAULTY)
    (desk / ".gitignore").write_text("/out/\nskip.txt\nbuild\n")
    (desk / "sub/keep/.gitignore").write_text("!skip.txt\n")
    (desk / "copylint.toml").write_text('exclude = ["sub/deep"]\n')
    assert found(".") == ["./a.txt", "./b.MD", "./sub/a.txt", "./sub/keep/skip.txt"]
    assert found("sub") == ["sub/a.txt", "sub/keep/skip.txt"]
    assert found("sub", "sub/a.txt", "./sub/a.txt") == ["sub/a.txt", "sub/keep/skip.txt"]
    # What is named is checked, whoever ignores it.
    assert found("out/a.txt", "sub/deep/a.md") == ["out/a.txt", "sub/deep/a.md"]
    assert found("--force-exclude", "c.py", "sub/deep/a.md", "out/a.txt") == ["out/a.txt"]


def test_links_to_folders_are_not_followed(desk: Path) -> None:
    (desk / "in").mkdir()
    (desk / "in/a.txt").write_text(FAULTY)
    try:
        (desk / "in/loop").symlink_to(desk, target_is_directory=True)
        (desk / "in/link.txt").symlink_to(desk / "in/a.txt")
        (desk / "in/dead.txt").symlink_to(desk / "nowhere")
    except OSError:
        pytest.skip("links are not allowed here")
    assert found("in") == ["in/a.txt", "in/link.txt"]
    assert check("in/dead.txt").stderr == "copylint: in/dead.txt: no such file or folder\n"


# -- fix ---------------------------------------------------------------------------------------
def test_fix_shows_a_diff_and_writes_nothing(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY.rstrip("\n"))
    got = fix("a.txt")
    assert got.exit_code == 1
    assert got.stdout == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-The minister said , then left.\n\\ No newline at end of file\n"
        "+The minister said, then left.\n\\ No newline at end of file\n"
    )
    assert got.stderr == "would fix 1 finding in 1 file\n"
    assert (desk / "a.txt").read_text() == FAULTY.rstrip("\n")


def test_fix_writes_and_a_second_run_changes_nothing(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY)
    got = fix("--write", ".")
    assert (got.exit_code, got.stdout) == (0, "")
    assert got.stderr == f"{os.path.join('.', 'a.txt')}: 1 correction\nfixed 1 finding in 1 file\n"
    assert (desk / "a.txt").read_text() == MENDED
    got = fix("--write", ".")
    assert (got.exit_code, got.stdout, got.stderr) == (0, "", "fixed 0 findings in 0 files\n")
    assert fix("a.txt").exit_code == 0


def test_fix_lists_what_it_changed_on_request(desk: Path) -> None:
    (desk / "a.txt").write_text("He said , then left.\nShe said , no.\n")
    (desk / "b.txt").write_text("All is well.\n")
    want = "a.txt: 2 corrections\n  1:8 trial.comma: `said ,` -> `said,`\n  2:9 trial.comma: `said ,` -> `said,`\n"
    got = fix("--show-fixes", "a.txt", "b.txt")
    assert got.stderr == want + "would fix 2 findings in 1 file\n"
    assert fix("--show-fixes", "-", stdin=(desk / "a.txt").read_bytes()).stderr.startswith(
        want.replace("a.txt", "-")
    )
    assert fix("--write", "--quiet", "--show-fixes", "a.txt").stderr == want


def test_fix_of_standard_input(desk: Path) -> None:
    got = fix("--write", "-", stdin=b"\xef\xbb\xbfHe said , yes.\r\n")
    assert got.stdout_bytes == b"\xef\xbb\xbfHe said, yes.\r\n"
    assert got.exit_code == 0
    got = fix("-", "--stdin-filename", "a.txt", stdin=FAULTY)
    assert got.stdout.startswith("--- a/a.txt\n+++ b/a.txt\n")
    assert got.exit_code == 1


def test_fix_goes_on_after_a_bad_file(desk: Path) -> None:
    (desk / "a.txt").write_bytes(b"caf\xe9 , no")
    (desk / "b.txt").write_text(FAULTY)
    got = fix("--write", "a.txt", "b.txt")
    assert got.exit_code == 2
    assert "a.txt: is not UTF-8: invalid byte at offset 3" in got.stderr
    assert (desk / "a.txt").read_bytes() == b"caf\xe9 , no"
    assert (desk / "b.txt").read_text() == MENDED


def test_unsafe_fixes(desk: Path, pack: str) -> None:
    (desk / "a.txt").write_text("They utilise it.\n")
    args = ["--select", "trial", "--rules", pack, "a.txt"]
    assert run("fix", *args).exit_code == 0
    assert (
        run("fix", *args).stderr
        == "would fix 0 findings in 0 files; 1 finding left, 1 of which --unsafe-fixes would take\n"
    )
    assert run("fix", "--write", "--unsafe-fixes", *args).exit_code == 0
    assert (desk / "a.txt").read_text() == "They use it.\n"


# -- rules and config --------------------------------------------------------------------------
def test_rules_are_listed(pack: str) -> None:
    got = run("rules", "--rules", pack)
    assert got.exit_code == 0
    rows = {line.split()[0]: line.split()[1:4] for line in got.stdout.splitlines()}
    assert rows["trial.utilise"] == ["phrase", "suggestion", "unsafe"]
    assert run("rules", "--rules", pack, "plain-words").stdout.startswith("trial.utilise  (")


def test_a_rule_is_explained(pack: str) -> None:
    got = run("rules", "trial.utilize", "--rules", pack)
    assert got.exit_code == 0
    for part in (
        "trial.utilise  (phrase, house, suggestion, unsafe fix)", "trial.utilize is the old name", "Use “{fix}”.",
        "The short word does.", "Source: The desk.", "Tags: plain-words", "They utilise it.\n  -> They use it.",
        "Not flagged:\n  They use it.", f"Defined in: {os.path.realpath(pack)}:2",
    ):  # fmt: skip
        assert part in got.stdout
    got = run("rules", "trial.utilse", "--rules", pack)
    assert (got.exit_code, got.stdout) == (2, "")
    assert "did you mean 'trial.utilise'?" in got.stderr


def test_rules_are_tested(desk: Path, pack: str) -> None:
    got = run("rules", "test", pack)
    assert (got.exit_code, got.stdout) == (0, "1 rule, 2 examples: all hold\n")
    assert run("rules", "test", str(desk / "house")).exit_code == 0
    Path(pack).write_text(PACK.replace("fix: They use it.", "fix: They used it."), "utf-8")
    got = run("rules", "test", pack)
    assert got.exit_code == 1
    assert (
        "own.yaml:14: trial.utilise: mends 'They utilise it.' to 'They use it.', not 'They used it.'"
        in got.stdout
    )
    assert got.stdout.endswith("1 rule, 2 examples: 1 do not hold\n")
    assert run("rules", "test", "nowhere").exit_code == 2


def test_config_shows_where_settings_come_from(desk: Path) -> None:
    (desk / "copylint.toml").write_text('variant = "en-GB"\n')
    got = run("config", ".")
    assert got.exit_code == 0
    lines = {line.split(" = ")[0]: line for line in got.stdout.splitlines()}
    assert lines["variant"].startswith('variant = "en-GB" ')
    assert lines["variant"].endswith(f"# {desk / 'copylint.toml'}")
    assert lines["style"].endswith("# default")
    (desk / "copylint.toml").write_text('varient = "en-GB"\n')
    assert run("config", "a.txt").exit_code == 2


def test_version_and_help() -> None:
    assert run("--version").stdout == f"copylint, version {__version__}\n"
    got = run("--help")
    assert got.exit_code == 0
    for name in ("check", "fix", "rules", "config"):
        assert f"\n  {name} " in got.stdout
        assert run(name, "-h").exit_code == 0


# -- as a process ------------------------------------------------------------------------------
def test_as_users_start_it(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY, "utf-8")
    args = ["check", *TRIAL]
    got = subprocess.run([*COMMAND, *args, "a.txt"], capture_output=True, check=False)
    assert got.returncode == 1
    assert got.stdout.startswith(b"a.txt:1:18: ")
    assert got.stderr == b""
    again = subprocess.run([*COMMAND, *args, "a.txt", "--no-cache"], capture_output=True, check=False)
    assert again.stdout == got.stdout
    got = subprocess.run([*COMMAND, "chek"], capture_output=True, check=False)
    assert got.returncode == 2
    assert b"did you mean 'check'?" in got.stderr.lower()


def test_a_poor_terminal_encoding_stops_nothing(desk: Path) -> None:
    (desk / "Szijjártó.txt").write_text("“Szijjártó” said , yes.\n", "utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    got = subprocess.run([*COMMAND, "check", *TRIAL, "."], capture_output=True, env=env, check=False)
    assert got.returncode == 1
    assert b"Szijj\\xe1rt\\xf3.txt:1:" in got.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX pipes")
def test_a_closed_pipe_ends_quietly(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY * 5000)
    p = subprocess.Popen([*COMMAND, "check", *TRIAL, "a.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert p.stdout is not None
    assert p.stderr is not None
    p.stdout.readline()
    p.stdout.close()
    errors = p.stderr.read()
    p.stderr.close()
    assert p.wait(60) == 141
    assert errors == b""


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_ctrl_c_ends_quietly(desk: Path) -> None:
    p = subprocess.Popen(
        [*COMMAND, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert p.stdin is not None
    # It is past its imports once it waits for its input.
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not _waits(p.pid):
        time.sleep(0.05)
    p.send_signal(signal.SIGINT)
    out, errors = p.communicate(timeout=60)
    assert p.returncode == 130
    assert b"Traceback" not in errors
    assert out == b""


def _waits(pid: int) -> bool:
    """Whether the process sleeps reading a pipe, where the system can tell; else after a second."""
    try:
        return (
            "pipe_read" in Path(f"/proc/{pid}/wchan").read_text()
            or "anon_pipe" in Path(f"/proc/{pid}/wchan").read_text()
        )
    except OSError:
        time.sleep(1)
        return True


LOSES = """
import sys, time, weakref
from copylint.cli import main as cli

@cli.cli.command()
def lose():
    class Thing: pass
    def drop(_): raise KeyboardInterrupt
    thing = Thing()
    ref = weakref.ref(thing, drop)
    del thing
    for _ in range(1000): time.sleep(0.01)

sys.argv = ["copylint", "lose"]
cli.main()
"""


def test_ctrl_c_is_not_dropped_where_python_would(desk: Path) -> None:
    got = subprocess.run([sys.executable, "-c", LOSES], capture_output=True, check=False, timeout=60)
    assert (got.returncode, got.stderr.strip()) == (130, b"")  # click ends the line of the ^C
