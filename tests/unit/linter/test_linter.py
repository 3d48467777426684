"""Files checked and mended: nothing of them is lost, whatever happens."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from copylint.engine import fixer
from copylint.findings.finding import Safety
from copylint.formats.format import InputError
from copylint.linter.door import Linter
from copylint.linter.linter import Checker, Told
from copylint.packs import sources
from support.trialpack import checker, mend


@pytest.fixture(autouse=True)
def few_rules(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the rules of the pack here: to read copylint's own takes seconds, and they are others' tests."""
    folder = tmp_path_factory.mktemp("rules")
    monkeypatch.setattr(sources, "rules_path", lambda: str(folder))


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
