"""Settings files: what they may say, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from copylint.linter.setting_values import ConfigError
from copylint.linter.settings_file import load


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
        ("guardian",),
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
            "copylint.toml:3: per-file-ignores.*: expected a list of texts, found 'names'",
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
            (
                'copylint.toml:2: extensions: no reader knows .wire files; [formats] ".wire" = "text" says '
                "that they are plain text"
            ),
        ),
        (
            "[formats]\n'.wire' = 'txt'",
            (
                "copylint.toml:1: formats: .wire: expected text, markdown, mdx; found 'txt'; did you "
                "mean 'text'?"
            ),
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("languagetool = 1", 'expected true, false or "require", found 1'),
        ("[languagetool]\nsevrer = 'x'", "unknown key 'sevrer'"),
        ("[languagetool]\nserver = 'lt.example.org'", "server: expected an address such as"),
        ("[languagetool]\nserver = 'file:///etc/passwd'", "server: expected an address such as"),
        ("[languagetool]\nserver = 'http://me:secret@lt.example.org'", "server: expected an address such as"),
        ("[languagetool]\nserver = 'http://127.0.0.1:8081'\njars = 'x'", "not both"),
    ],
)
def test_wrong_settings(desk: Path, text: str, message: str) -> None:
    path = desk / "copylint.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as e:
        load(str(path))
    assert message in str(e.value)
