"""Settings: where they are found, what they may say, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.settings_file import load
from copylint.linter.settings_shown import shown


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_all_keys(desk: Path) -> None:
    write(desk / "house/own.yaml", "rules: []\n")
    path = write(
        desk / "copylint.toml",
        """
        variant = "en-GB"
        style = "guardian"
        select = ["names", "quotes.space"]
        extend-select = ["style"]
        ignore = ["dates"]
        rules = ["house"]
        exclude = ["archive/", "*.old.txt"]
        extensions = [".txt", ".Story"]
        encoding = "cp1252"
        published = 2026-03-04
        unsafe-fixes = true
        [formats]
        ".STORY" = "text"
        [per-file-ignores]
        "wire/*" = ["names"]
        [languagetool]
        """,
    )
    s = load(str(path))
    assert s is not None
    assert (s.variant, s.style, s.select, s.extend_select) == (
        "en-GB",
        "guardian",
        ("names", "quotes.space"),
        ("style",),
    )
    assert (s.ignore, s.encoding, s.published, s.unsafe_fixes) == (
        ("dates",),
        "cp1252",
        date(2026, 3, 4),
        True,
    )
    assert s.rules == (str((desk / "house").resolve()),)
    assert s.extensions == (".txt", ".story")
    assert s.formats == ((".story", "text"),)
    assert s.folder == str(desk)
    assert s.ignored_for(str(desk / "wire/a.txt")) == ("names",)
    assert s.ignored_for(str(desk / "a.txt")) == ()
    assert s.excludes(str(desk / "archive"), folder=True)
    assert s.excludes(str(desk / "archive/a.txt"))
    assert s.excludes(str(desk / "deep/a.old.txt"))
    assert not s.excludes(str(desk / "a.txt"))


def test_a_date_may_be_a_text(desk: Path) -> None:
    s = load(str(write(desk / "copylint.toml", 'published = "2026-03-04"')))
    assert s is not None
    assert s.published == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('varient = "en-GB"', "copylint.toml:1: unknown key 'varient'; did you mean 'variant'?"),
        (
            '\nvariant = "en-UK"',
            "copylint.toml:2: variant: expected auto, en-US, en-GB; found 'en-UK'; did you mean 'en-US'?",
        ),
        ("select = 'names'", "copylint.toml:1: select: expected a list of texts, found 'names'"),
        ("ignore = [1]", "copylint.toml:1: ignore: expected a list of texts, found [1]"),
        ("style = ''", "copylint.toml:1: style: expected a text, found ''"),
        (
            "# x\n[per-file-ignores]\n'*' = 'names'",
            "copylint.toml:2: per-file-ignores.*: expected a list of texts, found 'names'",
        ),
        ("per-file-ignores = 1", "copylint.toml:1: per-file-ignores: expected a table of file patterns"),
        (
            "rules = ['../elsewhere']",
            "copylint.toml:1: rules: '../elsewhere' is outside the folder of the settings file",
        ),
        ("rules = ['/etc']", "copylint.toml:1: rules: '/etc' is outside the folder of the settings file"),
        ("rules = ['none.yaml']", "copylint.toml:1: rules: 'none.yaml' does not exist"),
        (
            "\nextensions = ['.wire']",
            'copylint.toml:2: extensions: no reader knows .wire files; [formats] ".wire" = "text" says that they are plain text',
        ),
        (
            "[formats]\n'.wire' = 'txt'",
            "copylint.toml:1: formats: .wire: expected text, markdown, mdx; found 'txt'; did you mean 'text'?",
        ),
        (
            "[formats]\nwire = 'text'",
            "copylint.toml:1: formats: expected a suffix such as '.txt', found 'wire'",
        ),
        (
            "formats = ['.wire']",
            "copylint.toml:1: formats: expected a table of suffixes, each with how it is read",
        ),
        (
            "extensions = ['txt']",
            "copylint.toml:1: extensions: expected a suffix such as '.txt', found 'txt'",
        ),
        ("encoding = 'utf-9'", "copylint.toml:1: encoding: unknown encoding 'utf-9'"),
        (
            "published = 'soon'",
            "copylint.toml:1: published: expected a date such as 2026-03-04, found 'soon'",
        ),
        ("unsafe-fixes = 'yes'", "copylint.toml:1: unsafe-fixes: expected true or false, found 'yes'"),
        (
            "published = 2026-03-04T12:00:00",
            "copylint.toml:1: published: expected a text, found datetime.datetime(2026, 3, 4, 12, 0)",
        ),
        ("languagetool = 1", 'copylint.toml:1: languagetool: expected true, false or "require", found 1'),
        ("variant = ", "copylint.toml: is not TOML: "),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(desk: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as e:
        load(str(write(desk / "copylint.toml", text)))
    assert str(e.value).removeprefix(f"{desk}/").startswith(message)


def test_a_wrong_key_in_a_project_file(desk: Path) -> None:
    path = write(desk / "pyproject.toml", "[project]\nselect = 1\n\n[tool.copylint]\nselekt = []\n")
    with pytest.raises(
        ConfigError, match=r"pyproject\.toml:5: unknown key 'selekt'; did you mean 'select'\?"
    ):
        load(str(path))


def test_settings_that_are_no_text(desk: Path) -> None:
    (desk / "copylint.toml").write_bytes(b"style = '\xff'")
    with pytest.raises(ConfigError, match="is not UTF-8: invalid byte at offset 9"):
        load(str(desk / "copylint.toml"))


def test_a_project_file_without_a_section_is_passed_over(desk: Path) -> None:
    write(desk / "copylint.toml", 'style = "outer"')
    write(desk / "in/pyproject.toml", "[project]\nname = 'copylint-user'\n")
    assert Resolver().for_file("in/a.txt").style == "outer"


def test_the_nearest_settings_win_whole(desk: Path) -> None:
    write(desk / "copylint.toml", 'style = "outer"\nignore = ["dates"]')
    write(desk / "in/pyproject.toml", '[tool.copylint]\nstyle = "inner"')
    r = Resolver()
    assert r.for_file("a.txt").style == "outer"
    assert r.for_file("other/a.txt").style == "outer"
    assert r.for_file("in/deep/a.txt") == Settings(style="inner", folder=str(desk / "in"))


def test_copylint_toml_goes_before_the_project_file(desk: Path) -> None:
    write(desk / "pyproject.toml", '[tool.copylint]\nstyle = "project"')
    write(desk / "copylint.toml", 'style = "own"')
    assert Resolver().for_file("a.txt").style == "own"


def test_a_named_file_stands_for_all(desk: Path) -> None:
    write(desk / "copylint.toml", 'style = "near"')
    named = write(desk / "other/desk.toml", 'style = "named"')
    assert Resolver(file=str(named)).for_file("a.txt").style == "named"


def test_the_command_line_goes_over_the_file(desk: Path) -> None:
    write(desk / "copylint.toml", 'variant = "en-GB"\nselect = ["names"]\nignore = ["dates"]')
    s = Resolver({"variant": "en-US", "select": ("quotes",), "ignore": ("spacing",), "style": None}).for_file(
        "a.txt"
    )
    assert (s.variant, s.select, s.ignore, s.style) == ("en-US", ("quotes",), ("dates", "spacing"), None)
    assert s.origins == {
        "variant": "the command line", "select": "the command line", "ignore": "the command line",
    }  # fmt: skip


def test_every_setting_is_shown_with_its_origin(desk: Path) -> None:
    path = write(
        desk / "copylint.toml",
        'variant = "en-GB"\npublished = 2026-03-04\n[per-file-ignores]\n"a*" = ["names"]',
    )
    rows = {k: (v, o) for k, v, o in shown(Resolver({"style": "x"}).for_file("a.txt"))}
    assert rows["variant"] == ('"en-GB"', str(path))
    assert rows["published"] == ("2026-03-04", str(path))
    assert rows["per-file-ignores"] == ('{ "a*" = ["names"] }', str(path))
    assert rows["style"] == ('"x"', "the command line")
    assert rows["extensions"] == ('[".txt", ".md", ".markdown", ".mdx"]', "default")
    assert rows["unsafe-fixes"] == ("false", "default")


def test_settings_may_begin_with_a_byte_order_mark(desk: Path) -> None:
    (desk / "copylint.toml").write_bytes(b"\xef\xbb\xbfstyle = 'house'\n")
    assert Resolver().for_file("a.txt").style == "house"


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
