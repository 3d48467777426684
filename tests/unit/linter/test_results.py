"""Results are kept for the very text, rules, settings and version; whatever is amiss is found anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from copylint.cache import folder as cachefolder
from copylint.cache import rows
from copylint.cache.marks import digest
from copylint.findings.finding import Evidence, Finding, Fix, Safety, Severity
from copylint.linter.linter import Checker
from copylint.linter.options import Options
from copylint.linter.pool import check_files
from copylint.linter.results import Results
from copylint.packs import sources
from copylint.text.spans import Edit, Span

RULES = """rules:
  - id: trial.one
    kind: phrase
    message: Use “{fix}”.
    fix: safe
    match: {pairs: {teh: the, adn: and}}
    examples: [{ok: the}, {bad: teh, fix: the}]
"""


DATED = """
  - id: trial.weekday
    kind: dates
    message: Not a {text}.
    fix: none
    match: {check: weekday}
    examples: [{ok: Fine.}, {bad: "Friday 7 March 2026", at: "Friday 7 March 2026"}]
"""


@pytest.fixture
def folder(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, one small pack, and a clock by which nothing was touched just now."""
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(desk / "cache"))
    cachefolder.folder.cache_clear()
    (desk / "rules").mkdir()
    rules = desk / "rules" / "trial.yaml"
    rules.write_text(RULES, "utf-8")
    os.utime(rules, ns=(10**18, 10**18))
    monkeypatch.setattr(sources, "rules_path", lambda: str(desk / "rules"))
    monkeypatch.setattr(sources, "_RACY", 0)
    yield desk / "cache"
    cachefolder.folder.cache_clear()


@pytest.fixture
def story(desk: Path) -> Path:
    path = desk / "story.txt"
    path.write_text("It was teh end. “Adn teh rest,” she said.\n", "utf-8")
    return path


def check(path: Path, cache: bool = True, **overrides: object) -> tuple[tuple[Finding, ...], bool]:
    """The findings in a file, and whether they were worked out now."""
    checker = Checker(Options(overrides=overrides, config=None, cache=cache))
    worked: list[int] = []
    real = checker.find
    checker.find = lambda *a: worked.append(1) or real(*a)
    report = checker.check(str(path))
    assert report.error is None
    assert report.document is not None
    assert report.document.source == path.read_text("utf-8")
    return report.findings, bool(worked)


def test_an_unchanged_file_is_not_checked_again(folder: Path, story: Path) -> None:
    first = check(story)
    assert first[1]
    assert len(first[0]) == 3
    assert check(story) == (first[0], False)
    assert check(story, cache=False) == (first[0], True)


def test_a_copy_of_a_file_counts_as_the_file(folder: Path, story: Path, desk: Path) -> None:
    found, _ = check(story)
    other = desk / "other.txt"
    other.write_bytes(story.read_bytes())
    assert check(other) == (found, False)
    other = desk / "other.md"  # read in another way
    other.write_bytes(story.read_bytes())
    assert check(other)[1]


def test_whatever_findings_follow_from_counts(
    folder: Path, story: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(story)
    for settings in (
        {"variant": "en-GB"},
        {"ignore": ("trial",)},
        {"select": ("trial.one",)},
        {"encoding": "cp1252"},
    ):
        if "encoding" not in settings:
            assert check(story, **settings)[1], settings
            assert not check(story, **settings)[1], settings
    (desk / "copylint.toml").write_text('[per-file-ignores]\n"story.txt" = ["trial.one"]\n', "utf-8")
    assert check(story) == ((), True)
    (desk / "copylint.toml").unlink()
    rules = desk / "rules" / "trial.yaml"
    rules.write_text(RULES.replace("Use", "Say"), "utf-8")
    os.utime(rules, ns=(10**18 + 1, 10**18 + 1))
    found, worked = check(story)
    assert worked
    assert found[0].message == "Say “the”."
    monkeypatch.setattr("copylint.linter.linter.__version__", "0.0.0")
    assert check(story)[1]
    story.write_text("Teh end.\n", "utf-8")
    found, worked = check(story)
    assert worked
    assert len(found) == 1


def test_a_fault_is_not_kept(folder: Path, story: Path) -> None:
    story.write_bytes(b"\xff\xfe\xff")
    for _ in range(2):
        assert Checker(Options(overrides={})).check(str(story)).error
    assert not list(folder.glob("results-*"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b"",
        lambda b: b[:-1],
        lambda b: b + b"x",
        lambda b: b[:40] + b"x" + b[41:],
        lambda b: b"\xff" * 200,
        lambda b: b.replace(b"teh", b"adn"),
        lambda b: b.replace(b"Use", b"Say"),
    ],
)
def test_a_spoilt_file_is_made_again(folder: Path, story: Path, spoil) -> None:
    found, _ = check(story)
    (path,) = folder.glob("results-*")
    path.write_bytes(spoil(path.read_bytes()))
    assert check(story)[0] == found
    assert check(story) == (found, False)


def test_a_sound_record_of_another_text_is_not_believed(folder: Path) -> None:
    key = bytes(16)
    f = Finding(
        rule="a.b",
        span=Span(0, 3),
        message="m",
        severity=Severity.ERROR,
        fixes=(Fix(edits=(Edit(Span(0, 3), "teh", "the"),), safety=Safety.SAFE),),
        evidence=(Evidence(span=Span(1, 2), reason="w"),),
    )
    Results().put(key, [f])
    assert Results().get(key, "teh end") == (f,)
    assert Results().get(key, "the end") is None
    assert Results().get(key, "te") is None
    Results().put(key, [Finding(rule="a.b", span=Span(0, 3), message="m", severity=Severity.ERROR)])
    assert Results().get(key, "teh end")
    assert Results().get(key, "te") is None
    (path,) = folder.glob("results-*")
    for text in (b"{}", b"[1]", b'[["a"]]', b'[["a",0,1,"m",9,[],[]]]', b'[["a",2,1,"m",0,[],[]]]', b"7"):
        path.write_bytes(rows.record(key, text))
        assert not Results().get(key, "teh end")


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are a POSIX matter")
def test_what_others_may_write_is_not_read(folder: Path, story: Path) -> None:
    found, _ = check(story)
    (path,) = folder.glob("results-*")
    path.chmod(0o666)
    assert check(story) == (found, True)
    assert path.stat().st_mode & 0o077 == 0
    assert check(story) == (found, False)


def test_it_stays_small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LARGEST", 4000)
    kept = Results()
    f = Finding(rule="a.b", span=Span(0, 0), message="m" * 50, severity=Severity.ERROR)
    for k in range(500):
        kept.put(bytes([0] * 12) + k.to_bytes(4, "big"), [f])
    (path,) = folder.glob("results-*")
    assert path.stat().st_size < 4300
    fresh = Results()
    assert fresh.get(bytes([0] * 12) + (499).to_bytes(4, "big"), "") == (f,)
    assert fresh.get(bytes(16), "") is None
    for key in (bytes(16), b"\x01" * 16):
        kept.put(
            key, [Finding(rule="a.b", span=Span(0, 0), message="m" * 5000, severity=Severity.ERROR)]
        )  # too long to keep
        assert Results().get(key, "") is None


def test_no_place_for_results_is_no_fault(folder: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = check(story)
    monkeypatch.setenv("COPYLINT_NO_CACHE", "1")
    cachefolder.folder.cache_clear()
    assert check(story) == (found, True)
    assert check(story) == (found, True)


def test_workers_and_kept_results_give_the_same_reports_in_the_same_order(folder: Path, desk: Path) -> None:
    paths = []
    for k in range(8):
        path = desk / f"{k}.txt"
        path.write_text(f"Number {k} is teh one.\n" * (k + 1), "utf-8")
        paths.append(str(path))

    def reports(cache: bool, jobs: int) -> list[tuple[str, tuple[Finding, ...]]]:
        return [
            (r.path, r.findings)
            for r in check_files(Checker(Options(overrides={}, config=None, cache=cache)), paths, jobs)
        ]

    wanted = reports(False, 1)
    assert [len(f) for _, f in wanted] == list(range(1, 9))
    assert reports(False, 2) == wanted
    for k in (2, 3, 6):
        check(Path(paths[k]))
    assert reports(True, 2) == wanted
    assert all(not check(Path(p))[1] for p in paths)
    assert reports(True, 2) == wanted
    assert reports(True, 1) == wanted


def test_the_day_the_copy_is_for_counts(folder: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    (desk / "rules" / "trial.yaml").write_text(RULES + DATED, "utf-8")
    path = desk / "dated.txt"
    path.write_text("They meet on Friday 7 March in the hall, he said.\n")
    for cached in (False, True):
        seen = [check(path, cached, published=date(year, 3, 1)) for year in (2025, 2026, 2025)]
        assert [[f.rule for f in found] for found, _ in seen] == [[], ["trial.weekday"], []]
    assert not seen[2][1]


def test_where_parts_begin_and_end_counts() -> None:
    assert digest((b"ab", b"c")) != digest((b"a", b"bc")) != digest((b"abc",))


def test_a_file_without_findings_is_not_checked_again(folder: Path, desk: Path) -> None:
    path = desk / "clean.txt"
    path.write_text("The end.\n", "utf-8")
    assert check(path) == ((), True)
    assert check(path) == ((), False)


def test_the_encoding_counts(folder: Path, desk: Path) -> None:
    (desk / "rules" / "trial.yaml").write_text(RULES + DATED, "utf-8")
    path = desk / "odd.txt"
    path.write_bytes("The café opens on Friday 7 March 2026.\n".encode())
    for cached in (False, True):
        starts = []
        for encoding in ("utf-8", "cp1252", "utf-8"):
            (finding,) = (
                Checker(Options(overrides={"encoding": encoding}, config=None, cache=cached))
                .check(str(path))
                .findings
            )
            starts.append(finding.span.start)
        assert starts == [18, 19, 18]


def test_what_languagetool_says_is_not_kept_here(folder: Path, story: Path) -> None:
    check(story)  # the pack is known from here on
    for use, kept in (("off", True), ("on", False), ("require", False)):
        c = Checker(Options(overrides={"languagetool": use}))
        assert bool(c._result_key(str(story), b"x", c.resolver.for_file(str(story)), "text")) is kept


def test_rules_ignored_for_one_file_are_heard_in_its_copy(folder: Path, story: Path, desk: Path) -> None:
    (desk / "copylint.toml").write_text('[per-file-ignores]\n"wire/*" = ["trial.one"]\n', "utf-8")
    (desk / "wire").mkdir()
    wire = desk / "wire" / "story.txt"
    wire.write_bytes(story.read_bytes())
    assert check(wire) == ((), True)
    assert len(check(story)[0]) == 3
    assert check(wire) == ((), False)


def test_two_installations_that_share_a_cache_keep_their_own(
    folder: Path, story: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "other").mkdir()
    (desk / "other" / "trial.yaml").write_text(RULES.replace("Use", "Say"), "utf-8")
    os.utime(desk / "other" / "trial.yaml", ns=(10**18, 10**18))
    for worked in (True, False, False):
        for name, message in (("rules", "Use “the”."), ("other", "Say “the”.")):
            monkeypatch.setattr(sources, "rules_path", lambda name=name: str(desk / name))
            found, now = check(story)
            assert (found[0].message, now) == (message, worked)
