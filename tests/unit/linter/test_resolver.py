"""Which settings are in force for a file: the nearest, obeyed only where they belong to whoever runs
copylint."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.settings_shown import shown


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_project_file_without_a_section_is_passed_over(desk: Path) -> None:
    write(desk / "copylint.toml", 'style = "outer"')
    write(desk / "in/pyproject.toml", "[project]\nname = 'copylint-user'\n")
    assert Resolver().for_file("in/a.txt").style == ("outer",)


def test_the_nearest_settings_win_whole(desk: Path) -> None:
    write(desk / "copylint.toml", 'style = "outer"\nignore = ["dates"]')
    write(desk / "in/pyproject.toml", '[tool.copylint]\nstyle = "inner"')
    r = Resolver()
    assert r.for_file("a.txt").style == ("outer",)
    assert r.for_file("other/a.txt").style == ("outer",)
    assert r.for_file("in/deep/a.txt") == Settings(style="inner", folder=str(desk / "in"))


def test_copylint_toml_goes_before_the_project_file(desk: Path) -> None:
    write(desk / "pyproject.toml", '[tool.copylint]\nstyle = "project"')
    write(desk / "copylint.toml", 'style = "own"')
    assert Resolver().for_file("a.txt").style == ("own",)


def test_a_named_file_stands_for_all(desk: Path) -> None:
    write(desk / "copylint.toml", 'style = "near"')
    named = write(desk / "other/desk.toml", 'style = "named"')
    assert Resolver(file=str(named)).for_file("a.txt").style == ("named",)


def test_the_command_line_goes_over_the_file(desk: Path) -> None:
    write(desk / "copylint.toml", 'variant = "en-GB"\nselect = ["names"]\nignore = ["dates"]')
    s = Resolver({"variant": "en-US", "select": ("quotes",), "ignore": ("spacing",), "style": None}).for_file(
        "a.txt"
    )
    assert (s.variant, s.select, s.ignore, s.style) == ("en-US", ("quotes",), ("dates", "spacing"), ())
    assert {k: str(*o) for k, o in s.origins.items()} == {
        "variant": "the command line", "select": "the command line", "ignore": "the command line",
    }  # fmt: skip


def test_settings_may_begin_with_a_byte_order_mark(desk: Path) -> None:
    (desk / "copylint.toml").write_bytes(b"\xef\xbb\xbfstyle = 'house'\n")
    assert Resolver().for_file("a.txt").style == ("house",)


def test_an_option_that_was_not_given_leaves_the_file_its_say(desk: Path) -> None:
    write(desk / "own.yaml", "rules: []\n")
    write(desk / "copylint.toml", 'select = ["names"]\nrules = ["own.yaml"]')
    settings = Resolver({"select": (), "rules": ("more.yaml",), "extensions": ()}).for_file("a.txt")
    assert (settings.select, settings.extensions) == (("names",), (".txt", ".md", ".markdown", ".mdx"))
    assert settings.rules == (str(desk / "own.yaml"), "more.yaml")


def test_patterns_of_files_are_meant_from_the_folder_of_the_settings(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk / "copylint.toml", 'exclude = ["/old/*.txt"]\n[per-file-ignores]\n"wire/*" = ["names"]')
    (desk / "wire").mkdir()
    monkeypatch.chdir(desk / "wire")
    settings = Resolver().for_file("a.txt")
    assert settings.ignored_for("a.txt") == ("names",)
    assert not settings.excludes("a.txt")
    assert settings.excludes("../old/a.txt")


def test_settings(desk: Path) -> None:
    path = desk / "copylint.toml"

    def value(text: str) -> str:
        path.write_text(text)
        return next(v for k, v, _ in shown(Resolver().for_folder(str(desk))) if k == "languagetool")

    assert value("") == "false"
    assert value("languagetool = true") == "true"
    assert value('languagetool = "require"') == '"require"'
    assert (
        value('[languagetool]\nuse = true\nserver = "http://127.0.0.1:8081"')
        == '{ use = true, server = "http://127.0.0.1:8081" }'
    )
    path.write_text("languagetool = true")
    assert Resolver({"languagetool": "off"}).for_folder(str(desk)).languagetool == "off"
    path.write_text('languagetool = {jars = "jars"}')
    with pytest.raises(ConfigError, match="jars are run, so this file may not name them"):
        Resolver().for_folder(str(desk))
    s = Resolver(None, str(path)).for_folder(str(desk))
    assert s.languagetool_jars == str((desk / "jars").resolve())
