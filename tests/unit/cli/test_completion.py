"""What a shell is offered: asked as bash asks, through the environment."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from copylint.cli import completion
from copylint.cli.main import cli
from copylint.packs import compiled, loader
from copylint.packs.offered import offered
from support.own_rules import own_rules


def by_bash(line: str, **environment: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    asked = {
        **os.environ,
        "_COPYLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from copylint.cli.start import main; main()"],
        env={**asked, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stderr == ""
    return [row.partition(",")[2] for row in done.stdout.splitlines()]


def in_process(line: str) -> list[str]:
    from click.shell_completion import ShellComplete

    *words, begun = line.split(" ")
    return [x.value for x in ShellComplete(cli, {}, "copylint", "").get_completions(words, begun)]


def test_bash_is_offered_rules_and_topics():
    found = by_bash("copylint check --select quotes")
    assert "quotes" in found
    assert "quotes.unclosed" in found
    assert all(x.startswith("quotes") for x in found)


def test_bash_is_offered_commands():
    assert by_bash("copylint cl") == ["clean"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("check --select = quotes.unc", ["quotes.unclosed"]),
        ("check --ignore = names --style = gu", ["guardian"]),
        ("check --output = sa", ["sarif="]),
        ("check --output = sarif = re", ["re"]),
        ("check --format =", [""]),
    ],
)
def test_bash_takes_a_sign_of_equality_for_a_word(line, found):
    shown = by_bash(f"copylint {line}")
    assert shown == found if found != [""] else "sarif" in shown


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_each_option_that_takes_rules_offers_them(command, option):
    assert "names.lost-capital" in in_process(f"{command} {option} names.l")


def test_the_last_name_of_a_list_is_completed_and_none_twice():
    found = in_process("check --select names,quotes,quotes")
    assert "names,quotes,quotes.unclosed" in found
    assert "names,quotes,quotes" not in found


def test_styles_formats_and_reports_are_offered():
    assert in_process("check --style gu") == ["guardian"]
    assert in_process("check --style guardian,u") == ["guardian,uk", "guardian,us"]
    assert in_process("check --format sa") == ["sarif"]
    assert in_process("check --output sa") == ["sarif="]
    assert in_process("check --as mark") == ["markdown"]
    assert in_process("rules --style gu") == ["guardian"]


@pytest.mark.parametrize("line", ["check --config", "fix --config", "config --config", "rules --config"])
def test_settings_are_offered_where_one_may_be_stated(line):
    found = in_process(f"{line} extend-s")
    assert {"extend-select=", "extend-safe-fixes="} <= set(found)
    assert not any(x.startswith("ignore") for x in found)


def test_rules_are_explained_or_tested():
    assert in_process("rules te") == ["test"]
    assert in_process("rules ki") == ["kinds"]
    assert in_process("rules kinds one_") == ["one_number"]
    assert "quotes" in in_process("rules quo")
    assert "quotes.unclosed" in in_process("rules quotes quotes.u")
    assert in_process("accept a.txt:1:1 --rule quotes.unc") == ["quotes.unclosed"]


def test_rules_of_a_pack_that_settings_name_are_offered(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copylint.toml").write_text('rules = ["house.yaml"]\n')
    (tmp_path / "house.yaml").write_text("rules:\n- id: desk.gift\n  kind: phrase\n", encoding="utf-8")
    assert in_process("check --select desk.") == ["desk.gift"]
    (tmp_path / "copylint.toml").rename(tmp_path / "other.toml")
    assert in_process("check --select desk.") == []
    assert in_process("check --config other.toml --select desk.") == ["desk.gift"]
    assert in_process("check --rules house.yaml --select desk.") == ["desk.gift"]


def test_where_settings_are_wrong_copylints_own_are_offered(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copylint.toml").write_text("what = is\n")
    assert in_process("check --select quotes.unc") == ["quotes.unclosed"]


def test_no_rule_file_is_loaded_for_it(monkeypatch):
    def load(path):
        raise AssertionError(path)

    ids = {r.id for r in own_rules()}
    monkeypatch.setattr(loader, "load_file", load)
    monkeypatch.setattr(compiled, "raw", lambda path=None: [])
    assert {r.id for r in offered()} == ids
    assert "quotes.unclosed" in in_process("check --select quotes.unc")


def test_what_is_kept_says_topics_tags_and_messages():
    compiled.load()
    found = {r.id: r for r in offered()}
    for rule in own_rules():
        assert (found[rule.id].message, found[rule.id].tags) == (rule.message, rule.tags)
        assert set(found[rule.id].styles) == set(rule.styles)


def test_a_pack_that_is_damaged_offers_what_its_files_say(tmp_path, monkeypatch):
    monkeypatch.setenv("COPYLINT_CACHE_DIR", str(tmp_path))
    file = tmp_path / "rules.pack"
    file.write_bytes(b'{"format": 9')
    monkeypatch.setattr(compiled, "_own_file", lambda: str(file))
    assert {r.id for r in offered()} == {r.id for r in own_rules()}


def test_whatever_goes_wrong_nothing_is_offered(monkeypatch):
    def fail(ctx: click.Context) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(completion, "_offered", fail)
    assert in_process("check --select quo") == []
