"""`copylint config`, and `--config` where copy is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copylint.cli.main import cli


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, list(args))


def rows(*args: str) -> dict[str, str]:
    got = run("config", *args)
    assert got.exit_code == 0, got.output
    return {line.split(" = ")[0]: line for line in got.stdout.splitlines() if not line.startswith("#")}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def data(*args: str) -> Any:
    got = run("config", "--format", "json", *args)
    assert got.exit_code == 0, got.output
    return json.loads(got.stdout)


def test_each_value_is_shown_with_the_file_line_option_or_variable_that_says_so(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = write(desk / "house.toml", 'variant = "en-GB"\nextend-select = ["pilot"]\n')
    own = write(desk / "copylint.toml", 'extend = "house.toml"\n\nextend-select = ["draft"]\n')
    monkeypatch.setenv("COPYLINT_LANGUAGETOOL_SERVER", "http://127.0.0.1:8081")
    write(desk / "a.txt", "")
    shown = rows("a.txt", "--ignore", "quotes", "--config", 'encoding="cp1252"')
    assert shown["variant"].endswith(f"# {house}:1")
    assert shown["extend-select"].endswith(f"# {house}:2, {own}:3")
    assert shown["extend"].startswith('extend = ["house.toml"]')
    assert shown["ignore"].endswith("# the command line")
    assert shown["encoding"].endswith('# the command line (--config encoding="cp1252")')
    assert 'server = "http://127.0.0.1:8081"' in shown["languagetool"]
    assert shown["languagetool"].endswith("# the variable COPYLINT_LANGUAGETOOL_SERVER")
    assert shown["published"].endswith("# default")


def test_which_file_holds_and_which_ignores_match_is_told(desk: Path) -> None:
    own = write(
        desk / "copylint.toml",
        'exclude = ["old/"]\n[per-file-ignores]\n"*.md" = ["dates"]\n"wire/*" = ["names", "quotes"]\n',
    )
    write(desk / "wire/a.txt", "")
    write(desk / "old/a.txt", "")
    out = run("config", "wire/a.txt").stdout
    assert out.startswith(f"# settings of wire/a.txt: {own}\n")
    assert f"# wire/* matches, so that names, quotes is left out: {own}:4\n" in out
    assert "*.md matches" not in out
    assert "# it is excluded" in run("config", "old/a.txt").stdout
    assert run("config", "--isolated", "wire/a.txt").stdout.startswith("# settings of wire/a.txt: no file\n")


def test_programs_get_the_same_as_json(desk: Path) -> None:
    house = write(desk / "house.toml", '[severity]\nfigures = "error"\n')
    own = write(
        desk / "copylint.toml",
        'extend = "house.toml"\n[severity]\nnames = "warning"\n[per-file-ignores]\n"*.txt" = ["dates"]\n',
    )
    write(desk / "a.txt", "")
    told = data("a.txt", "--variant", "en-GB")
    assert (told["path"], told["settings_file"], told["excluded"]) == ("a.txt", str(own), False)
    assert told["per_file_ignores"] == [{"pattern": "*.txt", "ignore": ["dates"], "from": f"{own}:5"}]
    severity = told["settings"]["severity"]
    assert severity["value"] == {"figures": "error", "names": "warning"}
    assert severity["entries"] == {
        "figures": {"kind": "extended file", "name": str(house), "line": 2},
        "names": {"kind": "file", "name": str(own), "line": 3},
    }
    assert told["settings"]["variant"] == {
        "value": "en-GB", "from": [{"kind": "command line", "name": ""}],
    }  # fmt: skip
    assert told["settings"]["encoding"] == {"value": None, "from": []}
    assert told["styles"] == []


def test_where_two_styles_differ_the_later_decides_and_config_says_so(desk: Path) -> None:
    write(
        desk / "house.yaml",
        "rules:\n- {id: desk.launch, kind: phrase, message: Say boat., fix: unsafe,"
        " match: {pairs: {launch: boat}},"
        " styles: {old: {severity: error, message: Say ship.}, new: {severity: suggestion}},"
        " examples: [{ok: The boat left.}, {bad: The launch left., fix: The boat left.}]}\n",
    )
    write(desk / "copylint.toml", 'rules = ["house.yaml"]\nstyle = ["old", "new"]\n')
    write(desk / "a.txt", "They saw that the launch had left the harbour.\n")
    out = run("config", "a.txt").stdout
    assert "# desk.launch, severity: new decides, before old\n" in out
    assert "message: " not in out, "of that only one speaks"
    assert data("a.txt")["styles"] == [
        {"rule": "desk.launch", "point": "severity", "value": "suggestion", "style": "new", "over": ["old"]}
    ]

    def found(*args: str) -> list[tuple[str, str]]:
        told = json.loads(run("check", "--format", "json", "a.txt", *args).stdout)
        return [(f["severity"], f["message"]) for f in told]

    assert found() == [("suggestion", "Say ship.")]
    assert found("--style", "new", "--style", "old") == [("error", "Say ship.")]
    assert found("--style", "old,new") == [("suggestion", "Say ship.")]
    got = run("check", "--style", "old", "--style", "nwe", "a.txt")
    assert got.exit_code == 2
    assert "no style 'nwe'; did you mean 'new'?" in got.output


def test_a_setting_may_be_typed_where_copy_is_read(desk: Path) -> None:
    write(desk / "a.txt", "She is better then me.\n")
    assert run("check", "a.txt").exit_code == 1
    assert run("check", "a.txt", "--config", 'ignore=["confusables"]').exit_code == 0
    assert run("check", "--isolated", "a.txt", "--config", 'ignore=["confusables"]').exit_code == 0
    assert run("fix", "a.txt", "--config", 'unfixable=["confusables"]').exit_code == 0
    got = run("check", "a.txt", "--config", 'ignor=["confusables"]')
    assert got.exit_code == 2
    assert "unknown key 'ignor'; did you mean 'ignore'?" in got.output
    write(desk / "other.toml", 'ignore = ["confusables"]\n')
    assert run("check", "a.txt", "--config", "other.toml").exit_code == 0
    for args in (["--isolated", "--config", "other.toml"], ["--config", "other.toml", "--isolated"]):
        got = run("check", "a.txt", *args)
        assert got.exit_code == 2
        assert "exclude each other" in got.output


def test_other_commands_take_settings_too(desk: Path) -> None:
    write(desk / "a.txt", "She is better then me.\n")
    for command in (["names", "a.txt"], ["facts", "a.txt"], ["rules", "quotes"], ["baseline", "check"]):
        got = run(*command, "--config", 'varient="en-GB"')
        assert got.exit_code == 2, command
        assert "did you mean 'variant'?" in got.output
        assert run(*command, "--config", 'variant="en-GB"').exit_code != 2, command
