"""`--config`: a settings file, or KEY=VALUE over those of files and under the other options."""

from __future__ import annotations

from pathlib import Path

import pytest

from copylint.linter.resolver import Resolver
from copylint.linter.setting_values import ConfigError
from copylint.linter.settings import Settings
from copylint.linter.stated import stated


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def in_force(*values: str, **options: object) -> Settings:
    said = stated(values)
    return Resolver(options, said.file, layer=said.layer).for_file("a.txt")


def test_a_setting_goes_over_the_file_and_under_an_option(desk: Path) -> None:
    write(desk / "copylint.toml", 'variant = "en-GB"\nencoding = "cp1252"\nignore = ["dates"]\n')
    settings = in_force('variant="en-US"', 'ignore = ["names"]')
    assert (settings.variant, settings.encoding, settings.ignore) == ("en-US", "cp1252", ("names",))
    assert str(*settings.origins["variant"]) == """the command line (--config variant="en-US")"""
    settings = in_force('variant="en-US"', 'ignore = ["names"]', variant="en-GB", ignore=("quotes",))
    assert (settings.variant, settings.ignore) == ("en-GB", ("names", "quotes"))


def test_of_several_the_later_wins_lists_add_and_tables_are_taken_entry_by_entry(desk: Path) -> None:
    write(desk / "copylint.toml", 'extend-select = ["pilot"]\nseverity = {figures = "error"}\n')
    settings = in_force(
        'variant="en-US"',
        'severity.names="warning"',
        'extend-select=["draft"]',
        'severity.names="suggestion"',
        'variant="en-GB"',
    )
    assert settings.variant == "en-GB"
    assert settings.extend_select == ("pilot", "draft")
    assert dict(settings.severity) == {"figures": "error", "names": "suggestion"}


def test_a_file_of_that_name_is_a_file(desk: Path) -> None:
    write(desk / "copylint.toml", 'variant = "en-GB"\n')
    write(desk / "other.toml", 'encoding = "cp1252"\n')
    settings = in_force("other.toml", 'style="guardian"')
    assert (settings.variant, settings.encoding, settings.style) == ("auto", "cp1252", ("guardian",))
    write(desk / 'variant="en-US"', 'variant = "en-GB"\n')
    assert in_force('variant="en-US"').variant == "en-GB"


def test_a_setting_of_the_command_line_may_name_files_anywhere(desk: Path, tmp_path: Path) -> None:
    (desk / "in").mkdir(exist_ok=True)
    write(desk / "words.txt", "Kiki\n")
    write(desk / "house.toml", 'variant = "en-GB"\n')
    assert in_force('words.accept-files=["words.txt"]').accept == ("Kiki",)
    assert in_force(f'words.accept-files=["{(desk / "words.txt").as_posix()}"]').accept == ("Kiki",)
    settings = in_force('extend="house.toml"')
    assert settings.variant == "en-GB"
    assert str(*settings.origins["variant"]) == f"{desk / 'house.toml'}:1"


def test_the_day_of_a_setting_goes_behind_that_of_the_front_matter(desk: Path) -> None:
    import copylint
    from copylint.linter.options import Options

    copy = "---\ndate: 2026-03-04\n---\n\nThe council met on Wednesday 4 March and agreed on it.\n"
    write(desk / "a.md", copy)

    def found(layer: object = None, **options: object) -> list[str]:
        said = Options(overrides=options, layer=layer, cache=False)  # type: ignore[arg-type]
        report = copylint.Linter(options=said).check_file(str(desk / "a.md"))
        return [f.rule for f in report.findings if f.rule == "dates.weekday"]

    from datetime import date

    assert found(stated(["published=2025-03-04"]).layer) == []
    assert found(published=date(2025, 3, 4)) == ["dates.weekday"]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ('varient="en-GB"', "unknown key 'varient'; did you mean 'variant'?"),
        ('variant="en-UK"', "variant: expected auto, en-US, en-GB; found 'en-UK'; did you mean 'en-US'?"),
        (
            "variant=en-GB",
            "is neither a file nor TOML (Invalid value (at line 1, column 9)); a text stands in quotation"
            " marks, as in 'variant=\"en-GB\"'",
        ),
        ("none.toml", "no file is called so, and KEY=VALUE it is not"),
        ("=1", "no file is called so, and KEY=VALUE it is not"),
        (".", "expected a settings file, found a folder"),
        ('words.rejects=["x"]', "words: unknown key 'rejects'; did you mean 'reject'?"),
        ('rules=["none.yaml"]', "rules: 'none.yaml' does not exist"),
        ('extend="none.toml"', "extend: 'none.toml' does not exist"),
    ],
)
def test_what_is_neither_is_said_with_what_was_typed(desk: Path, value: str, fault: str) -> None:
    with pytest.raises(ConfigError) as e:
        stated([value])
    assert str(e.value).startswith(f"--config {value!r}: ")
    assert fault in str(e.value)


def test_two_files_are_one_too_many(desk: Path) -> None:
    write(desk / "a.toml", "")
    write(desk / "b.toml", "")
    with pytest.raises(ConfigError, match=r"one file at most, found a\.toml and b\.toml"):
        stated(["a.toml", "b.toml"])
