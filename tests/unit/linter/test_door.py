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
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import copylint
from copylint.findings.finding import Finding
from copylint.kinds.patterns import phrase
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_file import load
from copylint.models import encoded
from support.effort import tries
from support.newscopy import story as stories
from support.places import ROOT

LINTER = copylint.Linter()


def run_python(code: str, *args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *args, "-c", code], cwd=cwd, capture_output=True, text=True, check=False
    )


# -- what there is -----------------------------------------------------------------------------------
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


# -- one text ------------------------------------------------------------------------------------------
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


# -- settings --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ({"varient": "en-GB"}, "unknown key 'varient'; did you mean 'variant'?"),
        ({"variant": "en-UK"}, "variant: expected auto, en-US, en-GB; found 'en-UK'; did you mean"),
        (
            {"read_as": "markdwn"},
            "read-as: expected text, markdown, mdx; found 'markdwn'; did you mean 'markdown'?",
        ),
        ({"published": "March"}, "published: expected a date such as 2026-03-04, found 'March'"),
        ({"select": "quotes"}, "select: expected a list of texts, found 'quotes'"),
        ({"encoding": "utf-9"}, "encoding: unknown encoding 'utf-9'"),
        ({"exclude": ["!"]}, "exclude: '!' is no pattern of files"),
        ({"extensions": [".wire"]}, "extensions: no reader knows .wire files"),
        (
            {"formats": {".wire": "txt"}},
            "formats: .wire: expected text, markdown, mdx; found 'txt'; did you mean 'text'?",
        ),
        ({"unsafe_fixes": "yes"}, "unsafe-fixes: expected true or false, found 'yes'"),
        ({"languagetool": "requir"}, "languagetool: expected true, false or \"require\", found 'requir'"),
        ({"languagetool_server": "nowhere"}, "languagetool: server: expected an address"),
    ],
)
def test_a_wrong_setting_is_a_value_error_that_names_the_right_one(
    stated: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError) as e:
        copylint.Settings(**stated)
    assert type(e.value) is copylint.ConfigError
    assert str(e.value).startswith(message)


def test_rules_and_styles_that_are_not_there_are_told_when_the_linter_is_made() -> None:
    for stated, near in (
        ({"select": ["speling"]}, "'spelling'"),
        ({"ignore": ["spacng"]}, "'spacing'"),
        ({"style": "gardian"}, "'guardian'"),
    ):
        with pytest.raises(ValueError, match=f"did you mean {near}"):
            copylint.Linter(copylint.Settings(**stated))
    with pytest.raises(copylint.PackError, match=r"none\.yaml:1: cannot be read"):
        copylint.Linter(packs=["none.yaml"])


def test_a_setting_is_wrong_in_a_file_as_it_is_in_a_program(tmp_path: Path) -> None:
    (tmp_path / "copylint.toml").write_text('variant = "en-UK"\n', "utf-8")
    with pytest.raises(ConfigError) as in_file:
        load(str(tmp_path / "copylint.toml"))
    with pytest.raises(ConfigError) as in_program:
        copylint.Settings(variant="en-UK")
    assert str(in_file.value).endswith(f":1: {in_program.value}")


def test_settings_are_the_same_however_they_are_stated(tmp_path: Path) -> None:
    import pickle

    text = 'variant = "en-GB"\nselect = ["spelling"]\npublished = 2026-03-04\nlanguagetool = true\n'
    text += '[formats]\n".wire" = "text"\n'
    (tmp_path / "copylint.toml").write_text(text, "utf-8")
    stated = copylint.Settings(
        variant="en-GB",
        select=("spelling",),
        published="2026-03-04",
        languagetool=True,
        formats={".WIRE": "text"},
        folder=str(tmp_path),
    )
    assert load(str(tmp_path / "copylint.toml")) == stated
    assert pickle.loads(pickle.dumps(stated)) == stated


# -- files -------------------------------------------------------------------------------------------------
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


# -- threads -----------------------------------------------------------------------------------------------
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


# -- a text that somebody is writing -------------------------------------------------------------------------
@given(
    stories(),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 12),
            st.sampled_from(["", "s", " ", "\n\n", "“", "”", "teh ", "Sybiha ", "Mr ", ". ", "’s"]),
        ),
        max_size=4,
    ),
)
@settings(max_examples=tries(25), deadline=None, suppress_health_check=list(HealthCheck))
def test_a_session_finds_what_a_fresh_check_of_its_text_does(
    text: str, edits: list[tuple[float, int, str]]
) -> None:
    session = LINTER.open(text)
    for where, size, new in edits:
        start = int(where * len(text))
        end = min(len(text), start + size)
        session.edit(copylint.Span(start, end), new)
        text = text[:start] + new + text[end:]
        assert session.text == text
        fresh = copylint.check(text)
        assert (session.report().findings, session.report().notes) == (fresh.findings, fresh.notes)


def test_a_session_looks_again_only_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    session = LINTER.open("It was teh end.", "markdown", name="a.md")
    first = session.report()
    session.edit(copylint.Span(0, 2), "It")
    assert session.report() is first
    session.edit(copylint.Span(7, 10), "the")
    assert session.report().findings == ()
    with pytest.raises(ValueError, match="the text ends at 15, before 16"):
        session.edit(copylint.Span(15, 16), "")
