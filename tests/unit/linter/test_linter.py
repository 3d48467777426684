"""Reading, checking and writing files: nothing is lost, whatever happens."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from copylint.engine import fixer
from copylint.findings.filefix import FileFix
from copylint.findings.finding import Safety
from copylint.formats.format import InputError
from copylint.linter import pool as pooling
from copylint.linter.door import Linter
from copylint.linter.linter import Checker, Told
from copylint.linter.options import Options
from copylint.linter.pool import check_files, fix_files, workers
from copylint.packs import compiled, sources
from copylint.rules.packerror import PackError

FAULTY = "The minister said , then left.\n"
MENDED = "The minister said, then left.\n"

PACK = """
rules:
  - id: trial.teh
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {teh: the}}
    examples: [{ok: the}, {bad: teh, fix: the}]
  - id: trial.utilise
    kind: phrase
    message: Use “{fix}”.
    fix: unsafe
    match: {pairs: {utilise: use}}
    examples: [{ok: use}, {bad: utilise, fix: use}]
  - id: trial.curly
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {naive: “naïve”}}
    examples: [{ok: use}, {bad: naive, fix: “naïve”}]
  - id: trial.dog
    kind: phrase
    message: m
    fix: safe
    match: {pairs: {cat: dog}}
    examples: [{ok: use}, {bad: cat, fix: dog}]
  - id: trial.cat
    kind: phrase
    message: m
    fix: safe
    match: {pairs: {dog: cat}}
    examples: [{ok: use}, {bad: dog, fix: cat}]
"""


@pytest.fixture(autouse=True)
def few_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rules of the pack here: to read copylint's own takes seconds, and they are others' tests."""
    folder = tmp_path_factory.mktemp("rules")
    monkeypatch.setattr(sources, "rules_path", lambda: str(folder))


def checker(desk: Path, **overrides: Any) -> Checker:
    pack = desk / "trial.yaml"
    pack.write_text(PACK, "utf-8")
    given = {"select": ("trial.teh", "trial.utilise", "trial.curly"), "rules": (str(pack),), **overrides}
    return Checker(Options(overrides=given))


def mend(desk: Path, path: Path, **overrides: Any) -> FileFix:
    done = checker(desk, **overrides).fix(str(path))
    assert done.error is None
    Linter.save(str(path), done)
    return done


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"teh end", b"the end"),
        (b"teh end\n", b"the end\n"),
        (b"teh\r\nend\r\n", b"the\r\nend\r\n"),
        (b"teh\rend\nx\r\n", b"the\rend\nx\r\n"),
        (b"\xef\xbb\xbfteh end\n\n", b"\xef\xbb\xbfthe end\n\n"),
        ("\ufeffteh\r\n".encode("utf-16-le"), "\ufeffthe\r\n".encode("utf-16-le")),
        ("\ufeffteh\n".encode("utf-16-be"), "\ufeffthe\n".encode("utf-16-be")),
        (b"\x0cteh\x0b\xe2\x80\xa8end\n", b"\x0cthe\x0b\xe2\x80\xa8end\n"),
    ],
)
def test_a_fix_keeps_all_else(desk: Path, before: bytes, after: bytes) -> None:
    path = desk / "a.txt"
    path.write_bytes(before)
    mend(desk, path)
    assert path.read_bytes() == after
    assert mend(desk, path).changed is False
    assert path.read_bytes() == after


def test_a_named_encoding_is_kept(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_bytes("teh café".encode("cp1252"))
    mend(desk, path, encoding="cp1252")
    assert path.read_bytes() == "the café".encode("cp1252")


def test_a_fix_the_encoding_cannot_hold_is_refused(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_bytes(b"teh naive man")
    done = checker(desk, encoding="ascii").fix(str(path))
    assert done.error is not None
    assert "cannot be written as ascii, which has no '“'" in done.error
    assert not done.changed


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_the_mode_is_kept(desk: Path, mode: int) -> None:
    path = desk / "a.txt"
    path.write_text("teh end")
    path.chmod(mode)
    mend(desk, path)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_text() == "the end"


def test_a_link_stays_a_link(desk: Path) -> None:
    target = desk / "store" / "real.txt"
    target.parent.mkdir()
    target.write_text("teh end")
    link = desk / "link.txt"
    try:
        link.symlink_to(Path("store") / "real.txt")
    except OSError:
        pytest.skip("links are not allowed here")
    mend(desk, link)
    assert link.is_symlink()
    assert target.read_text() == "the end"
    assert [p.name for p in target.parent.iterdir()] == ["real.txt"]


def test_what_somebody_saved_meanwhile_is_not_lost(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_text("teh end")
    done = checker(desk).fix(str(path))
    path.write_text("something else")
    with pytest.raises(InputError, match=r"a\.txt: changed on disk since it was read; nothing was written"):
        Linter.save(str(path), done)
    assert path.read_text() == "something else"
    assert sorted(p.name for p in desk.iterdir()) == ["a.txt", "trial.yaml"]


def test_a_file_that_went_away_is_an_error(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_text("teh end")
    done = checker(desk).fix(str(path))
    path.unlink()
    with pytest.raises(InputError):
        Linter.save(str(path), done)
    assert [p.name for p in desk.iterdir()] == ["trial.yaml"]


def test_a_read_only_file_is_left_alone(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk / "a.txt"
    path.write_text("teh end")
    done = checker(desk).fix(str(path))
    # Whoever runs the tests may be allowed to write everything.
    monkeypatch.setattr(os, "access", lambda p, mode: False)
    with pytest.raises(InputError, match="is read-only; nothing was written"):
        Linter.save(str(path), done)
    assert path.read_text() == "teh end"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_on_the_way_leaves_the_file_as_it_was(
    desk: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = desk / "a.txt"
    path.write_text("teh end")
    done = checker(desk).fix(str(path))

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, full)
    with pytest.raises(InputError, match="cannot be written: no space left on device"):
        Linter.save(str(path), done)
    monkeypatch.undo()
    assert path.read_text() == "teh end"
    assert sorted(p.name for p in desk.iterdir()) == ["a.txt", "trial.yaml"]


def test_rules_that_fight_are_named_and_the_rest_is_written(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_text("the cat sat at teh end")
    done = checker(desk, select=("trial.cat", "trial.dog", "trial.teh")).fix(str(path))
    assert done.error is None
    assert done.after == "the cat sat at the end"
    assert [(n.fault, "trial.cat and trial.dog undo each other" in n.text) for n in done.notes] == [
        (True, True)
    ]


def test_unsafe_fixes_only_when_asked_for(desk: Path) -> None:
    path = desk / "a.txt"
    path.write_text("utilise teh end")
    assert checker(desk).fix(str(path)).after == "utilise the end"
    assert checker(desk).fix(str(path), Safety.UNSAFE).after == "use the end"
    assert checker(desk, unsafe_fixes=True).fix(str(path)).after == "use the end"


def test_markdown_is_fixed_around_its_marks(desk: Path) -> None:
    path = desk / "a.md"
    path.write_text(
        "---\ntitle: teh\n---\n# Teh\n\n**teh** `teh` [teh](teh.txt) <b title='teh'>teh</b> t*eh* teh\n"
    )
    mend(desk, path)
    assert path.read_text() == (
        "---\ntitle: teh\n---\n# The\n\n**the** `teh` [the](teh.txt) <b title='teh'>the</b> t*eh* the\n"
    )


def test_a_report_on_what_cannot_be_read(desk: Path) -> None:
    c = checker(desk)
    (desk / "bad.txt").write_bytes(b"caf\xe9!")
    assert c.check("bad.txt").error == (
        "bad.txt: is not UTF-8: invalid byte at offset 3 (0xE9); name its encoding with --encoding"
    )
    assert c.check("none.txt").error == "none.txt: no such file or folder"
    (desk / "empty.txt").write_bytes(b"")
    report = c.check("empty.txt")
    assert (report.error, report.findings) == (None, ())


def test_copylint_failing_on_one_file_is_that_files_error(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(Checker, "find", fail)
    (desk / "a.txt").write_text("teh")
    report = checker(desk).check("a.txt")
    assert report.error is not None
    assert report.error.startswith(
        "a.txt: copylint failed on this file: RuntimeError: boom (linter/linter.py:"
    )
    assert "COPYLINT_DEBUG=1" in report.error


def test_per_file_ignores(desk: Path) -> None:
    (desk / "copylint.toml").write_text('[per-file-ignores]\n"wire/*" = ["trial.teh"]\n')
    (desk / "wire").mkdir()
    for name in ("a.txt", "wire/a.txt"):
        (desk / name).write_text("utilise teh end")
    c = checker(desk)
    assert [f.rule for f in c.check("a.txt").findings] == ["trial.utilise", "trial.teh"]
    assert [f.rule for f in c.check("wire/a.txt").findings] == ["trial.utilise"]


def test_the_number_of_processes_changes_nothing(desk: Path) -> None:
    paths = []
    for k in range(12):
        path = desk / f"{k:02}.txt"
        path.write_bytes(b"\xff" if k == 5 else b"teh end, utilise it\n" * (k % 4))
        paths.append(str(path))
    c = checker(desk)
    assert workers(paths, 2) == 2
    assert workers(paths, None) == 1
    alone, together = (list(check_files(c, paths, n)) for n in (1, 2))
    assert [(r.path, r.findings, r.error) for r in alone] == [(r.path, r.findings, r.error) for r in together]
    for least in (None, Safety.UNSAFE):
        fixed = [list(fix_files(c, paths, least, jobs=n)) for n in (1, 2)]
        assert fixed[0] == fixed[1]
    assert "use it" in fixed[0][1].after


def test_processes_only_where_there_is_enough_to_do(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = []
    for k in range(4):
        path = desk / f"{k}.txt"
        path.write_bytes(b"word " * 100)
        paths.append(str(path))
    monkeypatch.setattr(pooling, "_cores", lambda: 8)
    assert workers(paths, None) == 1
    monkeypatch.setattr(pooling, "POOL_FROM", 1000)
    assert workers(paths, None) == 4
    assert workers(paths[:1], None) == 1
    assert workers(paths, 2) == 2
    assert workers(paths, 9) == 4
    monkeypatch.setattr(pooling, "_cores", lambda: 1)
    assert workers(paths, None) == 1


def test_a_broken_pack_is_read_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    def fail(extra: object, *, own: bool, cache: bool) -> None:
        calls.append(extra)
        raise PackError("own.yaml", 3, "rule own.one: missing key 'examples'")

    monkeypatch.setattr(compiled, "load", fail)
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text("teh")
    c = checker(desk)
    reports = list(check_files(c, ["a.txt", "b.txt"], 1))
    assert {r.error for r in reports} == {"own.yaml:3: rule own.one: missing key 'examples'"}
    assert len(calls) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_refused_without_waiting(desk: Path) -> None:
    os.mkfifo(desk / "a.txt")
    assert checker(desk).check("a.txt").error == "a.txt: is not a regular file; use - for standard input"


@pytest.mark.parametrize(
    ("encoding", "data"),
    [("utf-7", b"teh +AGE- end"), ("iso2022_jp", b"teh \x1b(B\x1b(B end"), ("utf-7", b"+AHQAZQBo- end")],
)
def test_what_cannot_be_written_back_to_the_same_bytes_is_not_written(
    desk: Path, encoding: str, data: bytes
) -> None:
    path = desk / "a.txt"
    path.write_bytes(data)
    c = checker(desk, encoding=encoding)
    assert c.check(str(path)).error is None
    done = c.fix(str(path))
    assert done.error == f"{path}: cannot be written back as {encoding} without other changes"
    assert not done.changed


def test_half_characters_are_an_error_of_the_file(desk: Path) -> None:
    (desk / "a.txt").write_bytes(b"teh +2AA- end")
    error = checker(desk, encoding="utf-7").check("a.txt").error
    assert error == "a.txt: is not UTF-7: half a character (U+D800) at character 4"


def test_folders_of_different_settings_share_no_engine(desk: Path) -> None:
    late = "{id: trial.late, kind: phrase, message: m, fix: none, enabled: 'false', match: {find: [end]}, examples: [{ok: x}, {bad: end, at: end}]}"
    pack = PACK.replace("rules:", f"rules:\n  - {late}").replace(
        "fix: unsafe", "fix: unsafe\n    styles: {loud: {message: LOUD}}"
    )
    (desk / "trial.yaml").write_text(pack, "utf-8")
    settings = {
        "plain": "", "ignore": 'ignore = ["trial.teh"]', "select": 'select = ["trial.utilise"]',
        "extend": 'extend-select = ["trial.late"]', "style": 'style = "loud"', "own": 'rules = ["own.yaml"]',
    }  # fmt: skip
    for name, text in settings.items():
        (desk / name).mkdir()
        (desk / name / "a.txt").write_text("utilise teh end")
        (desk / name / "copylint.toml").write_text(text)
    (desk / "own" / "own.yaml").write_text(
        f"rules:\n  - {late.replace('trial', 'own').replace('false', 'true')}\n"
    )
    c = Checker(Options(overrides={"rules": (str(desk / "trial.yaml"),)}))
    found = {name: [(f.rule, f.message) for f in c.check(f"{name}/a.txt").findings] for name in settings}
    teh, utilise = ("trial.teh", "Use “the”."), ("trial.utilise", "Use “use”.")
    assert found == {
        "plain": [utilise, teh], "ignore": [utilise], "select": [utilise], "extend": [utilise, teh, ("trial.late", "m")],
        "style": [("trial.utilise", "LOUD"), teh], "own": [utilise, teh, ("own.late", "m")],
    }  # fmt: skip


def test_a_report_calls_a_file_what_it_is_shown_as(desk: Path) -> None:
    c = checker(desk)
    report = c.check(str(desk / "a.txt"), b"teh end", "-")
    assert (report.path, report.document and report.document.path) == ("-", "-")
    assert (
        c.check(str(desk / "a.txt"), b"teh \xff", "-").error
        == "-: is not UTF-8: invalid byte at offset 4 (0xFF); name its encoding with --encoding"
    )


def test_names_and_facts_are_read_as_a_check_reads(desk: Path) -> None:
    (desk / "a.txt").write_bytes("The café.".encode("cp1252"))
    assert checker(desk, encoding="cp1252").tell(lambda path, story: story.text, "a.txt") == Told("The café.")


def test_fixes_that_do_not_come_to_rest_are_an_error_of_the_file(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise fixer.Unstable(["trial.cat", "trial.dog"])

    monkeypatch.setattr(fixer, "fix", fail)
    (desk / "a.txt").write_text("teh end")
    done = checker(desk).fix("a.txt")
    assert done.error == "a.txt: fixes do not come to rest: trial.cat, trial.dog; nothing was changed"
    assert not done.changed
