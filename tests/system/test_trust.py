"""Rule packs, settings and copy are data: what they say is read, never run, and reaches no further
than it should. See SECURITY.md."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import copylint
from copylint.cli import main as cli_module
from copylint.cli.main import cli
from copylint.engine.examples import run
from copylint.lexicon.tables import table_path
from copylint.linter.files import walk
from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.packs import loader, sources
from copylint.rules.packerror import PackError
from copylint.tables.wordlists import LexiconError

SOURCE = Path(copylint.__file__).parent
#: Colours, a cleared screen, the bell, an eight-bit control, a right-to-left override.
EVIL = "\x1b[31m\x1b]0;title\x07\x9b2J\u202e"
RULE = """
rules:
- id: own.word
  kind: phrase
  message: "{message}"
  fix: safe
  match: {{pairs: {{teh: the}}}}
  examples: [{{ok: the}}, {{bad: teh, fix: the}}]
"""


@pytest.fixture
def own(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack that is the only one."""
    path = desk / "pack" / "own.yaml"
    path.parent.mkdir()
    path.write_text(RULE.format(message="teh"), "utf-8")
    monkeypatch.setattr(sources, "rules_path", lambda: str(path.parent))
    return path


def harmless(text: str) -> bool:
    return all(c == "\n" or c.isprintable() for c in text)


# -- nothing is run ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch ran']",
        "!!python/name:os.system",
        "!!python/object/new:type {args: ['x', !!python/tuple [], {}]}",
        "!!map {}",
    ],
)
def test_tags_of_yaml_make_no_objects(desk: Path, value: str) -> None:
    path = desk / "own.yaml"
    for text in (f"rules: {value}\n", RULE.format(message="x").replace('"x"', value)):
        path.write_text(text, "utf-8")
        try:
            rules = loader.load([path])
        except PackError as e:
            said = str(e)
        else:
            said = f"{path}: {[r.message for r in rules if not isinstance(r.message, str)] or ''}"
        assert said.startswith(f"{path}:")
        assert "object at" not in said
    assert not (desk / "ran").exists()


@pytest.mark.parametrize(
    "message", ["{text.__class__}", "{0.__init__.__globals__}", "{text!r:>999999}", "%(text)s", "$HOME"]
)
def test_messages_are_no_format_strings(desk: Path, message: str) -> None:
    path = desk / "own.yaml"
    path.write_text(RULE.format(message=message), "utf-8")
    rules = loader.load([path])
    assert list(run(rules)) == []
    from copylint.engine.engine import Engine
    from copylint.story.story import Story
    from copylint.text.document import Document

    assert Engine(rules).run(Story(Document("a.txt", "teh")))[0].message == message


def test_nothing_in_the_package_runs_text() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        for word in (
            "eval(",
            "exec(",
            "import pickle",
            "pickle.load",
            "marshal.load",
            "yaml.load",
            "yaml.unsafe",
            "os.system",
            "shell=True",
            "__import__(",
        ):
            assert word not in text, f"{path}: {word}"


# -- paths stay where they belong ------------------------------------------------------------------
def test_settings_reach_for_no_rules_outside_their_folder(desk: Path) -> None:
    (desk / "secret.yaml").write_text(RULE.format(message="x"), "utf-8")
    repo = desk / "repo"
    (repo / "pack").mkdir(parents=True)
    for wanted in ("../secret.yaml", str(desk / "secret.yaml"), "..", "pack/../../secret.yaml"):
        (repo / "copylint.toml").write_text(f'rules = ["{wanted}"]\n')
        with pytest.raises(
            ConfigError, match=r"copylint\.toml:1: rules: .* is outside the folder of the settings file"
        ):
            Resolver().for_folder(str(repo))
    # A neighbour whose name begins as the folder's does is another folder.
    (desk / "repo-evil").mkdir()
    (desk / "repo-evil" / "own.yaml").write_text(RULE.format(message="x"), "utf-8")
    for wanted in ("../repo-evil", "../repo-evil/own.yaml", str(desk / "repo-evil" / "own.yaml")):
        (repo / "copylint.toml").write_text(f'rules = ["{wanted}"]\n')
        with pytest.raises(
            ConfigError, match=r"copylint\.toml:1: rules: .* is outside the folder of the settings file"
        ):
            Resolver().for_folder(str(repo))
    (repo / "pack" / "own.yaml").symlink_to(desk / "repo-evil" / "own.yaml")
    (repo / "copylint.toml").write_text('rules = ["pack"]\n')
    with pytest.raises(ConfigError, match=r"has a link: .* is outside the folder of the settings file"):
        Resolver().for_folder(str(repo))
    (repo / "pack" / "own.yaml").unlink()
    (repo / "pack" / "own.yaml").symlink_to(desk / "secret.yaml")
    for wanted in ("pack", "pack/own.yaml"):
        (repo / "copylint.toml").write_text(f'rules = ["{wanted}"]\n')
        with pytest.raises(ConfigError, match="outside the folder of the settings file"):
            Resolver().for_folder(str(repo))


def test_whoever_runs_it_may_name_any_rules(desk: Path, own: Path) -> None:
    (desk / "elsewhere.yaml").write_text(RULE.format(message="x").replace("own.word", "own.other"), "utf-8")
    (desk / "repo").mkdir()
    (desk / "repo" / "a.txt").write_text("teh")
    ran = CliRunner().invoke(
        cli, ["check", "--no-cache", "--rules", "elsewhere.yaml", "--select", "own.other", "repo"]
    )
    assert ran.exit_code == 1, ran.output
    assert "own.other" in ran.stdout


@pytest.mark.parametrize("name", ["../words", "../../../etc/passwd", "/etc/passwd", "..\\words", "a/b", ".."])
def test_rules_reach_for_no_tables_elsewhere(name: str) -> None:
    with pytest.raises(LexiconError):
        table_path(name)


def test_a_folder_of_copy_leads_nowhere_else(desk: Path) -> None:
    outside = desk / "private.txt"
    outside.write_text("teh")
    repo = desk / "repo"
    repo.mkdir()
    (repo / "a.txt").write_text("teh")
    (repo / "inside.txt").symlink_to("a.txt")
    (repo / "outside.txt").symlink_to(outside)
    (repo / "folder").symlink_to(desk)
    assert [os.path.basename(p) for p in walk(str(repo), Resolver())] == ["a.txt", "inside.txt"]


# -- what reaches a terminal ------------------------------------------------------------------------
def test_nothing_steers_the_terminal(
    desk: Path, own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own.write_text(RULE.format(message="teh \\e[31m \\x9b").replace('"teh', '"{text} teh'), "utf-8")
    (desk / f"a{EVIL}.txt").write_text(f"{EVIL}teh{EVIL} end\n")
    runner = CliRunner()
    for command in (
        ["check"],
        ["check", "--format", "json"],
        ["check", "--format", "github"],
        ["facts"],
        ["names"],
        ["fix", "--write"],
    ):
        ran = runner.invoke(cli, [*command, "."])
        assert ran.exit_code in (0, 1), (command, ran.output)
        assert harmless(ran.stdout), (command, ran.stdout)
        assert harmless(ran.stderr), (command, ran.stderr)
    for command in (
        ["rules"],
        ["rules", "own.word"],
        ["config"],
        ["rules", f"no{EVIL}"],
        ["check", f"no{EVIL}"],
    ):
        ran = runner.invoke(cli, command)
        assert harmless(ran.stdout + ran.stderr), (command, ran.output)
    (desk / "copylint.toml").write_text('style = "\\u001b[31m\\u009b"\nignore = ["\\u001b[2J"]\n')
    for command in (["config"], ["check", "."], ["rules"]):
        ran = runner.invoke(cli, command)
        assert harmless(ran.stdout + ran.stderr), (command, ran.output)
    (desk / "copylint.toml").write_text('"\\u001b[31m" = 1\n')
    ran = runner.invoke(cli, ["config"])
    assert ran.exit_code == 2
    assert harmless(ran.stderr), ran.stderr
    # The way users start it, where the library shows usage errors.
    monkeypatch.setattr("sys.argv", ["copylint", "check", "--style", "x", f"--no{EVIL}"])
    with pytest.raises(SystemExit) as ended:
        cli_module.main()
    assert ended.value.code == 2
    assert harmless(capsys.readouterr().err)


def test_a_diff_on_a_terminal_is_harmless_and_in_a_pipe_exact(desk: Path, own: Path) -> None:
    from copylint.linter.linter import Checker
    from copylint.linter.options import Options
    from copylint.reports import diff
    from copylint.reports.terminal import Paint

    path = desk / "a.txt"
    path.write_text(f"{EVIL}teh end\n")
    done = Checker(Options(overrides={}, cache=False)).fix(str(path))

    assert done.before is not None
    evil = EVIL.encode()
    assert b"+" + evil + b"the end\n" in diff.patch(str(path), done.data, done.before.encode(done.after))
    assert harmless(diff.shown(str(path), done.before.text, done.after, Paint(False)))
