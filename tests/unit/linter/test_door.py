"""What `import copylint` offers: check, fix, Linter, Settings, Session, in threads, typed, as documented."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import copylint
from copylint.findings.finding import Finding
from copylint.kinds.patterns import phrase
from copylint.models import encoded
from support.places import ROOT

LINTER = copylint.Linter()


def run_python(code: str, *args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args, "-c", code], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_all_that_is_offered_is_there_and_typed() -> None:
    stub = ast.parse((ROOT / "src" / "copylint" / "__init__.pyi").read_text("utf-8"))
    typed = {
        a.asname: node.module
        for node in ast.walk(stub)
        if isinstance(node, ast.ImportFrom)
        for a in node.names
    }
    offered = set(copylint.__all__) - {"__version__"}
    assert set(typed) == offered
    for name in offered:
        module = sys.modules[str(typed[name])] if getattr(copylint, name) else None
        assert getattr(module, name) is getattr(copylint, name)
    assert offered <= set(dir(copylint))
    with pytest.raises(AttributeError, match="has no attribute 'lint'"):
        copylint.lint  # type: ignore[attr-defined]  # noqa: B018


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    done = run_python(
        "import sys, copylint; print([m for m in sys.modules if m.startswith('copylint.') or m == 'typing'])",
        "-I",
        "-S",
    )
    if done.returncode:  # installed where only `site` finds it
        done = run_python(
            "import sys, copylint; print([m for m in sys.modules if m.startswith('copylint.')])"
        )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_a_program_that_uses_it_passes_strict_type_checks(tmp_path: Path) -> None:
    client = tmp_path / "client.py"
    client.write_text(
        "from datetime import date\n"
        "import copylint\n"
        "from copylint import Edit, Finding, Fix, Report, Safety, Session, Severity, Span\n"
        "stated = copylint.Settings(variant='en-GB', ignore=['wording'])\n"
        "linter: copylint.Linter = copylint.Linter(stated, packs=())\n"
        "report: Report = linter.check('copy', 'markdown', published=date(2026, 3, 4), name='a.md')\n"
        "found: tuple[Finding, ...] = report.findings\n"
        "grave = [f for f in found if f.severity is Severity.ERROR]\n"
        "fixes: list[Fix] = [x for f in grave for x in f.fixes if x.safety is Safety.SAFE]\n"
        "edits: list[Edit] = [e for x in fixes for e in x.edits]\n"
        "fixed = copylint.fix(b'copy')\n"
        "data: bytes = fixed.data\n"
        "session: Session = linter.open('copy')\n"
        "session.edit(Span(0, 1), 'C')\n"
        "for done in linter.check_files(['a.txt'], jobs=2):\n"
        "    error: str | None = done.error\n"
        "copylint.Settings(varient='en-GB')  # type: ignore[arg-type]\n"
        "copylint.check(1)  # type: ignore[arg-type]\n"
        "copylint.lint  # type: ignore[attr-defined]\n",
        "utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--follow-imports=silent",
        str(client),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_every_example_of_the_documentation_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for page, least in (("docs/api.md", 6), ("README.md", 1)):
        blocks = re.findall(
            r"^```python\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE
        )
        assert len(blocks) >= least
        names: dict[str, Any] = {}
        for block in blocks:
            exec(compile(block, page, "exec"), names)


def test_bytes_come_back_as_they_were_but_for_the_fixes() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        before = "The café recieved it.\r\nIt was teh end.".encode(encoding)
        fixed = LINTER.fix(before)
        assert fixed.data == "The café received it.\r\nIt was the end.".encode(encoding)
        assert LINTER.check(before).findings[0].span == copylint.Span(9, 17)
    assert LINTER.fix("The café recieved it.").data == "The café received it.".encode()


def test_what_is_no_text_is_an_error_of_the_call() -> None:
    with pytest.raises(copylint.InputError, match="memo: is not UTF-8: invalid byte at offset 3"):
        LINTER.check(b"caf\xe9!", name="memo")
    with pytest.raises(copylint.InputError, match="which no reader knows"):
        LINTER.check(b"%PDF-1.7", name="memo.pdf")
    with pytest.raises(
        ValueError, match="as_: expected text, markdown, mdx; found 'markdow'; did you mean 'markdown'"
    ):
        LINTER.check("copy", "markdow")  # type: ignore[arg-type]


def test_how_a_text_is_read_is_said_or_told_by_its_name() -> None:
    code = "It was `recieve`."
    assert [f.rule for f in LINTER.check(code).findings] == ["spelling.word"]
    assert LINTER.check(code, "markdown").findings == ()
    assert LINTER.check(code, name="a.md").findings == ()
    assert LINTER.check(code, "text", name="a.md").findings != ()
    assert copylint.Linter(copylint.Settings(read_as="mdx")).check(code).findings == ()


def test_the_day_of_the_call_goes_before_that_of_the_copy() -> None:
    copy = "---\ndate: 2026-03-04\n---\n\nThe hall shut on Tuesday 4 March.\n"
    found = {
        d: [f.rule for f in LINTER.check(copy, "markdown", published=d).findings]
        for d in (None, date(2025, 3, 10))
    }
    assert found == {None: ["dates.weekday"], date(2025, 3, 10): []}


def test_unsafe_fixes_are_made_where_the_call_or_the_settings_say_so() -> None:
    copy = "The council set out its future plans."
    unsafe = LINTER.fix(copy, unsafe=True).text
    assert LINTER.fix(copy).text == copy != unsafe
    asked = copylint.Linter(copylint.Settings(unsafe_fixes=True))
    assert (asked.fix(copy).text, asked.fix(copy, unsafe=False).text) == (unsafe, copy)


def test_settings_files_beside_a_story_are_not_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("copylint.toml").write_text('ignore = ["spelling"]\n', "utf-8")
    Path("a.txt").write_text("I recieved it.", "utf-8")
    assert len(LINTER.check_file("a.txt").findings) == 1
    ignoring = copylint.Linter(copylint.Settings(per_file_ignores={"a.*": ["spelling"]}))
    assert ignoring.check_file("a.txt").findings == ()
    assert ignoring.check("I recieved it.", name="a.txt").findings == ()
    assert len(ignoring.check("I recieved it.", name="b.txt").findings) == 1


def test_files_are_checked_fixed_and_saved(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"{k}.txt") for k in range(3)]
    for path in paths:
        Path(path).write_bytes(b"It was teh end.\r\n")
    Path(paths[1]).write_bytes(b"\xff")
    for jobs in (1, 2):
        reports = list(LINTER.check_files(paths, jobs=jobs))
        assert [(r.path, len(r.findings), r.error is None) for r in reports] == [
            (p, k != 1, k != 1) for k, p in enumerate(paths)
        ]
    done = list(LINTER.fix_files(paths, jobs=2))
    assert [Path(p).read_bytes() for p in paths[::2]] == [b"It was teh end.\r\n"] * 2
    LINTER.save(paths[0], done[0])
    assert Path(paths[0]).read_bytes() == b"It was the end.\r\n"
    with pytest.raises(copylint.InputError, match="was not fixed"):
        LINTER.save(paths[1], done[1])
    Path(paths[2]).write_bytes(b"changed since")
    with pytest.raises(copylint.InputError):
        LINTER.save(paths[2], done[2])


def test_settings_and_options_do_not_mix() -> None:
    from copylint.linter.options import Options

    with pytest.raises(ValueError, match="belong into the options"):
        copylint.Linter(copylint.Settings(), options=Options(overrides={}))


def _forty() -> list[str]:
    seeds = [p.read_text("utf-8") for p in sorted((ROOT / "seeds").rglob("*.txt"))]
    paragraphs = [p for s in seeds for p in s.split("\n") if len(p) > 80]
    return [
        f"Story {k}\n\n" + "\n\n".join(paragraphs[k % len(paragraphs) :][:6] + paragraphs[: k % 4])
        for k in range(40)
    ]


def test_threads_that_share_a_linter_find_what_one_alone_finds() -> None:
    copies = _forty()
    alone = [copylint.Linter().check(c).findings for c in copies[:3]]
    shared = copylint.Linter()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda c: shared.check(c).findings, copies * 2))
        fixed = list(pool.map(lambda c: shared.fix(c).text, copies[:16]))
    expected = [LINTER.check(c).findings for c in copies]
    assert sum(map(len, expected)) > 40
    assert together == expected * 2
    assert alone == expected[:3]
    assert fixed == [LINTER.fix(c).text for c in copies[:16]]


def test_threads_share_what_is_remembered_even_where_it_is_let_go_all_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copies = _forty()
    expected = [LINTER.check(c).findings for c in copies]
    monkeypatch.setattr("copylint.engine.literals._MOST", 40)
    monkeypatch.setattr("copylint.models.encoded._known", lru_cache(maxsize=40)(encoded._known.__wrapped__))
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        shared = copylint.Linter()
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(lambda c: shared.check(c).findings, copies)) == expected
    finally:
        sys.setswitchinterval(before)


def test_notes_belong_to_the_call_that_they_are_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(
        "rules:\n- {id: own.broken, kind: phrase, message: m, fix: none, match: {find: [ferry]},"
        " examples: [{ok: The boat left.}, {bad: The ferry left., at: ferry}]}\n",
        "utf-8",
    )
    real = phrase.check

    def check(rule: Any, *rest: Any) -> Iterable[Finding]:
        if rule.id == "own.broken":
            raise KeyError("lost")
        return real(rule, *rest)

    monkeypatch.setattr(phrase, "check", check)
    linter = copylint.Linter(packs=[pack])
    names = [f"{'ferry' if k % 2 else 'boat'}-{k}" for k in range(40)]
    with ThreadPoolExecutor(8) as pool:
        reports = list(pool.map(lambda n: linter.check(f"The {n.split('-')[0]} left.", name=n), names))
    for name, report in zip(names, reports, strict=True):
        assert [n.fault for n in report.notes] == [True] * name.startswith("ferry")
        assert all(f"failed on {name}: KeyError" in n.text for n in report.notes)
    assert linter.check("The boat left.").notes == ()


def test_an_old_name_of_a_rule_is_noted_in_every_call(tmp_path: Path) -> None:
    pack = tmp_path / "house.yaml"
    pack.write_text(
        "rules:\n- {id: own.new, was: [own.old], kind: phrase, message: m, fix: none, match: {find: [ferry]},"
        " examples: [{ok: The boat left.}, {bad: The ferry left., at: ferry}]}\n",
        "utf-8",
    )
    linter = copylint.Linter(copylint.Settings(select=["own.old"]), [pack])
    for _ in range(2):
        (note,) = linter.check("The ferry left.").notes
        assert "rule own.old is called own.new now" in note.text
