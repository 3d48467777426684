"""`check` and `fix`: what they say, what they write, and how they end."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from copylint.cache import folder as cachefolder
from support.commandline import run
from support.trial import CLEAN, FAULTY, MENDED, TRIAL, check, fix


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
        f"copylint: {desk / 'bad/copylint.toml'}:1: unknown key 'selekt'; did you mean 'select'? known "
        "are encoding, "
    )


def test_settings_are_found_and_overridden(desk: Path) -> None:
    (desk / "copylint.toml").write_text('ignore = ["trial.comma"]\n')
    (desk / "other.toml").write_text("")
    (desk / "a.txt").write_text(FAULTY)
    assert check("a.txt").exit_code == 0
    assert check("a.txt", "--config", "other.toml").exit_code == 1


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


def test_fix_shows_a_diff_and_writes_nothing(desk: Path) -> None:
    (desk / "a.txt").write_text(FAULTY.rstrip("\n"))
    got = fix("a.txt")
    assert got.exit_code == 1
    assert got.stdout == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-The minister said , then left.\n"
        "\\ No newline at end of file\n"
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
    want = (
        "a.txt: 2 corrections\n  1:8 trial.comma: `said ,` -> `said,`\n"
        "  2:9 trial.comma: `said ,` -> `said,`\n"
    )
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
